//! Every way to be refused, and that a refusal changes nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assay_sum_tree::{memory::Contents, Error, Found, Node, Position, Root};
use common::{empty, tree_with, Tree};
use std::collections::BTreeMap;

/// Runs `operation`, expects `error`, and that neither contents nor number of writes have changed.
fn assert_refused<T: PartialEq + core::fmt::Debug, const B: usize>(
	tree: &mut Tree<B>,
	error: Error,
	operation: impl FnOnce(&mut Tree<B>) -> Result<T, Error>,
) {
	let contents = tree.store().contents().clone();
	let writes = tree.store().accesses().writes;
	assert_eq!(operation(tree), Err(error));
	assert_eq!(*tree.store().contents(), contents);
	assert_eq!(tree.store().accesses().writes, writes);
}

/// Three levels at a fan-out of 4: 40 leaves, leaf `k` weighing `k + 1`.
fn sample() -> Tree<4> {
	let mut tree = empty();
	for weight in 1..=40 {
		tree.insert(weight).unwrap();
	}
	tree
}

#[test]
fn insertion_is_refused_when_the_weight_is_zero() {
	for mut tree in [empty::<4>(), sample()] {
		assert_refused(&mut tree, Error::ZeroWeight, |tree| tree.insert(0));
		assert_refused(&mut tree, Error::ZeroWeight, |tree| tree.insert_at(99, 0));
	}
}

#[test]
fn insertion_is_refused_when_the_total_would_overflow() {
	let mut tree = sample();
	let room = u64::MAX - tree.total();
	assert_refused(&mut tree, Error::Overflow, |tree| tree.insert(room + 1));
	assert_refused(&mut tree, Error::Overflow, |tree| tree.insert_at(5_000, room + 1));
	assert_refused(&mut tree, Error::Overflow, |tree| tree.insert(u64::MAX));
	assert_eq!(tree.insert(room), Ok(40));
	assert_eq!(tree.total(), u64::MAX);
	assert_refused(&mut tree, Error::Overflow, |tree| tree.insert(1));
	assert_refused(&mut tree, Error::Overflow, |tree| tree.add(0, 1));
	assert_eq!(tree.find(u64::MAX - 1), Ok(Found { key: 40, offset: room - 1 }));
}

#[test]
fn insertion_is_refused_when_the_key_is_live() {
	let mut tree = sample();
	assert_refused(&mut tree, Error::OccupiedKey, |tree| tree.insert_at(39, 1));
	assert_eq!(tree.insert_at(40, 1), Ok(()));
}

#[test]
fn insertion_is_refused_when_the_key_is_above_the_greatest() {
	let mut tree = empty::<32>();
	assert_eq!(Tree::<32>::max_key(), (1 << 60) - 1);
	assert_refused(&mut tree, Error::KeyTooLarge, |tree| tree.insert_at(1 << 60, 1));
	assert_refused(&mut tree, Error::KeyTooLarge, |tree| tree.insert_at(u64::MAX, 1));
	assert_eq!(tree.insert_at((1 << 60) - 1, 1), Ok(()));
	assert_eq!(Tree::<8>::max_key(), (1 << 63) - 1);
	assert_eq!(Tree::<16>::max_key(), u64::MAX);
	assert_eq!(Tree::<4>::max_key(), u64::MAX);
	assert_eq!(Tree::<2>::max_key(), u64::MAX);
}

#[test]
fn insertion_is_refused_when_every_key_is_used() {
	let mut node = Node::EMPTY;
	(0..32).for_each(|child| node.set(child, 1, true));
	let position = Position { level: 11, index: 0 };
	let root = Root { position, leaves: 1 << 60, total: 32, node };
	let mut tree = tree_with::<32>(Contents { root: Some(root), nodes: BTreeMap::new() });
	assert_refused(&mut tree, Error::NoVacantKey, |tree| tree.insert(1));
}

#[test]
fn change_is_refused_when_the_key_is_not_live() {
	let mut tree = sample();
	tree.remove(20).unwrap();
	for key in [20, 40, 63, 64, 1_000_000, u64::MAX] {
		assert_refused(&mut tree, Error::UnknownKey, |tree| tree.add(key, 1));
		assert_refused(&mut tree, Error::UnknownKey, |tree| tree.subtract(key, 1));
		assert_refused(&mut tree, Error::UnknownKey, |tree| tree.remove(key));
		assert_refused(&mut tree, Error::UnknownKey, |tree| tree.add(key, 0));
		assert_eq!(tree.weight(key), Ok(0));
	}
	let mut tree = empty::<4>();
	assert_refused(&mut tree, Error::UnknownKey, |tree| tree.add(0, 1));
	assert_refused(&mut tree, Error::UnknownKey, |tree| tree.remove(0));
}

#[test]
fn addition_is_refused_when_leaf_or_total_would_overflow() {
	let mut tree = sample();
	assert_refused(&mut tree, Error::Overflow, |tree| tree.add(3, u64::MAX));
	let room = u64::MAX - tree.total();
	assert_refused(&mut tree, Error::Overflow, |tree| tree.add(3, room + 1));
	assert_eq!(tree.add(3, room), Ok(room + 4));
	assert_eq!(tree.total(), u64::MAX);
}

#[test]
fn subtraction_is_refused_when_the_leaf_weighs_less() {
	let mut tree = sample();
	assert_refused(&mut tree, Error::Underflow, |tree| tree.subtract(9, 11));
	assert_refused(&mut tree, Error::Underflow, |tree| tree.subtract(9, u64::MAX));
	assert_eq!(tree.subtract(9, 10), Ok(0));
}

#[test]
fn search_is_refused_when_the_prefix_is_not_below_the_total() {
	let mut tree = sample();
	let total = tree.total();
	assert_refused(&mut tree, Error::BeyondTotal, |tree| tree.find(total));
	assert_refused(&mut tree, Error::BeyondTotal, |tree| tree.find(u64::MAX));
	assert_eq!(tree.find(total - 1), Ok(Found { key: 39, offset: 39 }));
	assert_refused(&mut empty::<4>(), Error::BeyondTotal, |tree| tree.find(0));
}

#[test]
fn change_by_nothing_writes_nothing() {
	let mut tree = sample();
	let writes = tree.store().accesses().writes;
	assert_eq!(tree.add(7, 0), Ok(8));
	assert_eq!(tree.subtract(7, 0), Ok(8));
	assert_eq!(tree.store().accesses().writes, writes);
}

#[test]
fn every_operation_is_refused_when_a_node_on_its_path_is_missing() {
	let mut contents = sample().store().contents().clone();
	let missing = Position { level: 1, index: 1 };
	contents.nodes.remove(&missing).unwrap();
	// The keys 16 to 31 lie below it; weights 1 to 16, in sum 136, before them.
	let mut tree = tree_with(contents);
	let corrupt = Error::Corrupt(missing);
	assert_refused(&mut tree, corrupt, |tree| tree.weight(16));
	assert_refused(&mut tree, corrupt, |tree| tree.find(136));
	assert_refused(&mut tree, corrupt, |tree| tree.insert_at(31, 1));
	assert_refused(&mut tree, corrupt, |tree| tree.add(31, 1));
	assert_refused(&mut tree, corrupt, |tree| tree.subtract(31, 1));
	assert_refused(&mut tree, corrupt, |tree| tree.remove(31));
	assert_eq!(tree.weight(15), Ok(16));
}

#[test]
fn removal_is_refused_when_the_node_that_would_become_the_root_is_missing() {
	let mut tree = empty::<4>();
	tree.insert_at(0, 1).unwrap();
	tree.insert_at(4, 1).unwrap();
	let mut contents = tree.into_store().contents().clone();
	let missing = Position { level: 0, index: 1 };
	contents.nodes.remove(&missing).unwrap();
	let mut tree = tree_with(contents);
	assert_refused(&mut tree, Error::Corrupt(missing), |tree| tree.remove(0));
}

#[test]
fn operations_end_with_an_error_when_the_root_is_forged() {
	let mut node = Node::<32>::EMPTY;
	node.set(0, 5, false);
	node.set(31, 5, false);
	for (level, index) in [(255, 0), (255, u64::MAX), (12, 1), (0, u64::MAX), (200, 1 << 59)] {
		let position = Position { level, index };
		let root = Root { position, leaves: 0, total: 10, node };
		let mut tree = tree_with::<32>(Contents { root: Some(root), nodes: BTreeMap::new() });
		assert!(tree.find(9).is_err(), "{position}");
		assert!(tree.insert(1).is_err(), "{position}");
		assert!(tree.remove(31).is_err(), "{position}");
		assert!(tree.insert_at(77, 1).is_err(), "{position}");
		assert!(tree.check().is_err(), "{position}");
	}
}

#[test]
fn search_is_refused_when_the_stored_total_promises_more_than_there_is() {
	let mut contents = sample().store().contents().clone();
	let root = contents.root.as_mut().unwrap();
	let (at, beyond) = (root.position, root.total);
	root.total += 1;
	let mut tree = tree_with(contents);
	assert_refused(&mut tree, Error::Corrupt(at), |tree| tree.find(beyond));
}

#[test]
fn error_says_what_to_do_when_it_is_shown() {
	assert_eq!(
		Error::Corrupt(Position { level: 1, index: 9 }).to_string(),
		"the node at level 1, index 9 is missing or wrong: check the tree's storage"
	);
	assert_eq!(Error::BeyondTotal.to_string(), "the prefix sum must be below the total weight");
}
