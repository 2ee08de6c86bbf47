//! The time of a block.

use crate::Runtime;
use assay_primitives::Moment;
use frame_support::traits::ConstU64;

impl pallet_timestamp::Config for Runtime {
	type Moment = Moment;
	type OnTimestampSet = ();
	// A period of seconds would push the timestamps of quickly found blocks into the future until
	// they are refused. The block time is the difficulty's business.
	type MinimumPeriod = ConstU64<1>;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}
