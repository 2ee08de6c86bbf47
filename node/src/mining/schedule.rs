//! When a new template is due.

use super::parent::Site;
use std::time::{Duration, Instant};

/// New transactions, and builds that failed, make no template sooner than this after the last one.
pub const INTERVAL: Duration = Duration::from_secs(1);

/// A template older than this is replaced for the sake of its timestamp. Short against a public
/// network's block time, so that the difficulty rule sees when blocks are really found; long
/// against the time it takes to build.
pub const REFRESH: Duration = Duration::from_secs(10);

/// How long the first template on a new parent may take to fill. Until it is there nobody mines,
/// so it is cut short; what it had no time for comes with the next one.
pub const QUICK_BUILD: Duration = Duration::from_millis(500);

/// How long any other template may take to fill: what a block may take to execute.
pub const FULL_BUILD: Duration = Duration::from_secs(2);

/// What the last template was built for, and when.
#[derive(Clone, Copy, Debug)]
struct Last {
	site: Site,
	votes: u32,
	at: Instant,
	succeeded: bool,
}

/// Decides when a new template is due. Pure: time and observations are handed in.
#[derive(Clone, Debug, Default)]
pub struct Schedule {
	last: Option<Last>,
	transactions: bool,
}

impl Schedule {
	/// There are transactions that the last template does not have.
	pub fn note_transactions(&mut self) {
		self.transactions = true;
	}

	/// A build starts: what comes from now on is not in it.
	pub fn begin(&mut self) {
		self.transactions = false;
	}

	/// A build has ended.
	pub fn end(&mut self, site: Site, votes: u32, succeeded: bool, at: Instant) {
		self.last = Some(Last { site, votes, at, succeeded });
	}

	/// The time to build in if a template for `site` with `votes` is due at `now`.
	///
	/// `live` says whether there still is a template to mine on: a seal uses one up, a pause or a
	/// refused block takes it away.
	pub fn due(&self, site: Site, votes: u32, live: bool, now: Instant) -> Option<Duration> {
		let Some(last) = self.last else { return Some(QUICK_BUILD) };
		let age = now.saturating_duration_since(last.at);
		if last.site != site || (!live && last.succeeded) {
			return Some(QUICK_BUILD);
		}
		let worth_it = !live || votes > last.votes || self.transactions;
		let due = (votes > last.votes && last.succeeded)
			|| (worth_it && age >= INTERVAL)
			|| age >= REFRESH;
		due.then_some(FULL_BUILD)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::H256;

	const SITE: Site = Site { parent: H256::repeat_byte(1), round: 0 };
	const OTHER: Site = Site { parent: H256::repeat_byte(2), round: 0 };
	const SOON: Duration = Duration::from_millis(999);

	fn built() -> (Schedule, Instant) {
		let (mut schedule, now) = (Schedule::default(), Instant::now());
		schedule.begin();
		schedule.end(SITE, 2, true, now);
		(schedule, now)
	}

	#[test]
	fn template_is_due_at_once_when_there_is_none() {
		assert_eq!(Schedule::default().due(SITE, 0, false, Instant::now()), Some(QUICK_BUILD));
	}

	#[test]
	fn template_is_due_at_once_when_the_parent_or_the_round_is_new() {
		let (schedule, now) = built();
		assert_eq!(schedule.due(OTHER, 0, true, now), Some(QUICK_BUILD));
		assert_eq!(schedule.due(Site { round: 1, ..SITE }, 2, true, now), Some(QUICK_BUILD));
		assert_eq!(schedule.due(SITE, 2, true, now), None);
	}

	#[test]
	fn template_is_due_at_once_when_there_are_more_votes() {
		let (schedule, now) = built();
		assert_eq!(schedule.due(SITE, 3, true, now), Some(FULL_BUILD));
		assert_eq!(schedule.due(SITE, 1, true, now), None);
	}

	#[test]
	fn template_is_due_every_second_at_most_when_there_are_transactions() {
		let (mut schedule, now) = built();
		assert_eq!(schedule.due(SITE, 2, true, now + INTERVAL), None);
		schedule.note_transactions();
		assert_eq!(schedule.due(SITE, 2, true, now + SOON), None);
		assert_eq!(schedule.due(SITE, 2, true, now + INTERVAL), Some(FULL_BUILD));
		schedule.begin();
		schedule.end(SITE, 2, true, now + INTERVAL);
		assert_eq!(schedule.due(SITE, 2, true, now + INTERVAL + INTERVAL), None);
	}

	#[test]
	fn transactions_that_come_during_a_build_are_in_the_next_one() {
		let (mut schedule, now) = built();
		schedule.begin();
		schedule.note_transactions();
		schedule.end(SITE, 2, true, now);
		assert_eq!(schedule.due(SITE, 2, true, now + INTERVAL), Some(FULL_BUILD));
	}

	#[test]
	fn template_is_due_when_its_timestamp_is_old() {
		let (schedule, now) = built();
		assert_eq!(schedule.due(SITE, 2, true, now + REFRESH), Some(FULL_BUILD));
	}

	#[test]
	fn template_is_due_at_once_when_it_was_taken_away() {
		let (schedule, now) = built();
		assert_eq!(schedule.due(SITE, 2, false, now), Some(QUICK_BUILD));
	}

	#[test]
	fn template_waits_for_the_interval_when_building_it_failed() {
		let (mut schedule, now) = built();
		schedule.end(SITE, 2, false, now);
		assert_eq!(schedule.due(SITE, 3, false, now + SOON), None);
		assert_eq!(schedule.due(SITE, 2, false, now + INTERVAL), Some(FULL_BUILD));
		assert_eq!(schedule.due(OTHER, 0, false, now), Some(QUICK_BUILD));
	}
}
