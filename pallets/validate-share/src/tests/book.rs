//! In which order bids rest, and who has to leave a full book.

use crate::{mock::*, BestLimit, Bids, Error, Event, ReturnReason};
use assay_primitives::Balance;
use frame_support::{assert_noop, assert_ok};

/// The book as numbers of bids, the best one first.
fn order() -> Vec<u64> {
	ValidateShare::book(None, 100).into_iter().map(|bid| bid.id).collect()
}

/// A full book: eight bids of account 2, with the limits 100 to 107.
fn fill_book() {
	for limit in 100..108 {
		rest(2, 1, limit);
	}
}

#[test]
fn book_has_the_best_limit_first_and_the_older_bid_first_among_equals() {
	build_and_execute(|| {
		for limit in [500, 700, 500, 700, 600] {
			rest(1, 1, limit);
		}
		assert_eq!(order(), [1, 3, 4, 0, 2]);
		assert_eq!(BestLimit::<Test>::get(), Some(700));
	});
}

#[test]
fn book_gives_up_its_worst_bid_when_it_is_full_and_a_better_one_comes() {
	build_and_execute(|| {
		fill_book();
		let (free_before, held_before) = (free(2), held(2));
		System::reset_events();
		let better = rest(3, 2, 101);
		assert_eq!(order(), [7, 6, 5, 4, 3, 2, 1, better]);
		assert_eq!(held_before - held(2), 100);
		assert_eq!(free(2) - free_before, 100 + BID_DEPOSIT);
		assert!(!Bids::<Test>::contains_key(0));
		let returned = Event::BidReturned {
			bid: 0,
			owner: account(2),
			shares: 1,
			reason: ReturnReason::PushedOut,
		};
		assert_eq!(events()[0], returned);
	});
}

#[test]
fn book_gives_up_the_youngest_of_its_worst_bids() {
	build_and_execute(|| {
		for _ in 0..8 {
			rest(2, 1, 100);
		}
		rest(3, 1, 101);
		assert_eq!(order(), [8, 0, 1, 2, 3, 4, 5, 6]);
	});
}

#[test]
fn bid_is_refused_when_the_book_is_full_of_bids_at_least_as_good() {
	build_and_execute(|| {
		fill_book();
		for limit in [100, 99, 1] {
			assert_noop!(bid(3, 5, limit), Error::<Test>::BookFull);
		}
		assert_ok!(bid(3, 5, 101));
	});
}

#[test]
fn rest_of_a_bid_that_bought_something_always_finds_a_place() {
	build_and_execute(|| {
		without_surge();
		// All that rest could be filled, and are not before the next block.
		for _ in 0..8 {
			rest(2, 1, 999);
		}
		Auction::mutate(|auction| auction.base_price = 990);
		assert_noop!(bid(3, 20, 999), Error::<Test>::BookFull);
		System::reset_events();
		assert_ok!(bid(3, 20, 1_000));
		// 990 to 1,000
		assert_eq!(shares_of(3).maturing, 11);
		let events = events();
		assert!(matches!(events[1], Event::BidReturned { bid: 7, .. }), "{events:?}");
		assert!(matches!(events[2], Event::BidPlaced { shares: 9, .. }), "{events:?}");
	});
}

#[test]
fn owner_who_is_pushed_out_gets_all_of_the_money_back() {
	build_and_execute(|| {
		rest(1, 1_000, 3);
		for limit in 100..107 {
			rest(2, 1, limit);
		}
		assert_eq!(free(1), ENDOWMENT - 3_000 - BID_DEPOSIT);
		rest(3, 1, 50);
		assert_eq!((free(1), held(1), deposits(1)), (ENDOWMENT, 0, 0));
		assert_eq!(shares_of(1).in_bids as Balance, 0);
	});
}
