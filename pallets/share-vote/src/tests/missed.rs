//! A vote that comes in neither of two blocks is missed.

use crate::{mock::*, Event};
use assay_primitives::share::{Outcome, VoteInherent, DRAWN};
use world::{Note, Notes, Unpaid};

fn misses() -> usize {
	Notes::<Test>::get().iter().filter(|note| matches!(note, Note::Missed(_))).count()
}

#[test]
fn share_is_missed_at_the_beginning_of_the_third_block_and_not_before() {
	build_and_execute(|| {
		run_to(3);
		block_with([true, false, true]);
		let share = current().shares[1].share.clone();
		assert_eq!((misses(), current().number), (0, 3), "block 4");
		block();
		assert_eq!(misses(), 0, "block 5");
		begin();
		assert_eq!(misses(), 1, "block 6");
		let (lot, delegate) = (share.lot, share.delegate);
		let missed = Event::ShareMissed { on: 3, slot: 1, lot, delegate: delegate.clone() };
		assert_eq!(events()[0], missed);
		assert!(Notes::<Test>::get().contains(&Note::Missed(delegate.clone())));
		assert_eq!(Unpaid::<Test>::get(), [(3, share.owner, delegate)], "the till is told");
		set_time(next_time());
		let votes = votes(&current(), [true; DRAWN]);
		include(VoteInherent { votes, ..Default::default() }).unwrap().unwrap();
		end();
		let outcomes = record(3).shares.map(|share| share.outcome);
		assert_eq!(outcomes, [Outcome::Voted, Outcome::Missed, Outcome::Voted]);
	});
}

#[test]
fn shares_without_a_key_are_missed_by_slot() {
	build_and_execute(|| {
		run_to(3);
		world::Lots::<Test>::put(vec![solo(77, 3)]);
		begin();
		set_time(pallet_timestamp::Now::<Test>::get() + ESCAPE_GAP);
		world::Lots::<Test>::put(first_lots());
		end();
		run_to(5);
		begin();
		let missed = |slot: u8| Event::ShareMissed { on: 3, slot, lot: 77, delegate: account(77) };
		assert_eq!(events()[..DRAWN], [missed(0), missed(1), missed(2)]);
		assert_eq!(misses(), DRAWN);
		assert_eq!(Unpaid::<Test>::get(), vec![(3, account(77), account(77)); DRAWN]);
		assert_eq!(record(3).shares.map(|share| share.outcome), [Outcome::Missed; DRAWN]);
		set_time(pallet_timestamp::Now::<Test>::get() + ESCAPE_GAP);
		end();
	});
}

#[test]
fn nothing_is_missed_when_every_vote_comes() {
	build_and_execute(|| {
		run_to(12);
		assert_eq!(misses(), 0);
		assert!(Unpaid::<Test>::get().is_empty());
	});
}
