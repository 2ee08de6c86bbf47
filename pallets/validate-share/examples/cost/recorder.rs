//! A state in memory that records which entries are read and written.

use codec::{Compact, Decode, Encode};
use sp_core::storage::{ChildInfo, StateVersion, TrackedStorageKey};
use sp_externalities::{Error, Extension, ExtensionStore, Externalities, MultiRemovalResults};
use std::{
	any::{Any, TypeId},
	collections::{BTreeMap, HashSet},
	ops::Bound,
};

/// What the SDK counts open transactions under. It never reaches a database.
const TRANSACTION_LEVEL: &[u8] = b":transaction_level:";

/// An entry and what it was: nothing if it was not there.
type Change = (Vec<u8>, Option<Vec<u8>>);

/// The state, and what was asked of it.
#[derive(Default)]
pub struct Recorder {
	state: BTreeMap<Vec<u8>, Vec<u8>>,
	/// For each open transaction, what to put back, the latest change last.
	undo: Vec<Vec<Change>>,
	/// Whether accesses are recorded: it takes time.
	recording: bool,
	reads: HashSet<Vec<u8>>,
	writes: HashSet<Vec<u8>>,
}

/// How many different entries were touched.
#[derive(Clone, Copy, Default)]
pub struct Accesses {
	/// Entries that were read, whether they were there or not.
	pub reads: usize,
	/// Entries that were put or deleted.
	pub writes: usize,
}

impl Recorder {
	/// Run something on this state.
	pub fn run<R>(&mut self, act: impl FnOnce() -> R) -> R {
		sp_externalities::set_and_run_with_externalities(self, act)
	}

	/// Run something on this state and count the entries that it touches.
	pub fn record(&mut self, act: impl FnOnce()) -> Accesses {
		self.recording = true;
		self.reads.clear();
		self.writes.clear();
		self.run(act);
		self.recording = false;
		Accesses { reads: self.reads.len(), writes: self.writes.len() }
	}

	fn note(&mut self, key: &[u8], is_write: bool) {
		if self.recording && key != TRANSACTION_LEVEL {
			let keys = if is_write { &mut self.writes } else { &mut self.reads };
			keys.insert(key.to_vec());
		}
	}

	fn put(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
		let old = match value {
			Some(value) => self.state.insert(key.clone(), value),
			None => self.state.remove(&key),
		};
		if let Some(changes) = self.undo.last_mut() {
			changes.push((key, old));
		}
	}
}

impl Externalities for Recorder {
	fn storage(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.note(key, false);
		self.state.get(key).cloned()
	}

	fn exists_storage(&mut self, key: &[u8]) -> bool {
		self.note(key, false);
		self.state.contains_key(key)
	}

	fn next_storage_key(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		let after = (Bound::Excluded(key), Bound::Unbounded);
		let next = self.state.range::<[u8], _>(after).next().map(|(key, _)| key.clone());
		if let Some(next) = &next {
			self.note(next, false);
		}
		next
	}

	fn place_storage(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.note(&key, true);
		self.put(key, value);
	}

	fn storage_append(&mut self, key: Vec<u8>, value: Vec<u8>) {
		self.note(&key, true);
		let old = self.state.get(&key).cloned().unwrap_or_else(|| Compact(0u32).encode());
		let rest = &mut old.as_slice();
		let length = Compact::<u32>::decode(rest).map_or(0, |length| length.0);
		self.put(key, Some([&Compact(length + 1).encode(), *rest, &value].concat()));
	}

	fn storage_start_transaction(&mut self) {
		self.undo.push(Vec::new());
	}

	fn storage_rollback_transaction(&mut self) -> Result<(), ()> {
		for (key, old) in self.undo.pop().ok_or(())?.into_iter().rev() {
			match old {
				Some(value) => self.state.insert(key, value),
				None => self.state.remove(&key),
			};
		}
		Ok(())
	}

	fn storage_commit_transaction(&mut self) -> Result<(), ()> {
		let changes = self.undo.pop().ok_or(())?;
		if let Some(outer) = self.undo.last_mut() {
			outer.extend(changes);
		}
		Ok(())
	}

	// Nothing below is used by a pallet like this one.

	fn set_offchain_storage(&mut self, _: &[u8], _: Option<&[u8]>) {}

	fn storage_hash(&mut self, _: &[u8]) -> Option<Vec<u8>> {
		unimplemented!()
	}

	fn child_storage_hash(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		unimplemented!()
	}

	fn child_storage(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		unimplemented!()
	}

	fn next_child_storage_key(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		unimplemented!()
	}

	fn kill_child_storage(
		&mut self,
		_: &ChildInfo,
		_: Option<u32>,
		_: Option<&[u8]>,
	) -> MultiRemovalResults {
		unimplemented!()
	}

	fn clear_prefix(&mut self, _: &[u8], _: Option<u32>, _: Option<&[u8]>) -> MultiRemovalResults {
		unimplemented!()
	}

	fn clear_child_prefix(
		&mut self,
		_: &ChildInfo,
		_: &[u8],
		_: Option<u32>,
		_: Option<&[u8]>,
	) -> MultiRemovalResults {
		unimplemented!()
	}

	fn place_child_storage(&mut self, _: &ChildInfo, _: Vec<u8>, _: Option<Vec<u8>>) {
		unimplemented!()
	}

	fn storage_root(&mut self, _: StateVersion) -> Vec<u8> {
		unimplemented!()
	}

	fn child_storage_root(&mut self, _: &ChildInfo, _: StateVersion) -> Vec<u8> {
		unimplemented!()
	}

	fn wipe(&mut self) {
		unimplemented!()
	}

	fn commit(&mut self) {
		unimplemented!()
	}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		unimplemented!()
	}

	fn reset_read_write_count(&mut self) {
		unimplemented!()
	}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		unimplemented!()
	}

	fn set_whitelist(&mut self, _: Vec<TrackedStorageKey>) {
		unimplemented!()
	}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		unimplemented!()
	}
}

impl ExtensionStore for Recorder {
	fn extension_by_type_id(&mut self, _: TypeId) -> Option<&mut dyn Any> {
		None
	}

	fn register_extension_with_type_id(
		&mut self,
		_: TypeId,
		_: Box<dyn Extension>,
	) -> Result<(), Error> {
		Err(Error::ExtensionsAreNotSupported)
	}

	fn deregister_extension_by_type_id(&mut self, _: TypeId) -> Result<(), Error> {
		Err(Error::ExtensionsAreNotSupported)
	}
}
