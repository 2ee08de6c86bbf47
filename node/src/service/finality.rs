//! GRANDPA: its protocol, its voter, its part of the RPC.

use crate::{
	client::{FullBackend, FullClient, FullPool},
	fork_choice::vote_reach::{WithinReach, VOTE_REACH},
	import::{FinalityLink, JUSTIFICATION_PERIOD},
	rpc::FinalityDeps,
};
use assay_primitives::{Block, Hash};
use futures::Future;
use sc_client_api::BlockBackend;
use sc_consensus_grandpa::{
	BeforeBestBlockBy, FinalityProofProvider, GrandpaParams, SharedVoterState, VotingRulesBuilder,
};
use sc_network::{
	config::{FullNetworkConfiguration, Role},
	service::{traits::NetworkService, NotificationMetrics},
	NetworkBackend, NotificationService, ProtocolName,
};
use sc_network_sync::SyncingService;
use sc_service::{error::Error as ServiceError, Configuration};
use sc_telemetry::TelemetryHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_keystore::KeystorePtr;
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// How long a finality message may take through the network.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// What an authority votes for stays this far behind the best block: the child of a block proves
/// that the block was good to build on (DESIGN 3.3).
const BLOCKS_BEHIND_BEST: u32 = 1;

/// The state of the voter, for the RPC.
pub fn voter_state() -> SharedVoterState {
	SharedVoterState::empty()
}

/// GRANDPA's name on the network and its end of the wire.
pub struct Protocol {
	name: ProtocolName,
	notifications: Box<dyn NotificationService>,
}

/// Add GRANDPA's protocol to the network.
pub fn protocol<N: NetworkBackend<Block, Hash>>(
	client: &FullClient,
	config: &Configuration,
	network: &mut FullNetworkConfiguration<Block, Hash, N>,
	metrics: NotificationMetrics,
) -> Result<Protocol, ServiceError> {
	let genesis = client
		.block_hash(0)?
		.ok_or_else(|| ServiceError::Other("the database has no genesis block".into()))?;
	let name = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
	let peer_store = network.peer_store_handle();
	let (protocol, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<Block, N>(
		name.clone(),
		metrics,
		peer_store,
	);
	network.add_notification_protocol(protocol);
	Ok(Protocol { name, notifications })
}

/// What the RPC tells of finality.
pub fn rpc_deps(
	link: &FinalityLink,
	voter_state: SharedVoterState,
	backend: Arc<FullBackend>,
) -> FinalityDeps {
	let authority_set = link.shared_authority_set().clone();
	FinalityDeps {
		voter_state,
		justifications: link.justification_stream(),
		proofs: FinalityProofProvider::new_for_service(backend, Some(authority_set.clone())),
		authority_set,
	}
}

/// What the voter needs to know of the node's configuration.
pub struct VoterConfig {
	/// Whether GRANDPA is wanted.
	pub enabled: bool,
	role: Role,
	name: String,
}

impl VoterConfig {
	/// Out of the node's configuration.
	pub fn new(config: &Configuration) -> Self {
		Self {
			enabled: !config.disable_grandpa,
			role: config.role,
			name: config.network.node_name.clone(),
		}
	}
}

/// What the voter is connected with.
pub struct VoterParams {
	/// How the node is configured.
	pub config: VoterConfig,
	/// Block import's end.
	pub link: FinalityLink,
	/// The network.
	pub network: Arc<dyn NetworkService>,
	/// The sync.
	pub sync: Arc<SyncingService<Block>>,
	/// The protocol on the network.
	pub protocol: Protocol,
	/// The keys; only an authority's are used.
	pub keystore: KeystorePtr,
	/// Where the voter tells its state.
	pub voter_state: SharedVoterState,
	/// Metrics.
	pub registry: Option<Registry>,
	/// Telemetry.
	pub telemetry: Option<TelemetryHandle>,
	/// Where a report of an equivocation goes.
	pub pool: Arc<FullPool>,
}

/// The voter; one that only observes where the node is no authority.
pub fn voter(params: VoterParams) -> Result<impl Future<Output = ()> + Send, ServiceError> {
	let VoterConfig { role, name, .. } = params.config;
	let keystore = role.is_authority().then_some(params.keystore);
	let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
		config: sc_consensus_grandpa::Config {
			gossip_duration: GOSSIP_DURATION,
			justification_generation_period: JUSTIFICATION_PERIOD,
			observer_enabled: false,
			local_role: role,
			name: Some(name),
			keystore,
			telemetry: params.telemetry.clone(),
			protocol_name: params.protocol.name,
		},
		link: params.link,
		network: params.network,
		sync: params.sync,
		notification_service: params.protocol.notifications,
		voting_rule: VotingRulesBuilder::<Block, FullClient>::new()
			.add(BeforeBestBlockBy(BLOCKS_BEHIND_BEST))
			.add(WithinReach(VOTE_REACH))
			.build(),
		prometheus_registry: params.registry,
		shared_voter_state: params.voter_state,
		telemetry: params.telemetry,
		offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(params.pool),
	})?;
	Ok(voter)
}
