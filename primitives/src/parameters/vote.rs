//! When votes are asked for, and when a block does without.

use super::{InvalidParameter, ParameterGroup};
use crate::{share::DRAWN, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// When votes are asked for, and when a block does without (DESIGN 3.1, Activation and Escape).
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
pub struct VoteParameters {
	/// With how many mature shares draws begin. Live: 100,000.
	pub activation_size: u64,
	/// Of how many of the last blocks nine tenths must have carried a quorum before it is
	/// required. Live: 20,160 (a week).
	pub lock_in_window: u32,
	/// How long after its parent a block needs no quorum, in milliseconds. Live: 6 hours.
	pub escape_gap: Moment,
}

impl VoteParameters {
	/// The shortest lock-in window, in blocks.
	pub const MIN_LOCK_IN_WINDOW: u32 = 10;
	/// The longest lock-in window, in blocks: a month at 30 s. A change starts the count anew, so it must
	/// not put off the quorum for years.
	pub const MAX_LOCK_IN_WINDOW: u32 = 86_400;
	/// The shortest escape gap: one second.
	pub const MIN_ESCAPE_GAP: Moment = 1_000;
	/// The longest escape gap: 30 days.
	pub const MAX_ESCAPE_GAP: Moment = 30 * 24 * 3_600_000;
}

impl Default for VoteParameters {
	/// The values of `live`.
	fn default() -> Self {
		Self { activation_size: 100_000, lock_in_window: 20_160, escape_gap: 6 * 3_600_000 }
	}
}

impl ParameterGroup for VoteParameters {
	fn validate(&self) -> Result<(), InvalidParameter> {
		if self.activation_size < DRAWN as u64 {
			return Err(InvalidParameter::ActivationSizeOutOfRange);
		}
		let windows = Self::MIN_LOCK_IN_WINDOW..=Self::MAX_LOCK_IN_WINDOW;
		if !windows.contains(&self.lock_in_window) {
			return Err(InvalidParameter::LockInWindowOutOfRange);
		}
		if !(Self::MIN_ESCAPE_GAP..=Self::MAX_ESCAPE_GAP).contains(&self.escape_gap) {
			return Err(InvalidParameter::EscapeGapOutOfRange);
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::{InvalidParameter::*, *};

	#[test]
	fn vote_parameters_are_valid_at_their_bounds_and_invalid_beyond() {
		let month = VoteParameters::MAX_ESCAPE_GAP;
		for (activation_size, lock_in_window, escape_gap, expected) in [
			(100_000, 20_160, 21_600_000, Ok(())),
			(3, 10, 1_000, Ok(())),
			(2, 10, 1_000, Err(ActivationSizeOutOfRange)),
			(3, 9, 1_000, Err(LockInWindowOutOfRange)),
			(3, 10, 999, Err(EscapeGapOutOfRange)),
			(u64::MAX, 86_400, month, Ok(())),
			(u64::MAX, 86_401, month, Err(LockInWindowOutOfRange)),
			(u64::MAX, 86_400, month + 1, Err(EscapeGapOutOfRange)),
		] {
			let group = VoteParameters { activation_size, lock_in_window, escape_gap };
			assert_eq!(group.validate(), expected, "{group:?}");
		}
	}
}
