//! Any parameters that are valid, pools up to 2^40 shares, any surge.

use super::after;
use crate::{
	market::{Exponent, Market},
	MAX_SHARES,
};
use assay_primitives::{
	parameters::{AuctionParameters, ParameterGroup},
	Balance,
};
use proptest::prelude::*;

/// The most shares that are bought at once.
const MOST: u64 = 1 << 20;

/// Numbers of all sizes up to `most`, as often small as large.
fn spread(least: u128, most: u128) -> impl Strategy<Value = u128> {
	let bits = 128 - most.leading_zeros();
	(0..=bits, any::<u128>()).prop_map(move |(bits, random)| {
		let size = 1u128.checked_shl(bits).map_or(u128::MAX, |power| power - 1);
		(random & size).clamp(least, most)
	})
}

fn parameters() -> impl Strategy<Value = AuctionParameters> {
	(
		spread(1, AuctionParameters::MAX_PRICE),
		spread(0, AuctionParameters::MAX_SLOPE),
		spread(AuctionParameters::MIN_SURGE_SCALE.into(), u32::MAX.into()),
		spread(1, AuctionParameters::MAX_SURGE_HALF_LIFE.into()),
		1..=AuctionParameters::MAX_SURGE_CAP,
	)
		.prop_map(|(base_price, slope, scale, half_life, surge_cap)| AuctionParameters {
			base_price,
			slope,
			surge_scale: scale as u32,
			surge_half_life: half_life as u32,
			surge_cap,
		})
}

fn markets() -> impl Strategy<Value = Market> {
	(parameters(), spread(0, (MAX_SHARES - 2 * MOST).into()), spread(0, u128::MAX)).prop_map(
		|(parameters, size, exponent)| {
			parameters.validate().unwrap();
			Market { parameters, size: size as u64, exponent: Exponent::from_bits(exponent) }
		},
	)
}

fn shares() -> impl Strategy<Value = u64> {
	spread(1, MOST.into()).prop_map(|shares| shares as u64)
}

/// The price of the next share as floats have it.
fn float_price(market: &Market) -> f64 {
	let parameters = &market.parameters;
	let base = parameters.base_price as f64 + parameters.slope as f64 * market.size as f64;
	let bits = codec::Encode::encode(&market.exponent);
	let exponent = u128::from_le_bytes(bits.try_into().unwrap()) as f64 / 2f64.powi(64);
	base * (exponent / f64::from(parameters.surge_scale)).exp().min(parameters.surge_cap.into())
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(1_000))]

	#[test]
	fn asked_price_is_that_of_floats(market in markets()) {
		let (found, expected) = (market.asked_price() as f64, float_price(&market));
		prop_assert!((found - expected).abs() <= 1.0 + expected * 1e-9, "{} {}", found, expected);
	}

	#[test]
	fn total_lies_between_the_first_and_the_last_price(market in markets(), shares in shares()) {
		let quote = market.quote(shares);
		let count = Balance::from(shares);
		prop_assert_eq!(quote.shares, shares);
		prop_assert!(quote.total <= quote.highest * count);
		prop_assert!(quote.total + count >= market.asked_price() * count);
		prop_assert!(market.asked_price() <= quote.highest && quote.highest <= quote.price_after);
		prop_assert_eq!(quote.average, quote.total / count);
		prop_assert!(quote.total < 1 << 106);
	}

	#[test]
	fn limit_buys_to_the_last_share_within_it(
		market in markets(),
		shares in shares(),
		most in shares(),
		below in any::<bool>(),
	) {
		let limit = market.quote(shares).highest - Balance::from(below);
		let quote = market.within_limit(limit, most);
		prop_assert!(quote.highest <= limit);
		prop_assert!(quote.total <= limit * Balance::from(quote.shares));
		prop_assert!(quote.shares == most || quote.price_after > limit);
		prop_assert_eq!(&quote, &market.quote(quote.shares));
		if !below {
			prop_assert!(quote.shares >= shares.min(most));
		}
	}

	#[test]
	fn amount_buys_to_the_last_share_that_it_covers(
		market in markets(),
		shares in shares(),
		most in shares(),
		below in any::<bool>(),
	) {
		let amount = market.quote(shares).total - Balance::from(below);
		let quote = market.affordable(amount, most);
		prop_assert!(quote.total <= amount);
		prop_assert!(quote.shares == most || market.quote(quote.shares + 1).total > amount);
		prop_assert_eq!(quote.shares, if below { shares - 1 } else { shares }.min(most));
	}

	#[test]
	fn two_purchases_cost_what_one_of_both_does(
		market in markets(),
		first in shares(),
		second in shares(),
	) {
		let (first, second) = (first / 2, second / 2);
		// The exponent as it is stored: a purchase never leaves one above the cap.
		let market = Market { exponent: market.exponent.after_sale(0, &market.parameters), ..market };
		let then = after(&market, first);
		let apart = market.quote(first).total + then.quote(second).total;
		let together = market.quote(first + second).total;
		prop_assert!(apart.abs_diff(together) <= 2, "{} {}", apart, together);
		prop_assert!(market.quote(first).price_after.abs_diff(then.asked_price()) <= 1);
	}

	#[test]
	fn surge_never_rises_in_a_block_and_never_leaves_its_range(market in markets()) {
		let later = market.exponent.after_block(&market.parameters);
		prop_assert!(later <= market.exponent);
		let surge = Market { exponent: later, ..market }.surge_millionths();
		let cap = u64::from(market.parameters.surge_cap) * 1_000_000;
		prop_assert!((1_000_000..=cap).contains(&surge));
	}
}
