//! The parameters of the protocol.

use crate::{
	origins::{EnsureParameterAdmin, RootOr},
	Runtime,
};

impl pallet_protocol_parameters::Config for Runtime {
	type AdminOrigin = RootOr<EnsureParameterAdmin>;
	type WeightInfo = pallet_protocol_parameters::weights::SubstrateWeight<Runtime>;
}
