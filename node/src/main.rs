//! The `node` binary.

use std::process::ExitCode;

fn main() -> ExitCode {
	match assay_node::command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {}", assay_node::cli::explain(&error));
			ExitCode::FAILURE
		},
	}
}
