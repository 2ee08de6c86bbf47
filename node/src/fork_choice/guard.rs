//! Branches that finality has abandoned.

use crate::client::FullBackend;
use assay_primitives::{BlockNumber, Hash};
use sc_client_api::Backend;
use sp_blockchain::{HeaderBackend, HeaderMetadata};

/// Whether a block of height `number` on `parent` would be on a branch without the finalised block.
///
/// An unknown parent is an error. Costs one look-up for a block on the best chain, and one for each
/// block between the finalised height and the branch's head for a fork.
pub fn abandons_finalised(
	backend: &FullBackend,
	parent: Hash,
	number: BlockNumber,
) -> sp_blockchain::Result<bool> {
	let chain = backend.blockchain();
	let info = chain.info();
	if number <= info.finalized_number {
		return Ok(true);
	}
	// The best chain always contains the finalised block.
	let (mut ancestor, mut height) = (parent, number.saturating_sub(1));
	while height > info.finalized_number {
		if chain.hash(height)? == Some(ancestor) {
			return Ok(false);
		}
		ancestor = chain.header_metadata(ancestor)?.parent;
		height = height.saturating_sub(1);
	}
	Ok(ancestor != info.finalized_hash)
}
