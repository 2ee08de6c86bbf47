//! The task that keeps the workshop supplied.

use super::{
	metrics::Metrics,
	parent::{Choice, ParentChoice, Site},
	pause::{Network, Pause, OLD_BLOCK},
	schedule::Schedule,
	template::{BuildError, Template, TemplateBuilder},
	workshop::{Idle, Order, Workshop},
	LOG_TARGET,
};
use crate::client::{FullClient, FullPool};
use assay_primitives::Block;
use futures::{
	future::{BoxFuture, OptionFuture},
	FutureExt, Stream, StreamExt,
};
use sc_client_api::{BlockImportNotification, BlockchainEvents};
use sc_network_sync::SyncingService;
use sc_transaction_pool_api::TransactionPool;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_consensus::{BlockOrigin, SyncOracle};
use sp_consensus_pow::TimestampApi;
use std::{
	sync::Arc,
	time::{Duration, Instant},
};

/// How often everything is looked at when nothing happens.
const TICK: Duration = Duration::from_millis(200);

/// Listens to the chain, the transaction pool and the network, and has templates built.
pub struct Worker {
	/// The chain.
	pub client: Arc<FullClient>,
	/// The transactions.
	pub pool: Arc<FullPool>,
	/// The network.
	pub sync: Arc<SyncingService<Block>>,
	/// What to build on.
	pub parents: Arc<dyn ParentChoice>,
	/// Where templates go.
	pub workshop: Arc<Workshop>,
	/// Builds templates.
	pub builder: TemplateBuilder,
	/// When not to mine.
	pub pause: Pause,
	/// Counts templates.
	pub metrics: Metrics,
}

/// A template in the making.
struct Build {
	site: Site,
	votes: u32,
	time: Duration,
	template: BoxFuture<'static, Result<Template, BuildError>>,
}

/// Stops the miners however the worker ends.
struct StopOnDrop(Arc<Workshop>);

impl Drop for StopOnDrop {
	fn drop(&mut self) {
		self.0.stop();
	}
}

impl Worker {
	/// Work until the node ends.
	pub async fn run(mut self) {
		let _stop = StopOnDrop(self.workshop.clone());
		let mut schedule = Schedule::default();
		let mut build: Option<Build> = None;
		let mut changes = self.parents.changes().fuse();
		let mut imports = self.client.every_import_notification_stream().fuse();
		let mut transactions = self.pool.import_notification_stream().fuse();
		let mut ticks = tokio::time::interval(TICK);
		ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
		loop {
			let building = OptionFuture::from(build.as_mut().map(|build| &mut build.template));
			tokio::select! {
				change = changes.next() => {
					if change.is_none() {
						return;
					}
					drain(&mut changes);
				},
				Some(import) = imports.next() => self.note_import(&import),
				Some(_) = transactions.next() => {
					drain(&mut transactions);
					schedule.note_transactions();
				},
				Some(template) = building => {
					if let Some(done) = build.take() {
						self.note_build(&mut schedule, done, template);
					}
				},
				_ = ticks.tick() => (),
			}
			self.step(&mut schedule, &mut build);
		}
	}

	/// Pause, give up what is out of date, and begin a build if one is due.
	fn step(&mut self, schedule: &mut Schedule, build: &mut Option<Build>) {
		let now = Instant::now();
		let network = Network {
			// There is none before a sync that skips the blocks has brought one.
			has_state: self.client.info().finalized_state.is_some(),
			peers: self.sync.num_connected_peers(),
			syncing: self.sync.is_major_syncing(),
		};
		if let Some(reason) = self.pause.judge(network, now) {
			*build = None;
			self.workshop.withdraw(Idle::Paused(reason));
			return;
		}
		let choice = match self.parents.choose() {
			Ok(choice) => choice,
			Err(idle) => {
				*build = None;
				self.note_wait(&idle);
				self.workshop.withdraw(idle);
				return;
			},
		};
		let site = choice.site();
		let open = self.workshop.site();
		if open != Some(site) {
			// Also ends a pause.
			self.workshop.withdraw(Idle::Preparing);
		}
		if self.workshop.is_filled(&site) {
			// This node's own block is on its way into the chain.
			*build = None;
			return;
		}
		let goes_on = build.as_ref().is_some_and(|build| build.site == site);
		if goes_on {
			return;
		}
		if let Some(time) = schedule.due(site, choice.votes, open == Some(site), now) {
			schedule.begin();
			*build = Some(self.begin(choice, time));
		}
	}

	fn begin(&self, choice: Choice, time: Duration) -> Build {
		let (site, votes) = (choice.site(), choice.votes);
		Build { site, votes, time, template: self.builder.build(choice, time) }
	}

	fn note_build(
		&self,
		schedule: &mut Schedule,
		build: Build,
		template: Result<Template, BuildError>,
	) {
		schedule.end(build.site, build.votes, template.is_ok(), Instant::now());
		match template {
			Ok(template) => {
				self.metrics.templates.inc();
				let (work, extrinsics) = (*template.work(), template.extrinsics());
				if self.is_incomplete(&build, extrinsics) {
					schedule.note_transactions();
				}
				// The chain may have moved on while this was built.
				let still = self.parents.choose().is_ok_and(|choice| choice.site() == build.site);
				if still && self.workshop.publish(template) {
					log::debug!(
						target: LOG_TARGET,
						"Template {:?} for block #{} with {extrinsics} extrinsics, difficulty {}",
						work.pre_hash, work.number, work.parameters.difficulty,
					);
				}
			},
			Err(error) => log::warn!(
				target: LOG_TARGET,
				"No template on {:?}: {error}", build.site.parent,
			),
		}
	}

	/// Count a wait for votes when it begins.
	fn note_wait(&self, idle: &Idle) {
		if let Idle::AwaitingVotes(shortage) = idle {
			if *self.workshop.orders().borrow() != Order::Wait(*idle) {
				self.metrics.vote_waits.with_label_values(&[shortage.reason()]).inc();
			}
		}
	}

	/// Whether a build that was cut short may have left transactions out.
	fn is_incomplete(&self, build: &Build, extrinsics: usize) -> bool {
		build.time < super::schedule::FULL_BUILD && self.pool.status().ready >= extrinsics
	}

	/// An import from others during a claimed sync shows progress, if the block is old.
	fn note_import(&mut self, import: &BlockImportNotification<Block>) {
		let foreign = import.origin != BlockOrigin::Own;
		if foreign && self.sync.is_major_syncing() && self.is_old(import) {
			self.pause.note_progress();
		}
	}

	fn is_old(&self, import: &BlockImportNotification<Block>) -> bool {
		// A block without state comes from a sync that does not execute blocks.
		let Ok(timestamp) = self.client.runtime_api().timestamp(import.hash) else { return true };
		let age = sp_timestamp::Timestamp::current().as_millis().saturating_sub(timestamp);
		u128::from(age) >= OLD_BLOCK.as_millis()
	}
}

/// Take what is ready: many hints are as good as one.
fn drain(stream: &mut (impl Stream + Unpin)) {
	while let Some(Some(_)) = stream.next().now_or_never() {}
}
