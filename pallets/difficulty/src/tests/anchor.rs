//! From where the schedule is counted.

use crate::{mock::*, AnchorPoint, Event};

/// The half life used after a change, and the block time.
const NEW: (u64, u64) = (10_000, 600_000);

#[test]
fn first_block_is_the_anchor_whatever_its_time() {
	for start in [0, 1, START, u64::MAX] {
		build_and_execute(|| {
			block_at(start);
			let parameters = parameters(BLOCK_TIME, HALF_LIFE);
			let expected = AnchorPoint { height: 1, time: start, difficulty: INITIAL, parameters };
			assert_eq!(anchor(), expected);
			assert_eq!(next_difficulty(), INITIAL);
			assert_eq!(events(), [Event::Anchored { difficulty: INITIAL, parameters }]);
		});
	}
}

#[test]
fn anchor_stays_and_nothing_is_reported_when_the_parameters_stay() {
	build_and_execute(|| {
		run_to(1);
		let first = anchor();
		for interval in [1, 400_000, 30_000, 90_000] {
			block_after(interval);
			assert_eq!(anchor(), first);
			assert_eq!(events(), []);
		}
	});
}

#[test]
fn difficulty_is_continuous_when_the_parameters_change() {
	build_and_execute(|| {
		run_to(3);
		// Far off schedule, so that the old rule's answer differs from the anchor's difficulty.
		block_after(BLOCK_TIME * 100);
		let old = anchor();
		begin_block();
		let new = parameters(NEW.0, NEW.1);
		Parameters::set(new);
		let time = Now::get() + BLOCK_TIME;
		end_block(time);

		let difficulty = old.child_difficulty(5, time);
		assert!(difficulty < INITIAL);
		assert_eq!(anchor(), AnchorPoint { height: 5, time, difficulty, parameters: new });
		assert_eq!(next_difficulty(), difficulty);
		assert_eq!(events(), [Event::Anchored { difficulty, parameters: new }]);
	});
}

#[test]
fn new_rule_counts_from_the_new_anchor_when_the_parameters_changed() {
	build_and_execute(|| {
		run_to(3);
		Parameters::set(parameters(NEW.0, NEW.1));
		run_to(4);
		let difficulty = anchor().difficulty;
		// On the new schedule: no change, though it is far ahead of the old one.
		for _ in 0..50 {
			block_after(NEW.0);
			assert_eq!(next_difficulty(), difficulty);
		}
		// One new half life late: half.
		block_after(NEW.0 + NEW.1);
		assert_eq!(next_difficulty(), difficulty / 2);
	});
}

#[test]
fn difficulty_is_continuous_when_the_parameters_change_in_every_block() {
	build_and_execute(|| {
		run_to(2);
		for step in 1..40 {
			let old = anchor();
			Parameters::set(parameters(BLOCK_TIME, HALF_LIFE + step));
			block_after(BLOCK_TIME * (step % 3));
			let by_old_rule = old.child_difficulty(System::block_number(), Now::get());
			assert_eq!(next_difficulty(), by_old_rule);
			assert_eq!(anchor().height, System::block_number());
		}
	});
}

#[test]
fn parameters_take_effect_in_the_first_block_when_they_change_in_it() {
	build_and_execute(|| {
		begin_block();
		Parameters::set(parameters(NEW.0, NEW.1));
		end_block(START);
		assert_eq!(anchor().parameters, parameters(NEW.0, NEW.1));
		assert_eq!(next_difficulty(), INITIAL);
	});
}

#[test]
fn child_difficulty_counts_no_blocks_when_the_height_is_below_the_anchor() {
	let parameters = parameters(BLOCK_TIME, HALF_LIFE);
	let anchor = AnchorPoint { height: 10, time: START, difficulty: 64, parameters };
	assert_eq!(anchor.child_difficulty(10, START), 64);
	assert_eq!(anchor.child_difficulty(3, START), 64);
	assert_eq!(anchor.child_difficulty(3, START + HALF_LIFE), 32);
}
