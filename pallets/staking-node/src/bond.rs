//! What a bond has to be: pure.

use assay_primitives::{
	parameters::{NodeParameters, MILLION},
	Balance,
};

/// The bond of the node that is registered next to `nodes` others, of a pool of so many shares:
/// `bond x max(1, (nodes + 1) / target)`, rounded up, where the target is
/// `max(min_nodes, shares / shares_per_node)` (DESIGN 4, staking-node).
///
/// The quotient of shares is not rounded, so that the bond does not jump with a share.
pub fn required(parameters: &NodeParameters, nodes: u32, shares: u64) -> Balance {
	let per_node = Balance::from(parameters.shares_per_node).max(1);
	// Both sides times `per_node`, so that everything is whole.
	let wanted = Balance::from(nodes).saturating_add(1).saturating_mul(per_node);
	let target = Balance::from(parameters.min_nodes)
		.saturating_mul(per_node)
		.max(Balance::from(shares))
		.max(1);
	if wanted <= target {
		return parameters.bond;
	}
	// At most 2^90 x 2^32 with `per_node` reduced: see the fallback.
	match parameters.bond.checked_mul(wanted) {
		Some(product) => product.div_ceil(target),
		None => parameters.bond.saturating_mul(wanted.div_ceil(target)),
	}
}

/// The least that is left of the bond that a node registered with as long as it is active, rounded
/// up.
pub fn least_active(parameters: &NodeParameters, registered_with: Balance) -> Balance {
	part(registered_with, parameters.active_bond, true)
}

/// So many millionths of an amount, rounded down.
pub fn millionths(amount: Balance, parts: u32) -> Balance {
	part(amount, parts, false)
}

/// Exact for every amount: the whole millions apart from the rest.
fn part(amount: Balance, parts: u32, up: bool) -> Balance {
	let (million, parts) = (Balance::from(MILLION), Balance::from(parts));
	let whole = (amount / million).saturating_mul(parts);
	// Below 2^20 x 2^32.
	let rest = (amount % million).saturating_mul(parts);
	whole.saturating_add(if up { rest.div_ceil(million) } else { rest / million })
}
