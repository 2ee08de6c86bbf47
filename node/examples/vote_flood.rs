//! A malicious peer: sends a node wrong votes, as many as it is told, and comes back under another
//! name when it is thrown out. For tests of what that does to the node.
//!
//! `vote_flood <address> <genesis> <votes per second> <seconds>`: the address is the node's, with
//! its peer id (`/ip4/127.0.0.1/tcp/30333/p2p/12D3...`), the genesis the hash of its first block.
//! Prints how many votes were sent, and under how many names.

use assay_node::voting::{gossip::protocol_name, message::VoteMessage};
use assay_primitives::{share::VoteSignature, Block, Hash};
use codec::Encode;
use sc_network::{
	config::{
		FullNetworkConfiguration, MultiaddrWithPeerId, NetworkConfiguration, NonReservedPeerMode,
		NotificationHandshake, Params, ProtocolId, Role, SetConfig,
	},
	service::traits::{NotificationEvent, PeerStore, ValidationResult},
	Litep2pNetworkBackend, NetworkBackend, NotificationService, PeerId, Roles,
};
use sc_network_sync::block_announces_protocol_name;
use std::{
	error::Error,
	process::ExitCode,
	time::{Duration, Instant},
};

type Fallible<T> = Result<T, Box<dyn Error>>;

/// How often votes are sent.
const BEAT: Duration = Duration::from_millis(10);
/// How long to try to get in under one name.
const PATIENCE: Duration = Duration::from_secs(10);

/// Who is attacked, and how hard.
struct Target {
	node: MultiaddrWithPeerId,
	genesis: Hash,
	per_beat: u32,
}

/// What has been done.
#[derive(Default)]
struct Tally {
	names: u32,
	sent: u64,
	/// The last honest vote that came. Wrong ones are made from it.
	heard: Option<VoteMessage>,
}

fn main() -> ExitCode {
	match attack() {
		Ok(Tally { names, sent, .. }) => {
			println!("{sent} votes under {names} names");
			ExitCode::SUCCESS
		},
		Err(error) => {
			eprintln!("{error}");
			ExitCode::FAILURE
		},
	}
}

fn attack() -> Fallible<Tally> {
	let args: Vec<_> = std::env::args().collect();
	let [_, node, genesis, rate, seconds] = &args[..] else {
		return Err("usage: vote_flood <address> <genesis> <votes per second> <seconds>".into());
	};
	let rate: u32 = rate.parse()?;
	let target = Target {
		node: node.parse().map_err(|error| format!("{node}: {error:?}"))?,
		genesis: genesis.parse()?,
		per_beat: rate / (1_000 / BEAT.as_millis() as u32),
	};
	let end = Instant::now() + Duration::from_secs(seconds.parse()?);
	let mut tally = Tally::default();
	while Instant::now() < end {
		// With the runtime all that was under this name ends.
		let runtime = tokio::runtime::Runtime::new()?;
		let result = runtime.block_on(attack_under_one_name(&target, end, &mut tally));
		runtime.shutdown_background();
		result?;
		tally.names += 1;
	}
	Ok(tally)
}

/// Connect and send until thrown out.
async fn attack_under_one_name(target: &Target, end: Instant, tally: &mut Tally) -> Fallible<()> {
	let (mut announcements, mut votes) = join::<Litep2pNetworkBackend>(target)?;
	let mut connected: Option<PeerId> = None;
	let mut beats = tokio::time::interval(BEAT);
	let give_up = Instant::now() + PATIENCE;
	while Instant::now() < end && (connected.is_some() || Instant::now() < give_up) {
		tokio::select! {
			Some(event) = announcements.next_event() => match event {
				NotificationEvent::ValidateInboundSubstream { result_tx, .. } => {
					let _ = result_tx.send(ValidationResult::Accept);
				},
				NotificationEvent::NotificationStreamClosed { .. } => return Ok(()),
				_ => (),
			},
			Some(event) = votes.next_event() => match event {
				NotificationEvent::ValidateInboundSubstream { result_tx, .. } => {
					let _ = result_tx.send(ValidationResult::Accept);
				},
				NotificationEvent::NotificationStreamOpened { peer, .. } => connected = Some(peer),
				NotificationEvent::NotificationStreamClosed { .. } => return Ok(()),
				NotificationEvent::NotificationReceived { notification, .. } => {
					tally.heard = VoteMessage::read(&notification).or(tally.heard.take());
				},
			},
			_ = beats.tick(), if connected.is_some() => {
				let Some(peer) = connected else { continue };
				for _ in 0..target.per_beat {
					let vote = wrong_vote(tally);
					// Waits where the node does not keep up.
					if votes.send_async_notification(&peer, vote).await.is_err() {
						return Ok(());
					}
					tally.sent += 1;
				}
			},
		}
	}
	Ok(())
}

/// In turn: a wrong signature on a known block, a vote on an unknown block, and nonsense.
fn wrong_vote(tally: &Tally) -> Vec<u8> {
	let mut bytes = [0; 64];
	bytes[..8].copy_from_slice(&tally.sent.to_le_bytes());
	let signature: VoteSignature = sp_core::sr25519::Signature::from_raw(bytes).into();
	let unknown = Hash::from_low_u64_be(tally.sent);
	match (&tally.heard, tally.sent % 3) {
		(Some(heard), 0) => VoteMessage { signature, ..heard.clone() }.encode(),
		(Some(heard), 1) => VoteMessage { block: unknown, signature, ..heard.clone() }.encode(),
		_ => unknown.encode(),
	}
}

/// Start a network with a new name and dial the node.
fn join<N: NetworkBackend<Block, Hash>>(
	target: &Target,
) -> Fallible<(Box<dyn NotificationService>, Box<dyn NotificationService>)> {
	let mut config = NetworkConfiguration::new_local();
	config.default_peers_set.reserved_nodes = vec![target.node.clone()];
	let mut full = FullNetworkConfiguration::<Block, Hash, N>::new(&config, None);
	let metrics = N::register_notification_metrics(None);
	let peer_store = full.peer_store_handle();
	let anybody = SetConfig {
		in_peers: 8,
		out_peers: 0,
		reserved_nodes: Vec::new(),
		non_reserved_mode: NonReservedPeerMode::Accept,
	};
	let (votes, heard) = N::notification_config(
		protocol_name(target.genesis, None),
		Vec::new(),
		1_024,
		None,
		anybody,
		metrics.clone(),
		peer_store.clone(),
	);
	full.add_notification_protocol(votes);
	// What a node says of itself: its roles, best block and first block.
	let handshake = (Roles::FULL, 0u32, target.genesis, target.genesis);
	let (announce, announcements) = N::notification_config(
		block_announces_protocol_name(target.genesis, None).into(),
		Vec::new(),
		1 << 20,
		Some(NotificationHandshake::new(handshake)),
		config.default_peers_set.clone(),
		metrics.clone(),
		peer_store,
	);
	tokio::spawn(full.take_peer_store().run());
	let network = N::new(Params {
		role: Role::Full,
		executor: Box::new(|task| drop(tokio::spawn(task))),
		network_config: full,
		protocol_id: ProtocolId::from("flood"),
		genesis_hash: target.genesis,
		fork_id: None,
		metrics_registry: None,
		block_announce_config: announce,
		ipfs_config: None,
		notification_metrics: metrics,
	})?;
	network.network_service().add_reserved_peer(target.node.clone())?;
	tokio::spawn(network.run());
	Ok((announcements, heard))
}
