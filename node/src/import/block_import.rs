//! Block import around sc-consensus-pow's.

use super::{
	authority_changes::ExecutedFirst, is_abandoned, is_executed, siblings::SiblingBound,
	FinalityImport, ImportLock, WorkAlgorithm,
};
use crate::{
	client::{FullBackend, FullClient},
	fork_choice::HeaviestChain,
};
use assay_primitives::{seal::Difficulty, Block, Hash};
use codec::Encode;
use sc_client_api::Backend;
use sc_consensus::{
	BlockCheckParams, BlockImport, BlockImportParams, ForkChoiceStrategy, ImportResult,
};
use sc_consensus_pow::{PowAux, PowBlockImport, PowIntermediate, INTERMEDIATE_KEY, POW_AUX_PREFIX};
use sp_blockchain::{BlockStatus, HeaderBackend};
use sp_consensus::{BlockOrigin, Error as ConsensusError};
use sp_inherents::CreateInherentDataProviders;
use std::sync::Arc;

/// What a block's inherents are checked against: this node's clock.
#[derive(Clone)]
pub struct ClockProvider;

#[async_trait::async_trait]
impl CreateInherentDataProviders<Block, ()> for ClockProvider {
	type InherentDataProviders = sp_timestamp::InherentDataProvider;

	async fn create_inherent_data_providers(
		&self,
		_parent: Hash,
		_extra: (),
	) -> Result<Self::InherentDataProviders, Box<dyn std::error::Error + Send + Sync>> {
		Ok(sp_timestamp::InherentDataProvider::from_system_time())
	}
}

type WorkImport =
	PowBlockImport<Block, ExecutedFirst, FullClient, HeaviestChain, WorkAlgorithm, ClockProvider>;

/// The way into the chain for every block. Cheap to clone; all clones share one lock.
#[derive(Clone)]
pub struct AssayBlockImport {
	backend: Arc<FullBackend>,
	by_work: WorkImport,
	by_finality: FinalityImport,
	siblings: SiblingBound,
	lock: ImportLock,
}

impl AssayBlockImport {
	/// Around `finality`, with total difficulty as the fork choice and a bound on siblings.
	pub fn new(
		client: Arc<FullClient>,
		backend: Arc<FullBackend>,
		chain: HeaviestChain,
		algorithm: WorkAlgorithm,
		finality: FinalityImport,
		siblings: SiblingBound,
		lock: ImportLock,
	) -> Self {
		let executed = ExecutedFirst::new(client.clone(), backend.clone(), finality.clone());
		let by_work = PowBlockImport::new(executed, client, algorithm, 0, chain, ClockProvider);
		Self { backend, by_work, by_finality: finality, siblings, lock }
	}

	/// Make room for a block among its siblings. False if there is none.
	fn has_room(&self, block: &BlockImportParams<Block>) -> sp_blockchain::Result<bool> {
		let known = self.backend.blockchain().status(block.post_hash())?;
		if !is_executed(block) || known != BlockStatus::Unknown {
			return Ok(true);
		}
		self.siblings.make_room(block.header.number)
	}

	/// A block that a warp sync's proof vouches for: kept, but never the best.
	async fn import_proven(
		&self,
		mut block: BlockImportParams<Block>,
	) -> Result<ImportResult, ConsensusError> {
		block.fork_choice = Some(ForkChoiceStrategy::Custom(false));
		self.by_finality.import_block(block).await
	}

	/// The block at which a state sync arrives: the chain's total difficulty counts from here.
	async fn import_with_state(
		&self,
		mut block: BlockImportParams<Block>,
	) -> Result<ImportResult, ConsensusError> {
		let difficulty = block
			.remove_intermediate::<PowIntermediate<Difficulty>>(INTERMEDIATE_KEY)?
			.difficulty
			.unwrap_or_default();
		let aux = PowAux { difficulty, total_difficulty: difficulty };
		let key = [&POW_AUX_PREFIX[..], block.post_hash().as_bytes()].concat();
		block.auxiliary.push((key, Some(aux.encode())));
		// A fast sync brings the state of a block whose header is here already, below the best one.
		let known = self
			.backend
			.blockchain()
			.status(block.post_hash())
			.map_err(|error| ConsensusError::ChainLookup(error.to_string()))?;
		let is_new = known == BlockStatus::Unknown;
		block.fork_choice = Some(ForkChoiceStrategy::Custom(is_new));
		self.by_finality.import_block(block).await
	}
}

#[async_trait::async_trait]
impl BlockImport<Block> for AssayBlockImport {
	type Error = ConsensusError;

	async fn check_block(
		&self,
		block: BlockCheckParams<Block>,
	) -> Result<ImportResult, Self::Error> {
		let number = block.number;
		match self.by_work.check_block(block).await? {
			// A response holds at most 128 blocks of a fork, so those of a longer one come without
			// their ancestors. That is no reason to restart the sync, which is what an unknown
			// parent leads to: the search for the last common block goes on.
			ImportResult::UnknownParent
				if number <= self.backend.blockchain().info().best_number =>
			{
				Ok(ImportResult::MissingState)
			},
			result => Ok(result),
		}
	}

	async fn import_block(
		&self,
		block: BlockImportParams<Block>,
	) -> Result<ImportResult, Self::Error> {
		let _one_at_a_time = self.lock.lock().await;
		if block.origin == BlockOrigin::WarpSync {
			return self.import_proven(block).await;
		}
		if block.with_state() {
			return self.import_with_state(block).await;
		}
		let abandoned = is_abandoned(&self.backend, &block)
			.map_err(|error| ConsensusError::ChainLookup(error.to_string()))?;
		if abandoned {
			log::debug!(
				target: "sync",
				"Block {:?} (#{}) is on a branch that finality has abandoned",
				block.post_hash(),
				block.header.number,
			);
			// The one answer that neither restarts the sync nor bans the peer.
			return Ok(ImportResult::MissingState);
		}
		let has_room = self
			.has_room(&block)
			.map_err(|error| ConsensusError::ChainLookup(error.to_string()))?;
		if !has_room {
			log::warn!(
				target: "sync",
				"Block {:?} (#{}) has too many siblings that something is built on",
				block.post_hash(),
				block.header.number,
			);
			return Ok(ImportResult::MissingState);
		}
		self.by_work.import_block(block).await
	}
}
