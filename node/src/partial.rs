//! Opens the chain: the parts of the node without its network.

use crate::{
	client::{Executor, FullBackend, FullClient},
	executor::executor,
	fork_choice::HeaviestChain,
	import::{self, ImportParams, ImportPipeline},
	sealing::Sealer,
	voting::VoteStore,
};
use assay_primitives::{
	seal::{SealAlgorithm, SealApi},
	Block,
};
use assay_runtime::RuntimeApi;
use sc_service::{error::Error as ServiceError, Configuration, TaskManager};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use std::sync::Arc;

/// The parts that every command needs which touches the chain.
pub struct PartialNode {
	/// The chain.
	pub client: Arc<FullClient>,
	/// The database.
	pub backend: Arc<FullBackend>,
	/// Runs tasks, and stops them.
	pub task_manager: TaskManager,
	/// The keys.
	pub keystore: sc_service::KeystoreContainer,
	/// Which chain to follow.
	pub chain: HeaviestChain,
	/// The proof of work.
	pub sealer: Sealer,
	/// What is known of votes.
	pub votes: Arc<VoteStore>,
	/// How blocks come in.
	pub import: ImportPipeline,
	/// Where the node tells how it is.
	pub telemetry: Option<Telemetry>,
}

/// Open the chain. With `randomx_full`, RandomX will search with its dataset.
pub fn new_partial(
	config: &Configuration,
	randomx_full: bool,
) -> Result<PartialNode, ServiceError> {
	open(config, executor(&config.executor), randomx_full)
}

/// Open the chain with an executor that may already have compiled the runtime.
pub(crate) fn open(
	config: &Configuration,
	executor: Executor,
	randomx_full: bool,
) -> Result<PartialNode, ServiceError> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| -> Result<_, sc_telemetry::Error> {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()?;

	let (client, backend, keystore, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor,
			Vec::new(),
		)?;
	let client = Arc::new(client);
	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});

	let algorithm = seal_algorithm(&client)?;
	let sealer = Sealer::new(algorithm, randomx_full);
	let chain = HeaviestChain::new(backend.clone());
	let votes = Arc::new(VoteStore::new());
	let known_votes = votes.clone();
	let import = import::pipeline(ImportParams {
		client: client.clone(),
		backend: backend.clone(),
		chain: chain.clone(),
		sealer: sealer.clone(),
		has_quorum: Arc::new(move |block| known_votes.has_quorum(block)),
		task_manager: &task_manager,
		registry: config.prometheus_registry(),
		telemetry: telemetry.as_ref().map(Telemetry::handle),
	})?;
	Ok(PartialNode {
		client,
		backend,
		task_manager,
		keystore,
		chain,
		sealer,
		votes,
		import,
		telemetry,
	})
}

/// The chain's hash function. Any state knows it; which states there are depends on how far a sync
/// has come.
fn seal_algorithm(client: &FullClient) -> Result<SealAlgorithm, ServiceError> {
	let info = client.info();
	let mut answer = client.runtime_api().seal_algorithm(info.best_hash);
	for block in [info.finalized_hash, info.genesis_hash] {
		answer = answer.or_else(|_| client.runtime_api().seal_algorithm(block));
	}
	answer.map_err(|error| ServiceError::Application(Box::new(error)))
}
