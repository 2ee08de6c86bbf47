//! Each invariant is broken once.

use crate::{invariants::*, mock::*, *};
use assay_primitives::share::SharePool;
use assay_sum_tree::Position;
use frame_support::{
	assert_ok,
	traits::{
		fungible::{MutateHold, UnbalancedHold},
		tokens::Precision,
	},
};
use sp_runtime::TryRuntimeError;

/// Break something on a chain with 40 mature lots, a maturing one, dues and bids; the named invariant
/// must be the one that fails.
fn broken(statement: &'static str, breaks: impl FnOnce()) {
	let lots: Vec<_> = (0..40).map(|n| (n % 4 + 1, 5)).collect();
	genesis(&lots).execute_with(|| {
		draw(1).unwrap();
		buy(1, 7);
		rest(2, 3, 10);
		rest(2, 3, 20);
		ValidateShare::do_try_state().unwrap();
		assert!(TreeNodes::<Test>::iter().count() > 1);
		breaks();
		assert_eq!(ValidateShare::do_try_state(), Err(TryRuntimeError::Other(statement)));
	});
}

#[test]
fn try_state_fails_when_a_node_of_the_tree_is_lost() {
	broken(TREE_IS_SOUND, || {
		let at = TreeNodes::<Test>::iter_keys().next().unwrap();
		TreeNodes::<Test>::remove(at);
	});
}

#[test]
fn try_state_fails_when_the_total_of_the_tree_is_wrong() {
	broken(TREE_IS_SOUND, || {
		WholePool::<Test>::mutate(|pool| pool.tree.as_mut().unwrap().total += 1)
	});
}

#[test]
fn try_state_fails_when_a_node_is_stored_that_is_not_in_the_tree() {
	broken(NO_STRAY_NODES, || {
		let node = TreeNodes::<Test>::iter_values().next().unwrap();
		TreeNodes::<Test>::insert(Position { level: 0, index: 99 }, node);
	});
}

#[test]
fn try_state_fails_when_a_mature_lot_has_more_shares_than_the_tree() {
	broken(TREE_IS_MATURE_LOTS, || {
		Lots::<Test>::mutate(0, |lot| lot.as_mut().unwrap().shares += 1)
	});
}

#[test]
fn try_state_fails_when_two_lots_have_each_others_shares() {
	broken(TREE_IS_MATURE_LOTS, || {
		for (id, shares) in [(20, 6), (21, 4)] {
			Lots::<Test>::mutate(id, |lot| {
				let lot = lot.as_mut().unwrap();
				assert_eq!(lot.shares, 5);
				lot.shares = shares;
			});
		}
	});
}

#[test]
fn try_state_fails_when_the_tree_lacks_a_mature_lot() {
	broken(TREE_IS_MATURE_LOTS, || {
		ValidateShare::tree().remove(3).unwrap();
	});
}

#[test]
fn try_state_fails_when_a_lot_is_empty() {
	broken(NO_EMPTY_LOT, || Lots::<Test>::mutate(40, |lot| lot.as_mut().unwrap().shares = 0));
}

#[test]
fn try_state_fails_when_lots_are_counted_wrong() {
	broken(LOTS_ARE_COUNTED, || WholePool::<Test>::mutate(|pool| pool.lots += 1));
}

#[test]
fn try_state_fails_when_maturing_shares_are_counted_wrong() {
	broken(MATURING_IS_COUNTED, || WholePool::<Test>::mutate(|pool| pool.maturing -= 1));
}

#[test]
fn try_state_fails_when_the_pool_is_too_large() {
	broken(POOL_IS_BOUNDED, || {
		let more = MAX_SHARES - ValidateShare::size() + 1;
		Lots::<Test>::mutate(40, |lot| lot.as_mut().unwrap().shares += more);
		WholePool::<Test>::mutate(|pool| pool.maturing += more);
	});
}

#[test]
fn try_state_fails_when_a_lot_is_on_the_wrong_side_of_a_cursor() {
	for change in [
		|pool: &mut PoolState| pool.next_to_mature = 41,
		|pool: &mut PoolState| pool.next_to_mature = 39,
		|pool: &mut PoolState| pool.next_to_expire = 1,
		|pool: &mut PoolState| pool.next_lot = 40,
	] {
		broken(CURSORS_ARE_RIGHT, || WholePool::<Test>::mutate(change));
	}
}

#[test]
fn try_state_fails_when_a_lot_is_not_listed_or_listed_for_another() {
	broken(LOTS_ARE_LISTED, || LotsOf::<Test>::remove(account(1), 40u64.to_be_bytes()));
	broken(LOTS_ARE_LISTED, || LotsOf::<Test>::insert(account(2), 40u64.to_be_bytes(), ()));
}

#[test]
fn try_state_fails_when_holdings_are_wrong() {
	for change in [
		|it: &mut Holdings| it.mature += 1,
		|it: &mut Holdings| it.maturing += 1,
		|it: &mut Holdings| it.in_bids += 1,
	] {
		broken(HOLDINGS_ARE_RIGHT, || HoldingsOf::<Test>::mutate(account(1), change));
	}
	// An account that never had anything.
	broken(HOLDINGS_ARE_RIGHT, || HoldingsOf::<Test>::mutate(account(77), |it| it.mature = 1));
	broken(HOLDINGS_ARE_RIGHT, || HoldingsOf::<Test>::insert(account(9), Holdings::default()));
}

#[test]
fn try_state_fails_when_a_hold_for_shares_is_not_accounted_for() {
	broken(HOLDS_ARE_ACCOUNTED, || {
		HoldingsOf::<Test>::mutate(account(1), |holdings| holdings.due += 1)
	});
	broken(HOLDS_ARE_ACCOUNTED, || Lots::<Test>::mutate(7, |lot| lot.as_mut().unwrap().cost -= 1));
	broken(HOLDS_ARE_ACCOUNTED, || {
		let reason = HoldReason::Shares.into();
		assert_ok!(Balances::release(&reason, &account(1), 1, Precision::Exact));
	});
	// Money of somebody who has nothing else.
	broken(HOLDS_ARE_ACCOUNTED, || {
		assert_ok!(Balances::hold(&HoldReason::Shares.into(), &account(9), 1));
	});
}

#[test]
fn try_state_fails_when_a_hold_for_deposits_is_not_accounted_for() {
	broken(DEPOSITS_ARE_ACCOUNTED, || {
		let reason = HoldReason::Deposit.into();
		assert_ok!(Balances::set_balance_on_hold(&reason, &account(2), 0));
	});
	broken(DEPOSITS_ARE_ACCOUNTED, || {
		assert_ok!(Balances::hold(&HoldReason::Deposit.into(), &account(9), 1));
	});
}

#[test]
fn try_state_fails_when_the_book_is_not_the_bids() {
	broken(BOOK_IS_BIDS, || {
		Book::<Test>::mutate(|book| {
			book.remove(0);
		});
	});
	broken(BOOK_IS_BIDS, || {
		Book::<Test>::mutate(|book| {
			let first = book[0];
			book.try_insert(0, first).unwrap();
		});
	});
	broken(BOOK_IS_BIDS, || Book::<Test>::mutate(|book| book[0].limit_price += 1));
}

#[test]
fn try_state_fails_when_the_book_is_not_sorted() {
	broken(BOOK_IS_SORTED, || Book::<Test>::mutate(|book| book.as_mut().swap(0, 1)));
}

#[test]
fn try_state_fails_when_the_best_limit_is_wrong() {
	broken(BEST_LIMIT_IS_RIGHT, || BestLimit::<Test>::put(19));
	broken(BEST_LIMIT_IS_RIGHT, BestLimit::<Test>::kill);
}

#[test]
fn try_state_fails_when_a_bid_is_not_listed_or_listed_for_another() {
	broken(BIDS_ARE_LISTED, || BidsOf::<Test>::remove(account(2), 0u64.to_be_bytes()));
	broken(BIDS_ARE_LISTED, || BidsOf::<Test>::insert(account(1), 0u64.to_be_bytes(), ()));
}

#[test]
fn try_state_fails_when_a_bid_has_a_number_of_the_future() {
	broken(BIDS_ARE_POSSIBLE, || NextBid::<Test>::put(1));
}
