//! Changing what the difficulty rule aims at.

use super::*;
use frame_system::RawOrigin;
use proptest::prelude::*;
use sp_runtime::DispatchError;

#[test]
fn set_difficulty_replaces_the_group_and_tells_old_and_new() {
	Genesis::default().build_and_execute(|| {
		let new = group(30_000, 7_200_000);
		assert_ok!(ProtocolParameters::set_difficulty(RawOrigin::Root.into(), new));
		assert_eq!(Difficulty::<Test>::get(), new);
		System::assert_last_event(Event::DifficultyChanged { old: INITIAL, new }.into());
		assert_eq!(System::event_count(), 1);
	});
}

#[test]
fn set_difficulty_is_refused_when_the_origin_is_not_root_even_if_it_is_the_admin() {
	Genesis::default().build_and_execute(|| {
		for origin in [RawOrigin::Signed(ADMIN), RawOrigin::Signed(1), RawOrigin::None] {
			assert_noop!(
				ProtocolParameters::set_difficulty(origin.into(), group(30_000, 7_200_000)),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn set_difficulty_is_refused_when_a_rule_is_broken() {
	let month = DifficultyParameters::MAX_HALF_LIFE;
	let block_time = DispatchError::from(Error::<Test>::TargetBlockTimeOutOfRange);
	let half_life = DispatchError::from(Error::<Test>::HalfLifeOutOfRange);
	Genesis::default().build_and_execute(|| {
		for (new, error) in [
			(group(99, 7_200_000), block_time),
			(group(3_600_001, month), block_time),
			(group(0, 0), block_time),
			(group(1_000, 3_999), half_life),
			(group(1_000, month + 1), half_life),
		] {
			assert_noop!(ProtocolParameters::set_difficulty(RawOrigin::Root.into(), new), error);
		}
	});
}

#[test]
fn set_difficulty_accepts_a_group_at_its_bounds() {
	let month = DifficultyParameters::MAX_HALF_LIFE;
	Genesis::default().build_and_execute(|| {
		for new in [group(100, 400), group(100, month), group(3_600_000, month)] {
			assert_ok!(ProtocolParameters::set_difficulty(RawOrigin::Root.into(), new));
			assert_eq!(Difficulty::<Test>::get(), new);
		}
	});
}

proptest! {
	#[test]
	fn set_difficulty_takes_exactly_the_valid_groups(
		target_block_time in prop_oneof![any::<u64>(), 0..4_000_000u64],
		half_life in prop_oneof![any::<u64>(), 0..4_000_000_000u64],
	) {
		let new = group(target_block_time, half_life);
		Genesis::default().build_and_execute(|| {
			let taken = ProtocolParameters::set_difficulty(RawOrigin::Root.into(), new);
			assert_eq!(taken, new.validate().map_err(|rule| Error::<Test>::from(rule).into()));
			let expected = if taken.is_ok() { new } else { INITIAL };
			assert_eq!(Difficulty::<Test>::get(), expected);
		});
	}
}
