//! What anyone can read.

use crate::{mock::*, LockInInfo};
use assay_primitives::share::{Activation, Outcome};

fn numbers(before: Option<u32>, limit: u32) -> Vec<u32> {
	ShareVote::last_draws(before, limit).into_iter().map(|draw| draw.number).collect()
}

#[test]
fn last_draws_come_in_pages_and_the_latest_first() {
	build_and_execute(|| {
		assert!(numbers(None, 5).is_empty());
		run_to(20);
		// Eight in the ring, and the two that are open.
		let all: Vec<_> = (10..=19).rev().collect();
		assert_eq!(numbers(None, u32::MAX), all);
		assert_eq!(numbers(None, 4), all[..4]);
		assert_eq!(numbers(Some(16), 4), all[4..8]);
		assert_eq!(numbers(Some(12), 4), all[8..]);
		assert!(numbers(Some(10), 4).is_empty());
		assert!(numbers(None, 0).is_empty());
	});
}

#[test]
fn last_draws_show_what_has_become_of_votes_so_far() {
	build_and_execute(|| {
		run_to(4);
		for _ in 0..3 {
			block_with([true, true, false]);
		}
		let third: Vec<_> =
			ShareVote::last_draws(None, 3).iter().map(|draw| draw.shares[2].outcome).collect();
		assert_eq!(third, [Outcome::Pending, Outcome::Pending, Outcome::Missed]);
	});
}

#[test]
fn current_draw_is_that_on_the_parent_of_the_block_that_is_asked() {
	build_and_execute(|| {
		assert_eq!(ShareVote::current_draw(), None);
		run_to(4);
		let draw = ShareVote::current_draw().unwrap();
		assert_eq!((draw.number, draw.hash), (3, System::block_hash(3)));
		assert_eq!(draw, current().record());
	});
}

#[test]
fn voting_key_of_an_account_is_that_of_its_next_draws() {
	build_and_execute(|| {
		assert_eq!(ShareVote::voting_key_of(account(1)), Some(key(1)));
		assert_eq!(ShareVote::voting_key_of(account(NODE)), Some(key(NODE)));
		assert_eq!(ShareVote::voting_key_of(account(99)), None);
	});
}

#[test]
fn activation_tells_the_step_and_the_way_to_lock_in() {
	from_step(Activation::Optional, || {
		block();
		block_without();
		block();
		assert_eq!(ShareVote::activation(), Activation::Optional);
		let lock_in = LockInInfo { window: 20, blocks: 3, quorums: 2, needed: 18 };
		assert_eq!(ShareVote::lock_in(), Some(lock_in));
		run_to(21);
		assert_eq!(ShareVote::activation(), Activation::Required);
		assert_eq!(ShareVote::lock_in(), None);
	});
}
