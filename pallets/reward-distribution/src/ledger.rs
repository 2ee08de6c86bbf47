//! What waits for an account's settlement.

use crate::{Config, Ledgers, Pallet};
use assay_primitives::{share::Settlement, Balance};

impl<T: Config> Settlement<T::AccountId> for Pallet<T> {
	fn credit_principal(owner: &T::AccountId, amount: Balance) {
		// The pool counts how much it is. Here it only has to come back.
		if amount > 0 {
			Self::credit(owner, 0);
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Credit an account with a reward, or fees, that the pot has or is about to have.
	pub(crate) fn credit_reward(who: &T::AccountId, amount: Balance) {
		if amount > 0 {
			Self::credit(who, amount);
		}
	}

	/// The first credit since the last settlement sets the due block, and so does the next one after
	/// an account was parked.
	fn credit(who: &T::AccountId, reward: Balance) {
		Ledgers::<T>::mutate(who, |stored| {
			let ledger = stored.get_or_insert_default();
			ledger.reward = ledger.reward.saturating_add(reward);
			ledger.due = ledger.due.or_else(|| Self::enter_calendar(who));
		});
	}
}
