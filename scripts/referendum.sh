#!/usr/bin/env bash
# Proposes, shows, votes on and closes referenda, on a chain that runs.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
ASSAY_ROOT=$(cd "$here/.." && pwd -P)
. "$here/lib/common.sh"

if ! have node || ! have npm; then
	die "Node.js is not installed: run scripts/setup.sh"
fi
npm_packages "$here/programs" >&2
exec node "$here/programs/referendum.js" "$@"
