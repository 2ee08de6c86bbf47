//! Looks at blocks and casts votes on them. Blocks the thread: it executes the runtime and reads
//! keys from files.

use super::{
	ballots::Ballots, message::VoteMessage, metrics::Metrics, store::Added, store::VoteStore,
	LOG_TARGET,
};
use crate::client::{FullBackend, FullClient};
use assay_primitives::{
	share::{vote_payload, Slot, VoteSignature, VotingKey, DRAWN, VOTING_KEY_TYPE},
	Hash, Header,
};
use sc_client_api::Backend;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::{Backend as _, HeaderBackend};
use sp_consensus_pow::TimestampApi;
use sp_core::sr25519;
use sp_keystore::KeystorePtr;
use std::{
	sync::Arc,
	time::{Duration, Instant},
};

/// Looks at blocks and casts votes on them.
pub struct Caster {
	/// The chain.
	pub client: Arc<FullClient>,
	/// The database.
	pub backend: Arc<FullBackend>,
	/// Who votes on a block.
	pub ballots: Arc<dyn Ballots>,
	/// The voting keys.
	pub keystore: KeystorePtr,
	/// Where ballots and votes go.
	pub store: Arc<VoteStore>,
	/// Counts votes.
	pub metrics: Metrics,
}

impl Caster {
	/// Tell the store where the tip is. True if the best block is known there.
	pub fn follow_tip(&self) -> bool {
		let info = self.client.info();
		self.store.set_tip(info.best_number);
		self.metrics.blocks.set(self.store.len() as u64);
		self.store.is_known(&info.best_hash)
	}

	/// How old a block's timestamp is; `None` if the block has no state.
	pub fn age(&self, block: Hash) -> Option<Duration> {
		let timestamp = self.client.runtime_api().timestamp(block).ok()?;
		let now = sp_timestamp::Timestamp::current().as_millis();
		Some(Duration::from_millis(now.saturating_sub(timestamp)))
	}

	/// A block was imported at `since`. Learns its ballot and its parent's, and votes on it if that
	/// is of use: at the tip's height or above, or on the best block's parent, which a child of the
	/// best block can still carry.
	///
	/// Never on an older block beside the best chain, although its children could be many: whoever
	/// has kept a block back shall not get votes on it when it is overtaken.
	pub fn visit(&self, block: Hash, since: Instant) -> Vec<VoteMessage> {
		self.try_visit(block, since).unwrap_or_else(|error| {
			log::warn!(target: LOG_TARGET, "Cannot vote on {block:?}: {error}");
			Vec::new()
		})
	}

	/// Visit all blocks at the tip's height or above, as if each had just been imported. For the
	/// start and the end of a sync.
	pub fn visit_tip(&self) -> Vec<VoteMessage> {
		let since = Instant::now();
		let mut blocks = self.backend.blockchain().leaves().unwrap_or_else(|error| {
			log::warn!(target: LOG_TARGET, "Cannot read the leaves of the chain: {error}");
			Vec::new()
		});
		if let Ok(Some(best)) = self.client.header(self.client.info().best_hash) {
			blocks.push(best.parent_hash);
		}
		blocks.into_iter().flat_map(|block| self.visit(block, since)).collect()
	}

	/// Vote once more on the known blocks at the tip's height, for keys that have come since.
	pub fn revisit(&self) -> Vec<VoteMessage> {
		let blocks = self.store.at_height(self.store.tip());
		blocks.into_iter().flat_map(|block| self.cast(block)).collect()
	}

	/// Whether a vote on a known block at the tip's height is missing.
	pub fn misses_votes(&self) -> bool {
		let blocks = self.store.at_height(self.store.tip());
		blocks.iter().any(|block| self.store.votes(block).count() < DRAWN)
	}

	fn try_visit(
		&self,
		block: Hash,
		since: Instant,
	) -> Result<Vec<VoteMessage>, sp_blockchain::Error> {
		let Some(header) = self.client.header(block)? else { return Ok(Vec::new()) };
		let info = self.client.info();
		if header.number < info.best_number {
			let best = self.client.header(info.best_hash)?;
			if best.is_none_or(|best| best.parent_hash != block) {
				return Ok(Vec::new());
			}
		}
		if header.number > 0 && !self.store.is_known(&header.parent_hash) {
			if let Some(parent) = self.client.header(header.parent_hash)? {
				self.learn(header.parent_hash, &parent, since);
			}
		}
		self.learn(block, &header, since);
		Ok(if self.was_executed(&header) { self.cast(block) } else { Vec::new() })
	}

	/// Learn the ballot on a block.
	fn learn(&self, block: Hash, header: &Header, since: Instant) {
		if self.store.is_known(&block) {
			return;
		}
		match self.ballots.ballot(block, header.number) {
			Ok(ballot) => self.store.note_block_since(block, ballot, since),
			// The state is not there: pruned, or never brought by a fast sync.
			Err(error) => log::debug!(target: LOG_TARGET, "No ballot on {block:?}: {error}"),
		}
	}

	/// Whether this node itself executed a block: nobody can without the state of its parent. A
	/// block at which a fast sync arrived has a state, but others vouch for it.
	fn was_executed(&self, header: &Header) -> bool {
		let below = header.number.saturating_sub(1);
		header.number == 0 || self.backend.have_state_at(header.parent_hash, below)
	}

	/// Vote on a known block with every drawn key that is in the keystore, where there is no vote
	/// yet. Returns the votes that nobody else knows.
	fn cast(&self, block: Hash) -> Vec<VoteMessage> {
		let Some((ballot, votes)) = self.store.look(&block) else { return Vec::new() };
		let on_chain = self.on_chain(block);
		let shares = ballot.drawn.iter().flatten().zip(votes.0).zip(on_chain);
		let mut cast = Vec::new();
		for (slot, ((share, vote), is_on_chain)) in (0..).zip(shares) {
			let Some(key) = share.key.as_ref().filter(|_| vote.is_none() && !is_on_chain) else {
				continue;
			};
			let Some(signature) = self.sign(key, block, slot) else { continue };
			let added = self.store.add(&block, slot, signature.clone());
			if matches!(added, Added::Kept { .. }) {
				self.metrics.made.inc();
				self.metrics.note_added(added);
				log::debug!(
					target: LOG_TARGET,
					"Voted on block #{} {block:?} for a share of {}",
					ballot.number, share.owner,
				);
				cast.push(VoteMessage { block, number: ballot.number, slot, signature });
			}
		}
		cast
	}

	/// Which of the votes on a block are on chain already, as the best block has it.
	fn on_chain(&self, block: Hash) -> [bool; DRAWN] {
		let best = self.store.ballot(&self.client.info().best_hash);
		let late = best.and_then(|ballot| ballot.late).filter(|late| late.block == block);
		late.map(|late| late.voted).unwrap_or_default()
	}

	fn sign(&self, key: &VotingKey, block: Hash, slot: Slot) -> Option<VoteSignature> {
		let key: &sr25519::Public = key.as_ref();
		let payload = vote_payload(self.client.info().genesis_hash, block, slot);
		match self.keystore.sr25519_sign(VOTING_KEY_TYPE, key, &payload) {
			Ok(signature) => signature.map(Into::into),
			Err(error) => {
				log::warn!(target: LOG_TARGET, "Cannot sign a vote: {error}");
				None
			},
		}
	}
}
