//! Whole blocks: built by one, executed by another.

use super::chain::*;
use crate::{genesis_presets::DEV, *};
use assay_primitives::{
	currency::ASY,
	seal::{author_of, SealParameters, POW_ENGINE_ID},
};
use codec::{Decode, Encode};
use frame_support::assert_ok;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::{traits::Header as _, DigestItem};

/// Blocks 1 and 2, the second with a transfer.
fn two_blocks() -> [Block; 2] {
	let mut state = dev();
	let first = build_block(&mut state, None, Alice, START, Vec::new);
	let second =
		build_block(&mut state, Some(&first), Bob, START + 1_000, || vec![first_transfer(0)]);
	[first, second]
}

#[test]
fn blocks_that_one_builds_another_executes() {
	let mut state = dev();
	for block in two_blocks() {
		execute(&mut state, &block);
	}
	state.execute_with(|| {
		assert_eq!(System::block_number(), 2);
		assert_eq!(Timestamp::get(), START + 1_000);
		assert_eq!(System::account_nonce(Alice.to_account_id()), 1);
	});
}

#[test]
fn a_header_names_its_author_and_states_what_its_seal_must_satisfy() {
	let [first, second] = two_blocks();
	for (header, author) in [(first.header, Alice), (second.header, Bob)] {
		assert_eq!(author_of(header.digest()), Ok(author.to_account_id()));
		let stated: Vec<_> = header
			.digest()
			.logs()
			.iter()
			.filter_map(|item| match item {
				DigestItem::Consensus(POW_ENGINE_ID, data) => Some(data.as_slice()),
				_ => None,
			})
			.collect();
		let [stated] = stated[..] else { panic!("one statement, not {}", stated.len()) };
		assert_eq!(
			SealParameters::decode(&mut &stated[..]),
			Ok(SealParameters { difficulty: 50_000, key: H256::zero() })
		);
	}
}

#[test]
#[should_panic(expected = "Storage root must match")]
fn a_block_is_invalid_when_its_state_root_is_wrong() {
	let [mut block, _] = two_blocks();
	block.header.state_root = H256::repeat_byte(1);
	execute(&mut dev(), &block);
}

#[test]
#[should_panic(expected = "Digest item must match")]
fn a_block_is_invalid_when_it_states_another_difficulty() {
	let [mut block, _] = two_blocks();
	let wrong = SealParameters { difficulty: 49_999, key: H256::zero() };
	for item in &mut block.header.digest.logs {
		if let DigestItem::Consensus(POW_ENGINE_ID, data) = item {
			*data = wrong.encode();
		}
	}
	execute(&mut dev(), &block);
}

#[test]
#[should_panic(expected = "Timestamp must be updated once in the block")]
fn a_block_is_invalid_without_a_timestamp() {
	dev().execute_with(|| {
		Executive::initialize_block(&Header::new(
			1,
			Default::default(),
			Default::default(),
			System::block_hash(0),
			Default::default(),
		));
		Executive::finalize_block();
	});
}

#[test]
fn a_timestamp_can_follow_its_parents_by_a_millisecond() {
	let mut state = dev();
	let first = build_block(&mut state, None, Alice, START, Vec::new);
	build_block(&mut state, Some(&first), Alice, START + 1, Vec::new);
	state.execute_with(|| assert_eq!(Timestamp::get(), START + 1));
}

#[test]
#[should_panic(expected = "Timestamp must increment by at least")]
fn a_timestamp_cannot_be_its_parents() {
	let mut state = dev();
	let first = build_block(&mut state, None, Alice, START, Vec::new);
	state.execute_with(|| {
		let digest = vec![author_digest(&[1; 32])];
		let parent = first.header.hash();
		Executive::initialize_block(&Header::new(
			2,
			Default::default(),
			Default::default(),
			parent,
			sp_runtime::Digest { logs: digest },
		));
		let set = pallet_timestamp::Call::set { now: START }.into();
		let _ = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(set));
	});
}

#[test]
fn a_node_refuses_a_timestamp_that_is_too_far_ahead_of_its_own() {
	let [block, _] = two_blocks();
	dev().execute_with(|| {
		let check = |now| {
			construct::check_inherents(
				&block.clone().into(),
				&inherent_data(now, &Default::default()),
			)
		};
		assert!(check(START).ok());
		assert!(check(START - 30_000).ok());
		let refused = check(START - 30_001);
		assert!(!refused.ok());
		assert!(refused.fatal_error());
	});
}

#[test]
fn parameters_that_sudo_changes_hold_from_the_next_block_on() {
	use assay_primitives::parameters::DifficultyParameters;
	let mut state = state_of(preset(DEV));
	let new = DifficultyParameters { target_block_time: 1_500, half_life: 120_000 };
	let first = build_block(&mut state, None, Bob, START, || {
		let call = pallet_protocol_parameters::Call::set_difficulty { new };
		let sudo = pallet_sudo::Call::sudo { call: Box::new(call.into()) };
		vec![signed(Alice, 0, 0, sudo.into())]
	});
	state.execute_with(|| {
		assert_eq!(pallet_protocol_parameters::Difficulty::<Runtime>::get(), new);
		assert_eq!(pallet_difficulty::Anchor::<Runtime>::get().unwrap().parameters, new);
	});
	execute(&mut dev(), &first);
}

#[test]
fn a_batch_and_a_multisig_move_money() {
	let mut state = dev();
	state.execute_with(|| {
		open_first_block(&Charlie.to_raw_public());
		let calls = vec![transfer(Bob, ASY), transfer(Charlie, ASY)];
		let batch = pallet_utility::Call::batch_all { calls };
		assert_ok!(Executive::apply_extrinsic(signed(Alice, 0, 0, batch.into())).unwrap());

		let mut signatories = [AccountId::from(Alice), AccountId::from(Bob)];
		signatories.sort();
		let account = Multisig::multi_account_id(&signatories, 2);
		let fund = pallet_balances::Call::transfer_keep_alive {
			dest: account.clone().into(),
			value: 10 * ASY,
		};
		assert_ok!(Executive::apply_extrinsic(signed(Alice, 1, 0, fund.into())).unwrap());
		let approve = |other: AccountId, maybe_timepoint| {
			RuntimeCall::from(pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: vec![other],
				maybe_timepoint,
				call: Box::new(transfer(Charlie, 3 * ASY)),
				max_weight: frame_support::weights::Weight::from_parts(1_000_000_000, 10_000),
			})
		};
		let first = signed(Alice, 2, 0, approve(Bob.into(), None));
		assert_ok!(Executive::apply_extrinsic(first).unwrap());
		let opened = pallet_multisig::Multisigs::<Runtime>::iter_values().next().unwrap().when;
		let second = signed(Bob, 0, 0, approve(Alice.into(), Some(opened)));
		assert_ok!(Executive::apply_extrinsic(second).unwrap());
		assert_eq!(Balances::free_balance(account), 7 * ASY);
	});
}
