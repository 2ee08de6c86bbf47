//! What a share yields in a year.

use crate::{mock::*, yields::Market};
use assay_primitives::{currency::ASY, reward::ShareYield};
use proptest::prelude::*;

/// The parameters of live, with a pool in balance.
const LIVE: Market = Market {
	price: 200 * ASY,
	reward: 6 * ASY,
	pool: 259_200,
	maturity: 2_880,
	settlement: 20_160,
	block_time: 30_000,
};

#[test]
fn yield_is_one_reward_for_each_cycle_of_maturity_draw_and_settlement() {
	let told = LIVE.share_yield();
	let expected = ShareYield {
		price: 200 * ASY,
		reward: 6 * ASY,
		maturity: 2_880,
		// 30 days.
		waiting: 86_400,
		settlement: 20_160,
		blocks_per_year: 1_051_920,
		// 1,051,920 blocks in cycles of 109,440, 6 ASY each.
		reward_per_year: 57_671_052_631_578,
		// 28.8 % of 200 ASY.
		yield_millionths: 288_355,
	};
	assert_eq!(told, expected);
}

#[test]
fn yield_falls_with_the_price_and_with_the_pool() {
	let double = Market { price: 400 * ASY, ..LIVE }.share_yield();
	assert_eq!(double.yield_millionths, 288_355 / 2);
	let crowded = Market { pool: 2 * LIVE.pool, ..LIVE }.share_yield();
	assert_eq!(crowded.waiting, 2 * 86_400);
	assert!(crowded.yield_millionths < LIVE.share_yield().yield_millionths);
}

#[test]
fn share_waits_for_one_block_at_least_and_a_third_of_the_pool_rounded_up() {
	for (pool, waiting) in
		[(0, 1), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (u64::MAX, u64::MAX / 3)]
	{
		assert_eq!(Market { pool, ..LIVE }.share_yield().waiting, waiting, "{pool}");
	}
}

#[test]
fn yield_is_as_much_as_there_can_be_when_a_share_costs_nothing() {
	assert_eq!(Market { price: 0, ..LIVE }.share_yield().yield_millionths, u64::MAX);
}

#[test]
fn pallet_asks_its_neighbours_for_everything_that_the_yield_needs() {
	build_and_execute(|| {
		Price::put(1_000_000_000);
		PoolSize::put(3_000);
		let told = RewardDistribution::share_yield();
		let market = Market {
			price: 1_000_000_000,
			reward: OWNER,
			pool: 3_000,
			maturity: 7,
			settlement: PERIOD,
			block_time: 30_000,
		};
		assert_eq!(told, market.share_yield());
		assert_eq!(told.waiting, 1_000);
	});
}

proptest! {
	#[test]
	fn yield_never_panics(
		price in any::<u128>(),
		reward in any::<u128>(),
		pool in any::<u64>(),
		maturity in any::<u32>(),
		settlement in any::<u32>(),
		block_time in any::<u64>(),
	) {
		let market = Market { price, reward, pool, maturity, settlement, block_time };
		let told = market.share_yield();
		prop_assert!(told.waiting > 0);
	}
}
