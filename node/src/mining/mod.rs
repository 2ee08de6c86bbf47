//! The miner.
//!
//! ```text
//! new blocks, votes ────► ParentChoice ─┐
//! transactions, time ───────────────────┼─► Worker ─► TemplateBuilder ─► Workshop ─► threads
//! peers, sync ─► Pause ─────────────────┘                                 │   ▲      external miners
//!                                                                         ▼   │ seals  │
//!                                                           block import ◄─ Submitter ◄┘
//! ```
//!
//! - [`parent`]: what to build on, and with which votes.
//! - [`voted`]: the rules for it: wait for a quorum, or make a sibling of a block that finds none.
//! - [`pause`]: when not to mine (pure).
//! - [`schedule`]: when a new template is due (pure).
//! - [`worker`]: the one task that listens to all of it and has templates built.
//! - [`template`]: a block that lacks only its seal, and building one.
//! - [`workshop`]: the templates that a seal can still be found for. A new template does not take
//!   away those before it on the same parent, so no seal is lost to a refresh.
//! - [`submission`]: from a seal to an imported block. The threads of this node and external miners
//!   go the same way.
//! - [`threads`], [`batch`], [`rate`]: searching on this node's processors.
//! - [`metrics`], [`report`]: what an operator sees.
//!
//! Everything ends with the worker: when it is dropped, it stops the threads.

pub mod batch;
pub mod metrics;
pub mod parent;
pub mod pause;
pub mod rate;
pub mod report;
pub mod schedule;
pub mod submission;
pub mod template;
pub mod threads;
pub mod voted;
pub mod worker;
pub mod workshop;

mod handle;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use handle::{MiningHandle, NoWork};

use crate::{
	client::{FullClient, FullPool},
	sealing::Sealer,
};
use assay_primitives::{AccountId, Block};
use metrics::Metrics;
use parent::ParentChoice;
use pause::Pause;
use sc_consensus::BoxBlockImport;
use sc_network_sync::SyncingService;
use sc_service::SpawnTaskHandle;
use sc_telemetry::TelemetryHandle;
use sp_core::traits::SpawnNamed;
use std::sync::Arc;
use submission::Submitter;
use substrate_prometheus_endpoint::{PrometheusError, Registry};
use template::TemplateBuilder;
use threads::Crew;
use worker::Worker;
use workshop::{Idle, Order, Workshop};

/// The target of everything the miner logs.
pub const LOG_TARGET: &str = "mining";

/// How this node mines.
#[derive(Clone, Debug, Default)]
pub struct MiningConfig {
	/// Whose blocks these are. Without an author nothing is mined and external miners get an error.
	pub author: Option<AccountId>,
	/// How many threads of this node search. With none, only external miners do.
	pub threads: usize,
	/// The most hashes per second of all these threads together; at least one. `None`: no limit.
	pub rate: Option<u64>,
	/// Mine without peers and during a sync as well (`--dev`, `--force-authoring`).
	pub mine_alone: bool,
}

/// What the miner works with.
pub struct MiningParams {
	/// How to mine.
	pub config: MiningConfig,
	/// What to build on; usually [`voted::VotedParent`].
	pub parents: Arc<dyn ParentChoice>,
	/// The chain.
	pub client: Arc<FullClient>,
	/// Where sealed blocks go.
	pub block_import: BoxBlockImport<Block>,
	/// Where transactions come from. Must have been built for an authority, or it refuses
	/// transactions that are valid from local sources only.
	pub transaction_pool: Arc<FullPool>,
	/// Tells peers and sync, and fetches justifications.
	pub sync: Arc<SyncingService<Block>>,
	/// The hash function.
	pub sealer: Sealer,
	/// Where tasks run.
	pub spawner: SpawnTaskHandle,
	/// Where metrics are registered.
	pub registry: Option<Registry>,
	/// Where proposing is reported to.
	pub telemetry: Option<TelemetryHandle>,
}

/// Start mining as configured. The handle serves external miners; it answers with an error when
/// there is no author. Fails if the registry refuses the metrics.
pub fn start(params: MiningParams) -> Result<MiningHandle, PrometheusError> {
	let MiningParams { config, spawner, sealer, registry, .. } = params;
	let metrics = Metrics::new(registry.as_ref())?;
	let workshop = Arc::new(Workshop::new(match config.author {
		Some(_) => Idle::Preparing,
		None => Idle::NoAuthor,
	}));
	let tasks: Arc<dyn SpawnNamed> = Arc::new(spawner.clone());
	let handle = MiningHandle::new(
		Submitter {
			workshop: workshop.clone(),
			parents: params.parents.clone(),
			checker: Arc::new(sealer.clone()),
			block_import: params.block_import,
			justifications: params.sync.clone(),
			metrics: metrics.clone(),
		},
		sealer.algorithm(),
		tasks,
	);
	let Some(author) = config.author else {
		if config.threads > 0 {
			log::error!(target: LOG_TARGET, "Not mining: no author is given (--author)");
		}
		return Ok(handle);
	};

	let builder = TemplateBuilder::new(
		spawner.clone(),
		params.client.clone(),
		params.transaction_pool.clone(),
		author.clone(),
		registry.as_ref(),
		params.telemetry,
	);
	let worker = Worker {
		client: params.client,
		pool: params.transaction_pool,
		sync: params.sync,
		parents: params.parents,
		workshop,
		builder,
		pause: Pause::new(config.mine_alone),
		metrics: metrics.clone(),
	};
	log::info!(target: LOG_TARGET, "⛏️ {}", report::intention(&author, config.threads, config.rate));
	spawner.spawn("mining-worker", Some("mining"), worker.run());
	spawner.spawn(
		"mining-report",
		Some("mining"),
		report::run(handle.clone(), metrics.clone(), config.threads),
	);
	Crew { handle: handle.clone(), sealer, metrics, rate: config.rate }.start(config.threads);
	Ok(handle)
}
