//! Changes of the authorities of finality, which GRANDPA's import believes too early.
//!
//! It enters the change that a header announces before the runtime has seen the block, and takes it back
//! when the execution fails. That is good enough where the authors are known. Here whoever finds one seal
//! is an author, and an invented change can make GRANDPA panic before anything is executed: one that takes
//! effect past the last block number there can be, or at once, from a block that the node does not have.
//! A panic ends the node, and the block comes again after each start. Therefore
//! - a header whose change cannot be is refused with its form ([`check`]), with a state or without;
//! - a block that announces a change is executed before GRANDPA sees it ([`ExecutedFirst`]). The runtime
//!   finds an announcement that is not its own. Such blocks are few: one in a session.

use super::FinalityImport;
use crate::client::{FullBackend, FullClient};
use assay_primitives::{Block, BlockNumber, Header};
use sc_client_api::Backend;
use sc_consensus::{
	BlockCheckParams, BlockImport, BlockImportParams, ImportResult, StateAction, StorageChanges,
};
use sc_consensus_grandpa::{find_forced_change, find_scheduled_change};
use sp_api::{ApiExt, CallContext, Core, ProvideRuntimeApi};
use sp_consensus::Error as ConsensusError;
use sp_runtime::traits::Block as _;
use std::sync::Arc;

/// The header announces authorities for a block that there can never be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
	"the header of block {number} announces authorities {delay} blocks later, past the last one"
)]
pub struct NeverInEffect {
	/// The header's block.
	number: BlockNumber,
	/// After how many blocks the change would take effect.
	delay: BlockNumber,
}

/// After how many blocks the authorities change that a header announces, as GRANDPA reads it.
fn announced(header: &Header) -> Option<BlockNumber> {
	let forced = || find_forced_change::<Block>(header).map(|(_, change)| change.delay);
	forced().or_else(|| find_scheduled_change::<Block>(header).map(|change| change.delay))
}

/// Whether the change of authorities that a header announces, if any, can take effect.
pub fn check(header: &Header) -> Result<(), NeverInEffect> {
	match announced(header) {
		Some(delay) if header.number.checked_add(delay).is_none() => {
			Err(NeverInEffect { number: header.number, delay })
		},
		_ => Ok(()),
	}
}

/// GRANDPA's import, which is shown a change of authorities only once the runtime has confirmed it.
#[derive(Clone)]
pub struct ExecutedFirst {
	client: Arc<FullClient>,
	backend: Arc<FullBackend>,
	inner: FinalityImport,
}

impl ExecutedFirst {
	/// Around `inner`, for blocks whose parents are in `backend`.
	pub fn new(client: Arc<FullClient>, backend: Arc<FullBackend>, inner: FinalityImport) -> Self {
		Self { client, backend, inner }
	}

	/// What the execution of a block changes in the state, if it is a good one.
	fn execute(&self, block: Block) -> sp_blockchain::Result<StorageChanges<Block>> {
		let (parent, root) = (block.header.parent_hash, block.header.state_root);
		let context = CallContext::Onchain { import: true };
		let mut api = self.client.runtime_api();
		api.set_call_context(context);
		api.execute_block(parent, block.into())?;
		let state = self.backend.state_at(parent, context.into())?;
		let changes =
			api.into_storage_changes(&state, parent).map_err(sp_blockchain::Error::Storage)?;
		if changes.transaction_storage_root == root {
			Ok(StorageChanges::Changes(changes))
		} else {
			Err(sp_blockchain::Error::InvalidStateRoot)
		}
	}
}

#[async_trait::async_trait]
impl BlockImport<Block> for ExecutedFirst {
	type Error = ConsensusError;

	async fn check_block(
		&self,
		block: BlockCheckParams<Block>,
	) -> Result<ImportResult, Self::Error> {
		self.inner.check_block(block).await
	}

	async fn import_block(
		&self,
		mut block: BlockImportParams<Block>,
	) -> Result<ImportResult, Self::Error> {
		let is_to_be_executed =
			matches!(block.state_action, StateAction::Execute | StateAction::ExecuteIfPossible);
		if is_to_be_executed && announced(&block.header).is_some() {
			let body = block.body.clone().unwrap_or_default();
			let changes = self
				.execute(Block::new(block.header.clone(), body))
				.map_err(|error| ConsensusError::ClientImport(error.to_string()))?;
			block.state_action = StateAction::ApplyChanges(changes);
		}
		self.inner.import_block(block).await
	}
}
