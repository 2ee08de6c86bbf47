//! How the book is filled as the price falls.

use crate::{mock::*, Bids, Event, Lots, ReturnReason, Surge};
use assay_primitives::{parameters::AuctionParameters, share::DelegateRefusal, Balance};
use frame_support::assert_ok;

/// Let the base price of the first share be this.
fn first_price(price: Balance) {
	Auction::set(AuctionParameters { base_price: price, ..Auction::get() });
}

#[test]
fn resting_bid_is_filled_when_the_price_falls_to_its_limit() {
	build_and_execute(|| {
		without_surge();
		let id = rest(1, 3, 990);
		first_price(989);
		next_block();
		// 989 and 990; the third share costs 991.
		assert_eq!(
			events(),
			[
				Event::SharesBought {
					lot: 0,
					owner: account(1),
					delegate: account(1),
					shares: 2,
					total: 1_979,
				},
				Event::BidFilled { bid: id, lot: 0, left: 1 },
			]
		);
		assert_eq!(Bids::<Test>::get(id).unwrap().shares, 1);
		assert_eq!(held(1), 1_979 + 990);
		assert_eq!(deposits(1), LOT_DEPOSIT + BID_DEPOSIT);
		first_price(988);
		next_block();
		assert_eq!(events()[1], Event::BidFilled { bid: id, lot: 1, left: 0 });
		assert!(!Bids::<Test>::contains_key(id));
		assert_eq!((held(1), deposits(1)), (1_979 + 990, 2 * LOT_DEPOSIT));
		assert_eq!(free(1), ENDOWMENT - 2_969 - 2 * LOT_DEPOSIT);
	});
}

#[test]
fn resting_bid_waits_while_the_price_is_above_its_limit() {
	build_and_execute(|| {
		rest(1, 3, 999);
		run(50);
		assert_eq!(ValidateShare::pool().lots, 0);
	});
}

#[test]
fn resting_bid_is_filled_as_the_surge_decays() {
	build_and_execute(|| {
		buy(1, 100);
		// The surge is e: the price asked is 2.7 times the base price of 1,100.
		let id = rest(2, 10, 2_000);
		let mut blocks = 0;
		while Bids::<Test>::contains_key(id) {
			next_block();
			blocks += 1;
			assert!(blocks < 100, "the surge is gone by now");
		}
		assert!(blocks > 3, "the surge takes its time");
		assert_eq!(shares_of(2).maturing, 10);
		assert!(shares_of(2).cost <= 20_000);
	});
}

#[test]
fn fills_raise_the_surge_like_any_purchase() {
	build_and_execute(|| {
		rest(1, 50, 900);
		first_price(500);
		let (before, size) = (Surge::<Test>::get(), ValidateShare::market().size);
		let quote = ValidateShare::quote(50).unwrap();
		next_block();
		assert_eq!(Surge::<Test>::get(), before.after_sale(50, &Auction::get()));
		assert_eq!(ValidateShare::market().size, size + 50);
		assert_eq!(lot(0).cost, quote.total);
	});
}

#[test]
fn better_bids_are_filled_first_and_older_ones_among_equals() {
	build_and_execute(|| {
		without_surge();
		rest(1, 1, 950);
		rest(2, 1, 960);
		rest(3, 1, 960);
		rest(4, 1, 955);
		first_price(900);
		next_block();
		let owners = || (0..4).filter_map(|id| Some(crate::Lots::<Test>::get(id)?.owner));
		assert_eq!(owners().collect::<Vec<_>>(), [account(2), account(3), account(4)]);
		next_block();
		assert_eq!(lot(3).owner, account(1));
	});
}

#[test]
fn block_fills_a_bounded_number_of_bids_and_the_next_one_goes_on() {
	build_and_execute(|| {
		without_surge();
		for _ in 0..8 {
			rest(1, 1, 990);
		}
		first_price(900);
		for filled in [3, 6, 8, 8] {
			next_block();
			assert_eq!(ValidateShare::pool().lots, filled);
		}
	});
}

#[test]
fn resting_bid_is_returned_when_its_delegate_no_longer_qualifies() {
	for (refusal, reason) in [
		(DelegateRefusal::NoVotingKey, ReturnReason::DelegateHasNoVotingKey),
		(DelegateRefusal::NotANode, ReturnReason::DelegateIsNotANode),
		(DelegateRefusal::Jailed, ReturnReason::DelegateIsJailed),
		(DelegateRefusal::Closed, ReturnReason::DelegateIsClosed),
		(DelegateRefusal::Inactive, ReturnReason::DelegateIsInactive),
	] {
		build_and_execute(|| {
			assert_ok!(bid_for(1, 7, 990, 8));
			rest(2, 1, 980);
			Refused::insert(account(8), refusal);
			run(3);
			assert!(Bids::<Test>::contains_key(0), "it is judged when it is reached");
			first_price(900);
			next_block();
			let returned = Event::BidReturned { bid: 0, owner: account(1), shares: 7, reason };
			assert_eq!(events()[0], returned);
			assert_eq!((free(1), held(1), deposits(1)), (ENDOWMENT, 0, 0));
			assert_eq!(shares_of(2).maturing, 1, "the others go on");
		});
	}
}

#[test]
fn resting_bid_is_returned_when_the_deposit_of_the_lot_cannot_be_held() {
	build_and_execute(|| {
		without_surge();
		let id = rest(1, 5, 990);
		let spare = free(1) - EXISTENTIAL;
		assert_ok!(Balances::transfer_allow_death(origin(1), account(9), spare));
		// Part of the bid is filled at its very limit: nothing comes free for the deposit.
		first_price(990);
		next_block();
		let reason = ReturnReason::NoDeposit;
		let returned = Event::BidReturned { bid: id, owner: account(1), shares: 5, reason };
		assert_eq!(events(), [returned]);
		assert_eq!((held(1), deposits(1)), (0, 0));
		assert_eq!(free(1), EXISTENTIAL + 5 * 990 + BID_DEPOSIT);
		assert_eq!(Lots::<Test>::iter().count(), 0);
		assert_eq!(Assigned::iter().count(), 0);
	});
}

#[test]
fn deposit_of_the_lot_is_taken_from_what_the_shares_cost_less_than_the_limit() {
	build_and_execute(|| {
		without_surge();
		rest(1, 1, 990);
		let spare = free(1) - EXISTENTIAL;
		assert_ok!(Balances::transfer_allow_death(origin(1), account(9), spare));
		// 20 units come free with the price, 50 with the deposit of the bid.
		first_price(970);
		next_block();
		assert_eq!((lot(0).cost, deposits(1), free(1)), (970, LOT_DEPOSIT, EXISTENTIAL));
	});
}

#[test]
fn weight_of_a_block_grows_with_what_it_does() {
	build_and_execute(|| {
		without_surge();
		let idle = next_block();
		rest(1, 1, 990);
		rest(1, 1, 980);
		assert_eq!(next_block(), idle, "bids that rest cost nothing");
		first_price(900);
		let filling = next_block();
		let fills = |n| <() as crate::WeightInfo>::fill_bids(n);
		assert_eq!(filling, idle + fills(2) - fills(0));
	});
}
