//! Transaction fees and tips: to the author, by the votes that its block carries (DESIGN 3.1, step
//! 5).

use crate::{emission::Fraction, Config, Credit, Pallet, ThisBlock};
use assay_primitives::share::{VotesCarried, DRAWN};
use frame_support::traits::{Imbalance, OnUnbalanced};

/// Takes fees and tips as they are paid. The author of the block earns a third of them for each vote
/// on its parent that the block carries, all of them if nothing was drawn. That goes into the pot at
/// once and into the author's ledger at the end of the block. The rest, or everything if there is no
/// author, is burnt.
impl<T: Config> OnUnbalanced<Credit<T>> for Pallet<T> {
	fn on_nonzero_unbalanced(credit: Credit<T>) {
		// What is dropped lowers the total issuance.
		if Self::author().is_none() {
			return;
		}
		let fees = credit.peek();
		let earned = match T::Votes::votes_carried() {
			Some(votes) => Fraction(votes.into(), DRAWN as u128).of(fees),
			None => fees,
		};
		let (credit, _) = credit.split(earned);
		if Self::collect(credit) {
			ThisBlock::<T>::mutate(|progress| progress.fees = progress.fees.saturating_add(earned));
		}
	}
}
