//! What a node pays, and what becomes of it.

use crate::{mock::*, Event, SlashCause};
use assay_primitives::{share::VoterDirectory, Balance};
use frame_support::{
	assert_ok,
	traits::{LockableCurrency, WithdrawReasons},
};
use proptest::prelude::*;

fn slashed(burnt: Balance, covered: Balance) -> Event<Test> {
	Event::BondSlashed { node: account(1), burnt, covered, cause: SlashCause::MissedVotes }
}

#[test]
fn slash_is_a_part_of_the_bond_that_the_node_registered_with_and_is_burnt() {
	build_and_execute(|| {
		nodes([1]);
		assert_ok!(top_up(1, BOND));
		let issued = Balances::total_issuance();
		votes(1, 79, 0, 21);
		assert_eq!((held(1), node(1).bond), (2 * BOND - BOND / 100, 2 * BOND - BOND / 100));
		assert_eq!(Balances::total_issuance(), issued - BOND / 100);
		assert!(events().contains(&slashed(BOND / 100, 0)));
		assert_eq!(free(1), ENDOWMENT - 2 * BOND);
	});
}

#[test]
fn node_is_punished_once_in_the_time_of_a_jail_and_again_after_it() {
	build_and_execute(|| {
		nodes([1]);
		votes(1, 0, 0, 100);
		assert_eq!(held(1), BOND * 95 / 100);
		run_to(50);
		votes(1, 0, 0, 100);
		assert_eq!(held(1), BOND * 95 / 100);
		assert_eq!(node(1).jailed_until, Some(51));
		run_to(51);
		votes(1, 0, 0, 100);
		assert_eq!(held(1), BOND * 90 / 100);
		assert_eq!(node(1).jailed_until, Some(101));
	});
}

#[test]
fn slash_never_exceeds_what_is_held() {
	build_and_execute(|| {
		nodes([1]);
		for round in 1..=22u32 {
			votes(1, 0, 0, 100);
			let left = BOND - (BOND / 20 * Balance::from(round)).min(BOND);
			assert_eq!((held(1), node(1).bond), (left, left));
			run(50);
			assert_eq!(free(1), ENDOWMENT - BOND, "nothing but the bond is taken");
		}
	});
}

#[test]
fn slash_is_taken_by_force_when_a_lock_lies_on_the_money() {
	build_and_execute(|| {
		nodes([1]);
		// As a conviction vote locks it: everything the account has.
		Balances::set_lock(*b"pyconvot", &account(1), ENDOWMENT, WithdrawReasons::all());
		votes(1, 0, 0, 100);
		assert_eq!((held(1), node(1).bond), (BOND * 95 / 100, BOND * 95 / 100));
	});
}

#[test]
fn slash_is_covered_by_others_first() {
	build_and_execute(|| {
		nodes([1]);
		Covered::insert(account(1), BOND / 100 + BOND / 200);
		votes(1, 79, 0, 21);
		assert!(events().contains(&slashed(0, BOND / 100)));
		assert_eq!((held(1), Covered::get(account(1))), (BOND, BOND / 200));
		assert!(node(1).jailed_until.is_some(), "nobody goes to jail for another");
		run(50);
		votes(1, 79, 0, 21);
		assert!(events().contains(&slashed(BOND / 200, BOND / 200)));
		assert_eq!(held(1), BOND - BOND / 200);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn no_sequence_of_votes_takes_more_than_the_bond_or_loses_a_unit(
		steps in proptest::collection::vec((0..3u8, 1..60u32, 0..80u32), 1..40),
	) {
		ext().execute_with(|| {
			nodes([1]);
			let issued = Balances::total_issuance();
			let (mut punished, mut last) = (0u32, None::<u32>);
			for (kind, count, blocks) in steps {
				let before = held(1);
				for _ in 0..count {
					match kind {
						0 => votes(1, 1, 0, 0),
						1 => votes(1, 0, 1, 0),
						_ => StakingNode::note_missed(&account(1)),
					}
				}
				if held(1) != before {
					let now = System::block_number();
					assert!(last.is_none_or(|last| now >= last + 50), "twice in a jail's time");
					(punished, last) = (punished + 1, Some(now));
				}
				run(blocks);
				if node(1).jailed_until.is_some_and(|until| until <= System::block_number()) {
					unjail(1).unwrap();
				}
				check();
			}
			assert!(held(1) >= BOND - BOND / 20 * Balance::from(punished));
			assert_eq!(Balances::total_issuance(), issued - (BOND - held(1)));
			assert_eq!(free(1), ENDOWMENT - BOND);
		});
	}
}
