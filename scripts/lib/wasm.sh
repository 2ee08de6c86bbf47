# Sourced by setup.sh: the wasm target of the runtime, by rustup or else by Debian's packages.
# shellcheck shell=bash

ASSAY_TARGET=wasm32v1-none

# Debian's newest Rust, which comes with no wasm32v1-none: its core and alloc are built here, once.
ASSAY_DEBIAN_RUST=(rustc-web cargo-web rust-web-src rust-web-llvm lld-22)
ASSAY_DEBIAN_TOOLCHAIN=debian-web
ASSAY_DEBIAN_LIBRARIES=/usr/lib/rustlib/$ASSAY_TARGET/lib

rustup_target_installed() {
	[ -d "$(rustc --print sysroot)/lib/rustlib/$ASSAY_TARGET/lib" ]
}

# Bounded: a machine that cannot reach rustup's server must not wait for ever.
rustup_target_add() {
	have rustup || return 1
	say "adding the target $ASSAY_TARGET to the Rust toolchain"
	timeout 300 rustup target add "$ASSAY_TARGET" </dev/null || return 1
	rustup_target_installed
}

# Ready: the libraries were built by the compiler that is installed now, and rustup knows it.
debian_target_ready() {
	[ -x /usr/bin/rustc ] &&
		[ "$(cat "$ASSAY_DEBIAN_LIBRARIES/.assay-rustc" 2>/dev/null)" = "$(/usr/bin/rustc --version)" ] &&
		[ -x "${RUSTUP_HOME:-$HOME/.rustup}/toolchains/$ASSAY_DEBIAN_TOOLCHAIN/bin/rustc" ]
}

# `debian_build_libraries <folder>`: core, alloc and compiler_builtins for the target, from an empty
# crate. The bitcode is for the runtime's link-time optimisation, which finds none without the flag.
debian_build_libraries() {
	local folder=$1
	mkdir -p "$folder/src"
	printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n\n[workspace]\n' \
		>"$folder/Cargo.toml"
	printf '#![no_std]\n' >"$folder/src/lib.rs"
	(
		cd "$folder" || exit
		unset RUSTC RUSTUP_TOOLCHAIN CARGO_BUILD_TARGET
		# RUSTC by its full name: rustup's rustc stands first in PATH.
		RUSTC=/usr/bin/rustc RUSTFLAGS=-Cembed-bitcode=yes RUSTC_BOOTSTRAP=1 \
			CARGO_TARGET_DIR="$folder/target" /usr/bin/cargo build --release \
			-Zbuild-std=core,alloc --target "$ASSAY_TARGET" </dev/null
	)
}

debian_target_add() {
	local folder library
	have apt-get || return 1
	have rustup || return 1
	apt_install "${ASSAY_DEBIAN_RUST[@]}"
	say "building core and alloc for $ASSAY_TARGET with Debian's $(/usr/bin/rustc --version) (half a minute)"
	folder=$(mktemp -d)
	# Whether it has worked is read from the libraries themselves.
	debian_build_libraries "$folder" || true
	as_root mkdir -p "$ASSAY_DEBIAN_LIBRARIES"
	as_root find "$ASSAY_DEBIAN_LIBRARIES" -name '*.rlib' -delete
	for library in core alloc compiler_builtins; do
		find "$folder/target/$ASSAY_TARGET/release/deps" -name "lib$library-*.rlib" \
			-exec cp {} "$folder/" \; 2>/dev/null || true
		compgen -G "$folder/lib$library-*.rlib" >/dev/null ||
			die "Debian's Rust built no lib$library for $ASSAY_TARGET: see above"
	done
	as_root cp "$folder"/*.rlib "$ASSAY_DEBIAN_LIBRARIES/"
	/usr/bin/rustc --version >"$folder/.assay-rustc"
	as_root cp "$folder/.assay-rustc" "$ASSAY_DEBIAN_LIBRARIES/"
	rm -rf "$folder"
	rustup toolchain link "$ASSAY_DEBIAN_TOOLCHAIN" /usr
	debian_target_ready
}

# What one way has compiled the other cannot read.
forget_other_wasm_way() {
	local way=$1 stamp=$CARGO_TARGET_DIR/.assay-wasm-way
	mkdir -p "$CARGO_TARGET_DIR"
	if [ -f "$stamp" ] && [ "$(cat "$stamp")" != "$way" ]; then
		say "the way to wasm has changed: removing what the other way has built"
		rm -rf "$CARGO_TARGET_DIR"/release/wbuild/*/target "$CARGO_TARGET_DIR"/release/wbuild/target
	fi
	echo "$way" >"$stamp"
}

setup_wasm() {
	local way=${ASSAY_WASM:-auto}
	case "$way" in
		rustup)
			rustup_target_installed || rustup_target_add || die "rustup could not add the target $ASSAY_TARGET"
			;;
		debian)
			debian_target_ready || debian_target_add || die "Debian's Rust could not be set up for $ASSAY_TARGET"
			;;
		auto)
			# What is ready goes first: asking a server that is out of reach takes its time.
			if rustup_target_installed; then
				way=rustup
			elif debian_target_ready; then
				way=debian
			elif rustup_target_add; then
				way=rustup
			else
				say "rustup could not add the target; taking the Debian way"
				debian_target_add ||
					die "there is no way to the target $ASSAY_TARGET here: rustup could not add it, and Debian's Rust could not be set up"
				way=debian
			fi
			;;
		*) die "ASSAY_WASM is '$way': it must be rustup, debian or auto" ;;
	esac
	forget_other_wasm_way "$way"
	if [ "$way" = debian ]; then
		export WASM_BUILD_TOOLCHAIN=$ASSAY_DEBIAN_TOOLCHAIN
		say "wasm: by Debian's $(/usr/bin/rustc --version), toolchain $ASSAY_DEBIAN_TOOLCHAIN"
	else
		unset WASM_BUILD_TOOLCHAIN
		say "wasm: by rustup's target $ASSAY_TARGET"
	fi
}
