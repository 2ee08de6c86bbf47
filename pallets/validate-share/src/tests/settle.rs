//! How principal comes back.

use crate::{mock::*, Error, Event, HoldingsOf};
use assay_primitives::share::SharePool;
use frame_support::{assert_noop, assert_ok};

#[test]
fn settled_account_has_the_principal_of_its_drawn_shares() {
	execute(genesis(&[(1, 3)]), || {
		// 1,000 + 1,001 + 1,002, a third each
		let owner = account(1);
		draw(1).unwrap();
		assert_eq!(shares_of(1).due, 3_003);
		assert_eq!((held(1), free(1), deposits(1)), (3_003, ENDOWMENT - 3_003, 0));
		assert_eq!(Credited::get(&owner), 3_003);
		assert_ok!(settle(1));
		assert_eq!((held(1), free(1)), (0, ENDOWMENT));
		assert_eq!(events().last(), Some(&Event::PrincipalSettled { owner, amount: 3_003 }));
		assert!(!HoldingsOf::<Test>::contains_key(account(1)));
	});
}

#[test]
fn account_cannot_be_settled_when_nothing_is_due() {
	execute(genesis(&[(1, 100)]), || {
		assert_noop!(settle(1), Error::<Test>::NothingDue);
		assert_noop!(settle(2), Error::<Test>::NothingDue);
		draw(1).unwrap();
		assert_ok!(settle(1));
		assert_noop!(settle(1), Error::<Test>::NothingDue);
	});
}

#[test]
fn settlement_through_the_seam_says_how_much_it_was() {
	execute(genesis(&[(1, 100)]), || {
		let settle = || <ValidateShare as SharePool<_>>::settle(&account(1));
		assert_eq!(settle(), 0);
		draw(1).unwrap();
		let due = shares_of(1).due;
		assert!(due > 0);
		assert_eq!(settle(), due);
		assert_eq!(ValidateShare::size(), 97);
		assert_eq!(held(1), shares_of(1).cost);
	});
}

#[test]
fn settlement_leaves_lots_and_bids_as_they_are() {
	execute(genesis(&[(1, 100)]), || {
		rest(1, 5, 900);
		buy(1, 5);
		draw(1).unwrap();
		let before = shares_of(1);
		assert_ok!(settle(1));
		assert_eq!(shares_of(1), assay_primitives::share::AccountShares { due: 0, ..before });
	});
}
