//! # ValidateShare pallet
//!
//! Sells ValidateShares by auction and keeps the pool from which the voters on a block are drawn.
//!
//! ## Terms
//!
//! - **Share**: the right to vote once on one block, bought with money that stays on hold in its
//!   owner's account.
//! - **Lot**: the shares that one bid bought at one price. What is stored, counted, drawn from.
//! - **Asked price**: what the next share costs: base price times surge ([`market`]).
//! - **Book**: the bids that rest until the price falls to their limit.
//! - **Mature**: a share takes part in draws only from some blocks after its purchase on.
//! - **Due**: the principal of drawn and expired shares, on hold until it is settled.
//!
//! ## Goals
//!
//! 1. *Concentrated buying costs more until it stops*; buying at the pace of the draws costs the
//!    base price.
//! 2. *Buying 1,000 shares costs the chain what buying one does*, and so does holding them.
//! 3. *A draw is uniform over the mature shares*, whatever the sizes of their lots, of three
//!    different shares, and costs `O(log lots)`.
//! 4. *Money that was paid in a private fork buys no votes in it.*
//! 5. *No unit is created or lost*: every unit on hold belongs to a lot, to a bid or is due.
//! 6. *No block does unbounded work*, whatever rests, matures or expires at once, and nothing is
//!    forgotten.
//!
//! ## Design
//!
//! - A bid buys at once what its limit allows, every share at its own marginal price, found and
//!   summed up in `O(log n)` steps ([`market`]: goals 1, 2). Bids in the book that pay at least as
//!   much go first. What is left rests in the book: best limit first, older first among equals. A
//!   full book gives up its worst bid for a better one.
//! - A new lot waits until it matures, in the order of purchase (goal 4), and is then one leaf of a
//!   sum tree ([`assay_sum_tree`]: goals 2, 3).
//! - Counters, cursors and the root of the tree are one value, [`WholePool`]: a price or a purchase
//!   needs most of them, and so does a block with its draw.
//! - `on_initialize`: the surge falls and decays; lots mature and expire, in the order of their
//!   numbers, behind two cursors; bids are filled. Each of them a bounded number of steps, the rest
//!   in the blocks that follow (goal 6).
//! - A lot keeps its total cost and returns it share by share, the remainder with the last (goal 5).
//!   One file, `money.rs`, holds every currency call.
//! - Whenever principal becomes due, by a draw or by an expiry, [`Config::Settlement`] is told. It is
//!   who returns it when its time has come, through
//!   [`SharePool::settle`](assay_primitives::share::SharePool::settle); nobody has to ask for it, and
//!   this pallet has no call for it.
//!
//! ## Requirements on the runtime
//!
//! - What draws ([`SharePool::draw`](assay_primitives::share::SharePool)) runs before this pallet's
//!   `on_initialize`, or a lot would vote before it was mature for a whole block.
//! - At genesis the parameters and the balances are built before this pallet.
//! - A change of [`Config::LotDeposit`] or [`Config::BidDeposit`] needs a migration of what is held:
//!   deposits are returned at the current rate.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod market;
pub mod migrations;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod bidding;
mod book;
mod errors;
mod events;
mod genesis;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
mod lifecycle;
mod lots;
#[cfg(test)]
mod mock;
mod money;
mod pool;
mod queries;
mod seams;
#[cfg(test)]
mod tests;
mod types;

pub use genesis::InvalidLot;
pub use pallet::*;
pub use types::{Bid, BookEntry, Holdings, Lot, PoolState, ReturnReason};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// The most shares that the pool ever holds. Prices and totals are exact up to there.
pub const MAX_SHARES: u64 = 1 << 40;

/// The pallet itself. See the crate's documentation.
// The attribute macros of FRAME expand to `expect`; the code below has none.
#[allow(clippy::expect_used)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use crate::{
		book::BookOf, lots::PageKey, market::Exponent, Bid, Holdings, Lot, PoolState, ReturnReason,
		WeightInfo,
	};
	use alloc::vec::Vec;
	use assay_primitives::{
		parameters::{AuctionParameters, ShareParameters},
		share::{BidId, LotId, NodeRegistry, Settlement, VoterDirectory},
		Balance, BlockNumber,
	};
	use assay_sum_tree::{Node, Position, FAN_OUT};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, Get},
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::traits::BlockNumberProvider;

	/// How the storage is laid out: see [`migrations`](crate::migrations).
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet's storage, calls and hooks.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The money in which shares are paid. Nothing is ever minted but for benchmarks.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<
				Self::AccountId,
				Balance = Balance,
				Reason = Self::RuntimeHoldReason,
			>;

		/// Why money is held, in the whole runtime.
		type RuntimeHoldReason: From<HoldReason>;

		/// What shares cost, valid by construction.
		type Auction: Get<AuctionParameters>;

		/// How long shares live, valid by construction.
		type Shares: Get<ShareParameters>;

		/// Who may vote for shares.
		type Voters: VoterDirectory<Self::AccountId>;

		/// Who counts the shares that name a StakingNode.
		type Nodes: NodeRegistry<Self::AccountId>;

		/// Who returns principal when its time has come.
		type Settlement: Settlement<Self::AccountId>;

		/// Time, counted in blocks: when shares are bought, mature and expire.
		type BlockNumberProvider: BlockNumberProvider<BlockNumber = BlockNumber>;

		/// What is held while a lot exists. See the requirements above.
		#[pallet::constant]
		type LotDeposit: Get<Balance>;

		/// What is held while a bid rests in the book. See the requirements above.
		#[pallet::constant]
		type BidDeposit: Get<Balance>;

		/// How many bids the book holds. A book that has more than a lower number would not be read any
		/// more: lower it only together with a migration.
		#[pallet::constant]
		type MaxBids: Get<u32>;

		/// How many shares one bid can ask for; at most 2^20, up to which totals are exact.
		#[pallet::constant]
		type MaxQuantity: Get<u32>;

		/// How many bids of the book one block fills or returns.
		#[pallet::constant]
		type MaxFillsPerBlock: Get<u32>;

		/// How many lot numbers one block goes through for those that mature.
		#[pallet::constant]
		type MaxMaturingPerBlock: Get<u32>;

		/// How many lot numbers one block goes through for those that expire; not more than
		/// [`Self::MaxMaturingPerBlock`], so that no lot expires before its turn to mature.
		#[pallet::constant]
		type MaxExpiringPerBlock: Get<u32>;

		/// The weights of calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// Why the pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It paid for shares, it waits for shares in the book, or it is due to be returned.
		Shares,
		/// A lot or a bid is stored.
		Deposit,
	}

	/// The exponent of the surge.
	#[pallet::storage]
	pub type Surge<T: Config> = StorageValue<_, Exponent, ValueQuery>;

	/// The pool as a whole, the root of the tree of mature lots included.
	#[pallet::storage]
	pub type WholePool<T: Config> = StorageValue<_, PoolState, ValueQuery>;

	/// The nodes of the tree of mature lots but for the root. Keys are dense and nobody's choice: no
	/// hasher has to defend them.
	#[pallet::storage]
	pub type TreeNodes<T: Config> = StorageMap<_, Identity, Position, Node<FAN_OUT>>;

	/// The lots. Their numbers are counted up: no hasher has to defend them.
	#[pallet::storage]
	pub type Lots<T: Config> = StorageMap<_, Twox64Concat, LotId, Lot<T::AccountId>>;

	/// Which lots an account has. The number is in big endian and not hashed, so that they come in
	/// order, page by page.
	#[pallet::storage]
	pub type LotsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, PageKey, ()>;

	/// What an account has besides.
	#[pallet::storage]
	pub type HoldingsOf<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Holdings, ValueQuery>;

	/// The number of the next bid that rests.
	#[pallet::storage]
	pub type NextBid<T: Config> = StorageValue<_, BidId, ValueQuery>;

	/// The bids that rest. Their numbers are counted up: no hasher has to defend them.
	#[pallet::storage]
	pub type Bids<T: Config> = StorageMap<_, Twox64Concat, BidId, Bid<T::AccountId>>;

	/// Which bids an account has; as [`LotsOf`].
	#[pallet::storage]
	pub type BidsOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, PageKey, ()>;

	/// The order in which bids are filled, from the last entry to the first.
	#[pallet::storage]
	pub type Book<T: Config> = StorageValue<_, BookOf<T>, ValueQuery>;

	/// The limit of the last entry of [`Book`], so that a block without a fill reads no more of it.
	#[pallet::storage]
	pub type BestLimit<T: Config> = StorageValue<_, Balance>;

	/// What the pool holds at genesis.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Owners with their shares, one lot each, in the order of purchase: bought without surge,
		/// paid from the balances at genesis, mature at once, voted for by their owners.
		pub lots: Vec<(T::AccountId, u64)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		// Genesis has no other way to refuse.
		#[allow(clippy::panic)]
		fn build(&self) {
			if let Err((index, rule)) = self.validate() {
				panic!("validateShare.lots[{index}]: {}", rule.describe());
			}
			for (index, (owner, shares)) in self.lots.iter().enumerate() {
				if Pallet::<T>::buy_at_genesis(owner, *shares).is_err() {
					panic!("validateShare.lots[{index}]: {}", crate::InvalidLot::Unpaid.describe());
				}
			}
			Pallet::<T>::mature_everything();
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let now = Self::now();
			Self::relax_surge();
			let matured = Self::mature_lots(now);
			let expired = Self::expire_lots(now);
			let filled = Self::fill_bids();
			T::WeightInfo::on_initialize()
				.saturating_add(T::WeightInfo::mature_lots(matured))
				.saturating_add(T::WeightInfo::expire_lots(expired))
				.saturating_add(T::WeightInfo::fill_bids(filled))
		}

		fn integrity_test() {
			assert!(
				T::MaxExpiringPerBlock::get() <= T::MaxMaturingPerBlock::get(),
				"MaxExpiringPerBlock must not be more than MaxMaturingPerBlock: no lot may expire \
				 before its turn to mature",
			);
			assert!(
				T::MaxQuantity::get() <= 1 << 20,
				"MaxQuantity must be at most 2^20: totals are exact up to there",
			);
			assert!(
				T::MaxExpiringPerBlock::get() > 0 && T::MaxFillsPerBlock::get() > 0,
				"every block must be able to mature a lot, to expire one and to fill a bid",
			);
			assert!(T::MaxBids::get() > 0, "the rest of a bid that bought something needs a place");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Bid for shares.
		///
		/// The origin must be signed. Buys at once as many of `quantity` shares as cost at most
		/// `limit_price` each, every share at its own price, unless bids in the book with at least
		/// that limit wait to be filled. What is left rests in the book, with `limit_price` held for
		/// each share, until the price falls to the limit. A full book gives up its worst bid for a
		/// better one. What is bought at once is one new lot.
		///
		/// `delegate` is who votes for the shares: the owner if it is left out.
		///
		/// # Errors
		///
		/// [`Error::NoShares`], [`Error::TooManyShares`], [`Error::LimitTooHigh`]; one of
		/// `Error::Delegate...` if the delegate cannot take shares of this owner;
		/// [`Error::BookFull`] if the bid has to rest and the book has no place for it (never when it
		/// bought something: it is better than the whole book then); an error of the currency if the
		/// account cannot pay for all of it, deposits included.
		///
		/// # Events
		///
		/// [`Event::SharesBought`] if anything is bought at once; then, if anything is left,
		/// [`Event::BidPlaced`], before it [`Event::BidReturned`] if another bid is pushed out.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::bid())]
		pub fn bid(
			origin: OriginFor<T>,
			#[pallet::compact] quantity: u64,
			#[pallet::compact] limit_price: Balance,
			delegate: Option<T::AccountId>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_bid(owner, quantity, limit_price, delegate)
		}

		/// Take a bid out of the book: its money and its deposit are free again.
		///
		/// The origin must be signed by the owner of the bid.
		///
		/// # Errors
		///
		/// [`Error::UnknownBid`], [`Error::NotBidOwner`]
		///
		/// # Events
		///
		/// [`Event::BidCancelled`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::cancel_bid())]
		pub fn cancel_bid(origin: OriginFor<T>, #[pallet::compact] bid: BidId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_cancel(owner, bid)
		}

		/// Let somebody else vote for the shares of a lot, from the next draw on.
		///
		/// The origin must be signed by the owner of the lot. `delegate` must be the owner or a
		/// StakingNode that takes shares.
		///
		/// # Errors
		///
		/// [`Error::UnknownLot`], [`Error::NotLotOwner`], [`Error::SameDelegate`]; one of
		/// `Error::Delegate...` if the new delegate cannot take the shares.
		///
		/// # Events
		///
		/// [`Event::LotRedelegated`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::redelegate())]
		pub fn redelegate(
			origin: OriginFor<T>,
			#[pallet::compact] lot: LotId,
			delegate: T::AccountId,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_redelegate(owner, lot, delegate)
		}

		// Index 3 was a call that settled an account: it must never mean anything else.
	}
}
