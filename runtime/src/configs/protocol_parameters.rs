//! The parameters of the protocol.

use crate::{origins::EnsureParameterAdmin, AccountId, Runtime};
use frame_support::traits::EitherOf;
use frame_system::EnsureRoot;

impl pallet_protocol_parameters::Config for Runtime {
	type AdminOrigin = EitherOf<EnsureRoot<AccountId>, EnsureParameterAdmin>;
	type WeightInfo = pallet_protocol_parameters::weights::SubstrateWeight<Runtime>;
}
