//! Three shares are drawn to vote on every block.

use crate::{mock::*, Current, Event, Step, VotingKeys};
use assay_primitives::share::{
	draw_seed, Activation, DrawnLot, DrawnShare, SharePool, VotingKey, DRAWN,
};
use frame_support::{
	assert_ok,
	storage::{with_transaction, TransactionOutcome},
};
use sp_runtime::{traits::Header as _, DigestItem};
use world::{LotsInHook, Note, Notes};

/// What the pool would draw now with the seed of this hash.
fn drawn_by(hash: assay_primitives::Hash) -> [DrawnLot<assay_primitives::AccountId>; DRAWN] {
	with_transaction(|| {
		let drawn = <World as SharePool<_>>::draw(&draw_seed(hash)).unwrap();
		TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(drawn))
	})
	.unwrap()
}

fn drawn() -> [DrawnShare<assay_primitives::AccountId>; DRAWN] {
	current().shares.map(|open| open.share)
}

fn keys() -> [Option<VotingKey>; DRAWN] {
	drawn().map(|share| share.key)
}

#[test]
fn draw_is_what_the_pool_gives_for_the_hash_of_the_parent_with_its_seal() {
	build_and_execute(|| {
		run_to(4);
		let expected = drawn_by(Tip::get());
		begin_in_time();
		let draw = current();
		assert_eq!((draw.number, draw.hash), (4, Tip::get()));
		for (open, lot) in draw.shares.iter().zip(expected) {
			let DrawnShare { lot: id, owner, delegate, .. } = open.share.clone();
			assert_eq!(DrawnLot { lot: id, owner, delegate }, lot);
		}
		assert_eq!(draw.voted(), [false; DRAWN]);
		assert_ok!(include_all());
		end();
	});
}

fn include_all() -> sp_runtime::ApplyExtrinsicResult {
	let votes = votes(&current(), [true; DRAWN]);
	include(assay_primitives::share::VoteInherent { votes, ..Default::default() })
}

#[test]
fn draw_is_another_when_only_the_seal_is_another() {
	build_and_execute(|| {
		run_to(3);
		let mut header = block();
		let with = |header: &Header| {
			Tip::set(header.hash());
			ballot().drawn.unwrap()
		};
		let mut draws = vec![with(&header)];
		for nonce in 1..20 {
			header.digest_mut().pop();
			header.digest_mut().push(DigestItem::Seal(*b"pow_", vec![nonce; 16]));
			draws.push(with(&header));
		}
		draws.sort_by_key(|draw| draw.clone().map(|share| share.lot));
		draws.dedup();
		assert!(draws.len() > 10, "{}", draws.len());
		// The same seal, the same draw.
		assert_eq!(with(&header), with(&header));
	});
}

#[test]
fn draw_comes_before_a_later_hook_changes_the_pool() {
	build_and_execute(|| {
		run_to(3);
		LotsInHook::<Test>::put(vec![solo(77, 500)]);
		begin_in_time();
		assert_eq!(world::Lots::<Test>::get(), [solo(77, 500)]);
		assert!(drawn().iter().all(|share| share.owner != account(77)));
		assert_ok!(include_all());
		end();
		begin();
		assert!(drawn().iter().all(|share| share.owner == account(77)));
		set_time(pallet_timestamp::Now::<Test>::get() + ESCAPE_GAP);
		end();
	});
}

#[test]
fn draw_takes_three_shares_out_of_the_pool() {
	build_and_execute(|| {
		let size = World::size();
		run_to(10);
		assert_eq!(World::size(), size - 30);
	});
}

#[test]
fn draw_takes_one_lot_three_times_when_there_is_no_other() {
	build_and_execute(|| {
		run_to(3);
		world::Lots::<Test>::put(vec![by_node(3)]);
		block();
		assert_eq!(record_of_tip(), [u64::from(OWNER); DRAWN]);
		// The pool is empty: nothing is drawn any more.
		assert_eq!(World::mature(), 0);
		block_without();
		assert_eq!(Current::<Test>::get(), None);
		assert_eq!(Step::<Test>::get(), Activation::Dormant);
	});
}

fn record_of_tip() -> [u64; DRAWN] {
	drawn().map(|share| share.lot)
}

#[test]
fn draw_on_genesis_is_made_in_block_one() {
	build_and_execute(|| {
		let genesis = Tip::get();
		begin_in_time();
		assert_eq!((current().number, current().hash), (0, genesis));
		assert_eq!(System::block_hash(0), genesis);
		assert_ok!(include_all());
		end();
	});
}

#[test]
fn draw_is_told_to_the_nodes_and_to_everybody() {
	build_and_execute(|| {
		run_to(3);
		Notes::<Test>::kill();
		begin_in_time();
		let expected = drawn().map(|share| Note::Drawn(share.delegate));
		assert_eq!(Notes::<Test>::get(), expected);
		let event = Event::SharesDrawn {
			on: 3,
			lots: drawn().map(|share| share.lot),
			owners: drawn().map(|share| share.owner),
		};
		assert_eq!(events(), [event]);
		assert_ok!(include_all());
		end();
	});
}

#[test]
fn draw_keeps_the_key_of_the_delegate_and_not_that_of_the_owner() {
	build_and_execute(|| {
		run_to(3);
		world::Lots::<Test>::put(vec![by_node(100)]);
		begin_in_time();
		assert_eq!(keys(), [(); DRAWN].map(|()| Some(key(NODE))));
		assert!(drawn()
			.iter()
			.all(|it| it.owner == account(OWNER) && it.delegate == account(NODE)));
		assert_ok!(include_all());
		end();
	});
}

#[test]
fn draw_has_no_key_when_the_delegate_has_none() {
	build_and_execute(|| {
		run_to(3);
		world::Lots::<Test>::put(vec![solo(77, 100)]);
		begin();
		assert_eq!(keys(), [const { None }; DRAWN]);
		set_time(pallet_timestamp::Now::<Test>::get() + ESCAPE_GAP);
		end();
	});
}

#[test]
fn draw_on_a_block_has_the_keys_set_in_that_block_and_not_those_set_in_its_child() {
	build_and_execute(|| {
		run_to(3);
		world::Lots::<Test>::put(vec![solo(1, 100)]);
		begin_in_time();
		assert_ok!(include_all());
		assert_ok!(ShareVote::set_voting_key(RuntimeOrigin::signed(account(1)), key(41)));
		end();
		assert_eq!(keys(), [(); DRAWN].map(|()| Some(key(1))), "drawn on block 3");
		begin_in_time();
		assert_eq!(keys(), [(); DRAWN].map(|()| Some(key(41))), "drawn on block 4");
		assert_ok!(ShareVote::set_voting_key(RuntimeOrigin::signed(account(1)), key(42)));
		assert_eq!(keys(), [(); DRAWN].map(|()| Some(key(41))), "kept");
		assert_eq!(VotingKeys::<Test>::get(account(1)), Some(key(42)));
		assert_ok!(include_all());
		end();
	});
}
