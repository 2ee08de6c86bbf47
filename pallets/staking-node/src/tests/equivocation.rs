//! What becomes of a node that equivocates.

use super::evidence::*;
use crate::{equivocation::Proof, mock::*, Call, Equivocators, Error, Event, SlashCause};
use assay_primitives::{node::FinalityGadget, Balance};
use frame_support::{
	assert_err, assert_noop, assert_ok,
	dispatch::{GetDispatchInfo, Pays},
	pallet_prelude::{InvalidTransaction, TransactionSource},
	traits::{Authorize, LockableCurrency, WithdrawReasons},
};
use sp_runtime::{
	traits::Dispatchable, transaction_validity::ValidTransaction, DispatchError, DispatchResult,
};

fn call(proof: Proof) -> Call<Test> {
	Call::report_equivocation { proof: Box::new(proof) }
}

/// Report as an account that has nothing to do with it.
fn report(proof: Proof) -> DispatchResult {
	dispatch(59, call(proof))
}

/// What the pool of a node says to a proof from elsewhere.
fn validity(proof: Proof) -> Result<ValidTransaction, InvalidTransaction> {
	let call = RuntimeCall::StakingNode(call(proof));
	let outcome = call.authorize(TransactionSource::External).unwrap();
	outcome.map(|(valid, _)| valid).map_err(|error| match error {
		sp_runtime::transaction_validity::TransactionValidityError::Invalid(error) => error,
		error => panic!("{error:?}"),
	})
}

/// A chain with this many nodes of equal weight, and the number of their set.
fn with_nodes(count: u8, test: impl FnOnce(u64)) {
	build_and_execute(|| {
		nodes(1..=count);
		settle_elections();
		test(Gadget::set_id());
	});
}

/// What is left of a bond after a part of it, in millionths.
fn left(number: u8, paid: Balance) -> Balance {
	let bond = node(number).registered_with;
	bond - bond * paid / 1_000_000
}

#[test]
fn node_pays_a_tenth_and_is_jailed_when_it_equivocates_alone() {
	for kind in [PREVOTE, PRECOMMIT] {
		with_nodes(10, |set| {
			let (issued, now) = (Balances::total_issuance(), System::block_number());
			assert_ok!(report(equivocation_of(kind, 1, set, 5)));
			assert_eq!((held(1), node(1).bond), (BOND * 9 / 10, BOND * 9 / 10));
			assert_eq!(Balances::total_issuance(), issued - BOND / 10);
			assert_eq!(node(1).jailed_until, Some(now + 50));
			let proven =
				Event::EquivocationProven { node: account(1), set, round: 5, penalty: 100_000 };
			let slashed = Event::BondSlashed {
				node: account(1),
				burnt: BOND / 10,
				covered: 0,
				cause: SlashCause::Equivocation,
			};
			assert_eq!(events().last(), Some(&proven));
			assert!(events().contains(&slashed));
			elect();
			assert_eq!(part_of(1), 0);
		});
	}
}

#[test]
fn everybody_pays_more_when_more_equivocate_in_the_same_set() {
	// Of 10 % each: the square of three times the weight together.
	with_nodes(10, |set| {
		for (number, penalty) in [(1, 100_000), (2, 360_000), (3, 810_000), (4, 1_000_000)] {
			assert_ok!(report(equivocation(number, set)));
			assert!((1..=number).all(|it| held(it) == left(it, penalty)));
			assert!((number + 1..=10).all(|it| held(it) == BOND));
		}
		check();
		// There is nothing left to take of those.
		assert_ok!(report(equivocation(5, set)));
		assert!((1..=5).all(|it| held(it) == 0 && free(it) == ENDOWMENT - BOND));
	});
}

#[test]
fn equivocations_in_different_sets_are_not_added_up() {
	with_nodes(12, |set| {
		assert_ok!(report(equivocation(1, set)));
		elect();
		assert_eq!(Gadget::set_id(), set + 1);
		assert_ok!(report(equivocation(2, set + 1)));
		assert_eq!((held(1), held(2)), (left(1, 100_000), left(2, 100_000)));
		// Also when the older one is reported later.
		assert_ok!(report(equivocation(3, set)));
		assert!(held(1) < left(1, 100_000) && held(3) == held(1));
		assert_eq!(held(2), left(2, 100_000));
	});
}

#[test]
fn node_pays_once_in_a_set_however_many_rounds_it_equivocated_in() {
	with_nodes(10, |set| {
		assert_ok!(report(equivocation_of(PREVOTE, 1, set, 1)));
		for proof in [
			equivocation_of(PREVOTE, 1, set, 1),
			equivocation_of(PRECOMMIT, 1, set, 1),
			equivocation_of(PREVOTE, 1, set, 2),
		] {
			assert_noop!(report(proof.clone()), Error::<Test>::AlreadyReported);
			assert_eq!(validity(proof), Err(InvalidTransaction::Stale));
		}
		assert_eq!(held(1), BOND * 9 / 10);
	});
}

#[test]
fn node_answers_for_the_key_that_it_had_in_the_set() {
	with_nodes(12, |set| {
		assert_ok!(set_keys(1, 50, 50));
		elect();
		// Somebody else has the old key by now.
		assert_ok!(register_with(20, 1, 20));
		assert_ok!(report(equivocation(1, set)));
		assert_eq!(held(1), BOND * 9 / 10);
		assert!(node(20).jailed_until.is_none());
	});
}

#[test]
fn closed_node_answers_until_the_evidence_period_is_over() {
	with_nodes(12, |set| {
		Parameters::mutate(|it| it.bond_lock = 1);
		assert_ok!(close(1));
		elect();
		let left = System::block_number();
		run_to(left + 99);
		assert_noop!(withdraw(1), Error::<Test>::EvidencePeriod);
		assert!(validity(equivocation(1, set)).is_ok());
		assert_ok!(report(equivocation(1, set)));
		assert_eq!(held(1), BOND * 9 / 10);
		run_to(left + 100);
		assert_noop!(report(equivocation(2, set)), Error::<Test>::UnknownSet);
		assert_eq!(validity(equivocation(2, set)), Err(InvalidTransaction::Stale));
		assert_ok!(withdraw(1));
	});
}

#[test]
fn proof_is_refused_when_it_does_not_hold() {
	with_nodes(10, |set| {
		for (proof, error) in [
			// No such set yet, and one in which the key had no weight.
			(equivocation(1, set + 1), Error::<Test>::UnknownSet),
			(equivocation(1, 0), Error::<Test>::NotAnAuthority),
			(equivocation(40, set), Error::NotAnAuthority),
			// An authority of genesis has no bond.
			(equivocation(101, 0), Error::NoBondBehindKey),
			// The same vote twice, and votes of another set.
			(proof(PREVOTE, 1, set, 1, [(1, 7), (1, 7)], set), Error::InvalidEquivocationProof),
			(proof(PREVOTE, 1, set - 1, 1, [(1, 7), (2, 7)], set), Error::InvalidEquivocationProof),
		] {
			assert_noop!(report(proof.clone()), error);
			assert!(validity(proof).is_err());
		}
		assert_eq!(Equivocators::<Test>::iter().count(), 0);
	});
}

#[test]
fn votes_of_different_blocks_contradict_each_other_at_any_height() {
	with_nodes(10, |set| {
		assert_ok!(report(proof(PRECOMMIT, 1, set, 1, [(1, 7), (2, 8)], set)));
		assert_ok!(report(proof(PRECOMMIT, 2, set, 1, [(1, 7), (1, 8)], set)));
	});
}

#[test]
fn proof_travels_as_a_transaction_of_nobody_once_for_each_node_and_set() {
	with_nodes(10, |set| {
		let valid = validity(equivocation_of(PREVOTE, 1, set, 1)).unwrap();
		assert!(valid.propagate, "it has to reach a miner");
		assert_eq!(valid.longevity, 64);
		let other_round = validity(equivocation_of(PRECOMMIT, 1, set, 2)).unwrap();
		assert_eq!(valid.provides, other_round.provides);
		let other_node = validity(equivocation(2, set)).unwrap();
		assert_ne!(valid.provides, other_node.provides);
		assert!(StakingNode::is_reportable(set, &finality_key(1)));

		let authorized = frame_system::RawOrigin::Authorized.into();
		assert_ok!(dispatch_as(authorized, call(equivocation(1, set))));
		assert!(!StakingNode::is_reportable(set, &finality_key(1)));
		assert_eq!(held(1), BOND * 9 / 10);
	});
}

#[test]
fn proof_of_nobody_is_refused_when_it_was_not_authorised() {
	with_nodes(10, |set| {
		let refused = dispatch_as(RuntimeOrigin::none(), call(equivocation(1, set)));
		assert_err!(refused, DispatchError::BadOrigin);
	});
}

#[test]
fn proof_that_holds_costs_its_reporter_nothing() {
	with_nodes(10, |set| {
		let call = RuntimeCall::StakingNode(call(equivocation(1, set)));
		assert_eq!(call.get_dispatch_info().pays_fee, Pays::Yes);
		let weight = call.get_dispatch_info().call_weight;
		let post = call.clone().dispatch(RuntimeOrigin::signed(account(59))).unwrap();
		assert_eq!(post.pays_fee, Pays::No);
		assert!(post.actual_weight.unwrap().all_lt(weight));
		let refused = call.dispatch(RuntimeOrigin::signed(account(59))).unwrap_err();
		assert_eq!(refused.post_info.pays_fee, Pays::Yes, "whoever sends rubbish pays");
	});
}

#[test]
fn bond_is_taken_by_force_and_covered_first() {
	with_nodes(10, |set| {
		Balances::set_lock(*b"pyconvot", &account(1), ENDOWMENT, WithdrawReasons::all());
		Covered::insert(account(2), 5 * BOND);
		assert_ok!(report(equivocation(1, set)));
		assert_eq!(held(1), BOND * 9 / 10);
		assert_ok!(report(equivocation(2, set)));
		assert_eq!((held(1), held(2)), (left(1, 360_000), BOND));
		assert_eq!(Covered::get(account(2)), 5 * BOND - BOND * 36 / 100);
	});
}

#[test]
fn top_up_after_the_first_proof_is_not_taken_for_it() {
	with_nodes(10, |set| {
		assert_ok!(report(equivocation(1, set)));
		assert_ok!(top_up(1, BOND));
		assert_ok!(report(equivocation(2, set)));
		assert_eq!(held(1), left(1, 360_000) + BOND);
		for number in [3, 4] {
			assert_ok!(report(equivocation(number, set)));
		}
		assert_eq!(held(1), BOND);
	});
}
