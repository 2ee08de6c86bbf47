//! The calls that referenda decide on, in full.

use super::{deposit, DEPOSIT_PER_BYTE};
use crate::{AccountId, Balances, Runtime, RuntimeEvent, RuntimeHoldReason};
use assay_primitives::Balance;
use frame_support::{
	parameter_types,
	traits::{fungible::HoldConsideration, LinearStoragePrice},
};
use frame_system::EnsureRoot;

parameter_types! {
	/// Why the deposit for a preimage is on hold.
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
	/// For a preimage: its status and its bytes.
	pub const PreimageBaseDeposit: Balance = deposit(2, 64);
	/// For each byte of it.
	pub const PreimageByteDeposit: Balance = DEPOSIT_PER_BYTE;
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
}
