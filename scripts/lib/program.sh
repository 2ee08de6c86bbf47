# Sourced by the scripts that show or steer a running chain: each is a program of `scripts/programs`.
# shellcheck shell=bash

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
ASSAY_ROOT=$(cd "$here/.." && pwd -P)
# shellcheck source=common.sh
. "$here/lib/common.sh"

# `run_program <name> [argument...]`: become the program, with its npm packages installed.
run_program() {
	local name=$1
	shift
	if ! have node || ! have npm; then
		die "Node.js is not installed: run scripts/setup.sh"
	fi
	npm_packages "$here/programs" >&2
	exec node "$here/programs/$name.js" "$@"
}
