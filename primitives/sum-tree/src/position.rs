//! Where a node stands: arithmetic of levels, indices and keys.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

/// The place of a node in the tree, and its key in the store.
///
/// Level 0 holds the nodes whose children are leaves. The node with index `i` at level `l` covers
/// the `B^(l + 1)` keys from `i x B^(l + 1)` on, `B` being the fan-out.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Position {
	/// Height above the leaves' parents.
	pub level: u8,
	/// Number of the node among all that could stand at this level, from the left.
	pub index: u64,
}

/// Bits of a key that one level consumes.
pub(crate) const fn bits_per_level<const B: usize>() -> u32 {
	const {
		assert!(
			B.is_power_of_two() && B >= 2 && B <= 32,
			"the fan-out must be 2, 4, 8, 16 or 32: keys are split by bits, flags are a u32"
		)
	};
	B.trailing_zeros()
}

/// How many levels there can be: as many whole digits as a `u64` has.
pub(crate) const fn max_levels<const B: usize>() -> u32 {
	64u32.div_euclid(bits_per_level::<B>())
}

/// The greatest key.
pub(crate) const fn max_key<const B: usize>() -> u64 {
	// Both factors are at most 64 and their product is at most 64; 64 means every `u64`.
	match 1u64.checked_shl(bits_per_level::<B>().saturating_mul(max_levels::<B>())) {
		Some(limit) => limit.saturating_sub(1),
		None => u64::MAX,
	}
}

impl Position {
	/// The node at `level` that covers `key`.
	pub(crate) fn covering<const B: usize>(key: u64, level: u8) -> Self {
		let digits = u32::from(level).saturating_add(1);
		let shift = bits_per_level::<B>().saturating_mul(digits);
		Self { level, index: key.checked_shr(shift).unwrap_or(0) }
	}

	/// Whether `key` lies below this node.
	pub(crate) fn covers<const B: usize>(self, key: u64) -> bool {
		Self::covering::<B>(key, self.level) == self
	}

	/// Which child of this node leads to `key`, for a key that it covers.
	pub(crate) fn child_towards<const B: usize>(self, key: u64) -> usize {
		let shift = bits_per_level::<B>().saturating_mul(u32::from(self.level));
		Self::last_digit::<B>(key.checked_shr(shift).unwrap_or(0))
	}

	/// The index of a child one level below; at level 0, its key. `None` where there is none.
	pub(crate) fn child_index<const B: usize>(self, child: usize) -> Option<u64> {
		let first = self.index.checked_mul(u64::try_from(B).ok()?)?;
		first.checked_add(u64::try_from(child).ok()?)
	}

	/// The node above, `None` above the highest level.
	pub(crate) fn parent<const B: usize>(self) -> Option<Self> {
		let level = self.level.checked_add(1)?;
		(u32::from(level) < max_levels::<B>())
			.then_some(Self { level, index: self.index >> bits_per_level::<B>() })
	}

	/// Which child of its parent this node is.
	pub(crate) fn place_in_parent<const B: usize>(self) -> usize {
		Self::last_digit::<B>(self.index)
	}

	/// Whether a node of a tree with this fan-out can stand here.
	pub(crate) fn exists<const B: usize>(self) -> bool {
		u32::from(self.level) < max_levels::<B>()
			&& self.index <= Self::covering::<B>(max_key::<B>(), self.level).index
	}

	fn last_digit<const B: usize>(number: u64) -> usize {
		// At most 31 after the mask, so that no bit is lost.
		(number & u64::MAX.checked_shr(64u32.saturating_sub(bits_per_level::<B>())).unwrap_or(0))
			as usize
	}
}

impl fmt::Display for Position {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "level {}, index {}", self.level, self.index)
	}
}
