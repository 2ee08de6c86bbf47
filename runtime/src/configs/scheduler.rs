//! Calls that wait for their block: what referenda have decided, and their own next steps.

use super::system::MAX_BLOCK_WEIGHT;
use crate::{
	AccountId, OriginCaller, Preimage, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, System,
};
use frame_support::{parameter_types, traits::EqualPrivilegeOnly, weights::Weight};
use frame_system::EnsureRoot;
use sp_runtime::Perbill;

parameter_types! {
	/// Half a block. Scheduled calls run at the beginning of a block, before settlement, which has a
	/// tenth of it for certain: two fifths are left for votes and transactions however much is due.
	pub MaximumSchedulerWeight: Weight = Perbill::from_percent(50) * MAX_BLOCK_WEIGHT;
	/// How many calls can wait for one block. As many steps of referenda take a part of what scheduled
	/// calls may have, so that a full block does not hold up those after it.
	pub const MaxScheduledPerBlock: u32 = 200;
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaximumSchedulerWeight;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type MaxScheduledPerBlock = MaxScheduledPerBlock;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}
