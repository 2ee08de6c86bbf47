#!/usr/bin/env bash
# Prints the history of an account, block by block, from a chain that runs.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/lib/program.sh"
run_program account-history "$@"
