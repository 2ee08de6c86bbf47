#!/usr/bin/env bash
# Walks referenda from their proposals until the last lock is free, on a chain that runs.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/lib/program.sh"
run_program governance-walkthrough "$@"
