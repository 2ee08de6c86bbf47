//! Weights of `pallet_validate_share`.
//!
//! Counted by hand, on the safe side, until the benchmarks of this crate have run on reference
//! hardware: the storage accesses are those of the worst case, the computation is a generous guess.

#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// The weight of each call and of each part of the hook.
pub trait WeightInfo {
	/// A bid that buys one part at once and rests with the other, pushing out a bid of a full book.
	/// It does not depend on how many shares it is for.
	fn bid() -> Weight;
	/// Cancelling a bid of a full book.
	fn cancel_bid() -> Weight;
	/// Changing the delegate of a lot.
	fn redelegate() -> Weight;
	/// Returning principal.
	fn settle() -> Weight;
	/// A block in which nothing matures, expires or is filled, but the surge decays and a bid rests.
	fn on_initialize() -> Weight;
	/// `n` lots that mature.
	fn mature_lots(n: u32) -> Weight;
	/// `n` lots that expire.
	fn expire_lots(n: u32) -> Weight;
	/// `n` bids that are filled to the end.
	fn fill_bids(n: u32) -> Weight;
}

/// Weights with the runtime's own cost of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// The auction's parameters, `Surge`, `Pool`, `TreeRoot`, `BestLimit`, `Book`, `NextBid`; a lot
	/// with its line; two bids with their lines; two accounts with holds and holdings; the delegate.
	fn bid() -> Weight {
		Weight::from_parts(600_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(18))
	}

	/// `Book`, `BestLimit`; a bid with its line; an account with holds and holdings.
	fn cancel_bid() -> Weight {
		Weight::from_parts(120_000_000, 15_000)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	/// A lot, two delegates.
	fn redelegate() -> Weight {
		Weight::from_parts(60_000_000, 5_000)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	/// An account with holds and holdings.
	fn settle() -> Weight {
		Weight::from_parts(80_000_000, 5_000)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	/// Both groups of parameters, `Surge`, `Pool`, `BestLimit`, `TreeRoot`, two lots that are not due.
	fn on_initialize() -> Weight {
		Weight::from_parts(200_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// A lot, its owner's holdings, `Pool`, a path of the tree of six nodes at most.
	fn mature_lots(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 4_000)
			.saturating_add(Weight::from_parts(60_000_000, 8_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(9).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(9).saturating_mul(n.into()))
	}

	/// As for maturing; the lot's line, its owner's account and holds, the delegate, the settlement.
	fn expire_lots(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 4_000)
			.saturating_add(Weight::from_parts(150_000_000, 14_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(14).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(14).saturating_mul(n.into()))
	}

	/// A bid with its line, a lot with its line, an account with holds and holdings, the delegate,
	/// `Book`, `BestLimit`, `Surge`, `Pool`.
	fn fill_bids(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 15_000)
			.saturating_add(Weight::from_parts(600_000_000, 14_000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(14).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(13).saturating_mul(n.into()))
	}
}

impl WeightInfo for () {
	fn bid() -> Weight {
		Weight::from_parts(600_000_000, 20_000)
			.saturating_add(RocksDbWeight::get().reads(20))
			.saturating_add(RocksDbWeight::get().writes(18))
	}

	fn cancel_bid() -> Weight {
		Weight::from_parts(120_000_000, 15_000)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(7))
	}

	fn redelegate() -> Weight {
		Weight::from_parts(60_000_000, 5_000)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(3))
	}

	fn settle() -> Weight {
		Weight::from_parts(80_000_000, 5_000)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(3))
	}

	fn on_initialize() -> Weight {
		Weight::from_parts(200_000_000, 8_000)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn mature_lots(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 4_000)
			.saturating_add(Weight::from_parts(60_000_000, 8_000).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(9).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(9).saturating_mul(n.into()))
	}

	fn expire_lots(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 4_000)
			.saturating_add(Weight::from_parts(150_000_000, 14_000).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(14).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(14).saturating_mul(n.into()))
	}

	fn fill_bids(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 15_000)
			.saturating_add(Weight::from_parts(600_000_000, 14_000).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(14).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(13).saturating_mul(n.into()))
	}
}
