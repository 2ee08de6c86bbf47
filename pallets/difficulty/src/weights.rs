//! Weights of `pallet_difficulty`, measured: written by `scripts/weights.sh`, do not edit.
//!
//! Measured on 2026-11-21 with 20 steps of 10 runs each, on one core of:
//! AMD EPYC. The computation was timed; what a storage access costs
//! is the runtime's `DbWeight`.

#![allow(unused_parens, unused_variables)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// The weight of each benchmark of the pallet.
pub trait WeightInfo {
	/// `on_initialize`.
	fn on_initialize() -> Weight;
	/// `on_finalize`.
	fn on_finalize() -> Weight;
}

/// Weights with the runtime's own cost of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Difficulty::NextSeal` (r:1 w:0)
	///
	/// Proof: `Difficulty::NextSeal` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	///
	/// At least 11_843 ns. Proof: 136 bytes measured, 1533 estimated.
	fn on_initialize() -> Weight {
		Weight::from_parts(12_895_000, 1533).saturating_add(T::DbWeight::get().reads(1))
	}

	/// Storage: `Difficulty::NextSeal` (r:1 w:1)
	///
	/// Proof: `Difficulty::NextSeal` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	///
	/// Storage: `Timestamp::Now` (r:1 w:0)
	///
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Difficulty` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Difficulty` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// Storage: `Difficulty::Anchor` (r:1 w:1)
	///
	/// Proof: `Difficulty::Anchor` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::BlockHash` (r:1 w:0)
	///
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	///
	/// At least 38_382 ns. Proof: 474 bytes measured, 3509 estimated.
	fn on_finalize() -> Weight {
		Weight::from_parts(40_596_000, 3509)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

/// Weights with the SDK's cost of storage, for tests.
impl WeightInfo for () {
	fn on_initialize() -> Weight {
		Weight::from_parts(12_895_000, 1533).saturating_add(RocksDbWeight::get().reads(1))
	}

	fn on_finalize() -> Weight {
		Weight::from_parts(40_596_000, 3509)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
}
