#!/usr/bin/env bash
# Bring up a network of four nodes, say where it is, and take it down on Ctrl-C.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)

case " $* " in
	# The usage needs nothing that has to be installed first.
	*' --help '* | *' -h '*) exec node "$here/src/up.js" --help ;;
esac

bash "$here/../scripts/setup.sh"
. "$here/../scripts/env.sh"
. "$here/../scripts/lib/common.sh"

npm_packages "$here"
if [ -z "${ASSAY_NODE:-}" ]; then
	(cd "$ASSAY_ROOT" && build_node) || die "the build failed: see above"
	ASSAY_NODE=$(node_binary)
	export ASSAY_NODE
fi
exec node "$here/src/up.js" "$@"
