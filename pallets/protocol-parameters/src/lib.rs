//! # Protocol parameters
//!
//! What governance may tune of the protocol, on chain, in one place (DESIGN, section 5).
//!
//! ## Terms
//!
//! A **group** is one typed struct of `assay_primitives::parameters` whose values belong together,
//! such as [`DifficultyParameters`].
//!
//! ## Goals
//!
//! 1. *A stored group is always valid.* A group is checked as a whole by
//!    [`validate`](assay_primitives::parameters::ParameterGroup::validate) before it is taken, at
//!    genesis as well as in a call. The one rule of two groups, [`VoteParameters::fit`], is checked
//!    in the calls alone, by which either changes: chains of tests begin with a shorter escape gap.
//! 2. *Reading is cheap.* A group is one storage value: whoever uses it pays one storage access.
//! 3. *Users of a group do not know this pallet.* They take a `Get<Group>`, which
//!    [`Pallet`] implements for every group.
//! 4. *Every change can be seen.* A call deposits an event with the old and the new group.
//!
//! What defines the encoding or the protocol itself is not a parameter.
//!
//! ## A new group
//!
//! Add its struct with `validate` and a default that is valid, and here: a storage value, a field
//! of [`GenesisConfig`], a call, an event, the errors of its rules (also in `errors.rs`), its lines
//! and a `Get` in `groups.rs`, a line in `do_try_state`, a benchmark.

#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod errors;
mod events;
mod groups;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

use assay_primitives::parameters::{
	AuctionParameters, DifficultyParameters, GovernanceParameters, NodeParameters,
	RewardParameters, SettlementParameters, ShareParameters, VoteParameters,
};
use frame_support::pallet_macros::import_section;

// The attribute macros of FRAME expand to `expect`; the code below has none.
#[allow(clippy::expect_used)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	/// The stored groups of parameters.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Who beside root may change parameters, but for those of difficulty and governance.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// What the difficulty rule aims at.
	#[pallet::storage]
	pub type Difficulty<T: Config> = StorageValue<_, DifficultyParameters, ValueQuery>;

	/// What a share costs.
	#[pallet::storage]
	pub type Auction<T: Config> = StorageValue<_, AuctionParameters, ValueQuery>;

	/// How long a share lives.
	#[pallet::storage]
	pub type Shares<T: Config> = StorageValue<_, ShareParameters, ValueQuery>;

	/// When votes are asked for.
	#[pallet::storage]
	pub type Votes<T: Config> = StorageValue<_, VoteParameters, ValueQuery>;

	/// What a block pays.
	#[pallet::storage]
	pub type Rewards<T: Config> = StorageValue<_, RewardParameters, ValueQuery>;

	/// When accounts are settled.
	#[pallet::storage]
	pub type Settlement<T: Config> = StorageValue<_, SettlementParameters, ValueQuery>;

	/// What StakingNodes pledge and answer for, and how the finality set is elected.
	#[pallet::storage]
	pub type Nodes<T: Config> = StorageValue<_, NodeParameters, ValueQuery>;

	/// How long the periods of governance last, and what the treasury gets of the fees.
	#[pallet::storage]
	pub type Governance<T: Config> = StorageValue<_, GovernanceParameters, ValueQuery>;

	/// The groups at genesis; a group that is not given has the values of `live`.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// What the difficulty rule aims at.
		pub difficulty: DifficultyParameters,
		/// What a share costs.
		pub auction: AuctionParameters,
		/// How long a share lives.
		pub shares: ShareParameters,
		/// When votes are asked for.
		pub votes: VoteParameters,
		/// What a block pays.
		pub rewards: RewardParameters,
		/// When accounts are settled.
		pub settlement: SettlementParameters,
		/// What StakingNodes pledge and answer for, and how the finality set is elected.
		pub nodes: NodeParameters,
		/// How long the periods of governance last, and what the treasury gets of the fees.
		pub governance: GovernanceParameters,
		#[doc(hidden)]
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		// Genesis has no other way to refuse.
		#[allow(clippy::panic)]
		fn build(&self) {
			if let Err((group, rule)) = self.validate() {
				panic!("protocolParameters.{group}: {}", rule.describe());
			}
			self.store();
		}
	}

	/// Why a group is refused. Nothing is changed then.
	#[pallet::error]
	pub enum Error<T> {
		/// The target block time must be between 100 ms and one hour.
		TargetBlockTimeOutOfRange,
		/// The half life must be between 4 target block times and 30 days.
		HalfLifeOutOfRange,
		/// The base price must be between one unit and a million ASY.
		BasePriceOutOfRange,
		/// The slope must be at most one ASY per share.
		SlopeOutOfRange,
		/// The surge scale must be at least 10 shares.
		SurgeScaleOutOfRange,
		/// The surge's half life must be between one block and ten million blocks.
		SurgeHalfLifeOutOfRange,
		/// The surge's cap must be between 1, which turns it off, and 64.
		SurgeCapOutOfRange,
		/// A share must mature between one and 20,160 blocks after it is bought.
		MaturityOutOfRange,
		/// A share must live longer than it takes to mature, and at most 1,051,200 blocks.
		LifetimeOutOfRange,
		/// Draws must not begin before there are 3 shares.
		ActivationSizeOutOfRange,
		/// The lock-in window must be between 10 and 86,400 blocks.
		LockInWindowOutOfRange,
		/// The escape gap must be between one second and 30 days.
		EscapeGapOutOfRange,
		/// The base reward must be at most 1,000 ASY.
		BaseRewardOutOfRange,
		/// The reward must halve after at least one block.
		HalvingPeriodOutOfRange,
		/// The lower bound of the difficulty must be at least 1 and below the upper bound, which
		/// must be below 2^64.
		DifficultyBoundsOutOfRange,
		/// The parts of author, owners and nodes must be at most 1,000,000 millionths together.
		SplitOutOfRange,
		/// The participation floor must be at most 1,000,000 millionths.
		ParticipationFloorOutOfRange,
		/// The reference pool must have at least one share.
		ReferencePoolOutOfRange,
		/// A node must earn on between 1 and 1,000,000 millionths of the pool.
		NodeCapOutOfRange,
		/// The settlement period must be between one block and 100,800 blocks.
		SettlementPeriodOutOfRange,
		/// The bond must be between one ASY and a thousand million ASY.
		BondOutOfRange,
		/// The authorities of genesis must wait for between 4 and 1,000 nodes.
		MinNodesOutOfRange,
		/// At least one share must feed a node.
		SharesPerNodeOutOfRange,
		/// The bond must be locked for between one block and 1,051,200 blocks.
		BondLockOutOfRange,
		/// The evidence period must be between one session and 1,051,200 blocks.
		EvidencePeriodOutOfRange,
		/// The penalty window must be between 10 and 100,000 votes.
		PenaltyWindowOutOfRange,
		/// The mild penalty must begin at 50,000 millionths or more and cost at most 100,000
		/// millionths of the bond; the severe one must begin above it and below 1,000,000
		/// millionths, cost at least as much, and at most 250,000 millionths.
		PenaltiesOutOfRange,
		/// The time in jail must be between one block and 1,051,200 blocks.
		JailOutOfRange,
		/// A node must be active with between 1 and 1,000,000 millionths of its bond.
		ActiveBondOutOfRange,
		/// Between 4 and 40 nodes must be elected.
		MaxAuthoritiesOutOfRange,
		/// The session must be between 5 and 86,400 blocks.
		SessionOutOfRange,
		/// The cap of a weight must be between 10,000 and 333,333 millionths.
		WeightCapOutOfRange,
		/// The turnover must be between 10,000 and 333,333 millionths.
		TurnoverOutOfRange,
		/// A day must be between 1 and 100,000 blocks.
		DayOutOfRange,
		/// The treasury must get at most 1,000,000 millionths of a fee.
		TreasuryFeeShareOutOfRange,
		/// The escape gap must be at least 10 target block times.
		EscapeGapBelowTenBlockTimes,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Change what the difficulty rule aims at.
		///
		/// The origin must be root, and nobody else: all periods of governance and all locks count
		/// blocks, so whoever sets the pace of blocks sets them too. `new` replaces the whole group.
		///
		/// # Errors
		///
		/// [`Error::TargetBlockTimeOutOfRange`], [`Error::HalfLifeOutOfRange`] and, together with the
		/// votes as they are, [`Error::EscapeGapBelowTenBlockTimes`], when `new` breaks the rule of
		/// that name.
		///
		/// # Events
		///
		/// [`Event::DifficultyChanged`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_difficulty())]
		pub fn set_difficulty(origin: OriginFor<T>, new: DifficultyParameters) -> DispatchResult {
			ensure_root(origin)?;
			let fits = |new: &DifficultyParameters| Votes::<T>::get().fit(new);
			Self::change_if::<Difficulty<T>, _>(new, fits, |old, new| Event::DifficultyChanged {
				old,
				new,
			})
		}

		/// Change what a share costs.
		///
		/// The origin must be [`Config::AdminOrigin`]. `new` replaces the whole group.
		///
		/// # Errors
		///
		/// [`Error::BasePriceOutOfRange`], [`Error::SlopeOutOfRange`],
		/// [`Error::SurgeScaleOutOfRange`], [`Error::SurgeHalfLifeOutOfRange`] and
		/// [`Error::SurgeCapOutOfRange`], when `new`
		/// breaks the rule of that name.
		///
		/// # Events
		///
		/// [`Event::AuctionChanged`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_auction())]
		pub fn set_auction(origin: OriginFor<T>, new: AuctionParameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::change::<Auction<T>, _>(new, |old, new| Event::AuctionChanged { old, new })
		}

		/// Change how long a share lives.
		///
		/// The origin must be [`Config::AdminOrigin`]. `new` replaces the whole group.
		///
		/// # Errors
		///
		/// [`Error::MaturityOutOfRange`] and [`Error::LifetimeOutOfRange`], when `new`
		/// breaks the rule of that name.
		///
		/// # Events
		///
		/// [`Event::SharesChanged`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_shares())]
		pub fn set_shares(origin: OriginFor<T>, new: ShareParameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::change::<Shares<T>, _>(new, |old, new| Event::SharesChanged { old, new })
		}

		/// Change when votes are asked for.
		///
		/// The origin must be [`Config::AdminOrigin`]. `new` replaces the whole group.
		///
		/// # Errors
		///
		/// [`Error::ActivationSizeOutOfRange`], [`Error::LockInWindowOutOfRange`],
		/// [`Error::EscapeGapOutOfRange`] and, together with the difficulty as it is,
		/// [`Error::EscapeGapBelowTenBlockTimes`], when `new` breaks the rule of that name.
		///
		/// # Events
		///
		/// [`Event::VotesChanged`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_votes())]
		pub fn set_votes(origin: OriginFor<T>, new: VoteParameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			let fits = |new: &VoteParameters| new.fit(&Difficulty::<T>::get());
			Self::change_if::<Votes<T>, _>(new, fits, |old, new| Event::VotesChanged { old, new })
		}

		/// Change what a block pays.
		///
		/// The origin must be [`Config::AdminOrigin`]. `new` replaces the whole group.
		///
		/// # Errors
		///
		/// [`Error::BaseRewardOutOfRange`], [`Error::HalvingPeriodOutOfRange`],
		/// [`Error::DifficultyBoundsOutOfRange`], [`Error::SplitOutOfRange`],
		/// [`Error::ParticipationFloorOutOfRange`], [`Error::ReferencePoolOutOfRange`] and
		/// [`Error::NodeCapOutOfRange`], when `new` breaks the rule of that name.
		///
		/// # Events
		///
		/// [`Event::RewardsChanged`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::set_rewards())]
		pub fn set_rewards(origin: OriginFor<T>, new: RewardParameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::change::<Rewards<T>, _>(new, |old, new| Event::RewardsChanged { old, new })
		}

		/// Change when accounts are settled. Those that have a due block keep it.
		///
		/// The origin must be [`Config::AdminOrigin`]. `new` replaces the whole group.
		///
		/// # Errors
		///
		/// [`Error::SettlementPeriodOutOfRange`], when `new` breaks the rule of that name.
		///
		/// # Events
		///
		/// [`Event::SettlementChanged`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::set_settlement())]
		pub fn set_settlement(origin: OriginFor<T>, new: SettlementParameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::change::<Settlement<T>, _>(new, |old, new| Event::SettlementChanged { old, new })
		}

		/// Change what StakingNodes pledge and answer for, and how the finality set is elected.
		///
		/// The origin must be [`Config::AdminOrigin`]. `new` replaces the whole group.
		///
		/// # Errors
		///
		/// [`Error::BondOutOfRange`], [`Error::MinNodesOutOfRange`],
		/// [`Error::SharesPerNodeOutOfRange`], [`Error::BondLockOutOfRange`],
		/// [`Error::EvidencePeriodOutOfRange`], [`Error::PenaltyWindowOutOfRange`],
		/// [`Error::PenaltiesOutOfRange`], [`Error::JailOutOfRange`],
		/// [`Error::ActiveBondOutOfRange`], [`Error::MaxAuthoritiesOutOfRange`],
		/// [`Error::SessionOutOfRange`], [`Error::WeightCapOutOfRange`] and
		/// [`Error::TurnoverOutOfRange`], when `new` breaks the rule of that name.
		///
		/// # Events
		///
		/// [`Event::NodesChanged`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::set_nodes())]
		pub fn set_nodes(origin: OriginFor<T>, new: NodeParameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::change::<Nodes<T>, _>(new, |old, new| Event::NodesChanged { old, new })
		}

		/// Change how long the periods of governance last, and what the treasury gets of the fees.
		///
		/// The origin must be root, and nobody else: an admin that could shorten the periods of its own
		/// referenda would be root. `new` replaces the whole group.
		///
		/// # Errors
		///
		/// [`Error::DayOutOfRange`] and [`Error::TreasuryFeeShareOutOfRange`], when `new` breaks the
		/// rule of that name.
		///
		/// # Events
		///
		/// [`Event::GovernanceChanged`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::set_governance())]
		pub fn set_governance(origin: OriginFor<T>, new: GovernanceParameters) -> DispatchResult {
			ensure_root(origin)?;
			Self::change::<Governance<T>, _>(new, |old, new| Event::GovernanceChanged { old, new })
		}
	}
}
