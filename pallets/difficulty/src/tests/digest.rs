//! The header says what its seal has to satisfy.

use crate::{mock::*, GenesisConfig};
use assay_primitives::seal::{HeaderSeal, SealParameters, POW_ENGINE_ID};
use codec::Encode;
use frame_support::traits::Hooks;
use sp_core::H256;
use sp_runtime::{traits::Header as _, BuildStorage, DigestItem};

fn sealed(header: &Header) -> HeaderSeal {
	let mut digest = header.digest().clone();
	digest.push(DigestItem::Seal(POW_ENGINE_ID, vec![0; 16]));
	HeaderSeal::read(&digest).unwrap()
}

#[test]
fn header_carries_the_seal_parameters_exactly_once_after_the_author() {
	build_and_execute(|| {
		let header = block_after(BLOCK_TIME);
		let first = SealParameters { difficulty: INITIAL, key: H256::zero() };
		let deposited = DigestItem::Consensus(POW_ENGINE_ID, first.encode());
		assert_eq!(header.digest().logs(), [author(), deposited]);
	});
}

#[test]
fn header_carries_what_the_parent_fixed_when_the_difficulty_moves() {
	build_and_execute(|| {
		run_to(2);
		for interval in [1, BLOCK_TIME * 20, 1, BLOCK_TIME * 3] {
			let fixed_by_parent = next_seal();
			let header = block_after(interval);
			assert_eq!(sealed(&header).parameters, fixed_by_parent);
			assert_ne!(next_seal(), fixed_by_parent);
		}
	});
}

#[test]
fn header_carries_the_same_when_the_chain_is_restarted_from_its_storage() {
	let mut chain = ext();
	chain.execute_with(|| {
		run_to(5);
		block_after(BLOCK_TIME * 9);
	});
	chain.commit_all().unwrap();
	let stored = chain.into_raw_snapshot();
	let (mut one, mut other) = (
		sp_io::TestExternalities::from_raw_snapshot(stored.0.clone(), stored.1, Default::default()),
		sp_io::TestExternalities::from_raw_snapshot(stored.0, stored.1, Default::default()),
	);
	let before = Now::get();
	let block = || {
		Now::set(before);
		(block_after(BLOCK_TIME), next_seal())
	};
	let (header, next) = one.execute_with(block);
	assert_eq!(other.execute_with(block), (header.clone(), next));
	assert_ne!(sealed(&header).parameters.difficulty, INITIAL);
}

#[test]
fn on_initialize_weighs_both_hooks() {
	use crate::WeightInfo;
	build_and_execute(|| {
		let weight = DifficultyPallet::on_initialize(1);
		let both = <() as WeightInfo>::on_initialize() + <() as WeightInfo>::on_finalize();
		assert_eq!(weight, both);
	});
}

#[test]
fn seal_is_the_easiest_when_genesis_set_nothing() {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	sp_io::TestExternalities::new(storage).execute_with(|| {
		assert_eq!(next_seal(), SealParameters { difficulty: 1, key: H256::zero() });
	});
	assert_eq!(GenesisConfig::<Test>::default().initial_difficulty, 1);
}
