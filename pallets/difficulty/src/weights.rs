//! Weights of `pallet_difficulty`.
//!
//! Counted by hand, on the safe side, until the benchmarks of this crate have run on reference
//! hardware: the storage accesses are exact, the computation is a generous guess.

#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// The weight of each hook.
pub trait WeightInfo {
	/// Depositing the digest.
	fn on_initialize() -> Weight;
	/// The child's seal parameters, in a block that both re-anchors and rotates the key.
	fn on_finalize() -> Weight;
}

/// Weights with the runtime's own cost of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads `NextSeal`, `System::BlockSize`, `System::Digest`; writes the last two.
	fn on_initialize() -> Weight {
		Weight::from_parts(10_000_000, 1_533).saturating_add(T::DbWeight::get().reads_writes(3, 2))
	}

	/// Reads `NextSeal`, `Anchor`, the parameters, the time, `System::BlockHash`, `System::Number`,
	/// `System::ExecutionPhase`, `System::EventCount`, `System::Events`; writes `NextSeal`,
	/// `Anchor`, `System::EventCount`, `System::Events`.
	fn on_finalize() -> Weight {
		Weight::from_parts(30_000_000, 2_501).saturating_add(T::DbWeight::get().reads_writes(9, 4))
	}
}

impl WeightInfo for () {
	fn on_initialize() -> Weight {
		Weight::from_parts(10_000_000, 1_533)
			.saturating_add(RocksDbWeight::get().reads_writes(3, 2))
	}

	fn on_finalize() -> Weight {
		Weight::from_parts(30_000_000, 2_501)
			.saturating_add(RocksDbWeight::get().reads_writes(9, 4))
	}
}
