//! More bond.

use crate::{mock::*, Error, Event};
use assay_primitives::share::{DelegateRefusal, VoterDirectory};
use frame_support::{assert_noop, assert_ok};

#[test]
fn top_up_is_held_and_does_not_change_what_the_node_registered_with() {
	build_and_execute(|| {
		nodes([1]);
		assert_ok!(top_up(1, 500));
		assert_eq!(
			(held(1), node(1).bond, node(1).registered_with),
			(BOND + 500, BOND + 500, BOND)
		);
		let expected = Event::BondToppedUp { node: account(1), amount: 500, bond: BOND + 500 };
		assert_eq!(events().last(), Some(&expected));
	});
}

#[test]
fn top_up_is_refused_when_there_is_nothing_to_add_to_or_with() {
	build_and_execute(|| {
		nodes([1, 2]);
		assert_noop!(top_up(3, 1), Error::<Test>::NotANode);
		assert_noop!(top_up(1, 0), Error::<Test>::NothingToAdd);
		assert_noop!(top_up(1, ENDOWMENT), Error::<Test>::CannotPayBond);
		assert_ok!(close(2));
		assert_noop!(top_up(2, 1), Error::<Test>::NodeClosed);
	});
}

#[test]
fn node_takes_shares_again_when_what_was_slashed_is_made_good() {
	build_and_execute(|| {
		nodes([1]);
		let take = || StakingNode::may_take(&account(2), &account(1));
		// 5 % each time.
		for _ in 0..3 {
			votes(1, 0, 0, 100);
			run(50);
			assert_ok!(unjail(1));
		}
		assert_eq!(node(1).bond, BOND * 85 / 100);
		assert_eq!(take(), Err(DelegateRefusal::Inactive));
		assert_ok!(top_up(1, BOND * 5 / 100 - 1));
		assert_eq!(take(), Err(DelegateRefusal::Inactive));
		assert_ok!(top_up(1, 1));
		assert_eq!(take(), Ok(()));
	});
}
