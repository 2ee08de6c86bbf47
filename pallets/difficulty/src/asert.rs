//! ASERT, the absolutely scheduled exponential rule, in integers.
//!
//! Pure functions of numbers: no storage, no panic for any input. The rule and its form are those
//! of `aserti3-2d` (Bitcoin Cash), turned from the target to the *difficulty*, with times in
//! milliseconds:
//!
//! ```text
//! error    = (time - anchor time) - target block time x (height - anchor height)
//! next     = anchor difficulty x 2^(-error / half life)
//! ```
//!
//! `2^x` is split as `2^floor(x)`, a shift, and `2^frac(x)`, a cubic polynomial in 16-bit fixed
//! point.
//!
//! # Error bound
//!
//! Compared with the exact real number, the result is off by at most **0.013 % of it, plus one**:
//! 0.0118 % from the polynomial and its rounding to a 65,536th together with the rounding of the
//! exponent down to a 65,536th (the greatest deviation over all 65,536 fractions), and less than one
//! from rounding the product down. The error does not build up over blocks: every difficulty is
//! computed from the anchor.

use assay_primitives::{seal::Difficulty, BlockNumber, Moment};
use sp_core::U256;

/// The exact result and the integer one differ by at most this many millionths of the exact one,
/// plus one.
pub const ERROR_BOUND_PPM: u32 = 130;

/// Bits after the binary point of the exponent and of the power.
const FRACTION_BITS: u32 = 16;

/// One in fixed point.
const ONE: i128 = 1 << FRACTION_BITS;

/// By how many milliseconds the chain is behind its schedule (negative: ahead of it), `blocks`
/// blocks and `time - anchor_time` after the anchor.
///
/// Total: its value lies within 2^97 of zero for any input.
pub fn schedule_error(
	anchor_time: Moment,
	time: Moment,
	blocks: BlockNumber,
	target_block_time: Moment,
) -> i128 {
	let elapsed = i128::from(time) - i128::from(anchor_time);
	let scheduled = i128::from(target_block_time) * i128::from(blocks);
	elapsed - scheduled
}

/// `anchor x 2^(-schedule_error / half_life)`, at least 1 and at most `u128::MAX`.
///
/// `schedule_error` and `half_life` are in the same unit. Never falls as the error falls, never
/// falls as the anchor rises. An anchor or a half life of zero counts as one, so that there is an
/// answer to every input.
pub fn next_difficulty(anchor: Difficulty, schedule_error: i128, half_life: Moment) -> Difficulty {
	let half_life = i128::from(half_life.max(1));
	let exponent = schedule_error.saturating_neg().saturating_mul(ONE).div_euclid(half_life);
	let whole = exponent.div_euclid(ONE);
	// The product keeps all its bits until the one shift at the end: 128 + 17 of 256.
	let product =
		U256::from(anchor.max(1)) * U256::from(power_of_fraction(exponent.rem_euclid(ONE)));
	shifted(product, whole.saturating_sub(i128::from(FRACTION_BITS))).max(1)
}

/// `2^(fraction / 65536)` in 16-bit fixed point, for a fraction of 0 to 65,535.
///
/// The coefficients are those of the `aserti3-2d` specification.
fn power_of_fraction(fraction: i128) -> u128 {
	let f = fraction.clamp(0, ONE - 1).unsigned_abs();
	let cubic = 195_766_423_245_049 * f + 971_821_376 * f * f + 5_127 * f * f * f;
	ONE.unsigned_abs() + ((cubic + (1 << 47)) >> 48)
}

/// `value x 2^by`, rounded down, or `u128::MAX` if that is less.
fn shifted(value: U256, by: i128) -> u128 {
	let Ok(distance) = usize::try_from(by.unsigned_abs()) else {
		return if by < 0 || value.is_zero() { 0 } else { u128::MAX };
	};
	if by < 0 {
		// A shift by 256 or more gives zero.
		return u128::try_from(value >> distance).unwrap_or(u128::MAX);
	}
	if value.bits().saturating_add(distance) > 128 {
		return if value.is_zero() { 0 } else { u128::MAX };
	}
	u128::try_from(value << distance).unwrap_or(u128::MAX)
}
