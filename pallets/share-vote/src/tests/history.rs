//! The last closed draws are kept in a ring.

use crate::{mock::*, History, Previous};
use assay_primitives::share::Outcome;

/// The heights of the draws in the ring.
fn kept() -> Vec<u32> {
	let mut kept: Vec<_> = History::<Test>::iter_values().map(|draw| draw.number).collect();
	kept.sort_unstable();
	kept
}

#[test]
fn draw_enters_the_ring_when_its_time_is_over() {
	build_and_execute(|| {
		run_to(2);
		assert!(kept().is_empty());
		let draw = Previous::<Test>::get().unwrap();
		block();
		assert_eq!(kept(), [0]);
		assert_eq!(record(0), draw.record());
		assert!(record(0).shares.iter().all(|share| share.outcome == Outcome::Voted));
		assert_eq!(record(0).hash, System::block_hash(0));
	});
}

#[test]
fn ring_keeps_the_last_draws_when_it_is_full() {
	build_and_execute(|| {
		run_to(10);
		assert_eq!(kept(), (0..=7).collect::<Vec<_>>());
		block();
		assert_eq!(kept(), (1..=8).collect::<Vec<_>>());
		run_to(40);
		assert_eq!(kept(), (30..=37).collect::<Vec<_>>());
	});
}

#[test]
fn ring_of_one_keeps_the_last_draw() {
	build_and_execute(|| {
		HistoryLength::set(1);
		run_to(9);
		assert_eq!(kept(), [6]);
	});
}

#[test]
fn ring_keeps_old_draws_when_nothing_is_drawn_any_more() {
	build_and_execute(|| {
		run_to(10);
		world::Lots::<Test>::kill();
		(0..30).for_each(|_| drop(block_without()));
		assert_eq!(kept(), (2..=9).collect::<Vec<_>>());
	});
}
