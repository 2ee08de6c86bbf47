//! How blocks come into the chain.
//!
//! ```text
//! network, file ─► import queue ─► SealVerifier ─┐
//! miner ─────────────────────────────────────────┴─► AssayBlockImport ─► PowBlockImport ─► ExecutedFirst ─┐
//!                                                          └─ warp and state sync ─────────────────► GRANDPA ─► client
//! ```
//!
//! - [`SealVerifier`] judges the header before anything is executed, and once: the [`Sealer`]
//!   remembers.
//! - [`AssayBlockImport`] refuses branches that finality has abandoned, lets blocks without parent
//!   state past the total-difficulty rule, and holds one lock from reading the total difficulty to
//!   the end of the import, so that two imports cannot both believe to be the heaviest.
//! - [`authority_changes`] keeps announcements of other authorities from GRANDPA until the runtime has
//!   confirmed them.
//! - [`siblings`] bounds how many blocks of one height there are.

mod algorithm;
pub mod authority_changes;
mod block_import;
pub mod siblings;
#[cfg(test)]
mod tests;
mod verifier;

pub use algorithm::WorkAlgorithm;
pub use block_import::AssayBlockImport;
pub use siblings::{HasQuorum, MAX_SIBLINGS};
pub use verifier::SealVerifier;

use crate::{
	client::{FullBackend, FullClient},
	fork_choice::{guard::abandons_finalised, HeaviestChain},
	sealing::Sealer,
};
use assay_primitives::Block;
use sc_consensus::{import_queue::BasicQueue, BlockImportParams, BoxBlockImport, StateAction};
use sc_consensus_grandpa::{GrandpaBlockImport, LinkHalf};
use sc_service::TaskManager;
use sc_telemetry::TelemetryHandle;
use siblings::SiblingBound;
use sp_consensus::BlockOrigin;
use std::sync::Arc;
use substrate_prometheus_endpoint::Registry;

/// Held while a block is imported or the best block is changed.
pub type ImportLock = Arc<futures::lock::Mutex<()>>;

/// GRANDPA's part of block import.
pub type FinalityImport = GrandpaBlockImport<FullBackend, Block, FullClient, HeaviestChain>;

/// What connects GRANDPA's voter with its part of block import.
pub type FinalityLink = LinkHalf<Block, FullClient, HeaviestChain>;

/// GRANDPA imports a justification that comes with a block at least once in this many blocks, and
/// makes one as often.
pub const JUSTIFICATION_PERIOD: u32 = 128;

/// Whether the block is to be executed on its parent's state. Blocks that a sync brings without
/// that state are not: historic ones, headers of a fast sync, the target of a state sync.
fn is_executed(block: &BlockImportParams<Block>) -> bool {
	let skips = matches!(block.state_action, StateAction::Skip);
	!skips && !block.with_state() && block.origin != BlockOrigin::GapSync
}

/// Whether the block is on a branch that finality has abandoned.
fn is_abandoned(
	backend: &FullBackend,
	block: &BlockImportParams<Block>,
) -> sp_blockchain::Result<bool> {
	if !is_executed(block) {
		return Ok(false);
	}
	abandons_finalised(backend, block.header.parent_hash, block.header.number)
}

/// Everything needed to take in blocks.
pub struct ImportPipeline {
	/// For the miner's own blocks.
	pub block_import: BoxBlockImport<Block>,
	/// For blocks from the network and from files.
	pub queue: BasicQueue<Block>,
	/// For GRANDPA's voter.
	pub finality_link: FinalityLink,
	/// Held during imports.
	pub lock: ImportLock,
}

/// What the pipeline is made of.
pub struct ImportParams<'a> {
	/// The chain.
	pub client: Arc<FullClient>,
	/// The database.
	pub backend: Arc<FullBackend>,
	/// Which chain to follow.
	pub chain: HeaviestChain,
	/// The proof of work.
	pub sealer: Sealer,
	/// Tells which of too many siblings to keep.
	pub has_quorum: HasQuorum,
	/// Runs the import queue.
	pub task_manager: &'a TaskManager,
	/// Where metrics are registered.
	pub registry: Option<&'a Registry>,
	/// Where GRANDPA reports to.
	pub telemetry: Option<TelemetryHandle>,
}

/// Connect the parts.
pub fn pipeline(params: ImportParams) -> Result<ImportPipeline, sc_service::Error> {
	let ImportParams { client, backend, chain, sealer, has_quorum, .. } = params;
	let (finality_import, finality_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		chain.clone(),
		params.telemetry,
	)?;
	let lock = ImportLock::default();
	let algorithm = WorkAlgorithm::new(client.clone(), sealer.clone());
	let siblings = SiblingBound::new(backend.clone(), chain.clone(), has_quorum);
	let block_import = AssayBlockImport::new(
		client.clone(),
		backend.clone(),
		chain,
		algorithm,
		finality_import.clone(),
		siblings,
		lock.clone(),
	);
	let queue = BasicQueue::new(
		SealVerifier::new(client, backend, sealer),
		Box::new(block_import.clone()),
		Some(Box::new(finality_import)),
		&params.task_manager.spawn_essential_handle(),
		params.registry,
	);
	Ok(ImportPipeline { block_import: Box::new(block_import), queue, finality_link, lock })
}
