//! How the reward follows the difficulty.

use crate::{
	emission::{difficulty_scale, Emission},
	mock::*,
};
use assay_primitives::parameters::RewardParameters;
use proptest::prelude::*;

#[test]
fn reward_is_half_up_to_the_lower_bound_and_all_from_the_upper_one_on() {
	// The bounds are 100 and 500.
	for (difficulty, expected) in [
		(0, 36_000_000),
		(1, 36_000_000),
		(99, 36_000_000),
		(100, 36_000_000),
		(101, 36_090_000),
		(200, 45_000_000),
		(300, 54_000_000),
		(400, 63_000_000),
		(499, 71_910_000),
		(500, 72_000_000),
		(501, 72_000_000),
		(u128::MAX, 72_000_000),
	] {
		let emission = Emission::of(&USUAL, 1, difficulty, 1_000);
		assert_eq!(emission.reward, expected, "{difficulty}");
		assert_eq!(emission.scheduled, 72_000_000);
		assert_eq!(emission.withheld.difficulty, 72_000_000 - expected, "{difficulty}");
	}
}

#[test]
fn reward_is_rounded_down_between_the_bounds() {
	let parameters = RewardParameters { base_reward: 10, difficulty_low: 1, ..USUAL };
	let reward = |difficulty_high, difficulty| {
		let parameters = RewardParameters { difficulty_high, ..parameters };
		difficulty_scale(&parameters, difficulty).of(10)
	};
	// 10 x (3 + 1) / 6 = 6.67
	assert_eq!(reward(4, 2), 6);
	assert_eq!(reward(4, 3), 8);
}

#[test]
fn author_is_paid_by_the_difficulty_of_its_own_block() {
	build_and_execute(|| {
		let mut before = 0;
		for (difficulty, expected) in [(500, AUTHOR), (100, AUTHOR / 2), (300, AUTHOR * 3 / 4)] {
			BlockDifficulty::put(difficulty);
			begin();
			// What the next block has is no matter of this one.
			BlockDifficulty::put(1);
			end();
			assert_eq!(reward_of(MINER) - before, expected);
			before = reward_of(MINER);
		}
		assert_eq!(totals().not_minted.difficulty, 36_000_000 + 18_000_000);
	});
}

#[test]
fn vote_is_paid_by_the_difficulty_of_the_block_that_is_voted_on() {
	build_and_execute(|| {
		BlockDifficulty::put(100);
		block();
		BlockDifficulty::put(500);
		begin();
		solo_vote(1, 1);
		end();
		assert_eq!(reward_of(1), OWNER / 2);
	});
}

proptest! {
	#[test]
	fn reward_never_falls_when_the_difficulty_rises(
		low in 1..u64::MAX - 1,
		span in 1..u64::MAX,
		difficulties in (any::<u128>(), any::<u64>()),
		base_reward in 0..=RewardParameters::MAX_BASE_REWARD,
	) {
		let high = low.saturating_add(span);
		let parameters = RewardParameters {
			base_reward,
			difficulty_low: low.into(),
			difficulty_high: high.into(),
			..USUAL
		};
		let reward = |difficulty| Emission::of(&parameters, 1, difficulty, 0).reward;
		let (far, near) = (difficulties.0, u128::from(difficulties.1));
		prop_assert!(reward(far.min(near)) <= reward(far.max(near)));
		prop_assert_eq!(reward(low.into()), base_reward / 2);
		prop_assert_eq!(reward(high.into()), base_reward);
		prop_assert!(reward(near) >= base_reward / 2 && reward(near) <= base_reward);
	}
}
