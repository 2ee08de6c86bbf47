//! How long a ValidateShare lives.

use super::{InvalidParameter, ParameterGroup};
use crate::BlockNumber;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// How long a ValidateShare lives, counted in blocks from its purchase (DESIGN 3.1, Maturity).
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
pub struct ShareParameters {
	/// From when on a share takes part in draws. Live: 2,880 blocks (one day).
	pub maturity: BlockNumber,
	/// When a share that was never drawn expires. Live: 432,000 blocks (150 days).
	pub lifetime: BlockNumber,
}

impl ShareParameters {
	/// The longest time until a share takes part in draws: a week at 30 s. It is read until a share
	/// matures, so a change keeps the shares that were bought before it waiting too.
	pub const MAX_MATURITY: BlockNumber = 20_160;
	/// The longest lifetime: a year at 30 s. It is read until a share expires, so a change keeps the money
	/// in the shares that were bought before it too.
	pub const MAX_LIFETIME: BlockNumber = 1_051_200;
}

impl Default for ShareParameters {
	/// The values of `live`.
	fn default() -> Self {
		Self { maturity: 2_880, lifetime: 432_000 }
	}
}

impl ParameterGroup for ShareParameters {
	fn validate(&self) -> Result<(), InvalidParameter> {
		if !(1..=Self::MAX_MATURITY).contains(&self.maturity) {
			return Err(InvalidParameter::MaturityOutOfRange);
		}
		if self.lifetime <= self.maturity || self.lifetime > Self::MAX_LIFETIME {
			return Err(InvalidParameter::LifetimeOutOfRange);
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::{InvalidParameter::*, *};

	#[test]
	fn share_parameters_are_valid_at_their_bounds_and_invalid_beyond() {
		for (maturity, lifetime, expected) in [
			(2_880, 432_000, Ok(())),
			(1, 2, Ok(())),
			(0, 2, Err(MaturityOutOfRange)),
			(2, 2, Err(LifetimeOutOfRange)),
			(20_160, 20_161, Ok(())),
			(20_161, 432_000, Err(MaturityOutOfRange)),
			(1, 1_051_200, Ok(())),
			(1, 1_051_201, Err(LifetimeOutOfRange)),
			(1, u32::MAX, Err(LifetimeOutOfRange)),
			(u32::MAX, u32::MAX, Err(MaturityOutOfRange)),
		] {
			assert_eq!(ShareParameters { maturity, lifetime }.validate(), expected);
		}
	}
}
