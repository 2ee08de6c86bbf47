//! Other keys.

use crate::{mock::*, Error, Event, FinalityKeyOwner, VotingKeyOwner};
use assay_primitives::share::VoterDirectory;
use frame_support::{assert_noop, assert_ok};

#[test]
fn keys_are_replaced_and_the_old_ones_are_free() {
	build_and_execute(|| {
		nodes([1, 2]);
		assert_ok!(set_keys(1, 3, 4));
		assert_eq!(node(1).keys, keys_of(3, 4));
		assert_eq!(StakingNode::voting_key(&account(1)), Some(keys(4).vote));
		assert_eq!(
			events().last(),
			Some(&Event::KeysSet { node: account(1), keys: keys_of(3, 4) })
		);
		assert_eq!(VotingKeyOwner::<Test>::get(keys(1).vote), None);
		assert_eq!(FinalityKeyOwner::<Test>::get(keys(1).grandpa), None);
		assert_ok!(register_with(3, 1, 1));
	});
}

#[test]
fn one_key_may_stay_when_the_other_is_replaced() {
	build_and_execute(|| {
		nodes([1]);
		assert_ok!(set_keys(1, 1, 2));
		assert_ok!(set_keys(1, 3, 2));
		assert_ok!(set_keys(1, 3, 2));
		assert_eq!(node(1).keys, keys_of(3, 2));
	});
}

#[test]
fn keys_are_refused_when_they_are_not_the_nodes_own() {
	build_and_execute(|| {
		nodes([1, 2]);
		assert_noop!(set_keys(1, 1, 2), Error::<Test>::VotingKeyInUse);
		assert_noop!(set_keys(1, 2, 1), Error::<Test>::FinalityKeyInUse);
		assert_noop!(set_keys(3, 3, 3), Error::<Test>::NotANode);
		let proof = proof_of(3, 3, &account(2));
		let call = crate::Call::set_keys { keys: keys(3), proof };
		assert_noop!(dispatch(1, call), Error::<Test>::InvalidProof);
	});
}

#[test]
fn keys_can_be_replaced_when_the_node_is_closed_or_in_jail() {
	build_and_execute(|| {
		nodes([1, 2]);
		jail(1);
		assert_ok!(close(2));
		assert_ok!(set_keys(1, 3, 3));
		assert_ok!(set_keys(2, 4, 4));
	});
}
