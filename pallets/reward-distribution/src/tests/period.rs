//! What a change of the period does to those who wait.

use crate::{mock::*, Cursor, DueAccounts, Place};
use proptest::prelude::*;
use std::collections::BTreeMap;

#[test]
fn shorter_period_lets_later_credits_overtake_earlier_ones() {
	build_and_execute(|| {
		begin();
		credit_reward(&account(1), 100);
		end();
		SettlementPeriod::put(2);
		begin();
		credit_reward(&account(2), 100);
		credit_reward(&account(1), 1);
		end();
		run_to(4);
		assert_eq!((free(1), free(2)), (ENDOWMENT, ENDOWMENT + 100));
		run_to(PERIOD);
		assert_eq!(free(1), ENDOWMENT, "it keeps its due block");
		block();
		assert_eq!(free(1), ENDOWMENT + 101);
	});
}

#[test]
fn longer_period_leaves_due_blocks_as_they_are() {
	build_and_execute(|| {
		begin();
		credit_reward(&account(1), 100);
		end();
		SettlementPeriod::put(10 * PERIOD);
		begin();
		credit_reward(&account(2), 100);
		end();
		run_to(1 + PERIOD);
		assert_eq!((free(1), free(2)), (ENDOWMENT + 100, ENDOWMENT));
		run_to(1 + 10 * PERIOD);
		assert_eq!(free(2), ENDOWMENT);
		block();
		assert_eq!(free(2), ENDOWMENT + 100);
	});
}

#[test]
fn shortest_period_settles_in_the_next_block_and_nobody_is_passed_over() {
	build_and_execute(|| {
		SettlementPeriod::put(1);
		begin();
		credit_reward(&account(1), 100);
		end();
		assert_eq!(Cursor::<Test>::get(), Some(Place { block: 2, index: 0 }));
		begin();
		assert_eq!(settled(), [1, MINER].map(account));
		credit_reward(&account(1), 50);
		end();
		block();
		assert_eq!(free(1), ENDOWMENT + 150);
	});
}

#[test]
fn nobody_is_entered_behind_a_backlog() {
	build_and_execute(|| {
		begin();
		(1..=9).for_each(|owner| credit_reward(&account(owner), 100));
		end();
		SettlementPeriod::put(1);
		run_to(PERIOD);
		// One account a block, while new ones are due in the next one.
		Guaranteed::set(weight(BASE + 2 * BLOCK + ACCOUNT));
		Idle::set(weight(0));
		let mut order = Vec::new();
		for number in 0..60u8 {
			begin_by(None, || ());
			order.extend(settled());
			if number < 20 {
				credit_reward(&account(100 + number), 100);
			}
			end();
			check();
		}
		let expected: Vec<_> = (1..=9).chain([MINER]).chain(100..120).map(account).collect();
		// The author is due again and again before.
		order.retain(|who| *who != account(MINER));
		let expected: Vec<_> = expected.into_iter().filter(|who| *who != account(MINER)).collect();
		assert_eq!(order, expected);
		assert_eq!(DueAccounts::<Test>::iter().count(), 0);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn everybody_is_settled_once_at_its_due_block_however_the_period_changes(
		steps in prop::collection::vec((1..=40u32, 1..=9u8, 1..100u128), 1..60),
	) {
		build_and_execute(|| {
			let mut due = BTreeMap::<u8, (u32, u128)>::new();
			for (period, owner, amount) in steps {
				begin_by(None, || ());
				let now = System::block_number();
				let come: Vec<_> = due.iter().filter(|(_, (block, _))| *block == now).map(|(owner, _)| *owner).collect();
				for owner in come {
					let (_, amount) = due.remove(&owner).unwrap();
					assert_eq!(ledger(owner), None);
					assert!(settled().contains(&account(owner)), "{amount}");
				}
				SettlementPeriod::put(period);
				credit_reward(&account(owner), amount);
				let entry = due.entry(owner).or_insert((now + period, 0));
				entry.1 += amount;
				assert_eq!(ledger(owner).unwrap().due, Some(entry.0));
				assert_eq!(reward_of(owner), entry.1);
				end();
				check();
			}
		});
	}
}
