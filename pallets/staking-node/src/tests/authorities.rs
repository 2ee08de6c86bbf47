//! Who is elected, and with which weight.

use crate::{mock::*, Call, Event};
use assay_primitives::{node::FinalityGadget, AccountId};
use codec::{Decode, Encode};
use frame_support::{assert_ok, traits::fungible::Mutate};
use std::collections::BTreeSet;

/// The nodes of the current set.
fn elected() -> BTreeSet<AccountId> {
	current_set().members.into_iter().filter_map(|member| member.node).collect()
}

fn accounts(numbers: impl IntoIterator<Item = u8>) -> BTreeSet<AccountId> {
	numbers.into_iter().map(account).collect()
}

#[test]
fn nodes_with_the_greatest_value_are_elected() {
	build_and_execute(|| {
		nodes(1..=40);
		// The last ones paid the most, but shares count as well.
		give_shares(1, 100_000);
		give_shares(2, 90_000);
		settle_elections();
		assert_eq!(elected(), accounts([1, 2].into_iter().chain(13..=40)));
		assert_eq!(part_of_genesis(), 0);
	});
}

#[test]
fn weight_is_the_value_of_bond_and_mature_shares_and_is_capped() {
	build_and_execute(|| {
		nodes(1..=20);
		let bonds: u128 = (1..=20).map(held).sum();
		give_shares(3, 10_000);
		settle_elections();
		let total = bonds + 10_000 * PRICE;
		let expected = |value: u128| (value * 1_000_000 / total) as u64;
		assert!(part_of(3).abs_diff(expected(BOND + 10_000 * PRICE)) <= 1);
		assert!(part_of(20).abs_diff(expected(held(20))) <= 1);

		give_shares(3, 1_000_000);
		settle_elections();
		assert_eq!(part_of(3), 100_000);
		// What is capped goes to the others in proportion.
		let expected = 900_000 * held(20) / (bonds - BOND);
		assert!(part_of(20).abs_diff(expected as u64) <= 1);
	});
}

#[test]
fn shares_that_are_not_mature_weigh_nothing() {
	use assay_primitives::share::NodeRegistry;
	build_and_execute(|| {
		nodes(1..=12);
		settle_elections();
		let before = part_of(1);
		StakingNode::assign(&account(1), 50_000, false);
		settle_elections();
		assert_eq!(part_of(1), before);
	});
}

#[test]
fn node_leaves_with_the_next_change_when_it_is_jailed_closed_or_inactive() {
	build_and_execute(|| {
		nodes(1..=15);
		settle_elections();
		assert_eq!(elected().len(), 15);
		jail(1);
		assert_ok!(close(2));
		// Inactive: three severe penalties, the last jail left in time.
		for _ in 0..3 {
			votes(3, 0, 0, 100);
			crate::Nodes::<Test>::mutate(account(3), |node| {
				node.as_mut().unwrap().punished = None;
			});
		}
		elect();
		assert_eq!(elected(), accounts(4..=15));
		let next = StakingNode::finality_set().unwrap();
		assert_eq!((next.eligible, next.genesis), (12, false));
	});
}

#[test]
fn node_is_elected_again_when_it_has_left_jail() {
	build_and_execute(|| {
		nodes(1..=12);
		settle_elections();
		jail(1);
		elect();
		assert!(!elected().contains(&account(1)));
		run(50);
		assert_ok!(unjail(1));
		elect();
		assert!(elected().contains(&account(1)));
	});
}

#[test]
fn set_stays_as_it_is_when_nothing_or_little_changes() {
	build_and_execute(|| {
		nodes(1..=12);
		settle_elections();
		let id = Gadget::set_id();
		elect();
		assert_eq!(Gadget::set_id(), id);
		// Less than a hundredth of the whole.
		give_shares(1, 1_000);
		elect();
		assert_eq!(Gadget::set_id(), id);
		give_shares(1, 3_000);
		elect();
		assert_eq!(Gadget::set_id(), id + 1);
	});
}

#[test]
fn new_key_takes_the_seat_of_the_old_one_with_the_next_set() {
	build_and_execute(|| {
		nodes(1..=12);
		settle_elections();
		let (id, part) = (Gadget::set_id(), part_of(1));
		assert_ok!(set_keys(1, 50, 1));
		assert!(Gadget::authorities().iter().any(|(key, _)| *key == keys(1).grandpa));
		elect();
		assert_eq!((Gadget::set_id(), part_of(1)), (id + 1, part));
		next_block();
		let authorities = Gadget::authorities();
		assert!(authorities.iter().any(|(key, _)| *key == finality_key(50)));
		assert!(!authorities.iter().any(|(key, _)| *key == keys(1).grandpa));
	});
}

#[test]
fn gadget_gets_the_change_in_the_block_of_the_election() {
	use sp_consensus_grandpa::{ConsensusLog, GRANDPA_ENGINE_ID};
	build_and_execute(|| {
		nodes(1..=3);
		elect();
		assert_eq!(System::block_number(), 10);
		assert_eq!(Gadget::set_id(), 1);
		let members = current_set().members;
		let expected: Vec<_> =
			members.iter().map(|member| (member.key.clone(), member.weight)).collect();
		let changed = Event::FinalitySetChanged { set: 1, members: 7, nodes: 3 };
		assert_eq!(events(), [changed]);
		next_block();
		let logs = System::digest().logs;
		let log = logs.iter().find_map(|log| log.as_consensus()).unwrap();
		assert_eq!(log.0, GRANDPA_ENGINE_ID);
		let log = ConsensusLog::<u32>::decode(&mut &log.1[..]).unwrap();
		let change = log.try_into_change().unwrap();
		assert_eq!((change.next_authorities, change.delay), (expected.clone(), 0));
		assert_eq!(Gadget::authorities(), expected);
	});
}

#[test]
fn somebody_always_finalises() {
	build_and_execute(|| {
		nodes(1..=10);
		settle_elections();
		let before = current_set();
		assert_eq!(part_of_genesis(), 0);
		for number in 1..=10 {
			jail(number);
		}
		elect();
		assert_eq!(current_set(), before, "better those than nobody");
		run(50);
		assert_ok!(unjail(7));
		elect();
		assert_eq!(elected(), accounts([7]));
	});
}

#[test]
fn parameters_that_make_nodes_unfit_take_them_out_of_the_ranking() {
	build_and_execute(|| {
		nodes(1..=12);
		settle_elections();
		jail(1);
		run(50);
		assert_ok!(unjail(1));
		assert_eq!(crate::Ranking::<Test>::count(), 12);
		Parameters::mutate(|it| it.active_bond = 995_000);
		elect();
		assert_eq!(crate::Ranking::<Test>::count(), 11);
		assert!(!elected().contains(&account(1)));
		assert_ok!(dispatch(1, Call::top_up { amount: BOND }));
		elect();
		assert!(elected().contains(&account(1)));
	});
}

#[test]
fn election_reads_about_the_same_whatever_the_number_of_nodes() {
	// How large a proof of everything is that an election reads: it grows with the depth of the trie.
	let read = |count: u32| {
		let mut ext = ext();
		ext.execute_with(|| {
			Parameters::mutate(|it| it.bond = 1_000);
			for number in 0..count {
				let who = AccountId::new(sp_io::hashing::blake2_256(&number.to_be_bytes()));
				Balances::set_balance(&who, ENDOWMENT);
				let keys = [who.clone(), who.clone()].encode();
				let keys = Decode::decode(&mut &keys[..]).unwrap();
				StakingNode::enrol(who, keys, metadata("node"), 1_000).unwrap();
			}
			System::set_block_number(9);
		});
		ext.commit_all().unwrap();
		let (_, proof) = ext.execute_and_prove(next_block);
		let set = ext.execute_with(|| {
			check();
			current_set().members.len()
		});
		assert_eq!(set, 34);
		proof.encoded_size()
	};
	let (few, many) = (read(60), read(3_000));
	assert!(many < 4 * few, "{few} bytes of 60 nodes, {many} of fifty times as many");
}
