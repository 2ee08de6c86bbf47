//! The traits through which the pallets reach each other (DESIGN, section 2).

use super::{LotId, VotingKey, DRAWN};
use crate::{Balance, BlockNumber};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// A share as it leaves the pool.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DrawnLot<AccountId> {
	/// The lot that the share belonged to.
	pub lot: LotId,
	/// Whose share it was.
	pub owner: AccountId,
	/// Who votes for it.
	pub delegate: AccountId,
}

/// The pool of shares. Implemented by validate-share, used by share-vote and stake-pool.
pub trait SharePool<AccountId> {
	/// How many shares take part in draws.
	fn mature() -> u64;
	/// How many shares there are, mature or not: what the price depends on.
	fn size() -> u64;
	/// Take [`DRAWN`] distinct shares out of the pool, each set of them equally likely over the
	/// seeds. Their principal becomes due. `None`, and nothing is taken, if there are fewer mature
	/// shares.
	fn draw(seed: &[u8; 32]) -> Option<[DrawnLot<AccountId>; DRAWN]>;
	/// What the next share costs.
	fn asked_price() -> Balance;
	/// How much principal of drawn and expired shares waits for an account's settlement.
	fn due(owner: &AccountId) -> Balance;
	/// Return all principal that is due to an account, and say how much it was.
	fn settle(owner: &AccountId) -> Balance;
	/// Give `owner` a lot of so many mature shares, at any price, for a benchmark or a test.
	#[cfg(feature = "runtime-benchmarks")]
	fn create_mature_lot(owner: &AccountId, shares: u64);
	/// Let so much principal, at least one unit, be due to `owner`, for a benchmark or a test.
	#[cfg(feature = "runtime-benchmarks")]
	fn make_due(owner: &AccountId, principal: Balance);
}

/// Why a delegate cannot take shares.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum DelegateRefusal {
	/// The delegate has no voting key.
	NoVotingKey,
	/// The delegate is neither the owner of the shares nor a StakingNode.
	NotANode,
	/// The StakingNode is in jail.
	Jailed,
	/// The StakingNode is closed, for good.
	Closed,
	/// The StakingNode lacks a part of its bond, until it adds to it.
	Inactive,
}

/// Who may vote for shares, and how they do. Implemented by staking-node, and for solo holders by
/// share-vote; used by share-vote and validate-share.
pub trait VoterDirectory<AccountId> {
	/// The key that signs an account's votes.
	fn voting_key(delegate: &AccountId) -> Option<VotingKey>;
	/// Whether `delegate` may take new shares of `owner`.
	///
	/// # Errors
	///
	/// Why not.
	fn may_take(owner: &AccountId, delegate: &AccountId) -> Result<(), DelegateRefusal>;
	/// A share of the delegate's was drawn.
	fn note_drawn(delegate: &AccountId);
	/// A vote for it came, in time or late.
	fn note_voted(delegate: &AccountId, timing: VoteTiming);
	/// No vote for it came.
	fn note_missed(delegate: &AccountId);
	/// Let an account take shares of its own, for a benchmark.
	#[cfg(feature = "runtime-benchmarks")]
	fn enable_voter(_: &AccountId) {}
}

/// No StakingNodes: everybody votes alone.
impl<AccountId: PartialEq> VoterDirectory<AccountId> for () {
	fn voting_key(_: &AccountId) -> Option<VotingKey> {
		None
	}

	fn may_take(_: &AccountId, _: &AccountId) -> Result<(), DelegateRefusal> {
		Err(DelegateRefusal::NotANode)
	}

	fn note_drawn(_: &AccountId) {}

	fn note_voted(_: &AccountId, _: VoteTiming) {}

	fn note_missed(_: &AccountId) {}
}

/// Whether a delegate earns the StakingNodes' part of a reward (DESIGN 3.5).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum NodeStanding {
	/// It is no StakingNode: a holder that votes alone.
	NotANode,
	/// It is one, but in jail or short of its bond. A closed one still earns on the shares that it has
	/// to vote for.
	Suspended,
	/// It earns.
	Earning {
		/// How many shares name it: beyond a part of the pool it earns nothing.
		shares: u64,
	},
}

/// How many shares name a StakingNode, and whether it earns. Implemented by staking-node, used by
/// validate-share and reward-distribution.
pub trait NodeRegistry<AccountId> {
	/// So many more shares name the delegate; whether they take part in draws.
	fn assign(delegate: &AccountId, shares: u64, mature: bool);
	/// So many shares that name the delegate take part in draws from now on.
	fn mature(delegate: &AccountId, shares: u64);
	/// So many fewer shares name the delegate; whether they took part in draws.
	fn release(delegate: &AccountId, shares: u64, mature: bool);
	/// Whether the delegate earns the StakingNodes' part.
	fn standing(delegate: &AccountId) -> NodeStanding;
}

impl<AccountId> NodeRegistry<AccountId> for () {
	fn assign(_: &AccountId, _: u64, _: bool) {}

	fn mature(_: &AccountId, _: u64) {}

	fn release(_: &AccountId, _: u64, _: bool) {}

	fn standing(_: &AccountId) -> NodeStanding {
		NodeStanding::NotANode
	}
}

/// When a vote came.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum VoteTiming {
	/// In the block after the one it is on.
	InTime,
	/// One block later.
	Late,
}

/// Where votes are paid. Implemented by reward-distribution, used by share-vote. Each drawn share is
/// told of once, in one way or the other, before the block three after `number` has begun.
pub trait RewardSink<AccountId> {
	/// A vote on the block at `number`, by `delegate` for a share of `owner`, was included.
	fn voted(number: BlockNumber, owner: &AccountId, delegate: &AccountId, timing: VoteTiming);
	/// The vote on the block at `number`, by `delegate` for a share of `owner`, did not come.
	fn missed(number: BlockNumber, owner: &AccountId, delegate: &AccountId);
	/// Let the votes on the block at `number`, and on those after it up to three in all, be worth
	/// something, for a benchmark.
	#[cfg(feature = "runtime-benchmarks")]
	fn open(_: BlockNumber) {}
}

impl<AccountId> RewardSink<AccountId> for () {
	fn voted(_: BlockNumber, _: &AccountId, _: &AccountId, _: VoteTiming) {}

	fn missed(_: BlockNumber, _: &AccountId, _: &AccountId) {}
}

/// Where principal goes that is to be returned. Implemented by reward-distribution, used by
/// validate-share.
pub trait Settlement<AccountId> {
	/// So much principal, still on hold in the account, has become due: the account is to be settled
	/// (DESIGN 3.6). How much is due in all is counted by the caller.
	fn credit_principal(owner: &AccountId, amount: Balance);
}

impl<AccountId> Settlement<AccountId> for () {
	fn credit_principal(_: &AccountId, _: Balance) {}
}

/// Whom the settlement of an account concerns. Implemented by stake-pool, used by
/// reward-distribution.
pub trait OnSettled<AccountId> {
	/// The account has just got back so much principal, and so much reward.
	fn settled(who: &AccountId, principal: Balance, reward: Balance);
}

impl<AccountId> OnSettled<AccountId> for () {
	fn settled(_: &AccountId, _: Balance, _: Balance) {}
}

/// How many votes on its parent the current block carries. Implemented by share-vote, used where
/// the author is paid.
pub trait VotesCarried {
	/// Out of [`DRAWN`]; `None` if nothing was drawn, so that nothing can be carried.
	fn votes_carried() -> Option<u32>;
}
