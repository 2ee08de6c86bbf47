//! The surge: by what factor the price asked exceeds the base price.
//!
//! `surge = exp(x / surge_scale)`, at most `surge_cap`. The exponent `x` counts shares: those sold
//! lately less those that left.

use super::fixed::{Fixed, FRACTION_BITS, LN_2};
use assay_primitives::{parameters::AuctionParameters, share::DRAWN};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::U256;

/// Bits behind the binary point of an [`Exponent`].
const EXPONENT_BITS: u32 = 64;
/// By how many bits a [`Fixed`] is finer than an [`Exponent`].
const FINER_BITS: usize = FRACTION_BITS - EXPONENT_BITS as usize;

/// After so many terms both series below have fallen under the last bit: `ln(64)^60 / 60!` and
/// `3^-93` are less than 2^-144.
const EXP_TERMS: u64 = 60;
/// As [`EXP_TERMS`]: the terms of the logarithm.
const LN_TERMS: u64 = 46;

/// The exponent of the surge, in shares: a fixed-point number with 64 bits behind the point.
///
/// Kept apart from [`AuctionParameters`], so that new parameters find an exponent which may lie
/// above their cap: what reads it clips it.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
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
pub struct Exponent(u128);

impl Exponent {
	/// So many whole shares.
	pub fn from_shares(shares: u64) -> Self {
		Self(u128::from(shares) << EXPONENT_BITS)
	}

	/// So many steps of 2^-64 shares.
	pub const fn from_bits(bits: u128) -> Self {
		Self(bits)
	}

	/// The exponent at which the surge reaches its cap: `surge_scale x ln(surge_cap)`, rounded down.
	pub fn at_cap(parameters: &AuctionParameters) -> Self {
		let scaled = ln(parameters.surge_cap).times_integer(parameters.surge_scale.into());
		Self(u128::try_from(scaled.bits() >> FINER_BITS).unwrap_or(u128::MAX))
	}

	/// After a sale of so many shares; never above the cap.
	pub fn after_sale(self, shares: u64, parameters: &AuctionParameters) -> Self {
		let grown = self.0.saturating_add(Self::from_shares(shares).0);
		Self(grown).min(Self::at_cap(parameters))
	}

	/// After a block: less the shares that it draws, never below zero, and what is left decayed for
	/// one block, by `2^(-1 / surge_half_life)`. What a lower cap left above it counts as the cap.
	pub fn after_block(self, parameters: &AuctionParameters) -> Self {
		let clipped = self.min(Self::at_cap(parameters));
		let fallen = clipped.0.saturating_sub(Self::from_shares(DRAWN as u64).0);
		if fallen == 0 {
			return Self(0);
		}
		// 2^(-1/h) as 2^((h-1)/h) / 2: a series whose terms are all positive.
		let half_life = parameters.surge_half_life.max(1);
		let before = u128::from(half_life.saturating_sub(1));
		let factor = exp(LN_2.times_integer(before).over_integer(half_life.into())).half();
		let kept = factor.times(Fixed::from_bits(U256::from(fallen)));
		Self(u128::try_from(kept.bits()).unwrap_or(u128::MAX))
	}

	/// How many shares are sold at a surge below the cap before it is reached.
	pub fn shares_below_cap(self, parameters: &AuctionParameters) -> u64 {
		let room = Self::at_cap(parameters).0.saturating_sub(self.0);
		let whole = room >> EXPONENT_BITS;
		let rounded_up = match room == whole << EXPONENT_BITS {
			true => whole,
			false => whole.saturating_add(1),
		};
		u64::try_from(rounded_up).unwrap_or(u64::MAX)
	}

	/// `exp(x / surge_scale)`, exactly `surge_cap` from the cap on.
	pub(crate) fn surge(self, parameters: &AuctionParameters) -> Fixed {
		let cap = Fixed::from_integer(parameters.surge_cap.into());
		if self >= Self::at_cap(parameters) {
			return cap;
		}
		let exponent = Fixed::from_bits(U256::from(self.0) << FINER_BITS);
		exp(exponent.over_integer(parameters.surge_scale.into())).min(cap)
	}
}

/// By what factor one share raises the surge: `exp(1 / surge_scale)`.
pub(crate) fn ratio(parameters: &AuctionParameters) -> Fixed {
	exp(Fixed::ONE.over_integer(parameters.surge_scale.into()))
}

/// `e^y` for `y` from 0 to `ln 64`, by its Taylor series: never too much, and less than 2^-130 too
/// little.
///
/// Each of the 60 terms is made of the one before in two steps that round down, so it inherits
/// `y / k` times that one's error and adds less than two last bits of its own. Summed up that is
/// less than `2 x 60 x e^y < 2^13` last bits of 2^-144 each, and what is cut off less than one more.
pub(crate) fn exp(y: Fixed) -> Fixed {
	let mut sum = Fixed::ONE;
	let mut term = Fixed::ONE;
	for k in 1..=EXP_TERMS {
		term = term.times(y).over_integer(k);
		if term.is_zero() {
			break;
		}
		sum = sum.plus(term);
	}
	sum
}

/// The natural logarithm of a whole number, zero for zero: never too much, and less than 2^-135 too
/// little.
///
/// `n = 2^k m` with `m` from 1 to 2, and `ln m = 2 artanh z` with `z = (m - 1) / (m + 1)`, at most a
/// third. The 46 terms lose less than four last bits each, `k ln 2` less than `k`.
pub(crate) fn ln(n: u32) -> Fixed {
	let Some(k) = n.checked_ilog2() else { return Fixed::ZERO };
	let power = 1u64 << k;
	let above = u64::from(n).saturating_sub(power);
	let z = Fixed::from_integer(above.into()).over_integer(power.saturating_add(n.into()));
	let square = z.times(z);
	let mut power_of_z = z;
	let mut artanh = Fixed::ZERO;
	for j in 0..LN_TERMS {
		if power_of_z.is_zero() {
			break;
		}
		artanh = artanh.plus(power_of_z.over_integer(j.saturating_mul(2).saturating_add(1)));
		power_of_z = power_of_z.times(square);
	}
	LN_2.times_integer(k.into()).plus(artanh).plus(artanh)
}
