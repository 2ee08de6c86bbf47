//! When votes are asked for, and when a block does without.

use super::{DifficultyParameters, InvalidParameter, ParameterGroup};
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
	/// The shortest escape gap: one second, [`Self::MIN_ESCAPE_BLOCKS`] of the shortest target block
	/// times.
	pub const MIN_ESCAPE_GAP: Moment = 1_000;
	/// The longest escape gap: 30 days.
	pub const MAX_ESCAPE_GAP: Moment = 30 * 24 * 3_600_000;
	/// How many target block times the escape gap must have. By chance alone one block in 22,000 (e to
	/// the tenth) comes that long after its parent. With a gap of one block time it would be every third,
	/// and the quorum would be no promise.
	pub const MIN_ESCAPE_BLOCKS: Moment = 10;

	/// Whether the escape gap is long enough for blocks that come at this pace.
	///
	/// It is a rule of two groups, so `validate` of either cannot check it: whoever changes one of them
	/// has to. A genesis may break it, for a chain of tests on which escapes shall be seen.
	///
	/// # Errors
	///
	/// [`InvalidParameter::EscapeGapBelowTenBlockTimes`]
	pub fn fit(&self, difficulty: &DifficultyParameters) -> Result<(), InvalidParameter> {
		let shortest = difficulty.target_block_time.saturating_mul(Self::MIN_ESCAPE_BLOCKS);
		if self.escape_gap < shortest {
			return Err(InvalidParameter::EscapeGapBelowTenBlockTimes);
		}
		Ok(())
	}
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

	#[test]
	fn escape_gap_fits_when_it_has_ten_target_block_times() {
		for (escape_gap, target_block_time, expected) in [
			(1_000, 100, Ok(())),
			(1_000, 101, Err(EscapeGapBelowTenBlockTimes)),
			(300_000, 30_000, Ok(())),
			(299_999, 30_000, Err(EscapeGapBelowTenBlockTimes)),
			(u64::MAX, u64::MAX, Ok(())),
			(u64::MAX - 1, u64::MAX, Err(EscapeGapBelowTenBlockTimes)),
		] {
			let votes = VoteParameters { escape_gap, ..Default::default() };
			let pace = DifficultyParameters { target_block_time, ..Default::default() };
			assert_eq!(votes.fit(&pace), expected, "{escape_gap} {target_block_time}");
		}
	}
}
