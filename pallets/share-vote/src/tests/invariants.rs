//! Each invariant is broken once.

use crate::{
	invariants::*, mock::*, Current, History, Included, LockIn, LockInBits, LockInWindow, OpenDraw,
	Previous, Step,
};
use assay_primitives::{
	share::{Activation, Outcome},
	AccountId, Hash,
};
use sp_runtime::TryRuntimeError;

/// Break something on a chain of twelve blocks; the named invariant must be the one that fails.
fn broken(statement: &'static str, breaks: impl FnOnce()) {
	broken_at(Activation::Required, statement, breaks);
}

fn broken_at(step: Activation, statement: &'static str, breaks: impl FnOnce()) {
	genesis(step).execute_with(|| {
		run_to(12);
		assert_eq!(Step::<Test>::get(), step);
		ShareVote::do_try_state().unwrap();
		breaks();
		assert_eq!(ShareVote::do_try_state(), Err(TryRuntimeError::Other(statement)));
	});
}

fn change_current(change: impl FnOnce(&mut OpenDraw<AccountId>)) {
	let mut draw = current();
	change(&mut draw);
	Current::<Test>::put(draw);
}

fn change_previous(change: impl FnOnce(&mut OpenDraw<AccountId>)) {
	let mut draw = Previous::<Test>::get().unwrap();
	change(&mut draw);
	Previous::<Test>::put(draw);
}

fn change_lock_in(change: impl FnOnce(&mut LockIn)) {
	LockInWindow::<Test>::mutate(change);
}

#[test]
fn try_state_fails_when_the_flag_of_the_inherent_is_left() {
	broken(INHERENT_FORGOTTEN, || Included::<Test>::put(()));
}

#[test]
fn try_state_fails_when_nothing_is_drawn_though_the_chain_is_not_dormant() {
	broken(DRAWN_UNLESS_DORMANT, Current::<Test>::kill);
}

#[test]
fn try_state_fails_when_a_dormant_chain_has_a_draw() {
	broken(DRAWN_UNLESS_DORMANT, || Step::<Test>::put(Activation::Dormant));
}

#[test]
fn try_state_fails_when_the_current_draw_is_on_another_height() {
	broken(CURRENT_ON_PARENT, || change_current(|draw| draw.number -= 1));
}

#[test]
fn try_state_fails_when_the_current_draw_is_on_another_block() {
	broken(CURRENT_ON_PARENT, || change_current(|draw| draw.hash = Hash::repeat_byte(1)));
}

#[test]
fn try_state_fails_when_the_previous_draw_is_on_another_height() {
	broken(PREVIOUS_ON_GRANDPARENT, || change_previous(|draw| draw.number += 1));
}

#[test]
fn try_state_fails_when_the_previous_draw_is_on_another_block() {
	broken(PREVIOUS_ON_GRANDPARENT, || change_previous(|draw| draw.hash = Hash::repeat_byte(1)));
}

#[test]
fn try_state_fails_when_an_outcome_is_there_before_its_time() {
	for outcome in [Outcome::Late, Outcome::Missed] {
		let early = || change_current(|draw| draw.shares[2].outcome = outcome);
		broken(OUTCOMES_IN_THEIR_TIME, early);
	}
	let missed = || change_previous(|draw| draw.shares[0].outcome = Outcome::Missed);
	broken(OUTCOMES_IN_THEIR_TIME, missed);
}

#[test]
fn try_state_fails_when_a_share_without_a_key_has_voted() {
	broken(VOTES_HAVE_KEYS, || change_current(|draw| draw.shares[0].share.key = None));
	broken(VOTES_HAVE_KEYS, || change_previous(|draw| draw.shares[2].share.key = None));
}

#[test]
fn try_state_fails_when_a_block_lacks_the_quorum_that_it_needs() {
	broken(QUORUM_IF_NEEDED, || {
		change_current(|draw| {
			draw.shares[0].outcome = Outcome::Pending;
			draw.shares[1].outcome = Outcome::Pending;
		})
	});
}

#[test]
fn try_state_fails_when_a_closed_draw_is_in_a_wrong_place() {
	broken(HISTORY_IN_PLACE, || History::<Test>::insert(3, record(2)));
}

#[test]
fn try_state_fails_when_a_place_is_beyond_the_ring() {
	broken(HISTORY_IN_PLACE, || History::<Test>::insert(HISTORY + 2, record(2)));
}

#[test]
fn try_state_fails_when_a_draw_in_the_ring_still_has_time() {
	broken(HISTORY_CLOSED, || {
		let draw = Previous::<Test>::get().unwrap();
		History::<Test>::insert(draw.number % HISTORY, draw.record());
	});
}

#[test]
fn try_state_fails_when_a_vote_in_the_ring_is_pending() {
	broken(HISTORY_CLOSED, || {
		let mut draw = record(9);
		draw.shares[1].outcome = Outcome::Pending;
		History::<Test>::insert(9 % HISTORY, draw);
	});
}

#[test]
fn try_state_fails_when_lock_in_is_counted_though_votes_are_required() {
	broken(LOCK_IN_IF_OPTIONAL, || LockInWindow::<Test>::put(LockIn::new(20)));
}

#[test]
fn try_state_fails_when_lock_in_is_not_counted_though_votes_are_optional() {
	broken_at(Activation::Optional, LOCK_IN_IF_OPTIONAL, LockInWindow::<Test>::kill);
}

#[test]
fn try_state_fails_when_the_position_is_outside_the_window() {
	let outside = || change_lock_in(|lock_in| lock_in.next = 20);
	broken_at(Activation::Optional, LOCK_IN_POSITION, outside);
}

#[test]
fn try_state_fails_when_the_count_is_not_that_of_the_bits() {
	let more = || change_lock_in(|lock_in| lock_in.quorums += 1);
	broken_at(Activation::Optional, LOCK_IN_COUNT, more);
	broken_at(Activation::Optional, LOCK_IN_COUNT, || LockInBits::<Test>::mutate(0, |it| *it ^= 1));
}

#[test]
fn try_state_holds_when_bits_are_left_over_outside_the_window() {
	genesis(Activation::Optional).execute_with(|| {
		run_to(12);
		LockInBits::<Test>::mutate(0, |bits| *bits |= 1 << 12);
		LockInBits::<Test>::insert(1, u64::MAX);
		ShareVote::do_try_state().unwrap();
	});
}
