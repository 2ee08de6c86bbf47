//! Accounts that cannot receive what they are due.

use crate::{mock::*, Error, Event, Ledger};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, TokenError};

/// Account 99, which does not exist, is due with less than the existential deposit, and is parked.
fn park() {
	begin();
	credit_reward(&account(99), EXISTENTIAL - 1);
	end();
	run_to(PERIOD);
	begin();
}

#[test]
fn account_below_the_existential_deposit_is_parked_and_keeps_its_reward() {
	build_and_execute(|| {
		park();
		assert_eq!(free(99), 0);
		let error = DispatchError::Token(TokenError::BelowMinimum);
		let told = Event::RewardParked { who: account(99), reward: EXISTENTIAL - 1, error };
		assert!(events().contains(&told));
		assert_eq!(settled(), [account(MINER)], "the next one is not held up");
		assert_eq!(ledger(99), Some(Ledger { reward: EXISTENTIAL - 1, due: None }));
		assert!(Told::get().iter().all(|(who, ..)| *who != account(99)));
		end();
		assert_eq!(totals().settled_reward, u128::from(PERIOD) * AUTHOR);
		run_to(5 * PERIOD);
		assert_eq!(reward_of(99), EXISTENTIAL - 1, "and it is not tried again by itself");
	});
}

#[test]
fn account_of_exactly_the_existential_deposit_is_opened() {
	build_and_execute(|| {
		begin();
		credit_reward(&account(99), EXISTENTIAL);
		end();
		run_to(1 + PERIOD);
		assert_eq!((free(99), ledger(99)), (EXISTENTIAL, None));
	});
}

#[test]
fn parked_account_is_due_again_with_its_next_credit() {
	build_and_execute(|| {
		park();
		end();
		begin();
		credit_reward(&account(99), 1);
		end();
		let due = 2 + PERIOD + PERIOD;
		assert_eq!(ledger(99), Some(Ledger { reward: EXISTENTIAL, due: Some(due) }));
		run_to(due);
		assert_eq!((free(99), ledger(99)), (EXISTENTIAL, None));
	});
}

#[test]
fn parked_account_is_paid_by_anybodys_call_once_it_exists() {
	build_and_execute(|| {
		park();
		assert_noop!(settle(99), Error::<Test>::CannotReceive);
		assert_ok!(Balances::transfer_allow_death(
			RuntimeOrigin::signed(account(1)),
			account(99),
			EXISTENTIAL
		));
		assert_ok!(settle(99));
		let reward = EXISTENTIAL - 1;
		let told = Event::Settled { who: account(99), principal: 0, reward };
		assert_eq!(events().last(), Some(&told));
		assert_eq!((free(99), ledger(99)), (EXISTENTIAL + reward, None));
		assert_eq!(Told::get().last(), Some(&(account(99), 0, reward)));
		assert_eq!(totals().settled_reward, u128::from(PERIOD) * AUTHOR + reward);
		end();
	});
}

#[test]
fn account_is_settled_by_a_call_only_when_it_is_parked() {
	build_and_execute(|| {
		assert_noop!(settle(1), Error::<Test>::NothingUnsettled);
		begin();
		credit_reward(&account(1), 100);
		credit_principal(2, 100);
		assert_noop!(settle(1), Error::<Test>::NotYetDue);
		assert_noop!(settle(2), Error::<Test>::NotYetDue);
		end();
		// Its block has come, but not its turn.
		Guaranteed::set(weight(BASE));
		Idle::set(weight(0));
		run_to(PERIOD + 5);
		assert_noop!(settle(1), Error::<Test>::NotYetDue);
		Guaranteed::set(weight(1_000));
		block();
		assert_eq!(free(1), ENDOWMENT + 100);
		assert_noop!(settle(1), Error::<Test>::NothingUnsettled);
	});
}

#[test]
fn account_cannot_be_settled_by_nobody() {
	build_and_execute(|| {
		park();
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(RewardDistribution::settle(origin, account(99)), DispatchError::BadOrigin);
		}
		end();
	});
}

#[test]
fn principal_comes_back_although_the_reward_cannot_be_received() {
	build_and_execute(|| {
		begin();
		credit_reward(&account(99), 1);
		credit_principal(99, 70);
		end();
		run_to(PERIOD);
		begin();
		assert_eq!(Principal::get(account(99)), 0);
		assert_eq!(ledger(99), Some(Ledger { reward: 1, due: None }));
		let told = [
			Event::RewardParked {
				who: account(99),
				reward: 1,
				error: TokenError::BelowMinimum.into(),
			},
			Event::Settled { who: account(99), principal: 70, reward: 0 },
		];
		assert_eq!(events()[..2], told);
		assert_eq!(Told::get()[0], (account(99), 70, 0));
		end();
		assert_eq!(totals().settled_principal, 70);
	});
}

#[test]
fn account_that_was_reaped_while_it_waited_loses_nothing() {
	build_and_execute(|| {
		begin();
		credit_reward(&account(1), EXISTENTIAL - 1);
		credit_reward(&account(2), 100);
		end();
		for owner in [1, 2] {
			let all = RuntimeOrigin::signed(account(owner));
			assert_ok!(Balances::transfer_all(all, account(3), false));
			assert!(!System::account_exists(&account(owner)));
		}
		run_to(1 + PERIOD);
		assert_eq!((free(1), reward_of(1)), (0, EXISTENTIAL - 1), "too little to open it again");
		assert_eq!((free(2), ledger(2)), (100, None), "enough");
	});
}

#[test]
fn principal_that_was_due_before_there_was_a_ledger_is_settled_by_a_call() {
	build_and_execute(|| {
		begin();
		Principal::insert(account(1), 70);
		assert_ok!(settle(1));
		assert_eq!(Principal::get(account(1)), 0);
		assert_eq!(events(), [Event::Settled { who: account(1), principal: 70, reward: 0 }]);
		assert_noop!(settle(1), Error::<Test>::NothingUnsettled);
		end();
		assert_eq!(totals().settled_principal, 70);
	});
}
