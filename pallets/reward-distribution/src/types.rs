//! What the pallet stores.

use crate::emission::VoteTerms;
use assay_primitives::{Balance, BlockNumber};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// In how many blocks, its own among them, what a block pays can still be earned: the votes on it
/// come in the next two.
pub const OPEN_BLOCKS: u32 = 3;

/// How many votes one block can carry: three in time and three late ones.
pub const MAX_VOTES: u32 = 6;

/// What a block pays, fixed when it begins, until the last vote on it has come or cannot come any
/// more.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Terms {
	/// The height of the block.
	pub number: BlockNumber,
	/// What its author gets.
	#[codec(compact)]
	pub author: Balance,
	/// What the owner of each drawn share can earn.
	#[codec(compact)]
	pub owner_each: Balance,
	/// What the StakingNode of each drawn share can earn.
	#[codec(compact)]
	pub node_each: Balance,
	/// Shares in the pool when the block began.
	#[codec(compact)]
	pub pool: u64,
	/// On how many millionths of them a StakingNode earns.
	#[codec(compact)]
	pub node_cap: u32,
	/// Of how many drawn shares it is not yet known whether they vote. Shares that were never drawn
	/// stay among them.
	pub pending: u8,
}

impl Terms {
	/// What the vote of one drawn share can pay.
	pub(crate) fn of_vote(&self) -> VoteTerms {
		let Self { owner_each: owner, node_each: node, pool, node_cap, .. } = *self;
		VoteTerms { owner, node, pool, node_cap }
	}

	/// What can still be earned by votes.
	pub(crate) fn open(&self) -> Balance {
		self.owner_each.saturating_add(self.node_each).saturating_mul(self.pending.into())
	}
}

/// What waits for an account's settlement, besides the principal, which the pool counts.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Ledger {
	/// Rewards and fees, which lie in the pot.
	#[codec(compact)]
	pub reward: Balance,
	/// In which block the account is to be settled. `None` if it was, but could not receive the
	/// reward: it is parked.
	pub due: Option<BlockNumber>,
}

/// A place in the calendar.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Place {
	/// The due block.
	pub block: BlockNumber,
	/// How many accounts that are due in it come before.
	pub index: u32,
}

/// A vote that was paid.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct PaidVote {
	/// The height of the block that was voted on.
	pub on: BlockNumber,
	/// What the share's owner was credited with.
	#[codec(compact)]
	pub owner: Balance,
	/// What the StakingNode was credited with.
	#[codec(compact)]
	pub node: Balance,
}

/// The votes that one block pays, those in time before late ones, each by slot.
pub type PaidVotes = BoundedVec<PaidVote, ConstU32<MAX_VOTES>>;

/// What a block has done so far. It is gone at the end of the block.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct Progress {
	/// Rewards that are credited, but not yet minted into the pot.
	pub unminted: Balance,
	/// Fees that lie in the pot, but are not yet credited to the author.
	pub fees: Balance,
	/// The votes that were paid.
	pub votes: PaidVotes,
}
