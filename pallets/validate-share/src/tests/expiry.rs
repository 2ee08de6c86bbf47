//! What becomes of shares that are never drawn.

use crate::{mock::*, Event, HoldingsOf, Lots, LotsOf, WholePool};
use assay_primitives::{parameters::ShareParameters, share::SharePool};

#[test]
fn lot_expires_so_many_blocks_after_it_was_bought_and_all_its_principal_is_due() {
	build_and_execute(|| {
		let id = buy(1, 10);
		let cost = lot(id).cost;
		run_to(LIFETIME);
		assert_eq!(ValidateShare::lot(id).unwrap().expires_at, 1 + LIFETIME);
		assert_eq!(ValidateShare::mature(), 10);
		next_block();
		assert_eq!(events(), [Event::LotsExpired { first: id, last: id, lots: 1, shares: 10 }]);
		assert_eq!((ValidateShare::mature(), ValidateShare::size()), (0, 0));
		assert_eq!((shares_of(1).due, shares_of(1).cost), (cost, 0));
		assert_eq!((held(1), deposits(1)), (cost, 0));
		assert_eq!(Credited::get(account(1)), cost);
		assert_eq!(Assigned::get(account(1)), 0);
		assert!(WholePool::<Test>::get().tree.is_none());
		assert_eq!(settle(1), cost);
		assert_eq!(free(1), ENDOWMENT);
		assert_eq!(HoldingsOf::<Test>::iter().count() + LotsOf::<Test>::iter().count(), 0);
	});
}

#[test]
fn lot_that_was_drawn_from_expires_with_what_is_left() {
	execute(genesis(&[(1, 10)]), || {
		let cost = lot(0).cost;
		draw(1).unwrap();
		let (drawn, left) = (shares_of(1).due, lot(0).cost);
		assert_eq!(drawn + left, cost);
		run_to(LIFETIME);
		assert_eq!(shares_of(1).due, cost);
		assert_eq!(Credited::get(account(1)), cost);
		assert_eq!(Lots::<Test>::iter().count(), 0);
	});
}

#[test]
fn expiry_lowers_the_price_and_fills_the_book() {
	execute(genesis(&[(1, 100)]), || {
		run_to(LIFETIME - 1);
		rest(2, 5, 1_004);
		// The surge is 1 at first, and each share raises it by a hundredth.
		next_block();
		assert!(shares_of(2).maturing > 0);
	});
}

#[test]
fn lots_expire_in_the_order_of_purchase_and_a_bounded_number_in_each_block() {
	build_and_execute(|| {
		for _ in 0..10 {
			buy(1, 1);
		}
		run_to(LIFETIME);
		for left in [6, 2, 0, 0] {
			next_block();
			let ids: Vec<_> = Lots::<Test>::iter_keys().collect();
			assert_eq!(ids.len(), left);
			assert!(ids.into_iter().all(|id| id >= 10 - left as u64));
		}
	});
}

#[test]
fn numbers_of_lots_that_are_gone_are_passed_in_steps_of_their_own() {
	execute(genesis(&[1u8; 9].map(|owner| (owner, 1))), || {
		without_expiry();
		(0..3).for_each(|seed| assert!(draw(seed).is_some()));
		assert_eq!(ValidateShare::pool().lots, 0);
		let last = buy(1, 1);
		// A lot that is gone is never too young: four numbers a block, up to the one that is there.
		for passed in [4, 8, 9, 9] {
			next_block();
			assert_eq!(WholePool::<Test>::get().next_to_expire, passed);
		}
		assert_eq!(last, 9);
		Shares::set(ShareParameters { maturity: MATURITY, lifetime: LIFETIME });
		run_to(1 + LIFETIME);
		assert_eq!(WholePool::<Test>::get().next_to_expire, 10);
		assert_eq!(ValidateShare::pool().lots, 0);
	});
}

#[test]
fn ten_thousand_lots_that_expire_at_once_are_all_due_in_the_end() {
	reset();
	MaxMaturing::set(64);
	MaxExpiring::set(64);
	let lots: Vec<_> = (0..10_000u32).map(|n| ((n % 9 + 1) as u8, 2)).collect();
	execute(genesis_as_set(&lots), || {
		let cost: u128 = (1..=9).map(|owner| shares_of(owner).cost).sum();
		run_to(LIFETIME - 1);
		assert_eq!(ValidateShare::pool().lots, 10_000);
		let mut gone = 0;
		while gone < 10_000 {
			next_block();
			let before = gone;
			gone = 10_000 - ValidateShare::pool().lots;
			assert_eq!(gone - before, 64.min(10_000 - before), "a block does its part");
			assert!(!Lots::<Test>::contains_key(gone - 1));
			assert!(gone == 10_000 || Lots::<Test>::contains_key(gone));
			assert_eq!(ValidateShare::mature(), 20_000 - 2 * gone);
		}
		let due: u128 = (1..=9).map(|owner| shares_of(owner).due).sum();
		assert_eq!(due, cost);
	});
}

#[test]
fn lot_never_expires_before_its_turn_to_mature_when_both_are_late() {
	build_and_execute(|| {
		for _ in 0..30 {
			buy(1, 1);
		}
		// All are due for both at once.
		Shares::set(ShareParameters { maturity: 1, lifetime: 2 });
		System::set_block_number(100);
		for _ in 0..10 {
			next_block();
			let pool = WholePool::<Test>::get();
			assert!(pool.next_to_expire <= pool.next_to_mature);
			check();
		}
		assert_eq!(ValidateShare::size(), 0);
	});
}
