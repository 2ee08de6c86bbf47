//! Becoming a StakingNode.

use crate::{mock::*, Call, Error, Event, FinalityKeyOwner, OpenNodes, VotingKeyOwner};
use assay_primitives::{node::NodeKeys, Balance};
use codec::{Decode, Encode};
use frame_support::{assert_noop, assert_ok};

/// The session keys of the runtime.
mod session {
	pub struct Grandpa;
	impl sp_runtime::BoundToRuntimeAppPublic for Grandpa {
		type Public = sp_consensus_grandpa::AuthorityId;
	}
	pub struct Vote;
	impl sp_runtime::BoundToRuntimeAppPublic for Vote {
		type Public = assay_primitives::share::VotingKey;
	}
	sp_runtime::impl_opaque_keys! {
		pub struct SessionKeys {
			pub grandpa: Grandpa,
			pub vote: Vote,
		}
	}
}

#[test]
fn node_holds_the_bond_and_has_its_keys_when_it_is_registered() {
	build_and_execute(|| {
		assert_ok!(register(1));
		assert_eq!((held(1), free(1)), (BOND, ENDOWMENT - BOND));
		let node = node(1);
		assert_eq!((node.bond, node.registered_with, node.registered), (BOND, BOND, 1));
		assert_eq!(VotingKeyOwner::<Test>::get(keys(1).vote), Some(account(1)));
		assert_eq!(FinalityKeyOwner::<Test>::get(keys(1).grandpa), Some(account(1)));
		assert_eq!(OpenNodes::<Test>::get(), 1);
		let expected = Event::NodeRegistered { node: account(1), bond: BOND, keys: keys(1) };
		assert_eq!(events(), [expected]);
	});
}

#[test]
fn node_is_refused_when_its_account_is_registered() {
	build_and_execute(|| {
		assert_ok!(register(1));
		assert_noop!(register_with(1, 2, 2), Error::<Test>::AlreadyRegistered);
		assert_ok!(close(1));
		assert_noop!(register_with(1, 2, 2), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn node_is_refused_when_its_account_lacks_the_bond() {
	build_and_execute(|| {
		// Nothing at all, and one unit too little.
		assert_noop!(register(61), Error::<Test>::CannotPayBond);
		let give = |amount: Balance| {
			let from = RuntimeOrigin::signed(account(1));
			Balances::transfer_allow_death(from, account(61), amount).unwrap();
		};
		give(BOND + EXISTENTIAL - 1);
		assert_noop!(register(61), Error::<Test>::CannotPayBond);
		give(1);
		assert_ok!(register(61));
	});
}

#[test]
fn node_is_refused_when_the_bond_is_above_its_limit() {
	build_and_execute(|| {
		let call = |max_bond| Call::register {
			keys: keys(1),
			proof: proof_of(1, 1, &account(1)),
			metadata: metadata("node"),
			max_bond,
		};
		assert_noop!(dispatch(1, call(BOND - 1)), Error::<Test>::BondAboveLimit);
		assert_ok!(dispatch(1, call(BOND)));
	});
}

#[test]
fn node_is_refused_when_another_has_one_of_its_keys() {
	build_and_execute(|| {
		assert_ok!(register(1));
		assert_noop!(register_with(2, 2, 1), Error::<Test>::VotingKeyInUse);
		assert_noop!(register_with(2, 1, 2), Error::<Test>::FinalityKeyInUse);
		// Also of one that is closed: it still votes.
		assert_ok!(close(1));
		assert_noop!(register_with(2, 2, 1), Error::<Test>::VotingKeyInUse);
	});
}

#[test]
fn node_is_refused_when_the_keys_did_not_sign_for_its_account() {
	build_and_execute(|| {
		let register = |proof| Call::register {
			keys: keys(1),
			proof,
			metadata: metadata("node"),
			max_bond: BOND,
		};
		let good = proof_of(1, 1, &account(1));
		for (grandpa, vote) in [(2, 1), (1, 2)] {
			let proof = proof_of(grandpa, vote, &account(1));
			assert_noop!(dispatch(1, register(proof)), Error::<Test>::InvalidProof);
		}
		// A proof that somebody else made public.
		assert_noop!(dispatch(2, register(good.clone())), Error::<Test>::InvalidProof);
		assert_ok!(dispatch(1, register(good)));
	});
}

#[test]
fn keys_and_proof_are_encoded_as_a_node_generates_them() {
	build_and_execute(|| {
		let owner = account(1);
		let generated = session::SessionKeys::generate(&owner.encode(), None);
		let keys = NodeKeys::decode(&mut &generated.keys.encode()[..]).unwrap();
		let proof = Decode::decode(&mut &generated.proof.encode()[..]).unwrap();
		let metadata = metadata("node");
		assert_ok!(dispatch(1, Call::register { keys, proof, metadata, max_bond: BOND }));
	});
}

#[test]
fn node_needs_more_bond_when_there_are_more_nodes_than_the_stake_feeds() {
	build_and_execute(|| {
		nodes(1..=9);
		assert_eq!(StakingNode::bond_now(), BOND);
		nodes([10]);
		assert_eq!((held(10), StakingNode::bond_now()), (BOND, BOND * 11 / 10));
		nodes([11]);
		assert_eq!(held(11), BOND * 11 / 10);
		// Twelve nodes can live on 1,200 shares, and eleven if one closes.
		PoolSize::set(1_200);
		assert_eq!(StakingNode::bond_now(), BOND);
		PoolSize::set(0);
		assert_ok!(close(10));
		assert_eq!(StakingNode::bond_now(), BOND * 11 / 10);
	});
}
