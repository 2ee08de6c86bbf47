//! How nodes voted, and what they pay for what they did not.

use crate::{
	bond, penalty, Config, Event, Node, Nodes, Pallet, Record, Records, SlashCause, WeightInfo,
};
use assay_primitives::{
	node::{ClosedWindow, LossCover, Tally, KEPT_WINDOWS},
	share::VoteTiming,
	Balance,
};
use frame_support::{defensive, dispatch::DispatchClass, traits::Get};

/// What became of a vote.
pub(crate) type Outcome = Option<VoteTiming>;

impl<T: Config> Pallet<T> {
	/// A share of the delegate's was drawn.
	pub(crate) fn count_drawn(who: &T::AccountId) {
		Records::<T>::mutate_extant(who, |record| record.drawn = record.drawn.saturating_add(1));
	}

	/// A vote of the delegate's came, or did not. If it is a node, its record counts it; with the last
	/// vote of a window the window is judged.
	pub(crate) fn count_outcome(who: &T::AccountId, outcome: Outcome) {
		let Some(mut record) = Records::<T>::get(who) else { return };
		// Whoever tells of votes reckons with the look at the record only: most delegates have none.
		frame_system::Pallet::<T>::register_extra_weight_unchecked(
			T::WeightInfo::note_outcome(),
			DispatchClass::Mandatory,
		);
		count(&mut record.lifetime, outcome);
		count(&mut record.window, outcome);
		if record.window.outcomes() >= T::Parameters::get().penalty_window {
			Self::close_window(who, &mut record);
		}
		Records::<T>::insert(who, record);
	}

	/// A window is over.
	fn close_window(who: &T::AccountId, record: &mut Record) {
		let tally = core::mem::take(&mut record.window);
		if record.windows.len() >= KEPT_WINDOWS as usize {
			record.windows.remove(0);
		}
		if record.windows.try_push(ClosedWindow { closed: Self::now(), tally }).is_err() {
			defensive!("there is a place for the window");
		}
		Self::deposit_event(Event::WindowClosed { node: who.clone(), tally });
		Self::judge(who, &tally);
		// Once in so many votes: whoever tells of a vote need not reckon with it.
		frame_system::Pallet::<T>::register_extra_weight_unchecked(
			T::WeightInfo::close_window(),
			DispatchClass::Mandatory,
		);
	}

	/// Punish a node for a window if it missed too much, unless it has been punished in the time of a
	/// jail.
	fn judge(who: &T::AccountId, tally: &Tally) {
		let (now, parameters) = (Self::now(), T::Parameters::get());
		let Some(part) = penalty::of_window(&parameters, tally) else { return };
		let Some(mut node) = Nodes::<T>::get(who) else { return };
		let is_spared =
			|punished: u32| now < punished.saturating_add(parameters.jail) && punished <= now;
		if node.punished.is_some_and(is_spared) {
			return;
		}
		node.punished = Some(now);
		let amount = bond::millionths(node.registered_with, part);
		Self::slash(who, &mut node, amount, SlashCause::MissedVotes);
		Self::jail(who, &mut node);
		Self::rank(who, &mut node);
		Nodes::<T>::insert(who, node);
	}

	/// Take `amount` of a node's bond, or what there is of it, and say how much was paid. The node is
	/// the caller's to rank and to store.
	pub(crate) fn slash(
		who: &T::AccountId,
		node: &mut Node,
		amount: Balance,
		cause: SlashCause,
	) -> Balance {
		let amount = amount.min(node.bond);
		let covered = T::LossCover::cover(who, amount).min(amount);
		let burnt = Self::burn_bond(who, amount.saturating_sub(covered));
		node.bond = node.bond.saturating_sub(burnt);
		Self::deposit_event(Event::BondSlashed { node: who.clone(), burnt, covered, cause });
		burnt.saturating_add(covered)
	}

	/// Put a node in jail, or keep it there longer. The node is the caller's to rank and to store.
	pub(crate) fn jail(who: &T::AccountId, node: &mut Node) {
		let until = Self::now().saturating_add(T::Parameters::get().jail);
		let until = node.jailed_until.map_or(until, |already| already.max(until));
		node.jailed_until = Some(until);
		Self::deposit_event(Event::NodeJailed { node: who.clone(), until });
	}
}

/// Count one more vote.
fn count(tally: &mut Tally, outcome: Outcome) {
	let count = match outcome {
		Some(VoteTiming::InTime) => &mut tally.voted,
		Some(VoteTiming::Late) => &mut tally.late,
		None => &mut tally.missed,
	};
	*count = count.saturating_add(1);
}
