//! How other pallets reach the pool.

use crate::{Config, HoldingsOf, Pallet, WholePool};
use assay_primitives::{
	share::{DrawnLot, SharePool, DRAWN},
	Balance,
};
use frame_support::{defensive, storage::with_storage_layer};

impl<T: Config> SharePool<T::AccountId> for Pallet<T> {
	fn mature() -> u64 {
		WholePool::<T>::get().mature()
	}

	fn size() -> u64 {
		Self::pool_size()
	}

	fn draw(seed: &[u8; 32]) -> Option<[DrawnLot<T::AccountId>; DRAWN]> {
		if Self::mature() < DRAWN as u64 {
			return None;
		}
		match with_storage_layer(|| Self::draw_shares(seed)) {
			Ok(drawn) => Some(drawn),
			Err(error) => {
				defensive!("the tree and the lots do not fit each other", error);
				None
			},
		}
	}

	fn asked_price() -> Balance {
		Self::market().asked_price()
	}

	fn due(owner: &T::AccountId) -> Balance {
		HoldingsOf::<T>::get(owner).due
	}

	fn settle(owner: &T::AccountId) -> Balance {
		Self::release_due(owner)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_mature_lot(owner: &T::AccountId, shares: u64) {
		// A principal of two units and a remainder: nothing is zero in the draws that follow.
		let cost = Balance::from(shares).saturating_mul(2).saturating_add(1);
		let paid = Self::mint_for_lot(owner, cost)
			.and_then(|()| Self::hold_price(owner, cost))
			.and_then(|()| Self::hold_lot_deposit(owner));
		if let Err(error) = paid {
			defensive!("a lot for a benchmark cannot be paid", error);
			return;
		}
		Self::open_lot(owner, owner, shares, cost);
		Self::mature_everything();
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn make_due(owner: &T::AccountId, principal: Balance) {
		let paid =
			Self::mint_for_lot(owner, principal).and_then(|()| Self::hold_price(owner, principal));
		match paid {
			Ok(()) => Self::credit(owner, principal),
			Err(error) => {
				defensive!("principal for a benchmark cannot be paid", error);
			},
		}
	}
}
