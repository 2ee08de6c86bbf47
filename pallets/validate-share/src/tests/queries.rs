//! What a user learns by asking.

use crate::{mock::*, MAX_SHARES};
use assay_primitives::{
	parameters::AuctionParameters,
	share::{AccountShares, QuoteError, SharePool, MAX_PAGE},
};
use frame_support::assert_ok;

#[test]
fn quote_says_what_a_bid_then_pays() {
	build_and_execute(|| {
		buy(1, 20);
		let quote = ValidateShare::quote(30).unwrap();
		assert_eq!(quote.shares, 30);
		let again = ValidateShare::quote_for(quote.total).unwrap();
		assert_eq!(again, quote);
		assert_ok!(bid(2, 30, quote.highest));
		assert_eq!(shares_of(2).cost, quote.total);
		assert_eq!(ValidateShare::asked_price(), quote.price_after);
	});
}

#[test]
fn quote_is_refused_when_it_is_for_more_than_a_bid_or_the_pool_can_have() {
	build_and_execute(|| {
		MaxQuantity::set(1_000);
		assert!(ValidateShare::quote(1_000).is_ok());
		assert_eq!(ValidateShare::quote(1_001), Err(QuoteError::TooManyShares));
		assert_eq!(ValidateShare::quote_for(u128::MAX).unwrap().shares, 1_000);
	});
	reset();
	Auction::set(AuctionParameters { base_price: 1, slope: 0, surge_cap: 1, ..USUAL });
	let half = MAX_SHARES / 2;
	execute(genesis_as_set(&[(1, half), (2, half - 3)]), || {
		assert_eq!(ValidateShare::quote(3).unwrap().total, 3);
		assert_eq!(ValidateShare::quote(4), Err(QuoteError::PoolFull));
		assert_eq!(ValidateShare::quote_for(100).unwrap().shares, 3);
		buy(3, 3);
		assert_eq!(ValidateShare::quote(0).unwrap().shares, 0);
		assert_eq!(ValidateShare::quote(1), Err(QuoteError::PoolFull));
		assert_eq!(ValidateShare::quote_for(100), Err(QuoteError::PoolFull));
	});
}

#[test]
fn quote_for_too_little_money_is_for_nothing() {
	build_and_execute(|| {
		let quote = ValidateShare::quote_for(999).unwrap();
		assert_eq!((quote.shares, quote.total, quote.price_after), (0, 0, 1_000));
	});
}

#[test]
fn pool_says_what_there_is() {
	execute(genesis(&[(1, 10), (2, 5)]), || {
		buy(3, 4);
		rest(3, 1, 10);
		let pool = ValidateShare::pool();
		assert_eq!((pool.mature, pool.maturing, pool.lots), (15, 4, 3));
		assert_eq!((pool.base_price, pool.resting_bids), (1_019, 1));
		assert_eq!(pool.surge, 1_040_810, "e^0.04");
		assert_eq!(pool.asked_price, 1_061, "1,019 times e^0.04, rounded up");
		assert_eq!(pool.asked_price, ValidateShare::asked_price());
		assert_eq!((ValidateShare::mature(), ValidateShare::size()), (15, 19));
	});
}

#[test]
fn account_says_where_its_money_is() {
	execute(genesis(&[(1, 30)]), || {
		draw(1).unwrap();
		let cost = buy(1, 4);
		let cost = lot(cost).cost + lot(0).cost;
		rest(1, 7, 10);
		let due = 30 * 1_000 + 435 - lot(0).cost;
		let expected = AccountShares {
			mature: 27,
			maturing: 4,
			cost,
			in_bids: 70,
			due,
			deposits: 2 * LOT_DEPOSIT + BID_DEPOSIT,
		};
		assert_eq!(shares_of(1), expected);
		assert_eq!(shares_of(2), AccountShares::default());
	});
}

#[test]
fn lot_says_when_it_matures_and_expires() {
	build_and_execute(|| {
		run_to(7);
		assert_eq!(ValidateShare::lot(0), None);
		buy(1, 4);
		let lot = ValidateShare::lot(0).unwrap();
		assert_eq!((lot.id, lot.bought, lot.mature), (0, 7, false));
		assert_eq!((lot.matures_at, lot.expires_at), (7 + MATURITY, 7 + LIFETIME));
	});
}

#[test]
fn lots_and_bids_come_in_pages_in_the_order_of_their_numbers() {
	build_and_execute(|| {
		MaxBids::set(512);
		without_surge();
		// So many that the numbers have two bytes.
		for _ in 0..300 {
			buy(1, 1);
			buy(2, 1);
		}
		for _ in 0..150 {
			rest(1, 1, 1);
			rest(2, 1, 1);
		}
		let mut after = None;
		let mut found = Vec::new();
		loop {
			let page = ValidateShare::lots(account(1), after, 70);
			assert!(page.len() <= 70);
			found.extend(page.iter().map(|lot| lot.id));
			let Some(last) = page.last() else { break };
			assert_eq!(last.owner, account(1));
			after = Some(last.id);
		}
		assert_eq!(found, (0..600).step_by(2).collect::<Vec<_>>());
		let first = ValidateShare::bids(account(2), None, 3);
		assert_eq!(first.iter().map(|bid| bid.id).collect::<Vec<_>>(), [1, 3, 5]);
		let next = ValidateShare::bids(account(2), Some(5), 3);
		assert_eq!(next.iter().map(|bid| bid.id).collect::<Vec<_>>(), [7, 9, 11]);
		// A number that is gone, or another's, is a place in the order all the same.
		assert_ok!(cancel(2, 5));
		assert_eq!(ValidateShare::bids(account(2), Some(5), 3), next);
		assert_eq!(ValidateShare::bids(account(2), Some(6), 3), next);
		assert_eq!(ValidateShare::bids(account(2), Some(299), 3), []);
		assert_eq!(ValidateShare::lots(account(3), None, 3), []);
	});
}

#[test]
fn page_has_at_most_256_entries() {
	build_and_execute(|| {
		MaxBids::set(512);
		for _ in 0..300 {
			buy(1, 1);
			rest(1, 1, 1);
		}
		let most = MAX_PAGE as usize;
		assert_eq!(ValidateShare::lots(account(1), None, u32::MAX).len(), most);
		assert_eq!(ValidateShare::bids(account(1), None, u32::MAX).len(), most);
		assert_eq!(ValidateShare::book(None, u32::MAX).len(), most);
		assert_eq!(ValidateShare::book(Some(255), u32::MAX).len(), 300 - most);
		assert_eq!(ValidateShare::book(None, 0), []);
	});
}

#[test]
fn book_comes_in_pages_from_the_best_bid_on() {
	build_and_execute(|| {
		for limit in [5, 9, 7, 9, 6] {
			rest(1, 2, limit);
		}
		let ids = |after, limit| {
			let page = ValidateShare::book(after, limit);
			page.into_iter().map(|bid| bid.id).collect::<Vec<_>>()
		};
		assert_eq!(ids(None, 2), [1, 3]);
		assert_eq!(ids(Some(3), 2), [2, 4]);
		assert_eq!(ids(Some(4), 2), [0]);
		assert!(ids(Some(0), 2).is_empty());
		assert_eq!(ids(Some(99), 2), [1, 3], "from the beginning when the place is unknown");
		let best = &ValidateShare::book(None, 1)[0];
		assert_eq!((best.shares, best.limit_price, best.held), (2, 9, 18));
	});
}
