//! How the reward halves.

use crate::{
	emission::{halved, halvings, Emission},
	mock::*,
};
use assay_primitives::{currency::ASY, parameters::RewardParameters};
use proptest::prelude::*;

/// Four years.
const LIVE: u32 = 4_204_800;

#[test]
fn reward_halves_after_exactly_one_period() {
	for (number, period, expected) in [
		(1, LIVE, 0),
		(LIVE, LIVE, 0),
		(LIVE + 1, LIVE, 1),
		(2 * LIVE, LIVE, 1),
		(2 * LIVE + 1, LIVE, 2),
		(10 * LIVE, LIVE, 9),
		(10 * LIVE + 1, LIVE, 10),
		(1, 1, 0),
		(2, 1, 1),
		(3, 1, 2),
		(u32::MAX, 1, u32::MAX - 1),
		(u32::MAX, u32::MAX, 0),
		(0, LIVE, 0),
		// No such period is valid.
		(7, 0, 0),
	] {
		assert_eq!(halvings(number, period), expected, "block {number}, period {period}");
	}
}

#[test]
fn each_halving_halves_and_rounds_down_until_nothing_is_left() {
	for (halvings, expected) in [
		(0, 72 * ASY),
		(1, 36 * ASY),
		(2, 18 * ASY),
		(3, 9 * ASY),
		(4, 4 * ASY + ASY / 2),
		// 72 x 10^12 is below 2^47.
		(46, 1),
		(47, 0),
		(127, 0),
		(128, 0),
		(u32::MAX, 0),
	] {
		assert_eq!(halved(72 * ASY, halvings), expected, "{halvings}");
	}
}

#[test]
fn reward_of_live_before_and_after_each_of_the_first_halvings() {
	let live = RewardParameters::default();
	let scheduled = |number| {
		let full = (live.difficulty_high, live.reference_pool);
		let emission = Emission::of(&live, number, full.0, full.1);
		assert_eq!(emission.reward, emission.scheduled);
		(emission.halvings, emission.scheduled)
	};
	for (halvings, reward) in [(0, 72_000), (1, 36_000), (2, 18_000), (3, 9_000), (4, 4_500)] {
		let expected = (halvings, reward * ASY / 1_000);
		assert_eq!(scheduled(halvings * LIVE + 1), expected, "first of era {halvings}");
		assert_eq!(scheduled((halvings + 1) * LIVE), expected, "last of era {halvings}");
	}
}

#[test]
fn all_eras_together_schedule_less_than_twice_the_first() {
	let first = 72 * ASY * u128::from(LIVE);
	let all: u128 = (0..60).map(|era| halved(72 * ASY, era) * u128::from(LIVE)).sum();
	assert!(all < 2 * first && all > 2 * first - u128::from(LIVE) * 60, "{all}");
}

#[test]
fn author_gets_half_from_the_first_block_after_a_halving_on() {
	build_and_execute(|| {
		RewardGroup::put(RewardParameters { halving_period: 3, ..USUAL });
		let mut before = 0;
		for expected in [AUTHOR, AUTHOR, AUTHOR, AUTHOR / 2, AUTHOR / 2, AUTHOR / 2, AUTHOR / 4] {
			block();
			assert_eq!(reward_of(MINER) - before, expected, "{}", System::block_number());
			before = reward_of(MINER);
		}
	});
}

#[test]
fn vote_is_paid_by_the_era_of_the_block_that_is_voted_on() {
	build_and_execute(|| {
		RewardGroup::put(RewardParameters { halving_period: 3, ..USUAL });
		run_to(3);
		begin();
		solo_vote(3, 1);
		solo_vote(2, 2);
		end();
		begin();
		solo_vote(4, 3);
		end();
		assert_eq!([1, 2, 3].map(reward_of), [OWNER, OWNER, OWNER / 2]);
	});
}

#[test]
fn chain_goes_on_when_there_is_no_reward_any_more() {
	build_and_execute(|| {
		RewardGroup::put(RewardParameters { halving_period: 1, ..USUAL });
		run_to(200);
		let minted = totals().minted.total();
		begin();
		solo_vote(200, 1);
		end();
		assert_eq!(totals().minted.total(), minted);
		assert_eq!(ledger(1), None, "no ledger for nothing");
	});
}

proptest! {
	#[test]
	fn each_era_has_exactly_one_period(period in 1..u32::MAX, era in 0..1_000u32) {
		let first = u64::from(period) * u64::from(era) + 1;
		let last = first + u64::from(period) - 1;
		if let Ok(last) = u32::try_from(last) {
			prop_assert_eq!(halvings(first as u32, period), era);
			prop_assert_eq!(halvings(last, period), era);
			if let Some(next) = last.checked_add(1) {
				prop_assert_eq!(halvings(next, period), era + 1);
			}
		}
	}
}
