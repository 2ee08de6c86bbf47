//! When not to mine.
//!
//! Mining pauses without peers, because what is found alone is lost when they come back, and during
//! a sync, because what is found then is old. But whether there *is* a sync, the network layer
//! decides by the heights that peers claim, and a claim costs nothing. So a sync pauses mining only
//! as long as blocks of the past really come in, and for a bounded [`PATIENCE`] without any. The
//! patience is spent whenever a sync brings nothing, in one go or in bits, and only real progress
//! gives it back: neither a claim that stays nor one that comes and goes can hold the miner. A node that
//! has no state yet, because a warp or fast sync is to bring it, cannot mine, however long that takes.

use std::{
	fmt,
	time::{Duration, Instant},
};

/// How long a sync without progress pauses mining, in all.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// A block whose timestamp is at least this far in the past shows that a sync makes progress; a
/// younger one is ordinary operation, which goes on below a claimed height.
pub const OLD_BLOCK: Duration = Duration::from_secs(60);

/// What the network layer says, and the chain.
#[derive(Clone, Copy, Debug)]
pub struct Network {
	/// Whether the chain has a state to build on.
	pub has_state: bool,
	/// How many peers there are.
	pub peers: usize,
	/// Whether peers claim to be far ahead.
	pub syncing: bool,
}

/// Why mining pauses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PauseReason {
	/// Nobody to send a block to.
	NoPeers,
	/// The chain is being fetched from others.
	Syncing,
}

impl fmt::Display for PauseReason {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(match self {
			Self::NoPeers => "there are no peers",
			Self::Syncing => "the chain is being synced",
		})
	}
}

/// Decides whether mining pauses. Pure: time and observations are handed in.
#[derive(Clone, Debug)]
pub struct Pause {
	alone: bool,
	/// How long syncs have paused mining since the last progress.
	spent: Duration,
	/// The last judgement, if it was a pause for a sync.
	syncing_at: Option<Instant>,
}

impl Pause {
	/// With `alone`, mining never pauses.
	pub fn new(alone: bool) -> Self {
		Self { alone, spent: Duration::ZERO, syncing_at: None }
	}

	/// A block of the past has been imported from others.
	pub fn note_progress(&mut self) {
		self.spent = Duration::ZERO;
	}

	/// Whether to pause at `now`, and why. To be asked often: time counts from one question to the
	/// next.
	pub fn judge(&mut self, network: Network, now: Instant) -> Option<PauseReason> {
		if let Some(before) = self.syncing_at.take() {
			self.spent = self.spent.saturating_add(now.saturating_duration_since(before));
		}
		if self.alone {
			return None;
		}
		if network.peers == 0 {
			return Some(PauseReason::NoPeers);
		}
		if !network.has_state {
			return Some(PauseReason::Syncing);
		}
		if network.syncing && self.spent < PATIENCE {
			self.syncing_at = Some(now);
			return Some(PauseReason::Syncing);
		}
		None
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const CLAIM: Network = Network { has_state: true, peers: 3, syncing: true };
	const CALM: Network = Network { has_state: true, peers: 3, syncing: false };
	const NOBODY: Network = Network { has_state: true, peers: 0, syncing: false };

	/// Judge once a second from `start` and count the seconds of pause.
	fn paused_for(
		pause: &mut Pause,
		start: Instant,
		seconds: u64,
		network: impl Fn(u64) -> Network,
	) -> u64 {
		let judge = |s: u64| pause.judge(network(s), start + Duration::from_secs(s));
		(0..seconds).map(judge).filter(Option::is_some).count() as u64
	}

	#[test]
	fn mining_goes_on_when_there_are_peers_and_no_sync() {
		assert_eq!(Pause::new(false).judge(CALM, Instant::now()), None);
	}

	#[test]
	fn mining_pauses_when_there_are_no_peers() {
		let mut pause = Pause::new(false);
		let start = Instant::now();
		assert_eq!(pause.judge(NOBODY, start), Some(PauseReason::NoPeers));
		assert_eq!(paused_for(&mut pause, start, 1_000, |_| NOBODY), 1_000);
		assert_eq!(pause.judge(CALM, start), None);
	}

	#[test]
	fn mining_goes_on_when_alone_is_allowed() {
		let mut pause = Pause::new(true);
		assert_eq!(pause.judge(NOBODY, Instant::now()), None);
		assert_eq!(pause.judge(CLAIM, Instant::now()), None);
	}

	#[test]
	fn mining_pauses_when_a_sync_makes_progress() {
		let mut pause = Pause::new(false);
		let start = Instant::now();
		for second in 0..1_000 {
			let now = start + Duration::from_secs(second);
			assert_eq!(pause.judge(CLAIM, now), Some(PauseReason::Syncing), "second {second}");
			if second % 5 == 0 {
				pause.note_progress();
			}
		}
	}

	#[test]
	fn mining_pauses_no_longer_than_the_patience_when_a_height_is_merely_claimed() {
		let paused = paused_for(&mut Pause::new(false), Instant::now(), 1_000, |_| CLAIM);
		assert_eq!(paused, PATIENCE.as_secs());
	}

	#[test]
	fn mining_pauses_no_longer_than_the_patience_when_a_claim_comes_and_goes() {
		let flicker = |second| if second % 2 == 0 { CLAIM } else { CALM };
		let paused = paused_for(&mut Pause::new(false), Instant::now(), 1_000, flicker);
		assert!(paused <= PATIENCE.as_secs(), "paused for {paused} s");
	}

	#[test]
	fn mining_pauses_without_a_bound_when_there_is_no_state() {
		for syncing in [true, false] {
			let network = Network { has_state: false, syncing, ..CALM };
			let mut pause = Pause::new(false);
			let start = Instant::now();
			assert_eq!(paused_for(&mut pause, start, 1_000, |_| network), 1_000);
			// And spends no patience.
			let later = start + Duration::from_secs(1_000);
			assert_eq!(pause.judge(CLAIM, later), Some(PauseReason::Syncing));
		}
	}

	#[test]
	fn mining_pauses_again_when_progress_follows_an_idle_claim() {
		let mut pause = Pause::new(false);
		let start = Instant::now();
		paused_for(&mut pause, start, 100, |_| CLAIM);
		let later = start + Duration::from_secs(100);
		assert_eq!(pause.judge(CLAIM, later), None);
		pause.note_progress();
		assert_eq!(pause.judge(CLAIM, later), Some(PauseReason::Syncing));
	}

	#[test]
	fn time_without_peers_spends_no_patience() {
		let mut pause = Pause::new(false);
		let start = Instant::now();
		paused_for(&mut pause, start, 100, |_| NOBODY);
		let later = start + Duration::from_secs(100);
		assert_eq!(pause.judge(CLAIM, later), Some(PauseReason::Syncing));
	}
}
