#!/usr/bin/env bash
# Upgrades the runtime of a chain that runs, by referendum.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/lib/program.sh"
run_program upgrade "$@"
