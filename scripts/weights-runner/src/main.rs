//! Runs the benchmarks of a runtime's pallets.
//!
//! The polkadot-sdk has a program for that, frame-omni-bencher, which brings RocksDB and the whole
//! node of the relay chain: an hour of compiling. This is the one command of it that is needed
//! here, with the options of `benchmark pallet`: see `--help`.

use clap::Parser;
use frame_benchmarking_cli::PalletCmd;
use sp_runtime::traits::BlakeTwo256;

fn main() -> sc_cli::Result<()> {
	PalletCmd::parse().run_with_spec::<BlakeTwo256, ()>(None)
}
