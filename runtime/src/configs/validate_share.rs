//! The auction and the pool of shares.

use super::deposit;
use crate::{
	Balances, ProtocolParameters, RewardDistribution, Runtime, RuntimeHoldReason, ShareVote,
	StakingNode, System,
};
use assay_primitives::Balance;
use frame_support::{parameter_types, traits::ConstU32};

parameter_types! {
	/// What is set aside for a lot: its entry, its line in the owner's list, its part of the tree.
	pub const LotDeposit: Balance = deposit(2, 200);
	/// What is set aside for a bid in the book: its entry, its line in the owner's list.
	pub const BidDeposit: Balance = deposit(2, 200);
}

impl pallet_validate_share::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Auction = ProtocolParameters;
	type Shares = ProtocolParameters;
	type Voters = ShareVote;
	type Nodes = StakingNode;
	type Settlement = RewardDistribution;
	type BlockNumberProvider = System;
	type LotDeposit = LotDeposit;
	type BidDeposit = BidDeposit;
	type MaxBids = ConstU32<512>;
	type MaxQuantity = ConstU32<1_000_000>;
	type MaxFillsPerBlock = ConstU32<8>;
	type MaxMaturingPerBlock = ConstU32<64>;
	type MaxExpiringPerBlock = ConstU32<64>;
	type WeightInfo = pallet_validate_share::weights::SubstrateWeight<Runtime>;
}
