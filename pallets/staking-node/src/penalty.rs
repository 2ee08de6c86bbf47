//! What misbehaviour costs: pure.

use assay_primitives::{
	node::Tally,
	parameters::{NodeParameters, MILLION},
};

/// What a closed window costs, in millionths of the bond that the node registered with; `None` if
/// nothing. A vote that comes late is not missed (DESIGN 4, staking-node).
pub fn of_window(parameters: &NodeParameters, window: &Tally) -> Option<u32> {
	let missed = u64::from(window.missed).saturating_mul(MILLION.into());
	let is_above =
		|above: u32| missed > u64::from(above).saturating_mul(u64::from(window.outcomes()));
	let (mild, severe) = (parameters.mild_penalty, parameters.severe_penalty);
	if is_above(severe.above) {
		Some(severe.of_bond)
	} else if is_above(mild.above) {
		Some(mild.of_bond)
	} else {
		None
	}
}

/// The least that an equivocation costs, in millionths of the bond.
pub const ALONE: u32 = MILLION / 10;

/// What an equivocation costs, in millionths of the bond, if `weight` out of `total` equivocated in
/// the same set: the square of three times that part, at least [`ALONE`], and everything from a
/// third on. An authority with a tenth of the weight or less pays the least if it is alone.
pub fn of_equivocation(weight: u64, total: u64) -> u32 {
	let million = u128::from(MILLION);
	let tripled = u128::from(weight).saturating_mul(3).saturating_mul(million);
	let part = tripled.checked_div(total.into()).unwrap_or(million).min(million);
	let square = part.saturating_mul(part) / million;
	u32::try_from(square).unwrap_or(MILLION).clamp(ALONE, MILLION)
}
