//! The difficulty follows the schedule error.

use crate::mock::*;

#[test]
fn difficulty_stays_when_every_block_is_on_schedule() {
	build_and_execute(|| {
		for _ in 0..500 {
			block_after(BLOCK_TIME);
			assert_eq!(next_difficulty(), INITIAL);
		}
	});
}

#[test]
fn difficulty_doubles_when_the_chain_is_a_half_life_ahead() {
	build_and_execute(|| {
		run_to(1);
		// 240 block times in a half life: 241 blocks in one block time are 240 ahead.
		for _ in 0..240 {
			block_after(0);
		}
		block_after(BLOCK_TIME);
		assert_eq!(next_difficulty(), INITIAL * 2);
	});
}

#[test]
fn difficulty_halves_when_the_chain_is_a_half_life_behind() {
	build_and_execute(|| {
		run_to(1);
		block_after(BLOCK_TIME + HALF_LIFE);
		assert_eq!(next_difficulty(), INITIAL / 2);
	});
}

#[test]
fn difficulty_rises_with_every_fast_block_and_falls_with_every_slow_one() {
	build_and_execute(|| {
		run_to(2);
		for (interval, rises) in [(BLOCK_TIME - 1_000, true), (BLOCK_TIME + 1_000, false)] {
			for _ in 0..50 {
				let before = next_difficulty();
				block_after(interval);
				assert_eq!(next_difficulty() > before, rises);
			}
		}
		assert_eq!(next_difficulty(), INITIAL);
	});
}

#[test]
fn difficulty_does_not_depend_on_the_order_of_the_intervals() {
	let after = |intervals: &[u64]| {
		let mut difficulty = 0;
		build_and_execute(|| {
			run_to(1);
			intervals.iter().for_each(|interval| drop(block_after(*interval)));
			difficulty = next_difficulty();
		});
		difficulty
	};
	let difficulty = after(&[1, 90_000, 30_000, 500_000]);
	assert_eq!(after(&[500_000, 30_000, 90_000, 1]), difficulty);
	assert_ne!(difficulty, INITIAL);
}

#[test]
fn difficulty_is_never_zero_when_the_chain_stands_for_ever() {
	build_and_execute(|| {
		run_to(1);
		block_at(u64::MAX);
		assert_eq!(next_difficulty(), 1);
	});
}

#[test]
fn difficulty_returns_at_once_when_the_schedule_is_met_again() {
	build_and_execute(|| {
		run_to(1);
		// Ten half lives ahead, so a thousand times the difficulty; then as long a wait.
		for _ in 0..2_400 {
			block_after(0);
		}
		assert_eq!(next_difficulty(), INITIAL * 1024);
		block_after(BLOCK_TIME * 2_401);
		assert_eq!(next_difficulty(), INITIAL);
	});
}
