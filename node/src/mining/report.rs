//! What an operator reads of the miner: the hash rate and a line in the log now and then.

use super::{metrics::Metrics, workshop::Idle, MiningHandle, Order, LOG_TARGET};
use assay_primitives::AccountId;
use futures_timer::Delay;
use std::{
	collections::VecDeque,
	time::{Duration, Instant},
};

/// How often the hash rate is measured.
const SAMPLE: Duration = Duration::from_secs(2);

/// Over how many samples the hash rate is the mean.
const WINDOW: usize = 5;

/// How many samples make a line in the log.
const SAMPLES_PER_LINE: u32 = 5;

/// Measures how fast a count grows, over the last few samples. Pure.
#[derive(Clone, Debug)]
pub struct RateMeter {
	samples: VecDeque<(Instant, u64)>,
}

impl RateMeter {
	/// Begins with a count of zero at `now`.
	pub fn new(now: Instant) -> Self {
		Self { samples: VecDeque::from([(now, 0)]) }
	}

	/// The count has reached `count` at `now`. Returns the growth per second.
	pub fn sample(&mut self, count: u64, now: Instant) -> f64 {
		self.samples.push_back((now, count));
		while self.samples.len() > WINDOW.saturating_add(1) {
			self.samples.pop_front();
		}
		let (then, before) = self.samples.front().copied().unwrap_or((now, count));
		let seconds = now.saturating_duration_since(then).as_secs_f64();
		if seconds > 0.0 {
			count.saturating_sub(before) as f64 / seconds
		} else {
			0.0
		}
	}
}

/// A hash rate for people.
pub fn rate(hashes: f64) -> String {
	const UNITS: [(f64, &str); 3] = [(1e9, "GH/s"), (1e6, "MH/s"), (1e3, "kH/s")];
	match UNITS.iter().find(|(unit, _)| hashes >= *unit) {
		Some((unit, name)) => format!("{:.2} {name}", hashes / unit),
		None => format!("{hashes:.1} H/s"),
	}
}

/// What the miner is about to do.
pub fn intention(author: &AccountId, threads: usize, limit: Option<u64>) -> String {
	let limit = limit.map(|limit| format!(", at most {}", rate(limit as f64))).unwrap_or_default();
	match threads {
		0 => format!("Work for external miners, for {author}"),
		1 => format!("Mining for {author} on 1 thread{limit}"),
		_ => format!("Mining for {author} on {threads} threads{limit}"),
	}
}

/// The line for the log.
fn line(hash_rate: f64, threads: usize, order: &Order, metrics: &Metrics) -> String {
	let state = match order {
		Order::Wait(Idle::Paused(reason)) => format!("Paused, {reason}"),
		Order::Wait(Idle::AwaitingVotes(shortage)) => format!("Waiting, {shortage}"),
		_ if threads == 0 => "Work for external miners".into(),
		_ => rate(hash_rate),
	};
	format!(
		"⛏️ {state}; {} templates, {} seals, {} stale, {} siblings",
		metrics.templates.get(),
		metrics.seals.get(),
		metrics.stale_seals.get(),
		metrics.siblings.get(),
	)
}

/// Report until the node ends.
pub async fn run(handle: MiningHandle, metrics: Metrics, threads: usize) {
	let orders = handle.orders();
	let mut meter = RateMeter::new(Instant::now());
	let mut samples = 0;
	loop {
		Delay::new(SAMPLE).await;
		let order = *orders.borrow();
		if order == Order::Stop {
			return;
		}
		let hash_rate = meter.sample(metrics.hashes.get(), Instant::now());
		metrics.hash_rate.set(hash_rate);
		metrics.paused.set(matches!(order, Order::Wait(Idle::Paused(_))).into());
		let awaiting_votes = matches!(order, Order::Wait(Idle::AwaitingVotes(_)));
		metrics.awaiting_votes.set(awaiting_votes.into());
		samples = (samples + 1) % SAMPLES_PER_LINE;
		if samples == 0 {
			log::info!(target: LOG_TARGET, "{}", line(hash_rate, threads, &order, &metrics));
		}
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use crate::mining::{pause::PauseReason, voted::policy::Shortage};

	#[test]
	fn rate_meter_forgets_what_is_older_than_its_window() {
		let start = Instant::now();
		let at = |seconds| start + Duration::from_secs(seconds);
		let mut meter = RateMeter::new(start);
		assert_eq!(meter.sample(1_000, at(10)), 100.0);
		for second in 11..=14 {
			meter.sample(1_000, at(second));
		}
		assert_eq!(meter.sample(1_000, at(15)), 0.0);
		assert_eq!(meter.sample(1_000, at(15)), 0.0);
	}

	#[test]
	fn rate_meter_is_zero_when_no_time_has_passed() {
		let start = Instant::now();
		assert_eq!(RateMeter::new(start).sample(5, start), 0.0);
	}

	#[test]
	fn rate_is_written_in_the_largest_unit_that_fits() {
		for (hashes, text) in [
			(0.0, "0.0 H/s"),
			(999.9, "999.9 H/s"),
			(1_000.0, "1.00 kH/s"),
			(2_345_678.0, "2.35 MH/s"),
			(5e9, "5.00 GH/s"),
		] {
			assert_eq!(rate(hashes), text);
		}
	}

	#[test]
	fn intention_says_who_mines_for_whom_and_how_fast() {
		let author = AccountId::new([1; 32]);
		let text = |threads, limit| intention(&author, threads, limit);
		assert!(text(0, Some(5)).starts_with("Work for external miners"));
		assert!(text(1, None).ends_with("on 1 thread"));
		assert!(text(2, Some(1_500)).ends_with("on 2 threads, at most 1.50 kH/s"));
		assert!(text(2, None).contains(&author.to_string()));
	}

	#[test]
	fn line_says_what_the_miner_does_or_why_it_does_not() {
		let metrics = Metrics::new(None).unwrap();
		metrics.seals.inc();
		let preparing = Order::Wait(Idle::Preparing);
		assert_eq!(
			line(1_500.0, 2, &preparing, &metrics),
			"⛏️ 1.50 kH/s; 0 templates, 1 seals, 0 stale, 0 siblings"
		);
		assert!(line(0.0, 0, &preparing, &metrics).contains("external miners"));
		let paused = Order::Wait(Idle::Paused(PauseReason::NoPeers));
		assert!(line(0.0, 2, &paused, &metrics).contains("Paused, there are no peers"));
		let waiting = Order::Wait(Idle::AwaitingVotes(Shortage::Voters));
		assert!(line(0.0, 2, &waiting, &metrics).contains("Waiting, no voter answers"));
	}
}
