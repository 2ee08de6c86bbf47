//! The rule as pure maths: against exact powers, and for any input.

use crate::asert::{next_difficulty, schedule_error, ERROR_BOUND_PPM};
use proptest::prelude::*;

const HALF_LIFE: u64 = 7_200_000;

/// What the rule would give in real numbers, within the same limits.
fn exact(anchor: u128, error: i128, half_life: u64) -> f64 {
	let power = (-(error as f64) / half_life as f64).exp2();
	(anchor as f64 * power).clamp(1.0, u128::MAX as f64)
}

fn deviation(anchor: u128, error: i128, half_life: u64) -> (f64, f64) {
	let exact = exact(anchor, error, half_life);
	let found = next_difficulty(anchor, error, half_life) as f64;
	((found - exact).abs(), exact * f64::from(ERROR_BOUND_PPM) / 1e6 + 1.0)
}

/// A difficulty of any order of magnitude.
fn any_magnitude() -> impl Strategy<Value = u128> {
	(any::<u128>(), 0..128u32).prop_map(|(bits, shift)| (bits >> shift).max(1))
}

/// A schedule error of any order of magnitude and either sign.
fn any_error() -> impl Strategy<Value = i128> {
	(any::<i128>(), 0..128u32).prop_map(|(bits, shift)| bits >> shift)
}

#[test]
fn difficulty_is_the_vector_of_the_table() {
	for (anchor, error, half_life, expected) in VECTORS {
		assert_eq!(
			next_difficulty(anchor, error, half_life),
			expected,
			"{anchor} {error} {half_life}"
		);
	}
}

#[test]
fn difficulty_is_an_exact_power_when_the_error_is_a_whole_number_of_half_lives() {
	for halvings in 0..128u32 {
		let error = i128::from(halvings) * i128::from(HALF_LIFE);
		assert_eq!(next_difficulty(1 << 127, error, HALF_LIFE), (1u128 << 127) >> halvings);
		assert_eq!(next_difficulty(1, -error, HALF_LIFE), 1 << halvings);
	}
}

#[test]
fn difficulty_keeps_its_bound_and_order_at_every_fraction_of_a_half_life() {
	// With a half life of 65,536 the errors are the exponent's own steps: all of them, over one
	// half life either way.
	let mut last = u128::MAX;
	for error in -65_536..=65_536i128 {
		let (found, bound) = deviation(1 << 100, error, 65_536);
		assert!(found <= bound, "{error}: {found} of {bound}");
		let difficulty = next_difficulty(1 << 100, error, 65_536);
		assert!(difficulty <= last, "{error}");
		last = difficulty;
	}
}

#[test]
fn difficulty_is_within_its_limits_when_the_input_is_extreme() {
	let extremes = [i128::MIN, i128::MIN + 1, -(1 << 97), -1, 0, 1, 1 << 97, i128::MAX];
	for anchor in [0, 1, 2, u128::MAX - 1, u128::MAX] {
		for error in extremes {
			for half_life in [0, 1, 2, HALF_LIFE, u64::MAX] {
				assert!(next_difficulty(anchor, error, half_life) >= 1);
			}
		}
	}
	assert_eq!(next_difficulty(u128::MAX, i128::MIN, 1), u128::MAX);
	assert_eq!(next_difficulty(u128::MAX, i128::MAX, 1), 1);
	assert_eq!(next_difficulty(0, 0, HALF_LIFE), 1);
	assert_eq!(next_difficulty(8, 1, 0), next_difficulty(8, 1, 1));
}

#[test]
fn schedule_error_is_time_passed_less_time_planned() {
	for (anchor_time, time, blocks, block_time, expected) in [
		(0, 0, 0, 0, 0),
		(1_000, 31_000, 1, 30_000, 0),
		(1_000, 31_001, 1, 30_000, 1),
		(1_000, 30_999, 1, 30_000, -1),
		(1_000, 0, 0, 30_000, -1_000),
		(0, u64::MAX, 0, u64::MAX, i128::from(u64::MAX)),
		(u64::MAX, 0, u32::MAX, u64::MAX, -i128::from(u64::MAX) * (1 << 32)),
	] {
		assert_eq!(schedule_error(anchor_time, time, blocks, block_time), expected);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(20_000))]

	#[test]
	fn difficulty_is_within_the_bound_of_the_exact_power(
		anchor in any_magnitude(),
		half_life in 1..=u64::MAX,
		half_lives in -130.0..130.0f64,
	) {
		let error = (half_lives * half_life as f64) as i128;
		let (found, bound) = deviation(anchor, error, half_life);
		prop_assert!(found <= bound, "{found} of {bound}");
	}

	#[test]
	fn difficulty_never_rises_when_the_chain_is_later(
		anchor in any_magnitude(),
		half_life in any::<u64>(),
		error in any_error(),
		later in any_error(),
	) {
		let later = error.saturating_add(later.saturating_abs());
		let at = |error| next_difficulty(anchor, error, half_life);
		prop_assert!(at(later) <= at(error));
	}

	#[test]
	fn difficulty_never_falls_when_the_anchor_is_higher(
		anchor in any_magnitude(),
		more in any_magnitude(),
		half_life in any::<u64>(),
		error in any_error(),
	) {
		let at = |anchor| next_difficulty(anchor, error, half_life);
		prop_assert!(at(anchor) <= at(anchor.saturating_add(more)));
	}

	#[test]
	fn difficulty_is_at_least_one_for_any_input(
		anchor in any::<u128>(),
		error in any::<i128>(),
		half_life in any::<u64>(),
	) {
		prop_assert!(next_difficulty(anchor, error, half_life) >= 1);
	}

	#[test]
	fn rule_answers_any_times_heights_and_parameters(
		anchor in any::<u128>(),
		times in any::<(u64, u64)>(),
		blocks in any::<u32>(),
		block_time in any::<u64>(),
		half_life in any::<u64>(),
	) {
		let error = schedule_error(times.0, times.1, blocks, block_time);
		prop_assert!(error.unsigned_abs() < 1 << 97);
		prop_assert!(next_difficulty(anchor, error, half_life) >= 1);
	}
}

/// Anchor difficulty, schedule error (ms), half life (ms), difficulty: computed apart from this code,
/// in integers of any size.
const VECTORS: [(u128, i128, u64, u128); 33] = [
	(1_000_000_000, 0, HALF_LIFE, 1_000_000_000),
	(1_000_000_000, 1, HALF_LIFE, 999_992_370),
	(1_000_000_000, -1, HALF_LIFE, 1_000_000_000),
	(1_000_000_000, 30_000, HALF_LIFE, 997_116_088),
	(1_000_000_000, -30_000, HALF_LIFE, 1_002_899_169),
	(1_000_000_000, 3_600_000, HALF_LIFE, 707_046_508),
	(1_000_000_000, -3_600_000, HALF_LIFE, 1_414_093_017),
	(1_000_000_000, 7_200_000, HALF_LIFE, 500_000_000),
	(1_000_000_000, -7_200_000, HALF_LIFE, 2_000_000_000),
	(1_000_000_000, 12_000_000, HALF_LIFE, 314_968_109),
	(1_000_000_000, -86_400_000, HALF_LIFE, 4_096_000_000_000),
	(1_000_000_000, 86_400_000, HALF_LIFE, 244_140),
	(1_000_000_000, 216_000_000, HALF_LIFE, 1),
	(1, -1, HALF_LIFE, 1),
	(1, -3_600_000, HALF_LIFE, 1),
	(1, -4_233_601, HALF_LIFE, 1),
	(3, -3_600_000, HALF_LIFE, 4),
	(3, 3_600_000, HALF_LIFE, 2),
	(1000, -110, HALF_LIFE, 1000),
	(1000, 109, HALF_LIFE, 999),
	(60, 1, 20_000, 59),
	(60, -1000, 20_000, 62),
	(60, 7777, 20_000, 45),
	(u128::MAX, 1, HALF_LIFE, 340_279_770_772_509_196_049_560_342_183_603_601_407),
	(u128::MAX, 7_200_000, HALF_LIFE, 170_141_183_460_469_231_731_687_303_715_884_105_727),
	(u128::MAX, -1, HALF_LIFE, u128::MAX),
	(
		170_141_183_460_469_231_731_687_303_715_884_105_728,
		-7_199_999,
		HALF_LIFE,
		340_279_770_772_509_196_049_560_342_183_603_601_408,
	),
	(170_141_183_460_469_231_731_687_303_715_884_105_728, -7_200_000, HALF_LIFE, u128::MAX),
	(1, -914_400_000, HALF_LIFE, 170_141_183_460_469_231_731_687_303_715_884_105_728),
	(1, -921_600_000, HALF_LIFE, u128::MAX),
	(
		18_446_744_073_709_551_615,
		-457_200_000,
		HALF_LIFE,
		240_595_459_533_928_307_810_174_902_411_229_921_280,
	),
	(
		12_345_678_901_234_567_890_123_456_789,
		-123_456_789,
		HALF_LIFE,
		1_791_654_304_862_765_430_486_276_543_046_836,
	),
	(
		12_345_678_901_234_567_890_123_456_789,
		123_456_789,
		HALF_LIFE,
		85_087_383_067_042_043_608_966,
	),
];
