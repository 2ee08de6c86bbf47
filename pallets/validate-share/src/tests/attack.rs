//! The book under attack: work stays bounded, honest bids are still filled.

use crate::{mock::*, Bids, Error, WeightInfo};
use assay_primitives::{parameters::AuctionParameters, Balance};
use frame_support::{assert_noop, assert_ok, weights::Weight};

/// The most that any block may weigh.
fn bound() -> Weight {
	let fills = <()>::fill_bids(MaxFills::get());
	let lots = <()>::mature_lots(MaxMaturing::get()) + <()>::expire_lots(MaxExpiring::get());
	<()>::on_initialize() + lots + fills
}

/// Make blocks until a bid is gone; how many it took.
fn blocks_until_filled(id: u64) -> u32 {
	for blocks in 1..=1_000 {
		assert!(next_block().all_lte(bound()));
		if !Bids::<Test>::contains_key(id) {
			return blocks;
		}
	}
	panic!("bid {id} is never filled");
}

#[test]
fn honest_bid_is_filled_when_the_book_is_full_of_the_smallest_bids() {
	build_and_execute(|| {
		MaxBids::set(512);
		for _ in 0..512 {
			rest(2, 1, 1);
		}
		buy(3, 30);
		let honest = rest(1, 10, 1_100);
		assert_eq!(ValidateShare::book(None, 1)[0].id, honest, "it is the first");
		assert!(blocks_until_filled(honest) < 40);
		assert_eq!(shares_of(1).maturing + shares_of(1).mature, 10);
		// The attacker's bids never are, and keep nobody out.
		assert_eq!(shares_of(2).maturing, 0);
		rest(2, 1, 1);
		assert_noop!(bid(2, 1, 1), Error::<Test>::BookFull);
		assert_ok!(bid(1, 1, 2));
	});
}

#[test]
fn honest_bid_is_filled_when_the_book_is_full_of_bids_at_absurd_limits() {
	build_and_execute(|| {
		without_surge();
		without_expiry();
		MaxBids::set(512);
		buy(3, 30);
		// Whoever bids more goes first, and has to take what it bids for.
		let honest = rest(1, 1, 1_029);
		for _ in 0..511 {
			rest(2, 1, 1_029);
		}
		Auction::set(AuctionParameters { base_price: 10, ..Auction::get() });
		for number in 3..=5 {
			// At any limit that can be paid at all, they buy at once or queue behind.
			assert_ok!(bid(number, 1, 500_000_000_000));
			assert_noop!(bid(number, 2, Balance::MAX), Error::<Test>::LimitTooHigh);
		}
		assert_eq!(blocks_until_filled(honest), 1);
		let left = || ValidateShare::pool().resting_bids;
		while left() > 0 {
			let before = left();
			assert!(next_block().all_lte(bound()));
			assert_eq!(before - left(), MaxFills::get().min(before));
		}
		assert_eq!(shares_of(2).maturing + shares_of(2).mature, 511);
	});
}

#[test]
fn honest_bid_is_filled_when_bids_are_placed_and_cancelled_in_turn() {
	build_and_execute(|| {
		buy(3, 30);
		let honest = rest(1, 5, 1_060);
		let mut blocks = 0;
		while Bids::<Test>::contains_key(honest) {
			// The attacker is ahead of the honest bid whenever it can, and leaves before each block.
			let ahead: Vec<_> = (0..7)
				.filter_map(|_| {
					let next = crate::NextBid::<Test>::get();
					assert_ok!(bid(2, 1, 1_061.min(ValidateShare::asked_price() - 1)));
					Bids::<Test>::contains_key(next).then_some(next)
				})
				.collect();
			for id in ahead {
				assert_ok!(cancel(2, id));
			}
			assert!(next_block().all_lte(bound()));
			blocks += 1;
			assert!(blocks < 100);
		}
		assert_eq!(shares_of(1).maturing + shares_of(1).mature, 5);
		assert_eq!((held(2), deposits(2), free(2)), (0, 0, ENDOWMENT));
	});
}

#[test]
fn honest_bid_is_filled_when_bids_that_must_be_returned_are_ahead_of_it() {
	build_and_execute(|| {
		for _ in 0..7 {
			assert_ok!(bid_for(2, 1, 999, 8));
		}
		let honest = rest(1, 1, 998);
		Refused::insert(account(8), assay_primitives::share::DelegateRefusal::Jailed);
		Auction::set(AuctionParameters { base_price: 500, ..Auction::get() });
		// Three a block: each that is returned counts as one that is filled.
		assert_eq!(blocks_until_filled(honest), 3);
		assert_eq!((held(2), deposits(2), free(2)), (0, 0, ENDOWMENT));
	});
}

#[test]
fn bids_that_push_each_other_out_cost_nobody_anything_but_the_worst_its_place() {
	build_and_execute(|| {
		for round in 1..100u8 {
			let owner = round % 3 + 1;
			rest(owner, 1, 10 + Balance::from(round));
			assert!(ValidateShare::pool().resting_bids <= 8);
		}
		let total: Balance = (1..=3).map(|owner| held(owner) + free(owner) + deposits(owner)).sum();
		assert_eq!(total, 3 * ENDOWMENT);
	});
}
