//! The heaviest chain, for whoever has to choose one.

use super::{ancestor_at, total_difficulty};
use crate::client::FullBackend;
use assay_primitives::{Block, BlockNumber, Hash, Header};
use sc_client_api::Backend;
use sp_blockchain::{Backend as _, CachedHeaderMetadata, Error, HeaderBackend, HeaderMetadata};
use sp_consensus::{Error as ConsensusError, SelectChain};
use sp_runtime::generic::BlockId;
use std::sync::Arc;

/// Chooses the chain with the most work. Cheap to clone.
#[derive(Clone)]
pub struct HeaviestChain {
	backend: Arc<FullBackend>,
}

impl HeaviestChain {
	/// Over the blocks in `backend`.
	pub fn new(backend: Arc<FullBackend>) -> Self {
		Self { backend }
	}

	/// The heaviest leaf that descends from `base`, or `base` itself if it is a leaf.
	///
	/// Looks at every leaf that is not yet finalised away: a handful.
	pub fn heaviest_descendant(&self, base: Hash) -> sp_blockchain::Result<Hash> {
		let chain = self.backend.blockchain();
		let base_number = chain.expect_block_number_from_id(&BlockId::Hash(base))?;
		let mut heaviest = (total_difficulty(&*self.backend, base)?, base);
		for leaf in self.leaves()? {
			let leaf = leaf?;
			let work = total_difficulty(&*self.backend, leaf.hash)?;
			if work > heaviest.0 && ancestor_at(chain, leaf.hash, base_number)? == Some(base) {
				heaviest = (work, leaf.hash);
			}
		}
		Ok(heaviest.1)
	}

	/// The blocks at `height` that finality has not abandoned: those that something is built on,
	/// then the leaves, the oldest first.
	///
	/// Looks at the leaves from there on upwards. There can be many below where finality stands still.
	pub fn blocks_at(&self, height: BlockNumber) -> sp_blockchain::Result<Vec<Hash>> {
		let mut blocks = Vec::new();
		for leaf in self.leaves()? {
			let leaf = leaf?;
			if leaf.number < height {
				break;
			}
			if let Some(block) = ancestor_at(self.backend.blockchain(), leaf.hash, height)? {
				if !blocks.contains(&block) {
					blocks.push(block);
				}
			}
		}
		Ok(blocks)
	}

	/// The leaves, from the highest down, and of one height in the order of their import. Each is looked
	/// up when its turn comes.
	///
	/// The database lists a leaf a moment before it has the block. Such a one is left out.
	fn leaves(
		&self,
	) -> sp_blockchain::Result<
		impl Iterator<Item = sp_blockchain::Result<CachedHeaderMetadata<Block>>> + '_,
	> {
		let chain = self.backend.blockchain();
		let known = |leaf| match chain.header_metadata(leaf) {
			Err(Error::UnknownBlock(_)) => None,
			found => Some(found),
		};
		Ok(chain.leaves()?.into_iter().filter_map(known))
	}

	fn target(&self, base: Hash, highest: Option<BlockNumber>) -> sp_blockchain::Result<Hash> {
		let chain = self.backend.blockchain();
		let base_number = chain.expect_block_number_from_id(&BlockId::Hash(base))?;
		let best = chain.info().best_hash;
		let head = match ancestor_at(chain, best, base_number)? {
			Some(ancestor) if ancestor == base => best,
			_ => self.heaviest_descendant(base)?,
		};
		let head_number = chain.expect_block_number_from_id(&BlockId::Hash(head))?;
		let height = highest.unwrap_or(head_number).min(head_number).max(base_number);
		Ok(ancestor_at(chain, head, height)?.unwrap_or(base))
	}
}

#[async_trait::async_trait]
impl SelectChain<Block> for HeaviestChain {
	async fn leaves(&self) -> Result<Vec<Hash>, ConsensusError> {
		self.backend.blockchain().leaves().map_err(chain_lookup)
	}

	async fn best_chain(&self) -> Result<Header, ConsensusError> {
		let chain = self.backend.blockchain();
		chain.expect_header(chain.info().best_hash).map_err(chain_lookup)
	}

	async fn finality_target(
		&self,
		base: Hash,
		highest: Option<BlockNumber>,
	) -> Result<Hash, ConsensusError> {
		self.target(base, highest).map_err(chain_lookup)
	}
}

fn chain_lookup(error: sp_blockchain::Error) -> ConsensusError {
	ConsensusError::ChainLookup(error.to_string())
}
