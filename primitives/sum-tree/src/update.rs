//! A change to the store, worked out in full before any of it is written.

use crate::{path::Path, Error, Node, NodeStore, Position, Root};
use alloc::vec::Vec;

/// What one operation will write. As long as it is not [committed](Self::commit) nothing has
/// happened, so that an error at any point leaves the store as it was.
pub(crate) struct Update<const B: usize> {
	/// The new root, without leaves if the tree becomes empty.
	root: Root<B>,
	/// Nodes to store, or to delete if they are empty.
	nodes: Vec<(Position, Node<B>)>,
	/// Nodes to delete because they become part of the root.
	promoted: Vec<Position>,
}

impl<const B: usize> Update<B> {
	/// A change that starts from `root`, as it is stored or as it is to be.
	pub fn of(root: Root<B>) -> Self {
		Self { root, nodes: Vec::new(), promoted: Vec::new() }
	}

	/// The root as it will be.
	pub fn root(&self) -> &Root<B> {
		&self.root
	}

	/// Raises the root by one level: its node becomes an ordinary one.
	pub fn raise(&mut self) -> Result<(), Error> {
		let raised = self.root.raised().ok_or(Error::NoVacantKey)?;
		self.nodes.push((self.root.position, self.root.node));
		self.root = raised;
		Ok(())
	}

	/// Gives the leaf at the end of `path`, which starts at this root, another weight.
	pub fn set_weight(&mut self, path: Path<B>, weight: u64) -> Result<(), Error> {
		let leaves = match (path.weight(), weight) {
			(0, 0) => Some(self.root.leaves),
			(0, _) => self.root.leaves.checked_add(1),
			(_, 0) => self.root.leaves.checked_sub(1),
			(_, _) => Some(self.root.leaves),
		};
		let rewritten = path.rewritten(weight)?;
		self.root.leaves = leaves.ok_or(Error::Corrupt(self.root.position))?;
		self.root.total = rewritten.total;
		self.root.node = rewritten.top;
		self.nodes.extend(rewritten.below);
		Ok(())
	}

	/// Lowers the root for as long as it has only one child.
	pub fn lower(&mut self, store: &impl NodeStore<B>) -> Result<(), Error> {
		while let Some(level) = self.root.position.level.checked_sub(1) {
			let at = self.root.position;
			let Some(child) = self.root.node.only_child() else { return Ok(()) };
			let index = at.child_index::<B>(child).ok_or(Error::Corrupt(at))?;
			let position = Position { level, index };
			let changed = self.nodes.iter().position(|(changed, _)| *changed == position);
			let node = match changed {
				Some(place) => self.nodes.swap_remove(place).1,
				None => store.node(position).ok_or(Error::Corrupt(position))?,
			};
			self.promoted.push(position);
			self.root = Root { position, node, ..self.root };
		}
		Ok(())
	}

	/// Writes the change.
	pub fn commit(self, store: &mut impl NodeStore<B>) {
		for (position, node) in self.nodes {
			if node.is_empty() {
				store.remove_node(position);
			} else {
				store.put_node(position, node);
			}
		}
		for position in self.promoted {
			store.remove_node(position);
		}
		if self.root.node.is_empty() {
			store.remove_root();
		} else {
			store.put_root(self.root);
		}
	}
}
