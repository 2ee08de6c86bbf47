//! The bond of the next node, as a function.

use crate::bond::{least_active, millionths, required};
use assay_primitives::{currency::ASY, parameters::NodeParameters, Balance};
use proptest::prelude::*;

const LIVE: NodeParameters = crate::mock::USUAL;

fn live() -> NodeParameters {
	NodeParameters::default()
}

#[test]
fn bond_is_the_floor_as_long_as_the_stake_feeds_one_more_node() {
	for (nodes, shares, asy) in [
		// Ten nodes are fed by nothing.
		(0, 0, 200_000),
		(9, 0, 200_000),
		(10, 0, 220_000),
		(19, 0, 400_000),
		(99, 0, 2_000_000),
		// By 100,000 shares as well, and one more by each 10,000 beyond.
		(9, 100_000, 200_000),
		(10, 110_000, 200_000),
		(11, 110_000, 218_181),
		(25, 260_000, 200_000),
		(29, 259_200, 231_481),
		(51, 260_000, 400_000),
	] {
		let bond = required(&live(), nodes, shares);
		assert_eq!(bond / ASY, asy, "{nodes} nodes, {shares} shares");
	}
}

#[test]
fn bond_is_rounded_up_and_exact_when_the_quotient_is_not_whole() {
	// 200,000 x 12 / 11.
	assert_eq!(required(&live(), 11, 110_000), 218_181_818_181_818_182);
	// The target is not rounded to whole nodes: 200,000 x 11 / 10.5.
	assert_eq!(required(&live(), 10, 105_000), 209_523_809_523_809_524);
}

#[test]
fn bond_does_not_overflow_when_everything_is_as_large_as_it_gets() {
	let largest = NodeParameters {
		bond: NodeParameters::MAX_BOND,
		shares_per_node: u64::MAX,
		min_nodes: 4,
		..live()
	};
	let bond = required(&largest, u32::MAX, 0);
	assert!(bond >= NodeParameters::MAX_BOND * (1 << 30));
	assert_eq!(required(&largest, 0, u64::MAX), NodeParameters::MAX_BOND);
}

#[test]
fn least_active_bond_is_rounded_up() {
	let of = |bond| least_active(&LIVE, bond);
	assert_eq!([of(10), of(11), of(1), of(0)], [9, 10, 1, 0]);
	assert_eq!(of(200_000 * ASY), 180_000 * ASY);
	assert_eq!(of(Balance::MAX), Balance::MAX - Balance::MAX / 10);
}

#[test]
fn millionths_are_rounded_down_and_never_overflow() {
	assert_eq!(millionths(199, 10_000), 1);
	assert_eq!(millionths(200_000 * ASY, 10_000), 2_000 * ASY);
	assert_eq!(millionths(Balance::MAX, 1_000_000), Balance::MAX);
}

proptest! {
	#[test]
	fn bond_is_never_below_the_floor_and_grows_with_nodes_and_falls_with_shares(
		nodes in 0..100_000u32,
		shares in 0..10_000_000u64,
		more in 1..1_000_000u64,
	) {
		let bond = |nodes, shares| required(&live(), nodes, shares);
		let here = bond(nodes, shares);
		prop_assert!(here >= live().bond);
		prop_assert!(bond(nodes + 1, shares) >= here);
		prop_assert!(bond(nodes, shares + more) <= here);
	}
}
