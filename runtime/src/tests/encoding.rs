//! What wallets and indexers rely on: the bytes of calls and transactions.

use super::chain::*;
use crate::*;
use assay_primitives::parameters::{
	DifficultyParameters, GovernanceParameters, SettlementParameters,
};
use codec::{Decode, Encode};
use sp_keyring::Sr25519Keyring::Bob;
use sp_runtime::traits::{Dispatchable, TransactionExtension};

#[test]
fn calls_are_encoded_for_ever() {
	let bob = Bob.to_raw_public();
	let new = DifficultyParameters { target_block_time: 30_000, half_life: 7_200_000 };
	let period = SettlementParameters { period: 7 };
	let governance = GovernanceParameters { day: 8, treasury_fee_share: 9 };
	let set_difficulty = pallet_protocol_parameters::Call::set_difficulty { new };
	for (call, expected) in [
		(frame_system::Call::remark { remark: vec![1, 2] }.into(), vec![0, 0, 8, 1, 2]),
		(pallet_timestamp::Call::set { now: 1 }.into(), vec![1, 0, 4]),
		(transfer(Bob, 1), [&[10, 3, 0][..], &bob[..], &[4][..]].concat()),
		(
			set_difficulty.into(),
			[&[20, 0][..], &30_000u64.to_le_bytes()[..], &7_200_000u64.to_le_bytes()[..]].concat(),
		),
		(
			pallet_protocol_parameters::Call::set_settlement { new: period }.into(),
			[&[20, 5][..], &7u32.to_le_bytes()[..]].concat(),
		),
		(
			pallet_protocol_parameters::Call::set_governance { new: governance }.into(),
			[&[20, 7][..], &8u32.to_le_bytes()[..], &9u32.to_le_bytes()[..]].concat(),
		),
		(pallet_treasury::Call::payout { index: 1 }.into(), vec![12, 6, 1, 0, 0, 0]),
		(pallet_preimage::Call::note_preimage { bytes: vec![1, 2] }.into(), vec![22, 0, 8, 1, 2]),
		(
			pallet_scheduler::Call::cancel { when: 1, index: 2 }.into(),
			vec![23, 1, 1, 0, 0, 0, 2, 0, 0, 0],
		),
		(
			pallet_referenda::Call::place_decision_deposit { index: 1 }.into(),
			vec![24, 1, 1, 0, 0, 0],
		),
		(pallet_conviction_voting::Call::undelegate { class: 7 }.into(), vec![25, 2, 7, 0]),
		(pallet_identity::Call::clear_identity {}.into(), vec![33, 3]),
		(pallet_validate_share::Call::cancel_bid { bid: 1 }.into(), vec![50, 1, 4]),
		(
			pallet_reward_distribution::Call::settle { account: bob.into() }.into(),
			[&[51, 0][..], &bob[..]].concat(),
		),
	] {
		let call: RuntimeCall = call;
		assert_eq!(call.encode(), expected);
		assert_eq!(RuntimeCall::decode(&mut &expected[..]), Ok(call));
	}
}

#[test]
fn call_that_settled_an_account_of_shares_never_means_anything_else() {
	let old = [&[50, 3][..], &Bob.to_raw_public()[..]].concat();
	assert!(RuntimeCall::decode(&mut &old[..]).is_err());
}

#[test]
fn calls_are_small_enough_to_be_moved_about() {
	assert!(core::mem::size_of::<RuntimeCall>() <= 512, "{}", core::mem::size_of::<RuntimeCall>());
}

#[test]
fn transaction_extensions_keep_their_order() {
	fn names<T: TransactionExtension<C>, C: Dispatchable>() -> Vec<&'static str> {
		T::metadata().into_iter().map(|extension| extension.identifier).collect()
	}
	assert_eq!(
		names::<TxExtension, RuntimeCall>(),
		[
			"AuthorizeCall",
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"CheckNonce",
			"CheckWeight",
			"ChargeTransactionPayment",
			"CheckMetadataHash",
			"WeightReclaim",
		]
	);
}

#[test]
fn an_extension_is_four_bytes_when_there_is_nothing_to_say() {
	// Era, nonce, tip and the mode of the metadata hash.
	assert_eq!(extension(0, 0).encode(), [0, 0, 0, 0]);
}

#[test]
fn the_version_rises_with_every_release() {
	assert_eq!(VERSION.spec_name, "assay");
	assert_eq!(VERSION.impl_name, "assay");
	assert_eq!(
		(VERSION.spec_version, VERSION.transaction_version, VERSION.system_version),
		(6, 2, 1)
	);
}
