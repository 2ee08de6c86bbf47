//! What several test files share: the naive model and a deterministic source of randomness.
#![allow(dead_code)]

use assay_sum_tree::{
	memory::{Contents, MemoryStore},
	Error, Found, SumTree,
};
use std::collections::BTreeMap;

/// A tree in memory.
pub type Tree<const B: usize> = SumTree<MemoryStore<B>, B>;

/// The empty tree.
pub fn empty<const B: usize>() -> Tree<B> {
	SumTree::new(MemoryStore::default())
}

/// A tree over the given contents.
pub fn tree_with<const B: usize>(contents: Contents<B>) -> Tree<B> {
	SumTree::new(MemoryStore::with(contents))
}

/// The same rules over a plain ordered map, with every cost ignored.
#[derive(Clone, Default)]
pub struct Model {
	/// Weights by key, none of them zero.
	pub leaves: BTreeMap<u64, u64>,
}

impl Model {
	pub fn total(&self) -> u128 {
		self.leaves.values().map(|weight| u128::from(*weight)).sum()
	}

	/// The leaf in which `prefix` falls, by adding up from the left.
	pub fn find(&self, prefix: u64) -> Result<Found, Error> {
		let mut rest = prefix;
		for (key, weight) in &self.leaves {
			if rest < *weight {
				return Ok(Found { key: *key, offset: rest });
			}
			rest -= weight;
		}
		Err(Error::BeyondTotal)
	}

	/// The block of `fan_out^n` keys, `n >= 1`, that is the smallest to hold every live key: its
	/// first key and its length.
	fn smallest_block(&self, fan_out: u64) -> (u64, u128) {
		let first = self.leaves.keys().next().copied().unwrap_or(0);
		let last = self.leaves.keys().next_back().copied().unwrap_or(0);
		let mut length = u128::from(fan_out);
		while u128::from(first) / length != u128::from(last) / length {
			length *= u128::from(fan_out);
		}
		let start = u128::from(first) / length * length;
		(u64::try_from(start).unwrap(), length)
	}

	/// The key that an insertion has to give out.
	pub fn next_key(&self, fan_out: u64) -> u64 {
		let (mut start, mut length) = self.smallest_block(fan_out);
		if self.leaves.len() as u128 == length {
			length *= u128::from(fan_out);
			start = u64::try_from(u128::from(start) / length * length).unwrap();
		}
		let taken = self.leaves.range(start..).map(|(key, _)| *key);
		taken
			.zip(start..)
			.find(|(key, slot)| key != slot)
			.map_or_else(|| start + self.leaves.range(start..).count() as u64, |(_, slot)| slot)
	}

	/// How many levels the tree must have.
	pub fn levels(&self, fan_out: u64) -> u32 {
		if self.leaves.is_empty() {
			return 0;
		}
		self.smallest_block(fan_out).1.ilog(u128::from(fan_out))
	}

	/// How many nodes must be stored below the root.
	pub fn nodes(&self, fan_out: u64) -> usize {
		let levels = self.levels(fan_out);
		(1..levels)
			.map(|level| {
				let length = u128::from(fan_out).pow(level);
				let mut blocks: Vec<u128> =
					self.leaves.keys().map(|key| u128::from(*key) / length).collect();
				blocks.dedup();
				blocks.len()
			})
			.sum()
	}

	/// Fails unless the total stays within a `u64`.
	fn room_for(&self, weight: u64) -> Result<(), Error> {
		u64::try_from(self.total() + u128::from(weight)).map(|_| ()).map_err(|_| Error::Overflow)
	}

	pub fn insert(&mut self, fan_out: u64, weight: u64) -> Result<u64, Error> {
		if weight == 0 {
			return Err(Error::ZeroWeight);
		}
		self.room_for(weight)?;
		let key = self.next_key(fan_out);
		assert_eq!(self.leaves.insert(key, weight), None, "the model gave a key out twice");
		Ok(key)
	}

	pub fn insert_at(&mut self, max_key: u64, key: u64, weight: u64) -> Result<(), Error> {
		if key > max_key {
			return Err(Error::KeyTooLarge);
		}
		if weight == 0 {
			return Err(Error::ZeroWeight);
		}
		self.room_for(weight)?;
		if self.leaves.contains_key(&key) {
			return Err(Error::OccupiedKey);
		}
		self.leaves.insert(key, weight);
		Ok(())
	}

	pub fn add(&mut self, key: u64, weight: u64) -> Result<u64, Error> {
		let old = *self.leaves.get(&key).ok_or(Error::UnknownKey)?;
		self.room_for(weight)?;
		self.leaves.insert(key, old + weight);
		Ok(old + weight)
	}

	pub fn subtract(&mut self, key: u64, weight: u64) -> Result<u64, Error> {
		let old = *self.leaves.get(&key).ok_or(Error::UnknownKey)?;
		let left = old.checked_sub(weight).ok_or(Error::Underflow)?;
		match left {
			0 => self.leaves.remove(&key),
			_ => self.leaves.insert(key, left),
		};
		Ok(left)
	}

	pub fn remove(&mut self, key: u64) -> Result<u64, Error> {
		self.leaves.remove(&key).ok_or(Error::UnknownKey)
	}
}

/// Compares everything that can be asked of a tree with the model.
pub fn assert_agrees<const B: usize>(tree: &Tree<B>, model: &Model) {
	let fan_out = B as u64;
	let census = tree.check().unwrap();
	assert_eq!(u128::from(tree.total()), model.total());
	assert_eq!(census.total, tree.total());
	assert_eq!(census.leaves, model.leaves.len() as u64);
	assert_eq!(tree.len(), census.leaves);
	assert_eq!(tree.is_empty(), model.leaves.is_empty());
	assert_eq!(tree.levels(), model.levels(fan_out));
	assert_eq!(tree.store().contents().nodes.len() as u64, census.nodes, "forgotten nodes");
	assert_eq!(tree.store().contents().nodes.len(), model.nodes(fan_out));
	let leaves: Result<Vec<_>, _> = tree.leaves().collect();
	let expected: Vec<_> = model.leaves.iter().map(|(key, weight)| (*key, *weight)).collect();
	assert_eq!(leaves.unwrap(), expected);
	let mut start = 0u64;
	for (key, weight) in &model.leaves {
		assert_eq!(tree.weight(*key), Ok(*weight));
		let last = weight - 1;
		let found = |offset| Ok(Found { key: *key, offset });
		assert_eq!(tree.find(start), found(0));
		assert_eq!(tree.find(start + last), found(last));
		assert_eq!(tree.find(start + last / 2), found(last / 2));
		// The end of the last leaf may be the end of the numbers.
		start = start.saturating_add(*weight);
	}
	assert_eq!(tree.find(tree.total()), Err(Error::BeyondTotal));
	assert_eq!(tree.find(u64::MAX), Err(Error::BeyondTotal));
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): small, deterministic, good enough to draw with.
pub struct SplitMix(pub u64);

impl SplitMix {
	pub fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// Below `limit`. The bias is below `limit / 2^64`.
	pub fn below(&mut self, limit: u64) -> u64 {
		((u128::from(self.next()) * u128::from(limit)) >> 64) as u64
	}
}
