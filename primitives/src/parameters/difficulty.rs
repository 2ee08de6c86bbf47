//! What the difficulty rule aims at.

use super::{InvalidParameter, ParameterGroup};
use crate::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What the difficulty rule (ASERT) aims at. DESIGN 3.4; live: 30 s and 2 h. Root alone changes this
/// group: the periods of governance count blocks, and whoever could quicken its own would be root.
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
pub struct DifficultyParameters {
	/// The mean time between blocks, in milliseconds.
	pub target_block_time: Moment,
	/// The schedule error, in milliseconds, that halves or doubles the difficulty.
	pub half_life: Moment,
}

impl DifficultyParameters {
	/// The shortest target block time: 100 ms.
	pub const MIN_TARGET_BLOCK_TIME: Moment = 100;
	/// The longest target block time: one hour.
	pub const MAX_TARGET_BLOCK_TIME: Moment = 3_600_000;
	/// The shortest half life, in target block times. Below it a single block moves the
	/// difficulty by more than the noise of mining does.
	pub const MIN_HALF_LIFE_BLOCKS: Moment = 4;
	/// The longest half life: 30 days.
	pub const MAX_HALF_LIFE: Moment = 30 * 24 * 3_600_000;
}

impl Default for DifficultyParameters {
	/// The values of `live`.
	fn default() -> Self {
		Self { target_block_time: 30_000, half_life: 7_200_000 }
	}
}

impl ParameterGroup for DifficultyParameters {
	fn validate(&self) -> Result<(), InvalidParameter> {
		let block_times = Self::MIN_TARGET_BLOCK_TIME..=Self::MAX_TARGET_BLOCK_TIME;
		if !block_times.contains(&self.target_block_time) {
			return Err(InvalidParameter::TargetBlockTimeOutOfRange);
		}
		let shortest = self.target_block_time.saturating_mul(Self::MIN_HALF_LIFE_BLOCKS);
		if !(shortest..=Self::MAX_HALF_LIFE).contains(&self.half_life) {
			return Err(InvalidParameter::HalfLifeOutOfRange);
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn parameters(target_block_time: Moment, half_life: Moment) -> DifficultyParameters {
		DifficultyParameters { target_block_time, half_life }
	}

	#[test]
	fn difficulty_parameters_are_valid_at_their_bounds_and_invalid_beyond() {
		use InvalidParameter::*;
		let month = DifficultyParameters::MAX_HALF_LIFE;
		for (block_time, half_life, expected) in [
			(30_000, 7_200_000, Ok(())),
			(100, 400, Ok(())),
			(100, 399, Err(HalfLifeOutOfRange)),
			(99, 7_200_000, Err(TargetBlockTimeOutOfRange)),
			(0, 0, Err(TargetBlockTimeOutOfRange)),
			(3_600_000, month, Ok(())),
			(3_600_001, month, Err(TargetBlockTimeOutOfRange)),
			(30_000, month + 1, Err(HalfLifeOutOfRange)),
			(u64::MAX, u64::MAX, Err(TargetBlockTimeOutOfRange)),
		] {
			assert_eq!(
				parameters(block_time, half_life).validate(),
				expected,
				"{block_time} {half_life}"
			);
		}
	}
}
