//! Each invariant is broken once.

use crate::{invariants::*, mock::*, *};
use assay_primitives::node::{AssignedShares, FinalityDuty, Tally};
use frame_support::{assert_ok, traits::fungible::MutateHold};
use sp_runtime::TryRuntimeError;

/// Break something on a chain with three authorities, one node in jail and one closed; the named
/// invariant must be the one that fails.
fn broken(statement: &'static str, breaks: impl FnOnce()) {
	ext().execute_with(|| {
		nodes(1..=5);
		give_shares(1, 9);
		settle_elections();
		jail(4);
		assert_ok!(close(5));
		elect();
		votes(1, 50, 3, 2);
		next_block();
		StakingNode::do_try_state().unwrap();
		breaks();
		assert_eq!(StakingNode::do_try_state(), Err(TryRuntimeError::Other(statement)));
	});
}

fn change(number: u8, change: impl FnOnce(&mut Node)) {
	Nodes::<Test>::mutate(account(number), |node| change(node.as_mut().unwrap()));
}

#[test]
fn try_state_fails_when_a_bond_is_not_what_is_held() {
	broken(BONDS_ARE_HELD, || change(1, |node| node.bond += 1));
	broken(BONDS_ARE_HELD, || {
		Balances::hold(&HoldReason::Bond.into(), &account(40), 5).unwrap();
	});
}

#[test]
fn try_state_fails_when_open_nodes_are_miscounted() {
	broken(OPEN_NODES_ARE_COUNTED, || OpenNodes::<Test>::put(5));
}

#[test]
fn try_state_fails_when_a_node_is_not_whole() {
	broken(NODES_ARE_WHOLE, || Records::<Test>::remove(account(1)));
	broken(NODES_ARE_WHOLE, || Metadata::<Test>::insert(account(9), metadata("nobody")));
}

#[test]
fn try_state_fails_when_a_key_is_not_its_nodes() {
	broken(KEYS_ARE_OWNED, || VotingKeyOwner::<Test>::insert(keys(1).vote, account(2)));
	broken(KEYS_ARE_OWNED, || FinalityKeyOwner::<Test>::insert(keys(9).grandpa, account(2)));
}

#[test]
fn try_state_fails_when_more_shares_are_mature_than_there_are() {
	let shares = |all, mature| Assigned::<Test>::insert(account(1), AssignedShares { all, mature });
	broken(ASSIGNED_IS_POSSIBLE, || shares(3, 4));
	broken(ASSIGNED_IS_POSSIBLE, || shares(0, 0));
}

#[test]
fn try_state_fails_when_a_record_does_not_add_up() {
	let change = |change: fn(&mut Record)| {
		Records::<Test>::mutate(account(1), |record| change(record.as_mut().unwrap()))
	};
	broken(RECORDS_ADD_UP, || change(|record| record.window.voted += 1));
	broken(RECORDS_ADD_UP, || {
		change(|record| {
			record.window = Tally { voted: 100, ..Default::default() };
			record.lifetime = record.window;
		})
	});
}

#[test]
fn try_state_fails_when_the_ranking_is_not_a_naive_sort() {
	broken(RANKING_IS_SORTED, || change(1, |node| node.ranked = Some(7)));
	broken(RANKING_IS_SORTED, || {
		Ranking::<Test>::insert(crate::ranking::rank_key(7, 1, account(9)), ());
	});
}

#[test]
fn try_state_fails_when_a_node_is_ranked_that_is_not_fit() {
	broken(ONLY_FIT_ARE_RANKED, || change(1, |node| node.jailed_until = Some(9)));
	broken(ONLY_FIT_ARE_RANKED, || {
		change(1, |node| node.closed = Some(9));
		OpenNodes::<Test>::put(3);
	});
}

#[test]
fn try_state_fails_when_the_set_is_empty_or_impossible() {
	let members = |change: fn(&mut FinalitySet<Test>)| {
		Sets::<Test>::mutate(pallet_grandpa::CurrentSetId::<Test>::get(), |set| {
			change(set.as_mut().unwrap())
		})
	};
	broken(SET_IS_VALID, || members(|set| set.members.clear()));
	broken(SET_IS_VALID, || members(|set| set.members[0].weight = 0));
	broken(SET_IS_VALID, || members(|set| set.members[0].key = set.members[1].key.clone()));
	broken(SET_IS_THE_GADGETS, || members(|set| set.members[0].weight += 1));
}

#[test]
fn try_state_fails_when_a_duty_is_not_that_of_the_set() {
	broken(DUTIES_ARE_RIGHT, || change(1, |node| node.finality = FinalityDuty::Until(3)));
	broken(DUTIES_ARE_RIGHT, || change(5, |node| node.finality = FinalityDuty::Now));
}

#[test]
fn try_state_fails_when_a_set_is_lost() {
	broken(SETS_ARE_KEPT, || Sets::<Test>::remove(0));
	broken(SETS_ARE_KEPT, || OldestSet::<Test>::put(1));
}

#[test]
fn try_state_fails_when_an_equivocator_was_no_member() {
	broken(EQUIVOCATORS_ARE_MEMBERS, || {
		let offender = Offender { node: account(40), bond: 1, paid: 0 };
		let offenders = vec![offender].try_into().unwrap();
		Equivocators::<Test>::insert(1, Offences::<Test> { weight: 1, offenders });
	});
}
