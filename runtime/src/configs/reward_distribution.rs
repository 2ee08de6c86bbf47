//! Rewards and their settlement.

use super::{authorship::SealAuthor, system::MAX_BLOCK_WEIGHT};
use crate::{Balances, ProtocolParameters, Runtime, ShareVote, StakingNode, System, ValidateShare};
use assay_primitives::seal::Difficulty;
use frame_support::{parameter_types, traits::Get, weights::Weight, PalletId};
use sp_runtime::Perbill;

parameter_types! {
	/// Names the pot.
	pub const PotId: PalletId = PalletId(*b"assay/rw");
	/// A tenth of a block settles accounts, however full it is.
	pub GuaranteedWeight: Weight = Perbill::from_percent(10) * MAX_BLOCK_WEIGHT;
	/// A quarter of a block more, if it has nothing else to do: an import stays quick.
	pub IdleWeight: Weight = Perbill::from_percent(25) * MAX_BLOCK_WEIGHT;
}

/// The difficulty of the block whose hooks run: its child's is fixed at its end.
pub struct BlockDifficulty;

impl Get<Difficulty> for BlockDifficulty {
	fn get() -> Difficulty {
		crate::Difficulty::next_seal().difficulty
	}
}

impl pallet_reward_distribution::Config for Runtime {
	type Currency = Balances;
	type Rewards = ProtocolParameters;
	type Settlement = ProtocolParameters;
	type Shares = ProtocolParameters;
	type Blocks = ProtocolParameters;
	type Difficulty = BlockDifficulty;
	type FindAuthor = SealAuthor;
	type Votes = ShareVote;
	type Pool = ValidateShare;
	type Nodes = StakingNode;
	// Stake pools are not there yet.
	type OnSettled = ();
	type BlockNumberProvider = System;
	type PalletId = PotId;
	type GuaranteedWeight = GuaranteedWeight;
	type IdleWeight = IdleWeight;
	type WeightInfo = pallet_reward_distribution::weights::SubstrateWeight<Runtime>;
}
