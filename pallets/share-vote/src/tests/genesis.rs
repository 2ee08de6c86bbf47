//! How a chain starts, and with what it refuses to start.

use crate::{mock::*, Current, GenesisConfig, Step, VotingKeys};
use assay_primitives::share::Activation;
use frame_support::traits::Hooks;
use sp_runtime::BuildStorage;

fn built(genesis: GenesisConfig<Test>) -> sp_io::TestExternalities {
	genesis.build_storage().unwrap().into()
}

#[test]
fn genesis_has_the_keys_and_the_step_that_it_says_and_no_draw() {
	for activation in [Activation::Dormant, Activation::Optional, Activation::Required] {
		let voting_keys = vec![(account(1), key(1)), (account(2), key(1))];
		built(GenesisConfig { voting_keys, activation }).execute_with(|| {
			assert_eq!(Step::<Test>::get(), activation);
			assert_eq!(VotingKeys::<Test>::get(account(1)), Some(key(1)));
			assert_eq!(VotingKeys::<Test>::get(account(2)), Some(key(1)));
			assert_eq!(VotingKeys::<Test>::iter().count(), 2);
			assert_eq!(Current::<Test>::get(), None);
			ShareVote::do_try_state().unwrap();
		});
	}
}

#[test]
fn genesis_is_dormant_and_without_keys_when_it_says_nothing() {
	built(GenesisConfig::default()).execute_with(|| {
		assert_eq!(Step::<Test>::get(), Activation::Dormant);
		assert_eq!(VotingKeys::<Test>::iter().count(), 0);
	});
}

#[test]
#[should_panic(expected = "an account must have one voting key, not several")]
fn genesis_is_refused_when_an_account_has_two_keys() {
	let voting_keys = vec![(account(1), key(1)), (account(1), key(2))];
	built(GenesisConfig { voting_keys, activation: Activation::Dormant });
}

#[test]
fn genesis_config_is_read_from_json_in_camel_case() {
	let config = GenesisConfig::<Test> {
		voting_keys: vec![(account(1), key(1))],
		activation: Activation::Required,
	};
	let written = serde_json::to_value(&config).unwrap();
	let expected = serde_json::json!({
		"votingKeys": [[account(1).to_string(), key(1).to_string()]],
		"activation": "Required",
	});
	assert_eq!(written, expected);
	let read: GenesisConfig<Test> = serde_json::from_value(written).unwrap();
	assert_eq!(read.voting_keys, config.voting_keys);
	assert_eq!(read.activation, config.activation);
}

#[test]
fn chain_becomes_dormant_in_block_one_when_genesis_has_no_shares() {
	build_and_execute(|| {
		world::Lots::<Test>::kill();
		block_without();
		assert_eq!(Step::<Test>::get(), Activation::Dormant);
	});
}

#[test]
fn integrity_test_passes_when_the_ring_has_a_place() {
	HistoryLength::set(1);
	ShareVote::integrity_test();
}

#[test]
#[should_panic(expected = "HistoryLength must be at least one")]
fn integrity_test_fails_when_the_ring_has_no_place() {
	HistoryLength::set(0);
	ShareVote::integrity_test();
}
