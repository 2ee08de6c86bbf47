//! Builds the runtime a second time, as the wasm blob that the chain carries.

fn main() {
	#[cfg(all(feature = "std", not(feature = "metadata-hash")))]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();

	// The symbol and the decimals are part of the hash: they are those of the native token in
	// `assay_primitives::currency`, which a test of the runtime checks.
	#[cfg(all(feature = "std", feature = "metadata-hash"))]
	substrate_wasm_builder::WasmBuilder::init_with_defaults()
		.enable_metadata_hash("ASY", 12)
		.build();
}
