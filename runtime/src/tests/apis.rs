//! What the node asks, asked as it does: by name, in bytes.

use super::chain::*;
use crate::{apis::api::dispatch, genesis_presets, *};
use assay_primitives::seal::{SealAlgorithm, SealParameters};
use codec::{Decode, Encode};
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use sp_core::{crypto::KeyTypeId, OpaqueMetadata, H256};
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::transaction_validity::{TransactionSource, TransactionValidity};
use sp_version::RuntimeVersion;

fn ask<R: Decode>(method: &str, question: impl Encode) -> R {
	let answer = dispatch(method, &question.encode()).unwrap_or_else(|| panic!("no {method}"));
	R::decode(&mut &answer[..]).unwrap()
}

#[test]
fn core_tells_the_version_with_all_apis() {
	dev().execute_with(|| {
		let version: RuntimeVersion = ask("Core_version", ());
		assert_eq!(version, VERSION);
		assert!(version.apis.len() >= 12);
	});
}

#[test]
fn metadata_is_there_in_every_version_that_is_announced() {
	dev().execute_with(|| {
		assert!(!ask::<OpaqueMetadata>("Metadata_metadata", ()).is_empty());
		let versions: Vec<u32> = ask("Metadata_metadata_versions", ());
		assert!(versions.contains(&14) && versions.contains(&15));
		for version in versions {
			let metadata: Option<OpaqueMetadata> = ask("Metadata_metadata_at_version", version);
			assert!(metadata.is_some(), "{version}");
		}
	});
}

#[test]
fn seal_api_tells_algorithm_and_parameters() {
	dev().execute_with(|| {
		assert_eq!(ask::<SealAlgorithm>("SealApi_seal_algorithm", ()), SealAlgorithm::Blake3);
		assert_eq!(
			ask::<SealParameters>("SealApi_next_seal_parameters", ()),
			SealParameters { difficulty: 50_000, key: H256::zero() }
		);
	});
}

#[test]
fn grandpa_api_tells_authorities_and_set() {
	dev().execute_with(|| {
		let authorities: sp_consensus_grandpa::AuthorityList =
			ask("GrandpaApi_grandpa_authorities", ());
		assert_eq!(authorities, [(Ed25519Keyring::Alice.public().into(), 1)]);
		assert_eq!(ask::<u64>("GrandpaApi_current_set_id", ()), 0);
	});
}

#[test]
fn account_nonce_api_tells_the_nonce() {
	dev().execute_with(|| {
		let alice = Sr25519Keyring::Alice.to_account_id();
		assert_eq!(ask::<Nonce>("AccountNonceApi_account_nonce", &alice), 0);
		System::inc_account_nonce(&alice);
		assert_eq!(ask::<Nonce>("AccountNonceApi_account_nonce", &alice), 1);
	});
}

#[test]
fn transaction_payment_apis_agree_on_the_fee() {
	dev().execute_with(|| {
		let transaction = first_transfer(0);
		let len = transaction.encoded_size() as u32;
		let info: RuntimeDispatchInfo<Balance> =
			ask("TransactionPaymentApi_query_info", (transaction.clone(), len));
		let details: FeeDetails<Balance> =
			ask("TransactionPaymentApi_query_fee_details", (transaction, len));
		assert!(info.partial_fee > 0);
		assert_eq!(info.partial_fee, details.final_fee());

		let call = transfer(Sr25519Keyring::Bob, 1);
		let info: RuntimeDispatchInfo<Balance> =
			ask("TransactionPaymentCallApi_query_call_info", (call, 100u32));
		assert!(info.partial_fee > 0);
		assert_eq!(
			ask::<Balance>("TransactionPaymentApi_query_length_to_fee", 2u32),
			2 * assay_primitives::currency::MICRO_ASY
		);
	});
}

#[test]
fn transaction_queue_accepts_a_good_transaction_and_refuses_a_replayed_one() {
	let validate = |transaction: &UncheckedExtrinsic| -> TransactionValidity {
		ask(
			"TaggedTransactionQueue_validate_transaction",
			(TransactionSource::External, transaction, System::block_hash(0)),
		)
	};
	dev().execute_with(|| {
		let transaction = first_transfer(0);
		assert!(validate(&transaction).is_ok());
		System::inc_account_nonce(Sr25519Keyring::Alice.to_account_id());
		assert!(validate(&transaction).is_err());
	});
}

#[test]
fn session_keys_are_the_key_for_finality_and_the_voting_key() {
	let grandpa = Ed25519Keyring::Alice.public();
	let vote = Sr25519Keyring::Alice.public();
	let decode = |keys: Vec<u8>| -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
		ask("SessionKeys_decode_session_keys", keys)
	};
	let both = [grandpa.0, vote.0];
	assert_eq!(
		decode(both.concat()),
		Some(vec![
			(grandpa.0.to_vec(), KeyTypeId(*b"gran")),
			(vote.0.to_vec(), KeyTypeId(*b"vote")),
		])
	);
	assert_eq!(decode(both.concat()[..63].to_vec()), None);
}

#[test]
fn genesis_builder_serves_the_presets_and_builds_one() {
	let mut state = sp_io::TestExternalities::new(Default::default());
	state.execute_with(|| {
		let names: Vec<PresetId> = ask("GenesisBuilder_preset_names", ());
		assert_eq!(names, genesis_presets::preset_names());
		for name in names {
			let preset: Option<Vec<u8>> = ask("GenesisBuilder_get_preset", Some(&name));
			assert_eq!(preset, genesis_presets::get_preset(&name));
		}
		let default: Option<Vec<u8>> = ask("GenesisBuilder_get_preset", None::<PresetId>);
		assert!(default.is_some());
		let json = serde_json::to_vec(&preset(genesis_presets::DEV)).unwrap();
		let built: sp_genesis_builder::Result = ask("GenesisBuilder_build_state", json);
		assert_eq!(built, Ok(()));
		let refused: sp_genesis_builder::Result = ask("GenesisBuilder_build_state", b"{}".to_vec());
		assert!(refused.is_err());
	});
}
