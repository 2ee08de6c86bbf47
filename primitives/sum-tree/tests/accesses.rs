//! The documented numbers of reads and writes, exactly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{empty, SplitMix, Tree};

fn dense<const B: usize>(count: u64) -> Tree<B> {
	let mut tree = empty();
	for _ in 0..count {
		tree.insert(10).unwrap();
	}
	tree
}

/// Reads and writes of one operation.
fn cost<T, const B: usize>(
	tree: &mut Tree<B>,
	operation: impl FnOnce(&mut Tree<B>) -> T,
) -> (u64, u64) {
	let before = tree.store().accesses();
	operation(tree);
	let spent = tree.store().accesses() - before;
	(spent.reads, spent.writes)
}

/// All operations on a tree of `count` leaves, which has `levels` levels and is not full.
fn assert_costs<const B: usize>(count: u64, levels: u64) {
	let mut tree = dense::<B>(count);
	assert_eq!(u64::from(tree.levels()), levels);
	let mut random = SplitMix(count);
	for _ in 0..50 {
		let prefix = random.below(count * 10);
		let key = random.below(count);
		assert_eq!(cost(&mut tree, |tree| tree.total()), (1, 0));
		assert_eq!(cost(&mut tree, |tree| tree.find(prefix).unwrap()), (levels, 0));
		assert_eq!(cost(&mut tree, |tree| tree.weight(key).unwrap()), (levels, 0));
		assert_eq!(cost(&mut tree, |tree| tree.subtract(key, 1).unwrap()), (levels, levels));
		assert_eq!(cost(&mut tree, |tree| tree.add(key, 1).unwrap()), (levels, levels));
		assert_eq!(cost(&mut tree, |tree| tree.subtract(key, 10).unwrap()), (levels, levels));
		assert_eq!(cost(&mut tree, |tree| tree.insert(10).unwrap()), (levels, levels));
	}
}

#[test]
fn accesses_are_one_per_level_when_the_height_stays() {
	assert_costs::<32>(20, 1);
	assert_costs::<32>(100, 2);
	assert_costs::<32>(10_000, 3);
	assert_costs::<32>(100_000, 4);
	assert_costs::<16>(10_000, 4);
	assert_costs::<2>(10_000, 14);
}

#[test]
fn accesses_do_not_depend_on_the_weight() {
	let mut tree = dense::<32>(1_000);
	let one = cost(&mut tree, |tree| tree.insert(1).unwrap());
	assert_eq!(cost(&mut tree, |tree| tree.insert(1_000_000).unwrap()), one);
}

#[test]
fn growth_costs_one_read_and_two_writes_more_than_the_levels_before() {
	let mut tree = dense::<32>(1_024);
	assert_eq!(tree.levels(), 2);
	assert_eq!(cost(&mut tree, |tree| tree.insert(1).unwrap()), (1, 2 + 2));
	assert_eq!(tree.levels(), 3);
	// And back: three nodes on the path, one promoted.
	assert_eq!(cost(&mut tree, |tree| tree.remove(1_024).unwrap()), (3 + 1, 3 + 1));
	assert_eq!(tree.levels(), 2);
}

#[test]
fn distant_key_costs_its_levels_and_those_it_added() {
	let mut tree = dense::<32>(100);
	// From 2 levels to 5: 1 read, 5 + 3 writes.
	assert_eq!(cost(&mut tree, |tree| tree.insert_at(32u64.pow(4), 1).unwrap()), (1, 5 + 3));
	assert_eq!(tree.levels(), 5);
}

#[test]
fn absent_nodes_are_not_asked_for() {
	let mut tree = dense::<32>(1_025);
	// The whole way below the root's third child is absent.
	assert_eq!(cost(&mut tree, |tree| tree.weight(2_500).unwrap()), (1, 0));
	assert_eq!(cost(&mut tree, |tree| tree.insert_at(2_500, 1).unwrap()), (1, 3));
}

#[test]
fn bytes_are_those_of_the_encoded_values() {
	use codec::Encode;
	let mut tree = dense::<32>(100);
	let contents = tree.store().contents().clone();
	let root = contents.root.encode().len() - 1;
	let node = contents.nodes.values().next().unwrap().encode().len();
	let before = tree.store().accesses();
	tree.find(0).unwrap();
	let spent = tree.store().accesses() - before;
	assert_eq!(spent.bytes_read, (root + node) as u64);
	assert_eq!(spent.bytes_written, 0);
	let before = tree.store().accesses();
	tree.subtract(0, 1).unwrap();
	let spent = tree.store().accesses() - before;
	assert_eq!(spent.bytes_written, (root + node) as u64);
}
