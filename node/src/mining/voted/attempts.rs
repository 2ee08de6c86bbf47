//! What this node has made, by the block it was made on.

use assay_primitives::Hash;
use schnellru::{ByLength, LruMap};

/// Of how many parents the attempts are remembered. More than there are heights that a choice ever
/// comes back to.
const MAX_PARENTS: u32 = 256;

/// What this node has made on one parent.
#[derive(Clone, Copy, Default, Debug)]
struct Attempt {
	/// How many blocks.
	blocks: u32,
	/// How many siblings without a vote since the last vote on any child of the parent came.
	silent: u32,
	/// How many votes on children of the parent there were at the last look.
	heard: usize,
}

/// What this node has made. Bounded: forgets the parents that were asked for longest ago.
pub struct Attempts {
	by_parent: LruMap<Hash, Attempt, ByLength>,
}

impl Default for Attempts {
	fn default() -> Self {
		Self { by_parent: LruMap::new(ByLength::new(MAX_PARENTS)) }
	}
}

impl Attempts {
	/// How many blocks this node has made on `parent`: the number of the round that comes next.
	pub fn round(&self, parent: &Hash) -> u32 {
		self.by_parent.peek(parent).map_or(0, |attempt| attempt.blocks)
	}

	/// A block was made on `parent`. `silent` says that it is a sibling of one without a quorum, and
	/// that nobody has voted on it yet: votes can be quicker than this note.
	pub fn note_block(&mut self, parent: Hash, silent: bool) {
		if let Some(attempt) = self.by_parent.get_or_insert(parent, Attempt::default) {
			attempt.blocks = attempt.blocks.saturating_add(1);
			attempt.silent = attempt.silent.saturating_add(silent.into());
		}
	}

	/// There are `votes` votes on children of `parent` now. Returns how many siblings without a vote
	/// were made since the last of them came.
	pub fn hear(&mut self, parent: Hash, votes: usize) -> u32 {
		let Some(attempt) = self.by_parent.get_or_insert(parent, Attempt::default) else {
			return 0;
		};
		if votes > attempt.heard {
			attempt.silent = 0;
		}
		// Fewer than before when a block was evicted.
		attempt.heard = votes;
		attempt.silent
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const PARENT: Hash = Hash::repeat_byte(1);
	const OTHER: Hash = Hash::repeat_byte(2);

	#[test]
	fn round_counts_the_blocks_made_on_the_same_parent() {
		let mut attempts = Attempts::default();
		assert_eq!(attempts.round(&PARENT), 0);
		attempts.note_block(PARENT, false);
		attempts.note_block(PARENT, true);
		attempts.hear(OTHER, 1);
		assert_eq!((attempts.round(&PARENT), attempts.round(&OTHER)), (2, 0));
	}

	#[test]
	fn silence_counts_siblings_only_until_another_vote_comes() {
		let mut attempts = Attempts::default();
		attempts.note_block(PARENT, false);
		assert_eq!(attempts.hear(PARENT, 0), 0);
		attempts.note_block(PARENT, true);
		attempts.note_block(PARENT, true);
		assert_eq!(attempts.hear(PARENT, 0), 2);
		assert_eq!(attempts.hear(PARENT, 1), 0);
		attempts.note_block(PARENT, true);
		assert_eq!(attempts.hear(PARENT, 1), 1);
		assert_eq!(attempts.hear(OTHER, 3), 0);
	}

	#[test]
	fn silence_ends_with_the_next_vote_also_when_a_voted_block_was_evicted() {
		let mut attempts = Attempts::default();
		assert_eq!(attempts.hear(PARENT, 2), 0);
		attempts.note_block(PARENT, true);
		assert_eq!(attempts.hear(PARENT, 0), 1);
		assert_eq!(attempts.hear(PARENT, 1), 0);
	}

	#[test]
	fn attempts_stay_bounded_and_keep_the_parents_asked_for_last() {
		let mut attempts = Attempts::default();
		attempts.note_block(PARENT, true);
		for number in 0..MAX_PARENTS as u64 * 2 {
			attempts.note_block(Hash::from_low_u64_be(number), true);
			attempts.hear(PARENT, 0);
		}
		assert_eq!(attempts.round(&PARENT), 1);
		assert_eq!(attempts.round(&Hash::from_low_u64_be(0)), 0);
		assert_eq!(attempts.by_parent.len(), MAX_PARENTS as usize);
	}
}
