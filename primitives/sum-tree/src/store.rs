//! What the tree needs of its storage.

use crate::{Node, Position};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The highest node of a tree and what is known of the whole, in one stored value.
///
/// The node is part of the value, so that neither the total nor a search pays for a header of its
/// own.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Root<const B: usize> {
	/// Where the highest node stands: the lowest place from which it covers every live key.
	pub position: Position,
	/// How many keys are live.
	pub leaves: u64,
	/// The sum of all weights.
	pub total: u64,
	/// The highest node. It is stored here and nowhere else.
	pub node: Node<B>,
}

impl<const B: usize> Root<B> {
	/// The root of a tree that is about to get its first leaf, `key`.
	pub(crate) fn for_first(key: u64) -> Self {
		let position = Position::covering::<B>(key, 0);
		Self { position, leaves: 0, total: 0, node: Node::EMPTY }
	}

	/// The root one level higher, with this one's node as its only child. `None` at the top.
	pub(crate) fn raised(&self) -> Option<Self> {
		let mut node = Node::EMPTY;
		let place = self.position.place_in_parent::<B>();
		node.set(place, self.total, self.node.is_full());
		Some(Self { position: self.position.parent::<B>()?, node, ..*self })
	}
}

/// Where a tree keeps its nodes: one value for the root and a map for the nodes below it.
///
/// In a pallet, a `StorageValue<Root<B>>` and a `StorageMap<_, _, Position, Node<B>>`. Keys of the
/// map are dense and the tree's own choice as long as keys of leaves are, so that no hasher has to
/// defend them. No other code may write to either.
pub trait NodeStore<const B: usize> {
	/// The root, `None` for a tree without leaves.
	fn root(&self) -> Option<Root<B>>;
	/// Puts the root in place of an older one.
	fn put_root(&mut self, root: Root<B>);
	/// Deletes the root.
	fn remove_root(&mut self);
	/// The node at a position, if one is stored there.
	fn node(&self, at: Position) -> Option<Node<B>>;
	/// Puts a node in place of an older one.
	fn put_node(&mut self, at: Position, node: Node<B>);
	/// Deletes a node.
	fn remove_node(&mut self, at: Position);
}
