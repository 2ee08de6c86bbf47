//! The calendar: which accounts are due in which block, in the order in which they were entered.

use crate::{Config, Cursor, DueAccounts, DueCounts, Pallet, Place};
use assay_primitives::BlockNumber;
use frame_support::{defensive, traits::Get};

impl<T: Config> Pallet<T> {
	/// Enter an account; in which block it is due. That is always a block to come, so no account is
	/// ever entered where the cursor has been.
	pub(crate) fn enter_calendar(who: &T::AccountId) -> Option<BlockNumber> {
		let due = Self::now().saturating_add(T::Settlement::get().period.max(1));
		let index = DueCounts::<T>::get(due);
		let Some(count) = index.checked_add(1) else {
			// The account is parked then: the next credit tries again.
			defensive!("four thousand million accounts are due in one block", due);
			return None;
		};
		DueCounts::<T>::insert(due, count);
		DueAccounts::<T>::insert(due, index, who);
		Some(due)
	}

	/// The next place of the calendar to look at. Nothing is due before the first block that looks.
	pub(crate) fn cursor(now: BlockNumber) -> Place {
		Cursor::<T>::get().unwrap_or(Place { block: now, index: 0 })
	}

	/// Take an account out of the calendar.
	pub(crate) fn leave_calendar(place: Place) -> Option<T::AccountId> {
		let who = DueAccounts::<T>::take(place.block, place.index);
		if who.is_none() {
			defensive!("the calendar has a gap", place);
		}
		who
	}
}
