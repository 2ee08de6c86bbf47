//! Benchmarks of the calls and of the parts of the hook, each in its worst case.

use crate::{
	market::{Exponent, Market},
	Bids, Book, BookEntry, Call, Config, HoldingsOf, Lots, Pallet, Surge, WholePool,
};
use assay_primitives::{
	share::{LotId, NodeRegistry, SharePool, VoterDirectory},
	Balance, BlockNumber,
};
use frame_benchmarking::v2::*;
use frame_support::traits::{fungible::Mutate, Get, Hooks};
use frame_system::RawOrigin;

/// More money than all shares of a bid cost in any preset.
const RICH: Balance = 1 << 90;
/// The number of the first lot of a benchmark. Together with one of the first lots it makes a tree of
/// six levels, as there is after a thousand million purchases.
const FAR: LotId = 1 << 29;
/// How many shares a lot or a bid has where it does not matter.
const SOME: u64 = 10;

/// An account with money and a voting key.
fn owner<T: Config>(number: u32) -> T::AccountId {
	let owner = account("owner", number, 0);
	T::Currency::set_balance(&owner, RICH);
	T::Voters::enable_voter(&owner);
	owner
}

/// Let the tree be deep, and the numbers of lots be high from here on.
fn grow_tree<T: Config>() {
	Pallet::<T>::create_mature_lot(&account("first", 0, 0), SOME);
	WholePool::<T>::mutate(|pool| {
		pool.next_lot = FAR;
		pool.next_to_mature = FAR;
		pool.next_to_expire = FAR;
	});
	Pallet::<T>::create_mature_lot(&account("far", 0, 0), SOME);
}

/// So many lots, each of another owner.
fn buy_lots<T: Config>(count: u32) {
	Surge::<T>::kill();
	for number in 0..count {
		let bought = Pallet::<T>::do_bid(owner::<T>(number), SOME, RICH >> 20, None);
		assert!(bought.is_ok());
	}
}

/// A book with one bid of an account at the limit 1, all other places taken at the limit 2 but
/// `free` of them.
fn fill_book<T: Config>(worst: T::AccountId, free: u32) {
	assert!(Pallet::<T>::do_bid(worst, SOME, 1, None).is_ok());
	let mut book = Book::<T>::get();
	for number in 0..T::MaxBids::get().saturating_sub(1 + free) {
		let entry = BookEntry { limit_price: 2, bid: u64::MAX - u64::from(number) };
		assert!(crate::book::insert::<T>(&mut book, entry).is_ok());
	}
	crate::book::put::<T>(book);
}

/// The market without surge.
fn calm_market<T: Config>() -> Market {
	Market { exponent: Exponent::default(), ..Pallet::<T>::market() }
}

#[benchmarks]
mod benchmarks {
	use super::*;

	// It buys half of the largest quantity, rests with the other half, and pushes out a bid.
	#[benchmark]
	fn bid() {
		let (owner, worst) = (owner::<T>(0), owner::<T>(1));
		grow_tree::<T>();
		fill_book::<T>(worst.clone(), 0);
		Surge::<T>::kill();
		let quantity = u64::from(T::MaxQuantity::get());
		let limit_price = calm_market::<T>().quote(quantity / 2).highest;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), quantity, limit_price, None);

		let bought = HoldingsOf::<T>::get(&owner);
		assert_eq!(bought.maturing, quantity / 2);
		assert!(bought.in_bids > 0);
		assert_eq!(HoldingsOf::<T>::get(&worst).in_bids, 0);
	}

	#[benchmark]
	fn cancel_bid() {
		let owner = owner::<T>(0);
		fill_book::<T>(owner.clone(), 0);
		let id = Book::<T>::get()[0].bid;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);

		assert!(!Bids::<T>::contains_key(id));
	}

	#[benchmark]
	fn redelegate() {
		let owner = owner::<T>(0);
		buy_lots::<T>(1);
		let lot = WholePool::<T>::get().next_lot - 1;
		// Whether anybody but the owner can vote for it is not for this pallet to say.
		Lots::<T>::mutate(lot, |lot| {
			if let Some(lot) = lot {
				lot.delegate = account("delegate", 0, 0);
			}
		});
		T::Nodes::assign(&account("delegate", 0, 0), SOME, false);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), lot, owner.clone());

		assert_eq!(Lots::<T>::get(lot).map(|lot| lot.delegate), Some(owner));
	}

	// The surge decays, a bid rests, and a lot waits at each of the cursors.
	#[benchmark]
	fn on_initialize() {
		grow_tree::<T>();
		buy_lots::<T>(1);
		fill_book::<T>(owner::<T>(1), 0);
		let exponent = Exponent::from_shares(1_000);
		Surge::<T>::put(exponent);

		#[block]
		{
			let _ = Pallet::<T>::on_initialize(frame_system::Pallet::<T>::block_number());
		}

		assert!(Surge::<T>::get() < exponent);
		let pool = WholePool::<T>::get();
		assert_eq!((pool.next_to_expire, pool.next_to_mature), (FAR, FAR + 1));
	}

	#[benchmark]
	fn mature_lots(n: Linear<0, { T::MaxMaturingPerBlock::get() }>) {
		grow_tree::<T>();
		buy_lots::<T>(n);

		#[block]
		{
			assert_eq!(Pallet::<T>::mature_lots(BlockNumber::MAX), n);
		}

		assert_eq!(WholePool::<T>::get().next_to_mature, FAR + 1 + u64::from(n));
	}

	#[benchmark]
	fn expire_lots(n: Linear<0, { T::MaxExpiringPerBlock::get() }>) {
		grow_tree::<T>();
		WholePool::<T>::mutate(|pool| pool.next_to_expire = FAR + 1);
		buy_lots::<T>(n);
		Pallet::<T>::mature_everything();

		#[block]
		{
			assert_eq!(Pallet::<T>::expire_lots(BlockNumber::MAX), n);
		}

		assert_eq!(WholePool::<T>::get().next_to_expire, FAR + 1 + u64::from(n));
	}

	#[benchmark]
	fn fill_bids(n: Linear<0, { T::MaxFillsPerBlock::get() }>) {
		grow_tree::<T>();
		// They come while the price is high, and it falls at once.
		let limit_price = calm_market::<T>().quote(u64::from(n + 1) * SOME).highest;
		Surge::<T>::put(Exponent::at_cap(&T::Auction::get()));
		fill_book::<T>(owner::<T>(n), n);
		let worst = Book::<T>::get().len();
		for number in 0..n {
			let placed = Pallet::<T>::do_bid(owner::<T>(number), SOME, limit_price, None);
			assert!(placed.is_ok());
		}
		assert_eq!(Book::<T>::get().len(), worst + n as usize);
		Surge::<T>::kill();

		#[block]
		{
			assert_eq!(Pallet::<T>::fill_bids(), n);
		}

		assert_eq!(Book::<T>::get().len(), worst);
		for number in 0..n {
			let owner = account::<T::AccountId>("owner", number, 0);
			assert_eq!(HoldingsOf::<T>::get(&owner).maturing, SOME);
		}
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ext(), crate::mock::Test);
}
