#!/usr/bin/env bash
# Measures the weights of our own pallets again.
set -euo pipefail

usage() {
	cat <<'TEXT'
usage: scripts/weights.sh [pallet...]

Runs the benchmarks of the pallets (all that have any, or the folders of pallets/ that are named),
and writes what they measure to pallets/<pallet>/src/weights.rs. Run it on a machine like the one
that the limits of a block are meant for, with nothing else going on, after a change of a pallet.

The first time it builds the runner (scripts/weights-runner): twenty minutes on two cores.

environment:
  ASSAY_WEIGHTS_DIR  where the runner and the runtime are built (~/.cache/assay/weights)
  STEPS, REPEAT      steps of each variable (50), runs of each step (20)
TEXT
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
. "$here/env.sh"
. "$here/lib/common.sh"
cd "$ASSAY_ROOT"

pallets=()
for argument in "$@"; do
	case "$argument" in
		-h | --help)
			usage
			exit 0
			;;
		*)
			[ -f "pallets/$argument/src/benchmarking.rs" ] ||
				die "pallets/$argument has no benchmarks (see scripts/weights.sh --help)"
			pallets+=("$argument")
			;;
	esac
done
if [ "${#pallets[@]}" -eq 0 ]; then
	for file in pallets/*/src/benchmarking.rs; do
		pallet=${file#pallets/}
		pallets+=("${pallet%%/*}")
	done
fi

# Benchmarks change features of crates that the node shares: built in its directory, they would
# have the node built anew.
dir=${ASSAY_WEIGHTS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/assay/weights}
runner=$dir/runner/release/assay-weights-runner
mkdir -p "$dir"

way=$(assay_wasm_way)
toolchain=()
case "$way" in
	none) die "no wasm target is installed: run scripts/setup.sh" ;;
	debian) toolchain=("+$WASM_BUILD_TOOLCHAIN") ;;
esac

say "building the runner of the benchmarks"
# Without the wasm of a test runtime of the SDK, which is nothing to us and half of the time.
SKIP_WASM_BUILD=1 CARGO_TARGET_DIR=$dir/runner cargo build --locked --release \
	--manifest-path "$here/weights-runner/Cargo.toml"

# Straight to wasm: what substrate-wasm-builder does, but without the native runtime and without
# wasm-opt, which only takes debug information out.
say "building the runtime with its benchmarks"
CARGO_TARGET_DIR=$dir/runtime \
	RUSTFLAGS='-C link-arg=--export-table -C link-arg=--export=__heap_base -C link-arg=--import-memory --cfg substrate_runtime' \
	cargo "${toolchain[@]}" rustc --locked --release --package assay-runtime --lib \
	--target wasm32v1-none --no-default-features --features runtime-benchmarks --crate-type cdylib
runtime=$dir/runtime/wasm32v1-none/release/assay_runtime.wasm
[ -f "$runtime" ] || die "cargo left no $runtime"

measured=$(mktemp -d)
trap 'rm -rf "$measured"' EXIT
for pallet in "${pallets[@]}"; do
	crate=pallet_${pallet//-/_}
	output=$measured/$crate.rs
	say "measuring $crate"
	"$runner" \
		--runtime "$runtime" --genesis-builder runtime --genesis-builder-preset dev \
		--pallet "$crate" --extrinsic '*' --steps "${STEPS:-50}" --repeat "${REPEAT:-20}" \
		--template "$here/weight-template.hbs" --output "$output" >"$measured/$crate.log" 2>&1 || {
		cat "$measured/$crate.log" >&2
		die "the benchmarks of $crate failed: see above"
	}
	[ -s "$output" ] || die "the runner wrote nothing for $crate"
	rustfmt --edition 2021 --config-path "$ASSAY_ROOT" "$output"
	cp "$output" "pallets/$pallet/src/weights.rs"
	say "wrote pallets/$pallet/src/weights.rs"
done
