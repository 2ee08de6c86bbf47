//! The command line: what can be said.

mod explain;

pub use explain::explain;

use crate::{chain_spec, mining::MiningConfig};
use assay_primitives::{currency::SS58_PREFIX, AccountId};
use clap::{Args, Parser, Subcommand as ClapSubcommand};
use sc_cli::SubstrateCli;
use sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
use std::{sync::OnceLock, time::Duration};

/// The whole command line.
#[derive(Debug, Parser)]
pub struct Cli {
	/// What to do instead of running a node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How to run a node.
	#[clap(flatten)]
	pub run: RunCmd,
}

/// How to run a node.
#[derive(Debug, Clone, Parser)]
pub struct RunCmd {
	/// What every Substrate node can be told.
	#[clap(flatten)]
	pub base: sc_cli::RunCmd,

	/// Mining.
	#[clap(flatten)]
	pub mining: MiningArgs,
}

/// Mining.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Mining")]
pub struct MiningArgs {
	/// Mine blocks with this machine's processors. Needs `--author`.
	///
	/// On by default with `--dev`. Without `--mine`, `--author` alone serves external miners
	/// through the RPC methods `mining_getWork` and `mining_submitWork`.
	#[arg(long)]
	pub mine: bool,

	/// Do not mine, although `--dev` is given.
	#[arg(long, conflicts_with = "mine")]
	pub no_mine: bool,

	/// The account that gets the rewards and fees of the blocks this node makes.
	///
	/// Alice's by default with `--dev`.
	#[arg(long, value_name = "SS58_ADDRESS")]
	pub author: Option<String>,

	/// How many threads mine, from 1 to 1,024.
	#[arg(long, value_name = "COUNT", default_value_t = 1)]
	pub mine_threads: usize,

	/// Mine at most this many hashes per second, all threads together. 0 is no limit.
	///
	/// By default there is no limit, except with `--dev`, where 100,000 keeps the machine idle
	/// and makes a block a second.
	#[arg(long, value_name = "HASHES_PER_SECOND")]
	pub mine_rate: Option<u64>,

	/// How long a block may take to find its quorum of votes before this node mines a sibling of it.
	///
	/// Too short a wait spends work on siblings that nobody needs, too long a wait spends time.
	#[arg(
		long,
		value_name = "MILLISECONDS",
		default_value_t = 1_000,
		value_parser = clap::value_parser!(u64).range(QUORUM_WAITS),
	)]
	pub quorum_wait: u64,

	/// Mine RandomX with its whole dataset: several times faster, for 2.1 GiB of memory and some
	/// minutes of preparation at the start and at each new key.
	#[arg(long)]
	pub randomx_full: bool,
}

/// The hash rate of `--dev`: twice the initial difficulty of the `dev` preset each second, so that
/// the first block is soon there.
pub const DEV_MINE_RATE: u64 = 100_000;

/// What `--mine-threads` may be.
pub const MINE_THREADS: std::ops::RangeInclusive<usize> = 1..=1_024;

/// What `--quorum-wait` may be, in milliseconds.
pub const QUORUM_WAITS: std::ops::RangeInclusive<u64> = 10..=600_000;

/// What the mining flags amount to.
#[derive(Debug, Clone)]
pub struct MiningOptions {
	/// How to mine.
	pub config: MiningConfig,
	/// How long a block may take to find its quorum before a sibling of it is mined.
	pub quorum_wait: Duration,
	/// Whether RandomX searches with its dataset.
	pub randomx_full: bool,
}

impl MiningArgs {
	/// Check the flags and fill in what `--dev` and `--force-authoring` imply.
	pub fn options(&self, dev: bool, force_authoring: bool) -> Result<MiningOptions, String> {
		let author = match &self.author {
			Some(address) => Some(parse_address(address)?),
			None if dev => Some(sp_keyring::Sr25519Keyring::Alice.to_account_id()),
			None => None,
		};
		let mine = self.mine || (dev && !self.no_mine);
		if mine && author.is_none() {
			return Err("--mine needs --author <SS58_ADDRESS>: the account that is paid".into());
		}
		if mine && !MINE_THREADS.contains(&self.mine_threads) {
			let (least, most) = (MINE_THREADS.start(), MINE_THREADS.end());
			return Err(format!("--mine-threads must be from {least} to {most}"));
		}
		let config = MiningConfig {
			author,
			threads: if mine { self.mine_threads } else { 0 },
			rate: match self.mine_rate {
				Some(0) => None,
				Some(rate) => Some(rate),
				None => dev.then_some(DEV_MINE_RATE),
			},
			mine_alone: dev || force_authoring,
		};
		let quorum_wait = Duration::from_millis(self.quorum_wait);
		Ok(MiningOptions { config, quorum_wait, randomx_full: self.randomx_full })
	}
}

fn parse_address(address: &str) -> Result<AccountId, String> {
	let (account, format) = AccountId::from_ss58check_with_version(address)
		.map_err(|error| format!("--author {address:?} is not an SS58 address: {error}"))?;
	let expected = Ss58AddressFormat::custom(SS58_PREFIX);
	if format != expected {
		return Err(format!(
			"--author {address:?} is an address of another network (SS58 prefix {}, not {}); here \
			 the same account is {}",
			u16::from(format),
			SS58_PREFIX,
			account.to_ss58check_with_version(expected),
		));
	}
	Ok(account)
}

/// What the node can do besides running.
#[derive(Debug, ClapSubcommand)]
pub enum Subcommand {
	/// Make, look at and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write the chain specification.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Write the chain specification (the older name of `export-chain-spec`, with a boot node).
	#[allow(deprecated)]
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Execute and check a block that is in the database.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Write the state at a block as a chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Read blocks from a file.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Delete the whole chain.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Take back the last blocks.
	Revert(sc_cli::RevertCmd),

	/// Show what the database holds.
	ChainInfo(sc_cli::ChainInfoCmd),
}

/// The version with the commit. The binary hands it over: were it compiled into this library, each commit
/// would compile the library and its tests anew.
static VERSION: OnceLock<&str> = OnceLock::new();

/// Say once, before the command line is read, what version this is.
pub fn set_version(version: &'static str) {
	VERSION.get_or_init(|| version);
}

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Assay Node".into()
	}

	fn impl_version() -> String {
		VERSION.get().copied().unwrap_or(env!("CARGO_PKG_VERSION")).into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"the README of the source code".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		chain_spec::load(id).map(|spec| Box::new(spec) as Box<_>)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	const ALICE_ON_POLKADOT: &str = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";

	fn options(args: &[&str], dev: bool) -> Result<MiningConfig, String> {
		let cli = Cli::try_parse_from(std::iter::once("node").chain(args.iter().copied())).unwrap();
		cli.run.mining.options(dev, cli.run.base.force_authoring).map(|options| options.config)
	}

	#[test]
	fn mining_is_off_by_default_and_on_with_alice_on_dev() {
		let plain = options(&[], false).unwrap();
		assert_eq!((plain.author, plain.threads, plain.rate), (None, 0, None));
		let dev = options(&[], true).unwrap();
		assert_eq!(dev.author, Some(sp_keyring::Sr25519Keyring::Alice.to_account_id()));
		assert_eq!((dev.threads, dev.rate), (1, Some(DEV_MINE_RATE)));
		assert_eq!(options(&["--no-mine"], true).unwrap().threads, 0);
		assert_eq!(options(&["--mine-rate", "0"], true).unwrap().rate, None);
		assert!(!options(&[], false).unwrap().mine_alone);
		assert!(options(&["--force-authoring"], false).unwrap().mine_alone);
	}

	#[test]
	fn mining_flags_are_refused_with_the_reason_when_they_cannot_work() {
		assert!(options(&["--mine"], false).unwrap_err().contains("--author"));
		for threads in ["0", "1025", "18446744073709551615"] {
			let wrong = options(&["--mine", "--author", ALICE, "--mine-threads", threads], false);
			assert!(wrong.unwrap_err().contains("from 1 to 1024"), "{threads}");
		}
		let garbage = options(&["--mine", "--author", "5Grw"], false).unwrap_err();
		assert!(garbage.contains("not an SS58 address"), "{garbage}");
		let foreign = options(&["--author", ALICE_ON_POLKADOT], false).unwrap_err();
		assert!(foreign.contains("another network") && foreign.contains(ALICE), "{foreign}");
	}

	#[test]
	fn author_alone_serves_external_miners() {
		let external = options(&["--author", ALICE], false).unwrap();
		assert!(external.author.is_some());
		assert_eq!(external.threads, 0);
	}

	#[test]
	fn quorum_wait_is_a_second_unless_another_is_given() {
		let wait = |args: &[&str]| {
			let args = std::iter::once("node").chain(args.iter().copied());
			let cli = Cli::try_parse_from(args).map_err(|error| error.to_string())?;
			cli.run.mining.options(true, false).map(|options| options.quorum_wait)
		};
		assert_eq!(wait(&[]), Ok(Duration::from_secs(1)));
		assert_eq!(wait(&["--quorum-wait", "250"]), Ok(Duration::from_millis(250)));
		assert!(wait(&["--quorum-wait", "9"]).unwrap_err().contains("10..=600000"));
		assert!(wait(&["--quorum-wait", "soon"]).unwrap_err().contains("--quorum-wait"));
	}

	#[test]
	fn command_line_is_consistent() {
		use clap::CommandFactory;
		Cli::command().debug_assert();
	}
}
