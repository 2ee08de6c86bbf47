//! Weights of `pallet_reward_distribution`, measured: written by `scripts/weights.sh`, do not edit.
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
	/// `on_initialize`.
	fn on_initialize() -> Weight;
	/// `on_finalize`.
	fn on_finalize() -> Weight;
	/// `credit_vote`.
	fn credit_vote() -> Weight;
	/// `settle_accounts`, `n` from 0 to 100.
	fn settle_accounts(n: u32) -> Weight;
	/// `pass_blocks`, `n` from 0 to 1000.
	fn pass_blocks(n: u32) -> Weight;
	/// `settle`.
	fn settle() -> Weight;
}

/// Weights with the runtime's own cost of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `ProtocolParameters::Rewards` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Rewards` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:0)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `Difficulty::NextSeal` (r:1 w:0)
	///
	/// Proof: `Difficulty::NextSeal` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::OpenTerms` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::OpenTerms` (`max_values`: Some(1), `max_size`: Some(196), added: 691, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::Totals` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::Totals` (`max_values`: Some(1), `max_size`: Some(288), added: 783, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::Cursor` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::Cursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::DueCounts` (r:1 w:0)
	///
	/// Proof: `RewardDistribution::DueCounts` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	///
	/// At least 37_009 ns. Proof: 773 bytes measured, 3473 estimated.
	fn on_initialize() -> Weight {
		Weight::from_parts(55_414_000, 3473)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	/// Storage: `RewardDistribution::OpenTerms` (r:1 w:0)
	///
	/// Proof: `RewardDistribution::OpenTerms` (`max_values`: Some(1), `max_size`: Some(196), added: 691, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::Ledgers` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::Ledgers` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Settlement` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Settlement` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::DueCounts` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::DueCounts` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::Account` (r:1 w:1)
	///
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::Totals` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::Totals` (`max_values`: Some(1), `max_size`: Some(288), added: 783, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::DueAccounts` (r:0 w:1)
	///
	/// Proof: `RewardDistribution::DueAccounts` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	///
	/// At least 69_450 ns. Proof: 443 bytes measured, 3593 estimated.
	fn on_finalize() -> Weight {
		Weight::from_parts(114_143_000, 3593)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	/// Storage: `RewardDistribution::OpenTerms` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::OpenTerms` (`max_values`: Some(1), `max_size`: Some(196), added: 691, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::Ledgers` (r:2 w:2)
	///
	/// Proof: `RewardDistribution::Ledgers` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Settlement` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Settlement` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::DueCounts` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::DueCounts` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::Totals` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::Totals` (`max_values`: Some(1), `max_size`: Some(288), added: 783, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::DueAccounts` (r:0 w:2)
	///
	/// Proof: `RewardDistribution::DueAccounts` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	///
	/// At least 39_433 ns. Proof: 340 bytes measured, 6078 estimated.
	fn credit_vote() -> Weight {
		Weight::from_parts(66_544_000, 6078)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	/// Storage: `RewardDistribution::Cursor` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::Cursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::DueCounts` (r:100 w:100)
	///
	/// Proof: `RewardDistribution::DueCounts` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::DueAccounts` (r:100 w:100)
	///
	/// Proof: `RewardDistribution::DueAccounts` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::Ledgers` (r:100 w:100)
	///
	/// Proof: `RewardDistribution::Ledgers` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::HoldingsOf` (r:100 w:100)
	///
	/// Proof: `ValidateShare::HoldingsOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::Account` (r:101 w:101)
	///
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	///
	/// Storage: `Balances::Holds` (r:100 w:100)
	///
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::Totals` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::Totals` (`max_values`: Some(1), `max_size`: Some(288), added: 783, mode: `MaxEncodedLen`)
	///
	/// At least 9_478 ns. Proof: 908 bytes measured, 3593 estimated.
	fn settle_accounts(n: u32) -> Weight {
		Weight::from_parts(252_113_465, 3593)
			.saturating_add(Weight::from_parts(226_929_637, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(6).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes(6).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(n.into()))
	}

	/// Storage: `RewardDistribution::Cursor` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::Cursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::DueCounts` (r:1000 w:0)
	///
	/// Proof: `RewardDistribution::DueCounts` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	///
	/// At least 1_783 ns. Proof: 0 bytes measured, 1493 estimated.
	fn pass_blocks(n: u32) -> Weight {
		Weight::from_parts(60_721_794, 1493)
			.saturating_add(Weight::from_parts(3_015_431, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(0, 2483).saturating_mul(n.into()))
	}

	/// Storage: `RewardDistribution::Ledgers` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::Ledgers` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::Account` (r:2 w:2)
	///
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::HoldingsOf` (r:1 w:0)
	///
	/// Proof: `ValidateShare::HoldingsOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::Totals` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::Totals` (`max_values`: Some(1), `max_size`: Some(288), added: 783, mode: `MaxEncodedLen`)
	///
	/// At least 104_225 ns. Proof: 733 bytes measured, 6196 estimated.
	fn settle() -> Weight {
		Weight::from_parts(177_432_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}

/// Weights with the SDK's cost of storage, for tests.
impl WeightInfo for () {
	fn on_initialize() -> Weight {
		Weight::from_parts(55_414_000, 3473)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(3))
	}

	fn on_finalize() -> Weight {
		Weight::from_parts(114_143_000, 3593)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(5))
	}

	fn credit_vote() -> Weight {
		Weight::from_parts(66_544_000, 6078)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(7))
	}

	fn settle_accounts(n: u32) -> Weight {
		Weight::from_parts(252_113_465, 3593)
			.saturating_add(Weight::from_parts(226_929_637, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().reads(6).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(3))
			.saturating_add(RocksDbWeight::get().writes(6).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(n.into()))
	}

	fn pass_blocks(n: u32) -> Weight {
		Weight::from_parts(60_721_794, 1493)
			.saturating_add(Weight::from_parts(3_015_431, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(0, 2483).saturating_mul(n.into()))
	}

	fn settle() -> Weight {
		Weight::from_parts(177_432_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
}
