//! Miners who find blocks at random, and the chain that they make.

use crate::rules::{Rule, PERIOD, TARGET};

/// Hashes per second before the change. Large enough that rounding does not show.
const HASH_RATE: f64 = 1e6;
/// The target block time in seconds.
pub const TARGET_SECONDS: f64 = TARGET as f64 / 1e3;
/// How long after the change a chain is watched, in seconds: 14 days.
pub const WATCHED: f64 = 14.0 * 86_400.0;
/// How far ahead of real time a timestamp may be, in milliseconds: what `pallet-timestamp` allows.
const DRIFT: u64 = 30_000;
/// The real time at which every chain starts, in milliseconds.
const START: u64 = 1_700_000_000_000;

/// How the hash rate goes, and who lies about the time.
pub struct Miners {
	/// From how many seconds after the change on, how many times the hash rate before it.
	pub steps: &'static [(f64, f64)],
	/// A miner that stamps its blocks as suits it, from the first block on.
	pub pusher: Option<Pusher>,
}

/// A miner that stamps its blocks as suits it.
pub struct Pusher {
	/// Its part of the hash rate.
	pub share: f64,
	/// How it stamps.
	pub stamps: Stamps,
}

/// Timestamps at their limits.
#[derive(Clone, Copy)]
pub enum Stamps {
	/// As far ahead as nodes accept.
	Ahead,
	/// As low as the parent allows.
	Low,
	/// One of the two, by chance.
	Either,
}

/// One block after the change.
pub struct Found {
	/// Seconds after the change.
	pub at: f64,
	/// Seconds since its parent was found.
	pub took: f64,
	/// The mean time to find such a block at the hash rate of its time, over the target.
	pub expected: f64,
	/// The same for its child.
	pub next_expected: f64,
}

/// A small generator of random numbers (SplitMix64), the same on every machine.
struct Random(u64);

impl Random {
	/// Uniform over (0, 1].
	fn unit(&mut self) -> f64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		z ^= z >> 31;
		((z >> 11) + 1) as f64 / (1u64 << 53) as f64
	}

	/// Exponential with mean one.
	fn exponential(&mut self) -> f64 {
		-self.unit().ln()
	}
}

impl Miners {
	/// Hashes per second at `at` seconds after the change, and when that next changes.
	fn hash_rate(&self, at: f64) -> (f64, f64) {
		let begun = self.steps.iter().rev().find(|(from, _)| *from <= at);
		let next = self.steps.iter().find(|(from, _)| *from > at);
		let factor = begun.map_or(1.0, |(_, factor)| *factor);
		(HASH_RATE * factor, next.map_or(f64::INFINITY, |(from, _)| *from))
	}

	/// When `hashes` hashes are done that begin at `at`.
	fn done(&self, mut at: f64, mut hashes: f64) -> f64 {
		loop {
			let (rate, until) = self.hash_rate(at);
			let end = at + hashes / rate;
			if end <= until {
				return end;
			}
			hashes -= (until - at) * rate;
			at = until;
		}
	}

	/// The timestamp of a block found at `now` (milliseconds) whose parent has the timestamp
	/// `parent`.
	fn stamp(&self, now: u64, parent: u64, random: &mut Random) -> u64 {
		// Both numbers are drawn every time, so that all scenarios see the same blocks.
		let (who, which) = (random.unit(), random.unit());
		let wanted = match self.pusher.as_ref().filter(|pusher| who <= pusher.share) {
			None => now,
			Some(Pusher { stamps: Stamps::Ahead, .. }) => now + DRIFT,
			Some(Pusher { stamps: Stamps::Low, .. }) => 0,
			Some(Pusher { stamps: Stamps::Either, .. }) if which <= 0.5 => now + DRIFT,
			Some(Pusher { stamps: Stamps::Either, .. }) => 0,
		};
		wanted.max(parent + 1)
	}
}

/// The timestamps (milliseconds) and difficulties of all blocks, and where the chain stands.
struct Chain {
	/// Seconds since the first block.
	now: f64,
	times: Vec<u64>,
	difficulties: Vec<u128>,
	/// The difficulty of the next block.
	next: u128,
}

impl Chain {
	/// A chain of one block, at the right difficulty.
	fn new() -> Self {
		let right = (HASH_RATE * TARGET_SECONDS) as u128;
		Self { now: 0.0, times: vec![START], difficulties: vec![right], next: right }
	}

	/// Find the next block at `now`.
	fn extend(&mut self, rule: Rule, miners: &Miners, now: f64, random: &mut Random) {
		let parent = self.times[self.times.len() - 1];
		self.now = now;
		self.times.push(miners.stamp(START + (now * 1e3) as u64, parent, random));
		self.difficulties.push(self.next);
		self.next = rule.next(&self.times, &self.difficulties);
	}
}

/// The blocks in the time watched after the change.
///
/// The chain starts at the right difficulty and runs for one to two Bitcoin periods first, so that
/// the change comes at any phase of a period.
pub fn simulate(rule: Rule, miners: &Miners, seed: u64) -> Vec<Found> {
	let random = &mut Random(seed.wrapping_mul(0xd134_2543_de82_ef95));
	let before = PERIOD + (random.unit() * PERIOD as f64) as usize;
	let mut chain = Chain::new();
	for _ in 0..before {
		let took = chain.next as f64 * random.exponential() / HASH_RATE;
		chain.extend(rule, miners, chain.now + took, random);
	}
	let change = chain.now;
	let mut found = Vec::new();
	loop {
		let (parent, own) = (chain.now - change, chain.next as f64);
		let at = miners.done(parent, own * random.exponential());
		if at > WATCHED {
			return found;
		}
		chain.extend(rule, miners, change + at, random);
		let right = miners.hash_rate(at).0 * TARGET_SECONDS;
		let next_expected = chain.next as f64 / right;
		found.push(Found { at, took: at - parent, expected: own / right, next_expected });
	}
}
