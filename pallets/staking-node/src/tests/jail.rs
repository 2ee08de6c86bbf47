//! Jail, and the way out of it.

use crate::{mock::*, Error, Event};
use assay_primitives::share::{DelegateRefusal, NodeRegistry, NodeStanding, VoterDirectory};
use frame_support::{assert_noop, assert_ok};

#[test]
fn jailed_node_takes_no_shares_and_earns_nothing_but_votes() {
	build_and_execute(|| {
		nodes([1]);
		give_shares(1, 3);
		assert_eq!(StakingNode::standing(&account(1)), NodeStanding::Earning { shares: 3 });
		jail(1);
		assert_eq!(node(1).jailed_until, Some(51));
		assert!(events().contains(&Event::NodeJailed { node: account(1), until: 51 }));
		let refused = StakingNode::may_take(&account(2), &account(1));
		assert_eq!(refused, Err(DelegateRefusal::Jailed));
		assert_eq!(StakingNode::standing(&account(1)), NodeStanding::Suspended);
		assert_eq!(StakingNode::voting_key(&account(1)), Some(keys(1).vote));
		votes(1, 5, 0, 0);
		assert_eq!(record(1).window.voted, 5);
	});
}

#[test]
fn node_leaves_jail_by_itself_only_and_not_before_its_time() {
	build_and_execute(|| {
		nodes([1]);
		jail(1);
		run_to(50);
		assert_noop!(unjail(1), Error::<Test>::StillJailed);
		run_to(51);
		assert_eq!(
			StakingNode::may_take(&account(2), &account(1)),
			Err(DelegateRefusal::Jailed),
			"nobody leaves jail unasked"
		);
		assert_ok!(unjail(1));
		assert_eq!(events().last(), Some(&Event::NodeUnjailed { node: account(1) }));
		assert_eq!(StakingNode::may_take(&account(2), &account(1)), Ok(()));
	});
}

#[test]
fn unjail_is_refused_when_there_is_no_jail_to_leave() {
	build_and_execute(|| {
		nodes([1]);
		assert_noop!(unjail(1), Error::<Test>::NotJailed);
		assert_noop!(unjail(2), Error::<Test>::NotANode);
	});
}
