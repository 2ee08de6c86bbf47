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
	/// Storage: `StakingNode::Nodes` (r:1 w:0)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
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
	/// Storage: `ValidateShare::WholePool` (r:1 w:1)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::HoldingsOf` (r:2 w:2)
	///
	/// Proof: `ValidateShare::HoldingsOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:1 w:1)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
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
	/// At least 600_832 ns. Proof: 7262 bytes measured, 13775 estimated.
	fn bid() -> Weight {
		Weight::from_parts(1_067_243_000, 13775)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(18))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::BidsOf` (r:0 w:1)
	///
	/// Proof: `ValidateShare::BidsOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::BestLimit` (r:0 w:1)
	///
	/// Proof: `ValidateShare::BestLimit` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// At least 226_923 ns. Proof: 5917 bytes measured, 13775 estimated.
	fn cancel_bid() -> Weight {
		Weight::from_parts(402_592_000, 13775)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	/// Storage: `ValidateShare::Lots` (r:1 w:1)
	///
	/// Proof: `ValidateShare::Lots` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:1 w:0)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::VotingKeys` (r:1 w:0)
	///
	/// Proof: `ShareVote::VotingKeys` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:2 w:2)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// At least 57_698 ns. Proof: 1012 bytes measured, 6068 estimated.
	fn redelegate() -> Weight {
		Weight::from_parts(96_410_000, 6068)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
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
	/// Storage: `ValidateShare::WholePool` (r:1 w:0)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Lots` (r:2 w:0)
	///
	/// Proof: `ValidateShare::Lots` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::BestLimit` (r:1 w:0)
	///
	/// Proof: `ValidateShare::BestLimit` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// At least 67_146 ns. Proof: 1060 bytes measured, 6158 estimated.
	fn on_initialize() -> Weight {
		Weight::from_parts(100_758_000, 6158)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `ProtocolParameters::Shares` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Shares` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:1)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Lots` (r:64 w:64)
	///
	/// Proof: `ValidateShare::Lots` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::TreeNodes` (r:5 w:7)
	///
	/// Proof: `ValidateShare::TreeNodes` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:64 w:64)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:64 w:0)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::HoldingsOf` (r:64 w:64)
	///
	/// Proof: `ValidateShare::HoldingsOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	///
	/// At least 15_288 ns. Proof: 1674 bytes measured, 14870 estimated.
	fn mature_lots(n: u32) -> Weight {
		Weight::from_parts(37_170_556, 14870)
			.saturating_add(Weight::from_parts(115_698_568, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(4).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2660).saturating_mul(n.into()))
	}

	/// Storage: `ProtocolParameters::Shares` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Shares` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:1)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Lots` (r:64 w:64)
	///
	/// Proof: `ValidateShare::Lots` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
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
	/// Storage: `StakingNode::Assigned` (r:64 w:64)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:64 w:0)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::DueAccounts` (r:0 w:64)
	///
	/// Proof: `RewardDistribution::DueAccounts` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::LotsOf` (r:0 w:64)
	///
	/// Proof: `ValidateShare::LotsOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	///
	/// At least 15_890 ns. Proof: 1843 bytes measured, 13882 estimated.
	fn expire_lots(n: u32) -> Weight {
		Weight::from_parts(17_693_000, 13882)
			.saturating_add(Weight::from_parts(228_530_503, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(7).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes(8).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2660).saturating_mul(n.into()))
	}

	/// Storage: `ValidateShare::BestLimit` (r:1 w:1)
	///
	/// Proof: `ValidateShare::BestLimit` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:1)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
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
	/// Storage: `StakingNode::Nodes` (r:8 w:0)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:8 w:8)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
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
	/// At least 20_849 ns. Proof: 6661 bytes measured, 13775 estimated.
	fn fill_bids(n: u32) -> Weight {
		Weight::from_parts(22_261_000, 13775)
			.saturating_add(Weight::from_parts(385_753_409, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(7).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(8).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2660).saturating_mul(n.into()))
	}
}

/// Weights with the SDK's cost of storage, for tests.
impl WeightInfo for () {
	fn bid() -> Weight {
		Weight::from_parts(1_067_243_000, 13775)
			.saturating_add(RocksDbWeight::get().reads(16))
			.saturating_add(RocksDbWeight::get().writes(18))
	}

	fn cancel_bid() -> Weight {
		Weight::from_parts(402_592_000, 13775)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(7))
	}

	fn redelegate() -> Weight {
		Weight::from_parts(96_410_000, 6068)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(3))
	}

	fn on_initialize() -> Weight {
		Weight::from_parts(100_758_000, 6158)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn mature_lots(n: u32) -> Weight {
		Weight::from_parts(37_170_556, 14870)
			.saturating_add(Weight::from_parts(115_698_568, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().reads(4).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(5))
			.saturating_add(RocksDbWeight::get().writes(3).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2660).saturating_mul(n.into()))
	}

	fn expire_lots(n: u32) -> Weight {
		Weight::from_parts(17_693_000, 13882)
			.saturating_add(Weight::from_parts(228_530_503, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().reads(7).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(5))
			.saturating_add(RocksDbWeight::get().writes(8).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2660).saturating_mul(n.into()))
	}

	fn fill_bids(n: u32) -> Weight {
		Weight::from_parts(22_261_000, 13775)
			.saturating_add(Weight::from_parts(385_753_409, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().reads(7).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(2))
			.saturating_add(RocksDbWeight::get().writes(8).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2660).saturating_mul(n.into()))
	}
}
