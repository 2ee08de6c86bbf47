//! What to build on, from what is known of the votes (DESIGN 3.2).

use assay_primitives::{
	share::{Ballot, QUORUM},
	Hash, Moment,
};
use std::{
	fmt,
	time::{Duration, Instant},
};

/// After so many siblings in a row without any vote, voters are taken to be out of reach.
pub const SIBLINGS_WITHOUT_VOTES: u32 = 3;

/// How long a miner that has heard no votes for [`SIBLINGS_WITHOUT_VOTES`] siblings waits before it
/// tries another one, in quorum waits. It doubles with each further sibling, up to
/// [`LONGEST_SILENCE`].
///
/// Without any further try a chain could stand until the escape gap although its voters are back:
/// those of them that are drawn for none of the blocks they know have nothing to vote on.
pub const FIRST_SILENCE: u32 = 16;

/// The longest wait between two tries, in quorum waits.
pub const LONGEST_SILENCE: u32 = 1024;

/// What matters of one block that could be built on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Candidate {
	/// Its hash.
	pub hash: Hash,
	/// How many votes on it there are.
	pub votes: usize,
	/// Whether a child of it needs a quorum, unless it escapes.
	pub required: bool,
	/// From which timestamp on a child needs no quorum, in milliseconds.
	pub escape_at: Moment,
	/// Since when this node has had it.
	pub known_since: Instant,
}

impl Candidate {
	/// With the rules of its ballot. An unknown ballot is taken for one that only a quorum satisfies.
	pub fn new(hash: Hash, votes: usize, ballot: Option<&Ballot>, known_since: Instant) -> Self {
		let (required, escape_at) =
			ballot.map_or((true, Moment::MAX), |ballot| (ballot.required, ballot.escape_at));
		Self { hash, votes, required, escape_at, known_since }
	}

	/// Whether it has its quorum.
	pub fn has_quorum(&self) -> bool {
		self.votes >= QUORUM
	}

	/// Whether a child with a timestamp of `clock` is valid without a quorum.
	fn needs_no_quorum(&self, clock: Moment) -> bool {
		!self.required || clock >= self.escape_at
	}
}

/// What a miner sees.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
	/// The tip and its siblings of equal total difficulty: the best block first, then the oldest
	/// first.
	pub tips: &'a [Candidate],
	/// The tip's parent. `None` if the tip can have no more siblings: it is the genesis block, or
	/// finalised.
	pub parent: Option<&'a Candidate>,
	/// How many siblings on that parent this node has made since the last vote on any of its
	/// children came.
	pub silent: u32,
	/// Whether this node keeps no more blocks at the tip's height, and all it has found votes.
	pub full: bool,
}

/// What time it is.
#[derive(Clone, Copy, Debug)]
pub struct Now {
	/// For waits.
	pub instant: Instant,
	/// For timestamps, in milliseconds.
	pub clock: Moment,
}

impl Now {
	/// When the clock will show `clock`. `None` if that is too far away to tell.
	fn until(&self, clock: Moment) -> Option<Instant> {
		self.instant.checked_add(Duration::from_millis(clock.saturating_sub(self.clock)))
	}
}

/// Why nothing is built.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shortage {
	/// The newest block may still find its quorum.
	Quorum,
	/// The last siblings found no vote at all.
	Voters,
	/// There are as many blocks at this height as are kept, and all have found votes.
	Room,
	/// No quorum is known on the parent of the tip, so nothing can be built beside the tip.
	ParentVotes,
}

impl Shortage {
	/// The `reason` in the metrics.
	pub fn reason(self) -> &'static str {
		match self {
			Self::Quorum => "quorum",
			Self::Voters => "voters",
			Self::Room => "room",
			Self::ParentVotes => "parent_votes",
		}
	}
}

impl fmt::Display for Shortage {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(match self {
			Self::Quorum => "no block at this height has its quorum yet",
			Self::Voters => "no voter answers; votes or the escape gap will end this",
			Self::Room => "this height is full of blocks that have found some votes",
			Self::ParentVotes => "the votes on the block before the tip are unknown",
		})
	}
}

/// What to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Decision {
	/// Build on this block.
	BuildOn(Hash),
	/// Build on the tip's parent once more.
	Sibling,
	/// Build nothing.
	Wait {
		/// Why.
		shortage: Shortage,
		/// When to decide again, if nothing happens before. `None`: only if something happens.
		until: Option<Instant>,
	},
}

/// Which of the tips can be built on at once: one with a quorum before one that needs none, and of
/// several the first.
pub fn ready(tips: &[Candidate], now: Now) -> Option<Hash> {
	let voted = tips.iter().find(|tip| tip.has_quorum());
	let free = || tips.iter().find(|tip| tip.needs_no_quorum(now.clock));
	voted.or_else(free).map(|tip| tip.hash)
}

/// Decide what to do. Where no tip is [`ready`], the newest block gets its time to find a quorum,
/// and after that another sibling is made. An empty view waits.
pub fn decide(view: &View, now: Now, quorum_wait: Duration) -> Decision {
	if let Some(tip) = ready(view.tips, now) {
		return Decision::BuildOn(tip);
	}
	let escape = view.tips.iter().map(|tip| tip.escape_at).min().and_then(|at| now.until(at));
	let wait = |shortage, end| Decision::Wait {
		shortage,
		until: [end, escape].into_iter().flatten().min(),
	};
	let Some(parent) = view.parent else { return wait(Shortage::Quorum, None) };
	let newest = view.tips.iter().map(|tip| tip.known_since).max();
	let given_up = newest.and_then(|newest| newest.checked_add(patience(view.silent, quorum_wait)));
	if given_up.is_none_or(|given_up| now.instant < given_up) {
		let silence = view.silent >= SIBLINGS_WITHOUT_VOTES;
		let shortage = if silence { Shortage::Voters } else { Shortage::Quorum };
		return wait(shortage, given_up);
	}
	if view.full {
		return wait(Shortage::Room, None);
	}
	if !parent.has_quorum() && !parent.needs_no_quorum(now.clock) {
		return wait(Shortage::ParentVotes, now.until(parent.escape_at));
	}
	Decision::Sibling
}

/// How long the newest block has to find its quorum.
fn patience(silent: u32, quorum_wait: Duration) -> Duration {
	let Some(further) = silent.checked_sub(SIBLINGS_WITHOUT_VOTES) else { return quorum_wait };
	let doubled = 1u32.checked_shl(further).unwrap_or(u32::MAX);
	let waits = FIRST_SILENCE.saturating_mul(doubled).min(LONGEST_SILENCE);
	quorum_wait.saturating_mul(waits)
}
