//! Accounts of several signatories.

use super::deposit;
use crate::{Balances, Runtime, RuntimeCall, RuntimeEvent, System};
use assay_primitives::Balance;
use frame_support::{parameter_types, traits::ConstU32};

parameter_types! {
	/// For an open multisig: one item of 88 bytes (the key, the time point, the depositor).
	pub const DepositBase: Balance = deposit(1, 88);
	/// For each approval that the threshold asks for: an account.
	pub const DepositFactor: Balance = deposit(0, 32);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = DepositBase;
	type DepositFactor = DepositFactor;
	type MaxSignatories = ConstU32<100>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}
