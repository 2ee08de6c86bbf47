//! The parameters of the protocol.

use crate::{AccountId, Runtime};
use frame_system::EnsureRoot;

impl pallet_protocol_parameters::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	type WeightInfo = pallet_protocol_parameters::weights::SubstrateWeight<Runtime>;
}
