//! Fixed-point numbers wide enough for any total that the auction can ask.

use assay_primitives::Balance;
use sp_core::U256;

/// Bits behind the binary point of a [`Fixed`]. A total has at most 106 bits before it
/// ([`crate::market`]), and the error of a sum of a million shares stays far below one unit.
pub(crate) const FRACTION_BITS: usize = 144;

/// The natural logarithm of 2, rounded down to [`FRACTION_BITS`].
pub(crate) const LN_2: Fixed =
	Fixed(U256([0xb398_03f2_f6af_40f3, 0x17f7_d1cf_79ab_c9e3, 0xb172, 0]));

/// A number that is not negative, in steps of 2^-144, below 2^112. What exceeds the range saturates:
/// a price that nobody can pay instead of a small one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fixed(U256);

impl Fixed {
	/// Zero.
	pub(crate) const ZERO: Self = Self(U256([0; 4]));
	/// One.
	pub(crate) const ONE: Self = Self(U256([0, 0, 1 << 16, 0]));

	/// A number as a count of steps of 2^-144.
	pub(crate) const fn from_bits(bits: U256) -> Self {
		Self(bits)
	}

	/// The number as a count of steps of 2^-144.
	pub(crate) const fn bits(self) -> U256 {
		self.0
	}

	/// A whole number.
	pub(crate) fn from_integer(integer: u128) -> Self {
		let wide = U256::from(integer);
		let shifted = wide << FRACTION_BITS;
		match shifted >> FRACTION_BITS == wide {
			true => Self(shifted),
			false => Self(U256::MAX),
		}
	}

	/// `self + other`.
	pub(crate) fn plus(self, other: Self) -> Self {
		Self(self.0.saturating_add(other.0))
	}

	/// `self x other`, rounded down.
	pub(crate) fn times(self, other: Self) -> Self {
		let product = self.0.full_mul(other.0) >> FRACTION_BITS;
		Self(U256::try_from(product).unwrap_or(U256::MAX))
	}

	/// `self x factor`.
	pub(crate) fn times_integer(self, factor: u128) -> Self {
		Self(self.0.saturating_mul(U256::from(factor)))
	}

	/// `self / divisor`, rounded down; by zero, the largest number.
	pub(crate) fn over_integer(self, divisor: u64) -> Self {
		Self(self.0.checked_div(U256::from(divisor)).unwrap_or(U256::MAX))
	}

	/// Half of it, rounded down.
	pub(crate) fn half(self) -> Self {
		Self(self.0 >> 1usize)
	}

	/// Whether it is zero.
	pub(crate) fn is_zero(self) -> bool {
		self.0.is_zero()
	}

	/// The whole number not above it.
	pub(crate) fn floor(self) -> Balance {
		Balance::try_from(self.0 >> FRACTION_BITS).unwrap_or(Balance::MAX)
	}

	/// The whole number not below it.
	pub(crate) fn ceil(self) -> Balance {
		let floor = self.floor();
		match Self::from_integer(floor) < self {
			true => floor.saturating_add(1),
			false => floor,
		}
	}
}
