//! Each invariant is broken once.

use crate::{invariants::*, mock::*, Anchor, AnchorPoint, NextSeal};
use assay_primitives::seal::SealParameters;
use sp_core::H256;
use sp_runtime::TryRuntimeError;

/// Break something on a chain of five blocks; the named invariant must be the one that fails.
fn broken(statement: &'static str, breaks: impl FnOnce()) {
	ext().execute_with(|| {
		run_to(5);
		DifficultyPallet::do_try_state().unwrap();
		breaks();
		assert_eq!(DifficultyPallet::do_try_state(), Err(TryRuntimeError::Other(statement)));
	});
}

fn change_anchor(change: impl FnOnce(&mut AnchorPoint)) {
	let mut changed = anchor();
	change(&mut changed);
	Anchor::<Test>::put(changed);
}

#[test]
fn try_state_fails_when_the_next_difficulty_is_zero() {
	let zero = || NextSeal::<Test>::put(SealParameters { difficulty: 0, ..next_seal() });
	broken(DIFFICULTY_NOT_ZERO, zero);
}

#[test]
fn try_state_fails_when_the_anchor_is_lost() {
	broken(ANCHOR_FROM_BLOCK_ONE, Anchor::<Test>::kill);
}

#[test]
fn try_state_fails_when_there_is_an_anchor_at_genesis() {
	ext().execute_with(|| {
		DifficultyPallet::do_try_state().unwrap();
		let parameters = parameters(BLOCK_TIME, HALF_LIFE);
		Anchor::<Test>::put(AnchorPoint { height: 1, time: 0, difficulty: INITIAL, parameters });
		let expected = TryRuntimeError::Other(ANCHOR_FROM_BLOCK_ONE);
		assert_eq!(DifficultyPallet::do_try_state(), Err(expected));
	});
}

#[test]
fn try_state_fails_when_the_anchor_is_ahead_of_the_chain() {
	broken(ANCHOR_NOT_AHEAD, || change_anchor(|anchor| anchor.height = 6));
}

#[test]
fn try_state_fails_when_the_anchor_is_genesis() {
	broken(ANCHOR_NOT_AHEAD, || change_anchor(|anchor| anchor.height = 0));
}

#[test]
fn try_state_fails_when_the_anchor_is_later_than_the_chain() {
	broken(ANCHOR_NOT_LATER, || change_anchor(|anchor| anchor.time = Now::get() + 1));
}

#[test]
fn try_state_fails_when_the_difficulty_of_the_anchor_is_zero() {
	broken(ANCHOR_DIFFICULTY_NOT_ZERO, || change_anchor(|anchor| anchor.difficulty = 0));
}

#[test]
fn try_state_fails_when_the_parameters_of_the_anchor_are_invalid() {
	broken(ANCHOR_PARAMETERS_VALID, || {
		change_anchor(|anchor| anchor.parameters.half_life = BLOCK_TIME)
	});
}

#[test]
fn try_state_fails_when_the_next_difficulty_is_not_by_the_rule() {
	let other = || NextSeal::<Test>::put(SealParameters { difficulty: 5, ..next_seal() });
	broken(DIFFICULTY_BY_RULE, other);
}

#[test]
fn try_state_fails_when_there_is_a_key_before_the_first_rotation() {
	let other = || NextSeal::<Test>::put(SealParameters { key: hash_of(1), ..next_seal() });
	broken(KEY_BY_ROTATION, other);
}

#[test]
fn try_state_fails_when_the_key_is_not_that_of_the_rotation() {
	ext().execute_with(|| {
		let set_key = |key| NextSeal::<Test>::put(SealParameters { key, ..next_seal() });
		let expected = Err(TryRuntimeError::Other(KEY_BY_ROTATION));
		run_to(2113);
		DifficultyPallet::do_try_state().unwrap();
		set_key(hash_of(2047));
		assert_eq!(DifficultyPallet::do_try_state(), expected);
		set_key(hash_of(2048));
		// The hash is forgotten by then: all that is known is that there must be a key.
		run_to(2500);
		DifficultyPallet::do_try_state().unwrap();
		set_key(H256::zero());
		assert_eq!(DifficultyPallet::do_try_state(), expected);
	});
}
