//! The hash functions of the proof of work.
//!
//! Work is `hash(key, pre_hash ++ nonce)`, where `pre_hash` is the hash of the header without its
//! seal: [`assay_primitives::seal`] says what is good enough. A [`Sealer`] verifies, a [`Searcher`]
//! is what one mining thread searches with.

mod blake3;
mod randomx;
#[cfg(test)]
mod tests;

use assay_primitives::seal::{
	satisfies, target, Difficulty, Nonce, SealAlgorithm, SealParameters, SEAL_LEN,
};
use parking_lot::Mutex;
use schnellru::{ByLength, LruMap};
use sp_core::H256;
use std::sync::Arc;

/// How many bytes are hashed: the pre-hash and the nonce.
const INPUT_LEN: usize = 32 + SEAL_LEN;

/// Why work could not be computed. Says nothing about the seal.
#[derive(Debug, Clone, thiserror::Error)]
pub enum SealingError {
	/// RandomX refused, most often for want of memory.
	#[error("RandomX failed: {0} (it wants 256 MiB a key, with --randomx-full 2.1 GiB more)")]
	RandomX(String),
}

/// How many good seals are remembered: more than can be between a block's verification and its
/// import.
const REMEMBERED: u32 = 1024;

/// Which nonce was found good for which header, and under which parameters.
type GoodSeals = LruMap<(H256, Nonce), SealParameters, ByLength>;

/// Verifies seals and hands out searchers. Cheap to clone; the clones share what they prepared and
/// which seals they found good.
#[derive(Clone)]
pub struct Sealer {
	kind: Kind,
	good: Arc<Mutex<GoodSeals>>,
}

#[derive(Clone)]
enum Kind {
	Blake3,
	RandomX(randomx::RandomX),
	/// Never has the memory that it wants.
	#[cfg(test)]
	Broken,
}

impl Sealer {
	/// A sealer that fails at everything.
	#[cfg(test)]
	pub fn broken() -> Self {
		Self { kind: Kind::Broken, ..Self::new(SealAlgorithm::RandomX, false) }
	}

	/// A sealer for `algorithm`. With `full` set, RandomX searches with the whole dataset: several
	/// times faster, for 2.1 GiB of memory and minutes of preparation at each new key.
	pub fn new(algorithm: SealAlgorithm, full: bool) -> Self {
		let kind = match algorithm {
			SealAlgorithm::Blake3 => Kind::Blake3,
			SealAlgorithm::RandomX => Kind::RandomX(randomx::RandomX::new(full)),
		};
		Self { kind, good: Arc::new(Mutex::new(LruMap::new(ByLength::new(REMEMBERED)))) }
	}

	/// The hash function.
	pub fn algorithm(&self) -> SealAlgorithm {
		match self.kind {
			Kind::Blake3 => SealAlgorithm::Blake3,
			Kind::RandomX(_) => SealAlgorithm::RandomX,
			#[cfg(test)]
			Kind::Broken => SealAlgorithm::RandomX,
		}
	}

	/// Whether `nonce` seals the header `pre_hash` under `parameters`.
	///
	/// RandomX takes some 30 ms, and half a second more at the first use of a key. A seal found good
	/// is remembered for a while.
	pub fn verify(
		&self,
		pre_hash: &H256,
		nonce: &Nonce,
		parameters: &SealParameters,
	) -> Result<bool, SealingError> {
		if self.good.lock().peek(&(*pre_hash, *nonce)) == Some(parameters) {
			return Ok(true);
		}
		let work = self.work(pre_hash, nonce, &parameters.key)?;
		let good = satisfies(&work, parameters.difficulty);
		if good {
			self.good.lock().insert((*pre_hash, *nonce), *parameters);
		}
		Ok(good)
	}

	/// Whether [`Self::verify`] has recently found `nonce` good for this difficulty.
	pub fn remembers(&self, pre_hash: &H256, nonce: &Nonce, difficulty: Difficulty) -> bool {
		let good = self.good.lock();
		good.peek(&(*pre_hash, *nonce)).is_some_and(|good| good.difficulty == difficulty)
	}

	fn work(&self, pre_hash: &H256, nonce: &Nonce, key: &H256) -> Result<H256, SealingError> {
		let input = input(pre_hash, nonce);
		match &self.kind {
			Kind::Blake3 => Ok(blake3::work(key, &input)),
			Kind::RandomX(randomx) => randomx.work(key, &input),
			#[cfg(test)]
			Kind::Broken => Err(SealingError::RandomX("no memory".into())),
		}
	}

	/// What one mining thread needs to search for seals under `key`.
	///
	/// Blocks: RandomX prepares its memory first, which takes minutes for the dataset.
	pub fn searcher(&self, key: &H256) -> Result<Searcher, SealingError> {
		Ok(Searcher(match &self.kind {
			Kind::Blake3 => SearcherKind::Blake3(*key),
			Kind::RandomX(randomx) => SearcherKind::RandomX(randomx.searcher(key)?),
			#[cfg(test)]
			Kind::Broken => return Err(SealingError::RandomX("no memory".into())),
		}))
	}
}

/// Searches for seals under one key.
pub struct Searcher(SearcherKind);

enum SearcherKind {
	Blake3(H256),
	RandomX(randomx::Vm),
}

impl Searcher {
	/// Try `tries` nonces, counting up from `first`; the first one that seals `pre_hash`.
	///
	/// The low eight bytes count (big-endian, wrapping), the high eight stay.
	pub fn search(
		&mut self,
		pre_hash: &H256,
		difficulty: Difficulty,
		first: Nonce,
		tries: u32,
	) -> Result<Option<Nonce>, SealingError> {
		let target = target(difficulty);
		match &mut self.0 {
			SearcherKind::Blake3(key) => {
				Ok(blake3::search(key, pre_hash, &target, nonces(first, tries)))
			},
			SearcherKind::RandomX(vm) => vm.search(pre_hash, &target, nonces(first, tries)),
		}
	}
}

/// `count` nonces from `first` on.
fn nonces(first: Nonce, count: u32) -> impl Iterator<Item = Nonce> {
	let first = u128::from_be_bytes(first);
	let (high, low) = (first & !u128::from(u64::MAX), first as u64);
	(0..u64::from(count)).map(move |i| (high | u128::from(low.wrapping_add(i))).to_be_bytes())
}

fn input(pre_hash: &H256, nonce: &Nonce) -> [u8; INPUT_LEN] {
	let mut input = [0; INPUT_LEN];
	input[..32].copy_from_slice(pre_hash.as_bytes());
	input[32..].copy_from_slice(nonce);
	input
}
