//! The check: each of its rules broken once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use assay_sum_tree::{memory::Contents, Census, Node, Position, Violation};
use common::{empty, tree_with};

/// Three levels at a fan-out of 4: keys 0 to 39 less 17 and 30, each weighing 2.
fn sample() -> Contents<4> {
	let mut tree = empty::<4>();
	for _ in 0..40 {
		tree.insert(2).unwrap();
	}
	tree.remove(17).unwrap();
	tree.remove(30).unwrap();
	tree.into_store().contents().clone()
}

fn at(level: u8, index: u64) -> Position {
	Position { level, index }
}

/// The verdict after `forge` had its way with the sample.
fn verdict(forge: impl FnOnce(&mut Contents<4>)) -> Result<Census, Violation> {
	let mut contents = sample();
	forge(&mut contents);
	tree_with(contents).check()
}

fn node(contents: &mut Contents<4>, level: u8, index: u64) -> &mut Node<4> {
	contents.nodes.get_mut(&at(level, index)).unwrap()
}

#[test]
fn check_counts_leaves_and_nodes_when_the_tree_is_sound() {
	assert_eq!(verdict(|_| ()), Ok(Census { leaves: 38, nodes: 10 + 3, total: 76 }));
	assert_eq!(sample().nodes.len(), 13);
	assert_eq!(empty::<4>().check(), Ok(Census::default()));
}

#[test]
fn check_fails_when_the_root_stands_where_no_node_can() {
	for position in [at(32, 0), at(31, 1), at(0, 1 << 62)] {
		let found = verdict(|contents| contents.root.as_mut().unwrap().position = position);
		assert_eq!(found, Err(Violation::RootOutOfRange(position)));
	}
}

#[test]
fn check_fails_when_the_root_has_no_child() {
	let found = verdict(|contents| {
		let root = contents.root.as_mut().unwrap();
		(root.node, root.total, root.leaves) = (Node::EMPTY, 0, 0);
	});
	assert_eq!(found, Err(Violation::RootEmpty));
}

#[test]
fn check_fails_when_the_root_could_be_lower() {
	let found = verdict(|contents| {
		let root = contents.root.as_mut().unwrap();
		root.node.set(1, 0, false);
		root.node.set(2, 0, false);
	});
	assert_eq!(found, Err(Violation::RootTooHigh(at(2, 0))));
}

#[test]
fn check_fails_when_the_total_is_not_the_sum_of_the_root() {
	let found = verdict(|contents| contents.root.as_mut().unwrap().total += 1);
	assert_eq!(found, Err(Violation::TotalWrong));
	let found = verdict(|contents| contents.root.as_mut().unwrap().node.set(3, u64::MAX, false));
	assert_eq!(found, Err(Violation::TotalWrong));
}

#[test]
fn check_fails_when_the_number_of_leaves_is_wrong() {
	for leaves in [0, 37, 39] {
		let found = verdict(|contents| contents.root.as_mut().unwrap().leaves = leaves);
		assert_eq!(found, Err(Violation::LeavesWrong));
	}
}

#[test]
fn check_fails_when_a_node_is_missing() {
	for position in [at(1, 2), at(0, 9)] {
		let found = verdict(|contents| assert!(contents.nodes.remove(&position).is_some()));
		assert_eq!(found, Err(Violation::NodeMissing(position)));
	}
}

#[test]
fn check_fails_when_a_sum_is_not_that_of_the_children() {
	// A leaf too heavy, an inner sum too small, a node without children, sums beyond u64::MAX.
	let found = verdict(|contents| node(contents, 0, 3).set(2, 3, true));
	assert_eq!(found, Err(Violation::SumWrong(at(0, 3))));
	let found = verdict(|contents| node(contents, 1, 1).set(2, 7, true));
	assert_eq!(found, Err(Violation::SumWrong(at(1, 1))));
	let found = verdict(|contents| *node(contents, 0, 3) = Node::EMPTY);
	assert_eq!(found, Err(Violation::SumWrong(at(0, 3))));
	let found = verdict(|contents| {
		node(contents, 0, 3).set(1, u64::MAX, true);
	});
	assert_eq!(found, Err(Violation::SumWrong(at(0, 3))));
}

#[test]
fn check_fails_when_a_node_is_called_full_and_is_not() {
	let found = verdict(|contents| node(contents, 1, 1).set(0, 6, true));
	assert_eq!(found, Err(Violation::FullWrong(at(0, 4))));
	let found = verdict(|contents| {
		let root = contents.root.as_mut().unwrap();
		root.node.set(1, root.node.sum(1), true);
	});
	assert_eq!(found, Err(Violation::FullWrong(at(1, 1))));
}

#[test]
fn check_fails_when_a_node_is_full_and_not_called_so() {
	let found = verdict(|contents| {
		let root = contents.root.as_mut().unwrap();
		root.node.set(0, root.node.sum(0), false);
	});
	assert_eq!(found, Err(Violation::FullWrong(at(1, 0))));
}

#[test]
fn check_fails_when_an_absent_child_is_called_full() {
	// Of a leaf's parent, where key 17 is vacant, and of an inner node.
	let found = verdict(|contents| node(contents, 0, 4).set(1, 0, true));
	assert_eq!(found, Err(Violation::FullWrong(at(0, 4))));
	let found = verdict(|contents| node(contents, 1, 2).set(3, 0, true));
	assert_eq!(found, Err(Violation::FullWrong(at(1, 2))));
}

#[test]
fn check_fails_when_a_live_leaf_is_called_vacant() {
	let found = verdict(|contents| node(contents, 0, 9).set(0, 2, false));
	assert_eq!(found, Err(Violation::FullWrong(at(0, 9))));
}

#[test]
fn check_fails_when_a_flag_belongs_to_no_child() {
	use codec::{Decode, Encode};
	let found = verdict(|contents| {
		let forged = node(contents, 0, 4);
		let mut bytes = forged.encode();
		*bytes.last_mut().unwrap() = 0x80;
		*forged = Node::decode(&mut &bytes[..]).unwrap();
	});
	assert_eq!(found, Err(Violation::FullWrong(at(0, 4))));
}

#[test]
fn census_reveals_orphans_when_the_store_holds_more_nodes_than_the_tree() {
	let mut contents = sample();
	contents.nodes.insert(at(0, 500), Node::EMPTY);
	let tree = tree_with(contents);
	assert_eq!(tree.check().unwrap().nodes, 13);
	assert_eq!(tree.store().contents().nodes.len(), 14);
}

#[test]
fn leaves_go_on_behind_a_missing_node() {
	let mut contents = sample();
	contents.nodes.remove(&at(0, 4)).unwrap();
	let tree = tree_with(contents);
	let (found, missing): (Vec<_>, Vec<_>) = tree.leaves().partition(Result::is_ok);
	assert_eq!(found.len(), 35);
	assert_eq!(missing.len(), 1);
}

#[test]
fn removal_lowers_a_root_that_is_too_high_with_the_nodes_it_has_just_changed() {
	let mut tree = empty::<4>();
	tree.insert(5).unwrap();
	tree.insert(6).unwrap();
	let mut contents = tree.into_store().contents().clone();
	let root = contents.root.as_mut().unwrap();
	let low = root.node;
	contents.nodes.insert(root.position, low);
	root.position = at(1, 0);
	root.node = Node::EMPTY;
	root.node.set(0, 11, false);
	let mut tree = tree_with(contents);
	assert_eq!(tree.check(), Err(Violation::RootTooHigh(at(1, 0))));
	tree.remove(0).unwrap();
	assert_eq!(tree.check(), Ok(Census { leaves: 1, nodes: 0, total: 6 }));
	assert!(tree.store().contents().nodes.is_empty());
}
