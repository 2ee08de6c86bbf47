//! Two other ways to keep the pool, with the same three draws: a binary tree over the lots, and one
//! entry per share.

use crate::runtime::Runtime;
use assay_primitives::{
	share::{LotId, DRAWN},
	AccountId, Balance,
};
use assay_sum_tree::{Node, NodeStore, Position, Root, SumTree};
use codec::Encode;
use frame_support::{pallet_prelude::ValueQuery, storage_alias, Identity};
use pallet_validate_share::{HoldingsOf, Lots};
use sp_io::hashing::blake2_256;

#[storage_alias]
type BinaryRoot = StorageValue<Rivals, Root<2>>;

#[storage_alias]
type BinaryNodes = StorageMap<Rivals, Identity, Position, Node<2>>;

#[storage_alias]
type ShareCount = StorageValue<Rivals, u64, ValueQuery>;

/// Owner, delegate and price of a share, by its place.
#[storage_alias]
type ShareAt = StorageMap<Rivals, Identity, u64, (AccountId, AccountId, Balance)>;

struct Binary;

impl NodeStore<2> for Binary {
	fn root(&self) -> Option<Root<2>> {
		BinaryRoot::get()
	}

	fn put_root(&mut self, root: Root<2>) {
		BinaryRoot::put(root);
	}

	fn remove_root(&mut self) {
		BinaryRoot::kill();
	}

	fn node(&self, at: Position) -> Option<Node<2>> {
		BinaryNodes::get(at)
	}

	fn put_node(&mut self, at: Position, node: Node<2>) {
		BinaryNodes::insert(at, node);
	}

	fn remove_node(&mut self, at: Position) {
		BinaryNodes::remove(at);
	}
}

/// A number below `total`.
fn uniform(seed: &[u8; 32], index: u64, total: u64) -> u64 {
	let hash = (seed, index).using_encoded(blake2_256);
	u64::from_le_bytes([0, 1, 2, 3, 4, 5, 6, 7].map(|byte| hash[byte])) % total
}

/// Keep lots with these shares in a binary tree.
pub fn build_binary(shares: impl Iterator<Item = u64>) {
	let mut tree = SumTree::<_, 2>::new(Binary);
	for (id, shares) in (0u64..).zip(shares) {
		tree.insert_at(id, shares).expect("every lot has shares");
	}
}

/// Draw from the binary tree; lots and accounts are those of the pallet.
pub fn draw_binary(seed: &[u8; 32]) {
	let mut tree = SumTree::<_, 2>::new(Binary);
	for index in 0..DRAWN as u64 {
		let id = tree.find(uniform(seed, index, tree.total())).expect("below the total").key;
		tree.subtract(id, 1).expect("it was found");
		take(id);
	}
}

/// What becomes of a lot and its owner when a share of it is drawn.
fn take(id: LotId) {
	let mut lot = Lots::<Runtime>::get(id).expect("the tree has its number");
	let principal = lot.cost / Balance::from(lot.shares);
	lot.shares -= 1;
	lot.cost -= principal;
	credit(&lot.owner, principal);
	match lot.shares {
		0 => Lots::<Runtime>::remove(id),
		_ => Lots::<Runtime>::insert(id, lot),
	}
}

fn credit(owner: &AccountId, principal: Balance) {
	HoldingsOf::<Runtime>::mutate(owner, |holdings| {
		holdings.mature -= 1;
		holdings.due += principal;
	});
}

/// Keep so many shares in an entry each.
pub fn build_per_share(count: u64, owner: impl Fn(u64) -> AccountId) {
	for place in 0..count {
		ShareAt::insert(place, (owner(place), owner(place), 1));
	}
	ShareCount::put(count);
}

/// Draw from the entries: the last one takes the place of each that goes.
pub fn draw_per_share(seed: &[u8; 32]) {
	for index in 0..DRAWN as u64 {
		let count = ShareCount::get();
		let place = uniform(seed, index, count);
		let (owner, _, principal) = ShareAt::get(place).expect("below the count");
		let last = ShareAt::take(count - 1).expect("the last one is there");
		if place < count - 1 {
			ShareAt::insert(place, last);
		}
		ShareCount::put(count - 1);
		credit(&owner, principal);
	}
}
