//! A wide node: the sums of its children side by side in one stored value.

use crate::position::bits_per_level;
use codec::{Compact, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// One node: for each of its `B` children the sum of the weights below it, and whether every key
/// below it is in use.
///
/// A child that is absent has the sum zero; a child at level 0 is a leaf, its sum is the leaf's
/// weight. The sums are encoded compactly, so that a node of small lots takes a small part of its
/// [maximal length](MaxEncodedLen).
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Node<const B: usize> {
	sums: [Compact<u64>; B],
	/// Bit `i`: no key below child `i` is vacant. Kept in the node so that the search for a vacant
	/// key reads nothing but the path on which it will write.
	full: u32,
}

impl<const B: usize> Node<B> {
	/// A node without children.
	pub const EMPTY: Self = Self { sums: [Compact(0); B], full: 0 };

	/// The flags of a node all of whose children are full.
	const ALL_FULL: u32 = match bits_per_level::<B>() {
		5 => u32::MAX,
		bits => (1u32 << (1u32 << bits)).saturating_sub(1),
	};

	/// The sum of weights below a child; zero for an absent one.
	pub fn sum(&self, child: usize) -> u64 {
		self.sums.get(child).map_or(0, |sum| sum.0)
	}

	/// Whether every key below a child is in use.
	pub fn is_child_full(&self, child: usize) -> bool {
		self.full & Self::flag(child) != 0
	}

	/// Puts the sum and the flag of a child. A child that this node does not have is ignored.
	pub fn set(&mut self, child: usize, sum: u64, full: bool) {
		if let Some(slot) = self.sums.get_mut(child) {
			*slot = Compact(sum);
			let flag = Self::flag(child);
			self.full = if full { self.full | flag } else { self.full & !flag };
		}
	}

	/// The sum over all children, `None` if it exceeds `u64::MAX`.
	pub fn total(&self) -> Option<u64> {
		self.sums.iter().try_fold(0u64, |total, sum| total.checked_add(sum.0))
	}

	/// Whether every key below this node is in use.
	pub fn is_full(&self) -> bool {
		self.full == Self::ALL_FULL
	}

	/// Whether no key below this node is in use.
	pub fn is_empty(&self) -> bool {
		self.sums.iter().all(|sum| sum.0 == 0)
	}

	/// The children with a sum above zero: place and sum, from the left.
	pub fn children(&self) -> impl DoubleEndedIterator<Item = (usize, u64)> + '_ {
		self.sums.iter().map(|sum| sum.0).enumerate().filter(|(_, sum)| *sum > 0)
	}

	/// The only child with a sum above zero, if there is exactly one.
	pub(crate) fn only_child(&self) -> Option<usize> {
		let mut children = self.children();
		let (first, _) = children.next()?;
		children.next().is_none().then_some(first)
	}

	/// The first child below which a key is vacant.
	pub(crate) fn first_vacant(&self) -> Option<usize> {
		(0..B).find(|child| !self.is_child_full(*child))
	}

	/// The child in which `prefix` falls and what is left of it there, `None` if the children weigh
	/// too little.
	pub(crate) fn locate(&self, prefix: u64) -> Option<(usize, u64)> {
		let mut rest = prefix;
		for (child, sum) in self.children() {
			match rest.checked_sub(sum) {
				None => return Some((child, rest)),
				Some(beyond) => rest = beyond,
			}
		}
		None
	}

	/// Whether a flag is set that belongs to no child.
	pub(crate) fn has_stray_flags(&self) -> bool {
		self.full & !Self::ALL_FULL != 0
	}

	fn flag(child: usize) -> u32 {
		u32::try_from(child).ok().and_then(|child| 1u32.checked_shl(child)).unwrap_or(0)
			& Self::ALL_FULL
	}
}
