//! How one set becomes another, as a function.

use crate::election::{
	transition::{distance, next, whole, Weights},
	weights::WHOLE,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

const THIRD: u64 = WHOLE / 3;
const ROOM: usize = 100;

/// Weights given in thousandths.
fn set(weights: &[(u8, u64)]) -> Weights<u8> {
	weights.iter().map(|(seat, weight)| (*seat, weight * (WHOLE / 1_000))).collect()
}

/// Weights in thousandths, rounded.
fn thousandths(weights: &Weights<u8>) -> Vec<(u8, u64)> {
	let unit = WHOLE / 1_000;
	weights.iter().map(|(seat, weight)| (*seat, (weight + unit / 2) / unit)).collect()
}

#[test]
fn target_follows_at_once_when_little_enough_changes_hands() {
	let now = set(&[(1, 500), (2, 500)]);
	for target in [
		set(&[(1, 500), (2, 500)]),
		set(&[(1, 400), (2, 350), (3, 250)]),
		set(&[(1, 833), (2, 167)]),
	] {
		assert_eq!(next(&now, &target, THIRD, ROOM), target);
	}
}

#[test]
fn newcomer_reaches_its_weight_in_steps_of_the_turnover() {
	let mut now = set(&[(1, 500), (2, 500)]);
	let target = set(&[(3, 1_000)]);
	for expected in
		[vec![(1, 333), (2, 333), (3, 333)], vec![(1, 167), (2, 167), (3, 667)], vec![(3, 1_000)]]
	{
		now = next(&now, &target, THIRD + 1, ROOM);
		assert_eq!(thousandths(&now), expected);
	}
}

#[test]
fn leavers_leave_at_once_and_what_they_had_goes_to_those_who_gain() {
	// Half of the weight has to leave; the other half is kept but for a third.
	let staying = set(&[(1, 250), (2, 250)]);
	let target = set(&[(1, 250), (2, 250), (3, 250), (4, 250)]);
	assert_eq!(next(&staying, &target, THIRD, ROOM), target);
	let target = set(&[(3, 500), (4, 500)]);
	let expected = [(1, 83), (2, 83), (3, 417), (4, 417)];
	assert_eq!(thousandths(&next(&staying, &target, THIRD, ROOM)), expected);
	assert_eq!(next(&Weights::new(), &target, THIRD, ROOM), target);
}

#[test]
fn last_one_that_stays_does_not_inherit_everything() {
	let staying = set(&[(1, 10)]);
	let target = set(&[(1, 100), (2, 300), (3, 300), (4, 300)]);
	assert_eq!(next(&staying, &target, THIRD, ROOM), target);
}

#[test]
fn lightest_of_the_displaced_leave_at_once_when_there_is_no_room() {
	let staying = set(&[(1, 500), (2, 300), (3, 200)]);
	let target = set(&[(8, 500), (9, 500)]);
	let with_room: Vec<_> = next(&staying, &target, THIRD, 5).into_keys().collect();
	assert_eq!(with_room, [1, 2, 3, 8, 9]);
	let without: Vec<_> = next(&staying, &target, THIRD, 3).into_keys().collect();
	assert_eq!(without, [1, 8, 9]);
}

#[test]
fn distance_is_the_greatest_move_and_infinite_between_other_seats() {
	let now = set(&[(1, 500), (2, 500)]);
	assert_eq!(distance(&now, &now), 0);
	assert_eq!(distance(&now, &set(&[(1, 510), (2, 490)])), WHOLE / 100);
	assert_eq!(distance(&now, &set(&[(1, 500), (3, 500)])), u64::MAX);
	assert_eq!(distance(&now, &set(&[(1, 500)])), u64::MAX);
}

fn any_set(seats: std::ops::Range<u8>) -> impl Strategy<Value = Weights<u8>> {
	proptest::collection::btree_map(seats, 1..1_000_000u64, 1..30).prop_map(|set| whole(&set))
}

fn of(weights: &Weights<u8>, seat: u8) -> u64 {
	weights.get(&seat).copied().unwrap_or(0)
}

proptest! {
	#[test]
	fn no_step_takes_more_than_the_turnover_from_those_who_stay_and_all_steps_end_at_the_target(
		current in any_set(0..60),
		target in any_set(30..90),
		leaving in proptest::collection::btree_set(0..60u8, 0..20),
	) {
		let staying: Weights<u8> =
			current.iter().filter(|(seat, _)| !leaving.contains(seat)).map(|(a, b)| (*a, *b)).collect();
		let left = WHOLE - staying.values().sum::<u64>();
		let mut now = next(&staying, &target, THIRD, ROOM);
		let seats: BTreeSet<u8> = (0..90).collect();
		// A unit of rounding for each.
		let slack = 100;
		let lost: u64 = seats.iter().map(|it| of(&staying, *it).saturating_sub(of(&now, *it))).sum();
		let gained: u64 = seats.iter().map(|it| of(&now, *it).saturating_sub(of(&staying, *it))).sum();
		prop_assert!(lost <= THIRD + slack);
		prop_assert!(gained <= THIRD + left + slack);
		prop_assert!(leaving.iter().all(|it| of(&now, *it) == 0 || of(&target, *it) > 0));
		for _ in 0..4 {
			prop_assert_eq!(now.values().sum::<u64>(), WHOLE);
			now = next(&now, &target, THIRD, ROOM);
		}
		prop_assert_eq!(now, target);
	}

	#[test]
	fn set_never_has_more_seats_than_there_is_room(
		mut now in any_set(0..60),
		targets in proptest::collection::vec(any_set(0..250), 1..12),
	) {
		for target in targets {
			now = next(&now, &target, WHOLE / 20, 32);
			prop_assert!(now.len() <= 32 && !now.is_empty());
			prop_assert_eq!(now.values().sum::<u64>(), WHOLE);
		}
	}
}
