//! The presets, and what no genesis may lack.

use super::chain::*;
use crate::{
	configs::balances::ExistentialDeposit,
	genesis_presets::{self, DEV, ENDOWMENT, LIVE, LOCAL},
	*,
};
use assay_primitives::{
	currency::ASY,
	parameters::{
		DifficultyParameters, GovernanceParameters, RewardParameters, SettlementParameters,
	},
	seal::{SealAlgorithm, SealParameters},
	share::{Activation, VoterDirectory},
};
use frame_support::traits::{fungible::Inspect, Get};
use serde_json::{json, Value};
use sp_core::H256;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

fn authorities(keys: &[Ed25519Keyring]) -> sp_consensus_grandpa::AuthorityList {
	keys.iter().map(|key| (key.public().into(), 1)).collect()
}

fn refusal(genesis: Value) -> String {
	let json = serde_json::to_vec(&genesis).unwrap();
	let mut state = sp_io::TestExternalities::new(Default::default());
	state.execute_with(|| {
		let error = genesis_presets::build_state(&json).expect_err("the genesis is refused");
		assert!(!frame_support::storage::unhashed::exists(
			&pallet_difficulty::NextSeal::<Runtime>::hashed_key()
		));
		error
	})
}

/// `dev` with `patch` over it.
fn dev_with(patch: Value) -> Value {
	let preset = genesis_presets::get_preset(&DEV.into()).unwrap();
	let mut whole: Value = serde_json::from_slice(&preset).unwrap();
	for (pallet, fields) in patch.as_object().unwrap() {
		for (field, value) in fields.as_object().unwrap() {
			whole[pallet][field] = value.clone();
		}
	}
	patched(whole)
}

#[test]
fn presets_are_dev_local_and_live() {
	assert_eq!(genesis_presets::preset_names(), [DEV, LOCAL, LIVE]);
	for id in genesis_presets::preset_names() {
		assert!(genesis_presets::get_preset(&id).is_some());
	}
	assert_eq!(genesis_presets::get_preset(&"development".into()), None);
}

#[test]
fn test_networks_start_as_documented() {
	use Ed25519Keyring::{Alice, Bob, Charlie, Dave};
	for (id, algorithm, difficulty, target_block_time, half_life, keys) in [
		(DEV, SealAlgorithm::Blake3, 50_000, 1_000, 60_000, &[Alice][..]),
		(LOCAL, SealAlgorithm::RandomX, 30, 6_000, 600_000, &[Alice, Bob, Charlie, Dave][..]),
	] {
		state_of(preset(id)).execute_with(|| {
			assert_eq!(Difficulty::algorithm(), algorithm);
			assert_eq!(Difficulty::next_seal(), SealParameters { difficulty, key: H256::zero() });
			assert_eq!(
				<ProtocolParameters as Get<DifficultyParameters>>::get(),
				DifficultyParameters { target_block_time, half_life }
			);
			assert_eq!(Grandpa::grandpa_authorities(), authorities(keys));
			assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(Sr25519Keyring::Alice.into()));
			for key in Sr25519Keyring::well_known() {
				assert_eq!(Balances::total_balance(&key.to_account_id()), 10_000_000 * ASY);
			}
			assert_eq!(Balances::total_issuance(), 12 * ENDOWMENT + 2 * ExistentialDeposit::get());
		});
	}
}

#[test]
fn presets_pay_half_of_the_reward_at_their_first_difficulty_and_settle_as_documented() {
	use assay_primitives::currency::MILLI_ASY;
	for (id, low, period, participation) in [(DEV, 50_000, 120, 514_334), (LOCAL, 30, 100, 514_334)]
	{
		state_of(preset(id)).execute_with(|| {
			let expected = RewardParameters {
				difficulty_low: low,
				difficulty_high: 5 * low,
				..Default::default()
			};
			assert_eq!(<ProtocolParameters as Get<RewardParameters>>::get(), expected);
			assert_eq!(<ProtocolParameters as Get<SettlementParameters>>::get().period, period);
			let first = RewardDistribution::block_reward(None);
			assert_eq!((first.scheduled, first.reward), (72 * ASY, 36 * ASY));
			assert_eq!(first.author, 22_500 * MILLI_ASY);
			assert_eq!(first.participation, participation);
		});
	}
}

#[test]
fn presets_count_days_of_governance_as_documented() {
	for (id, day) in [(DEV, 8), (LOCAL, 2)] {
		state_of(preset(id)).execute_with(|| {
			let governance = <ProtocolParameters as Get<GovernanceParameters>>::get();
			assert_eq!(governance, GovernanceParameters { day, treasury_fee_share: 200_000 });
		});
	}
	let live = &preset(LIVE)["protocolParameters"]["governance"];
	assert_eq!(*live, json!({ "day": 2_880, "treasuryFeeShare": 200_000 }));
}

#[test]
fn test_networks_start_with_mature_shares_and_with_the_quorum_required() {
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve};
	let own_keys = [Alice, Bob, Charlie, Dave];
	for (id, voters) in [(DEV, [Alice; 4]), (LOCAL, own_keys)] {
		state_of(preset(id)).execute_with(|| {
			assert_eq!(ShareVote::activation(), Activation::Required);
			for (holder, voter) in own_keys.into_iter().zip(voters) {
				let shares = ValidateShare::account(holder.to_account_id());
				assert_eq!((shares.mature, shares.maturing), (25_000, 0));
				assert_eq!(
					ShareVote::voting_key(&holder.to_account_id()),
					Some(voter.public().into())
				);
			}
			assert_eq!(ValidateShare::account(Eve.to_account_id()), Default::default());
			let pool = ValidateShare::pool();
			assert_eq!((pool.mature, pool.maturing, pool.lots), (100_000, 0, 4));
			assert_eq!(pool.base_price, pool.asked_price);
			assert_eq!(pool.base_price, 2 * ASY + 100_000 * 759_357_240);
		});
	}
}

#[test]
fn live_starts_without_money_and_without_sudo_once_it_has_authorities() {
	let mut genesis = preset(LIVE);
	let alice = (sp_consensus_grandpa::AuthorityId::from(Ed25519Keyring::Alice.public()), 1u64);
	genesis["grandpa"]["authorities"] = serde_json::to_value([alice]).unwrap();
	state_of(genesis).execute_with(|| {
		assert_eq!(Difficulty::algorithm(), SealAlgorithm::RandomX);
		assert_eq!(
			<ProtocolParameters as Get<DifficultyParameters>>::get(),
			DifficultyParameters { target_block_time: 30_000, half_life: 7_200_000 }
		);
		// But for what keeps the pot of the rewards and the treasury in being.
		assert_eq!(Balances::total_issuance(), 2 * ExistentialDeposit::get());
		assert_eq!(
			<ProtocolParameters as Get<RewardParameters>>::get(),
			RewardParameters::default()
		);
		assert_eq!(<ProtocolParameters as Get<SettlementParameters>>::get().period, 20_160);
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), None);
		assert_eq!(ShareVote::activation(), Activation::Dormant);
		assert_eq!(ValidateShare::pool().mature, 0);
		assert_eq!(Grandpa::grandpa_authorities(), authorities(&[Ed25519Keyring::Alice]));
	});
}

#[test]
fn live_is_refused_while_it_has_no_authorities() {
	assert!(refusal(preset(LIVE)).starts_with("grandpa.authorities is empty"));
}

#[test]
fn genesis_is_refused_when_a_rule_is_broken() {
	let alice = sp_consensus_grandpa::AuthorityId::from(Ed25519Keyring::Alice.public());
	let bob = sp_consensus_grandpa::AuthorityId::from(Ed25519Keyring::Bob.public());
	let parameters = |target_block_time: u64, half_life: u64| {
		json!({ "protocolParameters": { "difficulty": {
			"targetBlockTime": target_block_time, "halfLife": half_life,
		}}})
	};
	for (patch, expected) in [
		(json!({ "difficulty": { "initialDifficulty": 0 }}), "difficulty.initialDifficulty must"),
		(parameters(99, 60_000), "protocolParameters.difficulty: the target block time must"),
		(parameters(1_000, 3_999), "protocolParameters.difficulty: the half life must"),
		(json!({ "grandpa": { "authorities": [] }}), "grandpa.authorities is empty"),
		(
			json!({ "protocolParameters": { "votes": {
				"activationSize": 2, "lockInWindow": 100, "escapeGap": 15_000,
			}}}),
			"protocolParameters.votes: draws must not begin before",
		),
		(
			json!({ "protocolParameters": { "settlement": { "period": 0 }}}),
			"protocolParameters.settlement: the settlement period must be between",
		),
		(
			json!({ "protocolParameters": { "governance": {
				"day": 0, "treasuryFeeShare": 200_000,
			}}}),
			"protocolParameters.governance: a day must be between",
		),
		(
			json!({ "validateShare": { "lots": [(Sr25519Keyring::Alice.to_account_id(), 0)] }}),
			"validateShare.lots[0]",
		),
		(
			json!({ "validateShare": { "lots": [(AccountId::from([9; 32]), 1)] }}),
			"validateShare.lots[0]: its owner cannot pay",
		),
		(
			json!({ "shareVote": { "votingKeys": [
				(Sr25519Keyring::Bob.to_account_id(), Sr25519Keyring::Bob.public()),
				(Sr25519Keyring::Bob.to_account_id(), Sr25519Keyring::Eve.public()),
			]}}),
			"shareVote.votingKeys[1]: this account has a key already",
		),
		(
			json!({ "grandpa": { "authorities": [(&alice, 1), (&bob, 0)] }}),
			"grandpa.authorities[1] has no weight",
		),
		(
			json!({ "grandpa": { "authorities": [(&alice, 1), (&bob, 1), (&alice, 2)] }}),
			"grandpa.authorities[2] is named twice",
		),
	] {
		let error = refusal(dev_with(patch));
		assert!(error.starts_with(expected), "{error}");
		assert!(!error.contains('\n'), "{error}");
	}
}

#[test]
fn genesis_is_refused_when_a_field_is_unknown_missing_or_of_another_type() {
	let mut unknown_pallet = preset(DEV);
	unknown_pallet["staking"] = json!({});
	let mut missing_pallet = preset(DEV);
	missing_pallet.as_object_mut().unwrap().remove("difficulty");
	let mut missing_parameter = preset(DEV);
	missing_parameter["protocolParameters"]["difficulty"] = json!({ "targetBlockTime": 1_000 });
	for (genesis, expected) in [
		(unknown_pallet, "unknown field `staking`"),
		(missing_pallet, "missing field `difficulty`"),
		(dev_with(json!({ "difficulty": { "hashRate": 1 }})), "unknown field `hashRate`"),
		(missing_parameter, "missing field `halfLife`"),
		(dev_with(json!({ "difficulty": { "initialDifficulty": -1 }})), "number out of range"),
		(dev_with(json!({ "difficulty": { "algorithm": "Sha256" }})), "unknown variant `Sha256`"),
	] {
		let error = refusal(genesis);
		assert!(error.starts_with("the genesis is not one of this runtime: "), "{error}");
		assert!(error.contains(expected), "{error}");
	}
}
