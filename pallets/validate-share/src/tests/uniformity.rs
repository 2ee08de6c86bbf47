//! Every mature share is as likely to be drawn as any other, whatever the size of its lot.

use crate::mock::*;
use frame_support::storage::{with_transaction, TransactionOutcome};
use sp_runtime::DispatchError;
use std::collections::BTreeMap;

/// How often each lot was drawn over so many seeds, each on the same pool, by place in the draw.
fn counts(seeds: u64) -> [BTreeMap<u64, u64>; 3] {
	let mut counts = [const { BTreeMap::new() }; 3];
	for seed in 0..seeds {
		let drawn = with_transaction(|| {
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(draw(seed).unwrap()))
		});
		for (count, share) in counts.iter_mut().zip(drawn.unwrap()) {
			*count.entry(share.lot).or_default() += 1;
		}
	}
	counts
}

/// The sum of squared differences from what is expected, over what is expected: chi-squared.
fn chi_squared(found: &BTreeMap<u64, u64>, weights: &[u64], draws: u64) -> f64 {
	let total: u64 = weights.iter().sum();
	let of_lot = |(lot, weight): (usize, &u64)| {
		let expected = draws as f64 * *weight as f64 / total as f64;
		let found = found.get(&(lot as u64)).copied().unwrap_or(0) as f64;
		(found - expected).powi(2) / expected
	};
	weights.iter().enumerate().map(of_lot).sum()
}

/// What chi-squared exceeds once in a million times, by Wilson and Hilferty's approximation.
fn bound(lots: usize) -> f64 {
	let freedom = (lots - 1) as f64;
	let spread = 2.0 / (9.0 * freedom);
	freedom * (1.0 - spread + 4.753 * spread.sqrt()).powi(3)
}

#[test]
fn draws_are_uniform_over_shares_in_lots_of_one_beside_lots_of_ten_thousand() {
	// 100 small lots between two large ones: over 60,000 seeds each small one is expected nine times.
	let mut weights = vec![1u64; 102];
	weights[0] = 10_000;
	weights[60] = 10_000;
	let lots: Vec<_> = weights.iter().zip(0u8..).map(|(n, i)| (i % 9 + 1, *n)).collect();
	execute(genesis(&lots), || {
		let seeds = 60_000;
		let counts = counts(seeds);
		let mut all = BTreeMap::new();
		for count in &counts {
			for (lot, times) in count {
				*all.entry(*lot).or_insert(0) += times;
			}
		}
		let found = chi_squared(&all, &weights, 3 * seeds);
		assert!(found < bound(weights.len()), "{found}");
		// The small ones together are as likely in every place of the draw: 1 in 201.
		for count in &counts {
			let small: u64 = count
				.iter()
				.filter(|(lot, _)| weights[**lot as usize] == 1)
				.map(|(_, times)| times)
				.sum();
			let expected = seeds as f64 * 100.0 / 20_100.0;
			assert!((small as f64 - expected).abs() < 5.0 * expected.sqrt(), "{small} {expected}");
		}
	});
}

#[test]
fn draws_are_uniform_over_sets_of_three_shares() {
	// Six lots of one share: 20 sets of three, each equally likely.
	execute(genesis(&[1u8; 6].map(|owner| (owner, 1))), || {
		let mut sets = BTreeMap::<_, u64>::new();
		let seeds = 20_000;
		for seed in 0..seeds {
			let drawn = with_transaction(|| {
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(draw(seed).unwrap()))
			});
			let mut lots = drawn.unwrap().map(|share| share.lot);
			lots.sort_unstable();
			*sets.entry(lots).or_default() += 1;
		}
		assert_eq!(sets.len(), 20);
		let by_set = (0u64..).zip(sets.into_values()).collect();
		let found = chi_squared(&by_set, &[1; 20], seeds);
		assert!(found < bound(20), "{found}");
	});
}

#[test]
fn bound_is_exceeded_when_large_lots_are_as_likely_as_small_ones() {
	// The test above can fail: draws by lot instead of by share.
	let weights = [1, 1, 10_000];
	let by_lot = (0..3).map(|lot| (lot, 1_000)).collect();
	assert!(chi_squared(&by_lot, &weights, 3_000) > bound(3));
}
