//! Weights of `pallet_staking_node`: estimates on the high side, until they are measured.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight},
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
	/// `report_equivocation`, `n` offenders of the set.
	fn report_equivocation(n: u32) -> Weight;
	/// `authorize_report_equivocation`.
	fn authorize_report_equivocation() -> Weight;
	/// `restore_finality`.
	fn restore_finality() -> Weight;
	/// `force_close`.
	fn force_close() -> Weight;
	/// `force_unjail`.
	fn force_unjail() -> Weight;
	/// `on_initialize` of a block without an election.
	fn on_initialize() -> Weight;
	/// `elect`, what an election costs besides, `n` members of the set.
	fn elect(n: u32) -> Weight;
	/// `force_set`, an election by force.
	fn force_set() -> Weight;
	/// `begin_forced_set`.
	fn begin_forced_set() -> Weight;
	/// `rank`.
	fn rank() -> Weight;
	/// `note_outcome`, what a vote costs beyond the look at the record.
	fn note_outcome() -> Weight;
	/// `close_window`, with a penalty.
	fn close_window() -> Weight;
}

/// Weights with the runtime's own cost of storage.
pub struct SubstrateWeight<T>(PhantomData<T>);

/// So many microseconds, bytes of proof, reads and writes.
fn estimate(db: RuntimeDbWeight, micros: u64, proof: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(1_000_000), proof)
		.saturating_add(db.reads(reads))
		.saturating_add(db.writes(writes))
}

macro_rules! weights {
	($($name:ident: $micros:literal, $proof:literal, $reads:literal, $writes:literal;)*) => {
		impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
			$(fn $name() -> Weight {
				estimate(T::DbWeight::get(), $micros, $proof, $reads, $writes)
			})*

			fn report_equivocation(n: u32) -> Weight {
				report_equivocation(T::DbWeight::get(), n)
			}

			fn elect(n: u32) -> Weight {
				elect(T::DbWeight::get(), n)
			}
		}

		impl WeightInfo for () {
			$(fn $name() -> Weight {
				estimate(RocksDbWeight::get(), $micros, $proof, $reads, $writes)
			})*

			fn report_equivocation(n: u32) -> Weight {
				report_equivocation(RocksDbWeight::get(), n)
			}

			fn elect(n: u32) -> Weight {
				elect(RocksDbWeight::get(), n)
			}
		}
	};
}

weights! {
	register: 400, 12_000, 16, 12;
	set_keys: 300, 6_000, 4, 6;
	set_metadata: 40, 4_000, 2, 1;
	top_up: 200, 10_000, 9, 6;
	close: 120, 8_000, 7, 5;
	withdraw_bond: 200, 10_000, 6, 8;
	unjail: 120, 8_000, 7, 4;
	authorize_report_equivocation: 300, 20_000, 6, 0;
	restore_finality: 20_000, 400_000, 700, 500;
	force_close: 120, 8_000, 7, 5;
	force_unjail: 120, 8_000, 7, 4;
	on_initialize: 20, 4_000, 5, 0;
	force_set: 8_000, 200_000, 300, 120;
	begin_forced_set: 5_000, 200_000, 210, 210;
	rank: 100, 8_000, 6, 4;
	note_outcome: 20, 0, 1, 1;
	close_window: 250, 12_000, 9, 7;
}

fn report_equivocation(db: RuntimeDbWeight, n: u32) -> Weight {
	estimate(db, 500, 40_000, 14, 8)
		.saturating_add(estimate(db, 200, 4_000, 9, 7).saturating_mul(n.into()))
}

fn elect(db: RuntimeDbWeight, n: u32) -> Weight {
	estimate(db, 1_000, 60_000, 20, 12)
		.saturating_add(estimate(db, 100, 6_000, 6, 2).saturating_mul(n.into()))
}
