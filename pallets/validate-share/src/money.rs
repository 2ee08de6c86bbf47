//! Every call of the currency.

use crate::{Config, HoldReason, HoldingsOf, Pallet};
use assay_primitives::Balance;
use frame_support::{
	defensive,
	traits::{
		fungible::{InspectHold, MutateHold},
		tokens::Precision,
		Get,
	},
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Hold what shares cost, or what a bid would pay for them.
	///
	/// # Errors
	///
	/// That of the currency if the account has not so much to spare.
	pub(crate) fn hold_price(owner: &T::AccountId, amount: Balance) -> DispatchResult {
		T::Currency::hold(&HoldReason::Shares.into(), owner, amount)
	}

	/// Free what was held for shares.
	pub(crate) fn release_price(owner: &T::AccountId, amount: Balance) {
		Self::release(HoldReason::Shares, owner, amount);
	}

	/// Hold the deposit of a lot.
	///
	/// # Errors
	///
	/// That of the currency if the account has not so much to spare.
	pub(crate) fn hold_lot_deposit(owner: &T::AccountId) -> DispatchResult {
		T::Currency::hold(&HoldReason::Deposit.into(), owner, T::LotDeposit::get())
	}

	/// Free the deposit of a lot.
	pub(crate) fn release_lot_deposit(owner: &T::AccountId) {
		Self::release(HoldReason::Deposit, owner, T::LotDeposit::get());
	}

	/// Hold the deposit of a bid.
	///
	/// # Errors
	///
	/// That of the currency if the account has not so much to spare.
	pub(crate) fn hold_bid_deposit(owner: &T::AccountId) -> DispatchResult {
		T::Currency::hold(&HoldReason::Deposit.into(), owner, T::BidDeposit::get())
	}

	/// Free the deposit of a bid.
	pub(crate) fn release_bid_deposit(owner: &T::AccountId) {
		Self::release(HoldReason::Deposit, owner, T::BidDeposit::get());
	}

	/// Free all principal that is due to an account; how much it was.
	pub(crate) fn release_due(owner: &T::AccountId) -> Balance {
		let due = HoldingsOf::<T>::get(owner).due;
		if due > 0 {
			Self::change_holdings(owner, |holdings| holdings.due = 0);
			Self::release_price(owner, due);
		}
		due
	}

	/// The money held of an account for shares: in its lots and bids, or due.
	pub(crate) fn held_for_shares(owner: &T::AccountId) -> Balance {
		T::Currency::balance_on_hold(&HoldReason::Shares.into(), owner)
	}

	/// The money held of an account as deposits.
	pub(crate) fn held_as_deposits(owner: &T::AccountId) -> Balance {
		T::Currency::balance_on_hold(&HoldReason::Deposit.into(), owner)
	}

	/// Give an account what it needs to hold `price` and the deposit of a lot.
	#[cfg(feature = "runtime-benchmarks")]
	pub(crate) fn mint_for_lot(owner: &T::AccountId, price: Balance) -> DispatchResult {
		use frame_support::traits::fungible::{Inspect, Mutate};
		let needed = price
			.saturating_add(T::LotDeposit::get())
			.saturating_add(T::Currency::minimum_balance());
		T::Currency::mint_into(owner, needed).map(|_| ())
	}

	/// The money is held as long as the invariants hold. If it were not, freeing what there is and
	/// saying so is better than to leave a lot or a bid for ever.
	fn release(reason: HoldReason, owner: &T::AccountId, amount: Balance) {
		if amount == 0 {
			return;
		}
		match T::Currency::release(&reason.into(), owner, amount, Precision::BestEffort) {
			Ok(released) if released == amount => (),
			outcome => {
				defensive!("less is held than lots, bids and dues say", outcome);
			},
		}
	}
}
