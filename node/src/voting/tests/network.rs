//! Votes between two nodes on the loopback network, over both network backends.

use crate::voting::{
	gossip::{configure, protocol_name, Gossip},
	message::VoteMessage,
	refusal::Refusal,
	testing::{ballot, sign, signature, Bench, GENESIS, PATIENCE},
};
use assay_primitives::{Block, BlockNumber, Hash};
use futures::{
	channel::mpsc::{unbounded, UnboundedReceiver, UnboundedSender},
	Stream, StreamExt,
};
use parking_lot::Mutex;
use sc_network::{
	config::{
		FullNetworkConfiguration, MultiaddrWithPeerId, NetworkConfiguration, NotificationHandshake,
		Params, ProtocolId, Role, SetConfig,
	},
	service::traits::{NetworkService, NotificationEvent, PeerStore, ValidationResult},
	Litep2pNetworkBackend, NetworkBackend, NetworkBlock, NetworkWorker, NotificationService,
	PeerId, Roles,
};
use sc_network_sync::{SyncEvent, SyncEventStream};
use std::{pin::Pin, sync::Arc, time::Duration};
use tokio::sync::mpsc;

const BLOCK: Hash = Hash::repeat_byte(1);

/// The sync, as far as gossip needs it: who is connected.
struct Peers(Mutex<Option<UnboundedReceiver<SyncEvent>>>);

impl SyncEventStream for Peers {
	fn event_stream(&self, _: &'static str) -> Pin<Box<dyn Stream<Item = SyncEvent> + Send>> {
		self.0.lock().take().expect("there is one listener").boxed()
	}
}

impl NetworkBlock<Hash, BlockNumber> for Peers {
	fn announce_block(&self, _: Hash, _: Option<Vec<u8>>) {}

	fn new_best_block_imported(&self, _: Hash, _: BlockNumber) {}
}

/// Accept everybody on the protocol by which nodes find each other.
async fn keep_connected(
	mut announcements: Box<dyn NotificationService>,
	peers: UnboundedSender<SyncEvent>,
) {
	while let Some(event) = announcements.next_event().await {
		let event = match event {
			NotificationEvent::ValidateInboundSubstream { result_tx, .. } => {
				let _ = result_tx.send(ValidationResult::Accept);
				continue;
			},
			NotificationEvent::NotificationStreamOpened { peer, .. } => {
				SyncEvent::PeerConnected { peer_id: peer, roles: Roles::FULL }
			},
			NotificationEvent::NotificationStreamClosed { peer } => {
				SyncEvent::PeerDisconnected(peer)
			},
			NotificationEvent::NotificationReceived { .. } => continue,
		};
		let _ = peers.unbounded_send(event);
	}
}

/// A node with nothing but votes.
struct Node {
	bench: Bench,
	network: Arc<dyn NetworkService>,
	own: mpsc::Sender<VoteMessage>,
}

impl Node {
	fn start<N: NetworkBackend<Block, Hash>>() -> Self {
		let config = NetworkConfiguration::new_local();
		let mut full = FullNetworkConfiguration::<Block, Hash, N>::new(&config, None);
		let metrics = N::register_notification_metrics(None);
		let peer_store = full.peer_store_handle();
		let name = protocol_name(GENESIS, None);
		let (votes, protocol) = configure::<N>(name, metrics.clone(), peer_store.clone());
		full.add_notification_protocol(votes);
		let (announce, announcements) = N::notification_config(
			"/test/block-announces/1".into(),
			Vec::new(),
			1_024,
			Some(NotificationHandshake::new(Roles::FULL)),
			SetConfig::default(),
			metrics.clone(),
			peer_store,
		);
		tokio::spawn(full.take_peer_store().run());
		let network = N::new(Params {
			role: Role::Full,
			executor: Box::new(|task| drop(tokio::spawn(task))),
			network_config: full,
			protocol_id: ProtocolId::from("test"),
			genesis_hash: GENESIS,
			fork_id: None,
			metrics_registry: None,
			block_announce_config: announce,
			ipfs_config: None,
			notification_metrics: metrics,
		})
		.unwrap();
		let service = network.network_service();
		tokio::spawn(network.run());
		let (connected, peers) = unbounded();
		tokio::spawn(keep_connected(announcements, connected));

		let bench = Bench::new();
		let (own, cast) = mpsc::channel(8);
		let gossip = Gossip::new(
			protocol,
			service.clone(),
			Arc::new(Peers(Mutex::new(Some(peers)))),
			bench.validator.clone(),
			cast,
			bench.store.changes(),
		);
		tokio::spawn(gossip.run());
		Self { bench, network: service, own }
	}

	fn id(&self) -> PeerId {
		self.network.local_peer_id()
	}

	/// Connect to `other` and stay connected.
	async fn connect(&self, other: &Node) {
		let addresses = || other.network.listen_addresses();
		until("the other node listens", || !addresses().is_empty()).await;
		let multiaddr = addresses().remove(0);
		let peer = MultiaddrWithPeerId { multiaddr, peer_id: other.id() };
		self.network.add_reserved_peer(peer).unwrap();
	}

	/// Vote as the voter does.
	async fn vote(&self, vote: VoteMessage) {
		self.bench.store.add(&vote.block, vote.slot, vote.signature.clone());
		self.own.send(vote).await.unwrap();
	}

	fn votes(&self) -> usize {
		self.bench.store.votes(&BLOCK).count()
	}
}

async fn until(what: &str, holds: impl Fn() -> bool) {
	let wait = async {
		while !holds() {
			tokio::time::sleep(Duration::from_millis(10)).await;
		}
	};
	assert!(tokio::time::timeout(PATIENCE, wait).await.is_ok(), "in time: {what}");
}

async fn votes_cross_the_network<N: NetworkBackend<Block, Hash>>() {
	let nodes: Vec<_> = (0..3).map(|_| Node::start::<N>()).collect();
	let [one, two, three] = &nodes[..] else { unreachable!() };
	let note = |node: &Node| node.bench.store.note_block(BLOCK, 1, ballot(1));

	// Cast before anybody is connected.
	note(one);
	one.vote(sign(BLOCK, 1, 0)).await;
	note(two);
	two.connect(one).await;
	until("the peer gets the vote when it connects", || two.votes() == 1).await;

	// Relayed: the third node is connected to the second alone, and does not know the block yet.
	three.connect(two).await;
	until("the vote waits for its block", || three.bench.metrics.buffered.get() == 1).await;
	note(three);
	until("the vote is found when the block is known", || three.votes() == 1).await;

	one.vote(sign(BLOCK, 1, 1)).await;
	three.vote(sign(BLOCK, 1, 2)).await;
	until("all nodes have all votes", || nodes.iter().all(|node| node.votes() == 3)).await;
	for node in &nodes {
		let reports = node.bench.reports.lock();
		assert!(reports.iter().all(|(_, change)| change.value > 0), "{reports:?}");
	}
}

async fn flood_does_not_stop_votes<N: NetworkBackend<Block, Hash>>() {
	let nodes: Vec<_> = (0..2).map(|_| Node::start::<N>()).collect();
	let [victim, honest] = &nodes[..] else { unreachable!() };
	for node in &nodes {
		node.bench.store.note_block(BLOCK, 1, ballot(1));
	}
	honest.connect(victim).await;
	honest.vote(sign(BLOCK, 1, 0)).await;
	until("the nodes are connected", || victim.votes() == 1).await;

	// The attacker is a node of its own whose gossip holds wrong votes.
	let attacker = Node::start::<N>();
	attacker.connect(victim).await;
	for content in 0..2_000u32 {
		let mut vote = VoteMessage { signature: signature(0), ..sign(BLOCK, 1, 1) };
		vote.block = Hash::from_low_u64_be(u64::from(content % 1_000));
		vote.signature = sp_core::sr25519::Signature::from_raw(
			[content.to_be_bytes(); 16].concat().try_into().unwrap(),
		)
		.into();
		attacker.own.send(vote).await.unwrap();
	}
	let cut_off = || {
		let lost = victim.bench.reports_on(attacker.id());
		victim.bench.refused(Refusal::RateLimit) > 0 && lost.iter().any(|change| change.value < 0)
	};
	until("the flood arrives, is cut off and reported", cut_off).await;
	honest.vote(sign(BLOCK, 1, 2)).await;
	until("honest votes get through", || victim.votes() == 2).await;
	assert!(victim.bench.metrics.buffered.get() <= 64);
	assert!(victim.bench.reports_on(honest.id()).iter().all(|change| change.value > 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn votes_cross_the_network_with_litep2p() {
	votes_cross_the_network::<Litep2pNetworkBackend>().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn votes_cross_the_network_with_libp2p() {
	votes_cross_the_network::<NetworkWorker<Block, Hash>>().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn flood_does_not_stop_votes_with_litep2p() {
	flood_does_not_stop_votes::<Litep2pNetworkBackend>().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn flood_does_not_stop_votes_with_libp2p() {
	flood_does_not_stop_votes::<NetworkWorker<Block, Hash>>().await;
}
