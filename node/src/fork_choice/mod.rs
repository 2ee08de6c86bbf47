//! Which chain this node follows: the one with the most work that contains the finalised block.
//!
//! Between chains of equal work the first one seen stays (DESIGN 3.3).
//!
//! - [`HeaviestChain`] answers the question for the miner and for GRANDPA.
//! - [`guard`] tells branches that do not contain the finalised block.
//! - [`after_finality`] moves the best block to the heaviest descendant of the finalised one when
//!   finality has abandoned the branch that was best.
//! - [`vote_reach`] keeps votes for finality on blocks that everybody can fetch.

pub mod after_finality;
pub mod guard;
mod heaviest_chain;
#[cfg(test)]
mod tests;
pub mod vote_reach;

pub use heaviest_chain::HeaviestChain;

use assay_primitives::{seal::Difficulty, Block, BlockNumber, Hash};
use sc_client_api::AuxStore;
use sc_consensus_pow::PowAux;
use sp_blockchain::{HeaderBackend, HeaderMetadata};

/// The work that went into the chain up to and including `hash`.
///
/// A warp-synced chain counts from the block it started at. That does not disturb comparisons,
/// because all chains that are compared contain that (finalised) block. Zero for the genesis block
/// and for an unknown one.
pub fn total_difficulty<C: AuxStore>(client: &C, hash: Hash) -> sp_blockchain::Result<Difficulty> {
	PowAux::<Difficulty>::read::<_, Block>(client, &hash)
		.map(|aux| aux.total_difficulty)
		.map_err(|error| sp_blockchain::Error::Application(Box::new(error)))
}

/// The ancestor of `hash` at `height`, or `hash` itself; `None` if `height` is above it.
fn ancestor_at<C>(chain: &C, hash: Hash, height: BlockNumber) -> sp_blockchain::Result<Option<Hash>>
where
	C: HeaderBackend<Block> + HeaderMetadata<Block, Error = sp_blockchain::Error>,
{
	let mut block = chain.header_metadata(hash)?;
	while block.number > height {
		// Once on the best chain, the rest of the way is one look-up.
		if chain.hash(block.number)? == Some(block.hash) {
			return chain.hash(height);
		}
		block = chain.header_metadata(block.parent)?;
	}
	Ok((block.number == height).then_some(block.hash))
}
