//! Each invariant, broken.

use super::*;

#[test]
fn try_state_fails_when_a_stored_group_is_invalid() {
	Genesis::default().build().execute_with(|| {
		for (broken, rule) in [
			(group(99, 7_200_000), InvalidParameter::TargetBlockTimeOutOfRange),
			(group(1_000, 3_999), InvalidParameter::HalfLifeOutOfRange),
		] {
			Difficulty::<Test>::put(broken);
			assert_eq!(ProtocolParameters::do_try_state(), Err(rule.describe().into()));
		}
	});
}
