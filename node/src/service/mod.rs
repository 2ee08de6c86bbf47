//! Connects the parts of the node and starts them.

mod finality;

use crate::{
	cli::MiningOptions,
	client::FullPool,
	fork_choice,
	import::ImportPipeline,
	mining::{self, voted::VotedParent},
	partial::{new_partial, PartialNode},
	ports, rpc, voting,
};
use assay_primitives::{Block, Hash};
use sc_network::{
	config::{FullNetworkConfiguration, NetworkBackendType},
	NetworkBackend,
};
use sc_service::{error::Error as ServiceError, Configuration, TaskManager, WarpSyncConfig};
use sc_telemetry::Telemetry;
use std::sync::Arc;

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
