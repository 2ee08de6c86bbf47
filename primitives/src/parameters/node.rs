//! What a StakingNode pledges and answers for, and how the finality set is elected.

use super::{InvalidParameter, ParameterGroup, MILLION};
use crate::{currency::ASY, Balance, BlockNumber};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What missing votes costs.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MissedPenalty {
	/// Of how many votes of a window more must be missed, in millionths.
	pub above: u32,
	/// How much of the bond that the node registered with is burnt, in millionths.
	pub of_bond: u32,
}

/// What a StakingNode pledges and answers for, and how the finality set is elected (DESIGN 3.3, and
/// 4, staking-node).
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NodeParameters {
	/// The bond as long as there are not more nodes than the stake can feed. Live: 200,000 ASY.
	pub bond: Balance,
	/// How many nodes there shall be at least, and how many have to qualify before the authorities of
	/// genesis go. Live: 10.
	pub min_nodes: u32,
	/// How many shares of the pool feed one node. Live: 10,000.
	pub shares_per_node: u64,
	/// For how long after its registration a node's bond is locked. Live: 518,400 blocks (180 days).
	pub bond_lock: BlockNumber,
	/// For how long after a node could sign for finality its bond answers for it. Live: 80,640 blocks
	/// (28 days).
	pub evidence_period: BlockNumber,
	/// How many votes a window of the record has. Live: 100.
	pub penalty_window: u32,
	/// The penalty for missing some votes. Live: 1 % of the bond above 20 %.
	pub mild_penalty: MissedPenalty,
	/// The penalty for missing most votes. Live: 5 % of the bond above 50 %.
	pub severe_penalty: MissedPenalty,
	/// For how long a penalty jails, and how long it takes until the next one. Live: 2,880 blocks (a
	/// day).
	pub jail: BlockNumber,
	/// How much of the bond that it registered with a node needs to be active, in millionths. Live:
	/// 90 %.
	pub active_bond: u32,
	/// How many nodes are elected to finalise. Live: 30.
	pub max_authorities: u32,
	/// How often they are elected. Live: every 120 blocks (an hour).
	pub session: BlockNumber,
	/// The most weight that one of them is elected with, in millionths of the whole. Live: 10 %.
	pub weight_cap: u32,
	/// The most weight that one election gives to other authorities, in millionths of the whole. Live:
	/// a third.
	pub turnover: u32,
}

impl NodeParameters {
	/// The lowest bond: one ASY.
	pub const MIN_BOND: Balance = ASY;
	/// The highest bond: a thousand million ASY.
	pub const MAX_BOND: Balance = 1_000_000_000 * ASY;
	/// The fewest authorities that finality may come to rest on: with fewer than four it stops if one
	/// of them does.
	pub const FEWEST: u32 = 4;
	/// The most nodes that the authorities of genesis may wait for.
	pub const MAX_MIN_NODES: u32 = 1_000;
	/// The longest time that a bond can be locked, or answer for finality: a year at 30 s. Both are read
	/// when the bond is withdrawn, so a change keeps the bonds of all nodes that there are.
	pub const MAX_LOCK: BlockNumber = 1_051_200;
	/// The smallest window, in votes.
	pub const MIN_WINDOW: u32 = 10;
	/// The largest window, in votes.
	pub const MAX_WINDOW: u32 = 100_000;
	/// The least of a window that must be missed before it costs anything, in millionths: everybody
	/// misses a vote now and then.
	pub const MIN_MISSED: u32 = MILLION / 20;
	/// The most that a mild penalty burns, in millionths of the bond. Both limits of penalties are
	/// there because nobody but root may take what others hold.
	pub const MAX_MILD_PENALTY: u32 = MILLION / 10;
	/// The most that a severe penalty burns, in millionths of the bond.
	pub const MAX_SEVERE_PENALTY: u32 = MILLION / 4;
	/// The longest time in jail: a year at 30 s.
	pub const MAX_JAIL: BlockNumber = 1_051_200;
	/// The most nodes that can be elected. While a set is replaced step by step, two sets and the
	/// authorities of genesis sit side by side, and the gadget has room for a hundred.
	pub const MAX_AUTHORITIES: u32 = 40;
	/// The shortest time between elections, in blocks.
	pub const MIN_SESSION: BlockNumber = 5;
	/// The longest time between elections: a month at 30 s.
	pub const MAX_SESSION: BlockNumber = 86_400;
	/// The lowest cap of an authority's weight, in millionths.
	pub const MIN_WEIGHT_CAP: u32 = 10_000;
	/// A third of the whole, in millionths: whoever has more can stop finality.
	pub const THIRD: u32 = MILLION / 3;
	/// The lowest turnover, in millionths.
	pub const MIN_TURNOVER: u32 = 10_000;
}

impl Default for NodeParameters {
	/// The values of `live`.
	fn default() -> Self {
		Self {
			bond: 200_000 * ASY,
			min_nodes: 10,
			shares_per_node: 10_000,
			bond_lock: 518_400,
			evidence_period: 80_640,
			penalty_window: 100,
			mild_penalty: MissedPenalty { above: 200_000, of_bond: 10_000 },
			severe_penalty: MissedPenalty { above: 500_000, of_bond: 50_000 },
			jail: 2_880,
			active_bond: 900_000,
			max_authorities: 30,
			session: 120,
			weight_cap: 100_000,
			turnover: Self::THIRD,
		}
	}
}

impl ParameterGroup for NodeParameters {
	fn validate(&self) -> Result<(), InvalidParameter> {
		use InvalidParameter::*;
		let within = |holds: bool, broken| if holds { Ok(()) } else { Err(broken) };
		within((Self::MIN_BOND..=Self::MAX_BOND).contains(&self.bond), BondOutOfRange)?;
		let min_nodes = Self::FEWEST..=Self::MAX_MIN_NODES;
		within(min_nodes.contains(&self.min_nodes), MinNodesOutOfRange)?;
		within(self.shares_per_node > 0, SharesPerNodeOutOfRange)?;
		within((1..=Self::MAX_LOCK).contains(&self.bond_lock), BondLockOutOfRange)?;
		let sessions = Self::MIN_SESSION..=Self::MAX_SESSION;
		within(sessions.contains(&self.session), SessionOutOfRange)?;
		let evidence = self.session..=Self::MAX_LOCK;
		within(evidence.contains(&self.evidence_period), EvidencePeriodOutOfRange)?;
		let windows = Self::MIN_WINDOW..=Self::MAX_WINDOW;
		within(windows.contains(&self.penalty_window), PenaltyWindowOutOfRange)?;
		within(self.penalties_fit(), PenaltiesOutOfRange)?;
		within((1..=Self::MAX_JAIL).contains(&self.jail), JailOutOfRange)?;
		within((1..=MILLION).contains(&self.active_bond), ActiveBondOutOfRange)?;
		let authorities = Self::FEWEST..=Self::MAX_AUTHORITIES;
		within(authorities.contains(&self.max_authorities), MaxAuthoritiesOutOfRange)?;
		let caps = Self::MIN_WEIGHT_CAP..=Self::THIRD;
		within(caps.contains(&self.weight_cap), WeightCapOutOfRange)?;
		let turnovers = Self::MIN_TURNOVER..=Self::THIRD;
		within(turnovers.contains(&self.turnover), TurnoverOutOfRange)
	}
}

impl NodeParameters {
	/// Missing more never costs less, missing little costs nothing, and one penalty burns a small part
	/// of the bond only.
	fn penalties_fit(&self) -> bool {
		let (mild, severe) = (self.mild_penalty, self.severe_penalty);
		mild.above >= Self::MIN_MISSED
			&& mild.above < severe.above
			&& severe.above < MILLION
			&& mild.of_bond <= Self::MAX_MILD_PENALTY
			&& mild.of_bond <= severe.of_bond
			&& severe.of_bond <= Self::MAX_SEVERE_PENALTY
	}
}

#[cfg(test)]
mod tests {
	use super::{InvalidParameter::*, NodeParameters as Nodes, *};

	#[test]
	fn node_parameters_are_valid_at_their_bounds_and_invalid_beyond() {
		let live = Nodes::default();
		let penalties = |mild: (u32, u32), severe: (u32, u32)| Nodes {
			mild_penalty: MissedPenalty { above: mild.0, of_bond: mild.1 },
			severe_penalty: MissedPenalty { above: severe.0, of_bond: severe.1 },
			..live
		};
		for (parameters, expected) in [
			(live, Ok(())),
			(Nodes { bond: ASY, ..live }, Ok(())),
			(Nodes { bond: ASY - 1, ..live }, Err(BondOutOfRange)),
			(Nodes { bond: Nodes::MAX_BOND, ..live }, Ok(())),
			(Nodes { bond: Nodes::MAX_BOND + 1, ..live }, Err(BondOutOfRange)),
			(Nodes { min_nodes: 4, ..live }, Ok(())),
			(Nodes { min_nodes: 3, ..live }, Err(MinNodesOutOfRange)),
			(Nodes { min_nodes: 1_001, ..live }, Err(MinNodesOutOfRange)),
			(Nodes { shares_per_node: 1, ..live }, Ok(())),
			(Nodes { shares_per_node: 0, ..live }, Err(SharesPerNodeOutOfRange)),
			(Nodes { bond_lock: 1, ..live }, Ok(())),
			(Nodes { bond_lock: 0, ..live }, Err(BondLockOutOfRange)),
			(Nodes { bond_lock: 1_051_200, ..live }, Ok(())),
			(Nodes { bond_lock: 1_051_201, ..live }, Err(BondLockOutOfRange)),
			(Nodes { evidence_period: 120, ..live }, Ok(())),
			(Nodes { evidence_period: 119, ..live }, Err(EvidencePeriodOutOfRange)),
			(Nodes { evidence_period: 1_051_200, ..live }, Ok(())),
			(Nodes { evidence_period: 1_051_201, ..live }, Err(EvidencePeriodOutOfRange)),
			(Nodes { penalty_window: 10, ..live }, Ok(())),
			(Nodes { penalty_window: 9, ..live }, Err(PenaltyWindowOutOfRange)),
			(Nodes { penalty_window: 100_001, ..live }, Err(PenaltyWindowOutOfRange)),
			(penalties((50_000, 0), (50_001, 0)), Ok(())),
			(penalties((49_999, 0), (50_001, 0)), Err(PenaltiesOutOfRange)),
			(penalties((50_001, 0), (50_001, 0)), Err(PenaltiesOutOfRange)),
			(penalties((50_000, 2), (50_001, 1)), Err(PenaltiesOutOfRange)),
			(penalties((50_000, 100_000), (999_999, 250_000)), Ok(())),
			(penalties((50_000, 100_001), (999_999, 250_000)), Err(PenaltiesOutOfRange)),
			(penalties((50_000, 100_000), (999_999, 250_001)), Err(PenaltiesOutOfRange)),
			(penalties((50_000, 0), (1_000_000, 1)), Err(PenaltiesOutOfRange)),
			(Nodes { jail: 1, ..live }, Ok(())),
			(Nodes { jail: 0, ..live }, Err(JailOutOfRange)),
			(Nodes { jail: Nodes::MAX_JAIL + 1, ..live }, Err(JailOutOfRange)),
			(Nodes { active_bond: 1_000_000, ..live }, Ok(())),
			(Nodes { active_bond: 0, ..live }, Err(ActiveBondOutOfRange)),
			(Nodes { active_bond: 1_000_001, ..live }, Err(ActiveBondOutOfRange)),
			(Nodes { max_authorities: 40, ..live }, Ok(())),
			(Nodes { max_authorities: 4, ..live }, Ok(())),
			(Nodes { max_authorities: 3, ..live }, Err(MaxAuthoritiesOutOfRange)),
			(Nodes { max_authorities: 41, ..live }, Err(MaxAuthoritiesOutOfRange)),
			(Nodes { session: 5, ..live }, Ok(())),
			(Nodes { session: 4, ..live }, Err(SessionOutOfRange)),
			(Nodes { session: 86_401, evidence_period: 86_401, ..live }, Err(SessionOutOfRange)),
			(Nodes { weight_cap: 333_333, ..live }, Ok(())),
			(Nodes { weight_cap: 333_334, ..live }, Err(WeightCapOutOfRange)),
			(Nodes { weight_cap: 9_999, ..live }, Err(WeightCapOutOfRange)),
			(Nodes { turnover: 10_000, ..live }, Ok(())),
			(Nodes { turnover: 9_999, ..live }, Err(TurnoverOutOfRange)),
			(Nodes { turnover: 333_334, ..live }, Err(TurnoverOutOfRange)),
		] {
			assert_eq!(parameters.validate(), expected, "{parameters:?}");
		}
	}
}
