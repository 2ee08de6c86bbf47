//! The difficulty of the proof of work.

use crate::{ProtocolParameters, Runtime, Timestamp};

impl pallet_difficulty::Config for Runtime {
	type Parameters = ProtocolParameters;
	type Time = Timestamp;
	type WeightInfo = pallet_difficulty::weights::SubstrateWeight<Runtime>;
}
