//! What a block pays: the rules of DESIGN 3.5 as functions of numbers, without storage.
//!
//! Every amount is rounded down, and what that leaves is told as well: nothing of what is scheduled
//! is ever unaccounted for.

use assay_primitives::{
	parameters::{RewardParameters, MILLION},
	reward::NotMinted,
	seal::Difficulty,
	share::{NodeStanding, VoteTiming, DRAWN},
	Balance, BlockNumber,
};
use sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};

/// A part of something: a numerator and a denominator, neither rounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fraction(pub u128, pub u128);

impl Fraction {
	/// This part of `whole`, rounded down, and at most `whole`.
	pub fn of(self, whole: Balance) -> Balance {
		multiply_by_rational_with_rounding(whole, self.0, self.1, Rounding::Down)
			.map_or(whole, |part| part.min(whole))
	}

	/// So many millionths.
	pub fn millionths(count: u32) -> Self {
		Self(count.into(), MILLION.into())
	}
}

/// What a block pays at most, and what of its schedule is lost before anybody earns it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Emission {
	/// How often the reward has halved before the block.
	pub halvings: u32,
	/// What the block would pay at full difficulty.
	pub scheduled: Balance,
	/// What it pays at its difficulty: `R`.
	pub reward: Balance,
	/// The author's part of it.
	pub author: Balance,
	/// How much of the owners' and the nodes' part is paid.
	pub participation: Fraction,
	/// What the owner of each drawn share can earn.
	pub owner_each: Balance,
	/// What the StakingNode of each drawn share can earn.
	pub node_each: Balance,
	/// What nobody can earn, by reason.
	pub withheld: NotMinted,
}

impl Emission {
	/// What the block at `number` pays at this difficulty and with so many shares in the pool.
	pub fn of(
		parameters: &RewardParameters,
		number: BlockNumber,
		difficulty: Difficulty,
		pool: u64,
	) -> Self {
		let halvings = halvings(number, parameters.halving_period);
		let scheduled = halved(parameters.base_reward, halvings);
		let reward = difficulty_scale(parameters, difficulty).of(scheduled);

		let part = |millionths| Fraction::millionths(millionths).of(reward);
		let author = part(parameters.author_part);
		let (owners, nodes) = (part(parameters.owners_part), part(parameters.nodes_part));
		let parts = [parameters.author_part, parameters.owners_part, parameters.nodes_part];
		let unassigned = MILLION.saturating_sub(parts.into_iter().fold(0, u32::saturating_add));
		let split = part(unassigned);

		let participation = participation(parameters, pool);
		let (owners_paid, nodes_paid) = (participation.of(owners), participation.of(nodes));
		let (owner_each, node_each) = (third(owners_paid), third(nodes_paid));

		let not_divided = [
			[reward, author, owners, nodes, split],
			[owners_paid, owner_each, owner_each, owner_each, 0],
			[nodes_paid, node_each, node_each, node_each, 0],
		];
		let rounding = not_divided
			.into_iter()
			.map(|[whole, parts @ ..]| parts.into_iter().fold(whole, Balance::saturating_sub))
			.fold(0, Balance::saturating_add);
		let withheld = NotMinted {
			difficulty: scheduled.saturating_sub(reward),
			split,
			participation: owners
				.saturating_sub(owners_paid)
				.saturating_add(nodes.saturating_sub(nodes_paid)),
			rounding,
			..Default::default()
		};
		Self { halvings, scheduled, reward, author, participation, owner_each, node_each, withheld }
	}
}

/// How often the reward has halved before the block at `number`. Block 1 is the first that pays, so
/// each reward holds for exactly one period.
pub fn halvings(number: BlockNumber, period: BlockNumber) -> u32 {
	number.saturating_sub(1).checked_div(period).unwrap_or(0)
}

/// The reward after so many halvings. It is zero in the end.
pub fn halved(base_reward: Balance, halvings: u32) -> Balance {
	base_reward.checked_shr(halvings).unwrap_or(0)
}

/// How much of its schedule a block pays at this difficulty: one half up to the lower bound, all
/// from the upper bound on, in between linear.
pub fn difficulty_scale(parameters: &RewardParameters, difficulty: Difficulty) -> Fraction {
	let span = parameters.difficulty_high.saturating_sub(parameters.difficulty_low);
	let above = difficulty.saturating_sub(parameters.difficulty_low).min(span);
	Fraction(span.saturating_add(above), span.saturating_mul(2))
}

/// How much of the owners' and the nodes' part is paid with so many shares in the pool: the floor at
/// none, all from the reference pool on, in between linear.
pub fn participation(parameters: &RewardParameters, pool: u64) -> Fraction {
	let reference = u128::from(parameters.reference_pool);
	let whole = u128::from(MILLION);
	let floor = u128::from(parameters.participation_floor).min(whole);
	let rest = whole.saturating_sub(floor).saturating_mul(u128::from(pool).min(reference));
	Fraction(floor.saturating_mul(reference).saturating_add(rest), whole.saturating_mul(reference))
}

/// A third, rounded down: one of [`DRAWN`] equal parts.
fn third(amount: Balance) -> Balance {
	amount.checked_div(DRAWN as Balance).unwrap_or(0)
}

/// What of a reward is paid when the vote comes late: two thirds, rounded down (DESIGN 3.1, step 5).
pub fn late(amount: Balance) -> Balance {
	amount.saturating_sub(amount.div_ceil(3))
}

/// On how much of its shares a StakingNode earns that so many of the pool's shares name: on all of
/// them up to `node_cap` millionths of the pool.
pub fn node_share(pool: u64, node_cap: u32, shares: u64) -> Fraction {
	let earning = u128::from(pool).saturating_mul(node_cap.into());
	let naming = u128::from(shares).saturating_mul(MILLION.into());
	Fraction(earning.min(naming), naming)
}

/// What the vote of one drawn share can pay.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VoteTerms {
	/// To its owner.
	pub owner: Balance,
	/// To the StakingNode that casts it.
	pub node: Balance,
	/// Shares in the pool.
	pub pool: u64,
	/// On how many millionths of them a StakingNode earns.
	pub node_cap: u32,
}

/// What the vote of one drawn share does pay.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct VotePay {
	/// To its owner.
	pub owner: Balance,
	/// To the StakingNode that cast it.
	pub node: Balance,
	/// What nobody gets, by reason.
	pub withheld: NotMinted,
}

impl VoteTerms {
	/// What a vote pays that came.
	pub fn voted(&self, timing: VoteTiming, standing: NodeStanding) -> VotePay {
		let timely = |amount| match timing {
			VoteTiming::InTime => amount,
			VoteTiming::Late => late(amount),
		};
		let owner = timely(self.owner);
		let mut withheld = NotMinted::default();
		let earned = match standing {
			NodeStanding::NotANode => {
				withheld.solo = self.node;
				0
			},
			NodeStanding::Suspended => {
				withheld.node_suspended = self.node;
				0
			},
			NodeStanding::Earning { shares } => {
				let earned = node_share(self.pool, self.node_cap, shares).of(self.node);
				withheld.node_cap = self.node.saturating_sub(earned);
				earned
			},
		};
		let node = timely(earned);
		withheld.late =
			self.owner.saturating_sub(owner).saturating_add(earned.saturating_sub(node));
		VotePay { owner, node, withheld }
	}

	/// What a vote pays that did not come: nothing.
	pub fn missed(&self) -> NotMinted {
		NotMinted { missed: self.owner.saturating_add(self.node), ..Default::default() }
	}
}
