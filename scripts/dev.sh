#!/usr/bin/env bash
# The first command: from a fresh machine to a running development chain.
set -euo pipefail

usage() {
	cat <<'TEXT'
usage: scripts/dev.sh [option of the node...]

Installs what is missing, builds the node and starts `node --dev`: a chain of one node that mines a
block about every second. Ctrl-C ends it. Everything after the script's name goes to the node:

  scripts/dev.sh                          a chain that starts afresh and is forgotten at the end
  scripts/dev.sh --base-path ~/assay-dev  a chain that is kept there and continued the next time
  scripts/dev.sh --rpc-port 9950          another port
  ./target/release/node --help            all options of the node (once it is built)
TEXT
}

case "${1:-}" in
	-h | --help)
		usage
		exit 0
		;;
esac

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
bash "$here/setup.sh"
. "$here/env.sh"
. "$here/lib/common.sh"

cd "$ASSAY_ROOT"
say "building the node (half an hour from nothing on two cores; seconds when nothing has changed)"
build_node || die "the build failed: see above"

# The port as the node will read it from the arguments, to say the right address.
port=9944
base=
previous=
for argument in "$@"; do
	case "$argument" in
		--rpc-port=*) port=${argument#*=} ;;
		--base-path=* | -d?*) base=given ;;
		--base-path | -d) base=given ;;
	esac
	[ "$previous" != --rpc-port ] || port=$argument
	previous=$argument
done

say "connect to     ws://127.0.0.1:$port"
say "polkadot.js    https://polkadot.js.org/apps/?rpc=ws://127.0.0.1:$port#/explorer"
if [ -n "$base" ]; then
	say "the chain is kept under the given base path and continues from there"
else
	say "a new, temporary chain: it is gone when the node ends (--base-path <folder> keeps one)"
fi
say "Ctrl-C ends it"

cd - >/dev/null
exec "$(node_binary)" --dev "$@"
