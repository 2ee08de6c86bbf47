//! What holds between any two blocks, and between any two calls.

use crate::{
	BestLimit, Bid, Bids, BidsOf, Book, BookEntry, Config, HoldReason, Holdings, HoldingsOf, Lot,
	Lots, LotsOf, NextBid, Pallet, TreeNodes, WholePool, MAX_SHARES,
};
use alloc::collections::{BTreeMap, BTreeSet};
use assay_primitives::Balance;
use frame_support::traits::{fungible::InspectHold, Get};
use sp_runtime::TryRuntimeError;

/// DESIGN 6: the sum tree holds the shares of the mature lots, each under its number.
pub(crate) const TREE_IS_MATURE_LOTS: &str = "the tree is not made of the mature lots";
/// The tree's own rules hold.
pub(crate) const TREE_IS_SOUND: &str = "the tree breaks a rule of its own";
/// No node is stored that is not part of the tree.
pub(crate) const NO_STRAY_NODES: &str = "a node is stored that is not part of the tree";
/// DESIGN 6: the tree and the maturing lots together are the pool.
pub(crate) const MATURING_IS_COUNTED: &str = "the maturing shares are not those of the lots";
/// The lots are counted.
pub(crate) const LOTS_ARE_COUNTED: &str = "the number of lots is not that of stored ones";
/// The pool is not larger than prices are exact for.
pub(crate) const POOL_IS_BOUNDED: &str = "the pool has more shares than it may";
/// A lot exists while it has shares.
pub(crate) const NO_EMPTY_LOT: &str = "a lot has no shares";
/// Exactly the lots before one cursor are mature, and none is left before the other.
pub(crate) const CURSORS_ARE_RIGHT: &str = "a lot is on the wrong side of a cursor";
/// DESIGN 6: a hold for shares is the cost of lots, what is due, and what is in bids.
pub(crate) const HOLDS_ARE_ACCOUNTED: &str = "a hold for shares is not lots, bids and dues";
/// A hold for deposits is one deposit per lot and bid.
pub(crate) const DEPOSITS_ARE_ACCOUNTED: &str = "a hold for deposits is not that of lots and bids";
/// What an account has is what its lots and bids say; nothing that is all zero is stored.
pub(crate) const HOLDINGS_ARE_RIGHT: &str = "the holdings of an account are not its lots and bids";
/// The lists by owner have exactly the lots there are.
pub(crate) const LOTS_ARE_LISTED: &str = "the list of an owner's lots is wrong";
/// The lists by owner have exactly the bids there are.
pub(crate) const BIDS_ARE_LISTED: &str = "the list of an owner's bids is wrong";
/// The book has each bid once, with its limit.
pub(crate) const BOOK_IS_BIDS: &str = "the book is not made of the bids";
/// The book is sorted, the best bid at the end.
pub(crate) const BOOK_IS_SORTED: &str = "the book is not sorted";
/// The best limit is that of the best bid.
pub(crate) const BEST_LIMIT_IS_RIGHT: &str = "the best limit is not that of the book";
/// A bid asks for shares, and its number was given out.
pub(crate) const BIDS_ARE_POSSIBLE: &str = "a bid asks for nothing or has a number of the future";

/// What is wrong when it does not hold, and whether it holds.
type Invariant = (&'static str, bool);

/// What one account has by its lots and bids.
#[derive(Default)]
struct Sums {
	mature: u64,
	maturing: u64,
	cost: Balance,
	in_bids: Balance,
	deposits: Balance,
}

/// All lots and bids, read once.
struct State<T: Config> {
	lots: BTreeMap<u64, Lot<T::AccountId>>,
	bids: BTreeMap<u64, Bid<T::AccountId>>,
	accounts: BTreeMap<T::AccountId, Sums>,
}

impl<T: Config> Pallet<T> {
	/// Check every invariant; the error names the first that is broken.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let state = State::<T>::read();
		let of_lots = Self::check_tree(&state).into_iter().chain(Self::check_lots(&state));
		let of_money = Self::check_money(&state).into_iter().chain(Self::check_book(&state));
		match of_lots.chain(of_money).find(|(_, holds)| !holds) {
			Some((broken, _)) => Err(TryRuntimeError::Other(broken)),
			None => Ok(()),
		}
	}

	fn check_tree(state: &State<T>) -> [Invariant; 3] {
		let census = Self::tree().check();
		let stored = TreeNodes::<T>::iter_keys().count();
		let mature = || state.lots.iter().filter(|(_, lot)| lot.mature);
		let of_lots: u64 = mature().map(|(_, lot)| lot.shares).sum();
		let is_leaf = |id, shares| Self::tree().weight(id) == Ok(shares);
		let holds = census.is_ok_and(|census| {
			census.total == of_lots && usize::try_from(census.leaves) == Ok(mature().count())
		});
		[
			(TREE_IS_SOUND, census.is_ok()),
			(NO_STRAY_NODES, census.is_ok_and(|it| usize::try_from(it.nodes) == Ok(stored))),
			(TREE_IS_MATURE_LOTS, holds && mature().all(|(id, lot)| is_leaf(*id, lot.shares))),
		]
	}

	fn check_lots(state: &State<T>) -> [Invariant; 6] {
		let pool = WholePool::<T>::get();
		let lots = || state.lots.iter();
		let maturing: u64 = lots().filter(|(_, lot)| !lot.mature).map(|(_, lot)| lot.shares).sum();
		let in_order = pool.next_to_expire <= pool.next_to_mature
			&& pool.next_to_mature <= pool.next_lot
			&& lots().all(|(id, lot)| {
				(pool.next_to_expire..pool.next_lot).contains(id)
					&& lot.mature == (*id < pool.next_to_mature)
			});
		let listed: BTreeSet<_> =
			LotsOf::<T>::iter_keys().map(|(owner, key)| (owner, u64::from_be_bytes(key))).collect();
		let existing = lots().map(|(id, lot)| (lot.owner.clone(), *id)).collect();
		[
			(NO_EMPTY_LOT, lots().all(|(_, lot)| lot.shares > 0)),
			(LOTS_ARE_COUNTED, usize::try_from(pool.lots) == Ok(state.lots.len())),
			(MATURING_IS_COUNTED, pool.maturing == maturing),
			(POOL_IS_BOUNDED, pool.size() <= MAX_SHARES),
			(CURSORS_ARE_RIGHT, in_order),
			(LOTS_ARE_LISTED, listed == existing),
		]
	}

	fn check_money(state: &State<T>) -> [Invariant; 3] {
		let right = state.accounts.iter().all(|(owner, sums)| {
			let Holdings { mature, maturing, in_bids, .. } = HoldingsOf::<T>::get(owner);
			(mature, maturing, in_bids) == (sums.mature, sums.maturing, sums.in_bids)
		});
		let stored = HoldingsOf::<T>::iter_values().all(|it| it != Holdings::default());
		let held = |reason: HoldReason, owner| T::Currency::balance_on_hold(&reason.into(), owner);
		let accounted = state.accounts.iter().all(|(owner, sums)| {
			let due = HoldingsOf::<T>::get(owner).due;
			held(HoldReason::Shares, owner)
				== sums.cost.saturating_add(sums.in_bids).saturating_add(due)
		});
		let deposited = state
			.accounts
			.iter()
			.all(|(owner, sums)| held(HoldReason::Deposit, owner) == sums.deposits);
		[
			(HOLDINGS_ARE_RIGHT, right && stored),
			(HOLDS_ARE_ACCOUNTED, accounted),
			(DEPOSITS_ARE_ACCOUNTED, deposited),
		]
	}

	fn check_book(state: &State<T>) -> [Invariant; 5] {
		let book = Book::<T>::get();
		let entries: BTreeSet<_> =
			book.iter().map(|entry| (entry.bid, entry.limit_price)).collect();
		let bids: BTreeSet<_> = state.bids.iter().map(|(id, bid)| (*id, bid.limit_price)).collect();
		let listed: BTreeSet<_> =
			BidsOf::<T>::iter_keys().map(|(owner, key)| (owner, u64::from_be_bytes(key))).collect();
		let existing = state.bids.iter().map(|(id, bid)| (bid.owner.clone(), *id)).collect();
		let next = NextBid::<T>::get();
		[
			(BIDS_ARE_POSSIBLE, state.bids.iter().all(|(id, bid)| bid.shares > 0 && *id < next)),
			(BOOK_IS_BIDS, entries == bids && entries.len() == book.len()),
			(BOOK_IS_SORTED, book.is_sorted_by_key(BookEntry::rank)),
			(BEST_LIMIT_IS_RIGHT, BestLimit::<T>::get() == book.last().map(|it| it.limit_price)),
			(BIDS_ARE_LISTED, listed == existing),
		]
	}
}

impl<T: Config> State<T> {
	fn read() -> Self {
		let lots: BTreeMap<_, _> = Lots::<T>::iter().collect();
		let bids: BTreeMap<_, _> = Bids::<T>::iter().collect();
		let mut accounts = BTreeMap::<T::AccountId, Sums>::new();
		// An account that has neither may have something due, and nothing else on hold.
		let keys = frame_system::Account::<T>::iter_keys().chain(HoldingsOf::<T>::iter_keys());
		for owner in keys {
			accounts.entry(owner).or_default();
		}
		for lot in lots.values() {
			let sums = accounts.entry(lot.owner.clone()).or_default();
			let shares = if lot.mature { &mut sums.mature } else { &mut sums.maturing };
			*shares = shares.saturating_add(lot.shares);
			sums.cost = sums.cost.saturating_add(lot.cost);
			sums.deposits = sums.deposits.saturating_add(T::LotDeposit::get());
		}
		for bid in bids.values() {
			let sums = accounts.entry(bid.owner.clone()).or_default();
			sums.in_bids = sums.in_bids.saturating_add(bid.held());
			sums.deposits = sums.deposits.saturating_add(T::BidDeposit::get());
		}
		Self { lots, bids, accounts }
	}
}
