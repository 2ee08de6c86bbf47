//! The tree: what a caller can ask and do.

use crate::{path::Path, position::max_key, update::Update, Error, NodeStore, Root, FAN_OUT};

/// Where a prefix sum falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
	/// The leaf.
	pub key: u64,
	/// How far into the leaf: at least 0, less than its weight.
	pub offset: u64,
}

/// Weights by key over a store of wide nodes, searchable by prefix sum. See the
/// [crate's documentation](crate).
///
/// It holds nothing but its store: over a store that lives elsewhere it can be made anew for every
/// operation. `L` in the costs below is the number of [levels](Self::levels).
#[derive(Clone, Debug, Default)]
pub struct SumTree<S, const B: usize = FAN_OUT> {
	store: S,
}

impl<S: NodeStore<B>, const B: usize> SumTree<S, B> {
	/// The tree that is in `store`; a store without a root holds the empty tree.
	pub fn new(store: S) -> Self {
		Self { store }
	}

	/// The store.
	pub fn store(&self) -> &S {
		&self.store
	}

	/// The store, for good.
	pub fn into_store(self) -> S {
		self.store
	}

	/// The greatest key there can be: 2^60 - 1 at a fan-out of 32, never below that.
	pub const fn max_key() -> u64 {
		max_key::<B>()
	}

	/// The sum of all weights. Cost: 1 read.
	pub fn total(&self) -> u64 {
		self.store.root().map_or(0, |root| root.total)
	}

	/// How many keys are live. Cost: 1 read.
	pub fn len(&self) -> u64 {
		self.store.root().map_or(0, |root| root.leaves)
	}

	/// Whether no key is live. Cost: 1 read.
	pub fn is_empty(&self) -> bool {
		self.store.root().is_none()
	}

	/// `L`: how many nodes lie between the top and a leaf, the root among them; 0 for the empty
	/// tree. Cost: 1 read.
	pub fn levels(&self) -> u32 {
		self.store.root().map_or(0, |root| u32::from(root.position.level).saturating_add(1))
	}

	/// The weight of a key; zero if it is not live. Cost: at most `L` reads.
	///
	/// # Errors
	/// [`Error::Corrupt`] only.
	pub fn weight(&self, key: u64) -> Result<u64, Error> {
		match self.root_over(key) {
			Some(root) => Ok(Path::to_key(&self.store, &root, key)?.weight()),
			None => Ok(0),
		}
	}

	/// The leaf in which `prefix` falls when the weights stand side by side in the order of their
	/// keys. Each leaf is found for exactly as many values of `prefix` as it weighs, so a uniform
	/// `prefix` below [`total`](Self::total) samples by weight. Cost: `L` reads.
	///
	/// # Errors
	/// [`Error::BeyondTotal`] unless `prefix` is below the total, [`Error::Corrupt`].
	pub fn find(&self, prefix: u64) -> Result<Found, Error> {
		let root = self.store.root().filter(|root| prefix < root.total);
		let root = root.ok_or(Error::BeyondTotal)?;
		let (path, offset) = Path::to_prefix(&self.store, &root, prefix)?;
		Ok(Found { key: path.key(), offset })
	}

	/// Gives a vacant key a weight and returns it: the lowest vacant one below the root or, if
	/// there is none, below a root one level higher. Keys that were removed come back.
	///
	/// Cost: at most `L` reads and `L` writes; when the tree grows by a level, 1 read and `L + 2`
	/// writes, `L` being the levels before.
	///
	/// # Errors
	/// [`Error::ZeroWeight`], [`Error::Overflow`] if the total would exceed `u64::MAX`,
	/// [`Error::NoVacantKey`], [`Error::Corrupt`].
	pub fn insert(&mut self, weight: u64) -> Result<u64, Error> {
		let root = self.store.root().unwrap_or_else(|| Root::for_first(0));
		Self::check_inserted(&root, weight)?;
		let mut update = Update::of(root);
		if update.root().node.is_full() {
			update.raise()?;
		}
		let path = Path::to_first_vacant(&self.store, update.root())?;
		let key = path.key();
		update.set_weight(path, weight)?;
		update.commit(&mut self.store);
		Ok(key)
	}

	/// Gives a vacant key of the caller's choice a weight.
	///
	/// Cost: at most `L` reads and `L` writes; when the key lies outside the root's range, so that
	/// the tree grows by `g` levels to `L`, 1 read and `L + g` writes, less than `2 L`.
	///
	/// # Errors
	/// [`Error::ZeroWeight`], [`Error::KeyTooLarge`], [`Error::OccupiedKey`], [`Error::Overflow`]
	/// if the total would exceed `u64::MAX`, [`Error::Corrupt`].
	pub fn insert_at(&mut self, key: u64, weight: u64) -> Result<(), Error> {
		if key > max_key::<B>() {
			return Err(Error::KeyTooLarge);
		}
		let root = self.store.root().unwrap_or_else(|| Root::for_first(key));
		Self::check_inserted(&root, weight)?;
		let mut update = Update::of(root);
		while !update.root().position.covers::<B>(key) {
			// The root of the highest level covers every key, unless it was forged.
			update.raise().map_err(|_| Error::Corrupt(root.position))?;
		}
		let path = Path::to_key(&self.store, update.root(), key)?;
		if path.weight() > 0 {
			return Err(Error::OccupiedKey);
		}
		update.set_weight(path, weight)?;
		update.commit(&mut self.store);
		Ok(())
	}

	/// Adds to the weight of a live key and returns its new weight. Cost: `L` reads and `L`
	/// writes, no write if `weight` is zero.
	///
	/// # Errors
	/// [`Error::UnknownKey`], [`Error::Overflow`] if the total would exceed `u64::MAX`,
	/// [`Error::Corrupt`].
	pub fn add(&mut self, key: u64, weight: u64) -> Result<u64, Error> {
		self.change(key, |old| old.checked_add(weight).ok_or(Error::Overflow))
	}

	/// Subtracts from the weight of a live key and returns what is left. At zero the key is
	/// vacant, as after [`remove`](Self::remove).
	///
	/// Cost: `L` reads and `L` writes, no write if `weight` is zero. When the key becomes vacant
	/// and the tree thereby shrinks by `s` levels, `s` more of each, in all less than `2 L`.
	///
	/// # Errors
	/// [`Error::UnknownKey`], [`Error::Underflow`] if the leaf weighs less, [`Error::Corrupt`].
	pub fn subtract(&mut self, key: u64, weight: u64) -> Result<u64, Error> {
		self.change(key, |old| old.checked_sub(weight).ok_or(Error::Underflow))
	}

	/// Makes a live key vacant and returns what it weighed. Cost: as
	/// [`subtract`](Self::subtract) to zero.
	///
	/// # Errors
	/// [`Error::UnknownKey`], [`Error::Corrupt`].
	pub fn remove(&mut self, key: u64) -> Result<u64, Error> {
		let mut weighed = 0;
		self.change(key, |old| {
			weighed = old;
			Ok(0)
		})?;
		Ok(weighed)
	}

	/// Replaces the weight of a live key by what `rule` makes of it and returns it.
	fn change(
		&mut self,
		key: u64,
		rule: impl FnOnce(u64) -> Result<u64, Error>,
	) -> Result<u64, Error> {
		let root = self.root_over(key).ok_or(Error::UnknownKey)?;
		let path = Path::to_key(&self.store, &root, key)?;
		let old = path.weight();
		if old == 0 {
			return Err(Error::UnknownKey);
		}
		let new = rule(old)?;
		if new == old {
			return Ok(new);
		}
		let mut update = Update::of(root);
		update.set_weight(path, new)?;
		if new == 0 {
			update.lower(&self.store)?;
		}
		update.commit(&mut self.store);
		Ok(new)
	}

	/// The root, if `key` lies below it.
	fn root_over(&self, key: u64) -> Option<Root<B>> {
		self.store.root().filter(|root| root.position.covers::<B>(key))
	}

	/// What holds for every insertion; the total is judged before anything below is read.
	fn check_inserted(root: &Root<B>, weight: u64) -> Result<(), Error> {
		if weight == 0 {
			return Err(Error::ZeroWeight);
		}
		root.total.checked_add(weight).ok_or(Error::Overflow).map(|_| ())
	}
}
