#!/usr/bin/env bash
# Prepare a machine for Assay: install what is missing, touch nothing that is there. The other
# scripts call it; calling it again is quick and does nothing.
set -euo pipefail

usage() {
	cat <<'TEXT'
usage: scripts/setup.sh

Installs what Assay needs and the machine lacks:
  - system packages (Debian and Ubuntu; as root or through sudo),
  - Node.js 18 or newer with npm,
  - rustfmt and clippy,
  - the wasm target of the runtime, by rustup or else by Debian's Rust packages,
and links ./target to the target directory, which is outside the checkout.

Environment:
  ASSAY_WASM        rustup, debian or auto (default): the way to the wasm target
  CARGO_TARGET_DIR  the target directory (default: ~/.cache/assay/target)
TEXT
}

case "${1:-}" in
	'') ;;
	-h | --help)
		usage
		exit 0
		;;
	*)
		usage >&2
		exit 2
		;;
esac

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
. "$here/env.sh"
. "$here/lib/common.sh"
. "$here/lib/system.sh"
. "$here/lib/wasm.sh"

# `./target/release/node` is where everybody looks for the binary.
link_target() {
	local link=$ASSAY_ROOT/target
	mkdir -p "$CARGO_TARGET_DIR"
	if [ -L "$link" ] || [ ! -e "$link" ]; then
		[ "$(readlink "$link" || true)" = "$CARGO_TARGET_DIR" ] || ln -sfn "$CARGO_TARGET_DIR" "$link"
	fi
}

setup_system
setup_nodejs
setup_rust
setup_wasm
link_target
say "set up: $(cargo --version), Node.js $(node --version), target directory $CARGO_TARGET_DIR"
