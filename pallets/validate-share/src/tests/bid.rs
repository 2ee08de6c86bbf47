//! What a bid buys at once, and when it is refused.

use crate::{mock::*, Call, Error, Event, Lots, WholePool, MAX_SHARES};
use assay_primitives::{
	parameters::AuctionParameters,
	share::{DelegateRefusal, SharePool},
	Balance,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, TokenError};

#[test]
fn bid_buys_one_lot_when_its_limit_allows_all_of_it() {
	build_and_execute(|| {
		without_surge();
		// 1,000 + 1,001 + ... + 1,009
		assert_ok!(bid(1, 10, 1_009));
		let bought = lot(0);
		assert_eq!((bought.shares, bought.cost, bought.bought), (10, 10_045, 1));
		assert_eq!((bought.owner, bought.delegate), (account(1), account(1)));
		assert!(!bought.mature);
		assert_eq!((held(1), deposits(1)), (10_045, LOT_DEPOSIT));
		assert_eq!(free(1), ENDOWMENT - 10_045 - LOT_DEPOSIT);
		assert_eq!((ValidateShare::size(), ValidateShare::mature()), (10, 0));
		let expected = Event::SharesBought {
			lot: 0,
			owner: account(1),
			delegate: account(1),
			shares: 10,
			total: 10_045,
		};
		assert_eq!(events(), [expected]);
	});
}

#[test]
fn bid_costs_what_was_quoted_when_the_limit_is_the_highest_price_quoted() {
	build_and_execute(|| {
		for quantity in [1, 7, 150, 400] {
			let quote = ValidateShare::quote(quantity).unwrap();
			let before = held(2);
			assert_ok!(bid(2, quantity, quote.highest));
			assert_eq!(held(2) - before, quote.total);
			assert_eq!(ValidateShare::asked_price(), quote.price_after);
		}
		assert_eq!(ValidateShare::pool().resting_bids, 0);
		assert_eq!(ValidateShare::pool().lots, 4);
	});
}

#[test]
fn bid_makes_the_delegate_vote_when_it_names_one() {
	build_and_execute(|| {
		assert_ok!(bid_for(1, 5, 10_000, 8));
		assert_eq!((lot(0).owner, lot(0).delegate), (account(1), account(8)));
		assert_eq!(Assigned::get(account(8)), 5);
	});
}

#[test]
fn bid_rests_with_what_it_cannot_buy_at_once() {
	build_and_execute(|| {
		without_surge();
		assert_ok!(bid(1, 10, 1_003));
		assert_eq!((lot(0).shares, lot(0).cost), (4, 4_006));
		let resting = &ValidateShare::bids(account(1), None, 10)[0];
		assert_eq!((resting.shares, resting.held), (6, 6 * 1_003));
		assert_eq!(held(1), 4_006 + 6 * 1_003);
		assert_eq!(deposits(1), LOT_DEPOSIT + BID_DEPOSIT);
		let placed = Event::BidPlaced {
			bid: 0,
			owner: account(1),
			delegate: account(1),
			shares: 6,
			limit_price: 1_003,
		};
		assert_eq!(events().last(), Some(&placed));
	});
}

#[test]
fn bid_makes_no_lot_when_the_price_is_above_its_limit() {
	build_and_execute(|| {
		assert_ok!(bid(1, 10, 999));
		assert_eq!(ValidateShare::pool().lots, 0);
		assert_eq!(ValidateShare::size(), 0);
		assert_eq!((held(1), deposits(1)), (9_990, BID_DEPOSIT));
	});
}

#[test]
fn bid_is_refused_when_it_asks_for_nothing_or_too_much() {
	build_and_execute(|| {
		MaxQuantity::set(1_000);
		for (quantity, limit, error) in [
			(0, 1_000, Error::<Test>::NoShares),
			(1_001, 1_000, Error::<Test>::TooManyShares),
			(u64::MAX, 1, Error::<Test>::TooManyShares),
			(2, Balance::MAX, Error::<Test>::LimitTooHigh),
			(1_000, Balance::MAX / 999, Error::<Test>::LimitTooHigh),
		] {
			assert_noop!(bid(1, quantity, limit), error);
		}
		assert_ok!(bid(1, 1_000, 100_000));
	});
}

#[test]
fn bid_is_refused_when_its_delegate_cannot_take_shares() {
	build_and_execute(|| {
		let expected: [(_, DispatchError); 5] = [
			(DelegateRefusal::NoVotingKey, Error::<Test>::DelegateHasNoVotingKey.into()),
			(DelegateRefusal::NotANode, Error::<Test>::DelegateIsNotANode.into()),
			(DelegateRefusal::Jailed, Error::<Test>::DelegateIsJailed.into()),
			(DelegateRefusal::Closed, Error::<Test>::DelegateIsClosed.into()),
			(DelegateRefusal::Inactive, Error::<Test>::DelegateIsInactive.into()),
		];
		for (refusal, error) in expected {
			Refused::insert(account(8), refusal);
			// One that would buy at once, and one that would only rest.
			for limit in [10_000, 1] {
				assert_noop!(bid_for(1, 5, limit, 8), error);
			}
		}
		Refused::insert(account(1), DelegateRefusal::NoVotingKey);
		assert_noop!(bid(1, 5, 10_000), Error::<Test>::DelegateHasNoVotingKey);
		assert_ok!(bid_for(1, 5, 10_000, 2));
	});
}

#[test]
fn bid_is_refused_as_a_whole_when_the_account_cannot_pay_for_its_rest() {
	build_and_execute(|| {
		without_surge();
		let kept = 450_000_000_000;
		let gone = free(1) - kept;
		assert_ok!(Balances::transfer_allow_death(origin(1), account(9), gone));
		// What is bought at once could be paid, but not what rests.
		assert!(ValidateShare::market().within_limit(900_000, 1_000_000).total < kept);
		assert_noop!(bid(1, 1_000_000, 900_000), TokenError::FundsUnavailable);
		assert_eq!(WholePool::<Test>::get(), Default::default());
	});
}

#[test]
fn bid_is_refused_when_the_deposit_cannot_be_held() {
	build_and_execute(|| {
		without_surge();
		let spare = EXISTENTIAL + 1_000 + LOT_DEPOSIT;
		let give = |number, amount| {
			let gone = free(number) - amount;
			assert_ok!(Balances::transfer_allow_death(origin(number), account(9), gone));
		};
		give(1, spare - 1);
		assert_noop!(bid(1, 1, 1_000), TokenError::FundsUnavailable);
		give(2, spare);
		assert_ok!(bid(2, 1, 1_000));
		assert_eq!(free(2), EXISTENTIAL);
	});
}

#[test]
fn bid_is_refused_when_it_is_not_signed() {
	build_and_execute(|| {
		let refused = ValidateShare::bid(RuntimeOrigin::root(), 1, 10_000, None);
		assert_eq!(refused, Err(DispatchError::BadOrigin));
	});
}

#[test]
fn bid_queues_when_bids_that_pay_as_much_wait_to_be_filled() {
	build_and_execute(|| {
		without_surge();
		buy(1, 100);
		let waiting = rest(2, 1, 1_050);
		// The price falls in the middle of a block: the shares of a lot are gone before the hook.
		Auction::set(AuctionParameters { base_price: 940, ..Auction::get() });
		assert_eq!(ValidateShare::asked_price(), 1_040);
		for limit in [1_050, 1_045] {
			let behind = rest(3, 1, limit);
			assert!(crate::Bids::<Test>::contains_key(behind));
		}
		// A better one does not wait.
		assert_ok!(bid(4, 1, 1_051));
		assert_eq!(shares_of(4).maturing, 1);
		next_block();
		assert!(!crate::Bids::<Test>::contains_key(waiting));
		assert_eq!(shares_of(2).maturing, 1);
	});
}

#[test]
fn bid_buys_at_once_when_the_best_bid_of_the_book_is_worse() {
	build_and_execute(|| {
		without_surge();
		rest(2, 5, 900);
		assert_ok!(bid(1, 5, 2_000));
		assert_eq!(lot(0).shares, 5);
	});
}

#[test]
fn bid_rests_when_the_pool_is_full() {
	execute(genesis_of_a_nearly_full_pool(), || {
		let room = 3;
		assert_eq!(ValidateShare::size(), MAX_SHARES - room);
		assert_ok!(bid(1, 5, 10));
		assert_eq!(shares_of(1).maturing, room);
		assert_eq!(ValidateShare::bids(account(1), None, 9)[0].shares, 2);
		assert_eq!(ValidateShare::size(), MAX_SHARES);
		// Nothing to be filled, however good.
		next_block();
		assert_eq!(ValidateShare::bids(account(1), None, 9)[0].shares, 2);
		// There is room again once shares are drawn.
		draw(1).unwrap();
		next_block();
		assert_eq!(ValidateShare::bids(account(1), None, 9), []);
		assert_eq!(ValidateShare::size(), MAX_SHARES - 1);
	});
}

fn genesis_of_a_nearly_full_pool() -> sp_io::TestExternalities {
	reset();
	Auction::set(AuctionParameters { base_price: 1, slope: 0, surge_cap: 1, ..USUAL });
	let quarter = MAX_SHARES / 4;
	genesis_as_set(&[(1, quarter), (2, quarter), (3, quarter), (4, quarter - 3)])
}

#[test]
fn bid_costs_as_much_weight_whatever_its_quantity() {
	use frame_support::dispatch::GetDispatchInfo;
	let weight = |quantity| {
		let call = Call::<Test>::bid { quantity, limit_price: 1_000, delegate: None };
		call.get_dispatch_info().call_weight
	};
	assert_eq!(weight(1), weight(1_000_000));
}

#[test]
fn lots_are_numbered_in_the_order_of_purchase() {
	build_and_execute(|| {
		for (id, owner) in [3, 1, 2, 1].into_iter().enumerate() {
			assert_eq!(buy(owner, 2), id as u64);
		}
		assert_eq!(Lots::<Test>::iter().count(), 4);
	});
}
