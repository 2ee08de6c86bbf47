//! How many nonces a thread tries in one go, and which.

use assay_primitives::seal::Nonce;
use std::{
	collections::hash_map::RandomState,
	hash::{BuildHasher, Hasher},
	time::Duration,
};

/// How long a batch should take. New work is looked for between batches, so this is about how much
/// is wasted on old work; the look itself costs nothing against it.
const BATCH_TIME: Duration = Duration::from_millis(20);

/// The most a batch may grow or shrink from one to the next, so that one odd measurement (the
/// thread did not run for a while) does little.
const MAX_CHANGE: u32 = 4;

/// The size of a thread's batches, from how long they take. Pure.
#[derive(Clone, Copy, Debug)]
pub struct BatchSize {
	tries: u32,
	most: u32,
}

impl BatchSize {
	/// Begins with one try. With a `rate` in hashes per second for all of `threads`, a batch is
	/// never more than what a thread may do in a batch's time, but at least one.
	pub fn new(rate: Option<u64>, threads: usize) -> Self {
		let most = rate.map_or(u32::MAX, |rate| {
			let threads = u64::try_from(threads).unwrap_or(u64::MAX).max(1);
			let share = u128::from(rate / threads) * BATCH_TIME.as_millis() / 1000;
			u32::try_from(share).unwrap_or(u32::MAX)
		});
		Self { tries: 1, most: most.max(1) }
	}

	/// How many nonces to try next. At least one.
	pub fn tries(&self) -> u32 {
		self.tries
	}

	/// The last batch took `elapsed` for `tries`.
	pub fn note(&mut self, tries: u32, elapsed: Duration) {
		let elapsed = elapsed.as_nanos().max(1);
		let fitting = u128::from(tries).saturating_mul(BATCH_TIME.as_nanos()) / elapsed;
		let fitting = u32::try_from(fitting).unwrap_or(u32::MAX);
		let (least, most) = (self.tries / MAX_CHANGE, self.tries.saturating_mul(MAX_CHANGE));
		self.tries = fitting.clamp(least, most).clamp(1, self.most);
	}
}

/// The nonces of one thread: the high eight bytes are its own, the low eight count.
#[derive(Clone, Copy, Debug)]
pub struct NonceRange {
	own: u64,
	next: u64,
}

impl NonceRange {
	/// One range for each of `threads`, different from each other and, in all likelihood, from
	/// those of other nodes and runs.
	pub fn for_threads(threads: usize) -> impl Iterator<Item = Self> {
		// The standard library's hash maps are keyed by the system's randomness. Nothing secret
		// hangs on this: who guesses it learns which nonces this node tries first.
		let base = RandomState::new().build_hasher().finish();
		(0..threads as u64).map(move |thread| Self { own: base.wrapping_add(thread), next: 0 })
	}

	/// The first of the next `tries` nonces.
	pub fn take(&mut self, tries: u32) -> Nonce {
		let first = (u128::from(self.own) << 64) | u128::from(self.next);
		self.next = self.next.wrapping_add(u64::from(tries));
		first.to_be_bytes()
	}
}

/// How many tries it took to come from `first` to `found`, both included; at most `tries`.
pub fn tries_until(first: &Nonce, found: &Nonce, tries: u32) -> u32 {
	let low = |nonce: &Nonce| u128::from_be_bytes(*nonce) as u64;
	let steps = low(found).wrapping_sub(low(first)).saturating_add(1);
	u32::try_from(steps).unwrap_or(u32::MAX).min(tries)
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::collections::HashSet;

	/// Let a thread of `rate` hashes per second do `batches`.
	fn settled(mut size: BatchSize, rate: u32, batches: usize) -> BatchSize {
		for _ in 0..batches {
			let tries = size.tries();
			size.note(tries, Duration::from_secs_f64(f64::from(tries) / f64::from(rate)));
		}
		size
	}

	#[test]
	fn batch_takes_the_batch_time_when_the_rate_is_steady() {
		let unlimited = BatchSize::new(None, 2);
		assert_eq!(unlimited.tries(), 1);
		assert!((99_000..=101_000).contains(&settled(unlimited, 5_000_000, 10).tries()));
		assert_eq!(settled(unlimited, 30, 10).tries(), 1);
		assert_eq!(settled(settled(unlimited, 5_000_000, 10), 1_000, 20).tries(), 20);
	}

	#[test]
	fn batch_changes_by_bounded_steps_when_a_measurement_is_odd() {
		let mut size = settled(BatchSize::new(None, 1), 5_000_000, 10);
		let before = size.tries();
		size.note(before, Duration::from_secs(100));
		assert_eq!(size.tries(), before / 4);
		size.note(size.tries(), Duration::ZERO);
		assert_eq!(size.tries(), before / 4 * 4);
	}

	#[test]
	fn batch_stays_within_a_threads_share_of_the_rate_limit() {
		assert_eq!(settled(BatchSize::new(Some(10_000), 2), 5_000_000, 20).tries(), 100);
		assert_eq!(settled(BatchSize::new(Some(1), 4), 5_000_000, 20).tries(), 1);
		assert_eq!(BatchSize::new(Some(0), 0).tries(), 1);
		assert!(settled(BatchSize::new(Some(u64::MAX), 1), 5_000_000, 20).tries() >= 99_000);
	}

	#[test]
	fn nonce_ranges_of_threads_differ_in_their_high_bytes() {
		let mut ranges: Vec<_> = NonceRange::for_threads(64).collect();
		let firsts: HashSet<_> =
			ranges.iter_mut().map(|range| range.take(5)[..8].to_vec()).collect();
		assert_eq!(firsts.len(), 64);
	}

	#[test]
	fn nonce_range_counts_in_the_low_bytes_and_wraps_without_touching_the_high() {
		let mut range = NonceRange { own: u64::MAX, next: u64::MAX - 1 };
		assert_eq!(range.take(3), (u128::MAX - 1).to_be_bytes());
		assert_eq!(range.take(1), ((u128::from(u64::MAX) << 64) | 1).to_be_bytes());
	}

	#[test]
	fn tries_until_counts_both_ends_also_when_the_count_wraps() {
		let nonce = |low: u64| ((7 << 64) | u128::from(low)).to_be_bytes();
		assert_eq!(tries_until(&nonce(5), &nonce(5), 10), 1);
		assert_eq!(tries_until(&nonce(5), &nonce(14), 10), 10);
		assert_eq!(tries_until(&nonce(u64::MAX), &nonce(1), 10), 3);
		assert_eq!(tries_until(&nonce(5), &nonce(4), 10), 10);
	}
}
