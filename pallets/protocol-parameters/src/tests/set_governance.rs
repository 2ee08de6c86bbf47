//! Changing the periods of governance, and what the treasury gets of the fees.

use super::*;
use frame_system::RawOrigin;
use proptest::prelude::*;
use sp_runtime::DispatchError;

const NEW: GovernanceParameters = GovernanceParameters { day: 1, treasury_fee_share: 2 };

fn set(new: GovernanceParameters) -> Result<(), DispatchError> {
	ProtocolParameters::set_governance(RawOrigin::Root.into(), new)
}

#[test]
fn set_governance_replaces_the_group_and_tells_old_and_new() {
	Genesis::default().build_and_execute(|| {
		let old = Governance::<Test>::get();
		assert_ok!(set(NEW));
		assert_eq!(<ProtocolParameters as Get<GovernanceParameters>>::get(), NEW);
		System::assert_last_event(Event::GovernanceChanged { old, new: NEW }.into());
	});
}

#[test]
fn governance_is_left_alone_when_the_origin_is_not_root_even_if_it_is_the_admin() {
	Genesis::default().build_and_execute(|| {
		let shares = ShareParameters::default();
		assert_ok!(ProtocolParameters::set_shares(RawOrigin::Signed(ADMIN).into(), shares));
		for origin in [RawOrigin::Signed(ADMIN), RawOrigin::Signed(1), RawOrigin::None] {
			let refused = DispatchError::BadOrigin;
			assert_noop!(ProtocolParameters::set_governance(origin.into(), NEW), refused);
		}
	});
}

#[test]
fn governance_is_left_alone_when_a_rule_is_broken() {
	Genesis::default().build_and_execute(|| {
		for (new, error) in [
			(GovernanceParameters { day: 0, ..NEW }, Error::<Test>::DayOutOfRange),
			(GovernanceParameters { day: 100_001, ..NEW }, Error::DayOutOfRange),
			(
				GovernanceParameters { treasury_fee_share: 1_000_001, ..NEW },
				Error::TreasuryFeeShareOutOfRange,
			),
		] {
			assert_noop!(set(new), error);
		}
	});
}

proptest! {
	#[test]
	fn set_governance_takes_exactly_the_valid_groups(
		day in prop_oneof![any::<u32>(), 0..3u32, 99_990..100_010u32],
		treasury_fee_share in prop_oneof![any::<u32>(), 0..3u32, 999_990..1_000_010u32],
	) {
		let new = GovernanceParameters { day, treasury_fee_share };
		Genesis::default().build_and_execute(|| {
			let old = Governance::<Test>::get();
			let taken = set(new);
			assert_eq!(taken, new.validate().map_err(|rule| Error::<Test>::from(rule).into()));
			assert_eq!(Governance::<Test>::get(), if taken.is_ok() { new } else { old });
		});
	}
}
