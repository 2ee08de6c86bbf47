#!/usr/bin/env bash
# Prints the history of an account, block by block, from a chain that runs.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
ASSAY_ROOT=$(cd "$here/.." && pwd -P)
. "$here/lib/common.sh"

if ! have node || ! have npm; then
	die "Node.js is not installed: run scripts/setup.sh"
fi
npm_packages "$here/programs" >&2
exec node "$here/programs/account-history.js" "$@"
