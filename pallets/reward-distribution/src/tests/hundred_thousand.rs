//! A hundred thousand accounts that are due in the same block.

use crate::{mock::*, Event, Ledgers};
use frame_support::weights::Weight;
use std::collections::BTreeSet;

const MANY: u32 = 100_000;

/// What each of them is due.
fn amount(number: u32) -> u128 {
	EXISTENTIAL + u128::from(number)
}

#[test]
fn hundred_thousand_accounts_are_paid_in_order_and_once_and_no_block_exceeds_its_weight() {
	build_and_execute(|| {
		begin_by(None, || ());
		for number in 0..MANY {
			credit_reward(&one_of_many(number), amount(number));
		}
		end();
		for _ in 1..PERIOD {
			begin_by(None, || ());
			end();
		}
		// A thousand accounts a block are guaranteed, and twice as many if it has nothing else to do.
		let (guaranteed, idle) = (weight(10_000 + BASE + BLOCK), weight(20_000 + BASE + BLOCK));
		Guaranteed::set(guaranteed);
		Idle::set(idle);
		let (mut next, mut blocks) = (0, 0);
		while next < MANY {
			// Every third block is full.
			let left = if blocks % 3 == 0 { Weight::zero() } else { Weight::MAX };
			let spent = begin_by(None, || ());
			assert!(spent.all_lte(guaranteed + weight(HOOKS)), "{spent:?}");
			let spent = end_with(left);
			assert!(spent.all_lte(idle), "{spent:?}");
			let paid = settled();
			let most = if left == Weight::zero() { 1_000 } else { 3_000 };
			let expected: Vec<_> = (next..MANY).take(most).map(one_of_many).collect();
			assert_eq!(paid, expected, "in order, and as many as the weight allows");
			next += paid.len() as u32;
			blocks += 1;
		}
		assert_eq!(blocks, 44, "1,000, 3,000 and 3,000, fourteen times, then twice 1,000");
		for number in 0..MANY {
			let balance = Balances::free_balance(one_of_many(number));
			assert_eq!(balance, amount(number), "once and in full");
		}
		assert_eq!(Ledgers::<Test>::iter().count(), 0);
		assert_eq!(pot(), EXISTENTIAL);
	});
}

#[test]
fn credits_that_come_while_others_are_paid_wait_for_their_own_due_block() {
	build_and_execute(|| {
		begin_by(None, || ());
		(0..300).for_each(|number| credit_reward(&one_of_many(number), 100));
		end();
		for _ in 1..PERIOD {
			begin_by(None, || ());
			end();
		}
		Guaranteed::set(weight(BASE + BLOCK + 10 * ACCOUNT));
		Idle::set(Weight::zero());
		let mut seen = BTreeSet::new();
		for number in 0..30u32 {
			begin_by(None, || ());
			for who in settled() {
				assert!(seen.insert(who), "nobody is paid twice");
			}
			// One that has been paid, and one that waits.
			credit_reward(&one_of_many(number * 10), 100);
			credit_reward(&one_of_many(299), 1);
			end();
			check();
		}
		assert_eq!(seen.len(), 300);
		let parked = |event: &Event<Test>| matches!(event, Event::RewardParked { .. });
		assert!(!events().iter().any(parked));
		let balance = |number| Balances::free_balance(one_of_many(number));
		assert_eq!(balance(299), 100 + 29, "with what came before its turn");
	});
}
