//! What shares cost: pure maths, apart from storage.
//!
//! The base price of the next share is `P = base_price + slope x size`, the price asked is
//! `P x surge` ([`Exponent`]), and each share of a purchase costs what is asked when it is its turn
//! (DESIGN 4, validate-share). A price asked is rounded up to a unit, a total is rounded up once.
//!
//! # Precision
//!
//! Sums are worked out with 144 bits behind the point. For parameters that
//! [`AuctionParameters`] allows, a pool of up to 2^40 shares and up to 2^20 shares at once:
//!
//! - a total is below 2^106, so that nothing saturates: prices below 2^80, a cap of 64, 2^20 shares;
//! - the factor of one share is off by less than 2^-136, that of 2^20 shares by less than 2^-115 of
//!   itself, the surge by less than 2^-130: a total by less than 2^-8 of a unit before it is rounded.
//!
//! So two purchases in a row cost what one of both costs, up to 2 units of rounding. With the surge
//! turned off (`surge_cap` 1) nothing is rounded, and every total is an arithmetic series.

mod curve;
mod fixed;
mod surge;
#[cfg(test)]
mod tests;

pub use curve::arithmetic_series;
pub use surge::Exponent;

use assay_primitives::{parameters::AuctionParameters, share::Quote, Balance};
use curve::{Curve, Point};

/// The market at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Market {
	/// The rules.
	pub parameters: AuctionParameters,
	/// How many shares there are, mature or not.
	pub size: u64,
	/// The exponent of the surge.
	pub exponent: Exponent,
}

impl Market {
	/// The base price of the next share.
	pub fn base_price(&self) -> Balance {
		let risen = self.parameters.slope.saturating_mul(self.size.into());
		self.parameters.base_price.saturating_add(risen)
	}

	/// The price asked for the next share.
	pub fn asked_price(&self) -> Balance {
		self.exponent.surge(&self.parameters).times_integer(self.base_price()).ceil()
	}

	/// The surge, in millionths, rounded down.
	pub fn surge_millionths(&self) -> u64 {
		let millionths = self.exponent.surge(&self.parameters).times_integer(1_000_000).floor();
		u64::try_from(millionths).unwrap_or(u64::MAX)
	}

	/// What so many shares cost.
	pub fn quote(&self, shares: u64) -> Quote {
		let curve = self.curve(shares);
		match shares.checked_sub(1) {
			Some(last) => Self::up_to(&curve, &curve.point(last)),
			None => self.nothing(),
		}
	}

	/// The most shares, `most` at the utmost, of which none costs more than `limit`.
	pub fn within_limit(&self, limit: Balance, most: u64) -> Quote {
		self.most_where(most, |last| last.price.ceil() <= limit)
	}

	/// The most shares, `most` at the utmost, that together cost no more than `amount`.
	pub fn affordable(&self, amount: Balance, most: u64) -> Quote {
		self.most_where(most, |last| last.total.plus(last.price).ceil() <= amount)
	}

	/// The most shares, `most` at the utmost, whose last one's place `holds`.
	fn most_where(&self, most: u64, holds: impl Fn(&Point) -> bool) -> Quote {
		let curve = self.curve(most);
		match curve.last_where(most, holds) {
			Some(last) => Self::up_to(&curve, &last),
			None => self.nothing(),
		}
	}

	/// The curve for looking at the share after `most`.
	fn curve(&self, most: u64) -> Curve {
		Curve::new(self.base_price(), self.exponent, &self.parameters, most)
	}

	/// The purchase of all shares up to and including the one at `last`.
	fn up_to(curve: &Curve, last: &Point) -> Quote {
		let shares = last.shares.saturating_add(1);
		let highest = last.price.ceil();
		// No share costs more than the last one. The sum knows that up to the error above; a bid's
		// money is counted by its limit, so here it has to be certain.
		let most = highest.saturating_mul(shares.into());
		let total = last.total.plus(last.price).ceil().min(most);
		Quote {
			shares,
			total,
			average: total.checked_div(shares.into()).unwrap_or(0),
			highest,
			price_after: curve.point(shares).price.ceil(),
		}
	}

	/// No purchase.
	fn nothing(&self) -> Quote {
		Quote { shares: 0, total: 0, average: 0, highest: 0, price_after: self.asked_price() }
	}
}
