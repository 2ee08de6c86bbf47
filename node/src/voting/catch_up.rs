//! When the chain is being fetched, so that votes on what comes in are of no use. Pure.
//!
//! Whether there is a sync, the network layer decides by the heights that peers claim, and a claim
//! costs nothing. So a claimed sync keeps this node from voting only on blocks that are old, and
//! only as long as such blocks really come in.

use crate::mining::pause::OLD_BLOCK;
use std::time::{Duration, Instant};

/// How long the age of one block stands for that of those after it. To find it out costs a call into
/// the runtime.
pub const AGE_INTERVAL: Duration = Duration::from_millis(200);

/// A sync that has brought no old block for so long does not keep this node from voting.
pub const PATIENCE: Duration = Duration::from_secs(3);

/// Tells when the chain is being fetched.
#[derive(Clone, Debug, Default)]
pub struct CatchUp {
	judged: Option<(Instant, bool)>,
	progress: Option<Instant>,
}

impl CatchUp {
	/// Whether to skip a block that has come in at `now` while there is, or is not, a sync. The age
	/// of the block is asked for now and then.
	pub fn skips(
		&mut self,
		syncing: bool,
		now: Instant,
		age: impl FnOnce() -> Option<Duration>,
	) -> bool {
		if !syncing {
			*self = Self::default();
			return false;
		}
		let is_old = match self.judged {
			Some((at, is_old)) if now.saturating_duration_since(at) < AGE_INTERVAL => is_old,
			_ => {
				// A block whose age cannot be told has no state: a sync brought it.
				let is_old = age().is_none_or(|age| age >= OLD_BLOCK);
				self.judged = Some((now, is_old));
				is_old
			},
		};
		if is_old {
			self.progress = Some(now);
		}
		is_old
	}

	/// Whether the blocks at the tip are to be looked at, those included that were skipped.
	pub fn is_over(&self, syncing: bool, now: Instant) -> bool {
		let idle = |at| now.saturating_duration_since(at) >= PATIENCE;
		!syncing || self.progress.is_none_or(idle)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const OLD: Option<Duration> = Some(OLD_BLOCK);
	const YOUNG: Option<Duration> = Some(Duration::from_secs(59));
	const SECOND: Duration = Duration::from_secs(1);

	#[test]
	fn no_block_is_skipped_when_there_is_no_sync() {
		let mut catch_up = CatchUp::default();
		assert!(!catch_up.skips(false, Instant::now(), || unreachable!("nobody asks")));
		assert!(catch_up.is_over(false, Instant::now()));
	}

	#[test]
	fn old_blocks_are_skipped_as_long_as_a_sync_brings_them() {
		let (mut catch_up, mut now) = (CatchUp::default(), Instant::now());
		for _ in 0..100 {
			assert!(catch_up.skips(true, now, || OLD));
			assert!(!catch_up.is_over(true, now));
			now += SECOND;
		}
		assert!(catch_up.is_over(false, now));
		assert!(catch_up.is_over(true, now + PATIENCE));
	}

	#[test]
	fn young_blocks_are_not_skipped_whatever_is_claimed() {
		let (mut catch_up, mut now) = (CatchUp::default(), Instant::now());
		for _ in 0..100 {
			assert!(!catch_up.skips(true, now, || YOUNG));
			assert!(catch_up.is_over(true, now));
			now += SECOND;
		}
	}

	#[test]
	fn old_tip_is_looked_at_when_a_claimed_sync_brings_nothing() {
		assert!(CatchUp::default().is_over(true, Instant::now()));
	}

	#[test]
	fn blocks_without_state_are_skipped() {
		assert!(CatchUp::default().skips(true, Instant::now(), || None));
	}

	#[test]
	fn age_is_asked_for_once_in_an_interval() {
		let (mut catch_up, start) = (CatchUp::default(), Instant::now());
		let mut asked = 0;
		for millisecond in 0..1_000 {
			let now = start + Duration::from_millis(millisecond);
			catch_up.skips(true, now, || {
				asked += 1;
				OLD
			});
		}
		assert_eq!(asked, 5);
	}

	#[test]
	fn end_of_a_sync_is_forgotten_with_the_next_block() {
		let (mut catch_up, now) = (CatchUp::default(), Instant::now());
		assert!(catch_up.skips(true, now, || OLD));
		assert!(!catch_up.skips(false, now, || OLD));
		assert!(catch_up.is_over(true, now));
		assert!(!catch_up.skips(true, now, || YOUNG));
	}
}
