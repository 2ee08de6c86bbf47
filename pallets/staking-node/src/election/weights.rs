//! How much weight each elected node has: pure.
//!
//! Weights are parts of [`WHOLE`], so that sets of any stake can be compared.

use alloc::vec::Vec;
use assay_primitives::{parameters::MILLION, Balance};
use sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};

/// What the weights of a set add up to.
pub const WHOLE: u64 = 1_000_000_000;

/// So many millionths of the whole.
pub const fn of_whole(millionths: u32) -> u64 {
	// 2^32 x 1000.
	millionths as u64 * (WHOLE / MILLION as u64)
}

/// The weights of nodes that finalise alone: in proportion to their values, none more than `cap`, or
/// than an equal part if there are too few of them for the cap. They add up to [`WHOLE`].
///
/// A stake below the cap has the same weight whether it stands behind one node or many. One above it
/// has less than its part behind one node, and never more than its part of what is not capped.
pub fn alone(values: &[Balance], cap: u64) -> Vec<u64> {
	let count = values.len() as u64;
	let cap = cap.max(WHOLE.div_ceil(count.max(1)));
	let mut order: Vec<(usize, Balance)> = values.iter().copied().enumerate().collect();
	order.sort_by_key(|(_, value)| core::cmp::Reverse(*value));

	let mut weights: Vec<u64> = values.iter().map(|_| 0).collect();
	let (mut whole, mut total) = (WHOLE, sum(values));
	// The greatest first: what one is capped by goes to the others, which may cap the next.
	let mut capped = 0usize;
	for (at, value) in &order {
		if scaled(whole, *value, total) < cap {
			break;
		}
		put(&mut weights, *at, cap.min(whole));
		whole = whole.saturating_sub(cap);
		total = total.saturating_sub(*value);
		capped = capped.saturating_add(1);
	}
	for (at, value) in order.iter().skip(capped) {
		put(&mut weights, *at, scaled(whole, *value, total));
	}
	let left = WHOLE.saturating_sub(weights.iter().fold(0, |sum, it| it.saturating_add(sum)));
	distribute(&mut weights, left, cap);
	weights
}

/// The weights of nodes beside the authorities of genesis, and what is left for these: together
/// [`WHOLE`].
///
/// The nodes are in proportion to their values, the greatest has at most `cap`, and all of them
/// together have at most as much of the whole as they are of `min_nodes`: so one node never takes
/// over, and with the last that is missing the authorities of genesis go.
pub fn beside_genesis(values: &[Balance], cap: u64, min_nodes: u32) -> (Vec<u64>, u64) {
	let greatest = values.iter().copied().max().unwrap_or(0);
	let count = (values.len() as Balance).max(1);
	// What the whole would be worth: at least the greatest divided by the cap, and at least what
	// `min_nodes` such nodes are worth.
	let by_cap = rounded_up(greatest, WHOLE.into(), cap.into());
	let by_count = rounded_up(sum(values), min_nodes.into(), count);
	let total = by_cap.max(by_count);
	let weights: Vec<u64> = values.iter().map(|value| scaled(WHOLE, *value, total)).collect();
	let left = WHOLE.saturating_sub(weights.iter().fold(0, |sum, it| it.saturating_add(sum)));
	(weights, left)
}

/// `whole` in proportion to `weights`, exactly: what rounding leaves goes to the first ones.
pub fn in_proportion(weights: &[u64], whole: u64) -> Vec<u64> {
	let total = weights.iter().fold(0, |sum: Balance, it| sum.saturating_add(Balance::from(*it)));
	let mut parts: Vec<u64> =
		weights.iter().map(|weight| scaled(whole, (*weight).into(), total)).collect();
	let left = whole.saturating_sub(parts.iter().fold(0, |sum, it| it.saturating_add(sum)));
	distribute(&mut parts, left, whole);
	parts
}

fn sum(values: &[Balance]) -> Balance {
	values.iter().fold(0, |sum, value| sum.saturating_add(*value))
}

fn put(weights: &mut [u64], at: usize, weight: u64) {
	if let Some(place) = weights.get_mut(at) {
		*place = weight;
	}
}

/// Give `left` to the weights, one each in turn, none more than `cap`.
fn distribute(weights: &mut [u64], mut left: u64, cap: u64) {
	// Rounding leaves less than one for each, so a round is enough.
	for weight in weights.iter_mut().filter(|weight| **weight < cap) {
		let Some(less) = left.checked_sub(1) else { break };
		(*weight, left) = (weight.saturating_add(1), less);
	}
}

/// `whole x value / total`, rounded down; nothing of nothing.
pub(super) fn scaled(whole: u64, value: Balance, total: Balance) -> u64 {
	let scaled = multiply_by_rational_with_rounding(whole.into(), value, total, Rounding::Down);
	scaled.filter(|_| total > 0).and_then(|it| u64::try_from(it).ok()).unwrap_or(0)
}

/// `value x by / of`, rounded up, as large as it gets at most.
fn rounded_up(value: Balance, by: Balance, of: Balance) -> Balance {
	multiply_by_rational_with_rounding(value, by, of.max(1), Rounding::Up).unwrap_or(Balance::MAX)
}
