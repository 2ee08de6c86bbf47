//! Letting somebody else vote for a lot.

use crate::{mock::*, Error, Event};
use assay_primitives::share::DelegateRefusal;
use frame_support::{assert_noop, assert_ok};

#[test]
fn redelegated_lot_counts_for_the_new_delegate() {
	build_and_execute(|| {
		let id = buy(1, 10);
		assert_eq!(Assigned::get(account(1)), 10);
		assert_ok!(redelegate(1, id, 8));
		assert_eq!((lot(id).owner, lot(id).delegate), (account(1), account(8)));
		assert_eq!((Assigned::get(account(1)), Assigned::get(account(8))), (0, 10));
		let (old, new) = (account(1), account(8));
		let expected = Event::LotRedelegated { lot: id, old, new, shares: 10 };
		assert_eq!(events().last(), Some(&expected));
		assert_ok!(redelegate(1, id, 1));
		assert_eq!(Assigned::get(account(1)), 10);
	});
}

#[test]
fn redelegated_lot_moves_the_shares_that_are_left_when_some_are_drawn() {
	execute(genesis(&[(1, 10)]), || {
		draw(1).unwrap();
		assert_ok!(redelegate(1, 0, 8));
		assert_eq!((Assigned::get(account(1)), Assigned::get(account(8))), (0, 7));
		let drawn = draw(2).unwrap();
		assert!(drawn.iter().all(|it| it.delegate == account(8) && it.owner == account(1)));
	});
}

#[test]
fn lot_cannot_be_redelegated_by_anybody_but_its_owner() {
	build_and_execute(|| {
		let id = buy(1, 10);
		assert_ok!(redelegate(1, id, 8));
		assert_noop!(redelegate(2, id, 2), Error::<Test>::NotLotOwner);
		assert_noop!(redelegate(8, id, 2), Error::<Test>::NotLotOwner);
		assert_noop!(redelegate(1, id + 1, 2), Error::<Test>::UnknownLot);
	});
}

#[test]
fn lot_cannot_be_redelegated_to_whom_it_has_or_who_cannot_take_it() {
	build_and_execute(|| {
		let id = buy(1, 10);
		assert_noop!(redelegate(1, id, 1), Error::<Test>::SameDelegate);
		Refused::insert(account(8), DelegateRefusal::Jailed);
		assert_noop!(redelegate(1, id, 8), Error::<Test>::DelegateIsJailed);
		// Away from one that is in jail is always possible.
		assert_ok!(redelegate(1, id, 7));
		Refused::insert(account(7), DelegateRefusal::Closed);
		assert_ok!(redelegate(1, id, 1));
	});
}
