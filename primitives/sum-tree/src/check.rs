//! Whether a store holds a sound tree.

use crate::{
	walk::{Nodes, Visited},
	Error, NodeStore, Position, Root, SumTree,
};
use core::fmt;

/// What a sound tree consists of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
	/// How many keys are live.
	pub leaves: u64,
	/// How many nodes are in use below the root. A store that can count its nodes must have
	/// exactly as many: more would be nodes that nobody will ever delete.
	pub nodes: u64,
	/// The sum of all weights.
	pub total: u64,
}

/// The first rule that a store was found to break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
	/// The root stands where no node can.
	RootOutOfRange(Position),
	/// The root has no child, though an empty tree has no root.
	RootEmpty,
	/// The root has one child only, which could be the root itself.
	RootTooHigh(Position),
	/// The root's total is not the sum over its node.
	TotalWrong,
	/// The root's count is not the number of live keys.
	LeavesWrong,
	/// A node with a sum is not stored.
	NodeMissing(Position),
	/// The sum of a node is not what its parent has, or exceeds `u64::MAX`.
	SumWrong(Position),
	/// A node says of a child that it is full when it is not, or the reverse: keys would be given
	/// out twice, or never again.
	FullWrong(Position),
}

impl fmt::Display for Violation {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::RootOutOfRange(at) => write!(f, "the root cannot stand at {at}"),
			Self::RootEmpty => f.write_str("the root has no child, an empty tree has no root"),
			Self::RootTooHigh(at) => write!(f, "the root at {at} has only one child"),
			Self::TotalWrong => f.write_str("the total is not the sum of the root's children"),
			Self::LeavesWrong => f.write_str("the number of leaves is not that of live keys"),
			Self::NodeMissing(at) => write!(f, "the node at {at} is not stored"),
			Self::SumWrong(at) => {
				write!(f, "the sum of the node at {at} differs from its parent's")
			},
			Self::FullWrong(at) => write!(f, "a full-flag in or over the node at {at} is wrong"),
		}
	}
}

impl core::error::Error for Violation {}

impl<S: NodeStore<B>, const B: usize> SumTree<S, B> {
	/// Checks every rule of the tree over its whole store, reading every node once: each sum is
	/// the sum of the children, each full-flag tells the truth, the root is as low as it can be,
	/// total and number of leaves are right. For checks outside of blocks: it is not bounded.
	///
	/// # Errors
	/// The first [`Violation`] on a walk from the root, children from the left.
	pub fn check(&self) -> Result<Census, Violation> {
		let Some(root) = self.store().root() else { return Ok(Census::default()) };
		check_root(&root)?;
		let mut census = Census { total: root.total, ..Census::default() };
		for visited in Nodes::new(self.store()) {
			let visited = visited.map_err(|error| match error {
				Error::Corrupt(at) => Violation::NodeMissing(at),
				_ => Violation::NodeMissing(root.position),
			})?;
			check_node(&visited)?;
			if visited.claim.is_some() {
				census.nodes = census.nodes.saturating_add(1);
			}
			if visited.position.level == 0 {
				let leaves = u64::try_from(visited.node.children().count()).unwrap_or(u64::MAX);
				census.leaves = census.leaves.saturating_add(leaves);
			}
		}
		if census.leaves != root.leaves {
			return Err(Violation::LeavesWrong);
		}
		Ok(census)
	}
}

/// The rules of the root alone.
fn check_root<const B: usize>(root: &Root<B>) -> Result<(), Violation> {
	if !root.position.exists::<B>() {
		return Err(Violation::RootOutOfRange(root.position));
	}
	if root.node.is_empty() {
		return Err(Violation::RootEmpty);
	}
	if root.position.level > 0 && root.node.only_child().is_some() {
		return Err(Violation::RootTooHigh(root.position));
	}
	if root.node.total() != Some(root.total) {
		return Err(Violation::TotalWrong);
	}
	Ok(())
}

/// The rules of a node and of what its parent says of it.
fn check_node<const B: usize>(visited: &Visited<B>) -> Result<(), Violation> {
	let Visited { position, node, claim } = visited;
	let is_leaf_flag_wrong = |child| node.is_child_full(child) != (node.sum(child) > 0);
	let is_inner_flag_wrong = |child| node.is_child_full(child) && node.sum(child) == 0;
	let is_flag_wrong = match position.level {
		0 => (0..B).any(is_leaf_flag_wrong),
		_ => (0..B).any(is_inner_flag_wrong),
	};
	if is_flag_wrong || node.has_stray_flags() {
		return Err(Violation::FullWrong(*position));
	}
	let Some((sum, full)) = claim else { return Ok(()) };
	if node.total() != Some(*sum) {
		return Err(Violation::SumWrong(*position));
	}
	if node.is_full() != *full {
		return Err(Violation::FullWrong(*position));
	}
	Ok(())
}
