//! # Reward distribution pallet
//!
//! Pays for blocks and for the votes on them, and settles every account by itself (DESIGN 3.5 and
//! 3.6).
//!
//! ## Terms
//!
//! - **Scheduled**: what a block would pay at full difficulty: the base reward after its halvings.
//! - **Terms** of a block: what it pays, fixed when it begins, and open for three blocks, as long as
//!   votes on it can come.
//! - **Pot**: the account in which rewards lie from the block in which they are earned on.
//! - **Ledger**: what waits for an account's settlement.
//! - **Due block**: in which an account is settled: a period after its first unsettled credit.
//! - **Calendar**: the accounts by their due blocks.
//! - **Parked**: an account that was due but could not receive its reward.
//!
//! ## Goals
//!
//! 1. *Everybody is paid exactly what the rules say.* For every block, what is scheduled is what is
//!    minted and what is not minted, each of it for a reason that anyone can read, to the unit.
//! 2. *What is not earned is not minted.*
//! 3. *What a block pays is known before it is mined*, and no later change touches it.
//! 4. *Nobody has to send a transaction*: every account with a credit is settled at its due block, or
//!    as soon after it as weight allows, in order, none twice, none forgotten.
//! 5. *No block does unbounded work*, however many accounts are due at once, and whatever they have.
//! 6. *An account that cannot receive loses nothing.*
//! 7. *The pot has what is unsettled*, at any time.
//!
//! ## Design
//!
//! - `on_initialize` of block N fixes its [`Terms`] by the pure functions of [`emission`] (goal 3),
//!   closes those of N-3, and settles accounts within [`Config::GuaranteedWeight`]; `on_idle` settles
//!   more of them, within [`Config::IdleWeight`] and what the block has left (goals 4 and 5).
//! - Votes come through [`RewardSink`](assay_primitives::share::RewardSink). Each drawn share has its
//!   part of the terms, once: it is credited, or counted as not minted under its reason (goals 1 and
//!   2). What is left of terms that are closed was never drawn.
//! - `on_finalize` of N credits its author, and mints what the block has credited into the pot, in
//!   one piece. One event tells all of it.
//! - The calendar is a list for each due block and a cursor that never goes back. An account enters
//!   it with two writes and is found again without a search. A due block is always one to come, so a
//!   change of the period cannot move anybody behind the cursor, or anybody who is entered already
//!   (goal 4).
//! - A ledger holds the reward alone. The principal stays on hold in its owner's account; the pool
//!   counts it, and returns it when the account is settled. So one account costs the same however many
//!   shares it had (goal 5).
//! - An account that cannot receive its reward, because it has no account yet and the reward is below
//!   the existential deposit, has its principal back and keeps the reward (goal 6). Its next credit
//!   enters it anew, and anybody can try [`Call::settle`].
//! - Fees and tips go the same way as rewards, so that they too can open an account in the end.
//! - One file, `money.rs`, holds every currency call.
//!
//! | the terms of N | in block |
//! |---|---|
//! | are fixed, and its author is credited | N |
//! | pay votes in time | N+1 |
//! | pay late votes | N+2 |
//! | are closed, after the missed votes were counted | N+3 |
//!
//! ## Requirements on the runtime
//!
//! - The draw and its votes (share-vote) run before this pallet's hooks, and so does everything that
//!   changes the pool.
//! - [`Config::Difficulty`] answers in `on_initialize` with the difficulty of that very block.
//! - At genesis the balances are built before this pallet.
//! - A higher existential deposit needs a migration that gives the pot the difference; another
//!   [`Config::PalletId`] one that moves the pot.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod emission;
pub mod weights;
pub mod yields;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod block;
mod calendar;
mod fees;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
mod ledger;
#[cfg(test)]
mod mock;
mod money;
mod queries;
mod settle;
#[cfg(test)]
mod tests;
mod types;
mod votes;

pub use pallet::*;
pub use types::{Ledger, PaidVote, PaidVotes, Place, Progress, Terms, MAX_VOTES, OPEN_BLOCKS};
pub use weights::WeightInfo;

use frame_support::traits::fungible;

/// Money that is in nobody's account.
pub(crate) type Credit<T> =
	fungible::Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;

/// The pallet itself. See the crate's documentation.
// The attribute macros of FRAME expand to `expect`; the code below has none.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use crate::{
		settle::Costs, Ledger, PaidVotes, Place, Progress, Terms, WeightInfo, OPEN_BLOCKS,
	};
	use alloc::vec::Vec;
	use assay_primitives::{
		parameters::{
			DifficultyParameters, RewardParameters, SettlementParameters, ShareParameters,
		},
		reward::{BlockReward, RewardTotals, ShareYield, Unsettled},
		seal::Difficulty,
		share::{NodeRegistry, OnSettled, SharePool, VotesCarried},
		Balance, BlockNumber,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, FindAuthor, Get},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::traits::BlockNumberProvider;

	/// The pallet's storage, hooks and calls.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The money in which everything is paid. Nothing else mints it.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::Balanced<Self::AccountId>;

		/// What a block pays, valid by construction. A change holds from the next block on.
		type Rewards: Get<RewardParameters>;

		/// When accounts are settled, valid by construction. A change holds for accounts that are
		/// entered after it.
		type Settlement: Get<SettlementParameters>;

		/// How long a share takes to mature: to tell what one yields.
		type Shares: Get<ShareParameters>;

		/// How often there is a block: to tell what a share yields in a year.
		type Blocks: Get<DifficultyParameters>;

		/// The difficulty of the current block in its `on_initialize`, of the next one between blocks.
		type Difficulty: Get<Difficulty>;

		/// Who made a block, by its digests.
		type FindAuthor: FindAuthor<Self::AccountId>;

		/// How many votes on its parent the block carries.
		type Votes: VotesCarried;

		/// The pool of shares: its size, and the principal that is due.
		type Pool: SharePool<Self::AccountId>;

		/// Which delegates are StakingNodes that earn.
		type Nodes: NodeRegistry<Self::AccountId>;

		/// Whom a settlement concerns besides the account itself.
		type OnSettled: OnSettled<Self::AccountId>;

		/// Time, counted in blocks.
		type BlockNumberProvider: BlockNumberProvider<BlockNumber = BlockNumber>;

		/// Names the pot.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// What settling may weigh in every block, however full it is: at least enough for one account.
		#[pallet::constant]
		type GuaranteedWeight: Get<Weight>;

		/// What settling may weigh besides, in what a block has left over.
		#[pallet::constant]
		type IdleWeight: Get<Weight>;

		/// The weights of hooks and calls.
		type WeightInfo: WeightInfo;
	}

	/// The terms of the last blocks, the latest at the end.
	#[pallet::storage]
	pub type OpenTerms<T: Config> =
		StorageValue<_, BoundedVec<Terms, ConstU32<OPEN_BLOCKS>>, ValueQuery>;

	/// What this block has done so far. Gone at the end of the block.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type ThisBlock<T: Config> = StorageValue<_, Progress, ValueQuery>;

	/// What waits for the settlement of each account.
	#[pallet::storage]
	pub type Ledgers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Ledger>;

	/// How many accounts are due in a block, those included that are settled while others of the same
	/// block are not.
	// The keys are dense and nobody's choice: no hasher has to defend them.
	#[pallet::storage]
	pub type DueCounts<T: Config> = StorageMap<_, Identity, BlockNumber, u32, ValueQuery>;

	/// The accounts that are due in a block and not yet settled, by their places.
	// As above.
	#[pallet::storage]
	pub type DueAccounts<T: Config> =
		StorageDoubleMap<_, Identity, BlockNumber, Identity, u32, T::AccountId>;

	/// The next place of the calendar to look at. It never goes back.
	#[pallet::storage]
	pub type Cursor<T: Config> = StorageValue<_, Place>;

	/// What became of all rewards since the beginning.
	#[pallet::storage]
	pub type Totals<T: Config> = StorageValue<_, RewardTotals, ValueQuery>;

	/// What was paid.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A block paid its author, and the votes that it carries. All of it is credited, and settled
		/// when the accounts are due.
		BlockRewarded {
			/// Who made the block. Without an author nothing is paid for the block itself.
			author: Option<T::AccountId>,
			/// What the author is credited with for the block.
			reward: Balance,
			/// What the author is credited with of the block's fees and tips.
			fees: Balance,
			/// What the votes are credited with that the block carries: those in time before late
			/// ones, each by slot. Votes on the block before the first that pays are not among them.
			votes: PaidVotes,
		},
		/// An account got back its principal and got its reward, fees included.
		Settled {
			/// The account.
			who: T::AccountId,
			/// What is free again of what it had paid for shares.
			principal: Balance,
			/// What it was paid.
			reward: Balance,
		},
		/// An account was due but could not receive its reward, and keeps it until its next credit is
		/// due or somebody calls `settle`.
		RewardParked {
			/// The account.
			who: T::AccountId,
			/// What it keeps.
			reward: Balance,
			/// Why it could not receive it.
			error: DispatchError,
		},
	}

	/// Why a call is refused. Nothing is changed then.
	#[pallet::error]
	pub enum Error<T> {
		/// Nothing is unsettled of this account: there is nothing to do.
		NothingUnsettled,
		/// The account has a due block and is settled in it by itself: wait until then.
		NotYetDue,
		/// The account still cannot receive its reward, most likely because it does not exist and the
		/// reward is below the existential deposit: send some money to the account first.
		CannotReceive,
	}

	/// How a chain starts: with an existential deposit in the pot.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		#[doc(hidden)]
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::set_up();
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		// For a chain that did without this pallet so far.
		fn on_runtime_upgrade() -> Weight {
			Self::set_up();
			T::DbWeight::get().reads_writes(3, 3)
		}

		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let now = Self::now();
			Self::begin_block(now);
			let settled = Self::settle_due(now, T::GuaranteedWeight::get());
			T::WeightInfo::on_initialize()
				.saturating_add(T::WeightInfo::on_finalize())
				.saturating_add(settled)
		}

		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::settle_due(Self::now(), remaining.min(T::IdleWeight::get()))
		}

		fn on_finalize(_: BlockNumberFor<T>) {
			Self::end_block();
		}

		fn integrity_test() {
			assert!(
				Costs::of::<T>().least().all_lte(T::GuaranteedWeight::get()),
				"GuaranteedWeight must be enough to settle one account",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Settle a parked account: one that was due but could not receive its reward.
		///
		/// The origin must be signed, by anybody. Other accounts need no call: they are settled when
		/// they are due.
		///
		/// # Errors
		///
		/// [`Error::NotYetDue`], [`Error::NothingUnsettled`], [`Error::CannotReceive`]
		///
		/// # Events
		///
		/// [`Event::Settled`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::settle())]
		pub fn settle(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::settle_parked(account)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What the block at this height pays at the current difficulty, pool and parameters; the next
		/// block if no height is given.
		pub fn block_reward(number: Option<BlockNumber>) -> BlockReward {
			Self::reward_of(number)
		}

		/// What a share that is bought now yields in a year.
		pub fn share_yield() -> ShareYield {
			Self::yield_of_share()
		}

		/// What waits for an account's settlement.
		pub fn unsettled(account: T::AccountId) -> Unsettled {
			Self::unsettled_of(&account)
		}

		/// What became of all rewards since the beginning.
		pub fn totals() -> RewardTotals {
			Totals::<T>::get()
		}

		/// How many accounts are due in this block and not yet settled.
		pub fn due_count(block: BlockNumber) -> u32 {
			Self::count_due(block)
		}

		/// These accounts, in the order in which they are settled, each with its place: at most `limit`
		/// and at most `MAX_PAGE`; the last one's place, given as `after`, leads to the next page.
		pub fn due_accounts(
			block: BlockNumber,
			after: Option<u32>,
			limit: u32,
		) -> Vec<(u32, T::AccountId)> {
			Self::page_of_due(block, after, limit)
		}

		/// The account in which rewards lie until they are settled.
		pub fn pot_account() -> T::AccountId {
			Self::pot()
		}
	}

	impl<T: Config> Pallet<T> {
		/// Give the pot its existential deposit, and let the calendar begin here, if neither is done.
		pub(crate) fn set_up() {
			Self::endow_pot();
			if !Cursor::<T>::exists() {
				Cursor::<T>::put(Place { block: Self::now(), index: 0 });
			}
		}
	}
}
