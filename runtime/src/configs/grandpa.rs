//! Finality.

use crate::{Runtime, RuntimeEvent};
use frame_support::traits::{ConstU32, ConstU64};

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	// The design's limit of elected nodes is 30; they sit beside the genesis authorities at first.
	type MaxAuthorities = ConstU32<100>;
	type MaxNominators = ConstU32<0>;
	// An authority has no bond yet, so there is nothing to prove an equivocation for.
	type MaxSetIdSessionEntries = ConstU64<0>;
	type KeyOwnerProof = sp_core::Void;
	type EquivocationReportSystem = ();
}
