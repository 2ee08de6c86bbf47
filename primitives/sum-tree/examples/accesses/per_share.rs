//! The plain way: one stored entry per share, found directly by its number.
//!
//! Shares are numbered densely, so that a number below their count is a draw. A share that leaves
//! is replaced by the last one. A lot that leaves as a whole has to find its shares, so a second
//! entry per share leads back from lot and ordinal to the number.

use crate::{random::SplitMix, wide::OPERATIONS, Costs, LARGE};
use assay_sum_tree::memory::Accesses;
use std::collections::BTreeMap;

/// Encoded length of a lot's number with an ordinal, and of anything else.
const SHARE_BYTES: u64 = 12;
const NUMBER_BYTES: u64 = 8;

/// How often an operation on a large lot is measured; every time costs the same.
const LARGE_ROUNDS: u64 = 2;

/// How often any other is.
const SMALL_ROUNDS: u64 = 50;

/// The shares of a pool, and what was spent on them.
#[derive(Default)]
struct Shares {
	/// By number: lot and ordinal. Its length is a stored value of its own.
	shares: BTreeMap<u64, (u64, u32)>,
	/// Back again.
	numbers: BTreeMap<(u64, u32), u64>,
	spent: Accesses,
}

impl Shares {
	fn read(&mut self, bytes: u64) {
		self.spent.reads += 1;
		self.spent.bytes_read += bytes;
	}

	fn write(&mut self, bytes: u64) {
		self.spent.writes += 1;
		self.spent.bytes_written += bytes;
	}

	fn count(&mut self) -> u64 {
		self.read(NUMBER_BYTES);
		self.shares.len() as u64
	}

	fn find(&mut self, number: u64) -> Option<(u64, u32)> {
		self.count();
		self.read(SHARE_BYTES);
		self.shares.get(&number).copied()
	}

	fn insert(&mut self, lot: u64, shares: u64) {
		let first = self.count();
		for (ordinal, number) in (first..first + shares).enumerate() {
			let share = (lot, ordinal as u32);
			self.shares.insert(number, share);
			self.write(SHARE_BYTES);
			self.numbers.insert(share, number);
			self.write(NUMBER_BYTES);
		}
		self.write(NUMBER_BYTES);
	}

	/// Takes one share of a lot out; the caller keeps the count.
	fn take(&mut self, lot: u64, ordinal: u32, count: u64) {
		self.read(NUMBER_BYTES);
		let Some(number) = self.numbers.remove(&(lot, ordinal)) else { return };
		self.write(0);
		self.read(SHARE_BYTES);
		if let Some(last) = self.shares.remove(&(count - 1)) {
			self.write(0);
			if number < count - 1 {
				self.shares.insert(number, last);
				self.write(SHARE_BYTES);
				self.numbers.insert(last, number);
				self.write(NUMBER_BYTES);
			}
		}
	}

	/// Takes the last `shares` of the `of` shares of a lot out.
	fn subtract(&mut self, lot: u64, shares: u64, of: u64) {
		let count = self.count();
		for taken in 0..shares {
			self.take(lot, (of - 1 - taken) as u32, count - taken);
		}
		self.write(NUMBER_BYTES);
	}
}

/// Measures every operation on a pool of `lots` shares, each a lot of its own.
pub fn measure(lots: u64) -> Costs {
	let mut shares = Shares::default();
	for lot in 0..lots {
		shares.insert(lot, 1);
	}
	let (entries, bytes) = (2 * lots + 1, (SHARE_BYTES + NUMBER_BYTES) * lots + NUMBER_BYTES);

	let mut random = SplitMix(lots);
	let mut costs = [Accesses::default(); 6];
	for _ in 0..SMALL_ROUNDS {
		let number = random.below(lots);
		let (lot, _) = spend(&mut costs[0], &mut shares, |it| it.find(number)).unwrap_or_default();
		spend(&mut costs[4], &mut shares, |it| it.subtract(lot, 1, 1));
		spend(&mut costs[1], &mut shares, |it| it.insert(lot, 1));
	}
	for round in 0..LARGE_ROUNDS {
		// The large lot stands before another one, so that its shares are not the last.
		let (large, other) = (lots + 2 * round, lots + 2 * round + 1);
		spend(&mut costs[2], &mut shares, |it| it.insert(large, LARGE));
		shares.insert(other, LARGE);
		spend(&mut costs[5], &mut shares, |it| it.subtract(large, LARGE, LARGE));
		shares.insert(large, 1);
		spend(&mut costs[3], &mut shares, |it| it.subtract(other, 1, LARGE));
	}
	let rounds =
		[SMALL_ROUNDS, SMALL_ROUNDS, LARGE_ROUNDS, LARGE_ROUNDS, SMALL_ROUNDS, LARGE_ROUNDS];
	let operations = OPERATIONS.into_iter().zip(costs).zip(rounds);
	let operations = operations.map(|((name, spent), rounds)| (name, spent, rounds)).collect();
	Costs { name: "one entry per share", operations, entries, bytes }
}

/// Adds to `sum` what an operation costs.
fn spend<T>(
	sum: &mut Accesses,
	shares: &mut Shares,
	operation: impl FnOnce(&mut Shares) -> T,
) -> T {
	let before = shares.spent;
	let outcome = operation(shares);
	*sum += shares.spent - before;
	outcome
}
