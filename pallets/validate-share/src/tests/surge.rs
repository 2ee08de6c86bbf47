//! How buying and time move the price asked.

use crate::{market::Exponent, mock::*, Surge};
use assay_primitives::share::DRAWN;

/// One, in millionths.
const ONE: u64 = 1_000_000;

#[test]
fn surge_stays_one_when_three_are_bought_and_three_drawn_in_each_block() {
	execute(genesis(&[(1, 10_000)]), || {
		without_expiry();
		for seed in 0..500 {
			next_block_with_draw(seed).unwrap();
			assert_eq!((surge(), Surge::<Test>::get()), (ONE, Exponent::default()));
			let price = ValidateShare::pool();
			assert_eq!(price.asked_price, price.base_price);
			for _ in 0..DRAWN {
				buy(2, 1);
			}
		}
		assert_eq!(ValidateShare::market().size, 10_000);
	});
}

#[test]
fn surge_rises_when_four_are_bought_in_each_block() {
	execute(genesis(&[(1, 10_000)]), || {
		let mut last = surge();
		for seed in 0..10 {
			buy(2, 4);
			next_block_with_draw(seed).unwrap();
			assert!(surge() > last, "{last}");
			last = surge();
		}
	});
}

#[test]
fn surge_stops_whoever_buys_at_once() {
	build_and_execute(|| {
		let (first, hundredth) = (ValidateShare::asked_price(), highest_price(101));
		assert!(hundredth > first * 271 / 100);
		buy(1, 100);
		assert_eq!(surge(), 2_718_281);
		buy(1, 1_000);
		assert_eq!(surge(), 16 * ONE, "it is capped");
		buy(1, 100);
		assert_eq!(surge(), 16 * ONE);
	});
}

#[test]
fn surge_comes_down_when_nobody_buys() {
	build_and_execute(|| {
		buy(1, 1_000);
		let mut last = surge();
		let mut blocks = 0;
		while surge() > ONE {
			next_block();
			assert!(surge() < last);
			last = surge();
			blocks += 1;
			assert!(blocks < 200);
		}
		assert_eq!(Surge::<Test>::get(), Exponent::default());
		assert!(blocks > 20);
	});
}

#[test]
fn surge_is_the_same_for_one_large_bid_and_many_small_ones() {
	let after = |bids: &[u64]| {
		let mut exponent = Exponent::default();
		build_and_execute(|| {
			for quantity in bids {
				buy(1, *quantity);
			}
			exponent = Surge::<Test>::get();
		});
		exponent
	};
	assert_eq!(after(&[60]), after(&[1; 60]));
	assert_eq!(after(&[60]), after(&[10, 20, 30]));
}
