//! The pool: the tree of mature lots, and the draw from it.

use crate::{Config, Lots, Pallet, TreeNodes, WholePool, MAX_SHARES};
use alloc::vec::Vec;
use assay_primitives::share::{DrawnLot, NodeRegistry, DRAWN};
use assay_sum_tree::{Node, NodeStore, Position, Root, SumTree, FAN_OUT};
use codec::{Decode, Encode};
use core::marker::PhantomData;
use sp_io::hashing::blake2_256;
use sp_runtime::DispatchError;

/// What a draw took out of the pool.
pub(crate) type Draw<AccountId> = [DrawnLot<AccountId>; DRAWN];

/// The tree's place in the storage of the chain. Its root is a part of [`WholePool`]: nobody who
/// changes that may call the tree meanwhile.
pub(crate) struct TreeStore<T>(PhantomData<T>);

impl<T: Config> NodeStore<FAN_OUT> for TreeStore<T> {
	fn root(&self) -> Option<Root<FAN_OUT>> {
		WholePool::<T>::get().tree
	}

	fn put_root(&mut self, root: Root<FAN_OUT>) {
		WholePool::<T>::mutate(|pool| pool.tree = Some(root));
	}

	fn remove_root(&mut self) {
		WholePool::<T>::mutate(|pool| pool.tree = None);
	}

	fn node(&self, at: Position) -> Option<Node<FAN_OUT>> {
		TreeNodes::<T>::get(at)
	}

	fn put_node(&mut self, at: Position, node: Node<FAN_OUT>) {
		TreeNodes::<T>::insert(at, node);
	}

	fn remove_node(&mut self, at: Position) {
		TreeNodes::<T>::remove(at);
	}
}

impl<T: Config> Pallet<T> {
	/// The tree of mature lots: its keys are the numbers of lots, its weights their shares.
	pub(crate) fn tree() -> SumTree<TreeStore<T>> {
		SumTree::new(TreeStore(PhantomData))
	}

	/// How many shares there are, mature or not.
	pub(crate) fn pool_size() -> u64 {
		WholePool::<T>::get().size()
	}

	/// How many shares the pool can still take.
	pub(crate) fn room() -> u64 {
		MAX_SHARES.saturating_sub(Self::pool_size())
	}

	/// Draw [`DRAWN`] different shares, of which there must be as many. Their principal becomes due.
	///
	/// # Errors
	///
	/// [`DispatchError::Corruption`]; the caller undoes what was done until then.
	pub(crate) fn draw_shares(seed: &[u8; 32]) -> Result<Draw<T::AccountId>, DispatchError> {
		let drawn = (0u8..).take(DRAWN).map(|index| Self::draw_share(seed, index));
		let drawn = drawn.collect::<Result<Vec<_>, _>>()?;
		drawn.try_into().map_err(|_| DispatchError::Corruption)
	}

	/// Draw one share out of those that are left.
	fn draw_share(seed: &[u8; 32], index: u8) -> Result<DrawnLot<T::AccountId>, DispatchError> {
		let mut tree = Self::tree();
		let place = uniform(seed, index, tree.total()).ok_or(DispatchError::Corruption)?;
		let id = tree.find(place).map_err(|_| DispatchError::Corruption)?.key;
		let left = tree.subtract(id, 1).map_err(|_| DispatchError::Corruption)?;
		let mut lot = Lots::<T>::get(id).ok_or(DispatchError::Corruption)?;
		let principal = lot.take_share();
		if lot.shares != left || !lot.mature {
			return Err(DispatchError::Corruption);
		}
		match left {
			0 => Self::remove_lot(id, &lot.owner),
			_ => Lots::<T>::insert(id, &lot),
		}
		Self::change_holdings(&lot.owner, |holdings| {
			holdings.mature = holdings.mature.saturating_sub(1);
		});
		Self::credit(&lot.owner, principal);
		T::Nodes::release(&lot.delegate, 1, true);
		Ok(DrawnLot { lot: id, owner: lot.owner, delegate: lot.delegate })
	}
}

/// A number below `total`, `None` if that is zero: 128 bits of a hash, reduced. With fewer than
/// 2^64 shares no number is more likely than another by more than 2^-64 of its probability.
fn uniform(seed: &[u8; 32], index: u8, total: u64) -> Option<u64> {
	let hash = (seed, index).using_encoded(blake2_256);
	let number = u128::decode(&mut hash.as_slice()).ok()?;
	number.checked_rem(total.into()).and_then(|place| u64::try_from(place).ok())
}
