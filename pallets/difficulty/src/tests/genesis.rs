//! How a chain starts, and with what it refuses to start.

use crate::{mock::*, Anchor, GenesisConfig};
use assay_primitives::seal::{SealAlgorithm, SealParameters};
use frame_support::traits::Hooks;
use sp_core::H256;

fn from_json(json: &str) -> Result<GenesisConfig<Test>, String> {
	serde_json::from_str(json).map_err(|error| error.to_string())
}

#[test]
fn genesis_sets_algorithm_and_first_seal_and_no_anchor() {
	for algorithm in [SealAlgorithm::Blake3, SealAlgorithm::RandomX] {
		genesis(algorithm, 77).execute_with(|| {
			assert_eq!(DifficultyPallet::algorithm(), algorithm);
			let first = SealParameters { difficulty: 77, key: H256::zero() };
			assert_eq!(DifficultyPallet::next_seal(), first);
			assert_eq!(Anchor::<Test>::get(), None);
			DifficultyPallet::do_try_state().unwrap();
		});
	}
}

#[test]
fn genesis_is_built_when_the_initial_difficulty_is_the_least_or_the_greatest() {
	for difficulty in [1, u128::MAX] {
		genesis(SealAlgorithm::Blake3, difficulty)
			.execute_with(|| assert_eq!(next_difficulty(), difficulty));
	}
}

#[test]
#[should_panic(expected = "initialDifficulty must be at least 1")]
fn genesis_is_refused_when_the_initial_difficulty_is_zero() {
	genesis(SealAlgorithm::Blake3, 0);
}

#[test]
fn genesis_config_is_read_from_json_in_camel_case() {
	let config = from_json(r#"{"algorithm": "RandomX", "initialDifficulty": 123456}"#).unwrap();
	assert_eq!((config.algorithm, config.initial_difficulty), (SealAlgorithm::RandomX, 123_456));
	let written = serde_json::to_value(&config).unwrap();
	assert_eq!(
		written,
		serde_json::json!({"algorithm": "RandomX", "initialDifficulty": 123_456u64})
	);
	let greatest = format!(r#"{{"algorithm": "Blake3", "initialDifficulty": {}}}"#, u64::MAX);
	assert_eq!(from_json(&greatest).unwrap().initial_difficulty, u128::from(u64::MAX));
}

#[test]
fn genesis_config_is_refused_when_a_field_is_missing_unknown_or_of_another_kind() {
	for json in [
		r#"{"algorithm": "RandomX"}"#,
		r#"{"initialDifficulty": 1}"#,
		r#"{"algorithm": "Sha256", "initialDifficulty": 1}"#,
		r#"{"algorithm": "RandomX", "initialDifficulty": -1}"#,
		r#"{"algorithm": "RandomX", "initialDifficulty": "1"}"#,
		r#"{"algorithm": "RandomX", "initialDifficulty": 1, "halfLife": 2}"#,
	] {
		assert!(from_json(json).is_err(), "{json}");
	}
}

#[test]
fn integrity_test_passes_when_the_block_of_the_key_is_still_known() {
	BlockHashCount::set(65);
	DifficultyPallet::integrity_test();
}

#[test]
#[should_panic(expected = "BlockHashCount must be more than 64")]
fn integrity_test_fails_when_the_block_of_the_key_is_forgotten() {
	BlockHashCount::set(64);
	DifficultyPallet::integrity_test();
}
