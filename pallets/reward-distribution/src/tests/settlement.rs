//! How accounts are settled.

use crate::{mock::*, Cursor, DueAccounts, DueCounts, Event, Ledger, Place};
use frame_support::traits::{fungible::Mutate, Hooks};

#[test]
fn account_is_settled_a_period_after_its_first_credit() {
	build_and_execute(|| {
		run_to(3);
		begin();
		credit_reward(&account(1), 100);
		credit_principal(1, 7);
		end();
		run_to(6);
		begin();
		credit_reward(&account(1), 11);
		end();
		let due = 4 + PERIOD;
		assert_eq!(ledger(1), Some(Ledger { reward: 111, due: Some(due) }), "the first one counts");
		run_to(due - 1);
		assert_eq!(free(1), ENDOWMENT);
		begin();
		assert_eq!(free(1), ENDOWMENT + 111, "when the block begins");
		let told = Event::Settled { who: account(1), principal: 7, reward: 111 };
		assert!(events().contains(&told));
		assert_eq!((ledger(1), Principal::get(account(1))), (None, 0));
		end();
		assert_eq!(totals().settled_principal, 7);
		assert_eq!(totals().settled_reward, 111 + u128::from(PERIOD) * AUTHOR);
	});
}

#[test]
fn account_with_principal_alone_is_settled_too() {
	build_and_execute(|| {
		begin();
		credit_principal(1, 7);
		end();
		assert_eq!(ledger(1), Some(Ledger { reward: 0, due: Some(1 + PERIOD) }));
		run_to(PERIOD);
		begin();
		assert_eq!(Principal::get(account(1)), 0);
		assert!(events().contains(&Event::Settled { who: account(1), principal: 7, reward: 0 }));
		assert_eq!(ledger(1), None);
		end();
	});
}

#[test]
fn credit_of_nothing_leaves_no_trace() {
	build_and_execute(|| {
		begin();
		credit_principal(1, 0);
		credit_reward(&account(1), 0);
		assert_eq!(ledger(1), None);
		end();
	});
}

#[test]
fn settled_account_begins_anew_with_its_next_credit() {
	build_and_execute(|| {
		begin();
		credit_reward(&account(1), 100);
		end();
		run_to(1 + PERIOD + 4);
		begin();
		credit_reward(&account(1), 50);
		end();
		let due = 1 + PERIOD + 5 + PERIOD;
		assert_eq!(ledger(1), Some(Ledger { reward: 50, due: Some(due) }));
		run_to(due);
		assert_eq!(free(1), ENDOWMENT + 150);
	});
}

#[test]
fn accounts_are_settled_in_the_order_in_which_they_were_entered() {
	build_and_execute(|| {
		begin();
		for owner in [5, 2, 9, 1] {
			credit_reward(&account(owner), 100);
		}
		credit_reward(&account(2), 100);
		end();
		run_to(PERIOD);
		begin();
		let order = [5, 2, 9, 1, MINER].map(account);
		assert_eq!(settled(), order);
		end();
	});
}

#[test]
fn credits_of_the_block_in_which_an_account_is_settled_are_paid_once() {
	build_and_execute(|| {
		begin();
		credit_reward(&account(1), 100);
		end();
		run_to(PERIOD);
		// Only the idle settlement can have it: the guaranteed one has no place.
		Guaranteed::set(weight(BASE));
		begin();
		credit_reward(&account(1), 9);
		assert_eq!(pot() - EXISTENTIAL, u128::from(PERIOD) * AUTHOR + 100, "not minted yet");
		end();
		assert_eq!((free(1), ledger(1)), (ENDOWMENT + 109, None));
	});
}

#[test]
fn whoever_is_due_when_the_pot_has_nothing_else_is_paid_what_the_block_credits() {
	build_and_execute(|| {
		RewardGroup::put(assay_primitives::parameters::RewardParameters {
			base_reward: 0,
			..USUAL
		});
		begin();
		credit_principal(1, 5);
		end();
		run_to(PERIOD);
		Guaranteed::set(weight(BASE));
		begin();
		credit_reward(&account(1), 1_000);
		assert_eq!(pot(), EXISTENTIAL);
		end();
		assert_eq!(free(1), ENDOWMENT + 1_000);
		assert_eq!(pot(), EXISTENTIAL);
	});
}

#[test]
fn stake_pools_are_told_of_every_settlement_once() {
	build_and_execute(|| {
		begin();
		credit_reward(&account(1), 100);
		credit_principal(1, 7);
		credit_principal(2, 8);
		end();
		run_to(1 + PERIOD);
		let told = [(account(1), 7, 100), (account(2), 8, 0), (account(MINER), 0, 20 * AUTHOR)];
		assert_eq!(Told::get(), told);
	});
}

#[test]
fn nothing_is_told_when_nothing_is_left_to_settle() {
	build_and_execute(|| {
		begin();
		credit_principal(1, 7);
		end();
		// Somebody else has returned it.
		Principal::remove(account(1));
		run_to(PERIOD);
		begin();
		assert_eq!(settled(), [account(MINER)]);
		assert!(Told::get().iter().all(|(who, ..)| *who != account(1)));
		assert_eq!(ledger(1), None);
		end();
	});
}

/// A block has the place for so many accounts, all due in this very block.
fn places(accounts: u64) -> frame_support::weights::Weight {
	weight(BASE + BLOCK + ACCOUNT * accounts)
}

#[test]
fn block_settles_as_many_as_it_guarantees_and_the_rest_later_in_order() {
	build_and_execute(|| {
		begin();
		(1..=9).for_each(|owner| credit_reward(&account(owner), 100));
		end();
		run_to(PERIOD);
		Guaranteed::set(places(4));
		for expected in [vec![1, 2, 3, 4], vec![5, 6, 7, 8], vec![9, MINER], vec![]] {
			let spent = begin();
			assert_eq!(settled(), expected.iter().copied().map(account).collect::<Vec<_>>());
			let most = weight(HOOKS) + places(4);
			assert!(spent.all_lte(most), "{spent:?}");
			// A full block leaves nothing for idle settlement.
			assert_eq!(end_with(weight(0)), weight(0));
		}
		assert_eq!(Cursor::<Test>::get(), Some(Place { block: PERIOD + 5, index: 0 }));
	});
}

#[test]
fn block_that_is_not_full_settles_more_within_what_it_has_left() {
	build_and_execute(|| {
		begin();
		(1..=9).for_each(|owner| credit_reward(&account(owner), 100));
		end();
		run_to(PERIOD);
		Guaranteed::set(places(2));
		Idle::set(places(4));
		begin();
		assert_eq!(settled().len(), 2);
		// What is left is less than what idle settlement may have.
		assert_eq!(end_with(places(1)), places(1));
		assert_eq!(settled().len(), 3);
		begin();
		assert_eq!(settled(), [4, 5].map(account));
		assert_eq!(end_with(frame_support::weights::Weight::MAX), places(4), "and it has a limit");
		assert_eq!(settled(), [4, 5, 6, 7, 8, 9].map(account));
	});
}

#[test]
fn weight_is_what_was_done() {
	build_and_execute(|| {
		begin();
		(1..=3).for_each(|owner| credit_reward(&account(owner), 100));
		end();
		// Nobody is due: the hooks, a look at the calendar.
		assert_eq!(begin(), weight(HOOKS) + places(0));
		// The calendar is where it should be: not even that.
		assert_eq!(end_with(frame_support::weights::Weight::MAX), weight(BASE));
		run_to(PERIOD);
		assert_eq!(begin(), weight(HOOKS) + places(4));
		end();
	});
}

#[test]
fn nothing_is_settled_by_halves_when_the_weight_is_not_enough_to_begin() {
	build_and_execute(|| {
		begin();
		credit_reward(&account(1), 100);
		end();
		run_to(PERIOD);
		Guaranteed::set(weight(BASE - 1));
		assert_eq!(begin(), weight(HOOKS));
		assert_eq!(Cursor::<Test>::get(), Some(Place { block: PERIOD + 1, index: 0 }));
		assert_eq!(end_with(weight(BASE - 1)), weight(0));
		Guaranteed::set(weight(1_000));
		begin();
		assert_eq!(free(1), ENDOWMENT + 100);
		end();
	});
}

#[test]
fn blocks_without_due_accounts_are_passed_one_step_each() {
	build_and_execute(|| {
		begin();
		credit_reward(&account(1), 100);
		end();
		// Nothing was settled for a while: the calendar has to catch up.
		Guaranteed::set(weight(BASE - 1));
		Idle::set(weight(0));
		run_to(PERIOD + 20);
		assert_eq!(Cursor::<Test>::get(), Some(Place { block: 2, index: 0 }));
		Guaranteed::set(weight(BASE + 5 * BLOCK));
		begin();
		assert_eq!(Cursor::<Test>::get(), Some(Place { block: 7, index: 0 }));
		end();
		Guaranteed::set(weight(10_000));
		begin();
		assert_eq!(Cursor::<Test>::get(), Some(Place { block: PERIOD + 23, index: 0 }));
		assert_eq!(free(1), ENDOWMENT + 100);
		end();
		assert_eq!(DueCounts::<Test>::iter().count(), 1, "that of the author");
		assert_eq!(DueAccounts::<Test>::iter().count(), 1);
	});
}

#[test]
fn settlement_of_one_account_costs_the_same_however_much_it_was_credited() {
	build_and_execute(|| {
		block();
		begin();
		for _ in 0..1_000 {
			credit_reward(&account(1), 3);
			credit_principal(1, 2);
		}
		end();
		run_to(1 + PERIOD);
		assert_eq!(begin(), weight(HOOKS) + places(1));
		assert_eq!(free(1), ENDOWMENT + 3_000);
		end();
	});
}

#[test]
fn pot_keeps_its_own_deposit_when_everybody_is_paid() {
	build_and_execute(|| {
		begin_by(None, || ());
		credit_reward(&account(1), 100);
		end();
		for _ in 0..PERIOD {
			begin_by(None, || ());
			end();
		}
		assert_eq!(free(1), ENDOWMENT + 100);
		assert_eq!(pot(), EXISTENTIAL);
		assert_eq!(Balances::total_issuance(), first_issuance() + 100);
	});
}

#[test]
fn pot_never_pays_with_its_own_deposit() {
	// It lacks a unit, as it never should. Whoever would have had it is parked, not cut short.
	ext().execute_with(|| {
		begin_by(None, || ());
		credit_reward(&account(1), 100);
		end();
		Balances::set_balance(&RewardDistribution::pot(), EXISTENTIAL + 99);
		for _ in 0..PERIOD {
			begin_by(None, || ());
			end();
		}
		assert_eq!((pot(), free(1)), (EXISTENTIAL + 99, ENDOWMENT));
		assert_eq!(ledger(1), Some(Ledger { reward: 100, due: None }));
	});
}

#[test]
fn integrity_test_accepts_a_guarantee_of_one_account() {
	ext().execute_with(|| {
		Guaranteed::set(places(1));
		RewardDistribution::integrity_test();
	});
}

#[test]
#[should_panic(expected = "GuaranteedWeight must be enough to settle one account")]
fn integrity_test_refuses_a_guarantee_of_less_than_one_account() {
	ext().execute_with(|| {
		Guaranteed::set(places(1) - weight(1));
		RewardDistribution::integrity_test();
	});
}
