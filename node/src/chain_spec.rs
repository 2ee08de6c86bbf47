//! The chains the node knows by name.

use assay_primitives::currency::{DECIMALS, SS58_PREFIX, SYMBOL};
use assay_runtime::{genesis_presets, RuntimeGenesisConfig};
use sc_service::{ChainType, Properties};
use sp_core::storage::{well_known_keys, Storage};
use sp_runtime::BuildStorage;

/// A chain specification of ours: nothing beyond the generic one.
pub type ChainSpec = sc_service::GenericChainSpec;

/// The chain called `name`, or the one in the file of that name.
pub fn load(name: &str) -> Result<ChainSpec, String> {
	match name {
		"dev" => named("Assay Development", "assay_dev", ChainType::Development, "dev"),
		"local" => named("Assay Local", "assay_local", ChainType::Local, "local"),
		"live" => named("Assay", "assay_live", ChainType::Live, "live"),
		"" => Err("no chain was chosen: use --dev, --chain local or --chain <path of a chain \
		           specification>"
			.into()),
		path => from_file(path),
	}
}

/// The genesis of the chain called `name`, built by the runtime that is linked into this node; `None`
/// for a chain in a file.
///
/// It is what the runtime's wasm builds, entry by entry, without compiling it just for that: half
/// of the time that a new node takes to start.
///
/// # Errors
///
/// The rule that the preset breaks.
pub fn native_genesis(name: &str) -> Result<Option<Storage>, String> {
	let (Some(code), Some(patch)) =
		(assay_runtime::WASM_BINARY, genesis_presets::get_preset(&name.into()))
	else {
		return Ok(None);
	};
	let unreadable = |error: serde_json::Error| format!("the preset {name} is unreadable: {error}");
	let mut json = serde_json::to_value(RuntimeGenesisConfig::default()).map_err(unreadable)?;
	sc_chain_spec::json_merge(&mut json, serde_json::from_slice(&patch).map_err(unreadable)?);
	let genesis: RuntimeGenesisConfig = serde_json::from_value(json).map_err(unreadable)?;
	genesis_presets::validate(&genesis)?;
	let mut storage = genesis.build_storage()?;
	storage.top.insert(well_known_keys::CODE.to_vec(), code.to_vec());
	Ok(Some(storage))
}

fn named(name: &str, id: &str, kind: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let code = assay_runtime::WASM_BINARY.ok_or(
		"this node was built without its runtime (SKIP_WASM_BUILD): build it again without",
	)?;
	Ok(ChainSpec::builder(code, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(kind)
		.with_protocol_id("asy")
		.with_genesis_config_preset_name(preset)
		.with_properties(properties())
		.build())
}

fn from_file(path: &str) -> Result<ChainSpec, String> {
	let path = std::path::PathBuf::from(path);
	if !path.is_file() {
		return Err(format!(
			"there is no chain {:?}: the chains known by name are dev, local and live, and there is \
			 no file of this name",
			path.display().to_string(),
		));
	}
	ChainSpec::from_json_file(path.clone()).map_err(|error| {
		format!("the chain specification {} cannot be read: {error}", path.display())
	})
}

/// What wallets need to show amounts and addresses.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), SYMBOL.into());
	properties.insert("tokenDecimals".into(), DECIMALS.into());
	properties.insert("ss58Format".into(), SS58_PREFIX.into());
	properties
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn unknown_chains_are_refused_with_the_known_names() {
		assert!(load("").err().unwrap().contains("--dev"));
		let unknown = load("mainnet").err().unwrap();
		assert!(unknown.contains("mainnet") && unknown.contains("dev, local and live"));
	}

	#[test]
	fn native_genesis_is_what_the_wasm_builds() {
		for name in ["dev", "local"] {
			let by_wasm = load(name).unwrap().build_storage().unwrap();
			let native = native_genesis(name).unwrap().unwrap();
			assert_eq!(native.top, by_wasm.top, "{name}");
			assert_eq!(native.children_default, by_wasm.children_default);
		}
		assert!(native_genesis("live").is_err_and(|error| error.contains("authorities")));
		assert!(native_genesis("a-file.json").unwrap().is_none());
	}

	#[test]
	fn named_chains_carry_token_and_address_format() {
		for name in ["dev", "local", "live"] {
			let spec = load(name).unwrap();
			let properties = sc_service::ChainSpec::properties(&spec);
			assert_eq!(properties["tokenSymbol"], "ASY", "{name}");
			assert_eq!(properties["tokenDecimals"], 12, "{name}");
			assert_eq!(properties["ss58Format"], 42, "{name}");
		}
	}
}
