//! How many shares name a delegate, and what becomes of its place in the ranking.

use crate::{mock::*, Assigned, Ranking};
use assay_primitives::{node::AssignedShares, share::NodeRegistry};

fn assigned(number: u8) -> (u64, u64) {
	let AssignedShares { all, mature } = Assigned::<Test>::get(account(number));
	(all, mature)
}

#[test]
fn shares_are_counted_for_every_delegate_by_whether_they_are_mature() {
	build_and_execute(|| {
		nodes([1]);
		for number in [1, 2] {
			let who = account(number);
			StakingNode::assign(&who, 10, false);
			assert_eq!(assigned(number), (10, 0));
			StakingNode::mature(&who, 10);
			assert_eq!(assigned(number), (10, 10));
			StakingNode::assign(&who, 5, true);
			StakingNode::assign(&who, 4, false);
			assert_eq!(assigned(number), (19, 15));
			StakingNode::release(&who, 3, true);
			StakingNode::release(&who, 4, false);
			assert_eq!(assigned(number), (12, 12));
			StakingNode::release(&who, 12, true);
			assert!(!Assigned::<Test>::contains_key(&who));
		}
	});
}

#[test]
fn shares_of_an_owner_count_when_it_becomes_a_node() {
	build_and_execute(|| {
		give_shares(1, 50);
		nodes([1]);
		assert_eq!(node(1).ranked, Some(BOND + 50 * PRICE));
	});
}

#[test]
fn node_is_ranked_by_its_bond_and_its_mature_shares_at_the_base_price() {
	build_and_execute(|| {
		nodes([1]);
		StakingNode::assign(&account(1), 10_000, false);
		assert_eq!(node(1).ranked, Some(BOND));
		StakingNode::mature(&account(1), 10_000);
		assert_eq!(node(1).ranked, Some(BOND + 10_000 * PRICE));
		PoolSize::set(100);
		Auction::mutate(|it| it.slope = 1);
		StakingNode::release(&account(1), 1_000, true);
		assert_eq!(node(1).ranked, Some(BOND + 9_000 * (PRICE + 100)));
	});
}

#[test]
fn node_is_not_ranked_anew_when_its_value_hardly_changes() {
	build_and_execute(|| {
		nodes([1]);
		give_shares(1, 10_000);
		let ranked = node(1).ranked;
		// A sixty-fourth of two million is 31,250: 312 shares.
		StakingNode::release(&account(1), 312, true);
		assert_eq!(node(1).ranked, ranked);
		StakingNode::release(&account(1), 1, true);
		assert_eq!(node(1).ranked, Some(BOND + 9_687 * PRICE));
	});
}

#[test]
fn ranking_has_the_greatest_first_and_the_older_first_among_equals() {
	build_and_execute(|| {
		for number in [5, 4, 3] {
			nodes([number]);
			next_block();
		}
		assert_eq!(StakingNode::first_ranked(9), [5, 4, 3].map(account));
		give_shares(3, 1_000);
		frame_support::assert_ok!(top_up(4, BOND));
		assert_eq!(StakingNode::first_ranked(9), [4, 3, 5].map(account));
		assert_eq!(StakingNode::first_ranked(2), [4, 3].map(account));
		jail(4);
		assert_eq!(StakingNode::first_ranked(9), [3, 5].map(account));
		frame_support::assert_ok!(close(3));
		assert_eq!(StakingNode::first_ranked(9), [account(5)]);
		assert_eq!(Ranking::<Test>::count(), 1);
	});
}
