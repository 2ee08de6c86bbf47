#!/usr/bin/env bash
# Walks a StakingNode from its registration to the return of its bond, on a chain that runs.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/lib/program.sh"
run_program staking-node-walkthrough "$@"
