//! A store in memory that counts what is asked of it: for tests, simulations and measurements.

use crate::{Node, NodeStore, Position, Root};
use alloc::collections::BTreeMap;
use codec::Encode;
use core::{
	cell::Cell,
	ops::{AddAssign, Sub},
};

/// What a store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents<const B: usize> {
	/// The root.
	pub root: Option<Root<B>>,
	/// The nodes below it.
	pub nodes: BTreeMap<Position, Node<B>>,
}

/// How often and how much a store was read and written. Nothing is cached: a value that is read
/// twice counts twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accesses {
	/// Values asked for, whether they were there or not.
	pub reads: u64,
	/// Values put or deleted.
	pub writes: u64,
	/// Encoded length of the values found, in bytes, without keys.
	pub bytes_read: u64,
	/// Encoded length of the values put, in bytes, without keys; a deletion has none.
	pub bytes_written: u64,
}

impl Sub for Accesses {
	type Output = Self;

	/// What was added since `earlier`.
	fn sub(self, earlier: Self) -> Self {
		Self {
			reads: self.reads.saturating_sub(earlier.reads),
			writes: self.writes.saturating_sub(earlier.writes),
			bytes_read: self.bytes_read.saturating_sub(earlier.bytes_read),
			bytes_written: self.bytes_written.saturating_sub(earlier.bytes_written),
		}
	}
}

impl AddAssign for Accesses {
	fn add_assign(&mut self, more: Self) {
		*self = Self {
			reads: self.reads.saturating_add(more.reads),
			writes: self.writes.saturating_add(more.writes),
			bytes_read: self.bytes_read.saturating_add(more.bytes_read),
			bytes_written: self.bytes_written.saturating_add(more.bytes_written),
		};
	}
}

/// A store in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore<const B: usize> {
	contents: Contents<B>,
	accesses: Cell<Accesses>,
}

impl<const B: usize> MemoryStore<B> {
	/// A store that holds `contents`.
	pub fn with(contents: Contents<B>) -> Self {
		Self { contents, accesses: Cell::default() }
	}

	/// What is stored. Not counted.
	pub fn contents(&self) -> &Contents<B> {
		&self.contents
	}

	/// All accesses since the store was made.
	pub fn accesses(&self) -> Accesses {
		self.accesses.get()
	}

	fn count_read<T: Encode>(&self, value: &Option<T>) {
		let bytes_read = value.as_ref().map_or(0, Self::length);
		self.count(Accesses { reads: 1, bytes_read, ..Accesses::default() });
	}

	fn count_write(&self, bytes_written: u64) {
		self.count(Accesses { writes: 1, bytes_written, ..Accesses::default() });
	}

	fn count(&self, more: Accesses) {
		let mut accesses = self.accesses.get();
		accesses.add_assign(more);
		self.accesses.set(accesses);
	}

	fn length<T: Encode>(value: &T) -> u64 {
		u64::try_from(value.encoded_size()).unwrap_or(u64::MAX)
	}
}

impl<const B: usize> NodeStore<B> for MemoryStore<B> {
	fn root(&self) -> Option<Root<B>> {
		self.count_read(&self.contents.root);
		self.contents.root
	}

	fn put_root(&mut self, root: Root<B>) {
		self.count_write(Self::length(&root));
		self.contents.root = Some(root);
	}

	fn remove_root(&mut self) {
		self.count_write(0);
		self.contents.root = None;
	}

	fn node(&self, at: Position) -> Option<Node<B>> {
		let node = self.contents.nodes.get(&at).copied();
		self.count_read(&node);
		node
	}

	fn put_node(&mut self, at: Position, node: Node<B>) {
		self.count_write(Self::length(&node));
		self.contents.nodes.insert(at, node);
	}

	fn remove_node(&mut self, at: Position) {
		self.count_write(0);
		self.contents.nodes.remove(&at);
	}
}
