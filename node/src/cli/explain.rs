//! What went wrong, in one line.

/// One line that says what went wrong, and what to do where that is known.
pub fn explain(error: &sc_cli::Error) -> String {
	if let sc_cli::Error::NetworkKeyNotFound(path) = error {
		let path = path.display();
		return format!(
			"an authority needs a network key that stays the same, and there is none at {path}: make \
			 one with `node key generate-node-key --file {path}`",
		);
	}
	let text = error.to_string();
	// A refused genesis is quoted in full behind the reason.
	let reason = text.split(" for blob: ").next().unwrap_or_default();
	let lines: Vec<_> = reason.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
	lines.join(" ")
}

#[cfg(test)]
mod tests {
	use super::explain;

	#[test]
	fn errors_are_told_in_one_line() {
		let missing = sc_cli::Error::NetworkKeyNotFound("/keys/node".into());
		assert!(explain(&missing).ends_with("generate-node-key --file /keys/node`"));
		let lines = sc_cli::Error::Input("one\n\n  two\n".into());
		assert_eq!(explain(&lines), "Invalid input: one two");
		let genesis = sc_cli::Error::Input("no authority for blob: {\n\"balances\": 1}".into());
		assert_eq!(explain(&genesis), "Invalid input: no authority");
	}
}
