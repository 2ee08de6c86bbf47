//! What is stored, byte for byte: stored nodes outlive releases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use assay_sum_tree::{Node, Position, Root};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

#[test]
fn node_is_compact_sums_then_flags() {
	let mut node = Node::<4>::EMPTY;
	node.set(0, 1, true);
	node.set(1, 10_000, false);
	node.set(3, u64::MAX, true);
	let mut expected = vec![1 << 2, 0x41, 0x9c, 0, 0x13];
	expected.extend([0xff; 8]);
	expected.extend([0b1001, 0, 0, 0]);
	assert_eq!(node.encode(), expected);
	assert_eq!(Node::<4>::decode(&mut &expected[..]), Ok(node));
}

#[test]
fn root_is_place_leaves_total_and_node() {
	let position = Position { level: 2, index: 3 };
	let root = Root { position, leaves: 4, total: 5, node: Node::<2>::EMPTY };
	let mut expected = vec![2, 3];
	expected.extend([0; 7]);
	expected.extend([4, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0]);
	expected.extend([0; 6]);
	assert_eq!(root.encode(), expected);
	assert_eq!(Root::decode(&mut &expected[..]), Ok(root));
}

#[test]
fn longest_node_has_the_stated_maximal_length() {
	let mut node = Node::<32>::EMPTY;
	(0..32).for_each(|child| node.set(child, u64::MAX, true));
	assert_eq!(node.encode().len(), 32 * 9 + 4);
	assert_eq!(Node::<32>::max_encoded_len(), 32 * 9 + 4);
	assert_eq!(Root::<32>::max_encoded_len(), 9 + 8 + 8 + 32 * 9 + 4);
	assert_eq!(Position::max_encoded_len(), 9);
}

#[test]
fn node_of_lots_of_a_share_is_shorter_than_forty_bytes() {
	let mut node = Node::<32>::EMPTY;
	(0..32).for_each(|child| node.set(child, 1, true));
	assert_eq!(node.encode().len(), 32 + 4);
}

#[test]
fn node_is_refused_when_it_is_cut_short_or_a_sum_is_longer_than_needed() {
	let bytes = Node::<4>::EMPTY.encode();
	for length in 0..bytes.len() {
		assert!(Node::<4>::decode(&mut &bytes[..length]).is_err());
	}
	// One written in the two-byte form.
	assert!(Node::<4>::decode(&mut &[0b101, 0, 0, 0, 0, 0, 0, 0, 0][..]).is_err());
}

#[test]
fn types_describe_themselves_for_metadata() {
	let described = |path: scale_info::Path| path.segments.join("::");
	assert_eq!(described(Node::<32>::type_info().path), "assay_sum_tree::node::Node");
	assert_eq!(described(Root::<32>::type_info().path), "assay_sum_tree::store::Root");
	assert_eq!(described(Position::type_info().path), "assay_sum_tree::position::Position");
}
