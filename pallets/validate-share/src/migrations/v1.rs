//! From version 0 to version 1: the pool as a whole comes into one value.
//!
//! Version 0 kept counters and cursors in one value and the root of the tree in another. Every price
//! and every purchase needs both; so does every block, whose draw takes from the tree, and which looks
//! at the cursors for what matures and expires.
//!
//! - Two values are read, three written, whatever the pool holds: one block does it. Lots, nodes of
//!   the tree, bids and money stay where they are.
//! - The new value has a name of its own, so that nobody decodes one layout as the other: neither this
//!   code, where it is asked about a block before the migration, nor a wallet that reads the storage of
//!   the block that set the code with the metadata of that code.
//! - What cannot be decoded counts as absent, as it did in version 0, and stays where it is: whoever
//!   has to repair it finds it. The SDK logs it as corrupted.

use crate::{Config, Pallet, PoolState, WholePool};
use core::marker::PhantomData;
use frame_support::{
	migrations::VersionedMigration,
	traits::{Get, UncheckedOnRuntimeUpgrade},
	weights::Weight,
};

/// Brings the pool as a whole into one value, if the chain has version 0.
pub type PoolInOneValue<T> =
	VersionedMigration<0, 1, unchecked::Join<T>, Pallet<T>, <T as frame_system::Config>::DbWeight>;

/// The layout of version 0.
pub(crate) mod v0 {
	use crate::{Config, Pallet};
	use assay_primitives::share::LotId;
	use assay_sum_tree::FAN_OUT;
	use codec::{Decode, Encode};
	use frame_support::storage_alias;

	/// The pool as a whole, besides the tree.
	#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode)]
	pub struct PoolState {
		#[codec(compact)]
		pub maturing: u64,
		#[codec(compact)]
		pub lots: u64,
		#[codec(compact)]
		pub next_lot: LotId,
		#[codec(compact)]
		pub next_to_mature: LotId,
		#[codec(compact)]
		pub next_to_expire: LotId,
	}

	/// The root of the tree. Its own encoding has not changed.
	pub type Root = assay_sum_tree::Root<FAN_OUT>;

	#[storage_alias]
	pub type Pool<T: Config> = StorageValue<Pallet<T>, PoolState>;

	#[storage_alias]
	pub type TreeRoot<T: Config> = StorageValue<Pallet<T>, Root>;
}

// Public for the type above, out of reach for a runtime: without its version it must not run.
mod unchecked {
	use super::*;

	/// Joins the two values, whatever the version.
	pub struct Join<T>(PhantomData<T>);

	impl<T: Config> UncheckedOnRuntimeUpgrade for Join<T> {
		fn on_runtime_upgrade() -> Weight {
			let (pool, tree) = (v0::Pool::<T>::get(), v0::TreeRoot::<T>::get());
			let (has_pool, has_tree) = (pool.is_some(), tree.is_some());
			if has_pool {
				v0::Pool::<T>::kill();
			}
			if has_tree {
				v0::TreeRoot::<T>::kill();
			}
			if has_pool || has_tree {
				WholePool::<T>::put(joined(pool.unwrap_or_default(), tree));
			}
			let writes = [has_pool, has_tree, has_pool || has_tree].map(u64::from).iter().sum();
			T::DbWeight::get().reads_writes(2, writes)
		}

		#[cfg(feature = "try-runtime")]
		fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, sp_runtime::TryRuntimeError> {
			checks::before::<T>().map(|before| codec::Encode::encode(&before))
		}

		#[cfg(feature = "try-runtime")]
		fn post_upgrade(before: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
			let before = codec::DecodeAll::decode_all(&mut before.as_slice())
				.map_err(|_| "what was noted before the migration cannot be decoded")?;
			checks::after::<T>(&before)
		}
	}

	fn joined(pool: v0::PoolState, tree: Option<v0::Root>) -> PoolState {
		let v0::PoolState { maturing, lots, next_lot, next_to_mature, next_to_expire } = pool;
		PoolState { maturing, lots, next_lot, next_to_mature, next_to_expire, tree }
	}
}

/// What has to hold before and after.
#[cfg(any(test, feature = "try-runtime"))]
pub(crate) mod checks {
	use super::*;
	use codec::{Decode, Encode};
	use frame_support::traits::{GetStorageVersion, StorageVersion};
	use sp_runtime::TryRuntimeError;

	/// Both values of version 0 can be decoded.
	pub(crate) const OLD_IS_READABLE: &str = "a value of version 0 cannot be decoded";
	/// The value of version 1 is not there yet.
	pub(crate) const NEW_IS_FREE: &str = "a value of version 1 is there before the migration";
	/// Nothing of version 0 is left.
	pub(crate) const OLD_IS_GONE: &str = "a value of version 0 is left";
	/// The chain says that it has version 1.
	pub(crate) const VERSION_IS_SET: &str = "the chain does not say version 1";
	/// There are as many shares, mature and not, and as many lots.
	pub(crate) const SHARES_ARE_KEPT: &str =
		"the migration changed how many shares or lots there are";
	/// Numbers of lots go on from where they were, and so do maturing and expiring.
	pub(crate) const CURSORS_ARE_KEPT: &str = "the migration moved a cursor";
	/// The next draw finds the same tree.
	pub(crate) const TREE_IS_KEPT: &str = "the migration changed the root of the tree";

	/// What a migration finds.
	#[derive(Clone, Debug, Encode, Decode)]
	pub(crate) struct Before {
		pub(crate) pool: v0::PoolState,
		pub(crate) tree: Option<v0::Root>,
	}

	/// Note what the migration has to keep.
	pub(crate) fn before<T: Config>() -> Result<Before, TryRuntimeError> {
		let (pool, tree) = (v0::Pool::<T>::get(), v0::TreeRoot::<T>::get());
		let readable = pool.is_some() == v0::Pool::<T>::exists()
			&& tree.is_some() == v0::TreeRoot::<T>::exists();
		all([(OLD_IS_READABLE, readable), (NEW_IS_FREE, !WholePool::<T>::exists())])?;
		Ok(Before { pool: pool.unwrap_or_default(), tree })
	}

	/// Check that it was kept, and that the state is sound.
	pub(crate) fn after<T: Config>(before: &Before) -> Result<(), TryRuntimeError> {
		let Before { pool: old, tree } = before;
		let new = WholePool::<T>::get();
		let mature = tree.map_or(0, |root| root.total);
		let shares = (new.mature(), new.maturing, new.size(), new.lots);
		let cursors = (new.next_lot, new.next_to_mature, new.next_to_expire);
		all([
			(OLD_IS_GONE, !v0::Pool::<T>::exists() && !v0::TreeRoot::<T>::exists()),
			(VERSION_IS_SET, Pallet::<T>::on_chain_storage_version() == StorageVersion::new(1)),
			(
				SHARES_ARE_KEPT,
				shares == (mature, old.maturing, mature.saturating_add(old.maturing), old.lots),
			),
			(CURSORS_ARE_KEPT, cursors == (old.next_lot, old.next_to_mature, old.next_to_expire)),
			(TREE_IS_KEPT, new.tree == *tree),
		])?;
		Pallet::<T>::do_try_state()
	}

	/// The error names the first that does not hold.
	fn all<const N: usize>(statements: [(&'static str, bool); N]) -> Result<(), TryRuntimeError> {
		match statements.into_iter().find(|(_, holds)| !holds) {
			Some((broken, _)) => Err(TryRuntimeError::Other(broken)),
			None => Ok(()),
		}
	}
}
