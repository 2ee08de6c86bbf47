//! Who votes on a block.

use crate::client::FullClient;
use assay_primitives::{
	share::{Ballot, ShareVoteApi},
	BlockNumber, Hash, Header,
};
use sp_api::{ApiError, ProvideRuntimeApi};
use sp_runtime::{traits::Header as _, Digest};

/// Tells the ballot on a block.
pub trait Ballots: Send + Sync {
	/// The ballot on `block`, whose height is `number`. Executes the first hooks of a child of the
	/// block.
	///
	/// # Errors
	///
	/// If the state of the block is not there, or its runtime cannot tell.
	fn ballot(&self, block: Hash, number: BlockNumber) -> Result<Ballot, ApiError>;
}

impl Ballots for FullClient {
	fn ballot(&self, block: Hash, number: BlockNumber) -> Result<Ballot, ApiError> {
		let (roots, digest) = (Hash::default(), Digest::default());
		let child = Header::new(number.saturating_add(1), roots, roots, block, digest);
		self.runtime_api().ballot(block, &child)
	}
}
