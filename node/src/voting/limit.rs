//! How many messages a peer may send. Pure: the time is handed in.

use std::time::{Duration, Instant};

/// A bucket of tokens: one comes back in each interval, a message takes one.
///
/// Holds one point in time, whatever the peer does: when the bucket will be full again.
#[derive(Clone, Debug)]
pub struct Limiter {
	interval: Duration,
	capacity: Duration,
	full_at: Instant,
}

impl Limiter {
	/// A full bucket of `burst` tokens.
	pub fn new(interval: Duration, burst: u32, now: Instant) -> Self {
		Self { interval, capacity: interval.saturating_mul(burst), full_at: now }
	}

	/// Take a token. False if there is none.
	pub fn take(&mut self, now: Instant) -> bool {
		match self.full_at.max(now).checked_add(self.interval) {
			Some(full_at) if full_at.saturating_duration_since(now) <= self.capacity => {
				self.full_at = full_at;
				true
			},
			_ => false,
		}
	}

	/// Take `tokens`, whether or not there are so many: what is missing has to come back first.
	pub fn charge(&mut self, tokens: u32, now: Instant) {
		let missing = self
			.full_at
			.saturating_duration_since(now)
			.min(self.capacity)
			.saturating_add(self.interval.saturating_mul(tokens));
		self.full_at = now.checked_add(missing).unwrap_or(self.full_at);
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const INTERVAL: Duration = Duration::from_millis(20);
	const BURST: u32 = 100;

	fn full(now: Instant) -> Limiter {
		Limiter::new(INTERVAL, BURST, now)
	}

	fn taken(limiter: &mut Limiter, tries: u32, now: Instant) -> u32 {
		(0..tries).filter(|_| limiter.take(now)).count() as u32
	}

	#[test]
	fn limiter_gives_the_burst_and_then_one_token_an_interval() {
		let start = Instant::now();
		let mut limiter = full(start);
		assert_eq!(taken(&mut limiter, 10_000, start), BURST);
		assert_eq!(taken(&mut limiter, 10, start + INTERVAL), 1);
		assert_eq!(taken(&mut limiter, 10_000, start + INTERVAL * 11), 10);
	}

	#[test]
	fn limiter_is_never_fuller_than_its_burst() {
		let start = Instant::now();
		let mut limiter = full(start);
		assert_eq!(taken(&mut limiter, 10_000, start + INTERVAL * 10_000), BURST);
	}

	#[test]
	fn limiter_gives_nothing_until_what_it_owes_has_come_back() {
		let start = Instant::now();
		let mut limiter = full(start);
		limiter.charge(BURST + 9, start);
		assert!(!limiter.take(start + INTERVAL * 9));
		assert_eq!(taken(&mut limiter, 10, start + INTERVAL * 10), 1);
	}

	#[test]
	fn limiter_owes_no_more_than_the_last_charge_beyond_its_burst() {
		let start = Instant::now();
		let mut limiter = full(start);
		for _ in 0..100 {
			limiter.charge(9, start);
		}
		assert_eq!(taken(&mut limiter, 10, start + INTERVAL * 10), 1);
		limiter.charge(u32::MAX, start);
		assert!(!limiter.take(start + INTERVAL * 1_000_000));
	}

	#[test]
	fn limiter_survives_a_clock_that_goes_back() {
		let start = Instant::now();
		let mut limiter = full(start + INTERVAL * 1_000);
		assert!(!limiter.take(start));
		limiter.charge(1, start);
		assert_eq!(taken(&mut limiter, 10, start + INTERVAL * 2), 1);
	}

	proptest! {
		#[test]
		fn limiter_never_gives_more_than_burst_and_rate(
			steps in proptest::collection::vec((0u64..100, 0u32..300, 0u32..50), 1..50),
		) {
			let start = Instant::now();
			let mut limiter = full(start);
			let (mut now, mut given) = (start, 0);
			for (wait, tries, charge) in steps {
				now += Duration::from_millis(wait);
				given += taken(&mut limiter, tries, now);
				limiter.charge(charge, now);
				let refilled = (now - start).as_millis() / INTERVAL.as_millis();
				prop_assert!(u128::from(given) <= u128::from(BURST) + refilled);
			}
		}
	}
}
