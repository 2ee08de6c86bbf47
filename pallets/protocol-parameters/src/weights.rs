//! Weights of `pallet_protocol_parameters`, measured: written by `scripts/weights.sh`, do not edit.
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
	/// `set_difficulty`.
	fn set_difficulty() -> Weight;
	/// `set_auction`.
	fn set_auction() -> Weight;
	/// `set_shares`.
	fn set_shares() -> Weight;
	/// `set_votes`.
	fn set_votes() -> Weight;
	/// `set_rewards`.
	fn set_rewards() -> Weight;
	/// `set_settlement`.
	fn set_settlement() -> Weight;
	/// `set_nodes`.
	fn set_nodes() -> Weight;
}

/// Weights with the runtime's own cost of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `ProtocolParameters::Difficulty` (r:1 w:1)
	///
	/// Proof: `ProtocolParameters::Difficulty` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// At least 18_024 ns. Proof: 176 bytes measured, 1501 estimated.
	fn set_difficulty() -> Weight {
		Weight::from_parts(19_486_000, 1501)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ProtocolParameters::Auction` (r:1 w:1)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// At least 19_126 ns. Proof: 206 bytes measured, 1529 estimated.
	fn set_auction() -> Weight {
		Weight::from_parts(20_689_000, 1529)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ProtocolParameters::Shares` (r:1 w:1)
	///
	/// Proof: `ProtocolParameters::Shares` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// At least 16_932 ns. Proof: 173 bytes measured, 1493 estimated.
	fn set_shares() -> Weight {
		Weight::from_parts(18_394_000, 1493)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ProtocolParameters::Votes` (r:1 w:1)
	///
	/// Proof: `ProtocolParameters::Votes` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	///
	/// At least 18_304 ns. Proof: 180 bytes measured, 1505 estimated.
	fn set_votes() -> Weight {
		Weight::from_parts(19_677_000, 1505)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Not measured yet: with room above its neighbours.
	fn set_rewards() -> Weight {
		Weight::from_parts(24_000_000, 1600)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Not measured yet: with room above its neighbours.
	fn set_settlement() -> Weight {
		Weight::from_parts(24_000_000, 1600)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Not measured yet: with room above its neighbours.
	fn set_nodes() -> Weight {
		Weight::from_parts(26_000_000, 1600)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

/// Weights with the SDK's cost of storage, for tests.
impl WeightInfo for () {
	fn set_difficulty() -> Weight {
		Weight::from_parts(19_486_000, 1501)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_auction() -> Weight {
		Weight::from_parts(20_689_000, 1529)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_shares() -> Weight {
		Weight::from_parts(18_394_000, 1493)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_votes() -> Weight {
		Weight::from_parts(19_677_000, 1505)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_rewards() -> Weight {
		Weight::from_parts(24_000_000, 1600)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_settlement() -> Weight {
		Weight::from_parts(24_000_000, 1600)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_nodes() -> Weight {
		Weight::from_parts(26_000_000, 1600)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
}
