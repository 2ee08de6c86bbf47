//! Which keys are given out, and that the tree is as large as what lives in it, not as its history.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assay_sum_tree::Error;
use common::{assert_agrees, empty, Model, SplitMix, Tree};
use std::collections::{BTreeMap, VecDeque};

/// A tree with `count` leaves of weight 1.
fn dense<const B: usize>(count: u64) -> Tree<B> {
	let mut tree = empty();
	for key in 0..count {
		assert_eq!(tree.insert(1), Ok(key));
	}
	tree
}

#[test]
fn keys_count_up_from_zero_when_nothing_was_removed() {
	let tree = dense::<32>(40_000);
	assert_eq!(tree.len(), 40_000);
	// 32^3 = 32,768 < 40,000 <= 32^4.
	assert_eq!(tree.levels(), 4);
	// Level 0, 1 and 2: 40,000 keys in groups of 32, 1,024 and 32,768.
	assert_eq!(tree.store().contents().nodes.len(), 1_250 + 40 + 2);
}

#[test]
fn tree_grows_by_a_level_only_when_every_key_below_the_root_is_used() {
	let mut tree = empty::<4>();
	for leaves in 1..=300u64 {
		tree.insert(7).unwrap();
		let needed = (1..).find(|levels| 4u64.pow(*levels) >= leaves).unwrap();
		assert_eq!(tree.levels(), needed, "{leaves} leaves");
	}
}

#[test]
fn removed_key_is_given_out_again_lowest_first() {
	let mut tree = dense::<32>(2_000);
	for key in [1_999, 3, 700, 31, 32] {
		tree.remove(key).unwrap();
	}
	let reused: Vec<u64> = (0..5).map(|_| tree.insert(9).unwrap()).collect();
	assert_eq!(reused, [3, 31, 32, 700, 1_999]);
	assert_eq!(tree.insert(9), Ok(2_000));
}

#[test]
fn subtracting_to_zero_frees_key_and_nodes_as_removing_does() {
	let mut tree = dense::<8>(100);
	let mut other = tree.clone();
	for key in 8..16 {
		assert_eq!(tree.subtract(key, 1), Ok(0));
		assert_eq!(other.remove(key), Ok(1));
	}
	assert_eq!(tree.store().contents(), other.store().contents());
	assert_eq!(tree.weight(8), Ok(0));
	assert_eq!(tree.insert(5), Ok(8));
}

#[test]
fn tree_loses_its_levels_when_one_leaf_is_left_wherever_it_is() {
	for last in [0, 1, 17, 4_095, 4_096, 4_999] {
		let mut tree = dense::<8>(5_000);
		for key in (0..5_000).filter(|key| *key != last) {
			tree.remove(key).unwrap();
		}
		assert_eq!(tree.levels(), 1, "{last}");
		assert_eq!(tree.store().contents().nodes.len(), 0, "{last}");
		assert_eq!(tree.find(0).unwrap().key, last);
		tree.check().unwrap();
	}
}

#[test]
fn removal_lowers_the_root_by_many_levels_at_once_when_two_distant_keys_were_left() {
	let mut tree = empty::<32>();
	tree.insert_at(5, 3).unwrap();
	tree.insert_at(Tree::<32>::max_key(), 4).unwrap();
	assert_eq!(tree.levels(), 12);
	assert_eq!(tree.store().contents().nodes.len(), 22);
	let before = tree.store().accesses();
	tree.remove(5).unwrap();
	let spent = tree.store().accesses() - before;
	assert_eq!((spent.reads, spent.writes), (12 + 11, 12 + 11));
	assert_eq!(tree.levels(), 1);
	assert!(tree.store().contents().nodes.is_empty());
	assert_eq!(tree.weight(Tree::<32>::max_key()), Ok(4));
}

#[test]
fn vacant_keys_below_a_moved_root_are_used_before_the_tree_grows() {
	let mut tree = dense::<4>(64);
	// Keys 20 to 23 alone: the root now is the node that covers them.
	for key in (0..20).chain(24..64) {
		tree.remove(key).unwrap();
	}
	assert_eq!(tree.levels(), 1);
	tree.remove(21).unwrap();
	assert_eq!(tree.insert(1), Ok(21));
	// Full: one level up, where 16 is the lowest vacant key.
	assert_eq!(tree.insert(1), Ok(16));
	assert_eq!(tree.levels(), 2);
}

#[test]
fn tree_never_outgrows_its_greatest_population_when_lots_are_bought_and_used_up_for_years() {
	let mut tree = empty::<32>();
	let mut model = Model::default();
	let mut random = SplitMix(7);
	let mut waiting = VecDeque::new();
	for step in 0..200_000u64 {
		// A population that swells to about 900 and ebbs to about 100, first in first out with
		// some leaving early.
		let target = if step % 20_000 < 10_000 { 900 } else { 100 };
		if waiting.len() < target {
			let key = tree.insert(1 + random.below(50)).unwrap();
			model.leaves.insert(key, tree.weight(key).unwrap());
			waiting.push_back(key);
		} else {
			let key = if random.below(4) == 0 {
				waiting.remove(random.below(waiting.len() as u64) as usize)
			} else {
				waiting.pop_front()
			};
			assert_eq!(tree.remove(key.unwrap()), model.remove(key.unwrap()));
		}
		assert!(tree.levels() <= 2);
		assert!(*model.leaves.keys().next_back().unwrap_or(&0) < 1_024);
		if step % 5_000 == 0 {
			assert_agrees(&tree, &model);
		}
	}
	assert_agrees(&tree, &model);
}

#[test]
fn tree_slides_along_when_the_caller_counts_its_keys_up_for_ever() {
	let mut tree = empty::<32>();
	let mut live = BTreeMap::new();
	// Far from zero, across no boundary of 32^4 keys.
	let start = (1u64 << 40) + 12_345;
	for key in start..start + 50_000 {
		tree.insert_at(key, 2).unwrap();
		live.insert(key, 2u64);
		if live.len() > 500 {
			let (oldest, _) = live.pop_first().unwrap();
			assert_eq!(tree.subtract(oldest, 2), Ok(0));
		}
		// 500 neighbours need 2 levels, 3 or 4 where they lie astride a multiple of 32^2 or 32^3.
		assert!(tree.levels() <= 4);
		assert!(tree.store().contents().nodes.len() <= 20 + 5);
	}
	assert_agrees(&tree, &Model { leaves: live });
}

#[test]
fn key_of_the_callers_choice_is_found_like_any_other() {
	let mut tree = empty::<16>();
	tree.insert_at(1_000, 5).unwrap();
	tree.insert_at(2, 7).unwrap();
	tree.insert_at(u64::MAX, 1).unwrap();
	assert_eq!(tree.insert_at(1_000, 1), Err(Error::OccupiedKey));
	assert_eq!(tree.find(6).unwrap().key, 2);
	assert_eq!(tree.find(7).unwrap().key, 1_000);
	assert_eq!(tree.find(12).unwrap().key, u64::MAX);
	assert_eq!(tree.insert(1), Ok(0));
	tree.check().unwrap();
}
