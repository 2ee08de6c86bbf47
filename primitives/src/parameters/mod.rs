//! The groups of protocol parameters (DESIGN, section 5).
//!
//! A group is one typed struct, stored as one value and checked as a whole: a group that exists is
//! valid. `pallet-protocol-parameters` stores the groups and lets governance change them; the
//! pallets that use a group read it through `Get<Group>`.

mod auction;
mod difficulty;
mod governance;
mod node;
mod reward;
mod settlement;
mod share;
mod vote;

pub use auction::AuctionParameters;
pub use difficulty::DifficultyParameters;
pub use governance::GovernanceParameters;
pub use node::{MissedPenalty, NodeParameters};
pub use reward::{RewardParameters, MILLION};
pub use settlement::SettlementParameters;
pub use share::ShareParameters;
pub use vote::VoteParameters;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A group of parameters that are changed and checked together.
pub trait ParameterGroup {
	/// Whether the values fit each other and their ranges; the error says which rule they break
	/// and what is allowed.
	fn validate(&self) -> Result<(), InvalidParameter>;
}

/// Why a group of parameters is refused.
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
)]
pub enum InvalidParameter {
	/// The target block time is below [`DifficultyParameters::MIN_TARGET_BLOCK_TIME`] or above
	/// [`DifficultyParameters::MAX_TARGET_BLOCK_TIME`].
	TargetBlockTimeOutOfRange,
	/// The half life is shorter than [`DifficultyParameters::MIN_HALF_LIFE_BLOCKS`] target block
	/// times or longer than [`DifficultyParameters::MAX_HALF_LIFE`].
	HalfLifeOutOfRange,
	/// The base price is zero or above [`AuctionParameters::MAX_PRICE`].
	BasePriceOutOfRange,
	/// The slope is above [`AuctionParameters::MAX_SLOPE`].
	SlopeOutOfRange,
	/// The surge scale is below [`AuctionParameters::MIN_SURGE_SCALE`].
	SurgeScaleOutOfRange,
	/// The surge's half life is zero or above [`AuctionParameters::MAX_SURGE_HALF_LIFE`].
	SurgeHalfLifeOutOfRange,
	/// The surge's cap is zero or above [`AuctionParameters::MAX_SURGE_CAP`].
	SurgeCapOutOfRange,
	/// A share would mature in the block in which it is bought, or later than
	/// [`ShareParameters::MAX_MATURITY`].
	MaturityOutOfRange,
	/// A share would expire before or as soon as it matures, or live longer than
	/// [`ShareParameters::MAX_LIFETIME`].
	LifetimeOutOfRange,
	/// Draws would begin with fewer shares than are drawn.
	ActivationSizeOutOfRange,
	/// The lock-in window is below [`VoteParameters::MIN_LOCK_IN_WINDOW`] or above
	/// [`VoteParameters::MAX_LOCK_IN_WINDOW`].
	LockInWindowOutOfRange,
	/// The escape gap is below [`VoteParameters::MIN_ESCAPE_GAP`] or above
	/// [`VoteParameters::MAX_ESCAPE_GAP`].
	EscapeGapOutOfRange,
	/// The base reward is above [`RewardParameters::MAX_BASE_REWARD`].
	BaseRewardOutOfRange,
	/// The reward would halve infinitely often.
	HalvingPeriodOutOfRange,
	/// The lower bound of the difficulty is zero or not below the upper one, or that is above
	/// [`RewardParameters::MAX_DIFFICULTY`].
	DifficultyBoundsOutOfRange,
	/// The parts of author, owners and nodes are more than the whole together.
	SplitOutOfRange,
	/// More than everything would be paid for an empty pool.
	ParticipationFloorOutOfRange,
	/// The reference pool has no shares.
	ReferencePoolOutOfRange,
	/// A node would earn on no share at all, or on more than the whole pool.
	NodeCapOutOfRange,
	/// The settlement period is zero or above [`SettlementParameters::MAX_PERIOD`].
	SettlementPeriodOutOfRange,
	/// The bond is below [`NodeParameters::MIN_BOND`] or above [`NodeParameters::MAX_BOND`].
	BondOutOfRange,
	/// The authorities of genesis would wait for fewer than [`NodeParameters::FEWEST`] nodes, or for more
	/// than [`NodeParameters::MAX_MIN_NODES`].
	MinNodesOutOfRange,
	/// No share at all would feed a node.
	SharesPerNodeOutOfRange,
	/// The bond would not be locked, or for longer than [`NodeParameters::MAX_LOCK`].
	BondLockOutOfRange,
	/// A bond would answer for finality for less than a session, or for longer than
	/// [`NodeParameters::MAX_LOCK`].
	EvidencePeriodOutOfRange,
	/// The penalty window is below [`NodeParameters::MIN_WINDOW`] or above
	/// [`NodeParameters::MAX_WINDOW`].
	PenaltyWindowOutOfRange,
	/// Missing more would cost less, or missing everything nothing, or missing less than
	/// [`NodeParameters::MIN_MISSED`] something, or a penalty would be more than
	/// [`NodeParameters::MAX_MILD_PENALTY`] or [`NodeParameters::MAX_SEVERE_PENALTY`].
	PenaltiesOutOfRange,
	/// The time in jail is zero or above [`NodeParameters::MAX_JAIL`].
	JailOutOfRange,
	/// A node would be active without any bond, or only with more than it registered with.
	ActiveBondOutOfRange,
	/// Fewer than [`NodeParameters::FEWEST`] nodes would be elected, or more than
	/// [`NodeParameters::MAX_AUTHORITIES`].
	MaxAuthoritiesOutOfRange,
	/// The session is below [`NodeParameters::MIN_SESSION`] or above [`NodeParameters::MAX_SESSION`].
	SessionOutOfRange,
	/// The cap of a weight is below [`NodeParameters::MIN_WEIGHT_CAP`] or above a third.
	WeightCapOutOfRange,
	/// The turnover is below [`NodeParameters::MIN_TURNOVER`] or above a third.
	TurnoverOutOfRange,
	/// A day of governance has no blocks, or more than [`GovernanceParameters::MAX_DAY`].
	DayOutOfRange,
	/// The treasury would get more of a fee than all of it.
	TreasuryFeeShareOutOfRange,
	/// The escape gap has fewer than [`VoteParameters::MIN_ESCAPE_BLOCKS`] target block times.
	EscapeGapBelowTenBlockTimes,
}

impl InvalidParameter {
	/// One sentence that states the rule, for a chain spec's author.
	pub const fn describe(self) -> &'static str {
		match self {
			Self::TargetBlockTimeOutOfRange => {
				"the target block time must be between 100 ms and one hour"
			},
			Self::HalfLifeOutOfRange => {
				"the half life must be between 4 target block times and 30 days"
			},
			Self::BasePriceOutOfRange => {
				"the base price must be between one unit and a million ASY"
			},
			Self::SlopeOutOfRange => "the slope must be at most one ASY per share",
			Self::SurgeScaleOutOfRange => "the surge scale must be at least 10 shares",
			Self::SurgeHalfLifeOutOfRange => {
				"the surge's half life must be between one block and ten million blocks"
			},
			Self::SurgeCapOutOfRange => {
				"the surge's cap must be between 1, which turns it off, and 64"
			},
			Self::MaturityOutOfRange => {
				"a share must mature between one and 20,160 blocks after it is bought"
			},
			Self::LifetimeOutOfRange => {
				"a share must live longer than it takes to mature, and at most 1,051,200 blocks"
			},
			Self::ActivationSizeOutOfRange => "draws must not begin before there are 3 shares",
			Self::LockInWindowOutOfRange => {
				"the lock-in window must be between 10 and 86,400 blocks"
			},
			Self::EscapeGapOutOfRange => "the escape gap must be between one second and 30 days",
			Self::BaseRewardOutOfRange => "the base reward must be at most 1,000 ASY",
			Self::HalvingPeriodOutOfRange => "the reward must halve after at least one block",
			Self::DifficultyBoundsOutOfRange => {
				"the lower bound of the difficulty must be at least 1 and below the upper bound, which \
				 must be below 2^64"
			},
			Self::SplitOutOfRange => {
				"the parts of author, owners and nodes must be at most 1,000,000 millionths together"
			},
			Self::ParticipationFloorOutOfRange => {
				"the participation floor must be at most 1,000,000 millionths"
			},
			Self::ReferencePoolOutOfRange => "the reference pool must have at least one share",
			Self::NodeCapOutOfRange => {
				"a node must earn on between 1 and 1,000,000 millionths of the pool"
			},
			Self::SettlementPeriodOutOfRange => {
				"the settlement period must be between one block and 100,800 blocks"
			},
			Self::BondOutOfRange => {
				"the bond must be between one ASY and a thousand million ASY"
			},
			Self::MinNodesOutOfRange => {
				"the authorities of genesis must wait for between 4 and 1,000 nodes"
			},
			Self::SharesPerNodeOutOfRange => {
				"at least one share must feed a node"
			},
			Self::BondLockOutOfRange => {
				"the bond must be locked for between one block and 1,051,200 blocks"
			},
			Self::EvidencePeriodOutOfRange => {
				"the evidence period must be between one session and 1,051,200 blocks"
			},
			Self::PenaltyWindowOutOfRange => {
				"the penalty window must be between 10 and 100,000 votes"
			},
			Self::PenaltiesOutOfRange => {
				"the mild penalty must begin at 50,000 millionths or more and cost at most 100,000 \
				 millionths of the bond; the severe one must begin above it and below 1,000,000 millionths, \
				 cost at least as much, and at most 250,000 millionths"
			},
			Self::JailOutOfRange => {
				"the time in jail must be between one block and 1,051,200 blocks"
			},
			Self::ActiveBondOutOfRange => {
				"a node must be active with between 1 and 1,000,000 millionths of its bond"
			},
			Self::MaxAuthoritiesOutOfRange => {
				"between 4 and 40 nodes must be elected"
			},
			Self::SessionOutOfRange => {
				"the session must be between 5 and 86,400 blocks"
			},
			Self::WeightCapOutOfRange => {
				"the cap of a weight must be between 10,000 and 333,333 millionths"
			},
			Self::TurnoverOutOfRange => {
				"the turnover must be between 10,000 and 333,333 millionths"
			},
			Self::DayOutOfRange => "a day must be between 1 and 100,000 blocks",
			Self::TreasuryFeeShareOutOfRange => {
				"the treasury must get at most 1,000,000 millionths of a fee"
			},
			Self::EscapeGapBelowTenBlockTimes => {
				"the escape gap must be at least 10 target block times"
			},
		}
	}
}
