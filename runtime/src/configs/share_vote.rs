//! The draw and its votes.

use crate::{ProtocolParameters, RewardDistribution, Runtime, Timestamp, ValidateShare};
use frame_support::traits::ConstU32;

impl pallet_share_vote::Config for Runtime {
	type Pool = ValidateShare;
	// StakingNodes are not there yet: every holder votes alone.
	type Nodes = ();
	type Rewards = RewardDistribution;
	type Parameters = ProtocolParameters;
	type Time = Timestamp;
	type HistoryLength = ConstU32<256>;
	type WeightInfo = pallet_share_vote::weights::SubstrateWeight<Runtime>;
}
