//! Prints, as Markdown, how much storage each operation on a pool of lots reads and writes: with
//! one entry per share, with a binary tree and with trees of wider nodes, side by side.
//!
//! ```text
//! cargo run --release -p assay-sum-tree --example accesses
//! ```
//!
//! In the trees, one lot in a hundred holds 10,000 shares and the others one. With one entry per
//! share nothing depends on how many other shares there are, so there it is one share per lot, or
//! the largest pool would not fit into memory.

mod per_share;
mod random;
mod wide;

use assay_sum_tree::memory::Accesses;

/// Sizes of the pool, in lots.
const LOTS: [u64; 3] = [100, 10_000, 1_000_000];

/// How often each operation is done to get its mean.
const ROUNDS: u64 = 200;

/// Shares of a large lot.
const LARGE: u64 = 10_000;

/// What was measured of one structure at one size.
struct Costs {
	/// The structure.
	name: &'static str,
	/// One line per operation: what it cost in all over so many rounds.
	operations: Vec<(&'static str, Accesses, u64)>,
	/// Stored values.
	entries: u64,
	/// Their encoded length in bytes, without keys.
	bytes: u64,
}

fn main() {
	for lots in LOTS {
		let columns = [
			per_share::measure(lots),
			wide::measure::<2>("binary tree", lots),
			wide::measure::<4>("fan-out 4", lots),
			wide::measure::<8>("fan-out 8", lots),
			wide::measure::<16>("fan-out 16", lots),
			wide::measure::<32>("**fan-out 32**", lots),
		];
		print(lots, &columns);
	}
}

/// Prints the table of one size.
fn print(lots: u64, columns: &[Costs]) {
	println!("### {lots} lots\n");
	println!("Each cell: values read + values written (bytes read + bytes written).\n");
	let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
	println!("| operation | {} |", names.join(" | "));
	println!("|---|{}", "---|".repeat(columns.len()));
	let operations = columns.first().map_or(&[][..], |column| &column.operations);
	for (row, (operation, ..)) in operations.iter().enumerate() {
		let cell = |column: &Costs| {
			column.operations.get(row).map_or_else(String::new, |(_, spent, rounds)| {
				let mean = |sum: u64| sum as f64 / *rounds as f64;
				format!(
					"{} + {} ({:.0} + {:.0})",
					short(mean(spent.reads)),
					short(mean(spent.writes)),
					mean(spent.bytes_read),
					mean(spent.bytes_written)
				)
			})
		};
		let cells: Vec<String> = columns.iter().map(cell).collect();
		println!("| {operation} | {} |", cells.join(" | "));
	}
	let stored = |column: &Costs| format!("{} ({})", column.entries, column.bytes);
	let cells: Vec<String> = columns.iter().map(stored).collect();
	println!("| *stored: values (bytes)* | {} |\n", cells.join(" | "));
}

/// A mean without a decimal where it is whole.
fn short(mean: f64) -> String {
	if mean.fract() == 0.0 {
		format!("{mean:.0}")
	} else {
		format!("{mean:.1}")
	}
}
