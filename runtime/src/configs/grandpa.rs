//! Finality.

use super::staking_node::MaxSetSize;
use crate::{Runtime, RuntimeEvent};
use frame_support::traits::{ConstU32, ConstU64};

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = MaxSetSize;
	type MaxNominators = ConstU32<0>;
	// The sets, their numbers and whose keys were in them are StakingNode's to keep, and so are
	// equivocations: a report of this pallet is taken from the node's own pool only, and no miner
	// would ever see it.
	type MaxSetIdSessionEntries = ConstU64<0>;
	type KeyOwnerProof = sp_core::Void;
	type EquivocationReportSystem = ();
}
