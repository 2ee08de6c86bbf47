//! A runtime of nothing but this pallet, with a clock and parameters that tests set.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::{self as pallet_difficulty, Anchor, AnchorPoint, Event, GenesisConfig, NextSeal};
use assay_primitives::{
	parameters::DifficultyParameters,
	seal::{Difficulty, SealAlgorithm, SealParameters, POW_ENGINE_ID},
	Moment,
};
use frame_support::{
	derive_impl, parameter_types,
	traits::{Hooks, Time},
};
use sp_core::H256;
use sp_runtime::{traits::Header as _, BuildStorage, Digest, DigestItem};

pub type Block = frame_system::mocking::MockBlockU32<Test>;
pub type Header = <Block as sp_runtime::traits::Block>::Header;

/// The difficulty of the first two blocks of every test chain.
pub const INITIAL: Difficulty = 1_000_000_000;
/// The timestamp of block 1.
pub const START: Moment = 1_700_000_000_000;
/// The target block time.
pub const BLOCK_TIME: Moment = 30_000;
/// The half life.
pub const HALF_LIFE: Moment = 7_200_000;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(2)]
	pub type DifficultyPallet = pallet_difficulty;
}

parameter_types! {
	pub static Now: Moment = 0;
	pub static Parameters: DifficultyParameters =
		DifficultyParameters { target_block_time: BLOCK_TIME, half_life: HALF_LIFE };
	pub static BlockHashCount: u32 = 256;
}

/// The clock: what [`Now`] was last set to.
pub struct Clock;

impl Time for Clock {
	type Moment = Moment;

	fn now() -> Moment {
		Now::get()
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type BlockHashCount = BlockHashCount;
}

impl crate::Config for Test {
	type Parameters = Parameters;
	type Time = Clock;
	type WeightInfo = ();
}

/// A chain that has only its genesis block.
pub fn ext() -> sp_io::TestExternalities {
	genesis(SealAlgorithm::Blake3, INITIAL)
}

/// A chain that has only its genesis block, which says this.
pub fn genesis(
	algorithm: SealAlgorithm,
	initial_difficulty: Difficulty,
) -> sp_io::TestExternalities {
	let system = frame_system::GenesisConfig::<Test>::default();
	let mut storage = system.build_storage().unwrap();
	GenesisConfig::<Test> { algorithm, initial_difficulty, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	// The clock and the parameters belong to the thread, which may have run a test before.
	Now::set(0);
	Parameters::set(parameters(BLOCK_TIME, HALF_LIFE));
	BlockHashCount::set(256);
	storage.into()
}

/// Run `test` on a new chain, then check the invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	ext().execute_with(|| {
		test();
		DifficultyPallet::do_try_state().unwrap();
	});
}

/// Parameters of the rule, in milliseconds.
pub fn parameters(target_block_time: Moment, half_life: Moment) -> DifficultyParameters {
	DifficultyParameters { target_block_time, half_life }
}

/// The hash that the mock gives to the block at `height`.
pub fn hash_of(height: u32) -> H256 {
	H256::from_low_u64_be(0xb10c_0000_0000 + u64::from(height))
}

/// What a miner puts into the header of every block.
pub fn author() -> DigestItem {
	DigestItem::PreRuntime(POW_ENGINE_ID, vec![7; 32])
}

/// Start the next block, as far as the inherents.
pub fn begin_block() {
	let height = System::block_number() + 1;
	System::reset_events();
	System::initialize(&height, &hash_of(height - 1), &Digest { logs: vec![author()] });
	DifficultyPallet::on_initialize(height);
}

/// Set the time of the block that has begun, and end it.
pub fn end_block(time: Moment) -> Header {
	Now::set(time);
	DifficultyPallet::on_finalize(System::block_number());
	let header = System::finalize();
	assert_eq!(*header.number(), System::block_number());
	header
}

/// Make one block with this timestamp.
pub fn block_at(time: Moment) -> Header {
	begin_block();
	end_block(time)
}

/// Make one block this long after its parent; the first at [`START`].
pub fn block_after(interval: Moment) -> Header {
	let first = System::block_number() == 0;
	block_at(if first { START } else { Now::get() + interval })
}

/// Make blocks on schedule up to `height`.
pub fn run_to(height: u32) {
	while System::block_number() < height {
		block_after(Parameters::get().target_block_time);
	}
}

/// The difficulty of a child of the last block.
pub fn next_difficulty() -> Difficulty {
	next_seal().difficulty
}

/// What the child of the last block has to satisfy.
pub fn next_seal() -> SealParameters {
	NextSeal::<Test>::get()
}

/// The anchor, which must be there.
pub fn anchor() -> AnchorPoint {
	Anchor::<Test>::get().unwrap()
}

/// This pallet's events in the last block.
pub fn events() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.map(|record| match record.event {
			RuntimeEvent::DifficultyPallet(event) => event,
			other => panic!("an event of another pallet: {other:?}"),
		})
		.collect()
}
