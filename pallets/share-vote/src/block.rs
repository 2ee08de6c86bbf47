//! What happens at the beginning and the end of every block.

use crate::{
	activation::next_step, Config, Current, EscapeAt, Event, History, Included, LockIn, LockInBits,
	LockInWindow, OpenDraw, Pallet, Previous, Step,
};
use assay_primitives::{
	parameters::VoteParameters,
	share::{
		draw_seed, Activation, DrawnLot, DrawnShare, RewardSink, SharePool, VoterDirectory, QUORUM,
	},
	BlockNumber,
};
use frame_support::traits::{Get, Time};
use sp_runtime::SaturatedConversion;

impl<T: Config> Pallet<T> {
	/// Close the draw whose time is over, and make the one on this block's parent.
	pub(crate) fn begin_block() {
		if let Some(draw) = Previous::<T>::take() {
			Self::close(draw);
		}
		if let Some(draw) = Current::<T>::take() {
			Previous::<T>::put(draw);
		}
		let parameters = T::Parameters::get();
		// The time of this block is not set yet: what is read is its parent's.
		EscapeAt::<T>::put(T::Time::now().saturating_add(parameters.escape_gap));
		if Self::update_step(&parameters) != Activation::Dormant {
			Self::draw();
		}
	}

	/// Refuse the block if it lacks a required quorum, and count it for lock-in.
	pub(crate) fn end_block() {
		Included::<T>::kill();
		let carried = Current::<T>::get().is_some_and(|draw| draw.votes() >= QUORUM);
		assert!(
			carried || !Self::needs_quorum(),
			"A block must carry a quorum: two of the three votes on its parent",
		);
		if Step::<T>::get() == Activation::Optional {
			Self::count_for_lock_in(carried);
		}
	}

	/// Whether this block is invalid without a quorum, its time being what it is by now.
	pub(crate) fn needs_quorum() -> bool {
		Self::requires_votes() && T::Time::now() < EscapeAt::<T>::get()
	}

	/// Whether this block is invalid without a quorum, unless it escapes.
	pub(crate) fn requires_votes() -> bool {
		Step::<T>::get() == Activation::Required && Current::<T>::exists()
	}

	/// The height of this block's parent. A chain of Assay counts blocks in 32 bits.
	pub(crate) fn parent_height() -> BlockNumber {
		let height: BlockNumber = frame_system::Pallet::<T>::block_number().saturated_into();
		height.saturating_sub(1)
	}

	/// No vote of this draw can come any more.
	fn close(mut draw: OpenDraw<T::AccountId>) {
		let voted = draw.voted();
		draw.close();
		for ((slot, open), voted) in (0..).zip(&draw.shares).zip(voted) {
			if !voted {
				let (lot, delegate) = (open.share.lot, open.share.delegate.clone());
				T::Rewards::missed(draw.number, &open.share.owner, &delegate);
				T::Nodes::note_missed(&delegate);
				Self::deposit_event(Event::ShareMissed { on: draw.number, slot, lot, delegate });
			}
		}
		// `integrity_test` makes sure that the ring has a place.
		if let Some(place) = draw.number.checked_rem(T::HistoryLength::get()) {
			History::<T>::insert(place, draw.record());
		}
	}

	/// Bring the step of activation up to date, and say which it is.
	fn update_step(parameters: &VoteParameters) -> Activation {
		let old = Step::<T>::get();
		let locked_in = old == Activation::Optional
			&& LockInWindow::<T>::get().is_reached(parameters.lock_in_window);
		let new = next_step(old, T::Pool::mature(), parameters.activation_size, locked_in);
		if new != old {
			Step::<T>::put(new);
			LockInWindow::<T>::kill();
			Self::deposit_event(Event::ActivationChanged { old, new });
		}
		new
	}

	/// Draw three shares to vote on this block's parent.
	fn draw() {
		let (on, hash) = (Self::parent_height(), frame_system::Pallet::<T>::parent_hash());
		let Some(lots) = T::Pool::draw(&draw_seed(hash)) else { return };
		let shares = lots.map(|DrawnLot { lot, owner, delegate }| {
			let key = Self::key_of(&delegate);
			DrawnShare { lot, owner, delegate, key }
		});
		for share in &shares {
			T::Nodes::note_drawn(&share.delegate);
		}
		Self::deposit_event(Event::SharesDrawn {
			on,
			lots: shares.each_ref().map(|share| share.lot),
			owners: shares.each_ref().map(|share| share.owner.clone()),
		});
		Current::<T>::put(OpenDraw::new(on, hash, shares));
	}

	/// This block enters the window of lock-in, which begins anew if its size has been changed.
	fn count_for_lock_in(carried: bool) {
		let window = T::Parameters::get().lock_in_window;
		let mut lock_in = LockInWindow::<T>::get();
		if lock_in.window != window {
			lock_in = LockIn::new(window);
		}
		LockInBits::<T>::mutate(lock_in.word(), |bits| *bits = lock_in.push(*bits, carried));
		LockInWindow::<T>::put(lock_in);
	}
}
