//! Nothing is drawn, then votes are optional, then they are required: and back.

use crate::{mock::*, Current, Event, LockInBits, LockInWindow, Step};
use assay_primitives::share::{Activation, VoteInherent, DRAWN};
use world::Lots;
use Activation::*;

fn mature(shares: u64) {
	Lots::<Test>::put(vec![solo(1, shares)]);
}

/// Make blocks that do not need votes, with a quorum where there is an `x`.
fn blocks(pattern: &str) {
	for mark in pattern.chars() {
		match mark {
			'x' => block_with([true, false, true]),
			_ => block_without(),
		};
	}
}

/// The step that the next block has.
fn next_step() -> Activation {
	use frame_support::storage::{with_transaction, TransactionOutcome};
	with_transaction(|| {
		begin();
		TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(Step::<Test>::get()))
	})
	.unwrap()
}

#[test]
fn nothing_is_drawn_while_there_are_fewer_shares_than_the_activation_size() {
	from_step(Dormant, || {
		mature(99);
		blocks("...");
		assert_eq!((Step::<Test>::get(), Current::<Test>::get()), (Dormant, None));
		assert_eq!(events(), []);
		mature(100);
		begin_in_time();
		assert_eq!(Step::<Test>::get(), Optional);
		assert_eq!(current().number, 3);
		assert_eq!(events()[0], Event::ActivationChanged { old: Dormant, new: Optional });
		end();
	});
}

#[test]
fn votes_stay_optional_when_shares_are_drawn_below_the_activation_size() {
	from_step(Dormant, || {
		mature(100);
		blocks("..........");
		assert_eq!(Lots::<Test>::get()[0].shares, 70);
		assert_eq!(Step::<Test>::get(), Optional);
	});
}

#[test]
fn chain_becomes_dormant_when_fewer_than_three_shares_are_mature() {
	for step in [Optional, Required] {
		from_step(step, || {
			run_to(3);
			mature(3);
			block();
			assert_eq!(Step::<Test>::get(), step, "three are enough");
			mature(2);
			block_without();
			assert_eq!((Step::<Test>::get(), Current::<Test>::get()), (Dormant, None));
			assert_eq!(Lots::<Test>::get()[0].shares, 2, "nothing is taken");
			assert_eq!(events()[0], Event::ActivationChanged { old: step, new: Dormant });
			// The way back begins at the beginning.
			mature(99);
			block_without();
			assert_eq!(Step::<Test>::get(), Dormant);
			mature(1_000);
			block_without();
			assert_eq!(Step::<Test>::get(), Optional);
		});
	}
}

#[test]
fn quorum_is_required_when_exactly_nine_tenths_of_the_window_carried_one() {
	from_step(Optional, || {
		blocks("x.xxxxxx.xxxxxxxxxx");
		assert_eq!(System::block_number(), 19);
		assert_eq!(next_step(), Optional);
		blocks("x");
		assert_eq!(LockInWindow::<Test>::get().quorums, 18);
		begin_in_time();
		assert_eq!(Step::<Test>::get(), Required);
		assert!(events().contains(&Event::ActivationChanged { old: Optional, new: Required }));
		let votes = votes(&current(), [true; DRAWN]);
		include(VoteInherent { votes, ..Default::default() }).unwrap().unwrap();
		end();
		assert_eq!(LockInWindow::<Test>::get(), Default::default());
	});
}

#[test]
fn quorum_is_not_required_when_one_block_less_carried_one_until_the_window_has_slid() {
	from_step(Optional, || {
		blocks("x.xxxxxx.xxx.xxxxxxx");
		assert_eq!(LockInWindow::<Test>::get().quorums, 17);
		assert_eq!(next_step(), Optional);
		// A block that had a quorum leaves, one that has enters.
		blocks("x");
		assert_eq!((LockInWindow::<Test>::get().quorums, next_step()), (17, Optional));
		// One without leaves.
		blocks("x");
		assert_eq!((LockInWindow::<Test>::get().quorums, next_step()), (18, Required));
	});
}

#[test]
fn blocks_before_the_start_count_as_without_a_quorum() {
	from_step(Optional, || {
		blocks("xxxxxxxxxxxxxxxxx");
		assert_eq!(next_step(), Optional);
		blocks("x");
		// 18 of the last 20, of which two were not there.
		assert_eq!(next_step(), Required);
	});
}

#[test]
fn late_votes_make_no_quorum_for_lock_in() {
	from_step(Optional, || {
		blocks("x.");
		begin_in_time();
		let late = votes(&crate::Previous::<Test>::get().unwrap(), [true; DRAWN]);
		let votes = votes(&current(), [true, false, false]);
		include(VoteInherent { votes, late }).unwrap().unwrap();
		end();
		assert_eq!(LockInWindow::<Test>::get().quorums, 1);
		assert_eq!(LockInWindow::<Test>::get().blocks(), 3);
	});
}

#[test]
fn window_begins_anew_when_its_parameter_is_changed() {
	for window in [10, 19, 21, 200] {
		from_step(Optional, || {
			blocks("xxxxxxxxxxxxxxxxx");
			Parameters::mutate(|parameters| parameters.lock_in_window = window);
			assert_eq!(next_step(), Optional, "the old count does not hold for the new window");
			blocks("x");
			let lock_in = LockInWindow::<Test>::get();
			assert_eq!((lock_in.window, lock_in.blocks(), lock_in.quorums), (window, 1, 1));
			while LockInWindow::<Test>::get().quorums < (window * 9).div_ceil(10) {
				assert_eq!(next_step(), Optional);
				blocks("x");
			}
			assert_eq!(next_step(), Required);
		});
	}
}

#[test]
fn window_that_was_reached_does_not_count_when_its_parameter_is_changed_at_that_moment() {
	from_step(Optional, || {
		blocks("xxxxxxxxxxxxxxxxxx");
		assert_eq!(next_step(), Required);
		Parameters::mutate(|parameters| parameters.lock_in_window = 10);
		assert_eq!(next_step(), Optional);
	});
}

#[test]
fn window_begins_anew_when_the_chain_was_dormant() {
	from_step(Optional, || {
		blocks("xxxxxxxxxxxxxxxxx");
		mature(0);
		blocks(".");
		assert_eq!(Step::<Test>::get(), Dormant);
		// The bits are still there, and mean nothing.
		assert_eq!(LockInBits::<Test>::get(0), (1 << 17) - 1);
		assert_eq!(LockInWindow::<Test>::get(), Default::default());
		mature(1_000);
		blocks("x.............");
		assert_eq!(LockInWindow::<Test>::get().quorums, 1);
		blocks("xxxxxxxxxxxxxxxxx");
		assert_eq!((LockInWindow::<Test>::get().quorums, next_step()), (17, Optional));
		blocks("x");
		assert_eq!(next_step(), Required);
	});
}

#[test]
fn lock_in_spans_several_words_when_the_window_is_large() {
	from_step(Optional, || {
		Parameters::mutate(|parameters| parameters.lock_in_window = 130);
		for _ in 0..100 {
			blocks(".");
		}
		// 117 of 130.
		for _ in 0..116 {
			blocks("x");
		}
		assert_eq!(next_step(), Optional);
		assert_eq!(LockInBits::<Test>::iter().count(), 3);
		blocks("x");
		assert_eq!(next_step(), Required);
		ShareVote::do_try_state().unwrap();
	});
}

#[test]
fn step_of_a_block_is_that_of_its_beginning_when_the_pool_changes_in_it() {
	build_and_execute(|| {
		run_to(3);
		begin_in_time();
		Lots::<Test>::kill();
		assert!(ShareVote::needs_quorum());
		let votes = votes(&current(), [true; DRAWN]);
		include(VoteInherent { votes, ..Default::default() }).unwrap().unwrap();
		end();
		block_without();
		assert_eq!(Step::<Test>::get(), Dormant);
	});
}
