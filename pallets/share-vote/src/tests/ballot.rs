//! A node learns at a block what the block's child will have.

use crate::{mock::*, Current, EscapeAt, Previous};
use assay_primitives::share::{Activation, LateBallot, VoteInherent, DRAWN};
use sp_io::storage::root;
use sp_runtime::StateVersion;

#[test]
fn ballot_is_the_draw_that_the_next_block_makes() {
	build_and_execute(|| {
		for height in 1..10 {
			let before = root(StateVersion::V1);
			let ballot = ballot();
			assert_eq!(root(StateVersion::V1), before, "asking changes nothing");
			begin_in_time();
			assert_eq!(ballot.number, height - 1);
			assert_eq!(ballot.drawn, Some(current().shares.map(|open| open.share)));
			assert_eq!(ballot.escape_at, EscapeAt::<Test>::get());
			assert!(ballot.required);
			let votes = votes(&current(), [true; DRAWN]);
			include(VoteInherent { votes, ..Default::default() }).unwrap().unwrap();
			end();
		}
	});
}

#[test]
fn ballot_says_which_late_votes_are_still_missing() {
	build_and_execute(|| {
		assert_eq!(ballot().late, None);
		block();
		let genesis = System::block_hash(0);
		assert_eq!(ballot().late, Some(LateBallot { block: genesis, voted: [true; DRAWN] }));
		block_with([true, false, true]);
		let late = ballot().late.unwrap();
		assert_eq!(late.voted, [true, false, true]);
		begin_in_time();
		// The very block that the node is to ask late votes for.
		assert_eq!(late.block, Previous::<Test>::get().unwrap().hash);
		let votes = votes(&current(), [true; DRAWN]);
		include(VoteInherent { votes, ..Default::default() }).unwrap().unwrap();
		end();
	});
}

#[test]
fn ballot_gives_the_time_from_which_a_child_escapes() {
	build_and_execute(|| {
		run_to(4);
		assert_eq!(ballot().escape_at, pallet_timestamp::Now::<Test>::get() + ESCAPE_GAP);
		begin();
		set_time(ballot_of_current());
		end();
	});
}

fn ballot_of_current() -> u64 {
	ShareVote::ballot().escape_at
}

#[test]
fn ballot_requires_nothing_when_votes_are_optional_or_nothing_is_drawn() {
	from_step(Activation::Optional, || {
		let ballot = ballot();
		assert!(ballot.drawn.is_some());
		assert!(!ballot.required);
	});
	from_step(Activation::Required, || {
		world::Lots::<Test>::kill();
		let ballot = ballot();
		assert_eq!((ballot.number, ballot.drawn, ballot.required), (0, None, false));
		block_without();
		assert_eq!(Current::<Test>::get(), None);
	});
}

#[test]
fn ballot_requires_a_quorum_from_the_block_on_that_locks_in() {
	from_step(Activation::Optional, || {
		for _ in 0..18 {
			assert!(!ballot().required);
			block();
		}
		assert!(ballot().required);
	});
}
