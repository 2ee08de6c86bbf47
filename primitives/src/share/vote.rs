//! What is signed, and the inherent that carries votes.

use super::{Slot, VoteSignature, DRAWN};
use crate::Hash;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;
use sp_inherents::{InherentIdentifier, IsFatalError};

/// Under which a node hands the votes to the block it builds.
pub const VOTE_INHERENT_IDENTIFIER: InherentIdentifier = *b"assyvote";

/// What a vote signs: `("assay/vote", genesis, block, slot)`, SCALE-encoded, the tag as its bytes
/// alone (DESIGN 3.1, step 3).
pub fn vote_payload(genesis: Hash, block: Hash, slot: Slot) -> Vec<u8> {
	(*b"assay/vote", genesis, block, slot).encode()
}

/// The votes on one block, by slot. A second vote of one share, or a fourth, cannot be written.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct BlockVotes(pub [Option<VoteSignature>; DRAWN]);

impl BlockVotes {
	/// How many there are.
	pub fn count(&self) -> usize {
		self.0.iter().flatten().count()
	}

	/// The votes with their slots.
	pub fn iter(&self) -> impl Iterator<Item = (Slot, &VoteSignature)> {
		(0..).zip(&self.0).filter_map(|(slot, vote)| vote.as_ref().map(|vote| (slot, vote)))
	}
}

/// The votes that a block carries.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct VoteInherent {
	/// On the block's parent.
	pub votes: BlockVotes,
	/// On the parent's parent: those that the parent does not carry itself.
	pub late: BlockVotes,
}

/// Why a block's votes are refused as inherent data. There is no such reason: the votes are judged
/// when the block is executed, by rules that do not depend on who looks.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub enum VoteInherentError {}

impl IsFatalError for VoteInherentError {
	fn is_fatal_error(&self) -> bool {
		match *self {}
	}
}
