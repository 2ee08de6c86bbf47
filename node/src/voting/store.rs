//! What this node knows of votes.

use assay_primitives::{
	share::{Ballot, BlockVotes, LateBallot, Slot, VoteInherent, VoteSignature, QUORUM},
	BlockNumber, Hash,
};
use futures::{
	stream::{self, BoxStream},
	StreamExt,
};
use parking_lot::RwLock;
use std::{
	collections::{BTreeMap, HashMap, VecDeque},
	time::{Duration, Instant},
};
use tokio::sync::watch;

/// How many blocks are known at most. The heights that are kept have far fewer, because there is a
/// bound on siblings (DESIGN 3.2).
pub const MAX_BLOCKS: usize = 1_024;

/// How far below the tip blocks stay known: deeper reorganisations find their votes in the blocks.
pub const KEPT_BELOW_TIP: BlockNumber = 8;

/// What became of a vote that was to be added.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Added {
	/// The block is not known.
	UnknownBlock,
	/// There are not so many slots.
	NoSuchSlot,
	/// The slot has a vote already.
	Duplicate,
	/// The vote is the slot's first.
	Kept {
		/// If the vote made the quorum: how long after the block was imported.
		quorum_after: Option<Duration>,
		/// Whether a child of the block was already known.
		late: bool,
	},
}

/// A block that can be voted on.
#[derive(Debug)]
struct KnownBlock {
	ballot: Ballot,
	votes: BlockVotes,
	since: Instant,
	has_child: bool,
}

#[derive(Debug, Default)]
struct State {
	tip: BlockNumber,
	blocks: HashMap<Hash, KnownBlock>,
	/// The blocks of each height, the oldest first.
	heights: BTreeMap<BlockNumber, VecDeque<Hash>>,
}

impl State {
	fn note(&mut self, hash: Hash, ballot: Ballot, since: Instant) -> bool {
		if self.blocks.contains_key(&hash) || ballot.number < self.lowest() {
			return false;
		}
		if let Some(parent) = ballot.late.as_ref().map(|late| late.block) {
			if let Some(parent) = self.blocks.get_mut(&parent) {
				parent.has_child = true;
			}
		}
		let is_parent = |late: &LateBallot| late.block == hash;
		let has_child =
			self.blocks.values().any(|known| known.ballot.late.as_ref().is_some_and(is_parent));
		self.heights.entry(ballot.number).or_default().push_back(hash);
		let votes = BlockVotes::default();
		self.blocks.insert(hash, KnownBlock { ballot, votes, since, has_child });
		while self.blocks.len() > MAX_BLOCKS && self.drop_oldest() {}
		true
	}

	fn lowest(&self) -> BlockNumber {
		self.tip.saturating_sub(KEPT_BELOW_TIP)
	}

	/// Drop the oldest block of the lowest height. False if there is none.
	fn drop_oldest(&mut self) -> bool {
		let Some(mut lowest) = self.heights.first_entry() else { return false };
		if let Some(oldest) = lowest.get_mut().pop_front() {
			self.blocks.remove(&oldest);
		}
		if lowest.get().is_empty() {
			lowest.remove();
		}
		true
	}

	fn prune(&mut self) {
		let kept = self.heights.split_off(&self.lowest());
		for hash in std::mem::replace(&mut self.heights, kept).into_values().flatten() {
			self.blocks.remove(&hash);
		}
	}

	fn forget(&mut self, hash: &Hash) -> bool {
		let Some(known) = self.blocks.remove(hash) else { return false };
		if let Some(height) = self.heights.get_mut(&known.ballot.number) {
			height.retain(|other| other != hash);
			if height.is_empty() {
				self.heights.remove(&known.ballot.number);
			}
		}
		true
	}
}

/// Knows the ballots and the votes of the blocks around the tip: at most [`MAX_BLOCKS`] of them, none
/// more than [`KEPT_BELOW_TIP`] below the tip.
#[derive(Debug)]
pub struct VoteStore {
	state: RwLock<State>,
	changed: watch::Sender<()>,
}

impl Default for VoteStore {
	fn default() -> Self {
		Self::new()
	}
}

impl VoteStore {
	/// Without blocks, the tip being the genesis block.
	pub fn new() -> Self {
		Self { state: RwLock::default(), changed: watch::channel(()).0 }
	}

	/// The ballot on a block, if it is known.
	pub fn ballot(&self, block: &Hash) -> Option<Ballot> {
		self.state.read().blocks.get(block).map(|known| known.ballot.clone())
	}

	/// The votes on a block; none if it is not known.
	pub fn votes(&self, block: &Hash) -> BlockVotes {
		self.state.read().blocks.get(block).map(|known| known.votes.clone()).unwrap_or_default()
	}

	/// Ballot and votes of a block as they are at one moment.
	pub fn look(&self, block: &Hash) -> Option<(Ballot, BlockVotes)> {
		let state = self.state.read();
		state.blocks.get(block).map(|known| (known.ballot.clone(), known.votes.clone()))
	}

	/// What a child of `block` can carry: the votes on it, and those on its parent that are not on
	/// chain yet. Nothing if the block is not known.
	pub fn inherent(&self, block: &Hash) -> VoteInherent {
		let state = self.state.read();
		let Some(known) = state.blocks.get(block) else { return VoteInherent::default() };
		let mut late = BlockVotes::default();
		if let Some(LateBallot { block: parent, voted }) = &known.ballot.late {
			let on_parent = state.blocks.get(parent).map(|parent| parent.votes.clone());
			let places = late.0.iter_mut().zip(on_parent.unwrap_or_default().0).zip(voted);
			for ((place, vote), is_on_chain) in places {
				*place = vote.filter(|_| !is_on_chain);
			}
		}
		VoteInherent { votes: known.votes.clone(), late }
	}

	/// Whether there are enough votes on a block to build on it.
	pub fn has_quorum(&self, block: &Hash) -> bool {
		let state = self.state.read();
		state.blocks.get(block).is_some_and(|known| known.votes.count() >= QUORUM)
	}

	/// When this node imported a block, if it is known.
	pub fn known_since(&self, block: &Hash) -> Option<Instant> {
		self.state.read().blocks.get(block).map(|known| known.since)
	}

	/// Whether a block is known.
	pub fn is_known(&self, block: &Hash) -> bool {
		self.state.read().blocks.contains_key(block)
	}

	/// The known blocks at a height, the oldest first.
	pub fn at_height(&self, number: BlockNumber) -> Vec<Hash> {
		self.state.read().heights.get(&number).into_iter().flatten().copied().collect()
	}

	/// How many blocks are known.
	pub fn len(&self) -> usize {
		self.state.read().blocks.len()
	}

	/// Whether no block is known.
	pub fn is_empty(&self) -> bool {
		self.len() == 0
	}

	/// The height of the tip as it was last told.
	pub fn tip(&self) -> BlockNumber {
		self.state.read().tip
	}

	/// A hint whenever something has changed, and one at once. Hints that nobody has taken are one.
	/// Ends with the store.
	pub fn changes(&self) -> BoxStream<'static, ()> {
		let mut changed = self.changed.subscribe();
		changed.mark_changed();
		stream::unfold(changed, |mut changed| async move {
			changed.changed().await.ok()?;
			Some(((), changed))
		})
		.boxed()
	}

	/// A block has just been imported. Nothing happens if it is known, or too far below the tip.
	/// `number` is its height.
	pub fn note_block(&self, hash: Hash, number: BlockNumber, ballot: Ballot) {
		self.note_block_since(hash, Ballot { number, ..ballot }, Instant::now());
	}

	/// A block was imported at `since`. Nothing happens if it is known, or too far below the tip.
	pub fn note_block_since(&self, hash: Hash, ballot: Ballot, since: Instant) {
		if self.state.write().note(hash, ballot, since) {
			self.changed.send_replace(());
		}
	}

	/// Add a vote that is known to be good. The first vote of a slot stays.
	pub fn add(&self, block: &Hash, slot: Slot, signature: VoteSignature) -> Added {
		let mut state = self.state.write();
		let Some(known) = state.blocks.get_mut(block) else { return Added::UnknownBlock };
		let Some(place) = known.votes.0.get_mut(usize::from(slot)) else {
			return Added::NoSuchSlot;
		};
		if place.is_some() {
			return Added::Duplicate;
		}
		*place = Some(signature);
		let makes_quorum = known.votes.count() == QUORUM;
		let quorum_after = makes_quorum.then(|| known.since.elapsed());
		let late = known.has_child;
		drop(state);
		self.changed.send_replace(());
		Added::Kept { quorum_after, late }
	}

	/// The best block is at this height. Drops what is too far below.
	pub fn set_tip(&self, number: BlockNumber) {
		let mut state = self.state.write();
		if state.tip != number {
			state.tip = number;
			state.prune();
			drop(state);
			self.changed.send_replace(());
		}
	}

	/// Drop blocks that finality has abandoned.
	pub fn forget<'a>(&self, blocks: impl IntoIterator<Item = &'a Hash>) {
		let mut state = self.state.write();
		let forgotten = blocks.into_iter().filter(|block| state.forget(block)).count();
		drop(state);
		if forgotten > 0 {
			self.changed.send_replace(());
		}
	}
}
