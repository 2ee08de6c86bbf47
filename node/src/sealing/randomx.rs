//! RandomX, for public networks.
//!
//! Light mode needs a cache of 256 MiB a key and serves verification; the dataset of 2.1 GiB makes
//! searching several times faster. Caches and the dataset are shared by all virtual machines.

use super::{input, SealingError, INPUT_LEN};
use assay_primitives::seal::Nonce;
use parking_lot::Mutex;
use randomx_rs::{RandomXCache, RandomXDataset, RandomXError, RandomXFlag, RandomXVM};
use sp_core::H256;
use std::sync::Arc;

/// How many keys stay prepared: the current one, and the one before for late forks.
const KEYS: u32 = 2;

/// How many inputs a virtual machine hashes in one go: it overlaps the end of one with the
/// beginning of the next.
const PIPELINE: usize = 8;

impl From<RandomXError> for SealingError {
	fn from(error: RandomXError) -> Self {
		Self::RandomX(error.to_string())
	}
}

/// Makes virtual machines and verifies. Cheap to clone.
#[derive(Clone)]
pub struct RandomX(Arc<Inner>);

struct Inner {
	flags: RandomXFlag,
	full: bool,
	/// For verification: a light virtual machine a key. One verifies at a time.
	verifiers: Mutex<schnellru::LruMap<H256, Vm, schnellru::ByLength>>,
	/// For searching: the dataset of the newest key. Behind a lock of its own, since it takes
	/// minutes to make and verification must go on.
	dataset: Mutex<Option<(H256, SharedDataset)>>,
	/// The caches of the last keys.
	caches: Mutex<schnellru::LruMap<H256, SharedCache, schnellru::ByLength>>,
}

/// A cache: written once when it is made, only read afterwards.
#[derive(Clone)]
struct SharedCache(RandomXCache);

/// A dataset: written once when it is made, only read afterwards.
#[derive(Clone)]
struct SharedDataset(RandomXDataset);

/// A virtual machine, used by one thread at a time.
pub struct Vm(RandomXVM);

// SAFETY: the library's cache and dataset are plain memory that `new` fills before it returns and
// that is only read afterwards: RandomX documents both as shareable between virtual machines of
// several threads. The wrapper counts its references atomically, so the last owner on whatever
// thread frees it.
#[allow(unsafe_code)]
unsafe impl Send for SharedCache {}
// SAFETY: as above.
#[allow(unsafe_code)]
unsafe impl Send for SharedDataset {}
// SAFETY: a virtual machine has no tie to the thread that made it; it is not `Sync` and has one
// owner, so one thread uses it at a time.
#[allow(unsafe_code)]
unsafe impl Send for Vm {}

impl RandomX {
	/// With `full`, searchers use the dataset.
	pub fn new(full: bool) -> Self {
		Self(Arc::new(Inner {
			flags: RandomXFlag::get_recommended_flags(),
			full,
			verifiers: Mutex::new(schnellru::LruMap::new(schnellru::ByLength::new(KEYS))),
			dataset: Mutex::new(None),
			caches: Mutex::new(schnellru::LruMap::new(schnellru::ByLength::new(KEYS))),
		}))
	}

	/// The work of one input, in light mode.
	pub fn work(&self, key: &H256, input: &[u8; INPUT_LEN]) -> Result<H256, SealingError> {
		let mut verifiers = self.0.verifiers.lock();
		if let Some(vm) = verifiers.get(key) {
			return vm.work(input);
		}
		let vm = self.light_vm(key)?;
		let work = vm.work(input);
		verifiers.insert(*key, vm);
		work
	}

	/// A virtual machine of its own for a mining thread.
	pub fn searcher(&self, key: &H256) -> Result<Vm, SealingError> {
		if self.0.full {
			let dataset = self.dataset(key)?;
			let flags = self.0.flags | RandomXFlag::FLAG_FULL_MEM;
			return Ok(Vm(RandomXVM::new(flags, None, Some(dataset.0))?));
		}
		self.light_vm(key)
	}

	fn light_vm(&self, key: &H256) -> Result<Vm, SealingError> {
		Ok(Vm(RandomXVM::new(self.0.flags, Some(self.cache(key)?.0), None)?))
	}

	fn cache(&self, key: &H256) -> Result<SharedCache, SealingError> {
		let mut caches = self.0.caches.lock();
		if let Some(cache) = caches.get(key) {
			return Ok(cache.clone());
		}
		let cache = SharedCache(RandomXCache::new(self.0.flags, key.as_bytes())?);
		caches.insert(*key, cache.clone());
		Ok(cache)
	}

	fn dataset(&self, key: &H256) -> Result<SharedDataset, SealingError> {
		let mut slot = self.0.dataset.lock();
		if let Some((made_for, dataset)) = slot.as_ref() {
			if made_for == key {
				return Ok(dataset.clone());
			}
		}
		// The old one goes first (threads drop theirs when they come here): two at once would need
		// twice the memory.
		*slot = None;
		log::info!(target: "mining", "Preparing the RandomX dataset, which takes minutes");
		let dataset = SharedDataset(RandomXDataset::new(self.0.flags, self.cache(key)?.0, 0)?);
		log::info!(target: "mining", "The RandomX dataset is ready");
		*slot = Some((*key, dataset.clone()));
		Ok(dataset)
	}
}

impl Vm {
	fn work(&self, input: &[u8; INPUT_LEN]) -> Result<H256, SealingError> {
		to_hash(&self.0.calculate_hash(input)?)
	}

	/// The first of `nonces` whose work is at most `target`.
	pub fn search(
		&self,
		pre_hash: &H256,
		target: &H256,
		nonces: impl Iterator<Item = Nonce>,
	) -> Result<Option<Nonce>, SealingError> {
		let mut nonces = nonces.peekable();
		while nonces.peek().is_some() {
			let batch: Vec<Nonce> = nonces.by_ref().take(PIPELINE).collect();
			let inputs: Vec<_> = batch.iter().map(|nonce| input(pre_hash, nonce)).collect();
			let inputs: Vec<&[u8]> = inputs.iter().map(|input| &input[..]).collect();
			for (nonce, work) in batch.iter().zip(self.0.calculate_hash_set(&inputs)?) {
				if to_hash(&work)? <= *target {
					return Ok(Some(*nonce));
				}
			}
		}
		Ok(None)
	}
}

fn to_hash(bytes: &[u8]) -> Result<H256, SealingError> {
	<[u8; 32]>::try_from(bytes)
		.map(H256)
		.map_err(|_| SealingError::RandomX(format!("a hash of {} bytes", bytes.len())))
}
