//! StakingNodes, and the set that they finalise in.

use crate::{
	origins::{EnsureFinalityRestorer, EnsureNodeAdmin, RootOr},
	AccountId, Balances, BlockNumber, Grandpa, ProtocolParameters, Runtime, RuntimeHoldReason,
	System, ValidateShare,
};
use assay_primitives::{node::FinalityGadget, share::SharePool};
use frame_support::{parameter_types, traits::Get};
use pallet_grandpa::{CurrentSetId, Stalled};
use sp_consensus_grandpa::{AuthorityList, SetId};
use sp_runtime::DispatchResult;

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

/// GRANDPA, whose authorities StakingNodes elect.
pub struct Gadget;

impl FinalityGadget for Gadget {
	fn authorities() -> AuthorityList {
		Grandpa::grandpa_authorities()
	}

	fn set_id() -> SetId {
		CurrentSetId::<Runtime>::get()
	}

	fn schedule(
		next: AuthorityList,
		delay: BlockNumber,
		forced: Option<BlockNumber>,
	) -> DispatchResult {
		Grandpa::schedule_change(next, delay, forced)
	}

	fn begin_set(id: SetId) {
		CurrentSetId::<Runtime>::put(id);
	}

	fn stall() -> Option<(BlockNumber, BlockNumber)> {
		Stalled::<Runtime>::get()
	}

	fn note_stall(delay: BlockNumber, best_finalized: BlockNumber) {
		Stalled::<Runtime>::put((delay, best_finalized));
	}

	fn clear_stall() {
		Stalled::<Runtime>::kill();
	}
}

impl pallet_staking_node::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = ProtocolParameters;
	type Auction = ProtocolParameters;
	type PoolSize = PoolSize;
	type Finality = Gadget;
	// Stake pools are not there yet.
	type LossCover = ();
	type BlockNumberProvider = System;
	type RestoreOrigin = RootOr<EnsureFinalityRestorer>;
	type AdminOrigin = RootOr<EnsureNodeAdmin>;
	type MaxSetSize = MaxSetSize;
	type WeightInfo = pallet_staking_node::weights::SubstrateWeight<Runtime>;
}
