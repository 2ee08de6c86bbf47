//! The vote store.

use crate::voting::{
	store::{Added, VoteStore, KEPT_BELOW_TIP, MAX_BLOCKS},
	testing::{ballot, child_ballot, signature},
};
use assay_primitives::{
	share::{Ballot, BlockVotes, LateBallot, VoteInherent},
	Hash,
};
use futures::{FutureExt, StreamExt};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn hash(number: u64) -> Hash {
	Hash::from_low_u64_be(number)
}

fn kept(added: Added) -> (Option<Duration>, bool) {
	match added {
		Added::Kept { quorum_after, late } => (quorum_after, late),
		other => panic!("the vote was not kept: {other:?}"),
	}
}

#[test]
fn store_knows_nothing_of_an_unknown_block() {
	let store = VoteStore::new();
	assert_eq!(store.ballot(&hash(1)), None);
	assert_eq!(store.votes(&hash(1)), BlockVotes::default());
	assert_eq!(store.inherent(&hash(1)), VoteInherent::default());
	assert_eq!(store.known_since(&hash(1)), None);
	assert_eq!(store.at_height(1), vec![]);
	assert!(!store.has_quorum(&hash(1)) && !store.is_known(&hash(1)) && store.is_empty());
	assert_eq!(store.add(&hash(1), 0, signature(1)), Added::UnknownBlock);
}

#[test]
fn block_gets_its_quorum_with_the_second_vote_and_only_once() {
	let store = VoteStore::new();
	let since = Instant::now() - Duration::from_secs(5);
	store.note_block_since(hash(1), ballot(1), since);
	assert_eq!(store.known_since(&hash(1)), Some(since));
	assert_eq!(kept(store.add(&hash(1), 2, signature(1))), (None, false));
	assert!(!store.has_quorum(&hash(1)));
	let (after, _) = kept(store.add(&hash(1), 0, signature(2)));
	assert!(after.is_some_and(|after| after >= Duration::from_secs(5)));
	assert!(store.has_quorum(&hash(1)));
	assert_eq!(kept(store.add(&hash(1), 1, signature(3))), (None, false));
	let all = [2, 3, 1].map(|content| Some(signature(content)));
	assert_eq!(store.votes(&hash(1)), BlockVotes(all));
}

#[test]
fn first_vote_of_a_slot_stays_when_another_comes() {
	let store = VoteStore::new();
	store.note_block(hash(1), 1, ballot(1));
	kept(store.add(&hash(1), 0, signature(1)));
	assert_eq!(store.add(&hash(1), 0, signature(2)), Added::Duplicate);
	assert_eq!(store.add(&hash(1), 3, signature(2)), Added::NoSuchSlot);
	assert_eq!(store.votes(&hash(1)).0, [Some(signature(1)), None, None]);
}

#[test]
fn block_keeps_its_votes_and_its_time_when_it_is_noted_again() {
	let store = VoteStore::new();
	store.note_block(hash(1), 1, ballot(1));
	let since = store.known_since(&hash(1));
	kept(store.add(&hash(1), 0, signature(1)));
	store.note_block(hash(1), 1, ballot(1));
	assert_eq!(store.known_since(&hash(1)), since);
	assert_eq!(store.votes(&hash(1)).count(), 1);
	assert_eq!(store.at_height(1), vec![hash(1)]);
}

#[test]
fn inherent_has_the_votes_on_the_block_and_the_late_ones_that_are_not_on_chain() {
	let store = VoteStore::new();
	store.note_block(hash(1), 1, ballot(1));
	let late = LateBallot { block: hash(1), voted: [true, false, false] };
	store.note_block(hash(2), 2, Ballot { late: Some(late), ..ballot(2) });
	for slot in 0..2 {
		kept(store.add(&hash(1), slot, signature(slot)));
		kept(store.add(&hash(2), slot + 1, signature(slot + 10)));
	}
	let inherent = store.inherent(&hash(2));
	assert_eq!(inherent.votes.0, [None, Some(signature(10)), Some(signature(11))]);
	assert_eq!(inherent.late.0, [None, Some(signature(1)), None]);
	assert_eq!(store.inherent(&hash(1)).late, BlockVotes::default());
}

#[test]
fn inherent_has_no_late_votes_when_the_parent_is_not_known() {
	let store = VoteStore::new();
	store.note_block(hash(2), 2, child_ballot(2, hash(1)));
	kept(store.add(&hash(2), 0, signature(1)));
	assert_eq!(store.inherent(&hash(2)).votes.count(), 1);
	assert_eq!(store.inherent(&hash(2)).late, BlockVotes::default());
}

#[test]
fn vote_is_late_when_a_child_of_its_block_is_known() {
	let store = VoteStore::new();
	store.note_block(hash(1), 1, ballot(1));
	assert_eq!(kept(store.add(&hash(1), 0, signature(1))), (None, false));
	store.note_block(hash(2), 2, child_ballot(2, hash(1)));
	assert!(kept(store.add(&hash(1), 1, signature(1))).1);
	// The parent may become known after its child.
	store.note_block(hash(4), 4, child_ballot(4, hash(3)));
	store.note_block(hash(3), 3, ballot(3));
	assert!(kept(store.add(&hash(3), 0, signature(1))).1);
	assert!(!kept(store.add(&hash(4), 0, signature(1))).1);
}

#[test]
fn siblings_are_listed_the_oldest_first() {
	let store = VoteStore::new();
	for block in [3, 1, 2] {
		store.note_block(hash(block), 7, ballot(7));
	}
	assert_eq!(store.at_height(7), [3, 1, 2].map(hash).to_vec());
	store.forget(&[hash(1), hash(9)]);
	assert_eq!(store.at_height(7), [3, 2].map(hash).to_vec());
	store.forget(&[hash(3), hash(2)]);
	assert!(store.is_empty() && store.at_height(7).is_empty());
}

#[test]
fn blocks_far_below_the_tip_are_dropped_and_not_taken_in_again() {
	let store = VoteStore::new();
	for block in 0..20 {
		store.note_block(hash(block), block as u32, ballot(block as u32));
	}
	store.set_tip(20);
	let lowest = 20 - KEPT_BELOW_TIP;
	assert_eq!(store.len(), KEPT_BELOW_TIP as usize);
	assert!(store.is_known(&hash(lowest.into())) && !store.is_known(&hash(11)));
	store.note_block(hash(11), 11, ballot(11));
	assert!(!store.is_known(&hash(11)) && store.at_height(11).is_empty());
	// A reorganisation may lower the tip.
	store.set_tip(19);
	store.note_block(hash(11), 11, ballot(11));
	assert!(store.is_known(&hash(11)));
}

#[test]
fn store_stays_within_its_bound_when_one_height_has_too_many_blocks() {
	let store = VoteStore::new();
	for block in 0..MAX_BLOCKS as u64 + 10 {
		store.note_block(hash(block), 7, ballot(7));
	}
	assert_eq!(store.len(), MAX_BLOCKS);
	assert!(!store.is_known(&hash(9)) && store.is_known(&hash(10)));
}

#[test]
fn changes_hint_once_for_all_that_nobody_has_taken() {
	let store = VoteStore::new();
	let mut changes = store.changes();
	let mut hint = || changes.next().now_or_never().is_some();
	assert!(hint() && !hint());
	store.note_block(hash(1), 1, ballot(1));
	store.add(&hash(1), 0, signature(1));
	assert!(hint() && !hint());
	store.add(&hash(1), 0, signature(2));
	store.note_block(hash(1), 1, ballot(1));
	store.set_tip(0);
	assert!(!hint());
	store.set_tip(1);
	assert!(hint());
	store.forget(&[hash(1)]);
	assert!(hint());
	drop(store);
	assert_eq!(changes.next().now_or_never(), Some(None));
}

#[derive(Clone, Debug)]
enum Step {
	Note { block: u64, parent: u64 },
	Add { block: u64, slot: u8 },
	Tip(u32),
	Forget(u64),
}

fn step() -> impl Strategy<Value = Step> {
	let block = 0..400u64;
	prop_oneof![
		8 => (block.clone(), block.clone()).prop_map(|(block, parent)| Step::Note { block, parent }),
		8 => (block.clone(), 0..5u8).prop_map(|(block, slot)| Step::Add { block, slot }),
		1 => (0..40u32).prop_map(Step::Tip),
		1 => block.prop_map(Step::Forget),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]
	#[test]
	fn store_is_consistent_after_any_steps(steps in proptest::collection::vec(step(), 0..500)) {
		let store = VoteStore::new();
		// Ten siblings at each height.
		let height = |block: u64| (block / 10) as u32;
		for step in steps {
			match step {
				Step::Note { block, parent } => {
					let ballot = child_ballot(height(block), hash(parent));
					store.note_block(hash(block), height(block), ballot);
				},
				Step::Add { block, slot } => {
					let before = store.votes(&hash(block)).count();
					let added = store.add(&hash(block), slot, signature(slot));
					let gained = store.votes(&hash(block)).count() - before;
					prop_assert_eq!(gained, usize::from(matches!(added, Added::Kept { .. })));
				},
				Step::Tip(tip) => store.set_tip(tip),
				Step::Forget(block) => store.forget(&[hash(block)]),
			}
			let lowest = store.tip().saturating_sub(KEPT_BELOW_TIP);
			let mut listed = 0;
			for number in 0..41 {
				let at_height = store.at_height(number);
				prop_assert!(at_height.is_empty() || number >= lowest);
				prop_assert!(at_height.iter().all(|block| store.is_known(block)));
				listed += at_height.len();
			}
			prop_assert_eq!(listed, store.len());
		}
	}
}
