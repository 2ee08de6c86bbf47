//! How one set becomes another: pure.

use super::weights::{in_proportion, scaled, WHOLE};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};

/// Who has which weight, in parts of [`WHOLE`].
pub type Weights<Seat> = BTreeMap<Seat, u64>;

/// The set that follows on the way to `target` from those who stay, with the parts of the whole that
/// they have now: what is missing to it belongs to those who have to leave.
///
/// At most `turnover` of the whole is taken from those who stay: each of them who loses, loses the
/// same part of its way to the target. That and what belonged to those who leave goes to those who
/// gain, each of them the same part of its way. If there are not `room` seats for all, the lightest of
/// those who are not in the target have to leave too.
pub fn next<Seat: Ord + Clone>(
	staying: &Weights<Seat>,
	target: &Weights<Seat>,
	turnover: u64,
	room: usize,
) -> Weights<Seat> {
	let staying = seated(staying, target, room);
	let seats: BTreeSet<&Seat> = staying.keys().chain(target.keys()).collect();
	let ways: Vec<(&Seat, u64, u64)> = seats
		.into_iter()
		.map(|seat| {
			let of = |weights: &Weights<Seat>| weights.get(seat).copied().unwrap_or(0);
			(seat, of(&staying), of(target))
		})
		.collect();
	let sum = |of: fn(u64, u64) -> u64| {
		ways.iter().fold(0u64, |sum, (_, from, to)| sum.saturating_add(of(*from, *to)))
	};
	let (lost, gained) =
		(sum(|from, to| from.saturating_sub(to)), sum(|from, to| to.saturating_sub(from)));
	if lost <= turnover {
		return target.clone();
	}
	// What is gained beyond what is lost belonged to those who leave.
	let moving = gained.saturating_sub(lost).saturating_add(turnover);
	let moved = ways.into_iter().map(|(seat, from, to)| {
		let there = if to > from {
			from.saturating_add(scaled(to.saturating_sub(from), moving.into(), gained.into()))
		} else {
			from.saturating_sub(scaled(from.saturating_sub(to), turnover.into(), lost.into()))
		};
		(seat.clone(), there)
	});
	whole(&moved.collect())
}

/// The weights, so that they add up to [`WHOLE`].
pub fn whole<Seat: Ord + Clone>(weights: &Weights<Seat>) -> Weights<Seat> {
	let seated = || weights.iter().filter(|(_, weight)| **weight > 0);
	let parts = in_proportion(&seated().map(|(_, weight)| *weight).collect::<Vec<_>>(), WHOLE);
	seated().map(|(seat, _)| seat.clone()).zip(parts).filter(|(_, weight)| *weight > 0).collect()
}

/// Those who stay, without the lightest ones for whom there is no room beside the target.
fn seated<Seat: Ord + Clone>(
	staying: &Weights<Seat>,
	target: &Weights<Seat>,
	room: usize,
) -> Weights<Seat> {
	let mut displaced: Vec<(&Seat, u64)> = staying
		.iter()
		.filter(|(seat, _)| !target.contains_key(*seat))
		.map(|(seat, weight)| (seat, *weight))
		.collect();
	displaced.sort_by_key(|(_, weight)| core::cmp::Reverse(*weight));
	let leaving: BTreeSet<&Seat> = displaced
		.into_iter()
		.skip(room.saturating_sub(target.len()))
		.map(|(seat, _)| seat)
		.collect();
	let stays = staying.iter().filter(|(seat, _)| !leaving.contains(seat));
	stays.map(|(seat, weight)| (seat.clone(), *weight)).collect()
}

/// How far apart two sets are: the greatest difference of a weight. More than [`WHOLE`] if they have
/// not the same seats.
pub fn distance<Seat: Ord>(one: &Weights<Seat>, other: &Weights<Seat>) -> u64 {
	if !one.keys().eq(other.keys()) {
		return u64::MAX;
	}
	let differences = one.values().zip(other.values()).map(|(a, b)| a.abs_diff(*b));
	differences.max().unwrap_or(0)
}
