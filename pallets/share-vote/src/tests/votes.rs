//! Votes that come in the next block are counted, paid and recorded.

use crate::{mock::*, Event};
use assay_primitives::share::{Activation, Outcome, VoteInherent, VoteTiming, VotesCarried, DRAWN};
use world::{Note, Notes, Paid};

#[test]
fn votes_are_counted_paid_and_recorded_when_they_come_in_the_next_block() {
	for slots in [[true, true, false], [true, false, true], [false, true, true], [true; DRAWN]] {
		build_and_execute(|| {
			run_to(3);
			Notes::<Test>::kill();
			Paid::<Test>::kill();
			block_with(slots);
			let draw = current();
			assert_eq!(draw.voted(), slots);
			let voted = || draw.shares.iter().zip(slots).filter(|it| it.1).map(|it| &it.0.share);
			let paid: Vec<_> = voted()
				.map(|share| (3, share.owner.clone(), share.delegate.clone(), VoteTiming::InTime))
				.collect();
			assert_eq!(Paid::<Test>::get(), paid);
			let noted: Vec<_> = voted()
				.map(|share| Note::Voted(share.delegate.clone(), VoteTiming::InTime))
				.collect();
			assert_eq!(Notes::<Test>::get()[DRAWN..], noted);
			let event = Event::VotesIncluded { on: 3, votes: slots, late: [false; DRAWN] };
			assert_eq!(events()[1..], [event]);
			let expected = slots.map(|it| if it { Outcome::Voted } else { Outcome::Pending });
			assert_eq!(draw.shares.map(|open| open.outcome), expected);
		});
	}
}

#[test]
fn votes_carried_are_those_on_the_parent_whatever_comes_late() {
	build_and_execute(|| {
		run_to(3);
		block_with([true, true, false]);
		assert_eq!(ShareVote::votes_carried(), Some(2));
		begin_in_time();
		assert_eq!(ShareVote::votes_carried(), Some(0));
		let late = votes(&crate::Previous::<Test>::get().unwrap(), [false, false, true]);
		let votes = votes(&current(), [true, false, true]);
		include(VoteInherent { votes, late }).unwrap().unwrap();
		assert_eq!(ShareVote::votes_carried(), Some(2));
		end();
		block();
		assert_eq!(ShareVote::votes_carried(), Some(3));
	});
}

#[test]
fn votes_carried_are_unknown_when_nothing_is_drawn() {
	from_step(Activation::Dormant, || {
		world::Lots::<Test>::kill();
		block_without();
		assert_eq!(ShareVote::votes_carried(), None);
	});
}

#[test]
fn any_number_of_votes_is_counted_when_votes_are_optional() {
	from_step(Activation::Optional, || {
		block_without();
		assert_eq!(ShareVote::votes_carried(), Some(0));
		block_with([false; DRAWN]);
		assert_eq!(ShareVote::votes_carried(), Some(0));
		block_with([false, true, false]);
		assert_eq!(ShareVote::votes_carried(), Some(1));
		block();
		assert_eq!(ShareVote::votes_carried(), Some(3));
		// All three of block 3, and the one of block 2.
		assert_eq!(Paid::<Test>::get().len(), 4);
	});
}

#[test]
fn vote_of_each_slot_is_one_of_its_own_when_one_key_has_all_three() {
	build_and_execute(|| {
		run_to(3);
		world::Lots::<Test>::put(vec![solo(4, 100)]);
		block();
		assert_eq!(current().votes(), 3);
		assert!(current().shares.iter().all(|open| open.share.owner == account(4)));
	});
}
