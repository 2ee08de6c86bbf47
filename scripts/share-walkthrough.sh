#!/usr/bin/env bash
# Walks one purchase of ValidateShares through its whole life, on a chain that runs.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/lib/program.sh"
run_program share-walkthrough "$@"
