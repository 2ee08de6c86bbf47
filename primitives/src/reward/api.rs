//! What a user asks of rewards and their settlement.

use super::RewardTotals;
use crate::{seal::Difficulty, AccountId, Balance, BlockNumber};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// What a block pays (DESIGN 3.5).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BlockReward {
	/// The height of the block.
	pub number: BlockNumber,
	/// How often the reward has halved before it.
	pub halvings: u32,
	/// The difficulty that is reckoned with.
	pub difficulty: Difficulty,
	/// The size of the pool that is reckoned with.
	pub pool: u64,
	/// What it would pay at full difficulty.
	pub scheduled: Balance,
	/// What it pays at this difficulty, if everything is earned at full participation.
	pub reward: Balance,
	/// What its author gets of that.
	pub author: Balance,
	/// How much of the owners' and the nodes' part is paid at this size of the pool, in millionths,
	/// rounded down.
	pub participation: u32,
	/// What the owner of a drawn share gets for a vote in time.
	pub owner_each: Balance,
	/// What a StakingNode gets for a vote in time.
	pub node_each: Balance,
}

/// What a share that is bought now yields in a year, at the current price, pool, difficulty and
/// parameters, as long as shares are drawn and every vote comes in time.
///
/// A share votes once, then its principal comes back and can buy the next: a cycle of
/// `maturity + waiting + settlement` blocks for one reward. Not reckoned with: the part of a
/// StakingNode, shares that expire before they are drawn, fees and deposits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ShareYield {
	/// What the share costs.
	pub price: Balance,
	/// What its vote pays to its owner.
	pub reward: Balance,
	/// How many blocks pass until it takes part in draws.
	pub maturity: BlockNumber,
	/// How many more pass on average until it is drawn: three shares a block leave the pool.
	pub waiting: u64,
	/// How many more pass until reward and principal are paid.
	pub settlement: BlockNumber,
	/// How many blocks a year of 365.25 days has.
	pub blocks_per_year: u64,
	/// What the money for one share earns in a year, rounded down.
	pub reward_per_year: Balance,
	/// The same in millionths of the price, rounded down; as many as there can be if it costs
	/// nothing.
	pub yield_millionths: u64,
}

/// What waits for an account's settlement.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
pub struct Unsettled {
	/// Principal of drawn and expired shares, on hold in the account itself.
	pub principal: Balance,
	/// Rewards and fees.
	pub reward: Balance,
	/// In which block they are paid, or as soon after it as others before it are.
	pub due: Option<BlockNumber>,
	/// Whether the account could not receive its reward when it was due. It keeps it; the next
	/// credit, or anybody's call of `settle`, tries again.
	pub parked: bool,
}

sp_api::decl_runtime_apis! {
	/// What a user asks of rewards and their settlement.
	pub trait RewardApi {
		/// What the block at this height pays at the current difficulty, pool and parameters; the
		/// next block if no height is given.
		fn block_reward(number: Option<BlockNumber>) -> BlockReward;
		/// What a share that is bought now yields in a year.
		fn share_yield() -> ShareYield;
		/// What waits for an account's settlement.
		fn unsettled(account: AccountId) -> Unsettled;
		/// What became of all rewards since the beginning.
		fn totals() -> RewardTotals;
		/// How many accounts are due in this block and not yet settled.
		fn due_count(block: BlockNumber) -> u32;
		/// These accounts, in the order in which they are settled, each with its place: at most
		/// `limit` and at most [`MAX_PAGE`](crate::share::MAX_PAGE); the last one's place, given as
		/// `after`, leads to the next page.
		fn due_accounts(
			block: BlockNumber,
			after: Option<u32>,
			limit: u32,
		) -> Vec<(u32, AccountId)>;
	}
}
