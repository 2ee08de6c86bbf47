//! What a StakingNode says of itself, how it voted, and how many shares name it.

use crate::BlockNumber;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::ConstU32;
use sp_runtime::BoundedVec;

/// How many closed windows of a record are kept.
pub const KEPT_WINDOWS: u32 = 8;

/// What a StakingNode says of itself. Nothing of it is checked: it is what people read. UTF-8.
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
pub struct NodeMetadata {
	/// What it is called.
	pub name: BoundedVec<u8, ConstU32<32>>,
	/// Where it is described.
	pub site: BoundedVec<u8, ConstU32<64>>,
	/// How its operator is reached.
	pub contact: BoundedVec<u8, ConstU32<64>>,
}

/// What became of votes.
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
pub struct Tally {
	/// They came in time.
	#[codec(compact)]
	pub voted: u32,
	/// They came one block late.
	#[codec(compact)]
	pub late: u32,
	/// They did not come.
	#[codec(compact)]
	pub missed: u32,
}

impl Tally {
	/// How many votes there were to give.
	pub fn outcomes(&self) -> u32 {
		self.voted.saturating_add(self.late).saturating_add(self.missed)
	}
}

/// A window of a record whose time is over.
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
pub struct ClosedWindow {
	/// The block in which the last outcome came.
	pub closed: BlockNumber,
	/// What became of its votes.
	pub tally: Tally,
}

/// How many shares name a delegate.
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
pub struct AssignedShares {
	/// All of them.
	#[codec(compact)]
	pub all: u64,
	/// Those that take part in draws.
	#[codec(compact)]
	pub mature: u64,
}

/// Whether a StakingNode could sign for finality.
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
pub enum FinalityDuty {
	/// It never was an authority.
	#[default]
	Never,
	/// It is one.
	Now,
	/// It was one until this block.
	Until(BlockNumber),
}
