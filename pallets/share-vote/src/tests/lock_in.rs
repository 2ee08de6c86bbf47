//! The maths of activation, without storage.

use crate::activation::{lock_in_needs, next_step, LockIn, WORD_BITS};
use assay_primitives::share::Activation::{self, *};
use proptest::prelude::*;
use std::collections::VecDeque;

#[test]
fn step_follows_from_the_last_one_and_the_shares() {
	// The last step, mature shares, whether locked in; the activation size is 100.
	for (step, mature, locked_in, expected) in [
		(Dormant, 0, false, Dormant),
		(Dormant, 99, true, Dormant),
		(Dormant, 100, false, Optional),
		(Dormant, u64::MAX, true, Optional),
		(Optional, 2, true, Dormant),
		(Optional, 3, false, Optional),
		(Optional, 3, true, Required),
		(Required, 2, true, Dormant),
		(Required, 3, false, Required),
		(Required, 1_000, true, Required),
	] {
		assert_eq!(next_step(step, mature, 100, locked_in), expected, "{step:?} {mature}");
	}
	// A size below three, which no valid parameter has, is no way around three shares.
	assert_eq!(next_step(Dormant, 2, 0, true), Activation::Dormant);
}

#[test]
fn lock_in_needs_nine_tenths_rounded_up() {
	for (window, needed) in [
		(0, 0),
		(1, 1),
		(10, 9),
		(11, 10),
		(19, 18),
		(20, 18),
		(21, 19),
		(20_160, 18_144),
		(1_000_000, 900_000),
		(u32::MAX, 3_865_470_566),
	] {
		assert_eq!(lock_in_needs(window), needed, "{window}");
	}
}

#[test]
fn lock_in_is_not_reached_when_it_has_not_begun() {
	assert!(!LockIn::default().is_reached(0));
	assert!(!LockIn::default().is_reached(10));
	assert!(!LockIn::new(10).is_reached(10));
}

#[test]
fn lock_in_does_not_panic_when_the_window_is_none() {
	let mut lock_in = LockIn::new(0);
	for _ in 0..3 {
		assert_eq!(lock_in.push(u64::MAX, false), u64::MAX - 1);
		assert!(!lock_in.is_reached(0));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(512))]

	#[test]
	fn lock_in_counts_what_a_list_of_the_last_blocks_counts(
		window in 1..200u32,
		left_over in any::<u64>(),
		likely in 0.0..1.0f64,
		blocks in prop::collection::vec(0.0..1.0f64, 0..700),
	) {
		let words = window.div_ceil(WORD_BITS) as usize;
		let mut bits = vec![left_over; words];
		let mut lock_in = LockIn::new(window);
		let mut last = VecDeque::new();
		for carried in blocks.into_iter().map(|chance| chance < likely) {
			let word = &mut bits[lock_in.word() as usize];
			*word = lock_in.push(*word, carried);
			last.push_back(carried);
			if last.len() > window as usize {
				last.pop_front();
			}
			let quorums = last.iter().filter(|carried| **carried).count() as u32;
			prop_assert_eq!(lock_in.quorums, quorums);
			prop_assert_eq!(lock_in.blocks(), last.len() as u32);
			prop_assert_eq!(lock_in.is_reached(window), quorums * 10 >= window * 9);
			prop_assert!(!lock_in.is_reached(window + 1));
			prop_assert!(lock_in.next < window);
		}
	}
}
