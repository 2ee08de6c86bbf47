//! The sum tree at a given fan-out.

use crate::{random::SplitMix, Costs, LARGE, ROUNDS};
use assay_sum_tree::{
	memory::{Accesses, MemoryStore},
	Error, SumTree,
};
use codec::Encode;

/// A tree in memory.
type Tree<const B: usize> = SumTree<MemoryStore<B>, B>;

/// Measures every operation on a tree of `lots` lots.
pub fn measure<const B: usize>(name: &'static str, lots: u64) -> Costs {
	measured(name, lots, SumTree::<_, B>::new(MemoryStore::default()))
		.unwrap_or_else(|error| unreachable!("{name}: {error}"))
}

fn measured<const B: usize>(
	name: &'static str,
	lots: u64,
	mut tree: Tree<B>,
) -> Result<Costs, Error> {
	for lot in 0..lots {
		tree.insert(if lot % 100 == 99 { LARGE } else { 1 })?;
	}
	let contents = tree.store().contents();
	let nodes: usize = contents.nodes.values().map(Encode::encoded_size).sum();
	// An optional root is encoded with one byte before it, which a store does not keep.
	let root = contents.root.map_or(0, |root| root.encoded_size());
	let (entries, bytes) = (contents.nodes.len() as u64 + 1, (nodes + root) as u64);

	let mut random = SplitMix(lots);
	let mut costs = [Accesses::default(); 6];
	for _ in 0..ROUNDS {
		let prefix = random.below(tree.total());
		let large = 100 * random.below(lots / 100) + 99;
		let small = 100 * random.below(lots / 100) + random.below(99);
		spend(&mut costs[0], &mut tree, |tree| tree.find(prefix).map(drop))?;
		// Each pair of operations leaves the tree as it found it.
		spend(&mut costs[4], &mut tree, |tree| tree.subtract(small, 1).map(drop))?;
		spend(&mut costs[1], &mut tree, |tree| tree.insert(1).map(drop))?;
		spend(&mut costs[3], &mut tree, |tree| tree.subtract(large, 1).map(drop))?;
		tree.add(large, 1)?;
		spend(&mut costs[5], &mut tree, |tree| tree.subtract(large, LARGE).map(drop))?;
		spend(&mut costs[2], &mut tree, |tree| tree.insert(LARGE).map(drop))?;
	}
	let operations = OPERATIONS.into_iter().zip(costs).map(|(name, spent)| (name, spent, ROUNDS));
	Ok(Costs { name, operations: operations.collect(), entries, bytes })
}

/// The operations, in the order of the table.
pub const OPERATIONS: [&str; 6] = [
	"find the share at a prefix sum",
	"insert a lot of 1 share",
	"insert a lot of 10,000 shares",
	"subtract 1 share of 10,000",
	"subtract a lot of 1 share to zero",
	"subtract a lot of 10,000 shares to zero",
];

/// Adds to `sum` what an operation costs.
fn spend<const B: usize>(
	sum: &mut Accesses,
	tree: &mut Tree<B>,
	operation: impl FnOnce(&mut Tree<B>) -> Result<(), Error>,
) -> Result<(), Error> {
	let before = tree.store().accesses();
	operation(tree)?;
	*sum += tree.store().accesses() - before;
	Ok(())
}
