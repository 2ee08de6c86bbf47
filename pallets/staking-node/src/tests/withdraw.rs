//! The bond comes back when every condition holds, and not before.

use crate::{mock::*, Call, Error, Event, Nodes, Records};
use assay_primitives::{
	node::{FinalityDuty, WithdrawalBar},
	parameters::NodeParameters,
	share::NodeRegistry,
};
use frame_support::{assert_noop, assert_ok};

/// The blocks of a day, at 30 s.
const DAY: u32 = 2_880;

fn bars(number: u8) -> Vec<WithdrawalBar> {
	StakingNode::withdrawal_bars(&account(number), &node(number))
}

#[test]
fn bond_comes_back_by_anybody_and_the_node_is_gone_when_everything_is_over() {
	build_and_execute(|| {
		nodes([1]);
		assert_ok!(close(1));
		jump_to(1_001);
		assert_ok!(withdraw(1));
		assert_eq!((held(1), free(1)), (0, ENDOWMENT));
		let expected = Event::BondWithdrawn { node: account(1), amount: BOND };
		assert_eq!(events().last(), Some(&expected));
		assert!(!Nodes::<Test>::contains_key(account(1)));
		assert!(!Records::<Test>::contains_key(account(1)));
		assert_noop!(withdraw(1), Error::<Test>::NotANode);
		// The account and its keys can register again.
		assert_ok!(register(1));
	});
}

#[test]
fn bond_does_not_come_back_when_the_node_is_open() {
	build_and_execute(|| {
		nodes([1]);
		jump_to(1_001);
		assert_noop!(withdraw(1), Error::<Test>::NotClosed);
		assert_noop!(withdraw(2), Error::<Test>::NotANode);
		let call = Call::withdraw_bond { node: account(1) };
		assert!(dispatch_as(RuntimeOrigin::none(), call).is_err());
	});
}

#[test]
fn bond_does_not_come_back_when_a_share_names_the_node() {
	build_and_execute(|| {
		nodes([1]);
		StakingNode::assign(&account(1), 2, false);
		assert_ok!(close(1));
		jump_to(1_001);
		assert_noop!(withdraw(1), Error::<Test>::SharesAssigned);
		StakingNode::release(&account(1), 1, false);
		assert_eq!(bars(1), [WithdrawalBar::SharesAssigned(1)]);
		assert_noop!(withdraw(1), Error::<Test>::SharesAssigned);
		StakingNode::release(&account(1), 1, false);
		assert_ok!(withdraw(1));
	});
}

#[test]
fn bond_comes_back_after_180_days_and_not_after_179() {
	build_and_execute(|| {
		Parameters::set(NodeParameters { bond: BOND, ..NodeParameters::default() });
		jump_to(7);
		nodes([1]);
		assert_ok!(close(1));
		for block in [7 + 179 * DAY, 7 + 180 * DAY - 1] {
			jump_to(block);
			assert_eq!(bars(1), [WithdrawalBar::LockedUntil(7 + 180 * DAY)]);
			assert_noop!(withdraw(1), Error::<Test>::BondLocked);
		}
		jump_to(7 + 180 * DAY);
		assert_ok!(withdraw(1));
	});
}

#[test]
fn bond_does_not_come_back_when_the_node_is_an_authority_or_was_lately() {
	build_and_execute(|| {
		nodes([1]);
		elect();
		assert_eq!(node(1).finality, FinalityDuty::Now);
		assert_ok!(close(1));
		let now = System::block_number();
		jump_to(1_001);
		assert_noop!(withdraw(1), Error::<Test>::StillAuthority);
		jump_to(now);

		elect();
		let left = System::block_number();
		assert_eq!(node(1).finality, FinalityDuty::Until(left));
		// The lock is over long before.
		Parameters::mutate(|it| it.bond_lock = 1);
		jump_to(left + 99);
		assert_eq!(bars(1), [WithdrawalBar::EvidenceUntil(left + 100)]);
		assert_noop!(withdraw(1), Error::<Test>::EvidencePeriod);
		jump_to(left + 100);
		assert_ok!(withdraw(1));
		jump_to(left);
	});
}

#[test]
fn conditions_are_told_in_one_list_when_several_are_missing() {
	build_and_execute(|| {
		nodes([1]);
		give_shares(1, 5);
		elect();
		assert_eq!(
			bars(1),
			[
				WithdrawalBar::NotClosed,
				WithdrawalBar::SharesAssigned(5),
				WithdrawalBar::LockedUntil(1_001),
				WithdrawalBar::StillAuthority,
			]
		);
		assert_noop!(withdraw(1), Error::<Test>::NotClosed);
	});
}

#[test]
fn bond_that_was_slashed_comes_back_as_it_is() {
	build_and_execute(|| {
		nodes([1]);
		jail(1);
		assert_ok!(close(1));
		jump_to(1_001);
		assert_ok!(withdraw(1));
		assert_eq!((held(1), free(1)), (0, ENDOWMENT - BOND / 100));
	});
}
