//! Every node and every leaf in order.

use crate::{Error, Node, NodeStore, Position, Root, SumTree};
use alloc::{vec, vec::Vec};

/// A node on the walk.
pub(crate) struct Visited<const B: usize> {
	/// Where it stands.
	pub position: Position,
	/// The node.
	pub node: Node<B>,
	/// What its parent says of it: its sum, and whether it is full. `None` for the root's.
	pub claim: Option<(u64, bool)>,
}

/// All nodes, parents before children, children from the left.
pub(crate) struct Nodes<'a, S, const B: usize> {
	store: &'a S,
	root: Option<Root<B>>,
	/// Positions still to be read, the next one last, with their parents' claims.
	pending: Vec<(Position, u64, bool)>,
}

impl<'a, S: NodeStore<B>, const B: usize> Nodes<'a, S, B> {
	/// Starts at the root.
	pub fn new(store: &'a S) -> Self {
		Self { store, root: store.root(), pending: Vec::new() }
	}

	/// Puts the children of a node next.
	fn push_children(&mut self, at: Position, node: &Node<B>) -> Result<(), Error> {
		let Some(level) = at.level.checked_sub(1) else { return Ok(()) };
		for (child, sum) in node.children().rev() {
			let index = at.child_index::<B>(child).ok_or(Error::Corrupt(at))?;
			self.pending.push((Position { level, index }, sum, node.is_child_full(child)));
		}
		Ok(())
	}
}

impl<S: NodeStore<B>, const B: usize> Iterator for Nodes<'_, S, B> {
	type Item = Result<Visited<B>, Error>;

	fn next(&mut self) -> Option<Self::Item> {
		let visited = match self.root.take() {
			Some(root) => Visited { position: root.position, node: root.node, claim: None },
			None => {
				let (position, sum, full) = self.pending.pop()?;
				let Some(node) = self.store.node(position) else {
					return Some(Err(Error::Corrupt(position)));
				};
				Visited { position, node, claim: Some((sum, full)) }
			},
		};
		let pushed = self.push_children(visited.position, &visited.node);
		Some(pushed.map(|()| visited))
	}
}

/// The live keys and their weights in the order of the keys. Reads every node once.
///
/// A node that is missing gives an [`Error::Corrupt`] in its place, and the walk goes on behind it.
pub struct Leaves<'a, S, const B: usize> {
	nodes: Nodes<'a, S, B>,
	/// Leaves of the node that was read last.
	ready: vec::IntoIter<(u64, u64)>,
}

impl<S: NodeStore<B>, const B: usize> Iterator for Leaves<'_, S, B> {
	type Item = Result<(u64, u64), Error>;

	fn next(&mut self) -> Option<Self::Item> {
		loop {
			if let Some(leaf) = self.ready.next() {
				return Some(Ok(leaf));
			}
			let Visited { position, node, .. } = match self.nodes.next()? {
				Ok(visited) => visited,
				Err(error) => return Some(Err(error)),
			};
			if position.level == 0 {
				let leaf = |(child, weight)| Some((position.child_index::<B>(child)?, weight));
				self.ready = node.children().filter_map(leaf).collect::<Vec<_>>().into_iter();
			}
		}
	}
}

impl<S: NodeStore<B>, const B: usize> SumTree<S, B> {
	/// The live keys and their weights in the order of the keys, reading every node once. For
	/// checks outside of blocks: it is not bounded.
	pub fn leaves(&self) -> Leaves<'_, S, B> {
		Leaves { nodes: Nodes::new(self.store()), ready: Vec::new().into_iter() }
	}
}
