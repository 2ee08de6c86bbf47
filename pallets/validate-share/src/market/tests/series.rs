//! What a number of shares costs, against a loop over every share.

use super::{after, dearest, flat, live, market};
use crate::market::{
	arithmetic_series,
	fixed::Fixed,
	surge::{exp, ratio},
	Market,
};
use assay_primitives::{parameters::AuctionParameters, Balance};

/// The total of so many shares, added up one by one with the surge multiplied one by one.
fn naive(market: &Market, shares: u64) -> Balance {
	let cap = Fixed::from_integer(market.parameters.surge_cap.into());
	let ratio = ratio(&market.parameters);
	let mut surge = market.exponent.surge(&market.parameters);
	let mut base = market.base_price();
	let mut total = Fixed::ZERO;
	for _ in 0..shares {
		total = total.plus(surge.times_integer(base));
		surge = surge.times(ratio).min(cap);
		base += market.parameters.slope;
	}
	total.ceil()
}

#[test]
fn total_is_exactly_the_arithmetic_series_when_the_surge_is_off() {
	for (parameters, size) in [(flat(), 0), (flat(), 259_200), (live(), 0)] {
		let parameters = AuctionParameters { surge_cap: 1, ..parameters };
		let market = market(parameters, size, 0);
		let (mut total, mut price) = (0, market.base_price());
		for shares in 1..=1_000_000u64 {
			total += price;
			// Every count up to a thousand, then one in 997, and the last.
			if shares < 1_000 || shares % 997 == 0 || shares == 1_000_000 {
				let quote = market.quote(shares);
				assert_eq!((quote.total, quote.highest), (total, price), "{shares}");
				assert_eq!(quote.price_after, price + parameters.slope);
				assert_eq!(quote.average, total / Balance::from(shares));
			}
			price += parameters.slope;
		}
	}
}

#[test]
fn total_is_the_arithmetic_series_at_any_price_and_size_when_the_surge_is_off() {
	let parameters = AuctionParameters { surge_cap: 1, ..dearest() };
	let market = market(parameters, 1 << 40, 77);
	for shares in [1, 2, 3, 1_000, 1_000_000, 1 << 20] {
		let expected = arithmetic_series(market.base_price(), parameters.slope, shares);
		assert_eq!(market.quote(shares).total, expected);
	}
}

#[test]
fn total_is_that_of_a_loop_over_every_share_when_the_surge_rises() {
	for (parameters, size, sold) in [
		(live(), 0, 0),
		(live(), 259_200, 0),
		(live(), 100_000, 9_999),
		// Into the cap, from just before it, and from beyond it.
		(live(), 100_000, 27_000),
		(live(), 0, 30_000),
		(AuctionParameters { surge_scale: 10, surge_cap: 64, ..live() }, 5, 0),
		(AuctionParameters { slope: 0, base_price: 1, ..live() }, 5, 0),
	] {
		let market = market(parameters, size, sold);
		for shares in [1, 2, 3, 41, 42, 100, 1_023, 1_024, 1_025, 3_000] {
			let (found, expected) = (market.quote(shares).total, naive(&market, shares));
			assert!(found.abs_diff(expected) <= 1, "{shares}: {found} {expected}");
		}
	}
}

#[test]
fn total_is_that_of_a_loop_over_a_million_shares_at_the_highest_prices() {
	let market = market(dearest(), (1 << 40) - (1 << 20), 0);
	let (found, expected) = (market.quote(1_000_000).total, naive(&market, 1_000_000));
	assert!(found.abs_diff(expected) <= 1, "{found} {expected}");
	assert!(found < 1 << 106);
}

#[test]
fn prices_of_a_purchase_are_those_of_one_share_after_another() {
	let start = market(live(), 100_000, 27_700);
	let mut market = start;
	let mut sum = 0;
	for bought in 1..=60 {
		let price = market.asked_price();
		let quote = start.quote(bought);
		assert!(quote.highest.abs_diff(price) <= 1, "{bought}");
		sum += price;
		// Each asked price is rounded up, the total only once.
		assert!((sum - Balance::from(bought)..=sum).contains(&quote.total), "{bought}");
		market = after(&market, 1);
		assert!(quote.price_after.abs_diff(market.asked_price()) <= 1);
	}
}

#[test]
fn price_rises_by_e_when_as_many_shares_as_the_scale_are_bought() {
	let parameters = AuctionParameters { slope: 0, ..live() };
	let quote = market(parameters, 0, 0).quote(10_000);
	let e = exp(Fixed::ONE);
	assert_eq!(quote.price_after, e.times_integer(parameters.base_price).ceil());
}
