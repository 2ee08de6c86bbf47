//! The calendar, entry by entry.

use crate::{mock::*, Cursor, DueAccounts, DueCounts, Place};

#[test]
fn calendar_lists_accounts_by_due_block_and_place() {
	build_and_execute(|| {
		begin_by(None, || ());
		credit_reward(&account(3), 1);
		credit_principal(1, 1);
		credit_reward(&account(3), 1);
		credit_principal(3, 1);
		end();
		begin_by(None, || ());
		credit_reward(&account(2), 1);
		credit_reward(&account(1), 1);
		end();
		let (first, second) = (1 + PERIOD, 2 + PERIOD);
		let entries = [(first, 0, 3), (first, 1, 1), (second, 0, 2)];
		assert_eq!(DueAccounts::<Test>::iter().count(), entries.len());
		for (block, index, owner) in entries {
			assert_eq!(DueAccounts::<Test>::get(block, index), Some(account(owner)));
		}
		assert_eq!((DueCounts::<Test>::get(first), DueCounts::<Test>::get(second)), (2, 1));
	});
}

#[test]
fn calendar_is_empty_when_everybody_is_settled() {
	build_and_execute(|| {
		for owner in 1..=9 {
			begin_by(None, || ());
			credit_reward(&account(owner), 100);
			end();
		}
		for _ in 0..PERIOD {
			begin_by(None, || ());
			end();
		}
		assert_eq!(DueAccounts::<Test>::iter().count() + DueCounts::<Test>::iter().count(), 0);
		assert_eq!(crate::Ledgers::<Test>::iter().count(), 0);
	});
}

#[test]
fn cursor_never_goes_back_and_stops_after_the_current_block() {
	build_and_execute(|| {
		let mut before = Cursor::<Test>::get();
		assert_eq!(before, Some(Place { block: 0, index: 0 }));
		for number in 1..=3 * PERIOD {
			// Blocks with much weight and blocks with little.
			Guaranteed::set(weight(BASE + BLOCK + ACCOUNT * u64::from(number % 3)));
			begin();
			credit_reward(&account((number % 9 + 1) as u8), 1);
			end_with(weight(0));
			let now = Cursor::<Test>::get();
			assert!(now >= before);
			assert!(now <= Some(Place { block: number + 1, index: 0 }));
			before = now;
		}
	});
}

#[test]
fn account_whose_block_is_full_is_parked_instead_of_lost() {
	// With debug assertions this stops the program on purpose.
	if cfg!(debug_assertions) {
		return;
	}
	ext().execute_with(|| {
		begin();
		DueCounts::<Test>::insert(1 + PERIOD, u32::MAX);
		credit_reward(&account(1), 100);
		assert_eq!(ledger(1), Some(crate::Ledger { reward: 100, due: None }));
		DueCounts::<Test>::remove(1 + PERIOD);
		credit_reward(&account(1), 1);
		end();
		assert_eq!(ledger(1).unwrap().due, Some(1 + PERIOD));
		run_to(1 + PERIOD);
		assert_eq!(free(1), ENDOWMENT + 101);
		check();
	});
}
