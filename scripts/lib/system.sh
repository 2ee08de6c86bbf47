# Sourced by setup.sh: the system's packages, Node.js and the Rust toolchain.
# shellcheck shell=bash

# What the build needs (the first five lines of `cargo build` failures, each found the hard way), and
# what the scripts need: shellcheck for the tests, procps for zombienet, git for the version string.
ASSAY_APT_PACKAGES=(
	build-essential clang libclang-dev cmake pkg-config protobuf-compiler libssl-dev
	ca-certificates git procps shellcheck
)

# The commands by which a system without apt is judged.
ASSAY_COMMANDS=(cc c++ make clang cmake pkg-config protoc git ps shellcheck)

# The oldest Node.js that @polkadot/api and the tests run on.
ASSAY_NODEJS=18

apt_missing() {
	local package
	for package in "$@"; do
		case "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" in
			installed) ;;
			*) echo "$package" ;;
		esac
	done
}

# `apt_install <package...>`: install those that are missing; nothing to do is quick and quiet.
apt_install() {
	local missing
	mapfile -t missing < <(apt_missing "$@")
	[ "${#missing[@]}" -gt 0 ] || return 0
	say "installing system packages (some minutes): ${missing[*]}"
	# Outside `quietly`, so that sudo can ask for the password.
	as_root true
	quietly as_root apt-get update -qq ||
		say "the package lists could not all be updated; trying with those that are there"
	quietly as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends "${missing[@]}" ||
		die "apt-get could not install ${missing[*]}: see above"
}

setup_system() {
	local command missing=()
	if have apt-get && have dpkg-query; then
		apt_install "${ASSAY_APT_PACKAGES[@]}"
		return
	fi
	for command in "${ASSAY_COMMANDS[@]}"; do
		have "$command" || missing+=("$command")
	done
	[ "${#missing[@]}" -eq 0 ] ||
		die "this system has no apt-get; install these commands by its own means: ${missing[*]} (and the headers of OpenSSL and libclang)"
}

nodejs_major() {
	node --version 2>/dev/null | sed -n 's/^v\([0-9]*\)\..*/\1/p'
}

setup_nodejs() {
	local major
	if ! have node; then
		have apt-get || die "Node.js is missing: install version $ASSAY_NODEJS or newer, with npm"
		apt_install nodejs npm
	fi
	major=$(nodejs_major)
	[ "${major:-0}" -ge "$ASSAY_NODEJS" ] ||
		die "Node.js $(node --version 2>&1) is too old: install version $ASSAY_NODEJS or newer, with npm"
	if ! npm --version >/dev/null 2>&1; then
		have apt-get || die "npm is missing: install the one that belongs to your Node.js"
		apt_install npm
		npm --version >/dev/null 2>&1 || die "npm does not run: install the one that belongs to your Node.js"
	fi
}

setup_rust() {
	have rustup || have cargo ||
		die "Rust is missing: install rustup as https://rustup.rs says, open a new shell, and run this again"
	if ! cargo --version >/dev/null 2>&1; then
		say "installing the stable Rust toolchain"
		rustup toolchain install stable --profile minimal --component rustfmt --component clippy ||
			die "rustup could not install the stable toolchain: see above"
		rustup default stable
	fi
	if ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
		say "adding rustfmt and clippy to the Rust toolchain"
		rustup component add rustfmt clippy ||
			die "rustfmt and clippy are missing and rustup could not add them: see above"
	fi
}
