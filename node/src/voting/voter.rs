//! The task that votes.

use super::{caster::Caster, catch_up::CatchUp, message::VoteMessage, LOG_TARGET};
use assay_primitives::Block;
use futures::StreamExt;
use sc_client_api::{BlockImportNotification, BlockchainEvents};
use sp_consensus::{BlockOrigin, SyncOracle};
use std::{
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::{sync::mpsc, time::MissedTickBehavior};

/// How often the tip is looked at when nothing happens: for the end of a sync, a best block chosen
/// by finality, a new key.
const TICK: Duration = Duration::from_millis(500);

/// Votes on what comes in.
pub struct Voter {
	caster: Arc<Caster>,
	sync: Arc<dyn SyncOracle + Send + Sync>,
	outbox: mpsc::Sender<VoteMessage>,
	catch_up: CatchUp,
	/// Whether blocks were skipped since the tip was last visited.
	skipped: bool,
}

impl Voter {
	/// Votes go to `outbox`, for the network.
	pub fn new(
		caster: Arc<Caster>,
		sync: Arc<dyn SyncOracle + Send + Sync>,
		outbox: mpsc::Sender<VoteMessage>,
	) -> Self {
		Self { caster, sync, outbox, catch_up: CatchUp::default(), skipped: true }
	}

	/// Work until the chain ends or nobody takes the votes.
	pub async fn run(mut self) {
		// Every block, siblings included: the other stream is silent during a sync, and a peer's
		// mere claim of a greater height makes one.
		let mut imports = self.caster.client.every_import_notification_stream();
		let mut finality = self.caster.client.finality_notification_stream();
		let mut ticks = tokio::time::interval(TICK);
		ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
		while !self.outbox.is_closed() {
			tokio::select! {
				import = imports.next() => match import {
					Some(import) => self.note_import(import).await,
					None => return,
				},
				Some(finalised) = finality.next() => {
					let stale = finalised.stale_blocks.iter().map(|block| &block.hash);
					self.caster.store.forget(stale);
				},
				_ = ticks.tick() => self.note_tick().await,
			}
		}
	}

	async fn note_import(&mut self, import: BlockImportNotification<Block>) {
		let since = Instant::now();
		let (block, is_own) = (import.hash, import.origin == BlockOrigin::Own);
		// Holds the block's state in memory.
		drop(import);
		self.caster.follow_tip();
		let syncing = self.sync.is_major_syncing() && !is_own;
		if self.catch_up.skips(syncing, since, || self.caster.age(block)) {
			self.skipped = true;
		} else {
			self.work(move |caster| caster.visit(block, since)).await;
		}
	}

	async fn note_tick(&mut self) {
		let knows_best = self.caster.follow_tip();
		if !self.catch_up.is_over(self.sync.is_major_syncing(), Instant::now()) {
			return;
		}
		if self.skipped || !knows_best {
			self.skipped = false;
			self.work(Caster::visit_tip).await;
		} else if self.caster.misses_votes() {
			self.work(Caster::revisit).await;
		}
	}

	/// Have votes cast on a thread where it may take its time, and send them out.
	async fn work(&self, cast: impl FnOnce(&Caster) -> Vec<VoteMessage> + Send + 'static) {
		let caster = self.caster.clone();
		match tokio::task::spawn_blocking(move || cast(&caster)).await {
			Ok(votes) => {
				for vote in votes {
					// An error means that the network is gone, and with it the purpose of this task.
					let _ = self.outbox.send(vote).await;
				}
			},
			Err(error) => log::error!(target: LOG_TARGET, "Voting has failed: {error}"),
		}
	}
}
