//! Why an operation was refused.

use crate::Position;
use core::fmt;

/// Why an operation was refused. The store is then exactly as it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
	/// A key cannot be live with a weight of zero: insert it once it has one.
	ZeroWeight,
	/// No live leaf has this key: it was never inserted, or its weight has come down to zero.
	UnknownKey,
	/// The key is live already: add to it, or choose another.
	OccupiedKey,
	/// The key is above the tree's [`max_key`](crate::SumTree::max_key): choose keys from zero
	/// upwards.
	KeyTooLarge,
	/// Every key there is has a weight: remove one first.
	NoVacantKey,
	/// The sum of all weights would exceed `u64::MAX`: insert or add less.
	Overflow,
	/// More was to be subtracted than the leaf weighs: subtract at most its weight.
	Underflow,
	/// The prefix sum is not below the total: search for less than the total.
	BeyondTotal,
	/// The stored node at this position is missing or contradicts its neighbours. Nothing but the
	/// tree may write to its store; [`check`](crate::SumTree::check) says what is wrong.
	Corrupt(Position),
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::ZeroWeight => f.write_str("a leaf needs a weight of at least one"),
			Self::UnknownKey => {
				f.write_str("no leaf has this key: it was removed or never inserted")
			},
			Self::OccupiedKey => {
				f.write_str("a leaf has this key already: add to its weight instead")
			},
			Self::KeyTooLarge => f.write_str("the key is too large: choose keys from zero upwards"),
			Self::NoVacantKey => f.write_str("every key is in use: remove one first"),
			Self::Overflow => f.write_str("the sum of all weights would exceed 2^64 - 1"),
			Self::Underflow => f.write_str("the leaf weighs less than what was to be subtracted"),
			Self::BeyondTotal => f.write_str("the prefix sum must be below the total weight"),
			Self::Corrupt(at) => {
				write!(f, "the node at {at} is missing or wrong: check the tree's storage")
			},
		}
	}
}

impl core::error::Error for Error {}
