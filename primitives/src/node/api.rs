//! What a user asks about StakingNodes.

use super::{AssignedShares, ClosedWindow, FinalityDuty, NodeKeys, NodeMetadata, Tally};
use crate::{share::DelegateRefusal, AccountId, Balance, BlockNumber};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_consensus_grandpa::{AuthorityId, AuthorityWeight, SetId};

/// Why a StakingNode's bond cannot be withdrawn yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum WithdrawalBar {
	/// The node is not closed.
	NotClosed,
	/// So many shares still name it.
	SharesAssigned(u64),
	/// It was registered too recently: the bond is locked until this block.
	LockedUntil(BlockNumber),
	/// It can sign for finality.
	StillAuthority,
	/// It could sign for finality too recently: evidence is awaited until this block.
	EvidenceUntil(BlockNumber),
}

/// A StakingNode, in short.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct NodeSummary {
	/// Its account.
	pub account: AccountId,
	/// What it is called.
	pub name: Vec<u8>,
	/// Its bond.
	pub bond: Balance,
	/// How many shares name it.
	pub shares: AssignedShares,
	/// Why it takes no new shares, if it does not.
	pub refusal: Option<DelegateRefusal>,
}

/// A StakingNode.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct NodeInfo {
	/// What it says of itself.
	pub metadata: NodeMetadata,
	/// Its keys.
	pub keys: NodeKeys,
	/// Its bond as it is.
	pub bond: Balance,
	/// The bond that it registered with.
	pub registered_with: Balance,
	/// What has to be added to the bond before it takes shares again. Zero if it is high enough.
	pub missing_bond: Balance,
	/// When it was registered.
	pub registered: BlockNumber,
	/// When it was closed.
	pub closed: Option<BlockNumber>,
	/// The block from which on it may leave jail, if it is in jail.
	pub jailed_until: Option<BlockNumber>,
	/// How many shares name it.
	pub shares: AssignedShares,
	/// Why it takes no new shares, if it does not.
	pub refusal: Option<DelegateRefusal>,
	/// Whether it is or was an authority of finality.
	pub finality: FinalityDuty,
	/// How often it was drawn.
	pub drawn: u32,
	/// What became of all its votes.
	pub lifetime: Tally,
	/// What became of its votes in the window that is open.
	pub window: Tally,
	/// The last windows, the latest last.
	pub windows: Vec<ClosedWindow>,
	/// What its bond's withdrawal still waits for.
	pub withdrawal_bars: Vec<WithdrawalBar>,
}

/// An authority of finality.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SeatInfo {
	/// Its key.
	pub key: AuthorityId,
	/// Its weight, to be compared with those of the others only.
	pub weight: AuthorityWeight,
	/// Whose key it is. `None` for an authority of genesis that is no StakingNode.
	pub node: Option<AccountId>,
}

/// The authorities of finality.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct FinalitySetInfo {
	/// The number of the set.
	pub id: SetId,
	/// The block in which it took effect.
	pub since: BlockNumber,
	/// Its authorities.
	pub seats: Vec<SeatInfo>,
	/// How many StakingNodes could be elected.
	pub eligible: u32,
	/// Whether authorities of genesis still sit beside the elected ones.
	pub genesis: bool,
	/// The block of the next election.
	pub next_election: BlockNumber,
}

sp_api::decl_runtime_apis! {
	/// What a user asks about StakingNodes.
	pub trait NodeApi {
		/// The bond that a StakingNode would have to hold if it were registered now.
		fn bond_now() -> Balance;
		/// A StakingNode, if the account is one.
		fn node(account: AccountId) -> Option<NodeInfo>;
		/// The StakingNodes, in no order, those after `after`: at most `limit` and at most
		/// [`MAX_PAGE`](crate::share::MAX_PAGE). The last one's account, given as `after`, leads to
		/// the next page.
		fn nodes(after: Option<AccountId>, limit: u32) -> Vec<NodeSummary>;
		/// How many shares name a delegate, a StakingNode or not.
		fn assigned(delegate: AccountId) -> AssignedShares;
		/// The authorities of finality, with those whose keys they are.
		fn finality_set() -> Option<FinalitySetInfo>;
	}
}
