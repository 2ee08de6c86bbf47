//! The shares drawn to vote on a block.

use super::{LotId, VotingKey, DRAWN};
use crate::{BlockNumber, Hash};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::traits::{BlakeTwo256, Hash as _};

/// What the draw on a block is made from: `blake2_256("assay/draw" ++ hash)`, `hash` being that of
/// its full header including the seal, so that another draw costs another seal (DESIGN 3.1, step
/// 2).
pub fn draw_seed(block: Hash) -> [u8; 32] {
	BlakeTwo256::hash(&[b"assay/draw".as_slice(), block.as_bytes()].concat()).into()
}

/// A share that was drawn, as of the block it votes on: later changes do not touch it.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct DrawnShare<AccountId> {
	/// The lot that the share belonged to.
	pub lot: LotId,
	/// Whose share it was.
	pub owner: AccountId,
	/// Who votes for it.
	pub delegate: AccountId,
	/// The delegate's voting key. `None` if it has none: nobody can vote then.
	pub key: Option<VotingKey>,
}

/// How far the chain asks for votes (DESIGN 3.1, Activation).
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
	Serialize,
	Deserialize,
)]
pub enum Activation {
	/// There are too few shares: nothing is drawn.
	#[default]
	Dormant,
	/// Shares are drawn, votes are included and paid, but not required.
	Optional,
	/// A block without a quorum on its parent is invalid.
	Required,
}

/// What became of a drawn share's vote.
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
pub enum Outcome {
	/// It can still come.
	#[default]
	Pending,
	/// It came in the next block.
	Voted,
	/// It came in the block after the next.
	Late,
	/// It did not come.
	Missed,
}

/// A drawn share and what became of its vote, for anyone to read.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct RecordedShare<AccountId> {
	/// The lot that the share belonged to.
	pub lot: LotId,
	/// Whose share it was.
	pub owner: AccountId,
	/// Who was to vote for it.
	pub delegate: AccountId,
	/// What became of its vote.
	pub outcome: Outcome,
}

/// The draw on one block and what became of its votes.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct DrawRecord<AccountId> {
	/// The height of the block that was voted on.
	pub number: BlockNumber,
	/// Its hash.
	pub hash: Hash,
	/// The drawn shares, by slot.
	pub shares: [RecordedShare<AccountId>; DRAWN],
}
