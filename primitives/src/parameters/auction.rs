//! What a ValidateShare costs.

use super::{InvalidParameter, ParameterGroup};
use crate::{currency::ASY, Balance, BlockNumber};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What a ValidateShare costs (DESIGN 4, validate-share).
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AuctionParameters {
	/// The base price of the first share of an empty pool. Live: 2 ASY.
	pub base_price: Balance,
	/// By how much each share in the pool raises the base price of the next. Live: 0.00075935724
	/// ASY.
	pub slope: Balance,
	/// How many shares, bought at once, raise the price by the factor e. Live: 10,000.
	pub surge_scale: u32,
	/// In how many blocks the surge's exponent halves when nobody buys. Live: 720 (6 hours).
	pub surge_half_life: BlockNumber,
	/// The most that the surge multiplies the price by; 1 turns it off. Live: 16.
	pub surge_cap: u32,
}

impl AuctionParameters {
	/// The highest base price of the first share: a million ASY.
	pub const MAX_PRICE: Balance = 1_000_000 * ASY;
	/// The highest slope: one ASY per share.
	pub const MAX_SLOPE: Balance = ASY;
	/// The smallest surge scale, in shares.
	pub const MIN_SURGE_SCALE: u32 = 10;
	/// The longest half life of the surge, in blocks: nine and a half years at 30 s.
	pub const MAX_SURGE_HALF_LIFE: BlockNumber = 10_000_000;
	/// The highest cap of the surge.
	pub const MAX_SURGE_CAP: u32 = 64;
}

impl Default for AuctionParameters {
	/// The values of `live`.
	fn default() -> Self {
		Self {
			base_price: 2 * ASY,
			slope: 759_357_240,
			surge_scale: 10_000,
			surge_half_life: 720,
			surge_cap: 16,
		}
	}
}

impl ParameterGroup for AuctionParameters {
	fn validate(&self) -> Result<(), InvalidParameter> {
		use InvalidParameter::*;
		let within = |holds: bool, broken| if holds { Ok(()) } else { Err(broken) };
		within((1..=Self::MAX_PRICE).contains(&self.base_price), BasePriceOutOfRange)?;
		within(self.slope <= Self::MAX_SLOPE, SlopeOutOfRange)?;
		within(self.surge_scale >= Self::MIN_SURGE_SCALE, SurgeScaleOutOfRange)?;
		let half_lives = 1..=Self::MAX_SURGE_HALF_LIFE;
		within(half_lives.contains(&self.surge_half_life), SurgeHalfLifeOutOfRange)?;
		within((1..=Self::MAX_SURGE_CAP).contains(&self.surge_cap), SurgeCapOutOfRange)
	}
}

#[cfg(test)]
mod tests {
	use super::{AuctionParameters as Auction, InvalidParameter::*, *};

	#[test]
	fn auction_parameters_are_valid_at_their_bounds_and_invalid_beyond() {
		let live = Auction::default();
		for (parameters, expected) in [
			(live, Ok(())),
			(Auction { base_price: 1, slope: 0, ..live }, Ok(())),
			(Auction { base_price: 0, ..live }, Err(BasePriceOutOfRange)),
			(Auction { base_price: Auction::MAX_PRICE, ..live }, Ok(())),
			(Auction { base_price: Auction::MAX_PRICE + 1, ..live }, Err(BasePriceOutOfRange)),
			(Auction { slope: ASY, ..live }, Ok(())),
			(Auction { slope: ASY + 1, ..live }, Err(SlopeOutOfRange)),
			(Auction { surge_scale: 10, ..live }, Ok(())),
			(Auction { surge_scale: 9, ..live }, Err(SurgeScaleOutOfRange)),
			(Auction { surge_half_life: 1, ..live }, Ok(())),
			(Auction { surge_half_life: 0, ..live }, Err(SurgeHalfLifeOutOfRange)),
			(Auction { surge_half_life: 10_000_001, ..live }, Err(SurgeHalfLifeOutOfRange)),
			(Auction { surge_cap: 1, ..live }, Ok(())),
			(Auction { surge_cap: 0, ..live }, Err(SurgeCapOutOfRange)),
			(Auction { surge_cap: 64, ..live }, Ok(())),
			(Auction { surge_cap: 65, ..live }, Err(SurgeCapOutOfRange)),
		] {
			assert_eq!(parameters.validate(), expected, "{parameters:?}");
		}
	}
}
