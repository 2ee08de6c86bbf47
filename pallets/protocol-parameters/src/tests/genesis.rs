//! The groups at genesis.

use super::*;
use sp_runtime::BuildStorage;

#[test]
fn genesis_stores_each_group_and_get_reads_it() {
	Genesis::default().build_and_execute(|| {
		assert_eq!(Difficulty::<Test>::get(), INITIAL);
		assert_eq!(<ProtocolParameters as Get<DifficultyParameters>>::get(), INITIAL);
	});
}

#[test]
fn genesis_has_the_values_of_live_when_nothing_is_given() {
	let config = ProtocolParametersConfig::default();
	assert_eq!(config.difficulty, group(30_000, 7_200_000));
	assert_eq!(config.auction, AuctionParameters::default());
	assert_eq!(config.shares, ShareParameters { maturity: 2_880, lifetime: 432_000 });
	assert_eq!(config.votes, VoteParameters::default());
	assert_eq!(config.rewards, RewardParameters::default());
	assert_eq!(config.settlement, SettlementParameters { period: 20_160 });
	assert_eq!(config.nodes, NodeParameters::default());
	assert_eq!(config.governance, GovernanceParameters { day: 2_880, treasury_fee_share: 200_000 });
	assert_eq!(config.validate(), Ok(()));
}

#[test]
fn genesis_reads_camel_case_and_refuses_unknown_fields() {
	let read = |json: &str| serde_json::from_str::<ProtocolParametersConfig>(json);
	let rest = r#""auction":{"basePrice":1,"slope":2,"surgeScale":10,"surgeHalfLife":4,
		"surgeCap":5},"shares":{"maturity":6,"lifetime":7},
		"votes":{"activationSize":8,"lockInWindow":10,"escapeGap":1000},
		"rewards":{"baseReward":11,"halvingPeriod":12,"difficultyLow":13,"difficultyHigh":14,
		"authorPart":15,"ownersPart":16,"nodesPart":17,"participationFloor":18,
		"referencePool":19,"nodeCap":20},"settlement":{"period":21},
		"nodes":{"bond":1000000000000,"minNodes":22,"sharesPerNode":23,"bondLock":24,
		"evidencePeriod":25,"penaltyWindow":26,"mildPenalty":{"above":50027,"ofBond":28},
		"severePenalty":{"above":50029,"ofBond":30},"jail":31,"activeBond":32,"maxAuthorities":33,
		"session":14,"weightCap":20000,"turnover":30000},
		"governance":{"day":34,"treasuryFeeShare":35}}"#;
	let good = format!(r#"{{"difficulty":{{"targetBlockTime":1000,"halfLife":60000}},{rest}"#);
	let good = read(&good).unwrap();
	assert_eq!(good.difficulty, group(1_000, 60_000));
	assert_eq!(good.auction.surge_cap, 5);
	assert_eq!(good.shares.lifetime, 7);
	assert_eq!(good.votes.escape_gap, 1_000);
	let rewards = RewardParameters {
		base_reward: 11,
		halving_period: 12,
		difficulty_low: 13,
		difficulty_high: 14,
		author_part: 15,
		owners_part: 16,
		nodes_part: 17,
		participation_floor: 18,
		reference_pool: 19,
		node_cap: 20,
	};
	assert_eq!((good.rewards, good.settlement.period), (rewards, 21));
	let nodes = NodeParameters {
		bond: 1_000_000_000_000,
		min_nodes: 22,
		shares_per_node: 23,
		bond_lock: 24,
		evidence_period: 25,
		penalty_window: 26,
		mild_penalty: MissedPenalty { above: 50_027, of_bond: 28 },
		severe_penalty: MissedPenalty { above: 50_029, of_bond: 30 },
		jail: 31,
		active_bond: 32,
		max_authorities: 33,
		session: 14,
		weight_cap: 20_000,
		turnover: 30_000,
	};
	assert_eq!(good.nodes, nodes);
	assert_eq!(good.governance, GovernanceParameters { day: 34, treasury_fee_share: 35 });
	assert_eq!(good.validate(), Ok(()));
	for bad in [
		r#"{"difficulty":{"targetBlockTime":1000,"halfLife":60000,"window":1},"#,
		r#"{"difficulty":{"targetBlockTime":1000,"halfLife":60000},"other":{},"#,
		r#"{"difficulty":{"targetBlockTime":1000},"#,
		r#"{"difficulty":{"targetBlockTime":-1,"halfLife":60000},"#,
		"{",
	] {
		assert!(read(&format!("{bad}{rest}")).is_err(), "{bad}");
	}
}

#[test]
#[should_panic(expected = "protocolParameters.difficulty: the target block time must be between")]
fn genesis_is_refused_when_the_target_block_time_is_out_of_range() {
	Genesis { difficulty: group(99, 7_200_000) }.build();
}

#[test]
#[should_panic(expected = "protocolParameters.difficulty: the half life must be between")]
fn genesis_is_refused_when_the_half_life_is_out_of_range() {
	Genesis { difficulty: group(1_000, 3_999) }.build();
}

#[test]
#[should_panic(expected = "protocolParameters.votes: the escape gap must be between")]
fn genesis_is_refused_when_any_group_is_invalid() {
	let votes = VoteParameters { escape_gap: 0, ..Default::default() };
	ProtocolParametersConfig { votes, ..Default::default() }.build_storage().unwrap();
}

#[test]
fn genesis_may_have_an_escape_gap_below_ten_block_times() {
	let votes = VoteParameters { escape_gap: 1_000, ..Default::default() };
	let config = ProtocolParametersConfig { votes, ..Default::default() };
	let refused = Err(InvalidParameter::EscapeGapBelowTenBlockTimes);
	assert_eq!(config.votes.fit(&config.difficulty), refused);
	assert_eq!(config.validate(), Ok(()));
}

#[test]
#[should_panic(expected = "protocolParameters.rewards: the reference pool must have at least one")]
fn genesis_is_refused_when_the_reference_pool_is_empty() {
	let rewards = RewardParameters { reference_pool: 0, ..Default::default() };
	ProtocolParametersConfig { rewards, ..Default::default() }.build_storage().unwrap();
}

#[test]
#[should_panic(expected = "protocolParameters.settlement: the settlement period must be between")]
fn genesis_is_refused_when_the_settlement_period_is_zero() {
	let settlement = SettlementParameters { period: 0 };
	ProtocolParametersConfig { settlement, ..Default::default() }.build_storage().unwrap();
}

#[test]
#[should_panic(expected = "protocolParameters.governance: a day must be between")]
fn genesis_is_refused_when_a_day_of_governance_has_no_blocks() {
	let governance = GovernanceParameters { day: 0, ..Default::default() };
	ProtocolParametersConfig { governance, ..Default::default() }.build_storage().unwrap();
}
