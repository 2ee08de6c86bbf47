//! What executes the runtime, and where it keeps what it has compiled.

use crate::client::Executor;
use sc_executor::{HeapAllocStrategy, DEFAULT_HEAP_ALLOC_STRATEGY};
use sc_service::config::ExecutorConfiguration;
use std::{env, path::PathBuf};

/// The environment variable that names the directory in which compiled runtimes are kept from one
/// start to the next. Without it every start compiles the runtime: seconds of two processors.
///
/// What lies there is run as machine code: nobody else may write to it.
pub const RUNTIME_CACHE: &str = "ASSAY_RUNTIME_CACHE";

/// An executor as this configuration wants it.
pub fn executor(config: &ExecutorConfiguration) -> Executor {
	with_cache(config, env::var_os(RUNTIME_CACHE).map(PathBuf::from))
}

fn with_cache(config: &ExecutorConfiguration, cache: Option<PathBuf>) -> Executor {
	let heap = config.default_heap_pages.map_or(DEFAULT_HEAP_ALLOC_STRATEGY, |extra_pages| {
		HeapAllocStrategy::Static { extra_pages: u32::try_from(extra_pages).unwrap_or(u32::MAX) }
	});
	let builder = Executor::builder()
		.with_execution_method(config.wasm_method)
		.with_onchain_heap_alloc_strategy(heap)
		.with_offchain_heap_alloc_strategy(heap)
		.with_max_runtime_instances(config.max_runtime_instances)
		.with_runtime_cache_size(config.runtime_cache_size);
	match cache {
		Some(path) => builder.with_cache_path(path).build(),
		None => builder.build(),
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use sp_core::traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode};
	use std::{fs, path::Path};

	/// What this node's runtime says of its version, as the executor runs it.
	fn version(executor: &Executor) -> Vec<u8> {
		let code = WrappedRuntimeCode(assay_runtime::WASM_BINARY.unwrap().into());
		let code = RuntimeCode { code_fetcher: &code, hash: vec![1], heap_pages: None };
		let mut state = sp_io::TestExternalities::default();
		let context = CallContext::Offchain;
		executor.call(&mut state.ext(), &code, "Core_version", &[], context).0.unwrap()
	}

	/// The files below `path` that are as large as compiled code.
	fn compiled(path: &Path) -> Vec<PathBuf> {
		let mut found = Vec::new();
		for entry in fs::read_dir(path).unwrap().map(Result::unwrap) {
			if entry.file_type().unwrap().is_dir() {
				found.extend(compiled(&entry.path()));
			} else if entry.metadata().unwrap().len() > 1 << 20 {
				found.push(entry.path());
			}
		}
		found
	}

	#[test]
	fn runtime_is_compiled_once_when_there_is_a_cache() {
		let folder = tempfile::tempdir().unwrap();
		let cached =
			|| with_cache(&ExecutorConfiguration::default(), Some(folder.path().join("runtimes")));
		let first = version(&cached());
		let [kept] = <[PathBuf; 1]>::try_from(compiled(folder.path())).unwrap();
		let written = fs::metadata(&kept).unwrap().modified().unwrap();
		assert_eq!(version(&cached()), first);
		assert_eq!(compiled(folder.path()), std::slice::from_ref(&kept));
		assert_eq!(fs::metadata(&kept).unwrap().modified().unwrap(), written);
	}

	#[test]
	fn runtime_runs_all_the_same_when_the_cache_cannot_be_used() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("runtimes");
		fs::write(&file, "not a directory").unwrap();
		let executor = with_cache(&ExecutorConfiguration::default(), Some(file));
		assert!(!version(&executor).is_empty());
	}
}
