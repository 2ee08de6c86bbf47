//! The one way down that every operation takes, and back up with a new weight.

use crate::{Error, Node, NodeStore, Position, Root};
use alloc::vec::Vec;

/// A node on the way down, and the child through which the way goes on.
struct Step<const B: usize> {
	position: Position,
	node: Node<B>,
	child: usize,
}

/// The nodes from the root down to one leaf, read once.
pub(crate) struct Path<const B: usize> {
	/// The root first; never empty.
	steps: Vec<Step<B>>,
	/// The leaf at the end.
	key: u64,
}

/// The nodes of a path after its leaf got another weight.
pub(crate) struct Rewritten<const B: usize> {
	/// The root's node.
	pub top: Node<B>,
	/// The sum over the root's node.
	pub total: u64,
	/// The nodes below the root, empty ones too.
	pub below: Vec<(Position, Node<B>)>,
}

impl<const B: usize> Path<B> {
	/// The path to `key`, which `root` covers.
	pub fn to_key(store: &impl NodeStore<B>, root: &Root<B>, key: u64) -> Result<Self, Error> {
		Self::descend(store, root, |at, _| Some(at.child_towards::<B>(key)))
	}

	/// The path to the lowest vacant key below `root`, which is not full.
	pub fn to_first_vacant(store: &impl NodeStore<B>, root: &Root<B>) -> Result<Self, Error> {
		Self::descend(store, root, |_, node| node.first_vacant())
	}

	/// The path to the leaf in which `prefix` falls, and what is left of it there.
	pub fn to_prefix(
		store: &impl NodeStore<B>,
		root: &Root<B>,
		prefix: u64,
	) -> Result<(Self, u64), Error> {
		let mut rest = prefix;
		let path = Self::descend(store, root, |_, node| {
			let (child, left) = node.locate(rest)?;
			rest = left;
			Some(child)
		})?;
		Ok((path, rest))
	}

	/// Reads a path, `choose` saying at every node which child comes next. Where there is nothing
	/// below a child, nothing is read.
	fn descend(
		store: &impl NodeStore<B>,
		root: &Root<B>,
		mut choose: impl FnMut(Position, &Node<B>) -> Option<usize>,
	) -> Result<Self, Error> {
		let mut steps = Vec::with_capacity(usize::from(root.position.level).saturating_add(1));
		let (mut position, mut node) = (root.position, root.node);
		loop {
			let child = choose(position, &node).ok_or(Error::Corrupt(position))?;
			let index = position.child_index::<B>(child).ok_or(Error::Corrupt(position))?;
			let is_absent = node.sum(child) == 0;
			steps.push(Step { position, node, child });
			let Some(level) = position.level.checked_sub(1) else {
				return Ok(Self { steps, key: index });
			};
			position = Position { level, index };
			node = if is_absent {
				Node::EMPTY
			} else {
				store.node(position).ok_or(Error::Corrupt(position))?
			};
		}
	}

	/// The key of the leaf.
	pub fn key(&self) -> u64 {
		self.key
	}

	/// The weight of the leaf; zero for a vacant key.
	pub fn weight(&self) -> u64 {
		self.steps.last().map_or(0, |step| step.node.sum(step.child))
	}

	/// The nodes of this path when the leaf weighs `weight`.
	pub fn rewritten(self, weight: u64) -> Result<Rewritten<B>, Error> {
		let mut total = weight;
		let mut full = weight > 0;
		let mut top = Node::EMPTY;
		let mut below = Vec::with_capacity(self.steps.len());
		for Step { position, mut node, child } in self.steps.into_iter().rev() {
			node.set(child, total, full);
			total = node.total().ok_or(Error::Overflow)?;
			full = node.is_full();
			top = node;
			below.push((position, node));
		}
		// The last one is the root's, which is not stored as a node.
		below.pop();
		Ok(Rewritten { top, total, below })
	}
}
