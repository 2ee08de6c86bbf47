//! What to build on where blocks need votes (DESIGN 3.2).
//!
//! ```text
//! chain: the tip, its equal siblings, its parent ─┐
//! vote store: votes and ballots ──────────────────┼─► policy ─► the tip, a sibling of it, or nothing
//! attempts: what this node has made ──────────────┘
//! ```
//!
//! - [`policy`]: the rules (pure).
//! - [`attempts`]: how often this node has built on a block, and whether anybody voted on it (pure).
//! - [`carried`]: the votes in a block's body, for a node that was not there when they were cast.
//! - [`alarm`]: wakes the miner when only the time has changed.
//! - [`VotedParent`]: observes, asks the policy, and puts the votes into the choice.

pub mod alarm;
pub mod attempts;
pub mod carried;
pub mod policy;

#[cfg(test)]
mod tests;

use super::{
	parent::{hints, Choice, ParentChoice},
	workshop::Idle,
};
use crate::{
	client::FullClient,
	fork_choice::{total_difficulty, HeaviestChain},
	import::MAX_SIBLINGS,
	voting::{ballots::Ballots, VoteStore},
};
use alarm::Alarm;
use assay_primitives::{
	share::{Ballot, VoteInherent, VOTE_INHERENT_IDENTIFIER},
	BlockNumber, Hash, Header, Moment,
};
use attempts::Attempts;
use futures::{
	stream::{self, BoxStream},
	StreamExt,
};
use parking_lot::Mutex;
use policy::{Candidate, Decision, Now, View};
use sc_client_api::BlockBackend;
use schnellru::{ByLength, LruMap};
use sp_blockchain::HeaderBackend;
use sp_inherents::InherentData;
use std::{
	sync::Arc,
	time::{Duration, Instant},
};

/// Of how many blocks is remembered what had to be worked out: more than are kept at two heights.
const MAX_REMEMBERED: u32 = 64;

/// Builds on what the votes allow. See the module.
pub struct VotedParent {
	client: Arc<FullClient>,
	chain: HeaviestChain,
	votes: Arc<VoteStore>,
	quorum_wait: Duration,
	memory: Mutex<Memory>,
	alarm: Alarm,
}

/// What is worked out once.
struct Memory {
	attempts: Attempts,
	/// When a block was first seen here, for one that the vote store does not have.
	seen: LruMap<Hash, Instant, ByLength>,
	/// The ballots on blocks that the vote store does not have.
	ballots: LruMap<Hash, Ballot, ByLength>,
	/// What blocks carry.
	carried: LruMap<Hash, VoteInherent, ByLength>,
}

impl Default for Memory {
	fn default() -> Self {
		let length = || ByLength::new(MAX_REMEMBERED);
		Self {
			attempts: Attempts::default(),
			seen: LruMap::new(length()),
			ballots: LruMap::new(length()),
			carried: LruMap::new(length()),
		}
	}
}

impl VotedParent {
	/// Over the chain in `client` and the votes in `votes`. A block without a quorum gets a sibling
	/// after `quorum_wait`.
	pub fn new(
		client: Arc<FullClient>,
		chain: HeaviestChain,
		votes: Arc<VoteStore>,
		quorum_wait: Duration,
	) -> Self {
		let (memory, alarm) = Default::default();
		Self { client, chain, votes, quorum_wait, memory, alarm }
	}

	fn look(&self) -> sp_blockchain::Result<Result<Choice, Idle>> {
		let info = self.client.info();
		let Some(best) = self.client.header(info.best_hash)? else {
			return Ok(Err(Idle::Preparing));
		};
		let now = Now { instant: Instant::now(), clock: clock() };
		let level = self.chain.blocks_at(best.number)?;
		let tips = self.tips(info.best_hash, best.number, &level, now)?;
		if let Some(tip) = policy::ready(&tips, now) {
			return self.build_on(tip);
		}

		let beside = (best.number > info.finalized_number)
			.then(|| self.votes_beside(info.best_hash, &best))
			.transpose()?;
		let parent = beside.as_ref().map(|inherent| {
			let number = best.number.saturating_sub(1);
			let ballot = self.ballot(best.parent_hash, number);
			let votes = inherent.votes.count();
			Candidate::new(best.parent_hash, votes, ballot.as_ref(), now.instant)
		});
		let counts: Vec<_> = level.iter().map(|block| self.votes.votes(block).count()).collect();
		let view = View {
			tips: &tips,
			parent: parent.as_ref(),
			silent: self.memory.lock().attempts.hear(best.parent_hash, counts.iter().sum()),
			full: level.len() >= MAX_SIBLINGS && counts.iter().all(|votes| *votes > 0),
		};
		match (policy::decide(&view, now, self.quorum_wait), beside) {
			(Decision::BuildOn(tip), _) => self.build_on(tip),
			(Decision::Sibling, Some(inherent)) => {
				self.alarm.set(None);
				self.choice(best.parent_hash, inherent, true)
			},
			(Decision::Wait { shortage, until }, _) => {
				self.alarm.set(until);
				Ok(Err(Idle::AwaitingVotes(shortage)))
			},
			(Decision::Sibling, None) => Ok(Err(Idle::Preparing)),
		}
	}

	/// The best block and those of equal weight at its height.
	fn tips(
		&self,
		best: Hash,
		number: BlockNumber,
		level: &[Hash],
		now: Now,
	) -> sp_blockchain::Result<Vec<Candidate>> {
		let weight = total_difficulty(&*self.client, best)?;
		let mut tips = vec![self.candidate(best, number, now)];
		for block in level.iter().filter(|block| **block != best) {
			if total_difficulty(&*self.client, *block)? == weight {
				tips.push(self.candidate(*block, number, now));
			}
		}
		Ok(tips)
	}

	fn candidate(&self, block: Hash, number: BlockNumber, now: Now) -> Candidate {
		let ballot = self.ballot(block, number);
		let known_since = self.votes.known_since(&block).unwrap_or_else(|| {
			let mut memory = self.memory.lock();
			memory.seen.get_or_insert(block, || now.instant).copied().unwrap_or(now.instant)
		});
		Candidate::new(block, self.votes.votes(&block).count(), ballot.as_ref(), known_since)
	}

	/// The ballot on a block. The runtime works it out, once, for a block that the vote store does
	/// not have: one that was here before the node started, or one that was just imported.
	fn ballot(&self, block: Hash, number: BlockNumber) -> Option<Ballot> {
		if let Some(ballot) = self.votes.ballot(&block) {
			return Some(ballot);
		}
		if let Some(ballot) = self.memory.lock().ballots.get(&block) {
			return Some(ballot.clone());
		}
		match Ballots::ballot(&*self.client, block, number) {
			Ok(ballot) => {
				self.memory.lock().ballots.insert(block, ballot.clone());
				Some(ballot)
			},
			Err(error) => {
				log::debug!(target: super::LOG_TARGET, "No ballot on {block:?}: {error}");
				None
			},
		}
	}

	/// What a sibling of the best block can carry: what this node knows, and what the best block
	/// itself carries.
	fn votes_beside(&self, best: Hash, header: &Header) -> sp_blockchain::Result<VoteInherent> {
		let known = self.votes.inherent(&header.parent_hash);
		if let Some(carried) = self.memory.lock().carried.get(&best) {
			return Ok(carried::merge(known, carried.clone()));
		}
		let body = self.client.block_body(best)?.unwrap_or_default();
		let carried = carried::votes_in(&body).unwrap_or_default();
		self.memory.lock().carried.insert(best, carried.clone());
		Ok(carried::merge(known, carried))
	}

	fn build_on(&self, tip: Hash) -> sp_blockchain::Result<Result<Choice, Idle>> {
		self.alarm.set(None);
		self.choice(tip, self.votes.inherent(&tip), false)
	}

	fn choice(
		&self,
		parent: Hash,
		inherent: VoteInherent,
		sibling: bool,
	) -> sp_blockchain::Result<Result<Choice, Idle>> {
		// Evicted in this very moment.
		let Some(header) = self.client.header(parent)? else { return Ok(Err(Idle::Preparing)) };
		let votes = inherent.votes.count().saturating_add(inherent.late.count());
		let mut inherents = InherentData::new();
		if votes > 0 {
			inherents
				.put_data(VOTE_INHERENT_IDENTIFIER, &inherent)
				.map_err(|error| sp_blockchain::Error::Application(Box::new(error)))?;
		}
		Ok(Ok(Choice {
			parent: header,
			round: self.memory.lock().attempts.round(&parent),
			sibling,
			votes: u32::try_from(votes).unwrap_or(u32::MAX),
			inherents,
		}))
	}
}

impl ParentChoice for VotedParent {
	fn choose(&self) -> Result<Choice, Idle> {
		self.look().unwrap_or_else(|error| {
			log::warn!(target: super::LOG_TARGET, "Cannot see what to build on: {error}");
			Err(Idle::Preparing)
		})
	}

	fn changes(&self) -> BoxStream<'static, ()> {
		let (votes, alarm) = (self.votes.changes(), self.alarm.rings().boxed());
		stream::select_all([hints(&self.client), votes, alarm]).boxed()
	}

	fn note_made(&self, choice: &Choice, block: Hash) {
		let silent = choice.sibling && self.votes.votes(&block).count() == 0;
		self.memory.lock().attempts.note_block(choice.parent.hash(), silent);
	}
}

/// What this node's clock says, in milliseconds.
fn clock() -> Moment {
	sp_timestamp::Timestamp::current().as_millis()
}
