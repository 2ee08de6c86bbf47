//! Each invariant is broken once.

use crate::{invariants::*, mock::*, *};
use frame_support::traits::fungible::Mutate;
use sp_runtime::TryRuntimeError;

/// Break something on a chain with ledgers of all kinds, some due, some parked; the named invariant
/// must be the one that fails.
fn broken(statement: &'static str, breaks: impl FnOnce()) {
	ext().execute_with(|| {
		begin();
		credit_reward(&account(99), 1);
		(1..=4).for_each(|owner| credit_reward(&account(owner), 100));
		end();
		run_to(PERIOD);
		Guaranteed::set(weight(BASE + BLOCK + 2 * ACCOUNT));
		begin();
		credit_principal(5, 7);
		credit_reward(&account(6), 8);
		end_with(weight(0));
		check();
		assert_eq!(Cursor::<Test>::get(), Some(Place { block: 21, index: 2 }));
		breaks();
		assert_eq!(RewardDistribution::do_try_state(), Err(TryRuntimeError::Other(statement)));
	});
}

#[test]
fn try_state_fails_when_the_pot_lacks_money() {
	broken(POT_COVERS_LEDGERS, || {
		Balances::set_balance(&RewardDistribution::pot(), pot() - 1);
	});
}

#[test]
fn try_state_holds_when_somebody_has_sent_money_to_the_pot() {
	ext().execute_with(|| {
		run_to(3);
		let pot = RewardDistribution::pot();
		frame_support::assert_ok!(Balances::transfer_allow_death(
			RuntimeOrigin::signed(account(1)),
			pot,
			1_000
		));
		run_to(2 * PERIOD);
		RewardDistribution::do_try_state().unwrap();
		assert_eq!(free(MINER), 20 * AUTHOR, "and nobody gets it");
	});
}

#[test]
fn try_state_fails_when_a_ledger_is_empty() {
	broken(NO_EMPTY_LEDGER, || Ledgers::<Test>::insert(account(77), Ledger::default()));
}

#[test]
fn try_state_fails_when_the_calendar_and_the_ledgers_differ() {
	let due = |who, due| Ledgers::<Test>::mutate(account(who), |it| it.as_mut().unwrap().due = due);
	broken(CALENDAR_IS_LEDGERS, || due(3, Some(22)));
	broken(CALENDAR_IS_LEDGERS, || due(3, None));
	broken(CALENDAR_IS_LEDGERS, || due(99, Some(21)));
	broken(CALENDAR_IS_LEDGERS, || DueAccounts::<Test>::insert(41, 2, account(6)));
	broken(CALENDAR_IS_LEDGERS, || DueAccounts::<Test>::insert(41, 1, account(77)));
}

#[test]
fn try_state_fails_when_a_due_block_has_a_gap() {
	broken(CALENDAR_IS_DENSE, || DueCounts::<Test>::insert(41, 3));
	broken(CALENDAR_IS_DENSE, || DueCounts::<Test>::insert(99, 1));
	broken(CALENDAR_IS_DENSE, || {
		let last = DueAccounts::<Test>::take(41, 1).unwrap();
		DueAccounts::<Test>::insert(41, 2, last);
	});
	broken(CALENDAR_IS_DENSE, || {
		Cursor::<Test>::put(Place { block: 21, index: 1 });
	});
}

#[test]
fn try_state_fails_when_the_cursor_is_where_it_cannot_be() {
	// The calendar behind it must be dense, or that fails first.
	broken(CURSOR_IS_RIGHT, || {
		let waiting: Vec<_> = DueAccounts::<Test>::iter_prefix(21).collect();
		for (index, who) in waiting {
			DueAccounts::<Test>::remove(21, index);
			DueAccounts::<Test>::insert(21, index - 2, who);
		}
		DueCounts::<Test>::mutate(21, |count| *count -= 2);
		Cursor::<Test>::put(Place { block: 22, index: 0 });
	});
	broken(CURSOR_IS_RIGHT, || {
		let waiting: Vec<_> = DueAccounts::<Test>::iter_prefix(21).collect();
		for (index, who) in waiting {
			DueAccounts::<Test>::remove(21, index);
			Ledgers::<Test>::mutate(&who, |ledger| {
				let reward = ledger.as_ref().unwrap().reward.max(1);
				*ledger = Some(Ledger { reward, due: None });
			});
		}
		DueCounts::<Test>::remove(21);
		Cursor::<Test>::put(Place { block: 23, index: 0 });
	});
}

#[test]
fn try_state_fails_when_the_totals_are_wrong() {
	broken(CREDITS_ARE_COUNTED, || Totals::<Test>::mutate(|totals| totals.settled_reward += 1));
	broken(CREDITS_ARE_COUNTED, || Totals::<Test>::mutate(|totals| totals.fees += 1));
	broken(SCHEDULE_IS_COUNTED, || Totals::<Test>::mutate(|totals| totals.scheduled += 1));
	broken(SCHEDULE_IS_COUNTED, || Totals::<Test>::mutate(|totals| totals.not_minted.late += 1));
	broken(SCHEDULE_IS_COUNTED, || OpenTerms::<Test>::mutate(|open| open[0].owner_each += 1));
}

#[test]
fn try_state_fails_when_the_terms_are_not_those_of_the_last_blocks() {
	broken(TERMS_ARE_RECENT, || OpenTerms::<Test>::mutate(|open| open[2].number = 20));
	broken(TERMS_ARE_RECENT, || OpenTerms::<Test>::mutate(|open| open[0].number = 18));
}

#[test]
fn try_state_fails_when_more_shares_are_pending_than_are_drawn() {
	broken(TERMS_ARE_POSSIBLE, || {
		// What they could earn must stay the same, or that fails first.
		OpenTerms::<Test>::mutate(|open| {
			open[0].pending = 9;
			open[0].owner_each /= 3;
			open[0].node_each /= 3;
		});
	});
}

#[test]
fn try_state_fails_when_the_progress_of_a_block_outlives_it() {
	broken(BLOCK_IS_FORGOTTEN, || ThisBlock::<Test>::put(Progress::default()));
}
