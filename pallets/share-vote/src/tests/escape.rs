//! A block that comes late enough needs no quorum.

use super::refusal;
use crate::{mock::*, EscapeAt};
use assay_primitives::{
	share::{VoteInherent, DRAWN},
	Moment,
};

fn now() -> Moment {
	pallet_timestamp::Now::<Test>::get()
}

/// Begin the next block this long after its parent.
fn begin_after(gap: Moment) {
	begin();
	set_time(now() + gap);
}

#[test]
fn block_needs_no_inherent_when_the_escape_gap_has_just_passed() {
	build_and_execute(|| {
		run_to(3);
		begin_after(ESCAPE_GAP);
		end();
		assert_eq!(System::block_number(), 4);
	});
}

#[test]
fn block_may_carry_any_votes_when_the_escape_gap_has_passed() {
	for slots in [[false; DRAWN], [false, true, false], [true, true, false], [true; DRAWN]] {
		build_and_execute(|| {
			run_to(3);
			begin_after(ESCAPE_GAP);
			let votes = votes(&current(), slots);
			include(VoteInherent { votes, ..Default::default() }).unwrap().unwrap();
			end();
			assert_eq!(current().voted(), slots);
		});
	}
}

#[test]
fn gap_is_counted_from_the_parent_and_not_from_the_last_quorum() {
	let chain = || {
		run_to(3);
		begin_after(ESCAPE_GAP);
		end();
		assert_eq!(EscapeAt::<Test>::get(), now());
		begin_after(ESCAPE_GAP - 1);
		assert_eq!(EscapeAt::<Test>::get(), now() + 1);
		end();
	};
	let words = refusal(|| ext().execute_with(chain));
	assert!(words.contains("quorum"), "{words}");
}

#[test]
fn block_one_escapes_because_genesis_has_no_time() {
	build_and_execute(|| {
		begin_in_time();
		assert_eq!(EscapeAt::<Test>::get(), ESCAPE_GAP);
		end();
	});
}

#[test]
fn gap_of_a_block_is_that_of_its_beginning_when_the_parameter_changes_in_it() {
	// It grows: the block that escaped is not caught by its own transactions.
	build_and_execute(|| {
		run_to(3);
		begin_after(ESCAPE_GAP);
		Parameters::mutate(|parameters| parameters.escape_gap = ESCAPE_GAP * 9);
		end();
		// From the next block on it holds.
		begin();
		assert_eq!(EscapeAt::<Test>::get(), now() + ESCAPE_GAP * 9);
		set_time(now() + ESCAPE_GAP * 9);
		end();
	});
	// It shrinks: the block that needed a quorum does not get away with it.
	let shrunk = || {
		run_to(3);
		begin_after(ESCAPE_GAP - 1);
		Parameters::mutate(|parameters| parameters.escape_gap = 1_000);
		end();
	};
	assert!(refusal(|| ext().execute_with(shrunk)).contains("quorum"));
}

#[test]
fn no_time_escapes_when_the_sum_is_beyond_all_times() {
	build_and_execute(|| {
		run_to(3);
		Parameters::mutate(|parameters| parameters.escape_gap = Moment::MAX);
		block();
		assert_eq!(EscapeAt::<Test>::get(), Moment::MAX);
	});
}
