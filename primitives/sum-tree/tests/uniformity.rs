//! Draws through `find` are uniform over shares, whatever the sizes of their lots.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{empty, SplitMix, Tree};
use std::collections::BTreeMap;

/// How many standard deviations Pearson's chi-squared statistic of `counts` against `expected`
/// lies from its mean, by the normal approximation, good for many cells.
fn chi_squared_deviation(counts: impl Iterator<Item = (u64, f64)>) -> f64 {
	let (mut statistic, mut cells) = (0.0, 0u32);
	for (count, expected) in counts {
		assert!(expected >= 5.0, "too few draws for the test to mean anything");
		statistic += (count as f64 - expected).powi(2) / expected;
		cells += 1;
	}
	let freedom = f64::from(cells - 1);
	(statistic - freedom) / (2.0 * freedom).sqrt()
}

/// Lots of 1 beside lots of 10,000, in an order and with gaps that a life has left behind.
fn pool() -> (Tree<32>, BTreeMap<u64, u64>) {
	let mut tree = empty();
	let mut random = SplitMix(2024);
	for lot in 0..2_000u64 {
		tree.insert(if lot % 100 == 7 { 10_000 } else { 1 }).unwrap();
	}
	for _ in 0..900 {
		// Most have gone already when they are picked again.
		let _ = tree.remove(random.below(2_000));
	}
	for _ in 0..50 {
		tree.insert(1).unwrap();
	}
	let lots = tree.leaves().map(Result::unwrap).collect();
	(tree, lots)
}

#[test]
fn draws_are_uniform_over_shares_when_lots_of_one_stand_beside_lots_of_ten_thousand() {
	let (tree, lots) = pool();
	let total = tree.total();
	assert!(lots.values().filter(|weight| **weight == 1).count() > 1_000);
	assert!(lots.values().filter(|weight| **weight == 10_000).count() > 10);
	let draws = 20 * total;
	let mut starts = BTreeMap::new();
	let mut next = 0;
	for (key, weight) in &lots {
		starts.insert(*key, next);
		next += weight;
	}
	let mut shares = vec![0u64; usize::try_from(total).unwrap()];
	let mut random = SplitMix(1);
	for _ in 0..draws {
		let found = tree.find(random.below(total)).unwrap();
		shares[usize::try_from(starts[&found.key] + found.offset).unwrap()] += 1;
	}

	// Every share by itself.
	let deviation = chi_squared_deviation(shares.iter().map(|count| (*count, 20.0)));
	assert!(deviation.abs() < 4.0, "shares: {deviation} standard deviations");

	// Every lot as a whole.
	let by_lot = lots.iter().map(|(key, weight)| {
		let start = usize::try_from(starts[key]).unwrap();
		let end = start + usize::try_from(*weight).unwrap();
		(shares[start..end].iter().sum(), 20.0 * *weight as f64)
	});
	let deviation = chi_squared_deviation(by_lot);
	assert!(deviation.abs() < 4.0, "lots: {deviation} standard deviations");

	// All lots of one against all others.
	let small: u64 = lots
		.iter()
		.filter(|(_, weight)| **weight == 1)
		.map(|(key, _)| shares[usize::try_from(starts[key]).unwrap()])
		.sum();
	let small_shares = lots.values().filter(|weight| **weight == 1).count() as f64;
	let expected = 20.0 * small_shares;
	assert!((small as f64 - expected).abs() < 4.0 * expected.sqrt(), "{small} of {expected}");
}

#[test]
fn test_of_uniformity_fails_when_lots_instead_of_shares_are_drawn() {
	let lots = [1u64, 10_000];
	let mut counts = [0u64; 2];
	let mut random = SplitMix(3);
	(0..1_000_000).for_each(|_| counts[random.below(2) as usize] += 1);
	let expected = |weight: u64| 1_000_000.0 * weight as f64 / 10_001.0;
	let cells = counts.iter().zip(lots).map(|(count, weight)| (*count, expected(weight)));
	assert!(chi_squared_deviation(cells) > 1_000.0);
}

#[test]
fn draws_without_replacement_take_every_share_once() {
	let mut tree = empty::<32>();
	let mut left: BTreeMap<u64, u64> = BTreeMap::new();
	for weight in [1, 500, 1, 3, 10_000, 2, 1] {
		left.insert(tree.insert(weight).unwrap(), weight);
	}
	let mut random = SplitMix(5);
	while tree.total() > 0 {
		let found = tree.find(random.below(tree.total())).unwrap();
		let lot = left.get_mut(&found.key).unwrap();
		*lot -= 1;
		assert_eq!(tree.subtract(found.key, 1), Ok(*lot));
	}
	assert!(left.values().all(|weight| *weight == 0));
	assert!(tree.is_empty());
}
