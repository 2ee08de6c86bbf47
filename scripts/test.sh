#!/usr/bin/env bash
# The second command: everything that is checked before a change is taken.
set -euo pipefail

usage() {
	cat <<'TEXT'
usage: scripts/test.sh [stage...]

Installs what is missing, then runs the stages in this order and stops at the first that fails:
  shell      shellcheck over the shell scripts
  fmt        cargo fmt --check
  clippy     cargo clippy, warnings denied
  unit       the tests of the crates
  doc        documentation tests, and the links in the documentation
  e2e        builds the node and tests it as real processes, from @polkadot/api
  zombienet  the network of zombienet/: up, mining, finalising, down

With names of stages, only those are run, in that order. From nothing, all of it takes less than an
hour on two cores.
TEXT
}

all=(shell fmt clippy unit doc e2e zombienet)
stages=()
for argument in "$@"; do
	case "$argument" in
		-h | --help)
			usage
			exit 0
			;;
		*)
			if [[ " ${all[*]} " != *" $argument "* ]]; then
				printf 'error: there is no stage %s\n\n' "$argument" >&2
				usage >&2
				exit 2
			fi
			stages+=("$argument")
			;;
	esac
done
[ "${#stages[@]}" -gt 0 ] || stages=("${all[@]}")

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
started=$SECONDS
bash "$here/setup.sh"
. "$here/env.sh"
. "$here/lib/common.sh"
. "$here/lib/sources.sh"
cd "$ASSAY_ROOT"
# Nobody edits anything here then, and the clone is new although the target directory is not.
[ "${CI:-}" != true ] || keep_source_times

# `bounded <seconds> <command...>`: a hang must not last for ever where nobody watches. At a
# terminal somebody does, and `timeout` would keep Ctrl-C from the command.
bounded() {
	local seconds=$1
	shift
	if [ -t 1 ]; then
		"$@"
	else
		timeout --kill-after=30 "$seconds" "$@"
	fi
}

# The stages are called in a condition, where `set -e` does not hold: every command ends in `&&`.

stage_shell() {
	git ls-files -z --cached --others --exclude-standard -- '*.sh' .ci/run |
		xargs -0 shellcheck
}

stage_fmt() {
	cargo fmt --all --check
}

# `--all-targets` and the selections below count the same dev-dependencies in, so that all stages
# share what they build.
stage_clippy() {
	cargo clippy --locked "${ASSAY_PACKAGES[@]}" --all-targets -- -D warnings
}

stage_unit() {
	bounded 3600 cargo test --locked "${ASSAY_PACKAGES[@]}" --lib --bins --tests
}

# rustdoc of Rust 1.95 panics on the automatic traits of types over a `Config` that fixes the account
# type, as that of pallet-staking-node does.
stage_doc() {
	bounded 3600 cargo test --locked "${ASSAY_PACKAGES[@]}" --doc &&
		RUSTDOCFLAGS='-D warnings' cargo doc --locked "${ASSAY_PACKAGES[@]}" \
			--exclude pallet-staking-node --lib --examples --no-deps
}

# `test_package <folder> <seconds>`: the tests of an npm package that runs the node's binary.
test_package() {
	npm_packages "$ASSAY_ROOT/$1" &&
		build_node &&
		ASSAY_NODE=$(node_binary) bounded "$2" npm --prefix "$ASSAY_ROOT/$1" test
}

stage_e2e() {
	# Here and not by the first suite that runs a program, because another may be running one, too.
	npm_packages "$ASSAY_ROOT/scripts/programs" &&
		test_package e2e 2700
}

stage_zombienet() {
	test_package zombienet 600
}

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
times=()

print_times() {
	local line
	say "time of each stage:"
	for line in "${times[@]}"; do
		printf '      %s\n' "$line"
	done
	printf '      %-10s %s\n' all "$(duration $((SECONDS - started)))"
}

times+=("$(printf '%-10s %s' setup "$(duration $((SECONDS - started)))")")
for stage in "${stages[@]}"; do
	say "stage $stage"
	from=$SECONDS
	if "stage_$stage" </dev/null 2>&1 | tee "$logs/$stage"; then
		result=passed
	else
		result=FAILED
	fi
	times+=("$(printf '%-10s %s, %s' "$stage" "$(duration $((SECONDS - from)))" "$result")")
	if [ "$result" = FAILED ]; then
		print_times
		die "stage $stage failed: see above; run it alone with scripts/test.sh $stage"
	fi
done

# Last, word for word, what the test runners themselves said at their ends.
print_times
say "all stages passed: ${stages[*]}"
for stage in "${stages[@]}"; do
	grep -aE '^test result: |^(ℹ|#) (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) ' \
		"$logs/$stage" || true
done
