//! Changing what a block pays, and when accounts are settled.

use super::*;
use frame_system::RawOrigin;
use proptest::prelude::*;
use sp_runtime::DispatchError;

const REWARDS: RewardParameters = RewardParameters {
	base_reward: 1,
	halving_period: 2,
	difficulty_low: 3,
	difficulty_high: 4,
	author_part: 5,
	owners_part: 6,
	nodes_part: 7,
	participation_floor: 8,
	reference_pool: 9,
	node_cap: 10,
};
const SETTLEMENT: SettlementParameters = SettlementParameters { period: 1 };

#[test]
fn set_rewards_replaces_the_group_and_tells_old_and_new() {
	Genesis::default().build_and_execute(|| {
		let old = Rewards::<Test>::get();
		assert_ok!(ProtocolParameters::set_rewards(RawOrigin::Root.into(), REWARDS));
		assert_eq!(<ProtocolParameters as Get<RewardParameters>>::get(), REWARDS);
		System::assert_last_event(Event::RewardsChanged { old, new: REWARDS }.into());
	});
}

#[test]
fn set_settlement_replaces_the_group_and_tells_old_and_new() {
	Genesis::default().build_and_execute(|| {
		let old = Settlement::<Test>::get();
		assert_ok!(ProtocolParameters::set_settlement(RawOrigin::Root.into(), SETTLEMENT));
		assert_eq!(<ProtocolParameters as Get<SettlementParameters>>::get(), SETTLEMENT);
		System::assert_last_event(Event::SettlementChanged { old, new: SETTLEMENT }.into());
	});
}

#[test]
fn reward_groups_are_left_alone_when_the_origin_is_not_the_admin() {
	Genesis::default().build_and_execute(|| {
		for origin in [RawOrigin::Signed(1), RawOrigin::None] {
			let refused = DispatchError::BadOrigin;
			let (rewards, settlement) = (origin.clone().into(), origin.into());
			assert_noop!(ProtocolParameters::set_rewards(rewards, REWARDS), refused);
			assert_noop!(ProtocolParameters::set_settlement(settlement, SETTLEMENT), refused);
		}
	});
}

#[test]
fn reward_groups_are_left_alone_when_a_rule_is_broken() {
	let highest = RewardParameters::MAX_BASE_REWARD;
	Genesis::default().build_and_execute(|| {
		for (new, error) in [
			(
				RewardParameters { base_reward: highest + 1, ..REWARDS },
				Error::<Test>::BaseRewardOutOfRange,
			),
			(RewardParameters { halving_period: 0, ..REWARDS }, Error::HalvingPeriodOutOfRange),
			(RewardParameters { difficulty_low: 4, ..REWARDS }, Error::DifficultyBoundsOutOfRange),
			(RewardParameters { difficulty_low: 0, ..REWARDS }, Error::DifficultyBoundsOutOfRange),
			(RewardParameters { author_part: 999_988, ..REWARDS }, Error::SplitOutOfRange),
			(
				RewardParameters { participation_floor: 1_000_001, ..REWARDS },
				Error::ParticipationFloorOutOfRange,
			),
			(RewardParameters { reference_pool: 0, ..REWARDS }, Error::ReferencePoolOutOfRange),
			(RewardParameters { node_cap: 0, ..REWARDS }, Error::NodeCapOutOfRange),
		] {
			assert_noop!(ProtocolParameters::set_rewards(RawOrigin::Root.into(), new), error);
		}
		for period in [0, 100_801] {
			let new = SettlementParameters { period };
			assert_noop!(
				ProtocolParameters::set_settlement(RawOrigin::Root.into(), new),
				Error::<Test>::SettlementPeriodOutOfRange
			);
		}
	});
}

#[test]
fn reward_groups_are_changed_up_to_their_bounds() {
	Genesis::default().build_and_execute(|| {
		let rewards = RewardParameters { base_reward: 1_000_000_000_000_000, ..REWARDS };
		assert_ok!(ProtocolParameters::set_rewards(RawOrigin::Root.into(), rewards));
		assert_eq!(Rewards::<Test>::get(), rewards);
		let settlement = SettlementParameters { period: 100_800 };
		assert_ok!(ProtocolParameters::set_settlement(RawOrigin::Root.into(), settlement));
		assert_eq!(Settlement::<Test>::get(), settlement);
	});
}

proptest! {
	#[test]
	fn set_rewards_takes_exactly_the_valid_groups(
		amounts in (0..2_000_000_000_000_000u128, 0..3u32, 0..4u128, 0..4u128, 0..3u64),
		parts in (0..1_000_100u32, 0..100u32, 0..100u32, 999_990..1_000_010u32, 0..1_000_010u32),
	) {
		let (base_reward, halving_period, difficulty_low, difficulty_high, reference_pool) = amounts;
		let (author_part, owners_part, nodes_part, participation_floor, node_cap) = parts;
		let new = RewardParameters {
			base_reward,
			halving_period,
			difficulty_low,
			difficulty_high,
			author_part,
			owners_part,
			nodes_part,
			participation_floor,
			reference_pool,
			node_cap,
		};
		Genesis::default().build_and_execute(|| {
			let old = Rewards::<Test>::get();
			let taken = ProtocolParameters::set_rewards(RawOrigin::Root.into(), new);
			assert_eq!(taken, new.validate().map_err(|rule| Error::<Test>::from(rule).into()));
			assert_eq!(Rewards::<Test>::get(), if taken.is_ok() { new } else { old });
		});
	}
}
