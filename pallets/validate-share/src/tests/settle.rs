//! How principal comes back, when the settlement of its account asks for it.

use crate::{mock::*, HoldingsOf};
use assay_primitives::{
	parameters::ShareParameters,
	share::{AccountShares, SharePool},
};
use frame_support::assert_storage_noop;

/// How much principal waits for the settlement of an account.
fn due(owner: u8) -> u128 {
	<ValidateShare as SharePool<_>>::due(&account(owner))
}

#[test]
fn settled_account_has_the_principal_of_its_drawn_shares() {
	execute(genesis(&[(1, 3)]), || {
		// 1,000 + 1,001 + 1,002, a third each
		let owner = account(1);
		draw(1).unwrap();
		assert_eq!((shares_of(1).due, due(1)), (3_003, 3_003));
		assert_eq!((held(1), free(1), deposits(1)), (3_003, ENDOWMENT - 3_003, 0));
		assert_eq!(Credited::get(&owner), 3_003);
		assert_eq!(settle(1), 3_003);
		assert_eq!((held(1), free(1), due(1)), (0, ENDOWMENT, 0));
		assert!(!HoldingsOf::<Test>::contains_key(account(1)));
	});
}

#[test]
fn settlement_changes_nothing_when_nothing_is_due() {
	execute(genesis(&[(1, 100)]), || {
		assert_storage_noop!(assert_eq!((settle(1), settle(2)), (0, 0)));
		draw(1).unwrap();
		assert!(settle(1) > 0);
		assert_storage_noop!(assert_eq!(settle(1), 0));
	});
}

#[test]
fn settlement_returns_what_is_due_and_nothing_else() {
	execute(genesis(&[(1, 100)]), || {
		draw(1).unwrap();
		let due = shares_of(1).due;
		assert!(due > 0);
		assert_eq!(settle(1), due);
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
		settle(1);
		assert_eq!(shares_of(1), AccountShares { due: 0, ..before });
	});
}

#[test]
fn settlement_is_asked_for_whenever_principal_becomes_due() {
	execute(genesis(&[(1, 4), (2, 5)]), || {
		draw(1).unwrap();
		let credited = || [1, 2].map(|owner| Credited::get(account(owner)));
		assert_eq!(credited(), [due(1), due(2)], "by a draw");
		Shares::set(ShareParameters { maturity: 1, lifetime: 2 });
		run(3);
		assert_eq!(ValidateShare::size(), 0);
		assert_eq!(credited(), [due(1), due(2)], "by an expiry");
	});
}

#[test]
fn price_that_other_pallets_see_is_the_asked_one() {
	execute(genesis(&[(1, 10)]), || {
		buy(2, 50);
		let seen = <ValidateShare as SharePool<_>>::asked_price();
		assert_eq!(seen, ValidateShare::asked_price());
		assert!(seen > USUAL.base_price + 60);
	});
}
