//! How each network starts.
//!
//! | preset | proof of work | difficulty | block time, half life | finalised by | sudo | endowed |
//! |---|---|---|---|---|---|---|
//! | `dev` | BLAKE3 | 50,000 | 1 s, 60 s | Alice | Alice | the well-known accounts |
//! | `local` | RandomX | 30 | 6 s, 10 min | Alice, Bob, Charlie, Dave | Alice | the well-known accounts |
//! | `live` | RandomX | 30,000 | 30 s, 2 h | nobody yet | nobody | nobody |
//!
//! | preset | shares | voting keys | quorum | a share matures, expires after | escape gap |
//! |---|---|---|---|---|---|
//! | `dev` | 25,000 each of Alice, Bob, Charlie, Dave | Alice's for all | required | 10 s, 8 h | 15 s |
//! | `local` | 25,000 each of Alice, Bob, Charlie, Dave | each their own | required | 2 min, 48 h | 2 min |
//! | `live` | none | none | once there are shares, and it was kept for a week | a day, 150 days | 6 h |
//!
//! | preset | full reward from difficulty | half of it up to | an account is settled after |
//! |---|---|---|---|
//! | `dev` | 250,000 | 50,000 | 120 blocks: 2 min |
//! | `local` | 150 | 30 | 100 blocks: 10 min |
//! | `live` | 150,000 | 30,000 | 20,160 blocks: a week |
//!
//! | preset | a bond is locked | evidence counts | votes of a window | jail | a session | nodes instead of genesis |
//! |---|---|---|---|---|---|---|
//! | `dev` | 60 blocks: 1 min | 60 blocks | 20 | 30 blocks | 10 blocks | 4 |
//! | `local` | 100 blocks: 10 min | 100 blocks | 20 | 30 blocks: 3 min | 10 blocks: 1 min | 4 |
//! | `live` | 518,400 blocks: 180 days | 28 days | 100 | a day | an hour | 10 |
//!
//! | preset | a day of governance | a referendum takes at most | of a fee the treasury gets |
//! |---|---|---|---|
//! | `dev` | 8 blocks: 8 s | 152 blocks: 2.5 min | 20 % |
//! | `local` | 2 blocks: 12 s | 44 blocks: 4.5 min | 20 % |
//! | `live` | 2,880 blocks: a day | 19 days | 20 % |
//!
//! A block pays the same everywhere at full difficulty, and half of it at the difficulty with which
//! the preset starts: see [`RewardParameters`].
//!
//! A share costs the same everywhere, counted in blocks: see
//! [`AuctionParameters`](assay_primitives::parameters::AuctionParameters).
//!
//! `live` names no finality authorities: whoever launches the network adds them to the chain spec,
//! under `grandpa.authorities`, each as `[address of the ed25519 key, weight]`. As it stands
//! [`build_state`] refuses it, because a chain without authorities cannot import a single block.

use crate::{
	configs::{balances::ExistentialDeposit, validate_share::LotDeposit},
	BalancesConfig, DifficultyConfig, GrandpaConfig, ProtocolParametersConfig,
	RuntimeGenesisConfig, ShareVoteConfig, SudoConfig, ValidateShareConfig,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	format,
	string::String,
	vec,
	vec::Vec,
};
use assay_primitives::{
	currency::ASY,
	parameters::{
		DifficultyParameters, GovernanceParameters, NodeParameters, RewardParameters,
		SettlementParameters, ShareParameters, VoteParameters,
	},
	seal::{Difficulty, SealAlgorithm},
	share::{Activation, VotingKey},
	AccountId, Balance, BlockNumber,
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

/// How many shares each of [`HOLDERS`] has on `dev` and `local`: more than are drawn while somebody
/// watches, and few enough that a thousand bought ones are soon drawn too.
pub const SHARES: u64 = 25_000;

/// Who has shares on `dev` and `local`.
pub const HOLDERS: [Sr25519Keyring; 4] =
	[Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie, Sr25519Keyring::Dave];

/// How many authorities can finalise from genesis on: as many as two elected sets leave room for.
pub const MAX_GENESIS_AUTHORITIES: usize = 20;

/// Half as many hashes as a miner of `dev` computes in a block time, by its default limit: nobody
/// waits long for the first block.
const DEV_DIFFICULTY: Difficulty = 50_000;
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
		ProtocolParametersConfig {
			difficulty: DifficultyParameters { target_block_time: 1_000, half_life: 60_000 },
			shares: ShareParameters { maturity: 10, lifetime: 28_800 },
			votes: VoteParameters {
				activation_size: 1_000,
				lock_in_window: 100,
				escape_gap: 15_000,
			},
			rewards: rewards(DEV_DIFFICULTY),
			settlement: SettlementParameters { period: 120 },
			nodes: nodes(60),
			governance: GovernanceParameters { day: 8, ..Default::default() },
			..Default::default()
		},
		&[Ed25519Keyring::Alice],
		// The one node of the chain votes for everybody.
		|_| Sr25519Keyring::Alice,
	)
}

fn local() -> Value {
	test_network(
		DifficultyConfig {
			algorithm: SealAlgorithm::RandomX,
			initial_difficulty: LOCAL_DIFFICULTY,
			..Default::default()
		},
		ProtocolParametersConfig {
			difficulty: DifficultyParameters { target_block_time: 6_000, half_life: 600_000 },
			shares: ShareParameters { maturity: 20, lifetime: 28_800 },
			votes: VoteParameters {
				activation_size: 1_000,
				lock_in_window: 100,
				escape_gap: 120_000,
			},
			rewards: rewards(LOCAL_DIFFICULTY),
			settlement: SettlementParameters { period: 100 },
			nodes: nodes(100),
			governance: GovernanceParameters { day: 2, ..Default::default() },
			..Default::default()
		},
		&[
			Ed25519Keyring::Alice,
			Ed25519Keyring::Bob,
			Ed25519Keyring::Charlie,
			Ed25519Keyring::Dave,
		],
		|holder| holder,
	)
}

fn live() -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		difficulty: DifficultyConfig {
			algorithm: SealAlgorithm::RandomX,
			initial_difficulty: LIVE_DIFFICULTY,
		},
		protocol_parameters: ProtocolParametersConfig {
			rewards: rewards(LIVE_DIFFICULTY),
			..Default::default()
		},
		grandpa: GrandpaConfig { authorities: AuthorityList::new() },
	})
}

/// The rewards of a chain that starts at this difficulty: half at first, and all from five times the
/// hash rate on, the same distance as between SERO's two bounds (340 and 1,700 million).
fn rewards(difficulty: Difficulty) -> RewardParameters {
	RewardParameters {
		difficulty_low: difficulty,
		difficulty_high: difficulty.saturating_mul(5),
		..Default::default()
	}
}

/// What StakingNodes answer for on a chain on which the whole life of one can be watched: so many
/// blocks for everything that else takes months.
fn nodes(months: BlockNumber) -> NodeParameters {
	NodeParameters {
		min_nodes: NodeParameters::FEWEST,
		shares_per_node: SHARES,
		bond_lock: months,
		evidence_period: months,
		penalty_window: 20,
		jail: 30,
		session: 10,
		..Default::default()
	}
}

/// A network whose keys everybody knows, with shares that are mature, and with the quorum required.
fn test_network(
	difficulty: DifficultyConfig,
	protocol_parameters: ProtocolParametersConfig,
	authorities: &[Ed25519Keyring],
	voter: impl Fn(Sr25519Keyring) -> Sr25519Keyring,
) -> Value {
	let authorities: AuthorityList =
		authorities.iter().map(|key| (key.public().into(), 1)).collect();
	let balances: Vec<(AccountId, Balance)> =
		Sr25519Keyring::well_known().map(|key| (key.to_account_id(), ENDOWMENT)).collect();
	let voting_keys: Vec<(AccountId, VotingKey)> =
		HOLDERS.map(|holder| (holder.to_account_id(), voter(holder).public().into())).to_vec();
	let lots = HOLDERS.map(|holder| (holder.to_account_id(), SHARES)).to_vec();
	build_struct_json_patch!(RuntimeGenesisConfig {
		difficulty,
		protocol_parameters,
		grandpa: GrandpaConfig { authorities },
		balances: BalancesConfig { balances },
		share_vote: ShareVoteConfig { voting_keys, activation: Activation::Required },
		sudo: SudoConfig { key: Some(Sr25519Keyring::Alice.to_account_id()) },
		validate_share: ValidateShareConfig { lots },
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
/// finality authority, too many, or one that is named twice or has no weight, an account with two voting
/// keys, a lot without shares or whose owner cannot pay for it.
pub fn validate(genesis: &RuntimeGenesisConfig) -> Result<(), String> {
	if genesis.difficulty.initial_difficulty == 0 {
		return Err("difficulty.initialDifficulty must be at least 1".into());
	}
	if let Err((group, rule)) = genesis.protocol_parameters.validate() {
		return Err(format!("protocolParameters.{group}: {}", rule.describe()));
	}
	validate_authorities(&genesis.grandpa.authorities)?;
	if let Some(at) = repeated(genesis.share_vote.voting_keys.iter().map(|(account, _)| account)) {
		return Err(format!("shareVote.votingKeys[{at}]: this account has a key already"));
	}
	validate_lots(genesis)
}

fn validate_authorities(authorities: &AuthorityList) -> Result<(), String> {
	if authorities.is_empty() {
		return Err("grandpa.authorities is empty, so no block could ever be imported: name at \
			least one authority as [address of its ed25519 key, weight]"
			.into());
	}
	if authorities.len() > MAX_GENESIS_AUTHORITIES {
		return Err(format!(
			"grandpa.authorities has more than {MAX_GENESIS_AUTHORITIES} authorities: the elected need the \
			 other places of a set"
		));
	}
	if let Some(at) = authorities.iter().position(|(_, weight)| *weight == 0) {
		return Err(format!("grandpa.authorities[{at}] has no weight: give it at least 1"));
	}
	if let Some(at) = repeated(authorities.iter().map(|(authority, _)| authority)) {
		return Err(format!("grandpa.authorities[{at}] is named twice: remove one"));
	}
	Ok(())
}

/// The place of the first item that stood there before.
fn repeated<Item: Ord>(items: impl Iterator<Item = Item>) -> Option<usize> {
	let mut seen = BTreeSet::new();
	items.into_iter().position(|item| !seen.insert(item))
}

/// Whether all lots can be bought, in their order, out of what their owners have.
fn validate_lots(genesis: &RuntimeGenesisConfig) -> Result<(), String> {
	let lots = &genesis.validate_share;
	lots.validate()
		.map_err(|(at, rule)| format!("validateShare.lots[{at}]: {}", rule.describe()))?;
	let auction = genesis.protocol_parameters.auction;
	let mut funds: BTreeMap<&AccountId, Balance> = BTreeMap::new();
	for (account, amount) in &genesis.balances.balances {
		funds.insert(account, amount.saturating_sub(ExistentialDeposit::get()));
	}
	let mut size: Balance = 0;
	for (at, (owner, shares)) in lots.lots.iter().enumerate() {
		let shares = Balance::from(*shares);
		// Each share raises the price of the next by the slope.
		let raised = size
			.saturating_mul(shares)
			.saturating_add(shares.saturating_mul(shares.saturating_sub(1)) / 2);
		let price = shares
			.saturating_mul(auction.base_price)
			.saturating_add(raised.saturating_mul(auction.slope))
			.saturating_add(LotDeposit::get());
		let left =
			funds.get(owner).and_then(|funds| funds.checked_sub(price)).ok_or_else(|| {
				format!(
				"validateShare.lots[{at}]: its owner cannot pay {price} units for it: give the \
				 account more under balances, or the lot fewer shares"
			)
			})?;
		funds.insert(owner, left);
		size = size.saturating_add(shares);
	}
	Ok(())
}
