//! How a reward is divided, and that nothing is lost in it.

use crate::{emission::Emission, mock::*};
use assay_primitives::{
	currency::ASY,
	parameters::{RewardParameters, MILLION},
};
use proptest::prelude::*;

/// Everything that a block can pay, and what it cannot.
fn accounted(emission: &Emission) -> u128 {
	emission.author + 3 * (emission.owner_each + emission.node_each) + emission.withheld.total()
}

#[test]
fn seventy_two_are_divided_into_45_and_18_and_9() {
	let live = RewardParameters::default();
	let emission = Emission::of(&live, 1, live.difficulty_high, live.reference_pool);
	assert_eq!(emission.reward, 72 * ASY);
	assert_eq!(emission.author, 45 * ASY);
	assert_eq!(3 * emission.owner_each, 18 * ASY);
	assert_eq!(3 * emission.node_each, 9 * ASY);
	assert_eq!(emission.withheld.total(), 0);
}

#[test]
fn every_part_is_rounded_down_and_the_rest_is_told() {
	for (base_reward, author, owner_each, node_each, rounding) in [
		(0, 0, 0, 0, 0),
		(1, 0, 0, 0, 1),
		(8, 5, 0, 0, 3),
		(23, 14, 1, 0, 6),
		(24, 15, 2, 1, 0),
		(25, 15, 2, 1, 1),
		(47, 29, 3, 1, 6),
	] {
		let parameters = RewardParameters { base_reward, ..USUAL };
		let emission = Emission::of(&parameters, 1, 500, 1_000);
		let parts = (emission.author, emission.owner_each, emission.node_each);
		assert_eq!(parts, (author, owner_each, node_each), "{base_reward}");
		assert_eq!(emission.withheld.rounding, rounding, "{base_reward}");
		assert_eq!(emission.withheld.total(), rounding, "{base_reward}");
	}
}

#[test]
fn what_the_split_leaves_is_not_minted_for_that_reason() {
	let parameters = RewardParameters {
		author_part: 500_000,
		owners_part: 200_000,
		nodes_part: 100_000,
		..USUAL
	};
	let emission = Emission::of(&parameters, 1, 500, 1_000);
	assert_eq!(emission.author, 36_000_000);
	assert_eq!(emission.owner_each, 4_800_000);
	assert_eq!(emission.node_each, 2_400_000);
	assert_eq!(emission.withheld.split, 14_400_000);
	assert_eq!(emission.withheld.total(), 14_400_000);

	let nothing = RewardParameters { author_part: 0, owners_part: 0, nodes_part: 0, ..USUAL };
	let emission = Emission::of(&nothing, 1, 500, 1_000);
	assert_eq!(emission.withheld.split, 72_000_000);
}

#[test]
fn each_loss_is_counted_under_its_own_reason() {
	// Half of the schedule at the lower bound, 36 million; an eighth of it is not assigned; of the
	// rest that is not the author's, 30 % is paid for an empty pool.
	let parameters = RewardParameters { author_part: 500_000, ..USUAL };
	let emission = Emission::of(&parameters, 1, 100, 0);
	assert_eq!(emission.withheld.difficulty, 36_000_000);
	assert_eq!(emission.withheld.split, 4_500_000);
	assert_eq!(emission.author, 18_000_000);
	assert_eq!(emission.withheld.participation, 13_500_000 * 7 / 10);
	assert_eq!(3 * (emission.owner_each + emission.node_each), 13_500_000 * 3 / 10);
	assert_eq!(emission.withheld.rounding, 0);
}

#[test]
fn blocks_count_what_they_schedule_and_withhold() {
	build_and_execute(|| {
		RewardGroup::put(RewardParameters { author_part: 500_000, ..USUAL });
		BlockDifficulty::put(100);
		PoolSize::put(0);
		run_to(3);
		let totals = totals();
		assert_eq!(totals.scheduled, 3 * 72_000_000);
		assert_eq!(totals.not_minted.difficulty, 3 * 36_000_000);
		assert_eq!(totals.not_minted.split, 3 * 4_500_000);
		assert_eq!(totals.not_minted.participation, 3 * 9_450_000);
		assert_eq!(totals.minted.author, 3 * 18_000_000);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn nothing_of_any_schedule_is_lost_or_paid_twice(
		base_reward in prop_oneof![0..100u128, 0..=RewardParameters::MAX_BASE_REWARD],
		number in any::<u32>(),
		halving_period in 1..u32::MAX,
		bounds in (1..u64::MAX - 1, 1..u64::MAX),
		difficulty in prop_oneof![any::<u128>(), (0..u64::MAX).prop_map(u128::from)],
		parts in (0..=MILLION, 0..=MILLION, 0..=MILLION),
		participation_floor in 0..=MILLION,
		reference_pool in 1..u64::MAX,
		pool in any::<u64>(),
	) {
		let author_part = parts.0;
		let owners_part = parts.1 % (MILLION - author_part + 1);
		let nodes_part = parts.2 % (MILLION - author_part - owners_part + 1);
		let parameters = RewardParameters {
			base_reward,
			halving_period,
			difficulty_low: bounds.0.into(),
			difficulty_high: bounds.0.saturating_add(bounds.1).into(),
			author_part,
			owners_part,
			nodes_part,
			participation_floor,
			reference_pool,
			node_cap: 1,
		};
		let emission = Emission::of(&parameters, number, difficulty, pool);
		prop_assert_eq!(accounted(&emission), emission.scheduled);
		prop_assert!(emission.withheld.rounding < 10, "{:?}", emission.withheld);
		prop_assert!(emission.reward <= emission.scheduled);
		prop_assert!(emission.scheduled <= base_reward);
	}
}
