//! How long the periods of governance last, and what the treasury gets of the fees.

use super::{InvalidParameter, ParameterGroup, MILLION};
use crate::BlockNumber;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// How long the periods of governance last, and what the treasury gets of the fees (DESIGN 4,
/// Governance). Root alone changes this group: whoever could shorten the periods of its own
/// referenda would be root.
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
pub struct GovernanceParameters {
	/// How many blocks the periods of governance count as a day. Live: 2,880, a day at 30 s. A
	/// change holds at once, also for referenda that are going on, from their next step on, and for
	/// votes that were not removed yet.
	pub day: BlockNumber,
	/// The treasury's part of each fee, in millionths; of tips it gets nothing. Live: 20 %.
	pub treasury_fee_share: u32,
}

impl GovernanceParameters {
	/// The longest day, in blocks: five weeks at 30 s. Every period stays far from the last block
	/// number.
	pub const MAX_DAY: BlockNumber = 100_000;

	/// So many days, in blocks.
	pub const fn days(&self, count: u32) -> BlockNumber {
		self.day.saturating_mul(count)
	}

	/// So many hours, in blocks. An hour is a 24th of a day, rounded up: at least one block.
	pub const fn hours(&self, count: u32) -> BlockNumber {
		self.day.div_ceil(24).saturating_mul(count)
	}
}

impl Default for GovernanceParameters {
	/// The values of `live`.
	fn default() -> Self {
		Self { day: 2_880, treasury_fee_share: 200_000 }
	}
}

impl ParameterGroup for GovernanceParameters {
	fn validate(&self) -> Result<(), InvalidParameter> {
		if !(1..=Self::MAX_DAY).contains(&self.day) {
			return Err(InvalidParameter::DayOutOfRange);
		}
		if self.treasury_fee_share > MILLION {
			return Err(InvalidParameter::TreasuryFeeShareOutOfRange);
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::{InvalidParameter::*, *};

	fn group(day: BlockNumber, treasury_fee_share: u32) -> GovernanceParameters {
		GovernanceParameters { day, treasury_fee_share }
	}

	#[test]
	fn governance_parameters_are_valid_at_their_bounds_and_invalid_beyond() {
		for (day, share, expected) in [
			(2_880, 200_000, Ok(())),
			(1, 0, Ok(())),
			(0, 0, Err(DayOutOfRange)),
			(100_000, 1_000_000, Ok(())),
			(100_001, 1_000_000, Err(DayOutOfRange)),
			(u32::MAX, 0, Err(DayOutOfRange)),
			(1, 1_000_001, Err(TreasuryFeeShareOutOfRange)),
			(1, u32::MAX, Err(TreasuryFeeShareOutOfRange)),
		] {
			assert_eq!(group(day, share).validate(), expected, "{day} {share}");
		}
	}

	#[test]
	fn days_and_hours_are_counted_in_whole_blocks() {
		for (day, days, hours) in [
			(2_880, (2_880, 40_320), (120, 1_440)),
			(8, (8, 112), (1, 12)),
			(2, (2, 28), (1, 12)),
			(25, (25, 350), (2, 24)),
			(1, (1, 14), (1, 12)),
			(100_000, (100_000, 1_400_000), (4_167, 50_004)),
		] {
			let group = group(day, 0);
			assert_eq!((group.days(1), group.days(14)), days, "{day}");
			assert_eq!((group.hours(1), group.hours(12)), hours, "{day}");
		}
	}

	#[test]
	fn periods_do_not_overflow_when_a_group_was_never_checked() {
		assert_eq!(group(u32::MAX, 0).days(2), u32::MAX);
		assert_eq!(group(u32::MAX, 0).hours(25), u32::MAX);
	}
}
