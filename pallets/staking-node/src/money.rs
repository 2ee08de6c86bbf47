//! Every call of the currency.

use crate::{Config, Error, HoldReason, Pallet};
use assay_primitives::Balance;
use frame_support::{
	defensive,
	traits::{
		fungible::MutateHold,
		tokens::{Fortitude, Precision},
	},
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Hold so much more of the account's money as its bond.
	///
	/// # Errors
	///
	/// [`Error::CannotPayBond`]
	pub(crate) fn hold_bond(who: &T::AccountId, amount: Balance) -> DispatchResult {
		T::Currency::hold(&HoldReason::Bond.into(), who, amount)
			.map_err(|_| Error::<T>::CannotPayBond.into())
	}

	/// Free all that is held as the account's bond, and say how much it was.
	pub(crate) fn release_bond(who: &T::AccountId) -> Balance {
		let freed = T::Currency::release_all(&HoldReason::Bond.into(), who, Precision::BestEffort);
		freed.unwrap_or_else(|error| {
			defensive!("a bond is not free", error);
			0
		})
	}

	/// Burn so much of what is held as the account's bond, also where a lock lies on it, and say how
	/// much it was.
	pub(crate) fn burn_bond(who: &T::AccountId, amount: Balance) -> Balance {
		let burnt = T::Currency::burn_held(
			&HoldReason::Bond.into(),
			who,
			amount,
			Precision::BestEffort,
			Fortitude::Force,
		);
		burnt.unwrap_or_else(|error| {
			defensive!("a bond cannot be burnt", error);
			0
		})
	}

	/// What is held as the account's bond.
	#[cfg(any(test, feature = "try-runtime"))]
	pub(crate) fn held_as_bond(who: &T::AccountId) -> Balance {
		use frame_support::traits::fungible::InspectHold;
		T::Currency::balance_on_hold(&HoldReason::Bond.into(), who)
	}
}
