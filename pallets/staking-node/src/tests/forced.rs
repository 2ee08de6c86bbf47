//! What governance does to a node without it.

use crate::{mock::*, Call, Error, Event, OpenNodes, Ranking};
use assay_primitives::share::{DelegateRefusal, NodeRegistry, NodeStanding, VoterDirectory};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn node_is_closed_by_governance_exactly_as_by_itself() {
	let closed = |close: fn(u8)| {
		let mut ext = ext();
		ext.execute_with(|| {
			nodes(1..=3);
			give_shares(2, 7);
			run_to(12);
			close(2);
			assert_eq!(events(), [Event::NodeClosed { node: account(2) }]);
			assert_eq!(node(2).closed, Some(12));
			let refused = StakingNode::may_take(&account(1), &account(2));
			assert_eq!(refused, Err(DelegateRefusal::Closed));
			assert_eq!((OpenNodes::<Test>::get(), Ranking::<Test>::count()), (2, 2));
			assert_eq!(held(2), BOND, "the bond is not touched");
			check();
			sp_io::storage::root(sp_runtime::StateVersion::V1)
		})
	};
	let by_itself = closed(|number| close(number).unwrap());
	let by_governance = closed(|number| force_close(number).unwrap());
	assert_eq!(by_itself, by_governance);
}

#[test]
fn forced_node_gets_its_bond_back_under_the_usual_conditions_only() {
	build_and_execute(|| {
		nodes([1]);
		give_shares(1, 1);
		assert_ok!(force_close(1));
		assert_noop!(withdraw(1), Error::<Test>::SharesAssigned);
		StakingNode::release(&account(1), 1, true);
		assert_noop!(withdraw(1), Error::<Test>::BondLocked);
		run_to(1_001);
		assert_ok!(withdraw(1));
		assert_eq!((held(1), free(1)), (0, ENDOWMENT));
	});
}

#[test]
fn closed_node_leaves_jail_as_others_do_and_is_not_elected() {
	build_and_execute(|| {
		nodes([1, 2]);
		for number in [1, 2] {
			give_shares(number, 3);
			jail(number);
		}
		assert_ok!(force_close(1));
		assert_noop!(force_close(1), Error::<Test>::NodeClosed);
		assert_ok!(close(2));
		assert_eq!(node(1).jailed_until, Some(51));
		assert_noop!(unjail(1), Error::<Test>::StillJailed);
		assert_ok!(force_unjail(1));
		run_to(51);
		assert_ok!(unjail(2));
		// They have to vote for the shares that name them, and earn with it.
		let earning = NodeStanding::Earning { shares: 3 };
		for number in [1, 2] {
			assert_eq!(StakingNode::standing(&account(number)), earning);
			let refused = StakingNode::may_take(&account(9), &account(number));
			assert_eq!(refused, Err(DelegateRefusal::Closed));
		}
		assert_eq!(Ranking::<Test>::count(), 0);
	});
}

#[test]
fn node_leaves_jail_by_governance_before_its_time_and_stands_for_election_again() {
	build_and_execute(|| {
		nodes([1]);
		give_shares(1, 3);
		jail(1);
		let paid = BOND - held(1);
		assert_eq!((StakingNode::standing(&account(1)), Ranking::<Test>::count()), SUSPENDED);
		assert_noop!(unjail(1), Error::<Test>::StillJailed);
		assert_ok!(force_unjail(1));
		assert_eq!(events().last(), Some(&Event::NodeUnjailed { node: account(1) }));
		assert_eq!(node(1).jailed_until, None);
		let earning = NodeStanding::Earning { shares: 3 };
		assert_eq!((StakingNode::standing(&account(1)), Ranking::<Test>::count()), (earning, 1));
		assert_eq!((paid, held(1)), (BOND / 100, BOND - paid), "what was slashed stays slashed");
	});
}

/// What a node is that neither earns nor can be elected.
const SUSPENDED: (NodeStanding, u32) = (NodeStanding::Suspended, 0);

#[test]
fn node_that_was_let_out_is_not_slashed_twice_in_the_time_of_a_jail() {
	build_and_execute(|| {
		nodes([1]);
		jail(1);
		let bond = held(1);
		assert_ok!(force_unjail(1));
		votes(1, 0, 0, 100);
		assert_eq!((held(1), node(1).jailed_until), (bond, None));
		run_to(51);
		votes(1, 0, 0, 100);
		assert!(held(1) < bond);
	});
}

#[test]
fn node_that_lacks_bond_stays_inactive_when_it_is_let_out() {
	build_and_execute(|| {
		nodes([1]);
		for window in 0..3 {
			jump_to(1 + window * 50);
			votes(1, 0, 0, 100);
		}
		assert!(held(1) < BOND * 9 / 10);
		assert_ok!(force_unjail(1));
		assert_eq!((StakingNode::standing(&account(1)), Ranking::<Test>::count()), SUSPENDED);
		assert_ok!(top_up(1, BOND));
		assert_eq!(Ranking::<Test>::count(), 1);
	});
}

#[test]
fn force_is_refused_when_there_is_nothing_to_do() {
	build_and_execute(|| {
		nodes([1]);
		assert_noop!(force_unjail(1), Error::<Test>::NotJailed);
		assert_noop!(force_unjail(2), Error::<Test>::NotANode);
		assert_noop!(force_close(2), Error::<Test>::NotANode);
	});
}

#[test]
fn force_is_refused_to_anybody_but_governance() {
	build_and_execute(|| {
		nodes([1]);
		jail(1);
		let nobody = [RuntimeOrigin::none(), RuntimeOrigin::signed(account(2))];
		// Not even to the node itself: it has calls of its own.
		for origin in nobody.into_iter().chain([RuntimeOrigin::signed(account(1))]) {
			for call in
				[Call::force_close { node: account(1) }, Call::force_unjail { node: account(1) }]
			{
				assert_noop!(dispatch_as(origin.clone(), call), DispatchError::BadOrigin);
			}
		}
	});
}
