#!/usr/bin/env bash
# Walks referenda from their proposals until the last lock is free, on a chain that runs.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
ASSAY_ROOT=$(cd "$here/.." && pwd -P)
. "$here/lib/common.sh"

if ! have node || ! have npm; then
	die "Node.js is not installed: run scripts/setup.sh"
fi
npm_packages "$here/programs" >&2
exec node "$here/programs/governance-walkthrough.js" "$@"
