//! Settlement: whose time has come is paid, in order, as many as the weight allows (DESIGN 3.6).

use crate::{Config, Cursor, DueCounts, Error, Event, Ledger, Ledgers, Pallet, Place, WeightInfo};
use assay_primitives::{
	share::{OnSettled, SharePool},
	Balance, BlockNumber,
};
use frame_support::{
	ensure,
	weights::{Weight, WeightMeter},
};
use sp_runtime::DispatchResult;

/// What a number of accounts got back.
#[derive(Clone, Copy, Default)]
struct Returned {
	principal: Balance,
	reward: Balance,
}

/// What settling weighs.
pub(crate) struct Costs {
	/// To begin, and to write down how far it came.
	pub(crate) base: Weight,
	/// To look whether anybody is due in one more block.
	pub(crate) block: Weight,
	/// To settle one more account, which may be the last one of its block.
	pub(crate) account: Weight,
}

impl Costs {
	pub(crate) fn of<T: Config>() -> Self {
		let (base, one) = (T::WeightInfo::settle_accounts(0), T::WeightInfo::settle_accounts(1));
		let (none, block) = (T::WeightInfo::pass_blocks(0), T::WeightInfo::pass_blocks(1));
		Self {
			base: base.max(none),
			block: block.saturating_sub(none),
			account: one.saturating_sub(base),
		}
	}

	/// What at least one account needs.
	pub(crate) fn least(&self) -> Weight {
		self.base.saturating_add(self.block).saturating_add(self.account)
	}
}

impl<T: Config> Pallet<T> {
	/// Settle accounts that are due in block `now` or before: those that are due earliest first, among
	/// them those that were entered first. Says what it weighs, at most `limit`; what does not fit
	/// waits for the next time.
	pub(crate) fn settle_due(now: BlockNumber, limit: Weight) -> Weight {
		let costs = Costs::of::<T>();
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(costs.base).is_err() {
			return meter.consumed();
		}
		let mut at = Self::cursor(now);
		if at.block > now {
			return meter.consumed();
		}
		let mut returned = Returned::default();
		while at.block <= now && meter.try_consume(costs.block).is_ok() {
			let count = DueCounts::<T>::get(at.block);
			while at.index < count && meter.try_consume(costs.account).is_ok() {
				if let Some(who) = Self::leave_calendar(at) {
					returned = returned.plus(Self::settle_account(&who));
				}
				at.index = at.index.saturating_add(1);
			}
			if at.index < count {
				break;
			}
			if count > 0 {
				DueCounts::<T>::remove(at.block);
			}
			at = Place { block: at.block.saturating_add(1), index: 0 };
		}
		Cursor::<T>::put(at);
		Self::count_returned(returned);
		meter.consumed()
	}

	/// Settle an account that is parked. See the call.
	pub(crate) fn settle_parked(who: T::AccountId) -> DispatchResult {
		let Ledger { reward, due } = Ledgers::<T>::get(&who).unwrap_or_default();
		ensure!(due.is_none(), Error::<T>::NotYetDue);
		ensure!(reward > 0 || T::Pool::due(&who) > 0, Error::<T>::NothingUnsettled);
		if reward > 0 {
			Self::pay(&who, reward).map_err(|_| Error::<T>::CannotReceive)?;
			Ledgers::<T>::remove(&who);
		}
		// None, unless it became due before there was anybody to settle it.
		let principal = T::Pool::settle(&who);
		Self::conclude(&who, principal, reward);
		Self::count_returned(Returned { principal, reward });
		Ok(())
	}

	/// Return principal and pay the reward of an account that is not in the calendar any more. If it
	/// cannot receive the reward it keeps it, parked.
	fn settle_account(who: &T::AccountId) -> Returned {
		let Ledger { reward, .. } = Ledgers::<T>::take(who).unwrap_or_default();
		// First: an account with principal can receive any reward.
		let principal = T::Pool::settle(who);
		let paid = if reward > 0 { Self::pay(who, reward) } else { Ok(()) };
		let reward = match paid {
			Ok(()) => reward,
			Err(error) => {
				Ledgers::<T>::insert(who, Ledger { reward, due: None });
				Self::deposit_event(Event::RewardParked { who: who.clone(), reward, error });
				0
			},
		};
		Self::conclude(who, principal, reward);
		Returned { principal, reward }
	}

	/// Tell what an account got back, if it got anything.
	fn conclude(who: &T::AccountId, principal: Balance, reward: Balance) {
		if principal > 0 || reward > 0 {
			Self::deposit_event(Event::Settled { who: who.clone(), principal, reward });
			T::OnSettled::settled(who, principal, reward);
		}
	}

	fn count_returned(Returned { principal, reward }: Returned) {
		if principal > 0 || reward > 0 {
			Self::count(|totals| {
				totals.settled_principal = totals.settled_principal.saturating_add(principal);
				totals.settled_reward = totals.settled_reward.saturating_add(reward);
			});
		}
	}
}

impl Returned {
	fn plus(self, other: Self) -> Self {
		Self {
			principal: self.principal.saturating_add(other.principal),
			reward: self.reward.saturating_add(other.reward),
		}
	}
}
