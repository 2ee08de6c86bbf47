//! StakingNodes, and the set that they finalise in.

use crate::{
	origins::{EnsureFinalityRestorer, EnsureNodeAdmin, RootOr},
	AccountId, Balances, ProtocolParameters, Runtime, RuntimeHoldReason, System, ValidateShare,
};
use assay_primitives::share::SharePool;
use frame_support::{parameter_types, traits::Get};
use pallet_staking_node::GrandpaGadget;

parameter_types! {
	/// Two sets of at most forty that follow each other step by step, and authorities of genesis.
	pub const MaxSetSize: u32 = 100;
}

/// How many shares the pool has.
pub struct PoolSize;

impl Get<u64> for PoolSize {
	fn get() -> u64 {
		<ValidateShare as SharePool<AccountId>>::size()
	}
}

impl pallet_staking_node::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = ProtocolParameters;
	type Auction = ProtocolParameters;
	type PoolSize = PoolSize;
	type Finality = GrandpaGadget<Runtime>;
	// Stake pools are not there yet.
	type LossCover = ();
	type BlockNumberProvider = System;
	type RestoreOrigin = RootOr<EnsureFinalityRestorer>;
	type AdminOrigin = RootOr<EnsureNodeAdmin>;
	type MaxSetSize = MaxSetSize;
	type WeightInfo = pallet_staking_node::weights::SubstrateWeight<Runtime>;
}
