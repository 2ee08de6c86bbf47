//! What misbehaviour costs, as functions.

use crate::penalty::{of_equivocation, of_window};
use assay_primitives::{node::Tally, parameters::NodeParameters};
use proptest::prelude::*;

fn of(voted: u32, late: u32, missed: u32) -> Option<u32> {
	of_window(&NodeParameters::default(), &Tally { voted, late, missed })
}

#[test]
fn window_costs_from_the_first_vote_above_a_threshold_on() {
	for (missed, cost) in [
		(0, None),
		(20, None),
		(21, Some(10_000)),
		(50, Some(10_000)),
		(51, Some(50_000)),
		(100, Some(50_000)),
	] {
		assert_eq!(of(100 - missed, 0, missed), cost, "{missed} of 100");
	}
}

#[test]
fn window_costs_nothing_when_votes_are_late_or_there_are_none() {
	assert_eq!(of(0, 100, 0), None);
	assert_eq!(of(0, 80, 20), None);
	assert_eq!(of(0, 79, 21), Some(10_000));
	assert_eq!(of(0, 0, 0), None);
}

#[test]
fn window_of_any_size_costs_by_the_part_that_was_missed() {
	assert_eq!(of(4, 0, 1), None);
	assert_eq!(of(3, 0, 1), Some(10_000));
	assert_eq!(of(0, 0, 1), Some(50_000));
	assert_eq!(of(u32::MAX / 2, 0, u32::MAX / 2), Some(10_000));
}

#[test]
fn equivocation_costs_a_tenth_alone_and_everything_with_a_third_of_the_weight() {
	for (weight, total, cost) in [
		(1, 100, 100_000),
		(10, 100, 100_000),
		(11, 100, 108_900),
		(20, 100, 360_000),
		(30, 100, 810_000),
		(33, 100, 980_100),
		(1, 3, 1_000_000),
		(34, 100, 1_000_000),
		(100, 100, 1_000_000),
		(u64::MAX, u64::MAX, 1_000_000),
		(0, 0, 1_000_000),
	] {
		assert_eq!(of_equivocation(weight, total), cost, "{weight} of {total}");
	}
}

proptest! {
	#[test]
	fn penalties_grow_with_what_was_done(
		voted in 0..1_000u32,
		missed in 1..1_000u32,
		weight in 1..1_000_000u64,
		total in 1_000_000..2_000_000u64,
	) {
		prop_assert!(of(voted + 1, 0, missed) <= of(voted, 0, missed));
		prop_assert_eq!(of(voted, 0, missed), of(0, voted, missed));
		prop_assert!(of_equivocation(weight, total) <= of_equivocation(weight + 1, total));
	}
}
