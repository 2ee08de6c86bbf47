//! Tests of the maths, apart from storage.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exp;
mod exponent;
mod quote;
mod random;
mod series;

use super::{Exponent, Market};
use assay_primitives::{currency::ASY, parameters::AuctionParameters, Balance};

/// The auction of `live`.
fn live() -> AuctionParameters {
	AuctionParameters::default()
}

/// The auction of `live` without surge.
fn flat() -> AuctionParameters {
	AuctionParameters { surge_cap: 1, ..live() }
}

/// The auction whose prices are the highest that can be.
fn dearest() -> AuctionParameters {
	AuctionParameters {
		base_price: AuctionParameters::MAX_PRICE,
		slope: AuctionParameters::MAX_SLOPE,
		surge_scale: u32::MAX,
		surge_half_life: AuctionParameters::MAX_SURGE_HALF_LIFE,
		surge_cap: AuctionParameters::MAX_SURGE_CAP,
	}
}

/// A market with a surge from so many whole shares.
fn market(parameters: AuctionParameters, size: u64, sold: u64) -> Market {
	Market { parameters, size, exponent: Exponent::from_shares(sold) }
}

/// The market after a purchase.
fn after(market: &Market, shares: u64) -> Market {
	Market {
		size: market.size + shares,
		exponent: market.exponent.after_sale(shares, &market.parameters),
		..*market
	}
}

/// One ASY, which tests divide.
const UNIT: Balance = ASY;
