//! Votes: what this node casts, what it hears, what its miner can carry (DESIGN 3.1).
//!
//! ```text
//! keystore, runtime ─► Caster ◄── Voter ◄── imports, finality, sync
//!                        │          │ own votes
//!                        │          ▼
//!          ballots, votes│       Gossip ◄────► network
//!                        ▼          │ ▲
//!           miner ◄── VoteStore ◄── VoteValidator ─► reputation of peers
//!                                   └─ Limiter, Buffer
//! ```
//!
//! - [`store`]: what is known of votes and who may vote, around the tip; all the others meet here.
//! - [`voter`], [`caster`]: look at imported blocks and vote on them; when to wait for a sync is
//!   [`catch_up`]'s (pure).
//! - [`ballots`]: asks the runtime who may vote.
//! - [`message`]: what goes over the wire.
//! - [`check`]: whether a vote is good (pure).
//! - [`validator`]: judges what peers send before it is relayed, with [`limit`] (pure) against too
//!   much of it, [`buffer`] for votes that come before their blocks, and [`refusal`] for the reasons.
//! - [`gossip`]: the protocol on the network.
//! - [`metrics`]: what an operator sees.
//!
//! A vote on a sibling is no offence, and two signatures of one share on one block are the same
//! vote; so nothing has to be remembered across a restart, and one key may be on two nodes.

pub mod ballots;
pub mod buffer;
pub mod caster;
pub mod catch_up;
pub mod check;
pub mod gossip;
pub mod limit;
pub mod message;
pub mod metrics;
pub mod refusal;
pub mod store;
pub mod validator;
pub mod voter;

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use gossip::{protocol, Protocol};
pub use store::{Added, VoteStore};

use crate::client::{FullBackend, FullClient};
use assay_primitives::{share::VOTING_KEY_TYPE, Block};
use caster::Caster;
use gossip::Gossip;
use metrics::Metrics;
use sc_network::service::traits::NetworkService;
use sc_network_sync::SyncingService;
use sc_service::{error::Error as ServiceError, SpawnEssentialTaskHandle};
use sp_blockchain::HeaderBackend;
use sp_keystore::KeystorePtr;
use std::sync::Arc;
use substrate_prometheus_endpoint::Registry;
use tokio::sync::mpsc;
use validator::VoteValidator;
use voter::Voter;

/// The target of everything that is logged about votes.
pub const LOG_TARGET: &str = "votes";

/// How many of the node's own votes may wait for the network: those on all siblings of one height.
const OUTBOX: usize = 64;

/// What voting works with.
pub struct VotingParams {
	/// The chain.
	pub client: Arc<FullClient>,
	/// The database.
	pub backend: Arc<FullBackend>,
	/// Where ballots and votes go, for the miner and for import.
	pub votes: Arc<VoteStore>,
	/// The network.
	pub network: Arc<dyn NetworkService>,
	/// The sync.
	pub sync: Arc<SyncingService<Block>>,
	/// The protocol on the network.
	pub protocol: Protocol,
	/// The voting keys.
	pub keystore: KeystorePtr,
	/// Of which well-known account the voting key is put into the keystore (`--dev`, `--alice`, ...).
	pub dev_key_seed: Option<String>,
	/// Where tasks run. Without them blocks would find no quorum, so the node ends with them.
	pub spawner: SpawnEssentialTaskHandle,
	/// Where metrics are registered.
	pub registry: Option<Registry>,
}

/// Start to vote and to exchange votes.
///
/// # Errors
///
/// If the registry refuses the metrics, or the keystore the well-known account's key.
pub fn start(params: VotingParams) -> Result<(), ServiceError> {
	let VotingParams { client, backend, votes, network, sync, keystore, spawner, .. } = params;
	let metrics = Metrics::new(params.registry.as_ref())?;
	if let Some(seed) = &params.dev_key_seed {
		insert_key(&keystore, seed)?;
	}
	let reporter = network.clone();
	let validator = Arc::new(VoteValidator::new(
		client.info().genesis_hash,
		votes.clone(),
		metrics.clone(),
		Box::new(move |peer, change| reporter.report_peer(peer, change)),
	));
	let (outbox, own) = mpsc::channel(OUTBOX);
	let gossip =
		Gossip::new(params.protocol, network, sync.clone(), validator, own, votes.changes());
	let caster =
		Caster { ballots: client.clone(), client, backend, keystore, store: votes, metrics };
	spawner.spawn("votes-gossip", Some("voting"), gossip.run());
	spawner.spawn("voter", Some("voting"), Voter::new(Arc::new(caster), sync, outbox).run());
	Ok(())
}

/// Put the voting key that `seed` makes into the keystore, for as long as the node runs.
fn insert_key(keystore: &KeystorePtr, seed: &str) -> Result<(), ServiceError> {
	keystore
		.sr25519_generate_new(VOTING_KEY_TYPE, Some(seed))
		.map(drop)
		.map_err(|error| ServiceError::Other(format!("no voting key for {seed}: {error}")))
}
