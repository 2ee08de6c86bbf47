//! What time does to lots: they mature, and they expire, in the order of their numbers.
//!
//! Two cursors go through the numbers. Each block moves a cursor a bounded number of steps, as far
//! as the lots are due; a number whose lot is gone costs a step too.

use crate::{Config, Event, Lot, Lots, Pallet, WholePool};
use assay_primitives::{
	share::{LotId, NodeRegistry},
	BlockNumber,
};
use frame_support::{defensive, traits::Get};

/// What happened to a range of lots.
#[derive(Clone, Copy, Default)]
struct Passed {
	lots: u32,
	shares: u64,
}

impl<T: Config> Pallet<T> {
	/// Let lots mature that are old enough; how many numbers were gone through.
	pub(crate) fn mature_lots(now: BlockNumber) -> u32 {
		let maturity = T::Shares::get().maturity;
		let first = WholePool::<T>::get().next_to_mature;
		let is_due = |lot: &Lot<_>| lot.bought.saturating_add(maturity) <= now;
		let (steps, passed) =
			Self::pass(first, T::MaxMaturingPerBlock::get(), is_due, Self::mature_lot);
		let next = first.saturating_add(steps.into());
		if steps > 0 {
			WholePool::<T>::mutate(|pool| pool.next_to_mature = next);
		}
		if let Passed { lots: lots @ 1.., shares } = passed {
			let last = next.saturating_sub(1);
			Self::deposit_event(Event::LotsMatured { first, last, lots, shares });
		}
		steps
	}

	/// Let lots expire that are too old; how many numbers were gone through.
	pub(crate) fn expire_lots(now: BlockNumber) -> u32 {
		let lifetime = T::Shares::get().lifetime;
		let first = WholePool::<T>::get().next_to_expire;
		let is_due = |lot: &Lot<_>| lot.bought.saturating_add(lifetime) <= now;
		let (steps, passed) =
			Self::pass(first, T::MaxExpiringPerBlock::get(), is_due, Self::expire_lot);
		let next = first.saturating_add(steps.into());
		if steps > 0 {
			WholePool::<T>::mutate(|pool| pool.next_to_expire = next);
		}
		if let Passed { lots: lots @ 1.., shares } = passed {
			let last = next.saturating_sub(1);
			Self::deposit_event(Event::LotsExpired { first, last, lots, shares });
		}
		steps
	}

	/// Let every lot mature, however young. For genesis and benchmarks: it is not bounded.
	pub(crate) fn mature_everything() {
		let first = WholePool::<T>::get().next_to_mature;
		let (steps, _) = Self::pass(first, u32::MAX, |_| true, Self::mature_lot);
		WholePool::<T>::mutate(|pool| pool.next_to_mature = first.saturating_add(steps.into()));
	}

	/// Go through the numbers from `first` on, at most `most` of them and not beyond the first lot
	/// that is not due, and do `act` to each lot.
	fn pass(
		first: LotId,
		most: u32,
		is_due: impl Fn(&Lot<T::AccountId>) -> bool,
		act: impl Fn(LotId, Lot<T::AccountId>),
	) -> (u32, Passed) {
		let end = WholePool::<T>::get().next_lot;
		let mut passed = Passed::default();
		let mut steps = 0u32;
		for id in (first..end).take(most as usize) {
			if let Some(lot) = Lots::<T>::get(id) {
				if !is_due(&lot) {
					break;
				}
				passed.lots = passed.lots.saturating_add(1);
				passed.shares = passed.shares.saturating_add(lot.shares);
				act(id, lot);
			}
			steps = steps.saturating_add(1);
		}
		(steps, passed)
	}

	/// Let a lot take part in draws.
	fn mature_lot(id: LotId, mut lot: Lot<T::AccountId>) {
		if lot.mature {
			defensive!("a lot matures twice", id);
			return;
		}
		if let Err(error) = Self::tree().insert_at(id, lot.shares) {
			defensive!("a lot cannot take part in draws", error);
			return;
		}
		lot.mature = true;
		T::Nodes::mature(&lot.delegate, lot.shares);
		WholePool::<T>::mutate(|pool| pool.maturing = pool.maturing.saturating_sub(lot.shares));
		Self::change_holdings(&lot.owner, |holdings| {
			holdings.maturing = holdings.maturing.saturating_sub(lot.shares);
			holdings.mature = holdings.mature.saturating_add(lot.shares);
		});
		Lots::<T>::insert(id, lot);
	}

	/// End a lot: all its principal becomes due.
	fn expire_lot(id: LotId, lot: Lot<T::AccountId>) {
		let Lot { owner, delegate, shares, cost, mature, .. } = lot;
		if mature {
			if let Err(error) = Self::tree().remove(id) {
				// Its shares could still be drawn: better that it stays than that it is paid twice.
				defensive!("a lot that expires is not in the tree", error);
				return;
			}
		} else {
			WholePool::<T>::mutate(|pool| pool.maturing = pool.maturing.saturating_sub(shares));
		}
		Self::change_holdings(&owner, |holdings| {
			let count = if mature { &mut holdings.mature } else { &mut holdings.maturing };
			*count = count.saturating_sub(shares);
		});
		Self::remove_lot(id, &owner);
		Self::credit(&owner, cost);
		T::Nodes::release(&delegate, shares, mature);
	}
}
