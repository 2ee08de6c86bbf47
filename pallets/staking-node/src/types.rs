//! What the pallet stores.

use crate::{bond, Config};
use assay_primitives::{
	node::{ClosedWindow, FinalityDuty, NodeKeys, Tally, KEPT_WINDOWS},
	parameters::NodeParameters,
	Balance, BlockNumber,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	traits::ConstU32, BoundedVec, CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound,
	PartialEqNoBound,
};
use scale_info::TypeInfo;
use sp_consensus_grandpa::{AuthorityId, AuthorityWeight, SetId};

/// A StakingNode.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Node {
	/// Its keys.
	pub keys: NodeKeys,
	/// The bond that it registered with: what penalties are a part of.
	#[codec(compact)]
	pub registered_with: Balance,
	/// The bond that is held.
	#[codec(compact)]
	pub bond: Balance,
	/// When it was registered.
	pub registered: BlockNumber,
	/// When it was closed.
	pub closed: Option<BlockNumber>,
	/// The block from which on it may leave jail, as long as it is in jail.
	pub jailed_until: Option<BlockNumber>,
	/// When it was last punished for missed votes.
	pub punished: Option<BlockNumber>,
	/// Whether it can sign for finality, or until when it could.
	pub finality: FinalityDuty,
	/// What it is ranked by, as long as it can be elected.
	pub ranked: Option<Balance>,
}

impl Node {
	/// A node that has just been registered.
	pub(crate) fn new(keys: NodeKeys, bond: Balance, now: BlockNumber) -> Self {
		Self {
			keys,
			registered_with: bond,
			bond,
			registered: now,
			closed: None,
			jailed_until: None,
			punished: None,
			finality: FinalityDuty::Never,
			ranked: None,
		}
	}

	/// What is missing to the bond of an active node.
	pub(crate) fn missing_bond(&self, parameters: &NodeParameters) -> Balance {
		bond::least_active(parameters, self.registered_with).saturating_sub(self.bond)
	}

	/// Whether it can take shares and be elected.
	pub(crate) fn is_fit(&self, parameters: &NodeParameters) -> bool {
		self.closed.is_none() && self.jailed_until.is_none() && self.missing_bond(parameters) == 0
	}
}

/// How a StakingNode voted.
#[derive(
	Clone,
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
pub struct Record {
	/// How often it was drawn, votes that can still come included.
	#[codec(compact)]
	pub drawn: u32,
	/// What became of all its votes.
	pub lifetime: Tally,
	/// What became of its votes since the last window was closed.
	pub window: Tally,
	/// The last closed windows, the latest last.
	pub windows: BoundedVec<ClosedWindow, ConstU32<KEPT_WINDOWS>>,
}

/// Who sits in a finality set: a StakingNode, or an authority of genesis that is none.
#[derive(
	Clone,
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
pub enum Seat<AccountId> {
	/// A StakingNode, whatever its key is.
	Node(AccountId),
	/// An authority of genesis.
	Genesis(AuthorityId),
}

/// An authority of finality.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Member<AccountId> {
	/// Its key.
	pub key: AuthorityId,
	/// Its weight. Comparable only inside the set.
	pub weight: AuthorityWeight,
	/// The StakingNode whose key it was when the set was made.
	pub node: Option<AccountId>,
}

/// The members of a set.
pub type MembersOf<T> =
	BoundedVec<Member<<T as frame_system::Config>::AccountId>, <T as Config>::MaxSetSize>;

/// A finality set, kept until nobody can be called to account for it any more.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
#[codec(mel_bound())]
#[scale_info(skip_type_params(T))]
pub struct FinalitySet<T: Config> {
	/// The authorities.
	pub members: MembersOf<T>,
	/// The block with which it took effect.
	pub since: BlockNumber,
	/// The block with which the next set took effect.
	pub until: Option<BlockNumber>,
}

impl<T: Config> FinalitySet<T> {
	/// The weight of all members together.
	pub(crate) fn total(&self) -> AuthorityWeight {
		self.members.iter().fold(0, |sum, member| member.weight.saturating_add(sum))
	}
}

/// A forced change that waits for its block.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
#[codec(mel_bound())]
#[scale_info(skip_type_params(T))]
pub struct PendingSet<T: Config> {
	/// The number of the new set.
	pub id: SetId,
	/// Its authorities.
	pub members: MembersOf<T>,
	/// The block with which it takes effect.
	pub at: BlockNumber,
}

/// Who equivocated in a set.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	DefaultNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
#[codec(mel_bound())]
#[scale_info(skip_type_params(T))]
pub struct Offences<T: Config> {
	/// The weight of the offenders together.
	pub weight: AuthorityWeight,
	/// The offenders.
	pub offenders: BoundedVec<Offender<T::AccountId>, T::MaxSetSize>,
}

/// A StakingNode that equivocated.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct Offender<AccountId> {
	/// The node.
	pub node: AccountId,
	/// Its bond when it was first proven.
	#[codec(compact)]
	pub bond: Balance,
	/// What it has paid for it.
	#[codec(compact)]
	pub paid: Balance,
}

/// Why a bond is slashed.
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
pub enum SlashCause {
	/// Too many votes of a window were missed.
	MissedVotes,
	/// The node signed two contradicting votes of finality.
	Equivocation,
}
