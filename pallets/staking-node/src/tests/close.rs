//! A node that takes no new shares any more.

use crate::{mock::*, Error, Event, OpenNodes};
use assay_primitives::share::{
	DelegateRefusal, NodeRegistry, NodeStanding, VoteTiming, VoterDirectory,
};
use frame_support::{assert_noop, assert_ok};

#[test]
fn closed_node_takes_no_new_shares_but_votes_and_earns_for_those_it_has() {
	build_and_execute(|| {
		nodes([1]);
		give_shares(1, 7);
		assert_ok!(close(1));
		assert_eq!(events().last(), Some(&Event::NodeClosed { node: account(1) }));
		assert_eq!(node(1).closed, Some(1));
		assert_eq!(OpenNodes::<Test>::get(), 0);
		let refused = StakingNode::may_take(&account(2), &account(1));
		assert_eq!(refused, Err(DelegateRefusal::Closed));
		assert_eq!(StakingNode::voting_key(&account(1)), Some(keys(1).vote));
		assert_eq!(StakingNode::standing(&account(1)), NodeStanding::Earning { shares: 7 });
		StakingNode::note_voted(&account(1), VoteTiming::InTime);
		assert_eq!(record(1).lifetime.voted, 1);
	});
}

#[test]
fn closed_node_is_punished_when_it_misses_its_votes() {
	build_and_execute(|| {
		nodes([1]);
		assert_ok!(close(1));
		votes(1, 49, 0, 51);
		assert_eq!(held(1), BOND * 95 / 100);
	});
}

#[test]
fn node_is_closed_for_good() {
	build_and_execute(|| {
		nodes([1]);
		assert_ok!(close(1));
		run(50);
		assert_noop!(close(1), Error::<Test>::NodeClosed);
		assert_noop!(top_up(1, 1), Error::<Test>::NodeClosed);
		assert_noop!(close(2), Error::<Test>::NotANode);
	});
}
