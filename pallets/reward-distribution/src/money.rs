//! Every call of the currency.

use crate::{Config, Credit, Pallet};
use assay_primitives::Balance;
use frame_support::{
	defensive,
	traits::{
		fungible::{Balanced, Inspect, Mutate},
		tokens::Preservation,
		Get,
	},
};
use sp_runtime::{traits::AccountIdConversion, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The account in which rewards lie until they are settled.
	pub fn pot() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	/// What the pot has.
	pub(crate) fn pot_balance() -> Balance {
		T::Currency::balance(&Self::pot())
	}

	/// Give the pot the existential deposit of its own that keeps it in being, unless it has one.
	pub(crate) fn endow_pot() {
		let least = T::Currency::minimum_balance();
		if Self::pot_balance() < least {
			Self::mint(least);
		}
	}

	/// Make new money in the pot.
	pub(crate) fn mint(amount: Balance) {
		if amount == 0 {
			return;
		}
		if let Err(error) = T::Currency::mint_into(&Self::pot(), amount) {
			// Only if there were more money than can be counted.
			defensive!("rewards cannot be minted", error);
		}
	}

	/// Put money that there is into the pot; whether it went in. It is burnt if not.
	pub(crate) fn collect(credit: Credit<T>) -> bool {
		T::Currency::resolve(&Self::pot(), credit).map_err(drop).is_ok()
	}

	/// Pay out of the pot, which keeps its own existential deposit.
	///
	/// # Errors
	///
	/// That of the currency if the account cannot receive the amount.
	pub(crate) fn pay(who: &T::AccountId, amount: Balance) -> DispatchResult {
		// What this block has credited may be among it.
		Self::mint_progress();
		T::Currency::transfer(&Self::pot(), who, amount, Preservation::Preserve).map(drop)
	}
}
