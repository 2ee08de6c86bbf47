//! The `node` binary.

use std::process::ExitCode;

fn main() -> ExitCode {
	match assay_node::command::run(env!("SUBSTRATE_CLI_IMPL_VERSION")) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {}", assay_node::cli::explain(&error));
			ExitCode::FAILURE
		},
	}
}
