//! What a block pays, and to whom.

use super::{InvalidParameter, ParameterGroup};
use crate::{currency::ASY, seal::Difficulty, Balance, BlockNumber};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The whole, where a part is counted in millionths.
pub const MILLION: u32 = 1_000_000;

/// What a block pays, and to whom (DESIGN 3.5). A change holds from the next block on: what a block
/// pays for the votes on it is fixed when it begins.
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
pub struct RewardParameters {
	/// The reward of a block before the first halving, at full difficulty. Live: 72 ASY.
	pub base_reward: Balance,
	/// After how many blocks the reward halves. Live: 4,204,800 (4 years).
	pub halving_period: BlockNumber,
	/// Up to which difficulty a block pays one half. Live: the difficulty of the first block,
	/// 30,000.
	pub difficulty_low: Difficulty,
	/// From which difficulty on a block pays all; in between it grows linearly. Live: five times the
	/// lower bound, as SERO's two bounds stand to each other (340 and 1,700 million).
	pub difficulty_high: Difficulty,
	/// The author's part of the reward, in millionths. Live: 5/8.
	pub author_part: u32,
	/// The part of the owners of the drawn shares, in millionths. Live: 2/8.
	pub owners_part: u32,
	/// The part of the StakingNodes that vote for the drawn shares, in millionths. Live: 1/8.
	pub nodes_part: u32,
	/// How much of the owners' and the nodes' part is paid when the pool is empty, in millionths.
	/// Live: 30 %.
	pub participation_floor: u32,
	/// From how many shares in the pool on all of it is paid; in between it grows linearly. Live:
	/// 326,592.
	pub reference_pool: u64,
	/// On how much of the pool a StakingNode earns, in millionths. Live: 10 %.
	pub node_cap: u32,
}

impl RewardParameters {
	/// The highest base reward: 1,000 ASY, some fourteen times that of `live`. More would make whoever
	/// sets the rewards the owner of all that there is.
	pub const MAX_BASE_REWARD: Balance = 1_000 * ASY;
	/// The highest bound of the difficulty: what the JSON of a chain spec carries.
	pub const MAX_DIFFICULTY: Difficulty = u64::MAX as Difficulty;
}

impl Default for RewardParameters {
	/// The values of `live`.
	fn default() -> Self {
		Self {
			base_reward: 72 * ASY,
			halving_period: 4_204_800,
			difficulty_low: 30_000,
			difficulty_high: 150_000,
			author_part: 625_000,
			owners_part: 250_000,
			nodes_part: 125_000,
			participation_floor: 300_000,
			reference_pool: 326_592,
			node_cap: 100_000,
		}
	}
}

impl ParameterGroup for RewardParameters {
	fn validate(&self) -> Result<(), InvalidParameter> {
		use InvalidParameter::*;
		let within = |holds: bool, broken| if holds { Ok(()) } else { Err(broken) };
		let parts = [self.author_part, self.owners_part, self.nodes_part];
		let together = parts.into_iter().fold(0, u32::saturating_add);
		within(self.base_reward <= Self::MAX_BASE_REWARD, BaseRewardOutOfRange)?;
		within(self.halving_period > 0, HalvingPeriodOutOfRange)?;
		within(
			self.difficulty_low > 0
				&& self.difficulty_low < self.difficulty_high
				&& self.difficulty_high <= Self::MAX_DIFFICULTY,
			DifficultyBoundsOutOfRange,
		)?;
		within(together <= MILLION, SplitOutOfRange)?;
		within(self.participation_floor <= MILLION, ParticipationFloorOutOfRange)?;
		within(self.reference_pool > 0, ReferencePoolOutOfRange)?;
		within((1..=MILLION).contains(&self.node_cap), NodeCapOutOfRange)
	}
}

#[cfg(test)]
mod tests {
	use super::{InvalidParameter::*, RewardParameters as Rewards, *};

	#[test]
	fn reward_parameters_are_valid_at_their_bounds_and_invalid_beyond() {
		let live = Rewards::default();
		let split = |author_part, owners_part, nodes_part| Rewards {
			author_part,
			owners_part,
			nodes_part,
			..live
		};
		let bounds =
			|difficulty_low, difficulty_high| Rewards { difficulty_low, difficulty_high, ..live };
		let json = Rewards::MAX_DIFFICULTY;
		for (parameters, expected) in [
			(live, Ok(())),
			(Rewards { base_reward: 0, ..live }, Ok(())),
			(Rewards { base_reward: Rewards::MAX_BASE_REWARD, ..live }, Ok(())),
			(
				Rewards { base_reward: Rewards::MAX_BASE_REWARD + 1, ..live },
				Err(BaseRewardOutOfRange),
			),
			(Rewards { halving_period: 1, ..live }, Ok(())),
			(Rewards { halving_period: 0, ..live }, Err(HalvingPeriodOutOfRange)),
			(bounds(1, 2), Ok(())),
			(bounds(0, 2), Err(DifficultyBoundsOutOfRange)),
			(bounds(2, 2), Err(DifficultyBoundsOutOfRange)),
			(bounds(3, 2), Err(DifficultyBoundsOutOfRange)),
			(bounds(1, json), Ok(())),
			(bounds(1, json + 1), Err(DifficultyBoundsOutOfRange)),
			(split(0, 0, 0), Ok(())),
			(split(MILLION, 0, 0), Ok(())),
			(split(MILLION, 0, 1), Err(SplitOutOfRange)),
			(split(625_000, 250_001, 125_000), Err(SplitOutOfRange)),
			(split(u32::MAX, u32::MAX, u32::MAX), Err(SplitOutOfRange)),
			(Rewards { participation_floor: 0, ..live }, Ok(())),
			(Rewards { participation_floor: MILLION, ..live }, Ok(())),
			(
				Rewards { participation_floor: MILLION + 1, ..live },
				Err(ParticipationFloorOutOfRange),
			),
			(Rewards { reference_pool: 1, ..live }, Ok(())),
			(Rewards { reference_pool: u64::MAX, ..live }, Ok(())),
			(Rewards { reference_pool: 0, ..live }, Err(ReferencePoolOutOfRange)),
			(Rewards { node_cap: 1, ..live }, Ok(())),
			(Rewards { node_cap: MILLION, ..live }, Ok(())),
			(Rewards { node_cap: 0, ..live }, Err(NodeCapOutOfRange)),
			(Rewards { node_cap: MILLION + 1, ..live }, Err(NodeCapOutOfRange)),
		] {
			assert_eq!(parameters.validate(), expected, "{parameters:?}");
		}
	}

	#[test]
	fn every_bound_of_an_amount_fits_into_the_json_of_a_chain_spec() {
		assert!(Rewards::MAX_BASE_REWARD <= u64::MAX.into());
		assert!(Rewards::MAX_DIFFICULTY <= u64::MAX.into());
	}
}
