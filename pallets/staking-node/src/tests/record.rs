//! What the record of a node counts, and when a window of it is judged.

use crate::{mock::*, Event, Records};
use assay_primitives::{
	node::{ClosedWindow, Tally},
	share::{VoteTiming, VoterDirectory},
};
use frame_support::assert_ok;

fn tally(voted: u32, late: u32, missed: u32) -> Tally {
	Tally { voted, late, missed }
}

#[test]
fn record_counts_what_became_of_votes_and_how_often_the_node_was_drawn() {
	build_and_execute(|| {
		nodes([1, 2]);
		(0..9).for_each(|_| StakingNode::note_drawn(&account(1)));
		votes(1, 3, 2, 1);
		let record_of_one = record(1);
		assert_eq!(record_of_one.drawn, 9);
		assert_eq!(record_of_one.window, tally(3, 2, 1));
		assert_eq!(record_of_one.lifetime, tally(3, 2, 1));
		assert_eq!(record(2), Default::default());
	});
}

#[test]
fn holder_who_votes_alone_has_no_record() {
	build_and_execute(|| {
		StakingNode::note_drawn(&account(1));
		StakingNode::note_voted(&account(1), VoteTiming::Late);
		(0..200).for_each(|_| StakingNode::note_missed(&account(1)));
		assert_eq!(Records::<Test>::iter().count(), 0);
		assert_eq!(free(1), ENDOWMENT);
	});
}

#[test]
fn window_is_closed_with_its_last_outcome_and_the_next_begins_empty() {
	build_and_execute(|| {
		nodes([1]);
		run_to(5);
		votes(1, 99, 0, 0);
		assert_eq!((record(1).windows.len(), record(1).window), (0, tally(99, 0, 0)));
		votes(1, 0, 1, 0);
		let closed = ClosedWindow { closed: 5, tally: tally(99, 1, 0) };
		assert_eq!(record(1).windows.to_vec(), [closed]);
		assert_eq!(record(1).window, Tally::default());
		let expected = Event::WindowClosed { node: account(1), tally: closed.tally };
		assert_eq!(events(), [expected]);
		votes(1, 0, 0, 1);
		assert_eq!(record(1).window, tally(0, 0, 1));
		assert_eq!(record(1).lifetime, tally(99, 1, 1));
	});
}

#[test]
fn record_keeps_the_last_eight_windows() {
	build_and_execute(|| {
		nodes([1]);
		for window in 1..=10 {
			votes(1, 100 - window, window, 0);
		}
		let late: Vec<_> = record(1).windows.iter().map(|window| window.tally.late).collect();
		assert_eq!(late, [3, 4, 5, 6, 7, 8, 9, 10]);
		assert_eq!(record(1).lifetime, tally(945, 55, 0));
	});
}

#[test]
fn window_is_not_judged_before_it_is_full() {
	build_and_execute(|| {
		nodes([1]);
		votes(1, 0, 0, 99);
		assert_eq!((held(1), node(1).jailed_until), (BOND, None));
		votes(1, 1, 0, 0);
		assert_eq!(held(1), BOND * 95 / 100);
	});
}

#[test]
fn misses_of_two_windows_are_not_added_up() {
	build_and_execute(|| {
		nodes([1]);
		// Forty misses in a row, twenty in each window.
		votes(1, 80, 0, 20);
		votes(1, 0, 0, 20);
		votes(1, 80, 0, 0);
		assert_eq!((held(1), node(1).jailed_until), (BOND, None));
	});
}

#[test]
fn window_is_closed_at_once_when_the_parameter_falls_below_what_it_has() {
	build_and_execute(|| {
		nodes([1]);
		votes(1, 30, 0, 0);
		Parameters::mutate(|it| it.penalty_window = 10);
		votes(1, 1, 0, 0);
		assert_eq!(record(1).windows[0].tally, tally(31, 0, 0));
	});
}

#[test]
fn node_without_draws_is_never_punished() {
	build_and_execute(|| {
		nodes([1]);
		run_to(200);
		assert_eq!((held(1), node(1).jailed_until), (BOND, None));
		assert_ok!(close(1));
	});
}
