//! What holds between any two blocks.

use crate::{
	Config, Cursor, DueAccounts, DueCounts, Ledger, Ledgers, OpenTerms, Pallet, Terms, ThisBlock,
	Totals, OPEN_BLOCKS,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use assay_primitives::{share::DRAWN, Balance, BlockNumber};
use frame_support::traits::fungible::Inspect;
use sp_runtime::TryRuntimeError;

/// DESIGN 6: the pot has what is unsettled, besides the existential deposit that keeps it in being.
/// More only if somebody has sent it money.
pub(crate) const POT_COVERS_LEDGERS: &str = "the pot has less than its ledgers say";
/// A ledger has a reward, or principal to wait for.
pub(crate) const NO_EMPTY_LEDGER: &str = "a ledger has neither a reward nor a due block";
/// An account with a due block is in the calendar, under that block and once; nobody else is.
pub(crate) const CALENDAR_IS_LEDGERS: &str = "the calendar is not made of the ledgers' due blocks";
/// The accounts of a due block have the places from the first unsettled one on, without a gap.
pub(crate) const CALENDAR_IS_DENSE: &str = "the places of a due block have a gap";
/// Nobody is due where the cursor has been, and it has not been where it could not be.
pub(crate) const CURSOR_IS_RIGHT: &str = "an account is due behind the cursor, or that is ahead";
/// What was credited was paid out, or is unsettled.
pub(crate) const CREDITS_ARE_COUNTED: &str = "the totals do not account for what was credited";
/// What was scheduled was minted, or not, or can still be earned.
pub(crate) const SCHEDULE_IS_COUNTED: &str = "the totals do not account for what was scheduled";
/// The blocks that can still be voted on are open: the last three, the latest at the end.
pub(crate) const TERMS_ARE_RECENT: &str = "the open terms are not those of the last blocks";
/// No block pays for more shares than are drawn.
pub(crate) const TERMS_ARE_POSSIBLE: &str = "more shares of a block are pending than are drawn";
/// Nothing is left of what a block does.
pub(crate) const BLOCK_IS_FORGOTTEN: &str = "the progress of a block outlived it";

/// What is wrong when it does not hold, and whether it holds.
type Invariant = (&'static str, bool);

impl<T: Config> Pallet<T> {
	/// Check every invariant; the error names the first that is broken.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let ledgers: BTreeMap<_, _> = Ledgers::<T>::iter().collect();
		let unsettled = ledgers.values().map(|ledger| ledger.reward).sum();
		let of_accounts = Self::check_calendar(&ledgers);
		let of_blocks = Self::check_blocks();
		let all = Self::check_money(&ledgers, unsettled);
		match all.into_iter().chain(of_accounts).chain(of_blocks).find(|(_, holds)| !holds) {
			Some((broken, _)) => Err(TryRuntimeError::Other(broken)),
			None => Ok(()),
		}
	}

	fn check_money(ledgers: &BTreeMap<T::AccountId, Ledger>, unsettled: Balance) -> [Invariant; 4] {
		let totals = Totals::<T>::get();
		let kept = T::Currency::minimum_balance().saturating_add(unsettled);
		let credited = totals.minted.total().saturating_add(totals.fees);
		let open = OpenTerms::<T>::get().iter().map(Terms::open).sum();
		let decided = totals.minted.total().saturating_add(totals.not_minted.total());
		[
			(POT_COVERS_LEDGERS, Self::pot_balance() >= kept),
			(NO_EMPTY_LEDGER, ledgers.values().all(|it| it.reward > 0 || it.due.is_some())),
			(CREDITS_ARE_COUNTED, credited == totals.settled_reward.saturating_add(unsettled)),
			(SCHEDULE_IS_COUNTED, totals.scheduled == decided.saturating_add(open)),
		]
	}

	fn check_calendar(ledgers: &BTreeMap<T::AccountId, Ledger>) -> [Invariant; 3] {
		let entries: Vec<_> = DueAccounts::<T>::iter().collect();
		let entered: BTreeSet<_> = entries.iter().map(|(block, _, who)| (*block, who)).collect();
		let due = ledgers.iter().filter_map(|(who, ledger)| ledger.due.map(|block| (block, who)));
		let is_ledgers = entered.len() == entries.len() && entered == due.collect();

		let cursor = Self::cursor(Self::now());
		let mut places = BTreeMap::<BlockNumber, BTreeSet<u32>>::new();
		for (block, index, _) in &entries {
			places.entry(*block).or_default().insert(*index);
		}
		let counts: BTreeMap<_, _> = DueCounts::<T>::iter().collect();
		let expected = counts.iter().map(|(block, count)| {
			let first = if *block == cursor.block { cursor.index } else { 0 };
			(*block, (first..*count).collect::<BTreeSet<_>>())
		});
		let is_dense =
			expected.filter(|(_, places)| !places.is_empty()).collect::<BTreeMap<_, _>>() == places
				&& counts.len() == places.len();

		let next = Self::now().saturating_add(1);
		let is_right = places.keys().all(|block| *block >= cursor.block)
			&& Cursor::<T>::get().is_none_or(|cursor| {
				cursor.block < next || (cursor.block == next && cursor.index == 0)
			});
		[
			(CALENDAR_IS_LEDGERS, is_ledgers),
			(CALENDAR_IS_DENSE, is_dense),
			(CURSOR_IS_RIGHT, is_right),
		]
	}

	fn check_blocks() -> [Invariant; 3] {
		let open = OpenTerms::<T>::get();
		let now = Self::now();
		let numbers: Vec<_> = open.iter().map(|terms| terms.number).collect();
		// All of the last blocks, but for a chain that is younger, or has not paid always.
		let recent: Vec<_> = (0..=now).rev().take(OPEN_BLOCKS as usize).collect();
		let recent: Vec<_> = recent.into_iter().rev().collect();
		[
			(TERMS_ARE_RECENT, recent.ends_with(&numbers)),
			(TERMS_ARE_POSSIBLE, open.iter().all(|terms| usize::from(terms.pending) <= DRAWN)),
			(BLOCK_IS_FORGOTTEN, !ThisBlock::<T>::exists()),
		]
	}
}
