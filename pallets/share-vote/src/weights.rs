//! Weights of `pallet_share_vote`, measured: written by `scripts/weights.sh`, do not edit.
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
	/// Storage: `ValidateShare::TreeRoot` (r:1 w:1)
	///
	/// Proof: `ValidateShare::TreeRoot` (`max_values`: Some(1), `max_size`: Some(317), added: 812, mode: `MaxEncodedLen`)
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
	/// At least 348_230 ns. Proof: 7445 bytes measured, 6158 estimated.
	fn on_initialize() -> Weight {
		Weight::from_parts(591_584_000, 6158)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(19))
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
	/// At least 25_347 ns. Proof: 730 bytes measured, 3477 estimated.
	fn on_finalize() -> Weight {
		Weight::from_parts(45_174_000, 3477)
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
	/// Storage: `RewardDistribution::DueAccounts` (r:0 w:3)
	///
	/// Proof: `RewardDistribution::DueAccounts` (`max_values`: None, `max_size`: Some(40), added: 2515, mode: `MaxEncodedLen`)
	///
	/// Storage: `ShareVote::Step` (r:1 w:0)
	///
	/// Proof: `ShareVote::Step` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	///
	/// At least 21_731 ns. Proof: 274 bytes measured, 3765 estimated.
	fn vote(v: u32) -> Weight {
		Weight::from_parts(65_964_704, 3765)
			.saturating_add(Weight::from_parts(96_086_520, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 1064).saturating_mul(v.into()))
	}

	/// Storage: `ShareVote::VotingKeys` (r:0 w:1)
	///
	/// Proof: `ShareVote::VotingKeys` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	///
	/// At least 15_199 ns. Proof: 0 bytes measured, 0 estimated.
	fn set_voting_key() -> Weight {
		Weight::from_parts(22_081_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
}

/// Weights with the SDK's cost of storage, for tests.
impl WeightInfo for () {
	fn on_initialize() -> Weight {
		Weight::from_parts(591_584_000, 6158)
			.saturating_add(RocksDbWeight::get().reads(21))
			.saturating_add(RocksDbWeight::get().writes(19))
	}

	fn on_finalize() -> Weight {
		Weight::from_parts(45_174_000, 3477)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(3))
	}

	fn vote(v: u32) -> Weight {
		Weight::from_parts(65_964_704, 3765)
			.saturating_add(Weight::from_parts(96_086_520, 0).saturating_mul(v.into()))
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().reads(1).saturating_mul(v.into()))
			.saturating_add(RocksDbWeight::get().writes(4))
			.saturating_add(RocksDbWeight::get().writes(2).saturating_mul(v.into()))
			.saturating_add(Weight::from_parts(0, 1064).saturating_mul(v.into()))
	}

	fn set_voting_key() -> Weight {
		Weight::from_parts(22_081_000, 0).saturating_add(RocksDbWeight::get().writes(1))
	}
}
