//! Taking a bid out of the book.

use crate::{mock::*, BestLimit, Bids, BidsOf, Error, Event};
use frame_support::{assert_noop, assert_ok};

#[test]
fn cancelled_bid_gives_back_everything() {
	build_and_execute(|| {
		let id = rest(1, 1_000, 900);
		assert_eq!((held(1), deposits(1)), (900_000, BID_DEPOSIT));
		assert_ok!(cancel(1, id));
		assert_eq!((free(1), held(1), deposits(1)), (ENDOWMENT, 0, 0));
		assert!(!Bids::<Test>::contains_key(id));
		assert_eq!(BidsOf::<Test>::iter_keys().count(), 0);
		assert_eq!(BestLimit::<Test>::get(), None);
		let expected = Event::BidCancelled { bid: id, owner: account(1), shares: 1_000 };
		assert_eq!(events().last(), Some(&expected));
	});
}

#[test]
fn cancelled_bid_leaves_the_others_in_their_order() {
	build_and_execute(|| {
		for limit in [500, 700, 700, 600, 700] {
			rest(1, 1, limit);
		}
		for (id, left, best) in [
			(2, vec![1, 4, 3, 0], Some(700)),
			(1, vec![4, 3, 0], Some(700)),
			(4, vec![3, 0], Some(600)),
			(0, vec![3], Some(600)),
			(3, vec![], None),
		] {
			assert_ok!(cancel(1, id));
			let order: Vec<_> = ValidateShare::book(None, 9).iter().map(|bid| bid.id).collect();
			assert_eq!((order, BestLimit::<Test>::get()), (left, best));
		}
	});
}

#[test]
fn cancelled_bid_keeps_the_lots_that_it_bought() {
	build_and_execute(|| {
		without_surge();
		assert_ok!(bid(1, 10, 1_003));
		assert_ok!(cancel(1, 0));
		assert_eq!(shares_of(1).maturing, 4);
		assert_eq!((held(1), deposits(1)), (4_006, LOT_DEPOSIT));
	});
}

#[test]
fn bid_cannot_be_cancelled_when_it_is_not_there_or_somebody_elses() {
	build_and_execute(|| {
		assert_noop!(cancel(1, 0), Error::<Test>::UnknownBid);
		let id = rest(1, 1, 1);
		assert_noop!(cancel(2, id), Error::<Test>::NotBidOwner);
		assert_ok!(cancel(1, id));
		assert_noop!(cancel(1, id), Error::<Test>::UnknownBid);
	});
}

#[test]
fn bid_number_is_never_used_again() {
	build_and_execute(|| {
		for expected in 0..3 {
			let id = rest(1, 1, 1);
			assert_eq!(id, expected);
			assert_ok!(cancel(1, id));
		}
	});
}
