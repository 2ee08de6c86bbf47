//! The key of the hash function rotates every 2048 blocks with a lag of 64.

use crate::{mock::*, Event, NextSeal};
use assay_primitives::seal::{HeaderSeal, SealParameters, POW_ENGINE_ID};
use sp_core::H256;
use sp_runtime::{traits::Header as _, DigestItem};

/// The key in the header of the next block.
fn key_of_next_header() -> H256 {
	let mut digest = block_after(BLOCK_TIME).digest().clone();
	digest.push(DigestItem::Seal(POW_ENGINE_ID, vec![0; 16]));
	HeaderSeal::read(&digest).unwrap().parameters.key
}

#[test]
fn key_rotates_for_block_2113_and_not_before() {
	build_and_execute(|| {
		run_to(2110);
		assert_eq!(key_of_next_header(), H256::zero(), "block 2111");
		assert_eq!(events(), []);
		assert_eq!(next_seal().key, H256::zero());
		// The end of block 2112 fixes the key of 2113; 2112 itself still has the old one.
		assert_eq!(key_of_next_header(), H256::zero(), "block 2112");
		assert_eq!(events(), [Event::KeyRotated { height: 2048, key: hash_of(2048) }]);
		assert_eq!(key_of_next_header(), hash_of(2048), "block 2113");
		assert_eq!(events(), []);
	});
}

#[test]
fn key_stays_until_the_next_rotation_though_its_block_is_forgotten() {
	build_and_execute(|| {
		run_to(2113);
		while System::block_number() < 4159 {
			block_after(BLOCK_TIME);
			assert_eq!(next_seal().key, hash_of(2048), "{}", System::block_number());
			assert_eq!(events(), []);
		}
		assert!(!frame_system::BlockHash::<Test>::contains_key(2048));
		assert_eq!(key_of_next_header(), hash_of(2048), "block 4160");
		assert_eq!(key_of_next_header(), hash_of(4096), "block 4161");
	});
}

#[test]
fn key_rotates_when_block_hashes_are_kept_just_long_enough() {
	build_and_execute(|| {
		BlockHashCount::set(65);
		run_to(2112);
		assert_eq!(next_seal().key, hash_of(2048));
	});
}

#[test]
fn key_stays_when_the_hash_is_not_known() {
	ext().execute_with(|| {
		run_to(2111);
		let old = H256::repeat_byte(9);
		NextSeal::<Test>::put(SealParameters { key: old, ..next_seal() });
		frame_system::BlockHash::<Test>::remove(2048);
		block_after(BLOCK_TIME);
		assert_eq!(next_seal().key, old);
		assert_eq!(events(), []);
	});
}

#[test]
fn key_and_anchor_change_in_one_block_when_both_are_due() {
	build_and_execute(|| {
		run_to(2111);
		let new = parameters(BLOCK_TIME, HALF_LIFE / 2);
		Parameters::set(new);
		block_after(BLOCK_TIME);
		assert_eq!(next_seal(), SealParameters { difficulty: INITIAL, key: hash_of(2048) });
		let anchored = Event::Anchored { difficulty: INITIAL, parameters: new };
		let rotated = Event::KeyRotated { height: 2048, key: hash_of(2048) };
		assert_eq!(events(), [anchored, rotated]);
	});
}
