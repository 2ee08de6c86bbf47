//! How each network starts.
//!
//! | preset | proof of work | difficulty | block time, half life | finalised by | sudo | endowed |
//! |---|---|---|---|---|---|---|
//! | `dev` | BLAKE3 | 100,000 | 1 s, 60 s | Alice | Alice | the well-known accounts |
//! | `local` | RandomX | 30 | 6 s, 10 min | Alice, Bob, Charlie, Dave | Alice | the well-known accounts |
//! | `live` | RandomX | 30,000 | 30 s, 2 h | nobody yet | nobody | nobody |
//!
//! `live` names no finality authorities: whoever launches the network adds them to the chain spec,
//! under `grandpa.authorities`, each as `[address of the ed25519 key, weight]`. As it stands
//! [`build_state`] refuses it, because a chain without authorities cannot import a single block.

use crate::{
	BalancesConfig, DifficultyConfig, GrandpaConfig, ProtocolParametersConfig,
	RuntimeGenesisConfig, SudoConfig,
};
use alloc::{format, string::String, vec, vec::Vec};
use assay_primitives::{
	currency::ASY,
	parameters::DifficultyParameters,
	seal::{Difficulty, SealAlgorithm},
	AccountId, Balance,
};
use frame_support::{build_struct_json_patch, traits::BuildGenesisConfig};
use serde_json::Value;
use sp_consensus_grandpa::AuthorityList;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// The preset of a chain on one machine, for development.
pub const DEV: &str = "dev";
/// The preset of a network of a few nodes on one machine.
pub const LOCAL: &str = "local";
/// The preset of the public network, but for its finality authorities.
pub const LIVE: &str = "live";

/// What each well-known account has on `dev` and `local`.
///
/// Below 2^64 units, the largest whole number that the JSON of a chain spec carries.
pub const ENDOWMENT: Balance = 10_000_000 * ASY;

/// About as many hashes as a miner of `dev` computes in a block time, by its default limit.
const DEV_DIFFICULTY: Difficulty = 100_000;
/// About as many hashes as one processor core computes in a block time without the full dataset.
const LOCAL_DIFFICULTY: Difficulty = 30;
/// About as many hashes as an ordinary processor computes in a block time with the full dataset.
const LIVE_DIFFICULTY: Difficulty = 30_000;

fn dev() -> Value {
	test_network(
		DifficultyConfig {
			algorithm: SealAlgorithm::Blake3,
			initial_difficulty: DEV_DIFFICULTY,
			..Default::default()
		},
		DifficultyParameters { target_block_time: 1_000, half_life: 60_000 },
		&[Ed25519Keyring::Alice],
	)
}

fn local() -> Value {
	test_network(
		DifficultyConfig {
			algorithm: SealAlgorithm::RandomX,
			initial_difficulty: LOCAL_DIFFICULTY,
			..Default::default()
		},
		DifficultyParameters { target_block_time: 6_000, half_life: 600_000 },
		&[
			Ed25519Keyring::Alice,
			Ed25519Keyring::Bob,
			Ed25519Keyring::Charlie,
			Ed25519Keyring::Dave,
		],
	)
}

fn live() -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		difficulty: DifficultyConfig {
			algorithm: SealAlgorithm::RandomX,
			initial_difficulty: LIVE_DIFFICULTY,
		},
		protocol_parameters: ProtocolParametersConfig {
			difficulty: DifficultyParameters::default(),
		},
		grandpa: GrandpaConfig { authorities: AuthorityList::new() },
	})
}

/// A network whose keys everybody knows.
fn test_network(
	difficulty: DifficultyConfig,
	parameters: DifficultyParameters,
	authorities: &[Ed25519Keyring],
) -> Value {
	let authorities: AuthorityList =
		authorities.iter().map(|key| (key.public().into(), 1)).collect();
	let balances: Vec<(AccountId, Balance)> =
		Sr25519Keyring::well_known().map(|key| (key.to_account_id(), ENDOWMENT)).collect();
	build_struct_json_patch!(RuntimeGenesisConfig {
		difficulty,
		protocol_parameters: ProtocolParametersConfig { difficulty: parameters },
		grandpa: GrandpaConfig { authorities },
		balances: BalancesConfig { balances },
		sudo: SudoConfig { key: Some(Sr25519Keyring::Alice.to_account_id()) },
	})
}

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEV), PresetId::from(LOCAL), PresetId::from(LIVE)]
}

/// The preset `id` as a JSON patch of the default genesis, or `None` if there is no such preset.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_str() {
		DEV => dev(),
		LOCAL => local(),
		LIVE => live(),
		_ => return None,
	};
	Some(format!("{patch}").into_bytes())
}

/// Build the genesis that `json` describes in full.
///
/// # Errors
///
/// One line that says what is wrong with it: a field that is unknown or missing, or a rule of
/// [`validate`] that it breaks. Nothing is stored then.
pub fn build_state(json: &[u8]) -> sp_genesis_builder::Result {
	let genesis: RuntimeGenesisConfig = serde_json::from_slice(json)
		.map_err(|error| format!("the genesis is not one of this runtime: {error}"))?;
	validate(&genesis)?;
	genesis.build();
	Ok(())
}

/// What no genesis may lack, told in one line instead of the panic of a pallet.
///
/// # Errors
///
/// The rule that it breaks: a difficulty of zero, an invalid group of protocol parameters, no
/// finality authority, or one that is named twice or has no weight.
pub fn validate(genesis: &RuntimeGenesisConfig) -> Result<(), String> {
	if genesis.difficulty.initial_difficulty == 0 {
		return Err("difficulty.initialDifficulty must be at least 1".into());
	}
	if let Err((group, rule)) = genesis.protocol_parameters.validate() {
		return Err(format!("protocolParameters.{group}: {}", rule.describe()));
	}
	let authorities = &genesis.grandpa.authorities;
	if authorities.is_empty() {
		return Err("grandpa.authorities is empty, so no block could ever be imported: name at \
			least one authority as [address of its ed25519 key, weight]"
			.into());
	}
	for (at, (authority, weight)) in authorities.iter().enumerate() {
		if *weight == 0 {
			return Err(format!("grandpa.authorities[{at}] has no weight: give it at least 1"));
		}
		if authorities.iter().take(at).any(|(earlier, _)| earlier == authority) {
			return Err(format!("grandpa.authorities[{at}] is named twice: remove one"));
		}
	}
	Ok(())
}
