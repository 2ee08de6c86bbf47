//! What a node has to know to vote on a block and to build on it.

use super::{DrawnShare, DRAWN};
use crate::{AccountId, BlockNumber, Hash, Header, Moment};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// What a node has to know of the votes on a block.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Ballot {
	/// The height of the block.
	pub number: BlockNumber,
	/// Who is drawn to vote on it, by slot. `None` if nothing is drawn.
	pub drawn: Option<[DrawnShare<AccountId>; DRAWN]>,
	/// Whether a child of the block needs a quorum, unless it escapes.
	pub required: bool,
	/// From which timestamp on a child of the block needs no quorum, in milliseconds.
	pub escape_at: Moment,
	/// The votes on the block's parent that a child of the block may still carry.
	pub late: Option<LateBallot>,
}

/// What can still be voted on a block's parent.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct LateBallot {
	/// The hash of the block's parent.
	pub block: Hash,
	/// By slot, whether the vote is already on chain.
	pub voted: [bool; DRAWN],
}

sp_api::decl_runtime_apis! {
	/// What a node asks to vote and to include votes.
	pub trait ShareVoteApi {
		/// The ballot on the block at which this is asked. `child` is the header of a child of that
		/// block, as far as it is known before the block is built: number, parent hash, nothing
		/// else. The runtime begins that child, so the draw is the very one that the child will
		/// make, also across an upgrade of the runtime.
		fn ballot(child: &Header) -> Ballot;
	}
}
