//! Random chains do what a naive model does, and keep the invariants.

use crate::{mock::*, Current, History, Previous, Step};
use assay_primitives::share::{Activation, Outcome, VoteInherent, VoteTiming, DRAWN, QUORUM};
use proptest::prelude::*;
use std::collections::BTreeMap;
use world::{Lots, Note, Notes, Paid, Payment, Unpaid};

/// One block.
#[derive(Clone, Debug)]
struct Block {
	/// Which votes its author knows of, on its parent and late ones.
	known: ([bool; DRAWN], [bool; DRAWN]),
	/// How many shares the pool has from the end of the block on, if it changes.
	shares: Option<u64>,
	/// The lock-in window from the end of the block on, if it changes.
	window: Option<u32>,
	/// Which account changes its key to which, if one does.
	key: Option<(u8, u8)>,
}

fn any_block() -> impl Strategy<Value = Block> {
	let mostly = || prop::bool::weighted(0.85);
	let slots = move || [mostly(), mostly(), mostly()];
	(
		(slots(), slots()),
		prop::option::weighted(0.08, prop_oneof![0..5u64, 90..110u64, Just(10_000)]),
		prop::option::weighted(0.03, 10..16u32),
		prop::option::weighted(0.2, (HOLDERS, 100..110u8)),
	)
		.prop_map(|(known, shares, window, key)| Block { known, shares, window, key })
}

fn any_step() -> impl Strategy<Value = Activation> {
	prop_oneof![Just(Activation::Dormant), Just(Activation::Optional), Just(Activation::Required)]
}

/// What has become of the votes on each block, and what was paid for them.
#[derive(Default)]
struct Model {
	outcomes: BTreeMap<u32, [Outcome; DRAWN]>,
	paid: Vec<Payment>,
	/// Drawn, voted in time, late, missed.
	counts: [usize; 4],
}

impl Model {
	fn vote(
		&mut self,
		draw: &crate::OpenDraw<assay_primitives::AccountId>,
		slot: usize,
		late: bool,
	) {
		let share = &draw.shares[slot].share;
		let (timing, outcome, count) = match late {
			true => (VoteTiming::Late, Outcome::Late, 2),
			false => (VoteTiming::InTime, Outcome::Voted, 1),
		};
		let slots = self.outcomes.get_mut(&draw.number).unwrap();
		assert_eq!(slots[slot], Outcome::Pending, "nothing is paid twice");
		slots[slot] = outcome;
		self.counts[count] += 1;
		self.paid.push((draw.number, share.owner.clone(), share.delegate.clone(), timing));
	}

	/// The draw on this block is closed.
	fn close(&mut self, number: u32) {
		for outcome in self.outcomes.get_mut(&number).into_iter().flatten() {
			if *outcome == Outcome::Pending {
				*outcome = Outcome::Missed;
				self.counts[3] += 1;
			}
		}
	}
}

/// Make the block, on the chain and in the model.
fn make(block: &Block, model: &mut Model) {
	let height = System::block_number() + 1;
	begin();
	let draw = Current::<Test>::get();
	if let Some(draw) = &draw {
		assert_eq!(draw.number, height - 1);
		model.outcomes.insert(draw.number, Default::default());
		model.counts[0] += DRAWN;
	}
	if let Some(closed) = height.checked_sub(3) {
		model.close(closed);
	}

	let (mut in_time, mut late) = block.known;
	let previous = Previous::<Test>::get();
	match &previous {
		Some(previous) => {
			let missing = previous.voted().map(|voted| !voted);
			late = [0, 1, 2].map(|slot| late[slot] && missing[slot]);
		},
		None => late = [false; DRAWN],
	}
	if draw.is_none() {
		in_time = [false; DRAWN];
	}
	let has_quorum = in_time.iter().filter(|it| **it).count() >= QUORUM;
	let escapes = Step::<Test>::get() == Activation::Required && draw.is_some() && !has_quorum;
	set_time(if escapes { ShareVote::ballot().escape_at.max(START) } else { next_time() });

	let given = |draw: &Option<_>, slots| draw.as_ref().map(|draw| votes(draw, slots));
	let inherent = VoteInherent {
		votes: given(&draw, in_time).unwrap_or_default(),
		late: given(&previous, late).unwrap_or_default(),
	};
	if inherent != VoteInherent::default() {
		include(inherent).unwrap().unwrap();
	}
	for slot in (0..DRAWN).filter(|slot| in_time[*slot]) {
		model.vote(draw.as_ref().unwrap(), slot, false);
	}
	for slot in (0..DRAWN).filter(|slot| late[*slot]) {
		model.vote(previous.as_ref().unwrap(), slot, true);
	}

	if let Some((who, new)) = block.key {
		ShareVote::set_voting_key(RuntimeOrigin::signed(account(who)), key(new)).unwrap();
	}
	if let Some(shares) = block.shares {
		Lots::<Test>::put(vec![solo(1, shares / 2), by_node(shares - shares / 2)]);
	}
	end();
	// From the next block on.
	if let Some(window) = block.window {
		Parameters::mutate(|parameters| parameters.lock_in_window = window);
	}
}

/// Whether the chain has what the model has.
fn compare(model: &Model) {
	assert_eq!(Paid::<Test>::get(), model.paid);
	let notes = Notes::<Test>::get();
	let count = |is: fn(&Note) -> bool| notes.iter().filter(|note| is(note)).count();
	let counts = [
		count(|note| matches!(note, Note::Drawn(_))),
		count(|note| matches!(note, Note::Voted(_, VoteTiming::InTime))),
		count(|note| matches!(note, Note::Voted(_, VoteTiming::Late))),
		count(|note| matches!(note, Note::Missed(_))),
	];
	assert_eq!(counts, model.counts);
	assert_eq!(Unpaid::<Test>::get().len(), model.counts[3]);
	for draw in History::<Test>::iter_values() {
		assert_eq!(Some(&draw.shares.map(|it| it.outcome)), model.outcomes.get(&draw.number));
	}
	let last = System::block_number().checked_sub(3);
	if let Some((number, _)) = last.and_then(|last| model.outcomes.range(..=last).next_back()) {
		assert_eq!(record(*number).number, *number, "the last closed draw is kept");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn chain_counts_and_pays_every_vote_once_and_keeps_every_invariant_when_blocks_are_random(
		step in any_step(),
		blocks in prop::collection::vec(any_block(), 1..70),
	) {
		genesis(step).execute_with(|| {
			let mut model = Model::default();
			for block in &blocks {
				make(block, &mut model);
				ShareVote::do_try_state().unwrap();
				compare(&model);
			}
		});
	}
}
