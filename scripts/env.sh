# Sourced, never run: the environment in which Assay is built.
# shellcheck shell=bash
#
#   . scripts/env.sh
#
# Every script here sources it; source it yourself before you call cargo by hand, or cargo starts
# over in another directory.

ASSAY_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
export ASSAY_ROOT

# Outside the checkout, so that a fresh clone finds the dependencies built (16 minutes of work).
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/assay/target}

# rustup's own place, where a fresh shell may not look yet.
case ":$PATH:" in
	*":${CARGO_HOME:-$HOME/.cargo}/bin:"*) ;;
	*) export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH" ;;
esac

# The system's OpenSSL: building it takes four minutes.
export OPENSSL_NO_VENDOR=1

# A cache of incremental builds would be of no use to a release profile and costs gigabytes.
export CARGO_INCREMENTAL=0

# The runtime's wasm builder looks for Cargo.lock above the target directory, where there is none.
export WASM_BUILD_WORKSPACE_HINT=$ASSAY_ROOT

# How the runtime is compiled to wasm: by rustup's target wherever it is installed, else by Debian's
# packages if scripts/setup.sh has prepared them. ASSAY_WASM=rustup|debian decides it by force.
assay_wasm_way() {
	case "${ASSAY_WASM:-auto}" in
		rustup | debian)
			echo "$ASSAY_WASM"
			return
			;;
	esac
	if [ -d "$(rustc --print sysroot 2>/dev/null)/lib/rustlib/wasm32v1-none/lib" ]; then
		echo rustup
	elif [ -d "${RUSTUP_HOME:-$HOME/.rustup}/toolchains/debian-web" ]; then
		echo debian
	else
		echo none
	fi
}

if [ "$(assay_wasm_way)" = debian ]; then
	export WASM_BUILD_TOOLCHAIN=debian-web
fi
