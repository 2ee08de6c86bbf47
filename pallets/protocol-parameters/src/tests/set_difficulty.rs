//! Changing what the difficulty rule aims at.

use super::*;
use frame_system::RawOrigin;
use proptest::prelude::*;
use sp_runtime::DispatchError;

fn set_escape_gap(escape_gap: u64) {
	let votes = VoteParameters { escape_gap, ..Default::default() };
	assert_ok!(ProtocolParameters::set_votes(RawOrigin::Root.into(), votes));
}

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
	let escape_gap = DispatchError::from(Error::<Test>::EscapeGapBelowTenBlockTimes);
	Genesis::default().build_and_execute(|| {
		for (new, error) in [
			(group(99, 7_200_000), block_time),
			(group(3_600_001, month), block_time),
			(group(0, 0), block_time),
			(group(1_000, 3_999), half_life),
			(group(1_000, month + 1), half_life),
			// The escape gap is 6 hours.
			(group(2_160_001, month), escape_gap),
		] {
			assert_noop!(ProtocolParameters::set_difficulty(RawOrigin::Root.into(), new), error);
		}
	});
}

#[test]
fn set_difficulty_accepts_a_group_at_its_bounds() {
	let month = DifficultyParameters::MAX_HALF_LIFE;
	Genesis::default().build_and_execute(|| {
		set_escape_gap(36_000_000);
		for new in [group(100, 400), group(100, month), group(3_600_000, month)] {
			assert_ok!(ProtocolParameters::set_difficulty(RawOrigin::Root.into(), new));
			assert_eq!(Difficulty::<Test>::get(), new);
		}
	});
}

#[test]
fn set_difficulty_accepts_a_tenth_of_the_escape_gap_and_no_more() {
	let escape_gap = Error::<Test>::EscapeGapBelowTenBlockTimes;
	Genesis::default().build_and_execute(|| {
		set_escape_gap(60_000);
		let set = |new| ProtocolParameters::set_difficulty(RawOrigin::Root.into(), new);
		assert_noop!(set(group(6_001, 600_000)), escape_gap);
		assert_ok!(set(group(6_000, 600_000)));
		assert_ok!(set(group(100, 600_000)));
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
			let valid = new.validate().and_then(|()| Votes::<Test>::get().fit(&new));
			assert_eq!(taken, valid.map_err(|rule| Error::<Test>::from(rule).into()));
			let expected = if taken.is_ok() { new } else { INITIAL };
			assert_eq!(Difficulty::<Test>::get(), expected);
		});
	}
}
