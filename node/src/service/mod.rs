//! Connects the parts of the node and starts them.

mod executor;
mod finality;
mod ports;

use crate::{
	cli::MiningOptions,
	client::{Executor, FullBackend, FullClient, FullPool},
	fork_choice::{self, HeaviestChain},
	import::{self, ImportParams, ImportPipeline},
	mining::{self, voted::VotedParent},
	rpc,
	sealing::Sealer,
	voting::{self, VoteStore},
};
use assay_primitives::{
	seal::{SealAlgorithm, SealApi},
	Block, Hash,
};
use assay_runtime::RuntimeApi;
use sc_network::{
	config::{FullNetworkConfiguration, NetworkBackendType},
	NetworkBackend,
};
use sc_service::{error::Error as ServiceError, Configuration, TaskManager, WarpSyncConfig};
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
	open(config, executor::executor(&config.executor), randomx_full)
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

/// Start a node.
pub fn new_full(config: Configuration, mining: MiningOptions) -> Result<TaskManager, ServiceError> {
	ports::ensure_free(&config)?;
	match config.network.network_backend {
		NetworkBackendType::Libp2p => {
			start::<sc_network::NetworkWorker<Block, Hash>>(config, mining)
		},
		NetworkBackendType::Litep2p => start::<sc_network::Litep2pNetworkBackend>(config, mining),
	}
}

fn start<N: NetworkBackend<Block, Hash>>(
	config: Configuration,
	mining: MiningOptions,
) -> Result<TaskManager, ServiceError> {
	let PartialNode {
		client,
		backend,
		mut task_manager,
		keystore,
		chain,
		sealer,
		votes,
		import,
		mut telemetry,
	} = new_partial(&config, mining.randomx_full)?;
	let ImportPipeline { block_import, queue, finality_link, lock } = import;
	let registry = config.prometheus_registry().cloned();

	// A miner takes in transactions that only a local source may bring, as an authority does.
	let makes_blocks = config.role.is_authority() || mining.config.author.is_some();
	let pool: Arc<FullPool> = Arc::from(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			makes_blocks.into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(registry.as_ref())
		.build(),
	);

	let mut net_config =
		FullNetworkConfiguration::<Block, Hash, N>::new(&config.network, registry.clone());
	let metrics = N::register_notification_metrics(registry.as_ref());
	// A protocol on which nobody listens would end every connection.
	let voter = finality::VoterConfig::new(&config);
	let finality_protocol = voter
		.enabled
		.then(|| finality::protocol::<N>(&client, &config, &mut net_config, metrics.clone()))
		.transpose()?;
	let votes_protocol = voting::protocol::<N>(&client, &config, &mut net_config, metrics.clone())?;
	let warp_sync = Arc::new(sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		finality_link.shared_authority_set().clone(),
		Vec::new(),
	));
	let (network, system_rpc_tx, tx_handler_controller, sync_service, _bitswap) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue: queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	task_manager.spawn_handle().spawn(
		"best-block-after-finality",
		Some("block-import"),
		fork_choice::after_finality::follow(client.clone(), chain.clone(), lock),
	);

	voting::start(voting::VotingParams {
		client: client.clone(),
		backend: backend.clone(),
		votes: votes.clone(),
		network: network.clone(),
		sync: sync_service.clone(),
		protocol: votes_protocol,
		keystore: keystore.keystore(),
		dev_key_seed: config.dev_key_seed.clone(),
		spawner: task_manager.spawn_essential_handle(),
		registry: registry.clone(),
	})?;

	let miner = mining::start(mining::MiningParams {
		config: mining.config,
		parents: Arc::new(VotedParent::new(client.clone(), chain, votes, mining.quorum_wait)),
		client: client.clone(),
		block_import,
		transaction_pool: pool.clone(),
		sync: sync_service.clone(),
		sealer,
		spawner: task_manager.spawn_handle(),
		registry: registry.clone(),
		telemetry: telemetry.as_ref().map(Telemetry::handle),
	})?;

	let voter_state = finality::voter_state();
	let rpc_builder = {
		let (client, pool) = (client.clone(), pool.clone());
		let finality = finality::rpc_deps(&finality_link, voter_state.clone(), backend.clone());
		Box::new(move |executor| {
			rpc::create(rpc::Deps {
				client: client.clone(),
				pool: pool.clone(),
				miner: miner.clone(),
				finality: finality.clone(),
				executor,
			})
		})
	};

	let keystore_ptr = keystore.keystore();
	sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		config,
		client: client.clone(),
		backend,
		task_manager: &mut task_manager,
		keystore: keystore_ptr.clone(),
		transaction_pool: pool.clone(),
		rpc_builder,
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	if let Some(protocol) = finality_protocol {
		let voter = finality::voter(finality::VoterParams {
			config: voter,
			link: finality_link,
			network: Arc::new(network),
			sync: sync_service,
			protocol,
			keystore: keystore_ptr,
			voter_state,
			registry,
			telemetry: telemetry.as_ref().map(Telemetry::handle),
			pool,
		})?;
		task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	}
	Ok(task_manager)
}
