//! When accounts are settled.

use super::{InvalidParameter, ParameterGroup};
use crate::BlockNumber;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// When accounts are settled (DESIGN 3.6).
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
pub struct SettlementParameters {
	/// How many blocks after its first unsettled credit an account is settled. Live: 20,160 (a
	/// week). A change leaves the due blocks that are set already as they are.
	pub period: BlockNumber,
}

impl SettlementParameters {
	/// The longest period, in blocks: five weeks at 30 s. What was bought before a change waits for it
	/// too, the principal of a share as well as what it earns.
	pub const MAX_PERIOD: BlockNumber = 100_800;
}

impl Default for SettlementParameters {
	/// The value of `live`.
	fn default() -> Self {
		Self { period: 20_160 }
	}
}

impl ParameterGroup for SettlementParameters {
	fn validate(&self) -> Result<(), InvalidParameter> {
		match self.period {
			1..=Self::MAX_PERIOD => Ok(()),
			_ => Err(InvalidParameter::SettlementPeriodOutOfRange),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::{InvalidParameter::*, *};

	#[test]
	fn settlement_parameters_are_valid_at_their_bounds_and_invalid_beyond() {
		for (period, expected) in [
			(20_160, Ok(())),
			(1, Ok(())),
			(0, Err(SettlementPeriodOutOfRange)),
			(100_800, Ok(())),
			(100_801, Err(SettlementPeriodOutOfRange)),
			(u32::MAX, Err(SettlementPeriodOutOfRange)),
		] {
			assert_eq!(SettlementParameters { period }.validate(), expected, "{period}");
		}
	}
}
