//! The bound on siblings (DESIGN 3.2).
//!
//! sc-state-db keeps at most 32 blocks of one height (`MAX_BLOCKS_PER_LEVEL` in its
//! `noncanonical.rs`) and refuses the 33rd for as long as the height is not canonical: a node that
//! let it come to that could not follow a chain through that block any more. So a node keeps
//! [`MAX_SIBLINGS`] and makes room for each further block.

use crate::{client::FullBackend, fork_choice::HeaviestChain};
use assay_primitives::{BlockNumber, Hash};
use sc_client_api::{AuxStore, Backend};
use sc_consensus_pow::POW_AUX_PREFIX;
use sp_blockchain::{Backend as _, HeaderBackend};
use std::sync::Arc;

/// How many blocks of one height a node keeps.
pub const MAX_SIBLINGS: usize = 16;

/// Tells whether a block is known to have a quorum of votes.
pub type HasQuorum = Arc<dyn Fn(&Hash) -> bool + Send + Sync>;

/// One of the blocks at a height.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Resident {
	/// Its hash.
	pub hash: Hash,
	/// Whether it can go: nothing is built on it, and it is not the best block.
	pub removable: bool,
	/// Whether it has a quorum.
	pub quorum: bool,
}

/// Who has to go so that one more block fits among `residents`, given oldest first. `None` if it
/// cannot be made to fit.
///
/// The oldest without a quorum goes first: it has had its time. If all have a quorum, the youngest
/// goes: which of them is built on is the choice of each miner, who most likely took the first. The
/// new block itself is let in even then, because others may already build on it; a block that
/// was refused could keep this node off the heaviest chain for good.
pub fn victims(residents: &[Resident]) -> Option<Vec<Hash>> {
	let surplus = residents.len().saturating_add(1).saturating_sub(MAX_SIBLINGS);
	let removable = || residents.iter().filter(|resident| resident.removable);
	let unvoted = removable().filter(|resident| !resident.quorum);
	let voted = removable().rev().filter(|resident| resident.quorum);
	let victims: Vec<_> =
		unvoted.chain(voted).take(surplus).map(|resident| resident.hash).collect();
	(victims.len() == surplus).then_some(victims)
}

/// Keeps the bound. Must be used under the import lock.
#[derive(Clone)]
pub struct SiblingBound {
	backend: Arc<FullBackend>,
	chain: HeaviestChain,
	has_quorum: HasQuorum,
}

impl SiblingBound {
	/// Over the blocks in `backend`.
	pub fn new(backend: Arc<FullBackend>, chain: HeaviestChain, has_quorum: HasQuorum) -> Self {
		Self { backend, chain, has_quorum }
	}

	/// Make room for one more block at the height `number`. False, and nothing is done, if there is
	/// none.
	///
	/// # Errors
	///
	/// The database failed.
	pub fn make_room(&self, number: BlockNumber) -> sp_blockchain::Result<bool> {
		let blocks = self.chain.blocks_at(number)?;
		if blocks.len() < MAX_SIBLINGS {
			return Ok(true);
		}
		let Some(victims) = victims(&self.residents(blocks, number)?) else { return Ok(false) };
		for victim in victims {
			log::debug!(target: "sync", "Dropping {victim:?} (#{number}): too many siblings");
			self.evict(victim)?;
		}
		Ok(true)
	}

	/// Those of `blocks` that the state database counts.
	fn residents(
		&self,
		blocks: Vec<Hash>,
		number: BlockNumber,
	) -> sp_blockchain::Result<Vec<Resident>> {
		let chain = self.backend.blockchain();
		let (best, leaves) = (chain.info().best_hash, chain.leaves()?);
		let resident = |hash| Resident {
			hash,
			removable: hash != best && leaves.contains(&hash),
			quorum: (self.has_quorum)(&hash),
		};
		let counted = blocks.into_iter().filter(|hash| self.backend.have_state_at(*hash, number));
		Ok(counted.map(resident).collect())
	}

	/// Remove a leaf. Its header and body stay in the database, where nothing finds them:
	/// sc-client-db has no way to delete them.
	fn evict(&self, leaf: Hash) -> sp_blockchain::Result<()> {
		{
			// Finality takes this lock, but not the one of our imports.
			let _no_finality = self.backend.get_import_lock().write();
			self.backend.remove_leaf_block(leaf)?;
		}
		let work = [&POW_AUX_PREFIX[..], leaf.as_bytes()].concat();
		AuxStore::insert_aux(&*self.backend, &[], &[work.as_slice()])
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Removable without a quorum, removable with one, or not removable with one or without.
	#[derive(Clone, Copy)]
	enum Kind {
		Leaf,
		Voted,
		Kept,
		KeptVoted,
	}
	use Kind::*;

	/// Which of them have to go, by their places.
	fn places(kinds: &[Kind]) -> Option<Vec<usize>> {
		let name = |place: usize| Hash::from_low_u64_be(place as u64);
		let residents: Vec<_> = (0..)
			.zip(kinds)
			.map(|(place, kind)| Resident {
				hash: name(place),
				removable: matches!(kind, Leaf | Voted),
				quorum: matches!(kind, Voted | KeptVoted),
			})
			.collect();
		let place = |victim: Hash| (0..kinds.len()).find(|place| name(*place) == victim);
		victims(&residents)?.into_iter().map(place).collect()
	}

	/// As many as there may be: some of one kind, then the others of another.
	fn full(some: &[Kind], others: Kind) -> Vec<Kind> {
		let others = std::iter::repeat(others);
		some.iter().copied().chain(others).take(MAX_SIBLINGS).collect()
	}

	#[test]
	fn oldest_leaf_without_a_quorum_goes_when_one_block_more_would_be_too_many() {
		let one_less = vec![Leaf; MAX_SIBLINGS - 1];
		for (case, kinds, expected) in [
			("none there", vec![], Some(vec![])),
			("one place left", one_less, Some(vec![])),
			("all leaves", full(&[], Leaf), Some(vec![0])),
			("the oldest is kept", full(&[Kept], Leaf), Some(vec![1])),
			("the oldest has a quorum", full(&[Voted, KeptVoted], Leaf), Some(vec![2])),
			("the youngest alone has none", full(&[Voted; 15], Leaf), Some(vec![15])),
			("one without a quorum", full(&[Voted, Leaf], Voted), Some(vec![1])),
			("all have a quorum", full(&[], Voted), Some(vec![15])),
			("the last with a quorum", full(&[Voted, Voted], Kept), Some(vec![1])),
			("the last of all", full(&[Kept, Leaf], KeptVoted), Some(vec![1])),
			("all are kept", full(&[Kept], KeptVoted), None),
		] {
			assert_eq!(places(&kinds), expected, "{case}");
		}
	}

	#[test]
	fn several_go_when_there_were_too_many_already() {
		let kinds = [&[Voted, Leaf, Kept, Leaf][..], &[Kept; MAX_SIBLINGS - 2]].concat();
		assert_eq!(places(&kinds), Some(vec![1, 3, 0]));
		let kinds = [&[Voted, Leaf][..], &[Kept; MAX_SIBLINGS]].concat();
		assert_eq!(places(&kinds), None);
	}
}
