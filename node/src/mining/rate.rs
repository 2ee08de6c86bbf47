//! A limit on hashes per second, shared by all threads.

use parking_lot::Mutex;
use std::time::{Duration, Instant};

/// How much time may be made up for after a thread came late. Sleeping always takes a little longer
/// than asked for; without this the rate would stay below the limit.
const SLACK: Duration = Duration::from_millis(100);

/// Spaces batches so that all threads together keep to a rate.
///
/// Each batch books the time it takes at that rate, one after the other, and begins when its own
/// time has come.
pub struct RateLimit {
	rate: u64,
	/// When the next batch may begin.
	next: Mutex<Instant>,
}

impl RateLimit {
	/// At most `rate` hashes per second, and at least one, from `now` on.
	pub fn new(rate: u64, now: Instant) -> Self {
		Self { rate: rate.max(1), next: Mutex::new(now) }
	}

	/// Book `tries` hashes at `now`. The batch must not begin before the time returned.
	pub fn book(&self, tries: u32, now: Instant) -> Instant {
		let mut next = self.next.lock();
		// Time in which nobody wanted to search is gone.
		let begin = now.checked_sub(SLACK).map_or(*next, |earliest| earliest.max(*next));
		*next = begin.checked_add(self.time_of(tries)).unwrap_or(begin);
		begin
	}

	/// Give back `tries` hashes that were booked but not done.
	pub fn give_back(&self, tries: u32) {
		let mut next = self.next.lock();
		*next = next.checked_sub(self.time_of(tries)).unwrap_or(*next);
	}

	fn time_of(&self, tries: u32) -> Duration {
		let nanos = u128::from(tries) * 1_000_000_000 / u128::from(self.rate);
		Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// How many hashes are done in `seconds` by `threads` that each search `tries` at a time, take
	/// no time to do it, and wake up `late` after their time.
	fn done(rate: u64, threads: usize, tries: u32, seconds: u64, late: Duration) -> u64 {
		let start = Instant::now();
		let end = start + Duration::from_secs(seconds);
		let limit = RateLimit::new(rate, start);
		let mut clocks = vec![start; threads];
		let mut hashes = 0;
		while let Some(clock) = clocks.iter_mut().filter(|clock| **clock < end).min() {
			let begin = limit.book(tries, *clock);
			*clock = if begin > *clock { begin + late } else { *clock };
			if *clock < end {
				hashes += u64::from(tries);
			}
		}
		hashes
	}

	#[test]
	fn rate_is_kept_over_all_threads_together() {
		for (rate, threads, tries) in [(1_000, 1, 20), (1_000, 4, 5), (50_000, 3, 333), (3, 2, 1)] {
			let expected = rate * 100;
			let hashes = done(rate, threads, tries, 100, Duration::ZERO);
			// The slack is granted once, and each thread may have begun a batch.
			let most = expected + rate / 10 + u64::from(tries) * (threads as u64 + 1);
			assert!(
				(expected..=most).contains(&hashes),
				"{hashes} at {rate} with {threads} threads of {tries}"
			);
		}
	}

	#[test]
	fn rate_is_reached_when_threads_wake_up_late() {
		let hashes = done(10_000, 2, 100, 100, Duration::from_millis(3));
		assert!((1_000_000..=1_001_500).contains(&hashes), "{hashes}");
	}

	#[test]
	fn idle_time_is_not_saved_up() {
		let start = Instant::now();
		let limit = RateLimit::new(100, start);
		let later = start + Duration::from_secs(3600);
		let mut begun = 0;
		while limit.book(1, later) <= later {
			begun += 1;
		}
		assert_eq!(begun, 11);
	}

	#[test]
	fn hashes_given_back_can_be_booked_again() {
		let start = Instant::now();
		let limit = RateLimit::new(100, start);
		limit.book(100, start);
		limit.give_back(90);
		assert_eq!(limit.book(1, start), start + Duration::from_millis(100));
	}

	#[test]
	fn extreme_rates_do_not_overflow() {
		let start = Instant::now();
		for rate in [0, 1, u64::MAX] {
			let limit = RateLimit::new(rate, start);
			for _ in 0..10 {
				limit.book(u32::MAX, start);
			}
			limit.give_back(u32::MAX);
		}
	}
}
