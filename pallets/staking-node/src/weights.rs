//! Weights of `pallet_staking_node`, measured: written by `scripts/weights.sh`, do not edit.
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
	/// `register`.
	fn register() -> Weight;
	/// `set_keys`.
	fn set_keys() -> Weight;
	/// `set_metadata`.
	fn set_metadata() -> Weight;
	/// `top_up`.
	fn top_up() -> Weight;
	/// `close`.
	fn close() -> Weight;
	/// `withdraw_bond`.
	fn withdraw_bond() -> Weight;
	/// `unjail`.
	fn unjail() -> Weight;
	/// `report_equivocation`, `n` from 1 to 100.
	fn report_equivocation(n: u32) -> Weight;
	/// `authorize_report_equivocation`.
	fn authorize_report_equivocation() -> Weight;
	/// `restore_finality`.
	fn restore_finality() -> Weight;
	/// `force_close`.
	fn force_close() -> Weight;
	/// `force_unjail`.
	fn force_unjail() -> Weight;
	/// `on_initialize`.
	fn on_initialize() -> Weight;
	/// `elect`, `n` from 31 to 100.
	fn elect(n: u32) -> Weight;
	/// `force_set`.
	fn force_set() -> Weight;
	/// `begin_forced_set`.
	fn begin_forced_set() -> Weight;
	/// `rank`.
	fn rank() -> Weight;
	/// `note_outcome`.
	fn note_outcome() -> Weight;
	/// `close_window`.
	fn close_window() -> Weight;
}

/// Weights with the runtime's own cost of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `StakingNode::Nodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::OpenNodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::OpenNodes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:0)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::VotingKeyOwner` (r:1 w:1)
	///
	/// Proof: `StakingNode::VotingKeyOwner` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::FinalityKeyOwner` (r:1 w:1)
	///
	/// Proof: `StakingNode::FinalityKeyOwner` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// Storage: `Balances::Holds` (r:1 w:1)
	///
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:1 w:0)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Ranking` (r:1 w:1)
	///
	/// Proof: `StakingNode::Ranking` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::CounterForRanking` (r:1 w:1)
	///
	/// Proof: `StakingNode::CounterForRanking` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Metadata` (r:0 w:1)
	///
	/// Proof: `StakingNode::Metadata` (`max_values`: None, `max_size`: Some(213), added: 2688, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Records` (r:0 w:1)
	///
	/// Proof: `StakingNode::Records` (`max_values`: None, `max_size`: Some(205), added: 2680, mode: `MaxEncodedLen`)
	///
	/// At least 271_396 ns. Proof: 1084 bytes measured, 3650 estimated.
	fn register() -> Weight {
		Weight::from_parts(415_526_000, 3650)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(9))
	}

	/// Storage: `StakingNode::Nodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::VotingKeyOwner` (r:1 w:2)
	///
	/// Proof: `StakingNode::VotingKeyOwner` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::FinalityKeyOwner` (r:1 w:2)
	///
	/// Proof: `StakingNode::FinalityKeyOwner` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// At least 152_756 ns. Proof: 602 bytes measured, 3650 estimated.
	fn set_keys() -> Weight {
		Weight::from_parts(185_807_000, 3650)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	/// Storage: `StakingNode::Nodes` (r:1 w:0)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Metadata` (r:0 w:1)
	///
	/// Proof: `StakingNode::Metadata` (`max_values`: None, `max_size`: Some(213), added: 2688, mode: `MaxEncodedLen`)
	///
	/// At least 26_059 ns. Proof: 385 bytes measured, 3650 estimated.
	fn set_metadata() -> Weight {
		Weight::from_parts(30_276_000, 3650)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `StakingNode::Nodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::Account` (r:1 w:1)
	///
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	///
	/// Storage: `Balances::Holds` (r:1 w:1)
	///
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:0)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:1 w:0)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Ranking` (r:2 w:2)
	///
	/// Proof: `StakingNode::Ranking` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::CounterForRanking` (r:1 w:1)
	///
	/// Proof: `StakingNode::CounterForRanking` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// At least 147_004 ns. Proof: 1671 bytes measured, 6044 estimated.
	fn top_up() -> Weight {
		Weight::from_parts(200_154_000, 6044)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	/// Storage: `StakingNode::Nodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Ranking` (r:1 w:1)
	///
	/// Proof: `StakingNode::Ranking` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::CounterForRanking` (r:1 w:1)
	///
	/// Proof: `StakingNode::CounterForRanking` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::OpenNodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::OpenNodes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// At least 53_551 ns. Proof: 953 bytes measured, 3650 estimated.
	fn close() -> Weight {
		Weight::from_parts(68_568_000, 3650)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	/// Storage: `StakingNode::Nodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:1 w:0)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Pending` (r:1 w:0)
	///
	/// Proof: `StakingNode::Pending` (`max_values`: Some(1), `max_size`: Some(7314), added: 7809, mode: `MaxEncodedLen`)
	///
	/// Storage: `Balances::Holds` (r:1 w:1)
	///
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::Account` (r:1 w:1)
	///
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::FinalityKeyOwner` (r:0 w:1)
	///
	/// Proof: `StakingNode::FinalityKeyOwner` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::VotingKeyOwner` (r:0 w:1)
	///
	/// Proof: `StakingNode::VotingKeyOwner` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Metadata` (r:0 w:1)
	///
	/// Proof: `StakingNode::Metadata` (`max_values`: None, `max_size`: Some(213), added: 2688, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Records` (r:0 w:1)
	///
	/// Proof: `StakingNode::Records` (`max_values`: None, `max_size`: Some(205), added: 2680, mode: `MaxEncodedLen`)
	///
	/// At least 117_790 ns. Proof: 1269 bytes measured, 8799 estimated.
	fn withdraw_bond() -> Weight {
		Weight::from_parts(204_232_000, 8799)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	/// Storage: `StakingNode::Nodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:0)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:1 w:0)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Ranking` (r:1 w:1)
	///
	/// Proof: `StakingNode::Ranking` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::CounterForRanking` (r:1 w:1)
	///
	/// Proof: `StakingNode::CounterForRanking` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// At least 61_425 ns. Proof: 1253 bytes measured, 3650 estimated.
	fn unjail() -> Weight {
		Weight::from_parts(109_174_000, 3650)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	/// Storage: `Grandpa::CurrentSetId` (r:1 w:0)
	///
	/// Proof: `Grandpa::CurrentSetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Sets` (r:1 w:0)
	///
	/// Proof: `StakingNode::Sets` (`max_values`: None, `max_size`: Some(7327), added: 9802, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:100 w:100)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Equivocators` (r:1 w:1)
	///
	/// Proof: `StakingNode::Equivocators` (`max_values`: None, `max_size`: Some(6426), added: 8901, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::Account` (r:100 w:100)
	///
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	///
	/// Storage: `Balances::Holds` (r:100 w:100)
	///
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:0)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:99 w:0)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Ranking` (r:199 w:199)
	///
	/// Proof: `StakingNode::Ranking` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::CounterForRanking` (r:1 w:1)
	///
	/// Proof: `StakingNode::CounterForRanking` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// At least 396_861 ns. Proof: 23201 bytes measured, 10792 estimated.
	fn report_equivocation(n: u32) -> Weight {
		Weight::from_parts(354_753_770, 10792)
			.saturating_add(Weight::from_parts(135_841_312, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(6).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(5).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 4978).saturating_mul(n.into()))
	}

	/// Storage: `Grandpa::CurrentSetId` (r:1 w:0)
	///
	/// Proof: `Grandpa::CurrentSetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Sets` (r:1 w:0)
	///
	/// Proof: `StakingNode::Sets` (`max_values`: None, `max_size`: Some(7327), added: 9802, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:1 w:0)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Equivocators` (r:1 w:0)
	///
	/// Proof: `StakingNode::Equivocators` (`max_values`: None, `max_size`: Some(6426), added: 8901, mode: `MaxEncodedLen`)
	///
	/// At least 207_748 ns. Proof: 10636 bytes measured, 10792 estimated.
	fn authorize_report_equivocation() -> Weight {
		Weight::from_parts(276_767_000, 10792).saturating_add(T::DbWeight::get().reads(5))
	}

	/// Storage: `StakingNode::Pending` (r:1 w:0)
	///
	/// Proof: `StakingNode::Pending` (`max_values`: Some(1), `max_size`: Some(7314), added: 7809, mode: `MaxEncodedLen`)
	///
	/// Storage: `Grandpa::CurrentSetId` (r:1 w:0)
	///
	/// Proof: `Grandpa::CurrentSetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::SetStarts` (r:10 w:0)
	///
	/// Proof: `StakingNode::SetStarts` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::LastForced` (r:1 w:0)
	///
	/// Proof: `StakingNode::LastForced` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Sets` (r:1 w:0)
	///
	/// Proof: `StakingNode::Sets` (`max_values`: None, `max_size`: Some(7327), added: 9802, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::GenesisAuthorities` (r:1 w:1)
	///
	/// Proof: `StakingNode::GenesisAuthorities` (`max_values`: Some(1), `max_size`: Some(4002), added: 4497, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::FinalityKeyOwner` (r:100 w:0)
	///
	/// Proof: `StakingNode::FinalityKeyOwner` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:130 w:100)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Ranking` (r:130 w:100)
	///
	/// Proof: `StakingNode::Ranking` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::CounterForRanking` (r:1 w:1)
	///
	/// Proof: `StakingNode::CounterForRanking` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:0)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:30 w:0)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `Grandpa::Stalled` (r:0 w:1)
	///
	/// Proof: `Grandpa::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// At least 3_938_503 ns. Proof: 47359 bytes measured, 346790 estimated.
	fn restore_finality() -> Weight {
		Weight::from_parts(5_794_298_000, 346790)
			.saturating_add(T::DbWeight::get().reads(409))
			.saturating_add(T::DbWeight::get().writes(203))
	}

	/// Storage: `StakingNode::Nodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Ranking` (r:1 w:1)
	///
	/// Proof: `StakingNode::Ranking` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::CounterForRanking` (r:1 w:1)
	///
	/// Proof: `StakingNode::CounterForRanking` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::OpenNodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::OpenNodes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// At least 54_321 ns. Proof: 953 bytes measured, 3650 estimated.
	fn force_close() -> Weight {
		Weight::from_parts(89_818_000, 3650)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	/// Storage: `StakingNode::Nodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:0)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:1 w:0)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Ranking` (r:1 w:1)
	///
	/// Proof: `StakingNode::Ranking` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::CounterForRanking` (r:1 w:1)
	///
	/// Proof: `StakingNode::CounterForRanking` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// At least 61_265 ns. Proof: 1253 bytes measured, 3650 estimated.
	fn force_unjail() -> Weight {
		Weight::from_parts(97_422_000, 3650)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	/// Storage: `StakingNode::OldestSet` (r:1 w:0)
	///
	/// Proof: `StakingNode::OldestSet` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Pending` (r:1 w:0)
	///
	/// Proof: `StakingNode::Pending` (`max_values`: Some(1), `max_size`: Some(7314), added: 7809, mode: `MaxEncodedLen`)
	///
	/// Storage: `Grandpa::Stalled` (r:1 w:0)
	///
	/// Proof: `Grandpa::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// At least 34_896 ns. Proof: 868 bytes measured, 8799 estimated.
	fn on_initialize() -> Weight {
		Weight::from_parts(39_434_000, 8799).saturating_add(T::DbWeight::get().reads(4))
	}

	/// Storage: `Grandpa::CurrentSetId` (r:1 w:1)
	///
	/// Proof: `Grandpa::CurrentSetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::OldestSet` (r:1 w:1)
	///
	/// Proof: `StakingNode::OldestSet` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Sets` (r:3 w:4)
	///
	/// Proof: `StakingNode::Sets` (`max_values`: None, `max_size`: Some(7327), added: 9802, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::CounterForRanking` (r:1 w:0)
	///
	/// Proof: `StakingNode::CounterForRanking` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:0)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Ranking` (r:30 w:0)
	///
	/// Proof: `StakingNode::Ranking` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:100 w:100)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:30 w:0)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::GenesisAuthorities` (r:1 w:0)
	///
	/// Proof: `StakingNode::GenesisAuthorities` (`max_values`: Some(1), `max_size`: Some(4002), added: 4497, mode: `MaxEncodedLen`)
	///
	/// Storage: `Grandpa::PendingChange` (r:1 w:1)
	///
	/// Proof: `Grandpa::PendingChange` (`max_values`: Some(1), `max_size`: Some(4015), added: 4510, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Equivocators` (r:0 w:3)
	///
	/// Proof: `StakingNode::Equivocators` (`max_values`: None, `max_size`: Some(6426), added: 8901, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::SetStarts` (r:0 w:2)
	///
	/// Proof: `StakingNode::SetStarts` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	///
	/// At least 1_006_980 ns. Proof: 3863 bytes measured, 77160 estimated.
	fn elect(n: u32) -> Weight {
		Weight::from_parts(484_383_438, 77160)
			.saturating_add(Weight::from_parts(29_826_953, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(71))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(12))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2660).saturating_mul(n.into()))
	}

	/// Storage: `Grandpa::CurrentSetId` (r:1 w:0)
	///
	/// Proof: `Grandpa::CurrentSetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::SetStarts` (r:10 w:0)
	///
	/// Proof: `StakingNode::SetStarts` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::LastForced` (r:1 w:0)
	///
	/// Proof: `StakingNode::LastForced` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:0)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Ranking` (r:30 w:0)
	///
	/// Proof: `StakingNode::Ranking` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:30 w:0)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Assigned` (r:30 w:0)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::GenesisAuthorities` (r:1 w:0)
	///
	/// Proof: `StakingNode::GenesisAuthorities` (`max_values`: Some(1), `max_size`: Some(4002), added: 4497, mode: `MaxEncodedLen`)
	///
	/// Storage: `Grandpa::PendingChange` (r:1 w:1)
	///
	/// Proof: `Grandpa::PendingChange` (`max_values`: Some(1), `max_size`: Some(4015), added: 4510, mode: `MaxEncodedLen`)
	///
	/// Storage: `Grandpa::NextForced` (r:1 w:1)
	///
	/// Proof: `Grandpa::NextForced` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Pending` (r:0 w:1)
	///
	/// Proof: `StakingNode::Pending` (`max_values`: Some(1), `max_size`: Some(7314), added: 7809, mode: `MaxEncodedLen`)
	///
	/// Storage: `Grandpa::Stalled` (r:0 w:1)
	///
	/// Proof: `Grandpa::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// At least 803_169 ns. Proof: 19717 bytes measured, 80790 estimated.
	fn force_set() -> Weight {
		Weight::from_parts(1_104_963_000, 80790)
			.saturating_add(T::DbWeight::get().reads(108))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	/// Storage: `StakingNode::OldestSet` (r:1 w:1)
	///
	/// Proof: `StakingNode::OldestSet` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Pending` (r:1 w:1)
	///
	/// Proof: `StakingNode::Pending` (`max_values`: Some(1), `max_size`: Some(7314), added: 7809, mode: `MaxEncodedLen`)
	///
	/// Storage: `Grandpa::CurrentSetId` (r:1 w:1)
	///
	/// Proof: `Grandpa::CurrentSetId` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Sets` (r:2 w:3)
	///
	/// Proof: `StakingNode::Sets` (`max_values`: None, `max_size`: Some(7327), added: 9802, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:300 w:300)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Equivocators` (r:0 w:1)
	///
	/// Proof: `StakingNode::Equivocators` (`max_values`: None, `max_size`: Some(6426), added: 8901, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::LastForced` (r:0 w:1)
	///
	/// Proof: `StakingNode::LastForced` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::SetStarts` (r:0 w:1)
	///
	/// Proof: `StakingNode::SetStarts` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	///
	/// At least 2_820_666 ns. Proof: 73460 bytes measured, 798990 estimated.
	fn begin_forced_set() -> Weight {
		Weight::from_parts(4_750_720_000, 798990)
			.saturating_add(T::DbWeight::get().reads(305))
			.saturating_add(T::DbWeight::get().writes(309))
	}

	/// Storage: `StakingNode::Assigned` (r:1 w:1)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Auction` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Auction` (`max_values`: Some(1), `max_size`: Some(44), added: 539, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:0)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Ranking` (r:2 w:2)
	///
	/// Proof: `StakingNode::Ranking` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::CounterForRanking` (r:1 w:1)
	///
	/// Proof: `StakingNode::CounterForRanking` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// At least 57_297 ns. Proof: 1237 bytes measured, 6044 estimated.
	fn rank() -> Weight {
		Weight::from_parts(91_361_000, 6044)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	/// Storage: `StakingNode::Records` (r:1 w:1)
	///
	/// Proof: `StakingNode::Records` (`max_values`: None, `max_size`: Some(205), added: 2680, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// At least 24_075 ns. Proof: 770 bytes measured, 3670 estimated.
	fn note_outcome() -> Weight {
		Weight::from_parts(27_541_000, 3670)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `StakingNode::Records` (r:1 w:1)
	///
	/// Proof: `StakingNode::Records` (`max_values`: None, `max_size`: Some(205), added: 2680, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Nodes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Nodes` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:1 w:1)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::Account` (r:1 w:1)
	///
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	///
	/// Storage: `Balances::Holds` (r:1 w:1)
	///
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Ranking` (r:1 w:1)
	///
	/// Proof: `StakingNode::Ranking` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::CounterForRanking` (r:1 w:1)
	///
	/// Proof: `StakingNode::CounterForRanking` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	///
	/// At least 110_155 ns. Proof: 1379 bytes measured, 3670 estimated.
	fn close_window() -> Weight {
		Weight::from_parts(146_954_000, 3670)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(6))
	}
}

/// Weights with the SDK's cost of storage, for tests.
impl WeightInfo for () {
	fn register() -> Weight {
		Weight::from_parts(415_526_000, 3650)
			.saturating_add(RocksDbWeight::get().reads(11))
			.saturating_add(RocksDbWeight::get().writes(9))
	}

	fn set_keys() -> Weight {
		Weight::from_parts(185_807_000, 3650)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(5))
	}

	fn set_metadata() -> Weight {
		Weight::from_parts(30_276_000, 3650)
			.saturating_add(RocksDbWeight::get().reads(1))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn top_up() -> Weight {
		Weight::from_parts(200_154_000, 6044)
			.saturating_add(RocksDbWeight::get().reads(10))
			.saturating_add(RocksDbWeight::get().writes(6))
	}

	fn close() -> Weight {
		Weight::from_parts(68_568_000, 3650)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(4))
	}

	fn withdraw_bond() -> Weight {
		Weight::from_parts(204_232_000, 8799)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(7))
	}

	fn unjail() -> Weight {
		Weight::from_parts(109_174_000, 3650)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(3))
	}

	fn report_equivocation(n: u32) -> Weight {
		Weight::from_parts(354_753_770, 10792)
			.saturating_add(Weight::from_parts(135_841_312, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().reads(6).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(1))
			.saturating_add(RocksDbWeight::get().writes(5).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 4978).saturating_mul(n.into()))
	}

	fn authorize_report_equivocation() -> Weight {
		Weight::from_parts(276_767_000, 10792).saturating_add(RocksDbWeight::get().reads(5))
	}

	fn restore_finality() -> Weight {
		Weight::from_parts(5_794_298_000, 346790)
			.saturating_add(RocksDbWeight::get().reads(409))
			.saturating_add(RocksDbWeight::get().writes(203))
	}

	fn force_close() -> Weight {
		Weight::from_parts(89_818_000, 3650)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(4))
	}

	fn force_unjail() -> Weight {
		Weight::from_parts(97_422_000, 3650)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(3))
	}

	fn on_initialize() -> Weight {
		Weight::from_parts(39_434_000, 8799).saturating_add(RocksDbWeight::get().reads(4))
	}

	fn elect(n: u32) -> Weight {
		Weight::from_parts(484_383_438, 77160)
			.saturating_add(Weight::from_parts(29_826_953, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(71))
			.saturating_add(RocksDbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().writes(12))
			.saturating_add(RocksDbWeight::get().writes(1).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2660).saturating_mul(n.into()))
	}

	fn force_set() -> Weight {
		Weight::from_parts(1_104_963_000, 80790)
			.saturating_add(RocksDbWeight::get().reads(108))
			.saturating_add(RocksDbWeight::get().writes(4))
	}

	fn begin_forced_set() -> Weight {
		Weight::from_parts(4_750_720_000, 798990)
			.saturating_add(RocksDbWeight::get().reads(305))
			.saturating_add(RocksDbWeight::get().writes(309))
	}

	fn rank() -> Weight {
		Weight::from_parts(91_361_000, 6044)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(5))
	}

	fn note_outcome() -> Weight {
		Weight::from_parts(27_541_000, 3670)
			.saturating_add(RocksDbWeight::get().reads(2))
			.saturating_add(RocksDbWeight::get().writes(1))
	}

	fn close_window() -> Weight {
		Weight::from_parts(146_954_000, 3670)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
}
