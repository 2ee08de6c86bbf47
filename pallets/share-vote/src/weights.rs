//! Weights of `pallet_share_vote`, measured: written by `scripts/weights.sh`, do not edit.
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
	/// `vote`, `v` from 0 to 6.
	fn vote(v: u32) -> Weight;
	/// `set_voting_key`.
	fn set_voting_key() -> Weight;
}

/// Weights with the runtime's own cost of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `ShareVote::Previous` (r:1 w:1)
	///
	/// Proof: `ShareVote::Previous` (`max_values`: Some(1), `max_size`: Some(354), added: 849, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::OpenTerms` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::OpenTerms` (`max_values`: Some(1), `max_size`: Some(196), added: 691, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::Totals` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::Totals` (`max_values`: Some(1), `max_size`: Some(288), added: 783, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Records` (r:5 w:2)
	///
	/// Proof: `StakingNode::Records` (`max_values`: None, `max_size`: Some(205), added: 2680, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::Current` (r:1 w:1)
	///
	/// Proof: `ShareVote::Current` (`max_values`: Some(1), `max_size`: Some(354), added: 849, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Votes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Votes` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	///
	/// Storage: `Timestamp::Now` (r:1 w:0)
	///
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::Step` (r:1 w:1)
	///
	/// Proof: `ShareVote::Step` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::LockInWindow` (r:1 w:1)
	///
	/// Proof: `ShareVote::LockInWindow` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::WholePool` (r:1 w:1)
	///
	/// Proof: `ValidateShare::WholePool` (`max_values`: Some(1), `max_size`: Some(358), added: 853, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::ParentHash` (r:1 w:0)
	///
	/// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::TreeNodes` (r:1 w:1)
	///
	/// Proof: `ValidateShare::TreeNodes` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::Lots` (r:2 w:2)
	///
	/// Proof: `ValidateShare::Lots` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	///
	/// Storage: `ValidateShare::HoldingsOf` (r:2 w:2)
	///
	/// Proof: `ValidateShare::HoldingsOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
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
	/// Storage: `StakingNode::Assigned` (r:2 w:2)
	///
	/// Proof: `StakingNode::Assigned` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:2 w:0)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::VotingKeys` (r:2 w:0)
	///
	/// Proof: `ShareVote::VotingKeys` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::History` (r:0 w:1)
	///
	/// Proof: `ShareVote::History` (`max_values`: None, `max_size`: Some(259), added: 2734, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::EscapeAt` (r:0 w:1)
	///
	/// Proof: `ShareVote::EscapeAt` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::DueAccounts` (r:0 w:2)
	///
	/// Proof: `RewardDistribution::DueAccounts` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	///
	/// At least 443_948 ns. Proof: 9380 bytes measured, 14390 estimated.
	fn on_initialize() -> Weight {
		Weight::from_parts(627_191_000, 14390)
			.saturating_add(T::DbWeight::get().reads(30))
			.saturating_add(T::DbWeight::get().writes(23))
	}

	/// Storage: `ShareVote::Current` (r:1 w:0)
	///
	/// Proof: `ShareVote::Current` (`max_values`: Some(1), `max_size`: Some(354), added: 849, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::Step` (r:1 w:0)
	///
	/// Proof: `ShareVote::Step` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	///
	/// Storage: `ProtocolParameters::Votes` (r:1 w:0)
	///
	/// Proof: `ProtocolParameters::Votes` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::LockInWindow` (r:1 w:1)
	///
	/// Proof: `ShareVote::LockInWindow` (`max_values`: Some(1), `max_size`: Some(13), added: 508, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::LockInBits` (r:1 w:1)
	///
	/// Proof: `ShareVote::LockInBits` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::Included` (r:0 w:1)
	///
	/// Proof: `ShareVote::Included` (`max_values`: Some(1), `max_size`: Some(0), added: 495, mode: `MaxEncodedLen`)
	///
	/// At least 27_231 ns. Proof: 861 bytes measured, 3477 estimated.
	fn on_finalize() -> Weight {
		Weight::from_parts(53_249_000, 3477)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	/// Storage: `ShareVote::Included` (r:1 w:1)
	///
	/// Proof: `ShareVote::Included` (`max_values`: Some(1), `max_size`: Some(0), added: 495, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::Current` (r:1 w:1)
	///
	/// Proof: `ShareVote::Current` (`max_values`: Some(1), `max_size`: Some(354), added: 849, mode: `MaxEncodedLen`)
	///
	/// Storage: `System::BlockHash` (r:1 w:0)
	///
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::Previous` (r:1 w:1)
	///
	/// Proof: `ShareVote::Previous` (`max_values`: Some(1), `max_size`: Some(354), added: 849, mode: `MaxEncodedLen`)
	///
	/// Storage: `StakingNode::Nodes` (r:3 w:0)
	///
	/// Proof: `StakingNode::Nodes` (`max_values`: None, `max_size`: Some(185), added: 2660, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::OpenTerms` (r:1 w:1)
	///
	/// Proof: `RewardDistribution::OpenTerms` (`max_values`: Some(1), `max_size`: Some(196), added: 691, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::Ledgers` (r:3 w:3)
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
	/// Storage: `StakingNode::Records` (r:3 w:0)
	///
	/// Proof: `StakingNode::Records` (`max_values`: None, `max_size`: Some(205), added: 2680, mode: `MaxEncodedLen`)
	///
	/// Storage: `RewardDistribution::DueAccounts` (r:0 w:3)
	///
	/// Proof: `RewardDistribution::DueAccounts` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::Step` (r:1 w:0)
	///
	/// Proof: `ShareVote::Step` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	///
	/// At least 26_500 ns. Proof: 447 bytes measured, 3733 estimated.
	fn vote(v: u32) -> Weight {
		Weight::from_parts(107_685_534, 3733)
			.saturating_add(Weight::from_parts(128_858_551, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 1198).saturating_mul(v.into()))
	}

	/// Storage: `ShareVote::VotingKeys` (r:0 w:1)
	///
	/// Proof: `ShareVote::VotingKeys` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// At least 17_622 ns. Proof: 0 bytes measured, 0 estimated.
	fn set_voting_key() -> Weight {
		Weight::from_parts(44_332_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
}

/// Weights with the SDK's cost of storage, for tests.
impl WeightInfo for () {
	fn on_initialize() -> Weight {
		Weight::from_parts(627_191_000, 14390)
			.saturating_add(RocksDbWeight::get().reads(30))
			.saturating_add(RocksDbWeight::get().writes(23))
	}

	fn on_finalize() -> Weight {
		Weight::from_parts(53_249_000, 3477)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(3))
	}

	fn vote(v: u32) -> Weight {
		Weight::from_parts(107_685_534, 3733)
			.saturating_add(Weight::from_parts(128_858_551, 0).saturating_mul(v.into()))
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().reads(3).saturating_mul(v.into()))
			.saturating_add(RocksDbWeight::get().writes(3))
			.saturating_add(RocksDbWeight::get().writes(2).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 1198).saturating_mul(v.into()))
	}

	fn set_voting_key() -> Weight {
		Weight::from_parts(44_332_000, 0).saturating_add(RocksDbWeight::get().writes(1))
	}
}
