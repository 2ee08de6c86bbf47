//! The weights of the calls.
//!
//! Counted by hand until the benchmarks have run: the execution time is a generous guess, the
//! storage accesses are exact.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// The weight of each call.
pub trait WeightInfo {
	/// [`crate::Pallet::set_difficulty`].
	fn set_difficulty() -> Weight;
	/// [`crate::Pallet::set_auction`].
	fn set_auction() -> Weight;
	/// [`crate::Pallet::set_shares`].
	fn set_shares() -> Weight;
	/// [`crate::Pallet::set_votes`].
	fn set_votes() -> Weight;
}

/// The weights with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_difficulty() -> Weight {
		Weight::from_parts(20_000_000, 1_501)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	fn set_auction() -> Weight {
		Weight::from_parts(20_000_000, 1_501)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	fn set_shares() -> Weight {
		Weight::from_parts(20_000_000, 1_501)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	fn set_votes() -> Weight {
		Weight::from_parts(20_000_000, 1_501)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

impl WeightInfo for () {
	fn set_difficulty() -> Weight {
		Weight::from_parts(20_000_000, 1_501)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_auction() -> Weight {
		Weight::from_parts(20_000_000, 1_501)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_shares() -> Weight {
		Weight::from_parts(20_000_000, 1_501)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_votes() -> Weight {
		Weight::from_parts(20_000_000, 1_501)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
}
