//! Weights of `pallet_protocol_parameters`, measured: written by `scripts/weights.sh`, do not edit.
//!
//! Measured on 2026-11-22 with 50 steps of 20 runs each, on one core of:
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
	/// `set_governance`.
	fn set_governance() -> Weight;
}

/// Weights with the runtime's own cost of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `ProtocolParameters::Votes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Votes` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Difficulty` (r:1 w:1)
	///
	/// Proof: `ProtocolParameters::Difficulty` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// At least 21_190 ns. Proof: 266 bytes measured, 1505 estimated.
	fn set_difficulty() -> Weight {
		Weight::from_parts(35_767_000, 1505)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ProtocolParameters::Auction` (r:1 w:1)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// At least 19_145 ns. Proof: 289 bytes measured, 1529 estimated.
	fn set_auction() -> Weight {
		Weight::from_parts(40_716_000, 1529)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ProtocolParameters::Shares` (r:1 w:1)
	///
	/// Proof: `ProtocolParameters::Shares` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// At least 17_282 ns. Proof: 256 bytes measured, 1493 estimated.
	fn set_shares() -> Weight {
		Weight::from_parts(23_965_000, 1493)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ProtocolParameters::Difficulty` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Difficulty` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Votes` (r:1 w:1)
	///
	/// Proof: `ProtocolParameters::Votes` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	///
	/// At least 20_699 ns. Proof: 266 bytes measured, 1505 estimated.
	fn set_votes() -> Weight {
		Weight::from_parts(36_419_000, 1505)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ProtocolParameters::Rewards` (r:1 w:1)
	///
	/// Proof: `ProtocolParameters::Rewards` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// At least 20_779 ns. Proof: 363 bytes measured, 1565 estimated.
	fn set_rewards() -> Weight {
		Weight::from_parts(38_772_000, 1565)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ProtocolParameters::Settlement` (r:1 w:1)
	///
	/// Proof: `ProtocolParameters::Settlement` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// At least 16_701 ns. Proof: 256 bytes measured, 1489 estimated.
	fn set_settlement() -> Weight {
		Weight::from_parts(29_355_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ProtocolParameters::Nodes` (r:1 w:1)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// At least 21_289 ns. Proof: 363 bytes measured, 1565 estimated.
	fn set_nodes() -> Weight {
		Weight::from_parts(37_950_000, 1565)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ProtocolParameters::Governance` (r:1 w:1)
	///
	/// Proof: `ProtocolParameters::Governance` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// At least 17_523 ns. Proof: 256 bytes measured, 1493 estimated.
	fn set_governance() -> Weight {
		Weight::from_parts(28_613_000, 1493)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

/// Weights with the SDK's cost of storage, for tests.
impl WeightInfo for () {
	fn set_difficulty() -> Weight {
		Weight::from_parts(35_767_000, 1505)
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_auction() -> Weight {
		Weight::from_parts(40_716_000, 1529)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_shares() -> Weight {
		Weight::from_parts(23_965_000, 1493)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_votes() -> Weight {
		Weight::from_parts(36_419_000, 1505)
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_rewards() -> Weight {
		Weight::from_parts(38_772_000, 1565)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_settlement() -> Weight {
		Weight::from_parts(29_355_000, 1489)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_nodes() -> Weight {
		Weight::from_parts(37_950_000, 1565)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn set_governance() -> Weight {
		Weight::from_parts(28_613_000, 1493)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
}
