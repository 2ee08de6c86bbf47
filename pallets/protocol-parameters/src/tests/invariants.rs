//! Each invariant, broken.

use super::*;

fn breaks(rule: InvalidParameter, put: impl FnOnce()) {
	Genesis::default().build().execute_with(|| {
		put();
		assert_eq!(ProtocolParameters::do_try_state(), Err(rule.describe().into()));
	});
}

#[test]
fn try_state_fails_when_a_stored_group_is_invalid() {
	use InvalidParameter::*;
	breaks(TargetBlockTimeOutOfRange, || Difficulty::<Test>::put(group(99, 7_200_000)));
	breaks(HalfLifeOutOfRange, || Difficulty::<Test>::put(group(1_000, 3_999)));
	breaks(SurgeCapOutOfRange, || Auction::<Test>::mutate(|auction| auction.surge_cap = 0));
	breaks(LifetimeOutOfRange, || Shares::<Test>::mutate(|shares| shares.lifetime = 0));
	breaks(EscapeGapOutOfRange, || Votes::<Test>::mutate(|votes| votes.escape_gap = 0));
	breaks(ReferencePoolOutOfRange, || Rewards::<Test>::mutate(|it| it.reference_pool = 0));
	breaks(SettlementPeriodOutOfRange, || Settlement::<Test>::mutate(|it| it.period = 0));
	breaks(JailOutOfRange, || Nodes::<Test>::mutate(|it| it.jail = 0));
	breaks(DayOutOfRange, || Governance::<Test>::mutate(|it| it.day = 0));
}
