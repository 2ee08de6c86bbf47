//! The fit nodes in the order of their values, kept by the storage itself.

use crate::{Assigned, Config, Node, Nodes, Pallet, Ranking, WeightInfo};
use alloc::vec::Vec;
use assay_primitives::{Balance, BlockNumber};
use frame_support::{dispatch::DispatchClass, traits::Get};

/// A node's place in the ranking: the complement of its value and the block of its registration, both
/// in big endian, so that the keys come in order as bytes, and its account.
pub type RankKey<AccountId> = ([u8; 16], [u8; 4], AccountId);

/// By which part of it the value of a node has to change before a change of its shares ranks it anew.
const TOLERANCE: Balance = 64;

/// The place of a node of this value.
pub(crate) fn rank_key<AccountId>(
	value: Balance,
	registered: BlockNumber,
	node: AccountId,
) -> RankKey<AccountId> {
	(Balance::MAX.saturating_sub(value).to_be_bytes(), registered.to_be_bytes(), node)
}

impl<T: Config> Pallet<T> {
	/// What stands behind a node: its bond, and its mature shares at the base price of the moment
	/// (DESIGN 3.3).
	pub(crate) fn value_of(who: &T::AccountId, node: &Node, price: Balance) -> Balance {
		let shares = Balance::from(Assigned::<T>::get(who).mature);
		node.bond.saturating_add(shares.saturating_mul(price))
	}

	/// The base price of the next share (DESIGN 4, validate-share).
	pub(crate) fn base_price() -> Balance {
		let auction = T::Auction::get();
		let raised = auction.slope.saturating_mul(T::PoolSize::get().into());
		auction.base_price.saturating_add(raised)
	}

	/// Rank a node that has changed, or take it out of the ranking if it is not fit any more. The node
	/// is the caller's to store.
	pub(crate) fn rank(who: &T::AccountId, node: &mut Node) {
		let value = node
			.is_fit(&T::Parameters::get())
			.then(|| Self::value_of(who, node, Self::base_price()));
		Self::put_rank(who, node, value);
	}

	/// The mature shares of a delegate have changed: rank it anew if it is a node and its value is not
	/// about what it is ranked by any more.
	pub(crate) fn touch(who: &T::AccountId) {
		let Some(mut node) = Nodes::<T>::get(who) else { return };
		let Some(ranked) = node.ranked else { return };
		let value = Self::value_of(who, &node, Self::base_price());
		if value.abs_diff(ranked).saturating_mul(TOLERANCE) <= ranked {
			return;
		}
		Self::put_rank(who, &mut node, Some(value));
		Nodes::<T>::insert(who, node);
		// Seldom enough that no caller should have to reckon with it.
		frame_system::Pallet::<T>::register_extra_weight_unchecked(
			T::WeightInfo::rank(),
			DispatchClass::Mandatory,
		);
	}

	/// The first of the ranking.
	pub(crate) fn first_ranked(count: u32) -> Vec<T::AccountId> {
		Ranking::<T>::iter_keys().take(count as usize).map(|(_, _, node)| node).collect()
	}

	fn put_rank(who: &T::AccountId, node: &mut Node, value: Option<Balance>) {
		if node.ranked == value {
			return;
		}
		if let Some(old) = node.ranked {
			Ranking::<T>::remove(rank_key(old, node.registered, who.clone()));
		}
		if let Some(new) = value {
			Ranking::<T>::insert(rank_key(new, node.registered, who.clone()), ());
		}
		node.ranked = value;
	}
}
