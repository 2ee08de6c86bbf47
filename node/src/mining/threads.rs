//! Searching on this node's processors.

use super::{
	batch::{tries_until, BatchSize, NonceRange},
	metrics::Metrics,
	rate::RateLimit,
	submission::Refusal,
	template::Work,
	MiningHandle, Order, LOG_TARGET,
};
use crate::sealing::{Sealer, SealingError, Searcher};
use futures::executor::block_on;
use sp_core::H256;
use std::{
	sync::Arc,
	thread::{self, JoinHandle},
	time::{Duration, Instant},
};
use tokio::sync::watch;

/// The first wait after a failure; each further one doubles it up to [`LONGEST_RETRY`].
const FIRST_RETRY: Duration = Duration::from_secs(1);
const LONGEST_RETRY: Duration = Duration::from_secs(60);

/// How long a wait goes on before it looks whether the node ends.
const NAP: Duration = Duration::from_millis(50);

/// What all mining threads share.
#[derive(Clone)]
pub struct Crew {
	/// Gives work and takes seals.
	pub handle: MiningHandle,
	/// The hash function.
	pub sealer: Sealer,
	/// Counts hashes.
	pub metrics: Metrics,
	/// The most hashes per second of all threads together.
	pub rate: Option<u64>,
}

impl Crew {
	/// Start `threads` threads, which end when the workshop stops. A thread that cannot be started
	/// is logged; the others mine. Nobody has to join them.
	pub fn start(self, threads: usize) -> Vec<JoinHandle<()>> {
		let mut started = Vec::with_capacity(threads);
		let limit = self.rate.map(|rate| Arc::new(RateLimit::new(rate, Instant::now())));
		for (index, nonces) in NonceRange::for_threads(threads).enumerate() {
			let miner = Miner {
				orders: self.handle.orders(),
				crew: self.clone(),
				limit: limit.clone(),
				nonces,
				batch: BatchSize::new(self.rate, threads),
				searcher: None,
			};
			let thread = thread::Builder::new().name(format!("mining-{index}"));
			match thread.spawn(move || miner.run()) {
				Ok(thread) => started.push(thread),
				Err(error) => {
					log::error!(target: LOG_TARGET, "Cannot start mining thread {index}: {error}")
				},
			}
		}
		started
	}
}

/// One mining thread.
struct Miner {
	crew: Crew,
	orders: watch::Receiver<Order>,
	limit: Option<Arc<RateLimit>>,
	nonces: NonceRange,
	batch: BatchSize,
	/// Prepared for the key it comes with.
	searcher: Option<(H256, Searcher)>,
}

impl Miner {
	fn run(mut self) {
		let mut retry = FIRST_RETRY;
		loop {
			let order = *self.orders.borrow_and_update();
			let work = match order {
				Order::Stop => return,
				Order::Search(work) => work,
				// The sender lives in the handle, which this thread holds.
				Order::Wait(_) => match block_on(self.orders.changed()) {
					Ok(()) => continue,
					Err(_) => return,
				},
			};
			match self.search(&work) {
				Ok(()) => retry = FIRST_RETRY,
				Err(error) => {
					log::error!(
						target: LOG_TARGET,
						"Cannot search for a seal: {error}; trying again in {} s", retry.as_secs(),
					);
					self.searcher = None;
					self.wait_until(Instant::now().checked_add(retry));
					retry = retry.saturating_mul(2).min(LONGEST_RETRY);
				},
			}
		}
	}

	/// Search for a seal of `work` until there is another order.
	fn search(&mut self, work: &Work) -> Result<(), SealingError> {
		self.prepare(&work.parameters.key)?;
		while !self.orders.has_changed().unwrap_or(true) {
			let tries = self.batch.tries();
			if let Some(limit) = &self.limit {
				let begin = limit.book(tries, Instant::now());
				self.wait_until(Some(begin));
				if self.orders.has_changed().unwrap_or(true) {
					if let Some(limit) = &self.limit {
						limit.give_back(tries);
					}
					return Ok(());
				}
			}
			self.search_batch(work, tries)?;
		}
		Ok(())
	}

	fn search_batch(&mut self, work: &Work, tries: u32) -> Result<(), SealingError> {
		let Some((_, searcher)) = &mut self.searcher else { return Ok(()) };
		let first = self.nonces.take(tries);
		let begin = Instant::now();
		let found = searcher.search(&work.pre_hash, work.parameters.difficulty, first, tries)?;
		let done = found.map_or(tries, |nonce| tries_until(&first, &nonce, tries));
		self.batch.note(done, begin.elapsed());
		self.crew.metrics.hashes.inc_by(done.into());
		let Some(nonce) = found else { return Ok(()) };
		if let Some(limit) = &self.limit {
			limit.give_back(tries.saturating_sub(done));
		}
		// The other threads get a new order as soon as the seal is taken; this one has nothing
		// better to do than to wait for it.
		let submission = block_on(self.crew.handle.submit(work.pre_hash, nonce));
		if let Err(refusal @ (Refusal::WrongWork | Refusal::Unchecked(_))) = submission {
			log::error!(target: LOG_TARGET, "This machine computes wrong hashes? {refusal}");
		}
		Ok(())
	}

	fn prepare(&mut self, key: &H256) -> Result<(), SealingError> {
		if self.searcher.as_ref().is_some_and(|(prepared, _)| prepared == key) {
			return Ok(());
		}
		// The old one goes first: two datasets may not fit into memory.
		self.searcher = None;
		self.searcher = Some((*key, self.crew.sealer.searcher(key)?));
		Ok(())
	}

	/// Wait until `time`, or until the node ends.
	fn wait_until(&self, time: Option<Instant>) {
		let Some(time) = time else { return };
		loop {
			let left = time.saturating_duration_since(Instant::now());
			if left.is_zero() || *self.orders.borrow() == Order::Stop {
				return;
			}
			thread::sleep(left.min(NAP));
		}
	}
}
