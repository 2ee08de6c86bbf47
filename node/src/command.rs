//! The command line: what is done.

use crate::{
	chain_spec,
	cli::{self, Cli, Subcommand},
	partial, service,
};
use assay_primitives::Block;
use sc_cli::{CliConfiguration, KeySubcommand, SubstrateCli};
use sc_service::ChainType;

/// A template is made with every transaction and every vote, and the miner's own lines tell enough of
/// it: what the proposer says by the way is left out.
const QUIET: &str = "sc_basic_authorship=warn,basic-authorship=warn";

/// Do what the command line says. `version` is what the binary says of itself.
pub fn run(version: &'static str) -> sc_cli::Result<()> {
	cli::set_version(version);
	let cli = Cli::from_args();
	match &cli.subcommand {
		Some(subcommand) => run_subcommand(&cli, subcommand),
		None => run_node(cli),
	}
}

fn run_node(mut cli: Cli) -> sc_cli::Result<()> {
	let dev = cli.run.base.shared_params.is_dev();
	let mining = cli.run.mining.options(dev, cli.run.base.force_authoring)?;
	if let Some(path) = cli.run.base.shared_params.base_path.as_ref().filter(|path| path.is_file())
	{
		return Err(format!("--base-path {}: this is a file, name a folder", path.display()).into());
	}
	if is_for_trying_out(&cli)? {
		// Nobody depends on the identity of such a node, so its key may be made on the way.
		cli.run.base.network_params.node_key_params.unsafe_force_node_key_generation = true;
	}
	// What the user asks for comes later and so wins.
	cli.run.base.shared_params.log.insert(0, QUIET.into());
	let genesis = chain_spec::native_genesis(&cli.run.base.chain_id(dev)?)?;
	let runner = cli.create_runner(&cli.run.base)?;
	runner.run_node_until_exit(|mut config| async move {
		if let Some(genesis) = genesis {
			config.chain_spec.set_storage(genesis);
		}
		service::new_full(config, mining).map_err(sc_cli::Error::Service)
	})
}

/// Whether this is a chain of type development or local.
fn is_for_trying_out(cli: &Cli) -> sc_cli::Result<bool> {
	let dev = cli.run.base.shared_params.is_dev();
	let spec = cli.load_spec(&cli.run.base.chain_id(dev)?)?;
	Ok(matches!(spec.chain_type(), ChainType::Development | ChainType::Local))
}

fn run_subcommand(cli: &Cli, subcommand: &Subcommand) -> sc_cli::Result<()> {
	match subcommand {
		// The chain only names a folder below the base path, so a file needs none.
		Subcommand::Key(KeySubcommand::GenerateNodeKey(cmd)) if cmd.chain.is_none() => {
			cmd.run("", &Cli::executable_name())
		},
		Subcommand::Key(cmd) => cmd.run(cli),
		Subcommand::ExportChainSpec(cmd) => {
			let spec = cli.load_spec(&cmd.chain)?;
			cmd.run(spec)
		},
		#[allow(deprecated)]
		Subcommand::BuildSpec(cmd) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| cmd.run(config.chain_spec, config.network))
		},
		Subcommand::CheckBlock(cmd) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let parts = partial::new_partial(&config, false)?;
				Ok((cmd.run(parts.client, parts.import.queue), parts.task_manager))
			})
		},
		Subcommand::ExportBlocks(cmd) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let parts = partial::new_partial(&config, false)?;
				Ok((cmd.run(parts.client, config.database), parts.task_manager))
			})
		},
		Subcommand::ExportState(cmd) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let parts = partial::new_partial(&config, false)?;
				Ok((cmd.run(parts.client, config.chain_spec), parts.task_manager))
			})
		},
		Subcommand::ImportBlocks(cmd) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let parts = partial::new_partial(&config, false)?;
				Ok((cmd.run(parts.client, parts.import.queue), parts.task_manager))
			})
		},
		Subcommand::PurgeChain(cmd) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| cmd.run(config.database))
		},
		Subcommand::Revert(cmd) => {
			let runner = cli.create_runner(cmd)?;
			runner.async_run(|config| {
				let parts = partial::new_partial(&config, false)?;
				let finality = Box::new(|client, _, blocks| {
					sc_consensus_grandpa::revert(client, blocks)?;
					Ok(())
				});
				Ok((cmd.run(parts.client, parts.backend, Some(finality)), parts.task_manager))
			})
		},
		Subcommand::ChainInfo(cmd) => {
			let runner = cli.create_runner(cmd)?;
			runner.sync_run(|config| cmd.run::<Block>(&config))
		},
	}
}
