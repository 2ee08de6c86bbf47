//! How many shares a limit or an amount buys.

use super::{after, flat, live, market, UNIT};
use crate::market::Market;
use assay_primitives::{parameters::AuctionParameters, share::Quote};

const NOTHING: u64 = 0;

fn cheap() -> AuctionParameters {
	AuctionParameters { base_price: 100, slope: 10, ..flat() }
}

#[test]
fn quote_of_a_cheap_share_is_worked_out_by_hand() {
	let market = market(cheap(), 0, 0);
	assert_eq!((market.base_price(), market.asked_price()), (100, 100));
	let expected = Quote { shares: 4, total: 460, average: 115, highest: 130, price_after: 140 };
	assert_eq!(market.quote(4), expected);
	let nothing = Quote { shares: 0, total: 0, average: 0, highest: 0, price_after: 100 };
	assert_eq!(market.quote(0), nothing);
}

#[test]
fn limit_buys_every_share_that_costs_no_more() {
	let market = market(cheap(), 0, 0);
	for (limit, shares) in [(0, 0), (99, 0), (100, 1), (109, 1), (110, 2), (190, 10), (1_000, 10)] {
		let quote = market.within_limit(limit, 10);
		assert_eq!(quote.shares, shares, "{limit}");
		assert_eq!(quote, market.quote(shares));
	}
}

#[test]
fn amount_buys_every_share_whose_total_it_covers() {
	let market = market(cheap(), 0, 0);
	for (amount, shares) in [(0, 0), (99, 0), (100, 1), (209, 1), (210, 2), (460, 4), (5_000, 10)] {
		let quote = market.affordable(amount, 10);
		assert_eq!(quote.shares, shares, "{amount}");
		assert_eq!(quote, market.quote(shares));
	}
}

#[test]
fn limit_at_the_highest_price_buys_as_many_shares_as_were_quoted() {
	for (size, sold) in [(0, 0), (259_200, 0), (100_000, 27_000), (100_000, 28_000)] {
		let market = market(live(), size, sold);
		for shares in [1, 2, 7, 100, 725, 726, 727, 10_000, 123_456] {
			let limit = market.quote(shares).highest;
			assert_eq!(market.within_limit(limit, 1_000_000).shares, shares, "{sold} {shares}");
			let below = market.within_limit(limit - 1, 1_000_000).shares;
			assert_eq!(below, shares - 1, "{sold} {shares}");
		}
	}
}

#[test]
fn limit_buys_all_that_is_allowed_when_every_share_costs_the_same() {
	let market = market(AuctionParameters { slope: 0, ..cheap() }, 0, 0);
	assert_eq!(market.within_limit(100, 1_000_000).shares, 1_000_000);
	assert_eq!(market.within_limit(99, 1_000_000).shares, NOTHING);
	assert_eq!(market.within_limit(100, 0).shares, NOTHING);
	assert_eq!(market.affordable(12_345, 1_000_000).shares, 123);
}

#[test]
fn amount_that_a_quote_names_buys_as_many_shares() {
	for sold in [0, 20_000, 27_700, 30_000] {
		let market = market(live(), 259_200, sold);
		for shares in [1, 2, 26, 27, 100, 9_999, 500_000] {
			let total = market.quote(shares).total;
			assert_eq!(market.affordable(total, 1_000_000).shares, shares, "{sold} {shares}");
			assert_eq!(market.affordable(total - 1, 1_000_000).shares, shares - 1);
		}
	}
}

#[test]
fn shares_in_two_purchases_cost_what_they_cost_in_one() {
	for (first, second) in [(1, 1), (3, 4), (1_000, 10), (27_000, 5_000), (500_000, 400_000)] {
		let start: Market = market(live(), 259_200, 0);
		let then = after(&start, first);
		let apart = start.quote(first).total + then.quote(second).total;
		assert!(apart.abs_diff(start.quote(first + second).total) <= 2, "{first} {second}");
	}
}

#[test]
fn live_prices_are_those_of_the_design() {
	// The base price of a pool at its reference size is 250 ASY.
	let reference = market(live(), 326_592, 0).base_price();
	assert!(reference.abs_diff(250 * UNIT) < UNIT / 1_000, "{reference}");
	assert_eq!(market(live(), 0, 0).asked_price(), 2 * UNIT);
}
