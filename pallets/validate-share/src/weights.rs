//! Weights of `pallet_validate_share`, measured: written by `scripts/weights.sh`, do not edit.
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
	/// `bid`.
	fn bid() -> Weight;
	/// `cancel_bid`.
	fn cancel_bid() -> Weight;
	/// `redelegate`.
	fn redelegate() -> Weight;
	/// `on_initialize`.
	fn on_initialize() -> Weight;
	/// `mature_lots`, `n` from 0 to 64.
	fn mature_lots(n: u32) -> Weight;
	/// `expire_lots`, `n` from 0 to 64.
	fn expire_lots(n: u32) -> Weight;
	/// `fill_bids`, `n` from 0 to 8.
	fn fill_bids(n: u32) -> Weight;
}

/// Weights with the runtime's own cost of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `ShareVote::VotingKeys` (r:1 w:0)
	///
	/// Proof: `ShareVote::VotingKeys` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::BestLimit` (r:1 w:1)
	///
	/// Proof: `ValidateShare::BestLimit` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::TreeRoot` (r:1 w:0)
	///
	/// Proof: `ValidateShare::TreeRoot` (`max_values`: Some(1), `max_size`: Some(317), added: 812, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Pool` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Pool` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Surge` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Surge` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::Account` (r:2 w:2)
	///
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	///
	/// Storage: `Balances::Holds` (r:2 w:2)
	///
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::HoldingsOf` (r:2 w:2)
	///
	/// Proof: `ValidateShare::HoldingsOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Book` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Book` (`max_values`: Some(1), `max_size`: Some(12290), added: 12785, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Bids` (r:1 w:2)
	///
	/// Proof: `ValidateShare::Bids` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::NextBid` (r:1 w:1)
	///
	/// Proof: `ValidateShare::NextBid` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Lots` (r:0 w:1)
	///
	/// Proof: `ValidateShare::Lots` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::BidsOf` (r:0 w:2)
	///
	/// Proof: `ValidateShare::BidsOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::LotsOf` (r:0 w:1)
	///
	/// Proof: `ValidateShare::LotsOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	///
	/// At least 585_372 ns. Proof: 6920 bytes measured, 13775 estimated.
	fn bid() -> Weight {
		Weight::from_parts(657_979_000, 13775)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(17))
	}

	/// Storage: `ValidateShare::Bids` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Bids` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Book` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Book` (`max_values`: Some(1), `max_size`: Some(12290), added: 12785, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::HoldingsOf` (r:1 w:1)
	///
	/// Proof: `ValidateShare::HoldingsOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::Account` (r:1 w:1)
	///
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	///
	/// Storage: `Balances::Holds` (r:1 w:1)
	///
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::BidsOf` (r:0 w:1)
	///
	/// Proof: `ValidateShare::BidsOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::BestLimit` (r:0 w:1)
	///
	/// Proof: `ValidateShare::BestLimit` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// At least 223_568 ns. Proof: 5917 bytes measured, 13775 estimated.
	fn cancel_bid() -> Weight {
		Weight::from_parts(313_915_000, 13775)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	/// Storage: `ValidateShare::Lots` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Lots` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::VotingKeys` (r:1 w:0)
	///
	/// Proof: `ShareVote::VotingKeys` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// At least 34_654 ns. Proof: 636 bytes measured, 3574 estimated.
	fn redelegate() -> Weight {
		Weight::from_parts(51_627_000, 3574)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ValidateShare::Surge` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Surge` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Shares` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Shares` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Pool` (r:1 w:0)
	///
	/// Proof: `ValidateShare::Pool` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Lots` (r:2 w:0)
	///
	/// Proof: `ValidateShare::Lots` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::BestLimit` (r:1 w:0)
	///
	/// Proof: `ValidateShare::BestLimit` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::TreeRoot` (r:1 w:0)
	///
	/// Proof: `ValidateShare::TreeRoot` (`max_values`: Some(1), `max_size`: Some(317), added: 812, mode: `MaxEncodedLen`)
	///
	/// At least 65_502 ns. Proof: 1050 bytes measured, 6158 estimated.
	fn on_initialize() -> Weight {
		Weight::from_parts(110_346_000, 6158)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ProtocolParameters::Shares` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Shares` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Pool` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Pool` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Lots` (r:64 w:64)
	///
	/// Proof: `ValidateShare::Lots` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::TreeRoot` (r:1 w:1)
	///
	/// Proof: `ValidateShare::TreeRoot` (`max_values`: Some(1), `max_size`: Some(317), added: 812, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::TreeNodes` (r:5 w:7)
	///
	/// Proof: `ValidateShare::TreeNodes` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::HoldingsOf` (r:64 w:64)
	///
	/// Proof: `ValidateShare::HoldingsOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	///
	/// At least 18_534 ns. Proof: 1329 bytes measured, 14870 estimated.
	fn mature_lots(n: u32) -> Weight {
		Weight::from_parts(72_703_014, 14870)
			.saturating_add(Weight::from_parts(79_396_248, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2584).saturating_mul(n.into()))
	}

	/// Storage: `ProtocolParameters::Shares` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Shares` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Pool` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Pool` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Lots` (r:64 w:64)
	///
	/// Proof: `ValidateShare::Lots` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::TreeRoot` (r:1 w:1)
	///
	/// Proof: `ValidateShare::TreeRoot` (`max_values`: Some(1), `max_size`: Some(317), added: 812, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::TreeNodes` (r:7 w:7)
	///
	/// Proof: `ValidateShare::TreeNodes` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::HoldingsOf` (r:64 w:64)
	///
	/// Proof: `ValidateShare::HoldingsOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::Account` (r:64 w:64)
	///
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	///
	/// Storage: `Balances::Holds` (r:64 w:64)
	///
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::Ledgers` (r:64 w:64)
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
	/// Storage: `RewardDistribution::DueAccounts` (r:0 w:64)
	///
	/// Proof: `RewardDistribution::DueAccounts` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::LotsOf` (r:0 w:64)
	///
	/// Proof: `ValidateShare::LotsOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	///
	/// At least 13_034 ns. Proof: 1502 bytes measured, 13882 estimated.
	fn expire_lots(n: u32) -> Weight {
		Weight::from_parts(239_424_057, 13882)
			.saturating_add(Weight::from_parts(156_212_281, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(7).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(n.into()))
	}

	/// Storage: `ValidateShare::BestLimit` (r:1 w:1)
	///
	/// Proof: `ValidateShare::BestLimit` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::TreeRoot` (r:1 w:0)
	///
	/// Proof: `ValidateShare::TreeRoot` (`max_values`: Some(1), `max_size`: Some(317), added: 812, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Pool` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Pool` (`max_values`: Some(1), `max_size`: Some(40), added: 535, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Surge` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Surge` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Book` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Book` (`max_values`: Some(1), `max_size`: Some(12290), added: 12785, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Bids` (r:8 w:8)
	///
	/// Proof: `ValidateShare::Bids` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::VotingKeys` (r:8 w:0)
	///
	/// Proof: `ShareVote::VotingKeys` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::HoldingsOf` (r:8 w:8)
	///
	/// Proof: `ValidateShare::HoldingsOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::Account` (r:8 w:8)
	///
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	///
	/// Storage: `Balances::Holds` (r:8 w:8)
	///
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Lots` (r:0 w:8)
	///
	/// Proof: `ValidateShare::Lots` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::BidsOf` (r:0 w:8)
	///
	/// Proof: `ValidateShare::BidsOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::LotsOf` (r:0 w:8)
	///
	/// Proof: `ValidateShare::LotsOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	///
	/// At least 21_991 ns. Proof: 6242 bytes measured, 13775 estimated.
	fn fill_bids(n: u32) -> Weight {
		Weight::from_parts(129_579_614, 13775)
			.saturating_add(Weight::from_parts(357_584_059, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(5).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(7).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(n.into()))
	}
}

/// Weights with the SDK's cost of storage, for tests.
impl WeightInfo for () {
	fn bid() -> Weight {
		Weight::from_parts(657_979_000, 13775)
			.saturating_add(RocksDbWeight::get().reads(15))
			.saturating_add(RocksDbWeight::get().writes(17))
	}

	fn cancel_bid() -> Weight {
		Weight::from_parts(313_915_000, 13775)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(7))
	}

	fn redelegate() -> Weight {
		Weight::from_parts(51_627_000, 3574)
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn on_initialize() -> Weight {
		Weight::from_parts(110_346_000, 6158)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn mature_lots(n: u32) -> Weight {
		Weight::from_parts(72_703_014, 14870)
			.saturating_add(Weight::from_parts(79_396_248, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(5))
			.saturating_add(RocksDbWeight::get().writes(2).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2584).saturating_mul(n.into()))
	}

	fn expire_lots(n: u32) -> Weight {
		Weight::from_parts(239_424_057, 13882)
			.saturating_add(Weight::from_parts(156_212_281, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().reads(5).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(6))
			.saturating_add(RocksDbWeight::get().writes(7).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(n.into()))
	}

	fn fill_bids(n: u32) -> Weight {
		Weight::from_parts(129_579_614, 13775)
			.saturating_add(Weight::from_parts(357_584_059, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().reads(5).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(2))
			.saturating_add(RocksDbWeight::get().writes(7).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(n.into()))
	}
}
