# Sourced by scripts/test.sh: what lets a fresh clone find built what it would only build again.
# shellcheck shell=bash

# `keep_source_times`: give each file whose content is what it was at the last call the time that it
# had then.
#
# Cargo compiles anew whatever has a file that is newer than what was built from it, and in a fresh
# clone all of them are. This is right only where every build in this folder comes after such a call, as
# on a machine that does nothing but checks: elsewhere a file may change and change back around a build.
# So it is done once in the life of a clone, before anybody can have worked in it.
keep_source_times() {
	local note now file time once
	once=$(git rev-parse --git-dir)/assay-source-times
	[ ! -e "$once" ] && [ -z "$(git ls-files --deleted)" ] || return 0
	touch "$once"
	note=$CARGO_TARGET_DIR/sources-$(printf '%s' "$ASSAY_ROOT" | sha256sum | cut -c -16)
	now=$(mktemp)
	# Each line is "<hash of the content> <path>", in the note followed by "<time>" in front.
	git ls-files | git hash-object --stdin-paths | paste -d ' ' - <(git ls-files) >"$now"
	if [ -f "$note" ]; then
		awk 'NR == FNR { time = $1; sub(/^[^ ]+ /, ""); times[$0] = time; next }
			$0 in times { print times[$0], substr($0, index($0, " ") + 1) }' "$note" "$now" |
			while read -r time file; do touch -d "@$time" "$file"; done
	fi
	cut -d ' ' -f 2- "$now" | tr '\n' '\0' | xargs -0 stat --printf '%.9Y\n' |
		paste -d ' ' - "$now" >"$note.new"
	mv "$note.new" "$note"
	rm -f "$now"
}
