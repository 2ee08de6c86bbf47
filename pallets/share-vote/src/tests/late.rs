//! A vote that misses the next block may still come in the one after.

use crate::{mock::*, Error, Event, OpenDraw, Previous};
use assay_primitives::{
	share::{key::VotingPair, BlockVotes, Outcome, VoteInherent, VoteTiming, DRAWN},
	AccountId,
};
use frame_support::{assert_noop, assert_ok};
use world::{Lots, Note, Notes, Paid};

fn previous() -> OpenDraw<AccountId> {
	Previous::<Test>::get().unwrap()
}

/// A quorum in time, and the late votes of these slots.
fn with_late(slots: [bool; DRAWN]) -> VoteInherent {
	let late = votes(&previous(), slots);
	VoteInherent { votes: votes(&current(), [true, true, false]), late }
}

/// A quorum in time, and the late vote of slot 2 by this pair.
fn with_late_by(pair: &VotingPair) -> VoteInherent {
	let vote = vote(pair, previous().hash, 2);
	VoteInherent { late: BlockVotes([None, None, Some(vote)]), ..with_late([false; DRAWN]) }
}

#[test]
fn late_vote_is_counted_paid_as_late_and_recorded() {
	build_and_execute(|| {
		run_to(3);
		block_with([true, true, false]);
		Notes::<Test>::kill();
		Paid::<Test>::kill();
		begin_in_time();
		include(with_late([false, false, true])).unwrap().unwrap();
		end();
		let share = previous().shares[2].share.clone();
		let late = (3, share.owner, share.delegate.clone(), VoteTiming::Late);
		assert_eq!(Paid::<Test>::get()[2..], [late]);
		let note = Note::Voted(share.delegate, VoteTiming::Late);
		assert_eq!(Notes::<Test>::get().last(), Some(&note));
		let (votes, late) = ([true, true, false], [false, false, true]);
		assert_eq!(events().last(), Some(&Event::VotesIncluded { on: 4, votes, late }));
		block();
		let outcomes = record(3).shares.map(|share| share.outcome);
		assert_eq!(outcomes, [Outcome::Voted, Outcome::Voted, Outcome::Late]);
	});
}

#[test]
fn late_votes_are_all_three_counted_when_the_parent_escaped_without_any() {
	build_and_execute(|| {
		run_to(3);
		begin();
		set_time(pallet_timestamp::Now::<Test>::get() + ESCAPE_GAP);
		end();
		begin_in_time();
		include(with_late([true; DRAWN])).unwrap().unwrap();
		end();
		block();
		assert_eq!(record(3).shares.map(|share| share.outcome), [Outcome::Late; DRAWN]);
	});
}

#[test]
fn late_vote_stays_valid_when_the_key_is_changed_in_the_block_it_missed() {
	build_and_execute(|| {
		run_to(3);
		Lots::<Test>::put(vec![solo(1, 100)]);
		begin_in_time();
		let votes = votes(&current(), [true, true, false]);
		include(VoteInherent { votes, ..Default::default() }).unwrap().unwrap();
		assert_ok!(ShareVote::set_voting_key(RuntimeOrigin::signed(account(1)), key(41)));
		end();
		begin_in_time();
		// The new key votes on the new block, the old one on the old.
		assert!(current().shares.iter().all(|open| open.share.key == Some(key(41))));
		let by_new_key = with_late_by(&pair(41));
		assert_noop!(
			ShareVote::vote(RuntimeOrigin::none(), by_new_key),
			Error::<Test>::BadSignature
		);
		include(with_late_by(&pair(1))).unwrap().unwrap();
		end();
	});
}

#[test]
fn late_vote_stays_valid_when_the_lot_is_redelegated_in_the_block_it_missed() {
	build_and_execute(|| {
		run_to(3);
		Lots::<Test>::put(vec![by_node(100)]);
		block_with([true, true, false]);
		// At the end of block 4, the block that the third vote on block 3 missed.
		Lots::<Test>::mutate(|lots| lots[0].delegate = account(OWNER));
		Notes::<Test>::kill();
		Paid::<Test>::kill();
		begin_in_time();
		assert!(current().shares.iter().all(|open| open.share.delegate == account(OWNER)));
		assert_noop!(
			ShareVote::vote(RuntimeOrigin::none(), with_late_by(&pair(OWNER))),
			Error::<Test>::BadSignature
		);
		include(with_late_by(&pair(NODE))).unwrap().unwrap();
		end();
		let late = (3, account(OWNER), account(NODE), VoteTiming::Late);
		assert_eq!(Paid::<Test>::get().last(), Some(&late));
		let note = Note::Voted(account(NODE), VoteTiming::Late);
		assert_eq!(Notes::<Test>::get().last(), Some(&note));
	});
}

#[test]
fn late_vote_stays_valid_when_the_chain_has_become_dormant() {
	build_and_execute(|| {
		run_to(3);
		block_with([true, true, false]);
		Lots::<Test>::kill();
		begin_in_time();
		assert_eq!(crate::Current::<Test>::get(), None);
		let late = votes(&previous(), [false, false, true]);
		include(VoteInherent { late, ..Default::default() }).unwrap().unwrap();
		end();
		block_without();
		assert_eq!(record(3).shares[2].outcome, Outcome::Late);
	});
}
