//! Votes on blocks that this node does not know yet.

use super::message::VoteMessage;
use assay_primitives::{BlockNumber, Hash};
use sc_network::PeerId;
use std::collections::{HashMap, VecDeque};

/// How many votes of one peer wait. An honest one is some blocks ahead, with their siblings.
pub const MAX_PER_PEER: usize = 64;

/// How many votes wait in all: half a megabyte.
pub const MAX_BUFFERED: usize = 4_096;

/// Votes that wait for their blocks, by the peer that sent them.
///
/// Who sends much pushes out what it has sent itself: when all is full, the oldest vote of the peer
/// with the most goes. One peer holds at most one vote for each share, so of a wrong signature and a
/// right one from two peers neither keeps out the other.
#[derive(Default)]
pub struct Buffer {
	peers: HashMap<PeerId, VecDeque<VoteMessage>>,
	len: usize,
}

impl Buffer {
	/// How many votes wait.
	pub fn len(&self) -> usize {
		self.len
	}

	/// Whether none waits.
	pub fn is_empty(&self) -> bool {
		self.len == 0
	}

	/// Keep a vote until its block is known. False, and nothing changes, if one of the same share
	/// by the same peer waits already.
	pub fn push(&mut self, peer: PeerId, vote: VoteMessage) -> bool {
		let queue = self.peers.entry(peer).or_default();
		if queue.iter().any(|waits| (waits.block, waits.slot) == (vote.block, vote.slot)) {
			return false;
		}
		if queue.len() >= MAX_PER_PEER {
			queue.pop_front();
			self.len = self.len.saturating_sub(1);
		}
		queue.push_back(vote);
		self.len = self.len.saturating_add(1);
		if self.len > MAX_BUFFERED {
			self.shed();
		}
		true
	}

	/// Drop the oldest vote of the peer that has the most.
	fn shed(&mut self) {
		let fullest = self.peers.iter().max_by_key(|(_, queue)| queue.len()).map(|(peer, _)| *peer);
		if let Some(queue) = fullest.and_then(|peer| self.peers.get_mut(&peer)) {
			queue.pop_front();
		}
		self.settle();
	}

	/// Take out all votes whose block `is_known`, each with its sender; those of one sender in the
	/// order in which they came.
	pub fn take(&mut self, is_known: impl Fn(&Hash) -> bool) -> Vec<(PeerId, VoteMessage)> {
		let mut taken = Vec::new();
		for (peer, queue) in &mut self.peers {
			if queue.iter().any(|vote| is_known(&vote.block)) {
				let (known, unknown): (VecDeque<_>, _) =
					queue.drain(..).partition(|vote| is_known(&vote.block));
				*queue = unknown;
				taken.extend(known.into_iter().map(|vote| (*peer, vote)));
			}
		}
		self.settle();
		taken
	}

	/// Drop all votes on blocks below `lowest`.
	pub fn expire(&mut self, lowest: BlockNumber) {
		for queue in self.peers.values_mut() {
			queue.retain(|vote| vote.number >= lowest);
		}
		self.settle();
	}

	/// Drop all votes of a peer that has gone.
	pub fn forget(&mut self, peer: &PeerId) {
		self.peers.remove(peer);
		self.settle();
	}

	/// Count again, and keep nothing of peers without votes.
	fn settle(&mut self) {
		self.peers.retain(|_, queue| !queue.is_empty());
		self.len = self.peers.values().map(VecDeque::len).sum();
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use proptest::prelude::*;

	fn vote(block: u64, slot: u8) -> VoteMessage {
		let signature = sp_core::sr25519::Signature::from_raw([slot; 64]).into();
		let number = block as BlockNumber;
		VoteMessage { block: Hash::from_low_u64_be(block), number, slot, signature }
	}

	fn blocks(taken: &[(PeerId, VoteMessage)]) -> Vec<u32> {
		taken.iter().map(|(_, vote)| vote.number).collect()
	}

	#[test]
	fn buffer_gives_votes_back_once_when_their_block_is_known() {
		let (mut buffer, peer) = (Buffer::default(), PeerId::random());
		for slot in 0..3 {
			assert!(buffer.push(peer, vote(1, slot)));
			assert!(buffer.push(peer, vote(2, slot)));
		}
		let is_known = |hash: &Hash| *hash == Hash::from_low_u64_be(1);
		let taken = buffer.take(is_known);
		assert_eq!(taken, (0..3).map(|slot| (peer, vote(1, slot))).collect::<Vec<_>>());
		assert_eq!(buffer.take(is_known), vec![]);
		assert_eq!(buffer.len(), 3);
	}

	#[test]
	fn buffer_keeps_the_votes_of_two_peers_apart() {
		let (mut buffer, one, two) = (Buffer::default(), PeerId::random(), PeerId::random());
		assert!(buffer.push(one, vote(1, 0)));
		assert!(!buffer.push(one, vote(1, 0)));
		assert!(buffer.push(two, vote(1, 0)));
		assert_eq!(buffer.len(), 2);
		buffer.forget(&one);
		assert_eq!(buffer.take(|_| true), vec![(two, vote(1, 0))]);
		assert!(buffer.is_empty());
	}

	#[test]
	fn buffer_drops_the_oldest_of_a_peer_that_sends_too_many() {
		let (mut buffer, peer) = (Buffer::default(), PeerId::random());
		for block in 0..200 {
			buffer.push(peer, vote(block, 0));
		}
		let kept = blocks(&buffer.take(|_| true));
		assert_eq!(kept, (200 - MAX_PER_PEER as u32..200).collect::<Vec<_>>());
	}

	#[test]
	fn buffer_keeps_the_votes_of_quiet_peers_when_many_others_fill_it() {
		let (mut buffer, quiet) = (Buffer::default(), PeerId::random());
		buffer.push(quiet, vote(1, 0));
		for _ in 0..200 {
			let loud = PeerId::random();
			for block in 0..100 {
				buffer.push(loud, vote(1_000 + block, 0));
			}
		}
		assert_eq!(buffer.len(), MAX_BUFFERED);
		assert_eq!(buffer.take(|hash| *hash == vote(1, 0).block), vec![(quiet, vote(1, 0))]);
	}

	#[test]
	fn buffer_drops_what_is_below_the_lowest_height() {
		let (mut buffer, peer) = (Buffer::default(), PeerId::random());
		for block in 0..10 {
			buffer.push(peer, vote(block, 0));
		}
		buffer.expire(7);
		assert_eq!(blocks(&buffer.take(|_| true)), vec![7, 8, 9]);
	}

	#[derive(Clone, Debug)]
	enum Step {
		Push { peer: usize, block: u64, slot: u8 },
		Take(u64),
		Expire(u32),
		Forget(usize),
	}

	fn step() -> impl Strategy<Value = Step> {
		prop_oneof![
			60 => (0..80usize, 0..500u64, 0..3u8)
				.prop_map(|(peer, block, slot)| Step::Push { peer, block, slot }),
			3 => (0..500u64).prop_map(Step::Take),
			1 => (0..50u32).prop_map(Step::Expire),
			1 => (0..80usize).prop_map(Step::Forget),
		]
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(32))]
		#[test]
		fn buffer_stays_within_its_bounds(steps in proptest::collection::vec(step(), 0..2_000)) {
			let peers: Vec<_> = (0..80).map(|_| PeerId::random()).collect();
			let mut buffer = Buffer::default();
			for step in steps {
				match step {
					Step::Push { peer, block, slot } => {
						buffer.push(peers[peer], vote(block, slot));
					},
					Step::Take(block) => {
						let wanted = Hash::from_low_u64_be(block);
						let taken = buffer.take(|hash| *hash == wanted);
						prop_assert!(taken.iter().all(|(_, vote)| vote.block == wanted));
					},
					Step::Expire(lowest) => buffer.expire(lowest),
					Step::Forget(peer) => buffer.forget(&peers[peer]),
				}
				let total: usize = buffer.peers.values().map(VecDeque::len).sum();
				prop_assert_eq!(buffer.len(), total);
				prop_assert!(total <= MAX_BUFFERED);
				prop_assert!(buffer.peers.values().all(|queue| queue.len() <= MAX_PER_PEER));
			}
		}
	}
}
