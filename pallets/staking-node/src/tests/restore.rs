//! Authorities that do not finalise any more are replaced.

use crate::{
	mock::*, Call, Error, Event, GenesisAuthorities, Pending, SetStarts, Sets, MAX_RESTORE_DELAY,
};
use assay_primitives::{
	node::{FinalityDuty, FinalityGadget},
	BlockNumber,
};
use codec::Decode;
use frame_support::{assert_noop, assert_ok};
use sp_consensus_grandpa::{ConsensusLog, ScheduledChange};
use sp_runtime::{DispatchError, DispatchResult};

fn restore(
	gone: impl IntoIterator<Item = u8>,
	delay: BlockNumber,
	best_finalized: BlockNumber,
) -> DispatchResult {
	let gone = gone.into_iter().map(finality_key).collect::<Vec<_>>().try_into().unwrap();
	dispatch_as(RuntimeOrigin::root(), Call::restore_finality { gone, delay, best_finalized })
}

/// The forced change that the block before this one announced.
fn announced() -> Option<(BlockNumber, ScheduledChange<BlockNumber>)> {
	let logs = System::digest().logs;
	let last = logs.iter().rev().find_map(|log| log.as_consensus())?;
	ConsensusLog::decode(&mut &last.1[..]).unwrap().try_into_forced_change()
}

#[test]
fn authorities_of_genesis_that_are_gone_are_replaced_by_those_that_are_left() {
	build_and_execute(|| {
		run_to(12);
		assert_ok!(restore([103, 104], 5, 7));
		assert_eq!(GenesisAuthorities::<Test>::get().len(), 2);
		next_block();
		let expected = Event::FinalityRestoring { set: 1, at: 18 };
		assert_eq!(events(), [expected]);
		next_block();
		let (median, change) = announced().unwrap();
		assert_eq!((median, change.delay, change.next_authorities.len()), (7, 5, 2));
		run_to(17);
		assert_eq!((Gadget::set_id(), current_set().members.len()), (0, 4));
		run_to(18);
		assert_eq!((Gadget::set_id(), current_set().members.len()), (1, 2));
		assert_eq!(Pending::<Test>::get(), None);
		next_block();
		assert_eq!(Gadget::authorities().len(), 2);
		settle_elections();
		assert_eq!(Gadget::set_id(), 1, "those that are gone do not come back");
	});
}

#[test]
fn nodes_that_are_gone_are_jailed_and_the_others_replace_them_without_the_limit() {
	build_and_execute(|| {
		nodes(1..=12);
		settle_elections();
		let id = Gadget::set_id();
		let now = System::block_number();
		assert_ok!(restore(1..=8, 3, now - 1));
		assert!((1..=8).all(|number| node(number).jailed_until == Some(now + 50)));
		run(4);
		assert_eq!(Gadget::set_id(), id + 1);
		assert_eq!(current_set().members.len(), 4);
		assert!((9..=12).all(|number| part_of(number) == 250_000));
		assert_eq!(node(1).finality, FinalityDuty::Until(now + 4));
		assert_eq!(held(1), BOND, "to be gone costs nothing but jail");
	});
}

#[test]
fn set_number_goes_on_from_the_last_set_that_took_effect() {
	build_and_execute(|| {
		nodes(1..=12);
		// The gadget finalises up to block 25 and no further: the sets that begin with 30, 40 and 50
		// never take effect.
		run_to(30);
		for round in 0..3u8 {
			assert_ok!(set_keys(1, 50 + round, 1));
			elect();
		}
		assert_eq!(Gadget::set_id(), 6);
		assert_eq!(Sets::<Test>::get(2).map(|set| set.since), Some(20));
		assert_eq!(Sets::<Test>::get(3).map(|set| set.since), Some(30));
		assert_ok!(close(2));
		elect();
		let left = System::block_number();
		assert_eq!(node(2).finality, FinalityDuty::Until(left));

		// Also in the block of an election.
		assert_ok!(restore([], 2, 25));
		next_block();
		assert!(events().contains(&Event::FinalityRestoring { set: 3, at: left + 3 }));
		run(2);
		assert_eq!(Gadget::set_id(), 3);
		assert_eq!(current_set().since, left + 3);
		// Whoever was in the last set that took effect could sign until now.
		assert_eq!(node(2).finality, FinalityDuty::Until(left + 3));
		next_block();
		check();
		// The numbers of sets that never took effect are given again.
		assert_ok!(set_keys(1, 60, 1));
		elect();
		assert_eq!((Gadget::set_id(), current_set().since), (4, System::block_number()));
		check();
	});
}

#[test]
fn stall_that_is_noted_in_the_gadget_is_dealt_with_in_the_next_block() {
	build_and_execute(|| {
		nodes([1, 2]);
		run_to(12);
		assert_ok!(Grandpa::note_stalled(RuntimeOrigin::root(), 4, 9));
		next_block();
		assert_eq!(Gadget::stall(), None);
		assert_eq!(Pending::<Test>::get().map(|pending| (pending.id, pending.at)), Some((1, 17)));
		run_to(17);
		assert_eq!(Gadget::set_id(), 1);
	});
}

#[test]
fn nobody_is_elected_while_a_forced_change_waits() {
	build_and_execute(|| {
		nodes(1..=3);
		run_to(7);
		assert_ok!(restore([104], 30, 5));
		run_to(37);
		assert_eq!(Gadget::set_id(), 0);
		assert_noop!(restore([], 1, 5), Error::<Test>::ChangePending);
		run_to(38);
		assert_eq!((Gadget::set_id(), current_set().members.len()), (1, 6));
	});
}

#[test]
fn restoring_is_refused_when_nobody_would_be_left_or_it_is_not_allowed() {
	build_and_execute(|| {
		assert_noop!(restore(GENESIS, 5, 0), Error::<Test>::NobodyLeft);
		let call =
			|| Call::restore_finality { gone: Default::default(), delay: 5, best_finalized: 0 };
		for origin in [RuntimeOrigin::signed(account(1)), RuntimeOrigin::none()] {
			assert_noop!(dispatch_as(origin, call()), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn restoring_is_refused_when_its_delay_or_final_block_cannot_be() {
	build_and_execute(|| {
		run_to(12);
		for delay in [MAX_RESTORE_DELAY + 1, BlockNumber::MAX] {
			assert_noop!(restore([104], delay, 7), Error::<Test>::DelayTooLong);
		}
		for best_finalized in [12, 13, BlockNumber::MAX] {
			assert_noop!(restore([104], 5, best_finalized), Error::<Test>::FinalBlockNotYetBuilt);
		}
		assert_ok!(restore([104], MAX_RESTORE_DELAY, 11));
	});
}

#[test]
fn stall_that_is_noted_in_the_gadget_with_what_cannot_be_is_forgotten() {
	build_and_execute(|| {
		run_to(12);
		for (delay, best_finalized) in [(BlockNumber::MAX, 9), (5, BlockNumber::MAX)] {
			assert_ok!(Grandpa::note_stalled(RuntimeOrigin::root(), delay, best_finalized));
			next_block();
			assert_eq!(events(), [Event::StallIgnored { delay, best_finalized }]);
			assert_eq!((Gadget::stall(), Pending::<Test>::get()), (None, None));
		}
		// Elections go on, and so does the call.
		nodes([1]);
		elect();
		assert_eq!(Gadget::set_id(), 1);
		assert_ok!(restore([104], 5, System::block_number() - 1));
	});
}

#[test]
fn set_number_is_right_after_a_stall_longer_than_anybody_is_answerable() {
	build_and_execute(|| {
		nodes(1..=12);
		// Final up to block 25, in set 2 of block 20, and no further. Its members are forgotten.
		run_to(30);
		for round in 0..20u8 {
			assert_ok!(set_keys(1, 150 + round, 1));
			elect();
		}
		assert_eq!(Sets::<Test>::get(2), None);
		assert_ok!(restore([], 2, 25));
		run(3);
		assert_eq!(Gadget::set_id(), 3);
		next_block();
		check();
	});
}

#[test]
fn restoring_is_refused_when_the_sets_of_that_time_are_not_known() {
	build_and_execute(|| {
		run_to(12);
		SetStarts::<Test>::remove(0);
		Sets::<Test>::mutate_extant(0, |set| set.since = 10);
		assert_noop!(restore([], 2, 9), Error::<Test>::FinalBlockTooOld);
		assert_ok!(restore([], 2, 10));
	});
}

#[test]
fn node_that_is_gone_is_known_by_the_key_that_the_stalled_set_has() {
	build_and_execute(|| {
		nodes(1..=12);
		settle_elections();
		// Nothing is final from here on. The node has other keys then, and is elected with them.
		let last = System::block_number();
		next_block();
		assert_ok!(set_keys(1, 51, 1));
		elect();
		assert_ok!(restore([1], 3, last));
		assert!(node(1).jailed_until.is_some());
		run(4);
		assert_eq!((part_of(1), current_set().members.len()), (0, 11));
		// By its new key as well.
		run(5);
		assert_ok!(set_keys(2, 52, 2));
		assert_ok!(restore([52], 3, last));
		assert!(node(2).jailed_until.is_some());
	});
}

#[test]
fn restoring_is_refused_when_a_key_is_nobodys() {
	build_and_execute(|| {
		nodes([1]);
		run_to(12);
		assert_noop!(restore([104, 77], 5, 7), Error::<Test>::UnknownAuthority);
		assert_eq!(GenesisAuthorities::<Test>::get().len(), 4);
		assert_ok!(restore([104, 1], 5, 7));
	});
}

#[test]
fn bond_does_not_come_back_when_the_node_is_in_a_set_that_waits() {
	build_and_execute(|| {
		Parameters::mutate(|it| it.bond_lock = 10);
		nodes([1]);
		run_to(2);
		assert_ok!(restore([104], 50, 1));
		run_to(12);
		assert_eq!(node(1).finality, FinalityDuty::Never);
		assert_ok!(close(1));
		assert_noop!(withdraw(1), Error::<Test>::StillAuthority);
		run_to(53);
		assert_eq!(node(1).finality, FinalityDuty::Now);
		assert_noop!(withdraw(1), Error::<Test>::StillAuthority);
	});
}

#[test]
fn restoring_is_tried_again_when_the_gadget_finds_the_last_one_too_recent() {
	build_and_execute(|| {
		assert_ok!(restore([101], 5, 0));
		run_to(7);
		assert_eq!(Gadget::set_id(), 1);
		assert_ok!(restore([102], 5, 0));
		// The gadget asks for twice the delay between two of them.
		run_to(11);
		assert_eq!((Gadget::stall(), Pending::<Test>::get()), (Some((5, 0)), None));
		run_to(12);
		assert_eq!(Gadget::stall(), None);
		run_to(17);
		// Nothing was final in between, but a forced set is counted all the same.
		assert_eq!((Gadget::set_id(), current_set().members.len()), (2, 2));
		assert_eq!(GenesisAuthorities::<Test>::get().len(), 2);
	});
}
