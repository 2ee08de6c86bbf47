//! When shares begin to take part in draws.

use crate::{mock::*, Event, Lots, WholePool};
use assay_primitives::{parameters::ShareParameters, share::SharePool};

#[test]
fn lot_matures_so_many_blocks_after_it_was_bought() {
	build_and_execute(|| {
		run_to(3);
		let id = buy(1, 10);
		run_to(3 + MATURITY - 1);
		assert_eq!((ValidateShare::mature(), ValidateShare::size()), (0, 10));
		assert_eq!((shares_of(1).mature, shares_of(1).maturing), (0, 10));
		next_block();
		assert_eq!((ValidateShare::mature(), ValidateShare::size()), (10, 10));
		assert_eq!((shares_of(1).mature, shares_of(1).maturing), (10, 0));
		assert!(lot(id).mature);
		assert_eq!(ValidateShare::lot(id).unwrap().matures_at, 3 + MATURITY);
		assert_eq!(events(), [Event::LotsMatured { first: id, last: id, lots: 1, shares: 10 }]);
	});
}

#[test]
fn money_in_bids_and_in_fresh_lots_does_not_vote_before_maturity() {
	execute(genesis(&[(1, 100)]), || {
		// Nearly all shares are the attacker's, but fresh; and more of its money rests.
		buy(2, 500);
		rest(2, 1_000, 10);
		for seed in 0..u64::from(MATURITY) {
			let drawn = next_block_with_draw(seed).unwrap();
			assert!(drawn.iter().all(|share| share.owner == account(1)), "{seed}");
		}
		assert_eq!(shares_of(2).mature, 500);
		let drawn = (0..10).filter_map(next_block_with_draw).flatten();
		assert!(drawn.into_iter().any(|share| share.owner == account(2)));
		assert_eq!(shares_of(2).in_bids, 10_000);
	});
}

#[test]
fn lots_mature_in_the_order_of_purchase_and_a_bounded_number_in_each_block() {
	build_and_execute(|| {
		for _ in 0..20 {
			buy(1, 1);
		}
		run_to(1 + MATURITY - 1);
		for mature in [6, 12, 18, 20, 20] {
			next_block();
			let ids: Vec<_> = (0..20).filter(|id| lot(*id).mature).collect();
			assert_eq!(ids, (0..mature).collect::<Vec<_>>());
			assert_eq!(ValidateShare::mature(), mature);
		}
	});
}

#[test]
fn ten_thousand_lots_that_mature_at_once_are_all_mature_in_the_end() {
	reset();
	MaxMaturing::set(64);
	MaxExpiring::set(64);
	execute(genesis_as_set(&[]), || {
		without_surge();
		for n in 0..10_000u64 {
			buy((n % 9 + 1) as u8, 1);
		}
		Auction::set(USUAL);
		run_to(MATURITY);
		assert_eq!(ValidateShare::mature(), 0);
		let mut mature = 0;
		while mature < 10_000 {
			let weight = next_block();
			let before = mature;
			mature = ValidateShare::mature();
			assert_eq!(mature - before, 64.min(10_000 - before), "a block does its part");
			assert!(lot(mature - 1).mature && WholePool::<Test>::get().next_to_mature == mature);
			let most = <() as crate::WeightInfo>::mature_lots(64);
			assert!(weight.all_lte(next_block_without_lots().saturating_add(most)));
			// Past their lifetime they would expire.
			Shares::set(ShareParameters { maturity: MATURITY, lifetime: 100_000 });
		}
		assert!(Lots::<Test>::iter_values().all(|lot| lot.mature));
	});
}

/// What a block weighs in which nothing happens.
fn next_block_without_lots() -> frame_support::weights::Weight {
	use crate::WeightInfo;
	<()>::on_initialize()
		.saturating_add(<()>::mature_lots(0))
		.saturating_add(<()>::expire_lots(0))
		.saturating_add(<()>::fill_bids(0))
}

#[test]
fn lots_follow_when_the_maturity_changes() {
	build_and_execute(|| {
		buy(1, 10);
		Shares::set(ShareParameters { maturity: 20, lifetime: LIFETIME });
		run_to(20);
		assert_eq!(ValidateShare::mature(), 0);
		assert_eq!(ValidateShare::lot(0).unwrap().matures_at, 21);
		buy(1, 10);
		Shares::set(ShareParameters { maturity: 1, lifetime: LIFETIME });
		next_block();
		assert_eq!(ValidateShare::mature(), 20);
		// What was mature stays so.
		Shares::set(ShareParameters { maturity: 30, lifetime: LIFETIME });
		next_block();
		assert_eq!(ValidateShare::mature(), 20);
	});
}
