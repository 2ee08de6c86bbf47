//! What the votes on a block earn: every combination of what can become of three drawn shares.

use crate::{mock::*, Event, OpenTerms};
use assay_primitives::{
	reward::NotMinted,
	share::{NodeStanding, RewardSink, VoteTiming},
	Balance,
};
use frame_support::assert_storage_noop;

/// What becomes of a drawn share.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fate {
	Solo,
	Node,
	LateSolo,
	LateNode,
	Missed,
}

/// What becomes of each of three slots. `None` if nothing is drawn.
type Fates = Option<[Fate; 3]>;

use Fate::*;

/// The owner and the node of a slot.
fn accounts(slot: u8) -> (u8, u8) {
	(slot + 1, slot + 101)
}

/// What owner and node get, and what nobody gets.
fn expected(fate: Fate) -> (Balance, Balance, NotMinted) {
	let none = NotMinted::default();
	match fate {
		Solo => (OWNER, 0, NotMinted { solo: NODE, ..none }),
		Node => (OWNER, NODE, none),
		LateSolo => (4_000_000, 0, NotMinted { solo: NODE, late: 2_000_000, ..none }),
		LateNode => (4_000_000, 2_000_000, NotMinted { late: 3_000_000, ..none }),
		Missed => (0, 0, NotMinted { missed: OWNER + NODE, ..none }),
	}
}

/// Tell of the slot's share, in the block in which it happens.
fn tell(on: u32, slot: u8, fate: Fate) {
	let (owner, node) = accounts(slot);
	let (owner, node) = (account(owner), account(node));
	match fate {
		Solo => RewardDistribution::voted(on, &owner, &owner, VoteTiming::InTime),
		Node => RewardDistribution::voted(on, &owner, &node, VoteTiming::InTime),
		LateSolo => RewardDistribution::voted(on, &owner, &owner, VoteTiming::Late),
		LateNode => RewardDistribution::voted(on, &owner, &node, VoteTiming::Late),
		Missed => RewardDistribution::missed(on, &owner, &node),
	}
}

/// Run block 1 and the three in which votes on it come, by these fates.
fn run(fates: Fates) {
	for slot in 0..3 {
		Standings::insert(account(accounts(slot).1), NodeStanding::Earning { shares: 1 });
	}
	block();
	let told = |of: &[Fate]| {
		for (slot, fate) in (0..).zip(fates.iter().flatten()).filter(|(_, fate)| of.contains(fate))
		{
			tell(1, slot, *fate);
		}
	};
	begin();
	told(&[Solo, Node]);
	end();
	begin();
	told(&[LateSolo, LateNode]);
	end();
	begin_by(None, || told(&[Missed]));
	end();
}

/// What is minted and not minted of block 1 alone: the blocks after it have not been closed yet, but
/// for their authors' parts, and the last has no author.
fn of_first_block() -> (Balance, Balance, NotMinted) {
	let totals = totals();
	assert_eq!(totals.minted.author, 3 * AUTHOR);
	assert_eq!(totals.not_minted.no_author, AUTHOR);
	let not_minted = NotMinted { no_author: 0, ..totals.not_minted };
	(totals.minted.owners, totals.minted.nodes, not_minted)
}

#[test]
fn every_combination_of_three_slots_is_paid_to_the_unit() {
	let all = [Solo, Node, LateSolo, LateNode, Missed];
	for number in 0..all.len().pow(3) {
		let fates = [number / 25, number / 5 % 5, number % 5].map(|fate| all[fate]);
		build_and_execute(|| {
			run(Some(fates));
			let (mut owners, mut nodes, mut not_minted) = (0, 0, NotMinted::default());
			for (slot, fate) in (0..).zip(fates) {
				let (to_owner, to_node, withheld) = expected(fate);
				let (owner, node) = accounts(slot);
				assert_eq!(reward_of(owner), to_owner, "{fates:?} owner {slot}");
				assert_eq!(reward_of(node), to_node, "{fates:?} node {slot}");
				owners += to_owner;
				nodes += to_node;
				not_minted = not_minted.plus(&withheld);
			}
			assert_eq!(of_first_block(), (owners, nodes, not_minted), "{fates:?}");
			// The author's part is what is left of 72 million.
			assert_eq!(AUTHOR + owners + nodes + not_minted.total(), 72_000_000, "{fates:?}");
		});
	}
}

#[test]
fn three_votes_by_nodes_are_paid_45_and_18_and_9() {
	build_and_execute(|| {
		run(Some([Node; 3]));
		assert_eq!(of_first_block(), (18_000_000, 9_000_000, NotMinted::default()));
		assert_eq!(AUTHOR, 45_000_000);
	});
}

#[test]
fn nothing_is_paid_when_nothing_is_drawn() {
	build_and_execute(|| {
		run(None);
		let not_minted = NotMinted { not_drawn: 27_000_000, ..Default::default() };
		assert_eq!(of_first_block(), (0, 0, not_minted));
	});
}

#[test]
fn suspended_node_gets_nothing_and_its_owners_all() {
	for (timing, owner, late) in
		[(VoteTiming::InTime, OWNER, 0), (VoteTiming::Late, OWNER * 2 / 3, OWNER / 3)]
	{
		build_and_execute(|| {
			Standings::insert(account(2), NodeStanding::Suspended);
			block();
			begin();
			RewardDistribution::voted(1, &account(1), &account(2), timing);
			end();
			assert_eq!((reward_of(1), ledger(2)), (owner, None));
			let withheld = NotMinted { node_suspended: NODE, late, ..Default::default() };
			assert_eq!(totals().not_minted, withheld);
		});
	}
}

#[test]
fn node_that_votes_for_shares_of_its_own_gets_both_parts() {
	build_and_execute(|| {
		Standings::insert(account(1), NodeStanding::Earning { shares: 1 });
		block();
		begin();
		solo_vote(1, 1);
		end();
		assert_eq!(reward_of(1), OWNER + NODE);
		assert_eq!(totals().minted.nodes, NODE);
	});
}

#[test]
fn thirds_are_rounded_down_and_the_rest_is_late() {
	build_and_execute(|| {
		RewardGroup::put(assay_primitives::parameters::RewardParameters {
			base_reward: 24 * 4,
			..USUAL
		});
		Standings::insert(account(2), NodeStanding::Earning { shares: 1 });
		block();
		begin();
		RewardDistribution::voted(1, &account(1), &account(2), VoteTiming::Late);
		end();
		// Two thirds of 8 and of 4.
		assert_eq!((reward_of(1), reward_of(2)), (5, 2));
		assert_eq!(totals().not_minted.late, 3 + 2);
	});
}

#[test]
fn block_pays_until_the_third_one_after_it_begins() {
	build_and_execute(|| {
		run_to(3);
		assert_eq!(
			OpenTerms::<Test>::get().iter().map(|it| it.number).collect::<Vec<_>>(),
			[1, 2, 3]
		);
		// What share-vote tells before this pallet's hook in block 4 still counts.
		begin_by(Some(MINER), || RewardDistribution::missed(1, &account(1), &account(1)));
		assert_eq!(totals().not_minted.missed, OWNER + NODE);
		assert_eq!(totals().not_minted.not_drawn, 2 * (OWNER + NODE));
		assert_storage_noop!(solo_vote(1, 1));
		end();
		let open: Vec<_> = OpenTerms::<Test>::get().iter().map(|it| it.number).collect();
		assert_eq!(open, [2, 3, 4]);
	});
}

#[test]
fn votes_are_worth_nothing_when_their_block_pays_for_none() {
	build_and_execute(|| {
		begin();
		// On genesis, on the block itself before it pays, on one to come.
		assert_storage_noop!(solo_vote(0, 1));
		assert_storage_noop!(solo_vote(7, 1));
		assert_storage_noop!(RewardDistribution::missed(0, &account(1), &account(1)));
		end();
		begin();
		(1..=3).for_each(|owner| solo_vote(1, owner));
		assert_storage_noop!(solo_vote(1, 4));
		end();
	});
}

#[test]
fn block_tells_what_its_votes_were_paid_in_the_order_in_which_they_came() {
	build_and_execute(|| {
		Standings::insert(account(2), NodeStanding::Earning { shares: 1 });
		run_to(2);
		begin();
		let vote = |on, owner, delegate, timing| {
			RewardDistribution::voted(on, &account(owner), &account(delegate), timing);
		};
		vote(2, 1, 1, VoteTiming::InTime);
		vote(2, 3, 2, VoteTiming::InTime);
		vote(2, 1, 1, VoteTiming::InTime);
		vote(1, 4, 2, VoteTiming::Late);
		vote(1, 5, 5, VoteTiming::Late);
		vote(1, 6, 2, VoteTiming::Late);
		assert_eq!(events(), [], "nothing is told vote by vote");
		end();
		let votes = vec![
			paid(2, OWNER, 0),
			paid(2, OWNER, NODE),
			paid(2, OWNER, 0),
			paid(1, 4_000_000, 2_000_000),
			paid(1, 4_000_000, 0),
			paid(1, 4_000_000, 2_000_000),
		];
		assert_eq!(
			events(),
			[Event::BlockRewarded {
				author: Some(account(MINER)),
				reward: AUTHOR,
				fees: 0,
				votes: votes.try_into().unwrap(),
			}]
		);
		block();
		let quiet = Event::BlockRewarded {
			author: Some(account(MINER)),
			reward: AUTHOR,
			fees: 0,
			votes: Default::default(),
		};
		assert_eq!(events(), [quiet]);
	});
}

#[test]
fn rewards_of_a_block_are_minted_in_one_piece() {
	build_and_execute(|| {
		block();
		begin();
		(1..=3).for_each(|owner| solo_vote(1, owner));
		let before = (pot(), Balances::total_issuance());
		end();
		let minted = AUTHOR + 3 * OWNER;
		assert_eq!((pot(), Balances::total_issuance()), (before.0 + minted, before.1 + minted));
		let mints = System::events().into_iter().filter(|it| {
			matches!(it.event, RuntimeEvent::Balances(pallet_balances::Event::Minted { .. }))
		});
		assert_eq!(mints.count(), 1);
	});
}

#[test]
fn change_of_the_parameters_leaves_open_blocks_as_they_are() {
	build_and_execute(|| {
		block();
		RewardGroup::put(assay_primitives::parameters::RewardParameters {
			base_reward: 1,
			..USUAL
		});
		begin();
		solo_vote(1, 1);
		end();
		begin();
		RewardDistribution::voted(1, &account(2), &account(2), VoteTiming::Late);
		end();
		assert_eq!((reward_of(1), reward_of(2)), (OWNER, OWNER * 2 / 3));
		assert_eq!(reward_of(MINER), AUTHOR);
	});
}
