//! How the parts of owners and nodes follow the size of the pool.

use crate::{
	emission::{participation, Emission, Fraction},
	mock::*,
};
use assay_primitives::parameters::{RewardParameters, MILLION};
use proptest::prelude::*;

#[test]
fn participation_grows_from_the_floor_to_the_reference_pool_and_stays_there() {
	// 30 % at none, all at a thousand.
	for (pool, millionths, owner, node) in [
		(0, 300_000, OWNER * 3 / 10, NODE * 3 / 10),
		(1, 300_700, 1_804_200, 902_100),
		(500, 650_000, OWNER * 65 / 100, NODE * 65 / 100),
		(999, 999_300, 5_995_800, 2_997_900),
		(1_000, 1_000_000, OWNER, NODE),
		(1_001, 1_000_000, OWNER, NODE),
		(u64::MAX, 1_000_000, OWNER, NODE),
	] {
		let emission = Emission::of(&USUAL, 1, 500, pool);
		assert_eq!(emission.participation.of(MILLION.into()), millionths, "{pool}");
		assert_eq!((emission.owner_each, emission.node_each), (owner, node), "{pool}");
		let lost = 3 * (OWNER - owner + NODE - node);
		assert_eq!(emission.withheld.participation, lost, "{pool}");
		assert_eq!(emission.author, AUTHOR, "the author's part does not depend on it");
	}
}

#[test]
fn participation_of_live_is_thirty_percent_of_nothing_and_all_of_326_592_shares() {
	let live = RewardParameters::default();
	let millionths = |pool| participation(&live, pool).of(MILLION.into());
	assert_eq!(millionths(0), 300_000);
	assert_eq!(millionths(163_296), 650_000);
	assert_eq!(millionths(326_591), 999_997);
	assert_eq!(millionths(326_592), 1_000_000);
	assert_eq!(millionths(10_000_000), 1_000_000);
}

#[test]
fn everything_is_paid_of_any_pool_when_the_floor_is_the_whole() {
	let parameters = RewardParameters { participation_floor: MILLION, ..USUAL };
	for pool in [0, 1, 999, 1_000] {
		assert_eq!(participation(&parameters, pool).of(72), 72);
	}
}

#[test]
fn vote_is_paid_by_the_pool_as_it_was_when_the_block_voted_on_began() {
	build_and_execute(|| {
		PoolSize::put(500);
		begin();
		PoolSize::put(1_000);
		end();
		begin();
		solo_vote(1, 1);
		end();
		assert_eq!(reward_of(1), OWNER * 65 / 100);
	});
}

proptest! {
	#[test]
	fn participation_is_exact_and_never_more_than_all(
		floor in 0..=MILLION,
		reference_pool in 1..u64::MAX,
		pool in any::<u64>(),
		amount in 0..=RewardParameters::MAX_BASE_REWARD,
	) {
		let parameters =
			RewardParameters { participation_floor: floor, reference_pool, ..USUAL };
		let part = participation(&parameters, pool);
		prop_assert!(part.0 <= part.1);
		prop_assert!(part.of(amount) <= amount);
		prop_assert!(part.of(amount) >= Fraction::millionths(floor).of(amount));
		if pool >= reference_pool {
			prop_assert_eq!(part.of(amount), amount);
		}
		// The same by another way: the floor, and the rest by the pool.
		if u128::from(reference_pool) < 1 << 40 {
			let (floor, whole) = (u128::from(floor), u128::from(MILLION));
			let (reference, pool) = (u128::from(reference_pool), u128::from(pool));
			let numerator = floor * reference + (whole - floor) * pool.min(reference);
			prop_assert_eq!(part.of(1_000_000_000), 1_000_000_000 * numerator / (whole * reference));
		}
	}
}
