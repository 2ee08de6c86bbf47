# Sourced by the scripts: how they speak and the few things that all of them do.
# shellcheck shell=bash

# One package set for every cargo call. Another set (`-p`, another profile) changes the features of
# shared dependencies and builds them again. `--examples` is there because with it cargo counts the
# dev-dependencies in, as it does for tests: the binary and the tests then share every dependency.
ASSAY_PACKAGES=(--release --workspace)
ASSAY_BINARIES=(--bins --examples)

say() {
	printf '%s %s\n' '==>' "$*"
}

die() {
	printf 'error: %s\n' "$*" >&2
	exit 1
}

have() {
	command -v "$1" >/dev/null 2>&1
}

# `quietly <command...>`: nobody reads what it says unless it fails.
quietly() {
	local log status=0
	log=$(mktemp)
	"$@" >"$log" 2>&1 </dev/null || status=$?
	[ "$status" -eq 0 ] || cat "$log" >&2
	rm -f "$log"
	return "$status"
}

# `as_root <command...>`: run it as root, through sudo if need be.
as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif have sudo; then
		sudo "$@"
	else
		die "this needs root, and sudo is not installed. Run as root: $*"
	fi
}

# Seconds as a person reads them: `65` is `1 min 5 s`.
duration() {
	if [ "$1" -ge 60 ]; then
		printf '%d min %d s' $(($1 / 60)) $(($1 % 60))
	else
		printf '%d s' "$1"
	fi
}

# `npm_packages <folder>`: install what its lock file names, unless that is what is there.
npm_packages() {
	local folder=$1 stamp=$1/node_modules/.assay-lock
	[ -f "$folder/package-lock.json" ] || die "$folder has no package-lock.json: nothing to install from"
	if [ -f "$stamp" ] && cmp -s "$stamp" "$folder/package-lock.json"; then
		return
	fi
	say "npm packages of ${folder#"$ASSAY_ROOT"/}"
	(cd "$folder" && npm ci --no-audit --no-fund --loglevel=error) </dev/null ||
		die "npm ci failed in $folder: see above; the registry must be reachable"
	cp "$folder/package-lock.json" "$stamp"
}

# Build the node's binary. Prints nothing but what cargo says.
build_node() {
	cargo build --locked "${ASSAY_PACKAGES[@]}" "${ASSAY_BINARIES[@]}"
}

# Where the node's binary is, or will be.
node_binary() {
	echo "$CARGO_TARGET_DIR/release/node"
}
