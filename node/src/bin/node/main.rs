//! The `node` binary: does what the command line says, and connects the parts of the library to a
//! node that runs.

mod command;
mod finality;
mod service;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {}", assay_node::cli::explain(&error));
			ExitCode::FAILURE
		},
	}
}
