//! Puts the commit into `--version`.

fn main() {
	substrate_build_script_utils::generate_cargo_keys();
	substrate_build_script_utils::rerun_if_git_head_changed();
	// Which says nothing where no branch is checked out.
	let head = concat!(env!("CARGO_MANIFEST_DIR"), "/../../.git/HEAD");
	if std::path::Path::new(head).exists() {
		println!("cargo:rerun-if-changed={head}");
	}
}
