//! What was paid since the beginning, and what was not.

use crate::Balance;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Rewards that were minted.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct Minted {
	/// To the authors of blocks.
	pub author: Balance,
	/// To the owners of drawn shares.
	pub owners: Balance,
	/// To the StakingNodes that voted for them.
	pub nodes: Balance,
}

impl Minted {
	/// All of them.
	pub fn total(&self) -> Balance {
		let Self { author, owners, nodes } = *self;
		author.saturating_add(owners).saturating_add(nodes)
	}
}

/// Rewards that were scheduled but never minted, by the reason.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct NotMinted {
	/// The difficulty was below the upper bound.
	pub difficulty: Balance,
	/// The parts of author, owners and nodes are not the whole.
	pub split: Balance,
	/// The pool was below the reference pool.
	pub participation: Balance,
	/// No shares were drawn.
	pub not_drawn: Balance,
	/// The vote did not come.
	pub missed: Balance,
	/// The vote came a block late.
	pub late: Balance,
	/// The vote came without a StakingNode.
	pub solo: Balance,
	/// The StakingNode was in jail, closed or short of its bond.
	pub node_suspended: Balance,
	/// More shares named the StakingNode than it earns on.
	pub node_cap: Balance,
	/// The block named no author.
	pub no_author: Balance,
	/// What could not be divided.
	pub rounding: Balance,
}

impl NotMinted {
	/// All of them.
	pub fn total(&self) -> Balance {
		self.reasons().into_iter().fold(0, Balance::saturating_add)
	}

	/// With `other` added, reason by reason.
	#[must_use]
	pub fn plus(&self, other: &Self) -> Self {
		let sum = Balance::saturating_add;
		Self {
			difficulty: sum(self.difficulty, other.difficulty),
			split: sum(self.split, other.split),
			participation: sum(self.participation, other.participation),
			not_drawn: sum(self.not_drawn, other.not_drawn),
			missed: sum(self.missed, other.missed),
			late: sum(self.late, other.late),
			solo: sum(self.solo, other.solo),
			node_suspended: sum(self.node_suspended, other.node_suspended),
			node_cap: sum(self.node_cap, other.node_cap),
			no_author: sum(self.no_author, other.no_author),
			rounding: sum(self.rounding, other.rounding),
		}
	}

	fn reasons(&self) -> [Balance; 11] {
		let Self {
			difficulty,
			split,
			participation,
			not_drawn,
			missed,
			late,
			solo,
			node_suspended,
			node_cap,
			no_author,
			rounding,
		} = *self;
		[
			difficulty,
			split,
			participation,
			not_drawn,
			missed,
			late,
			solo,
			node_suspended,
			node_cap,
			no_author,
			rounding,
		]
	}
}

/// What became of all rewards since the beginning.
///
/// What is scheduled is minted, or not minted, or still open because votes can come:
/// `scheduled = minted + not_minted + open`. What is credited waits for its account's settlement:
/// `minted + fees = settled_reward + unsettled`.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct RewardTotals {
	/// What all blocks would have paid at full difficulty.
	pub scheduled: Balance,
	/// What was minted of it.
	pub minted: Minted,
	/// What was not.
	pub not_minted: NotMinted,
	/// Fees and tips that authors were credited with; the others were burnt.
	pub fees: Balance,
	/// Rewards and fees that were paid out.
	pub settled_reward: Balance,
	/// Principal that was returned.
	pub settled_principal: Balance,
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Every reason with another power of two, so that each sum has one cause.
	fn powers(first: u32) -> NotMinted {
		let power = |n: u32| 1u128 << (first + n);
		NotMinted {
			difficulty: power(0),
			split: power(1),
			participation: power(2),
			not_drawn: power(3),
			missed: power(4),
			late: power(5),
			solo: power(6),
			node_suspended: power(7),
			node_cap: power(8),
			no_author: power(9),
			rounding: power(10),
		}
	}

	#[test]
	fn totals_count_every_reason_and_every_receiver_once() {
		assert_eq!(powers(0).total(), (1 << 11) - 1);
		assert_eq!(Minted { author: 1, owners: 2, nodes: 4 }.total(), 7);
	}

	#[test]
	fn reasons_are_added_one_by_one() {
		let both = powers(0).plus(&powers(20));
		assert_eq!(both.reasons().map(|it| it & 0xfffff), powers(0).reasons());
		assert_eq!(both.reasons().map(|it| it >> 20), powers(0).reasons());
	}
}
