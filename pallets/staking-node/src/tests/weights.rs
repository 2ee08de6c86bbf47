//! What the elected weigh, as functions.

use crate::election::weights::{alone, beside_genesis, in_proportion, of_whole, WHOLE};
use assay_primitives::{currency::ASY, Balance};
use proptest::prelude::*;

const CAP: u64 = WHOLE / 10;

/// Weights in thousandths.
fn thousandths(weights: &[u64]) -> Vec<u64> {
	weights.iter().map(|weight| weight / (WHOLE / 1_000)).collect()
}

#[test]
fn weights_are_in_proportion_to_values_as_long_as_nobody_is_capped() {
	let values: Vec<Balance> = (0..20).map(|n| 200_000 * ASY + n * 10_000 * ASY).collect();
	let weights = alone(&values, CAP);
	assert_eq!(weights.iter().sum::<u64>(), WHOLE);
	for (value, weight) in values.iter().zip(&weights) {
		let exact = WHOLE as u128 * value / values.iter().sum::<u128>();
		assert!(u128::from(*weight).abs_diff(exact) <= 1);
	}
}

#[test]
fn weight_is_capped_and_what_is_above_goes_to_the_others() {
	// Half of the stake, and eleven with the other half.
	let values = [vec![11], vec![1; 11]].concat();
	assert_eq!(thousandths(&alone(&values, CAP)), [vec![100], vec![81; 11]].concat());
	// What the first gives lifts the second to the cap as well.
	let values = [vec![50, 20], vec![4; 10]].concat();
	assert_eq!(thousandths(&alone(&values, CAP)), [vec![100, 100], vec![80; 10]].concat());
	// The order does not matter.
	let values = [vec![4; 10], vec![20, 50]].concat();
	assert_eq!(thousandths(&alone(&values, CAP)), [vec![80; 10], vec![100, 100]].concat());
}

#[test]
fn weights_are_equal_when_there_are_too_few_for_the_cap() {
	assert_eq!(alone(&[5], CAP), [WHOLE]);
	assert_eq!(alone(&[9, 1], CAP), [WHOLE / 2, WHOLE / 2]);
	assert_eq!(thousandths(&alone(&[9, 1, 1], CAP)), [333, 333, 333]);
	assert_eq!(alone(&[1, 2, 3, 4], CAP), [WHOLE / 4; 4]);
	assert_eq!(alone(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], CAP), [CAP; 10]);
	assert_eq!(alone(&[], CAP), Vec::<u64>::new());
}

#[test]
fn one_node_beside_genesis_has_the_cap_whatever_it_is_worth() {
	for value in [1, 200_000 * ASY, 1_000_000_000 * ASY] {
		assert_eq!(beside_genesis(&[value], CAP, 10), (vec![CAP], WHOLE - CAP));
		assert_eq!(beside_genesis(&[value], CAP, 4), (vec![CAP], WHOLE - CAP));
		assert_eq!(beside_genesis(&[value], CAP, 20), (vec![WHOLE / 20], WHOLE - WHOLE / 20));
	}
	assert_eq!(beside_genesis(&[], CAP, 10), (vec![], WHOLE));
}

#[test]
fn nodes_beside_genesis_have_no_more_than_they_are_of_those_that_are_waited_for() {
	assert_eq!(beside_genesis(&[7; 9], CAP, 10), (vec![CAP; 9], CAP));
	assert_eq!(beside_genesis(&[7; 3], CAP, 4), (vec![CAP; 3], 7 * CAP));
	assert_eq!(beside_genesis(&[7; 15], CAP, 20), (vec![WHOLE / 20; 15], WHOLE / 4));
	// A rich one makes the others light, not the authorities of genesis.
	assert_eq!(beside_genesis(&[100, 1], CAP, 10), (vec![CAP, CAP / 100], WHOLE - CAP - CAP / 100));
}

#[test]
fn parts_add_up_to_the_whole() {
	assert_eq!(in_proportion(&[1, 1, 1], 100), [34, 33, 33]);
	assert_eq!(in_proportion(&[1, 3], 100), [25, 75]);
	assert_eq!(in_proportion(&[], 100), Vec::<u64>::new());
	assert_eq!(in_proportion(&[u64::MAX, u64::MAX], WHOLE), [WHOLE / 2; 2]);
	assert_eq!(of_whole(333_333), 333_333_000);
}

fn any_values(
	count: impl Into<proptest::collection::SizeRange>,
) -> impl Strategy<Value = Vec<Balance>> {
	let value = prop_oneof![
		1..1_000u128,
		200_000 * ASY..400_000 * ASY,
		200_000 * ASY..1_000_000_000 * ASY,
	];
	proptest::collection::vec(value, count)
}

proptest! {
	#[test]
	fn weights_are_the_whole_nobody_is_above_the_cap_and_more_value_is_not_less_weight(
		values in any_values(1..50),
	) {
		let weights = alone(&values, CAP);
		let cap = CAP.max(WHOLE.div_ceil(values.len() as u64));
		prop_assert_eq!(weights.iter().sum::<u64>(), WHOLE);
		prop_assert!(weights.iter().all(|weight| *weight <= cap));
		for (value, weight) in values.iter().zip(&weights) {
			for (other, than) in values.iter().zip(&weights) {
				// One unit of rounding.
				prop_assert!(value < other || *weight + 1 >= *than);
			}
		}
	}

	#[test]
	fn nobody_gains_weight_when_it_splits_a_stake_below_the_cap(
		values in any_values(10..40),
		at in any::<prop::sample::Index>(),
		thousandths in 0..=1_000u128,
	) {
		let at = at.index(values.len());
		let before = alone(&values, CAP);
		prop_assume!(before[at] < CAP);
		let part = values[at] * thousandths / 1_000;
		let mut split = values.clone();
		split[at] -= part;
		split.push(part);
		let after = alone(&split, CAP);
		let both = after[at] + after[values.len()];
		prop_assert!(both.abs_diff(before[at]) <= 2, "{} and {}", both, before[at]);
	}

	#[test]
	fn genesis_keeps_at_least_what_the_missing_nodes_would_have(
		values in any_values(1..30),
		missing in 1..10u32,
	) {
		let waited_for = values.len() as u32 + missing;
		let (weights, left) = beside_genesis(&values, CAP, waited_for);
		prop_assert_eq!(weights.iter().sum::<u64>() + left, WHOLE);
		prop_assert!(weights.iter().all(|weight| *weight <= CAP));
		let least = u128::from(WHOLE) * u128::from(missing) / u128::from(waited_for);
		prop_assert!(u128::from(left) >= least);
	}
}
