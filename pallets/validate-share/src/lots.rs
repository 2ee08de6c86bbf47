//! Lots: how they begin, change hands of voting, and end.

use crate::{
	market::{Exponent, Market},
	Config, Error, Event, Holdings, HoldingsOf, Lot, Lots, LotsOf, Pallet, Surge, WholePool,
};
use assay_primitives::{
	share::{LotId, NodeRegistry, Settlement, VoterDirectory},
	Balance, BlockNumber,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::{traits::BlockNumberProvider, DispatchResult};

/// The number of a lot or bid as it stands in its owner's list: big endian, so that the list is in
/// order.
pub(crate) type PageKey = [u8; 8];

impl<T: Config> Pallet<T> {
	/// The current block, by the pallet's clock.
	pub(crate) fn now() -> BlockNumber {
		T::BlockNumberProvider::current_block_number()
	}

	/// The market as it stands.
	pub(crate) fn market() -> Market {
		Market {
			parameters: T::Auction::get(),
			size: Self::pool_size(),
			exponent: Surge::<T>::get(),
		}
	}

	/// Let the surge follow a sale of so many shares.
	pub(crate) fn raise_surge(shares: u64) {
		let parameters = T::Auction::get();
		Surge::<T>::mutate(|exponent| *exponent = exponent.after_sale(shares, &parameters));
	}

	/// Let the surge fall and decay for one block.
	pub(crate) fn relax_surge() {
		let exponent = Surge::<T>::get();
		if exponent > Exponent::default() {
			Surge::<T>::put(exponent.after_block(&T::Auction::get()));
		}
	}

	/// Make a lot of shares that were just paid. They do not take part in draws yet.
	pub(crate) fn open_lot(
		owner: &T::AccountId,
		delegate: &T::AccountId,
		shares: u64,
		cost: Balance,
	) -> LotId {
		let id = WholePool::<T>::mutate(|pool| {
			let id = pool.next_lot;
			pool.next_lot = id.saturating_add(1);
			pool.lots = pool.lots.saturating_add(1);
			pool.maturing = pool.maturing.saturating_add(shares);
			id
		});
		let (bought, mature) = (Self::now(), false);
		let (owner, delegate) = (owner.clone(), delegate.clone());
		LotsOf::<T>::insert(&owner, id.to_be_bytes(), ());
		Self::change_holdings(&owner, |holdings| {
			holdings.maturing = holdings.maturing.saturating_add(shares);
		});
		T::Nodes::assign(&delegate, shares, false);
		Self::deposit_event(Event::SharesBought {
			lot: id,
			owner: owner.clone(),
			delegate: delegate.clone(),
			shares,
			total: cost,
		});
		Lots::<T>::insert(id, Lot { owner, delegate, shares, cost, bought, mature });
		id
	}

	/// Delete a lot whose shares are gone and free its deposit.
	pub(crate) fn remove_lot(id: LotId, owner: &T::AccountId) {
		Lots::<T>::remove(id);
		LotsOf::<T>::remove(owner, id.to_be_bytes());
		WholePool::<T>::mutate(|pool| pool.lots = pool.lots.saturating_sub(1));
		Self::release_lot_deposit(owner);
	}

	/// Principal of an account has become due.
	pub(crate) fn credit(owner: &T::AccountId, principal: Balance) {
		Self::change_holdings(owner, |holdings| {
			holdings.due = holdings.due.saturating_add(principal);
		});
		T::Settlement::credit_principal(owner, principal);
	}

	/// Let somebody else vote for a lot. See the call.
	pub(crate) fn do_redelegate(
		owner: T::AccountId,
		id: LotId,
		delegate: T::AccountId,
	) -> DispatchResult {
		let mut lot = Lots::<T>::get(id).ok_or(Error::<T>::UnknownLot)?;
		ensure!(lot.owner == owner, Error::<T>::NotLotOwner);
		ensure!(lot.delegate != delegate, Error::<T>::SameDelegate);
		T::Voters::may_take(&owner, &delegate).map_err(Error::<T>::from)?;
		T::Nodes::release(&lot.delegate, lot.shares, lot.mature);
		T::Nodes::assign(&delegate, lot.shares, lot.mature);
		let old = core::mem::replace(&mut lot.delegate, delegate.clone());
		let shares = lot.shares;
		Lots::<T>::insert(id, lot);
		Self::deposit_event(Event::LotRedelegated { lot: id, old, new: delegate, shares });
		Ok(())
	}

	/// Change what an account has; what is all zero is not stored.
	pub(crate) fn change_holdings(owner: &T::AccountId, change: impl FnOnce(&mut Holdings)) {
		HoldingsOf::<T>::mutate_exists(owner, |stored| {
			let mut holdings = stored.unwrap_or_default();
			change(&mut holdings);
			*stored = (holdings != Holdings::default()).then_some(holdings);
		});
	}
}
