//! After finality has moved to another branch.
//!
//! The client makes the finalised block the best one when it is not on the best chain, and leaves
//! it to others to find a better block above it. Without that, the miner would rebuild what is
//! already there.

use super::{total_difficulty, HeaviestChain};
use crate::{
	client::{FullBackend, FullClient},
	import::ImportLock,
};
use assay_primitives::{Block, Hash};
use futures::StreamExt;
use sc_client_api::{
	BlockImportOperation, BlockchainEvents, ClientImportOperation, ImportNotificationAction,
	ImportSummary, LockImportRun,
};
use sp_blockchain::HeaderBackend;
use sp_consensus::BlockOrigin;
use std::sync::Arc;

/// Follow finality for as long as the client lives.
pub async fn follow(client: Arc<FullClient>, chain: HeaviestChain, lock: ImportLock) {
	let mut finalised = client.finality_notification_stream();
	while finalised.next().await.is_some() {
		let _imports_wait = lock.lock().await;
		match take_heaviest(&client, &chain) {
			Ok(Some(best)) => {
				log::info!(target: "sync", "Finality chose another branch: its best block is {best:?}")
			},
			Ok(None) => (),
			Err(error) => log::warn!(
				target: "sync",
				"Cannot look for the heaviest block above the finalised one: {error}"
			),
		}
	}
}

/// Make the heaviest descendant of the finalised block the best one, if it is not. Returns it if
/// that changed anything.
pub fn take_heaviest(
	client: &FullClient,
	chain: &HeaviestChain,
) -> sp_blockchain::Result<Option<Hash>> {
	let info = client.info();
	let heaviest = chain.heaviest_descendant(info.finalized_hash)?;
	let lighter = total_difficulty(client, info.best_hash)? < total_difficulty(client, heaviest)?;
	if !lighter {
		return Ok(None);
	}
	let header = client.header(heaviest)?.ok_or_else(|| {
		sp_blockchain::Error::UnknownBlock(format!("the header of leaf {heaviest:?} is missing"))
	})?;
	let route = sp_blockchain::tree_route(client, info.best_hash, heaviest)?;
	client.lock_import_and_run(|operation: &mut ClientImportOperation<Block, FullBackend>| {
		operation.op.mark_head(heaviest)?;
		operation.notify_imported = Some(ImportSummary {
			hash: heaviest,
			origin: BlockOrigin::ConsensusBroadcast,
			header,
			is_new_best: true,
			storage_changes: None,
			tree_route: Some(route),
			import_notification_action: ImportNotificationAction::RecentBlock,
		});
		Ok::<_, sp_blockchain::Error>(())
	})?;
	Ok(Some(heaviest))
}
