//! The draw and its votes.

use crate::{
	ProtocolParameters, RewardDistribution, Runtime, StakingNode, Timestamp, ValidateShare,
};
use frame_support::traits::ConstU32;

impl pallet_share_vote::Config for Runtime {
	type Pool = ValidateShare;
	type Nodes = StakingNode;
	type Rewards = RewardDistribution;
	type Parameters = ProtocolParameters;
	type Time = Timestamp;
	type HistoryLength = ConstU32<256>;
	type WeightInfo = pallet_share_vote::weights::SubstrateWeight<Runtime>;
}
