//! Weights of `pallet_share_vote`.
//!
//! Counted by hand, on the safe side, until the benchmarks of this crate have run on reference
//! hardware: the storage accesses of this pallet are exact, those of the pool of shares and of the
//! StakingNodes and the computation are generous guesses.

#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// The weight of each hook and call.
pub trait WeightInfo {
	/// A draw that is closed with three missed shares, a change of the step, and a new draw.
	fn on_initialize() -> Weight;
	/// A block that enters the window of lock-in.
	fn on_finalize() -> Weight;
	/// An inherent with so many votes, in time and late together: 0 to 6.
	fn vote(votes: u32) -> Weight;
	/// A key in the place of another.
	fn set_voting_key() -> Weight;
}

/// Weights with the runtime's own cost of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Reads `Previous`, `Current`, the parameters, the time, `Step`, `LockInWindow`, the mature
	/// shares, twice a voting key for each of three shares, the record of six delegates, and
	/// `System::{Number, ParentHash, ExecutionPhase, EventCount, Events}`. Writes `Previous`,
	/// `Current`, `History`, `EscapeAt`, `Step`, `LockInWindow`, the records and the events. For
	/// each share the draw takes a path of the tree, the lot and its line, the owner's account, holds
	/// and holdings.
	fn on_initialize() -> Weight {
		Weight::from_parts(500_000_000, 120_000)
			.saturating_add(T::DbWeight::get().reads_writes(70, 60))
	}

	/// Reads `Current`, `Step`, the parameters, `LockInWindow`, a word of `LockInBits`, the time,
	/// `EscapeAt`; writes `Included`, `LockInWindow`, a word of `LockInBits`.
	fn on_finalize() -> Weight {
		Weight::from_parts(25_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(7, 3))
	}

	/// Reads `Included`, `Step`, `Current`, `Previous`, `EscapeAt`, the time, `System::{BlockHash,
	/// Number, ExecutionPhase, EventCount, Events}`; writes `Included`, `Current`, `Previous` and
	/// the events. Each vote is one sr25519 verification, a payment and an entry in a record.
	fn vote(votes: u32) -> Weight {
		Weight::from_parts(40_000_000, 6_000)
			.saturating_add(T::DbWeight::get().reads_writes(11, 5))
			.saturating_add(Weight::from_parts(75_000_000, 5_000).saturating_mul(votes.into()))
			.saturating_add(T::DbWeight::get().reads_writes(3, 3).saturating_mul(votes.into()))
	}

	/// Writes `VotingKeys` and the event; reads `System::{Number, ExecutionPhase, EventCount,
	/// Events}`.
	fn set_voting_key() -> Weight {
		Weight::from_parts(20_000_000, 3_600).saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}
}

impl WeightInfo for () {
	fn on_initialize() -> Weight {
		Weight::from_parts(500_000_000, 120_000)
			.saturating_add(RocksDbWeight::get().reads_writes(70, 60))
	}

	fn on_finalize() -> Weight {
		Weight::from_parts(25_000_000, 4_000)
			.saturating_add(RocksDbWeight::get().reads_writes(7, 3))
	}

	fn vote(votes: u32) -> Weight {
		Weight::from_parts(40_000_000, 6_000)
			.saturating_add(RocksDbWeight::get().reads_writes(11, 5))
			.saturating_add(Weight::from_parts(75_000_000, 5_000).saturating_mul(votes.into()))
			.saturating_add(RocksDbWeight::get().reads_writes(3, 3).saturating_mul(votes.into()))
	}

	fn set_voting_key() -> Weight {
		Weight::from_parts(20_000_000, 3_600)
			.saturating_add(RocksDbWeight::get().reads_writes(5, 3))
	}
}
