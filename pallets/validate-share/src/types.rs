//! What the pallet stores.

use assay_primitives::{
	share::{BidId, DelegateRefusal, LotId},
	Balance, BlockNumber,
};
use assay_sum_tree::{Root, FAN_OUT};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The shares that one bid bought at one price. It exists while it has a share.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Lot<AccountId> {
	/// Whose shares they are.
	pub owner: AccountId,
	/// Who votes for them.
	pub delegate: AccountId,
	/// How many are left, at least one.
	#[codec(compact)]
	pub shares: u64,
	/// What these cost: the principal that is still to be returned.
	#[codec(compact)]
	pub cost: Balance,
	/// When they were bought.
	pub bought: BlockNumber,
	/// Whether they take part in draws.
	pub mature: bool,
}

impl<AccountId> Lot<AccountId> {
	/// Take a share out and return its principal: its part of the cost, rounded down, so that the
	/// last share takes the remainder. Nothing of a lot without shares.
	pub(crate) fn take_share(&mut self) -> Balance {
		let principal = self.cost.checked_div(self.shares.into()).unwrap_or(0);
		self.shares = self.shares.saturating_sub(1);
		self.cost = self.cost.saturating_sub(principal);
		principal
	}
}

/// A bid that rests in the book.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Bid<AccountId> {
	/// Whose it is.
	pub owner: AccountId,
	/// Who shall vote for the shares.
	pub delegate: AccountId,
	/// How many shares it still asks for, at least one.
	#[codec(compact)]
	pub shares: u64,
	/// The most it pays for any of them.
	#[codec(compact)]
	pub limit_price: Balance,
}

impl<AccountId> Bid<AccountId> {
	/// The money held for it, without the deposit. A bid is accepted only if this does not
	/// overflow.
	pub(crate) fn held(&self) -> Balance {
		self.limit_price.saturating_mul(self.shares.into())
	}
}

/// A bid's place in the book.
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
pub struct BookEntry {
	/// The most that the bid pays for a share.
	#[codec(compact)]
	pub limit_price: Balance,
	/// The bid.
	#[codec(compact)]
	pub bid: BidId,
}

impl BookEntry {
	/// What the book is sorted by: the best entry, highest limit first and older first among
	/// equals, is the greatest.
	pub(crate) fn rank(&self) -> (Balance, core::cmp::Reverse<BidId>) {
		(self.limit_price, core::cmp::Reverse(self.bid))
	}
}

/// The pool as a whole: what draws, purchases and prices have to know, in one value.
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
pub struct PoolState {
	/// Shares that are bought but do not take part in draws yet.
	#[codec(compact)]
	pub maturing: u64,
	/// Lots, mature or not.
	#[codec(compact)]
	pub lots: u64,
	/// The number of the next lot that is bought.
	#[codec(compact)]
	pub next_lot: LotId,
	/// Every lot below this number is mature, no other one is.
	#[codec(compact)]
	pub next_to_mature: LotId,
	/// No lot below this number is left: each was used up or has expired.
	#[codec(compact)]
	pub next_to_expire: LotId,
	/// The root of the tree of mature lots, with how many shares they have. `None` if there are none.
	pub tree: Option<Root<FAN_OUT>>,
}

impl PoolState {
	/// Shares that take part in draws.
	pub fn mature(&self) -> u64 {
		self.tree.map_or(0, |root| root.total)
	}

	/// How many shares there are, mature or not.
	pub fn size(&self) -> u64 {
		self.mature().saturating_add(self.maturing)
	}
}

/// What an account has, as far as its lots, bids and holds do not say it. Stored while any of it is
/// not zero.
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
pub struct Holdings {
	/// Its shares that take part in draws.
	#[codec(compact)]
	pub mature: u64,
	/// Its shares that do not yet.
	#[codec(compact)]
	pub maturing: u64,
	/// The money held for its bids, without deposits.
	#[codec(compact)]
	pub in_bids: Balance,
	/// The principal of its drawn and expired shares that is not settled yet.
	#[codec(compact)]
	pub due: Balance,
}

/// Why a resting bid went back to its owner.
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
pub enum ReturnReason {
	/// The book was full and a better bid came.
	PushedOut,
	/// Its turn came, but the owner has no money left for the deposit of the lot.
	NoDeposit,
	/// Its turn came, but the delegate has no voting key any more.
	DelegateHasNoVotingKey,
	/// Its turn came, but the delegate is not a StakingNode any more.
	DelegateIsNotANode,
	/// Its turn came, but the delegate is in jail.
	DelegateIsJailed,
	/// Its turn came, but the delegate is closed.
	DelegateIsClosed,
	/// Its turn came, but the delegate lacks a part of its bond.
	DelegateIsInactive,
}

impl From<DelegateRefusal> for ReturnReason {
	fn from(refusal: DelegateRefusal) -> Self {
		match refusal {
			DelegateRefusal::NoVotingKey => Self::DelegateHasNoVotingKey,
			DelegateRefusal::NotANode => Self::DelegateIsNotANode,
			DelegateRefusal::Jailed => Self::DelegateIsJailed,
			DelegateRefusal::Closed => Self::DelegateIsClosed,
			DelegateRefusal::Inactive => Self::DelegateIsInactive,
		}
	}
}
