//! The votes' protocol on the network.

use super::{message::VoteMessage, validator::VoteValidator};
use crate::client::FullClient;
use assay_primitives::{Block, Hash};
use codec::Encode;
use futures::{stream::BoxStream, StreamExt};
use sc_client_api::BlockBackend;
use sc_network::{
	config::{FullNetworkConfiguration, NonReservedPeerMode, SetConfig},
	peer_store::PeerStoreProvider,
	service::traits::NetworkService,
	NetworkBackend, NotificationMetrics, NotificationService, ProtocolName,
};
use sc_network_gossip::{GossipEngine, Syncing};
use sc_service::{error::Error as ServiceError, Configuration};
use std::sync::Arc;
use tokio::sync::mpsc;

/// The most bytes that a notification may have. A longer one ends the stream; one between this and
/// the size of a vote is refused like any other nonsense.
const MAX_NOTIFICATION_SIZE: u64 = 1_024;

/// The votes' protocol and this node's end of the wire.
pub struct Protocol {
	pub(super) name: ProtocolName,
	pub(super) notifications: Box<dyn NotificationService>,
}

/// What the protocol is called on the chain that begins with `genesis`.
pub fn protocol_name(genesis: Hash, fork_id: Option<&str>) -> ProtocolName {
	let genesis = array_bytes::bytes2hex("", genesis);
	match fork_id {
		Some(fork_id) => format!("/{genesis}/{fork_id}/votes/1"),
		None => format!("/{genesis}/votes/1"),
	}
	.into()
}

/// The protocol and what the network has to know of it.
///
/// The peers are those of the sync, which the gossip engine reserves: no places of its own.
pub(super) fn configure<N: NetworkBackend<Block, Hash>>(
	name: ProtocolName,
	metrics: NotificationMetrics,
	peer_store: Arc<dyn PeerStoreProvider>,
) -> (N::NotificationProtocolConfig, Protocol) {
	let peers = SetConfig {
		in_peers: 0,
		out_peers: 0,
		reserved_nodes: Vec::new(),
		non_reserved_mode: NonReservedPeerMode::Deny,
	};
	let (config, notifications) = N::notification_config(
		name.clone(),
		Vec::new(),
		MAX_NOTIFICATION_SIZE,
		None,
		peers,
		metrics,
		peer_store,
	);
	(config, Protocol { name, notifications })
}

/// Add the votes' protocol to the network. Whoever does must also [`start`](super::start) voting: a
/// protocol on which nobody listens ends every connection.
///
/// # Errors
///
/// If the database has no genesis block.
pub fn protocol<N: NetworkBackend<Block, Hash>>(
	client: &FullClient,
	config: &Configuration,
	network: &mut FullNetworkConfiguration<Block, Hash, N>,
	metrics: NotificationMetrics,
) -> Result<Protocol, ServiceError> {
	let genesis = client
		.block_hash(0)?
		.ok_or_else(|| ServiceError::Other("the database has no genesis block".into()))?;
	let name = protocol_name(genesis, config.chain_spec.fork_id());
	let (set, protocol) = configure::<N>(name, metrics, network.peer_store_handle());
	network.add_notification_protocol(set);
	Ok(protocol)
}

/// Takes votes from the network and gives votes to it.
pub struct Gossip {
	engine: GossipEngine<Block>,
	validator: Arc<VoteValidator>,
	own: mpsc::Receiver<VoteMessage>,
	changes: BoxStream<'static, ()>,
}

impl Gossip {
	/// What `validator` finds good is relayed, and so are the node's `own` votes. With each of the
	/// store's `changes` the votes are looked at that wait for their blocks.
	pub fn new(
		protocol: Protocol,
		network: Arc<dyn NetworkService>,
		sync: impl Syncing<Block> + Send + Clone + 'static,
		validator: Arc<VoteValidator>,
		own: mpsc::Receiver<VoteMessage>,
		changes: BoxStream<'static, ()>,
	) -> Self {
		let Protocol { name, notifications } = protocol;
		// No registry: the engine's two metrics have names that GRANDPA's engine takes.
		let engine = GossipEngine::new(network, sync, notifications, name, validator.clone(), None);
		Self { engine, validator, own, changes }
	}

	/// Work until the network, the voter or the store ends.
	pub async fn run(mut self) {
		loop {
			tokio::select! {
				() = &mut self.engine => return,
				own = self.own.recv() => match own {
					Some(vote) => self.relay(&vote),
					None => return,
				},
				change = self.changes.next() => {
					if change.is_none() {
						return;
					}
					for vote in self.validator.release() {
						self.relay(&vote);
					}
				},
			}
		}
	}

	/// Send a vote to every peer that has not got it.
	fn relay(&mut self, vote: &VoteMessage) {
		self.engine.gossip_message(vote.block, vote.encode(), false);
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn protocol_is_named_after_chain_and_fork() {
		let genesis = Hash::repeat_byte(0xab);
		let hex = "ab".repeat(32);
		assert_eq!(&*protocol_name(genesis, None), format!("/{hex}/votes/1"));
		assert_eq!(&*protocol_name(genesis, Some("test")), format!("/{hex}/test/votes/1"));
	}
}
