#!/usr/bin/env bash
# Proposes, shows, votes on and closes referenda, and delegates votes, on a chain that runs.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/lib/program.sh"
run_program referendum "$@"
