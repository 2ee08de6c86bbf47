//! Blocks: what fits into one, and how long they are remembered.

use crate::{
	AccountId, Block, Nonce, PalletInfo, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
	RuntimeTask, VERSION,
};
use assay_primitives::{currency::SS58_PREFIX, Balance, BlockNumber, Hash};
use frame_support::{
	derive_impl, parameter_types,
	weights::{
		constants::{RocksDbWeight, WEIGHT_REF_TIME_PER_SECOND},
		Weight,
	},
};
use frame_system::limits;
use sp_runtime::{traits::AccountIdLookup, Perbill};
use sp_version::RuntimeVersion;

/// How much of a block ordinary transactions may fill; the rest is for operational ones.
pub const NORMAL_RATIO: Perbill = Perbill::from_percent(75);

/// Two seconds of computation on reference hardware: a fifteenth of a live block's 30 seconds, so
/// that importing a block never competes with mining the next, and a node catches up quickly. A
/// chain that is not a parachain has no limit to the size of its proofs.
pub const MAX_BLOCK_WEIGHT: Weight =
	Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND.saturating_mul(2), u64::MAX);

/// 5 MiB of extrinsics.
pub const MAX_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;

parameter_types! {
	/// For how many blocks a transaction can be mortal and a block's hash be asked for: a day and a
	/// half at 30 s. The difficulty needs more than 64 of them.
	pub const BlockHashCount: BlockNumber = 4_096;
	/// This runtime's version.
	pub const Version: RuntimeVersion = VERSION;
	/// The address format, the same as in the chain specs' properties.
	pub const SS58Prefix: u16 = SS58_PREFIX;
	/// The computation that fits into a block, by class.
	pub BlockWeights: limits::BlockWeights =
		limits::BlockWeights::with_sensible_defaults(MAX_BLOCK_WEIGHT, NORMAL_RATIO);
	/// The bytes that fit into a block, by class.
	pub BlockLength: limits::BlockLength = limits::BlockLength::builder()
		.max_length(MAX_BLOCK_LENGTH)
		.modify_max_length_for_class(frame_support::dispatch::DispatchClass::Normal, |max| {
			*max = NORMAL_RATIO * MAX_BLOCK_LENGTH
		})
		.build();
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
	type Hash = Hash;
	type Nonce = Nonce;
	type AccountId = AccountId;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type BlockHashCount = BlockHashCount;
	type BlockWeights = BlockWeights;
	type BlockLength = BlockLength;
	// The node's database is ParityDB, whose figures are lower. These leave room for the ordinary
	// disks of ordinary miners.
	type DbWeight = RocksDbWeight;
	type Version = Version;
	type SS58Prefix = SS58Prefix;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
	type MaxConsumers = frame_support::traits::ConstU32<128>;
	// Its voting key goes with an account.
	type OnKilledAccount = crate::ShareVote;
	type SingleBlockMigrations = crate::migrations::Migrations;
}
