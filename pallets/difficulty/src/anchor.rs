//! The block from which the schedule is counted.

use crate::asert;
use assay_primitives::{parameters::DifficultyParameters, seal::Difficulty, BlockNumber, Moment};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A block at which the chain was, by definition, exactly on schedule, and the rule since then.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct AnchorPoint {
	/// The height of the anchor block.
	pub height: BlockNumber,
	/// The timestamp of the anchor block, in milliseconds since the Unix epoch.
	pub time: Moment,
	/// The difficulty of a child of the anchor block.
	pub difficulty: Difficulty,
	/// The parameters that hold for all blocks after the anchor's child.
	pub parameters: DifficultyParameters,
}

impl AnchorPoint {
	/// The difficulty of a child of the block at `height` whose timestamp is `time`.
	///
	/// A height below the anchor's counts as the anchor's.
	pub fn child_difficulty(&self, height: BlockNumber, time: Moment) -> Difficulty {
		let DifficultyParameters { target_block_time, half_life } = self.parameters;
		let blocks = height.saturating_sub(self.height);
		let error = asert::schedule_error(self.time, time, blocks, target_block_time);
		asert::next_difficulty(self.difficulty, error, half_life)
	}
}
