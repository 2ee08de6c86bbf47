//! `e^y` and the logarithm against known digits.

use crate::market::{
	fixed::{Fixed, LN_2},
	surge::{exp, ln},
};
use sp_core::U256;

/// A number from its digits in base 16, in steps of 2^-144.
fn digits(hex: &str) -> U256 {
	U256::from_str_radix(hex, 16).unwrap()
}

/// By how many steps of 2^-144 `found` is below `expected`; it must not be above.
fn missing(found: Fixed, expected: U256) -> U256 {
	expected.checked_sub(found.bits()).expect("never too much")
}

/// The number as a float.
fn float(number: Fixed) -> f64 {
	number.bits().low_u128() as f64 / 2f64.powi(144)
		+ (number.bits() >> 128usize).low_u128() as f64 / 65_536.0
}

/// How far off `exp` may be: 2^-130.
fn bound() -> U256 {
	U256::one() << 14usize
}

#[test]
fn exp_is_below_and_within_2_to_the_minus_130_of_known_digits() {
	// Worked out with 200 decimal digits, and cut off after 144 bits.
	for (y, expected) in [
		(Fixed::ZERO, "1000000000000000000000000000000000000"),
		(Fixed::ONE, "2b7e151628aed2a6abf7158809cf4f3c762e7"),
		(Fixed::ONE.half(), "1a61298e1e069bc972dfefab6df33f9b1f651"),
		(Fixed::from_integer(2), "763992e35376b730ce8ee881ada2aeea11eb9"),
		(Fixed::from_integer(4), "3699205c4e74b0cf1ada77fb727b72da0594d5"),
		(Fixed::ONE.over_integer(10_000), "100068dce3484dce1eafe9702b4323281349d"),
	] {
		assert!(missing(exp(y), digits(expected)) < bound(), "{y:?}");
	}
}

#[test]
fn exp_of_zero_is_exactly_one() {
	assert_eq!(exp(Fixed::ZERO), Fixed::ONE);
}

#[test]
fn exp_agrees_with_floats_from_zero_to_the_logarithm_of_64() {
	for step in 0..=4_158u64 {
		let y = Fixed::from_integer(step.into()).over_integer(1_000);
		let (found, expected) = (float(exp(y)), (step as f64 / 1_000.0).exp());
		assert!((found / expected - 1.0).abs() < 1e-13, "{step}: {found} {expected}");
	}
}

#[test]
fn exp_of_a_sum_is_the_product_up_to_the_errors_of_both() {
	for (a, b) in [(1u64, 2u64), (1_000, 2_000), (333, 3_500), (2_079, 2_079)] {
		let part = |thousandths: u64| Fixed::from_integer(thousandths.into()).over_integer(1_024);
		let (whole, product) = (exp(part(a + b)).bits(), exp(part(a)).times(exp(part(b))).bits());
		let difference = whole.max(product) - whole.min(product);
		// Each factor's error is multiplied by the other factor, at most 64.
		assert!(difference < bound() << 7usize, "{a} {b} {difference}");
	}
}

#[test]
fn ln_is_below_and_within_2_to_the_minus_135_of_known_digits() {
	for (n, expected) in [
		(0, "0"),
		(1, "0"),
		(2, "b17217f7d1cf79abc9e3b39803f2f6af40f3"),
		(3, "1193ea7aad030a976a4198d55053b7cb5be14"),
		(5, "19c041f7ed8d336afdf77a516075931f4494c"),
		(16, "2c5c85fdf473de6af278ece600fcbdabd03cd"),
		(17, "2d54d783f4fef39dfe5f3871785655355d714"),
		(63, "424a47a38c606c8343ec7b1793092d9b1c85e"),
		(64, "428ac8fceeadcda06bb56359017b1c81b85b3"),
	] {
		assert!(missing(ln(n), digits(expected)) < U256::one() << 9usize, "{n}");
	}
	assert_eq!(ln(2), LN_2);
}

#[test]
fn ln_is_undone_by_exp_for_every_cap() {
	for n in 1..=64u32 {
		let back = exp(ln(n)).bits();
		let whole = Fixed::from_integer(n.into()).bits();
		let missing = whole.checked_sub(back).expect("never too much");
		assert!(missing < bound() << 2usize, "{n}: {missing}");
	}
}
