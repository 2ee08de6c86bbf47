//! What holds between any two blocks.

use crate::{
	activation::WORD_BITS, Config, Current, History, Included, LockIn, LockInBits, LockInWindow,
	OpenDraw, Pallet, Previous, Step,
};
use alloc::vec::Vec;
use assay_primitives::{
	share::{Activation, Outcome, QUORUM},
	BlockNumber,
};
use frame_support::traits::Get;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{SaturatedConversion, TryRuntimeError};

/// No trace is left of the block's inherent.
pub(crate) const INHERENT_FORGOTTEN: &str = "the flag of the inherent outlived its block";
/// Something is drawn on the parent unless the chain is dormant, and nothing if it is.
pub(crate) const DRAWN_UNLESS_DORMANT: &str =
	"there is a draw on the parent of a dormant chain, or none on another's";
/// The current draw is the one on the parent.
pub(crate) const CURRENT_ON_PARENT: &str = "the current draw is not on the parent";
/// The previous draw is the one on the parent's parent.
pub(crate) const PREVIOUS_ON_GRANDPARENT: &str = "the previous draw is not on the parent's parent";
/// No vote on the parent is late or missed yet, and none on its parent is missed.
pub(crate) const OUTCOMES_IN_THEIR_TIME: &str = "the outcome of a vote is there before its time";
/// Only a share with a voting key has voted.
pub(crate) const VOTES_HAVE_KEYS: &str = "a share without a voting key has voted";
/// A block that needs a quorum carries one.
pub(crate) const QUORUM_IF_NEEDED: &str = "the block lacks a quorum that it needs";
/// Every closed draw is in its place of the ring.
pub(crate) const HISTORY_IN_PLACE: &str = "a closed draw is in a wrong place of the ring";
/// Every draw in the ring is closed: its time is over and no vote is pending.
pub(crate) const HISTORY_CLOSED: &str = "a draw in the ring is not closed";
/// Lock-in is counted while votes are optional, and only then.
pub(crate) const LOCK_IN_IF_OPTIONAL: &str =
	"there is a lock-in window though votes are not optional, or none though they are";
/// The window's position is inside it.
pub(crate) const LOCK_IN_POSITION: &str = "the position in the lock-in window is outside it";
/// The window's count is the number of bits set in it.
pub(crate) const LOCK_IN_COUNT: &str = "the count of the lock-in window is not that of its bits";

/// What is wrong when it does not hold, and whether it holds.
type Invariant = (&'static str, fn() -> bool);

impl<T: Config> Pallet<T> {
	/// Check every invariant; the error names the first that is broken.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let invariants: [Invariant; 12] = [
			(INHERENT_FORGOTTEN, || !Included::<T>::exists()),
			(DRAWN_UNLESS_DORMANT, || {
				let drawn = Step::<T>::get() != Activation::Dormant && Self::height() > 0;
				Current::<T>::exists() == drawn
			}),
			(CURRENT_ON_PARENT, || Self::is_on(Current::<T>::get(), 1)),
			(PREVIOUS_ON_GRANDPARENT, || Self::is_on(Previous::<T>::get(), 2)),
			(OUTCOMES_IN_THEIR_TIME, Self::outcomes_are_in_their_time),
			(VOTES_HAVE_KEYS, || {
				Self::open()
					.iter()
					.flat_map(|draw| &draw.shares)
					.all(|open| open.share.key.is_some() || open.outcome == Outcome::Pending)
			}),
			(QUORUM_IF_NEEDED, || {
				let votes = Current::<T>::get().map_or(0, |draw| draw.votes());
				votes >= QUORUM || !Self::needs_quorum()
			}),
			(HISTORY_IN_PLACE, || {
				History::<T>::iter().all(|(place, draw)| {
					draw.number.checked_rem(T::HistoryLength::get()) == Some(place)
				})
			}),
			(HISTORY_CLOSED, || {
				History::<T>::iter_values().all(|draw| {
					let pending = draw.shares.iter().any(|it| it.outcome == Outcome::Pending);
					draw.number.saturating_add(2) < Self::height() && !pending
				})
			}),
			(LOCK_IN_IF_OPTIONAL, || {
				let counted = Step::<T>::get() == Activation::Optional && Self::height() > 0;
				(LockInWindow::<T>::get().window > 0) == counted
			}),
			(LOCK_IN_POSITION, || {
				let LockIn { window, next, .. } = LockInWindow::<T>::get();
				next < window.max(1)
			}),
			(LOCK_IN_COUNT, || LockInWindow::<T>::get().quorums == Self::counted_bits()),
		];
		match invariants.into_iter().find(|(_, holds)| !holds()) {
			Some((broken, _)) => Err(TryRuntimeError::Other(broken)),
			None => Ok(()),
		}
	}

	fn height() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// The draws whose votes can still come.
	fn open() -> Vec<OpenDraw<T::AccountId>> {
		[Current::<T>::get(), Previous::<T>::get()].into_iter().flatten().collect()
	}

	/// Whether `draw`, if there is one, is on the block so many blocks before this one.
	fn is_on(draw: Option<OpenDraw<T::AccountId>>, back: BlockNumber) -> bool {
		draw.is_none_or(|draw| {
			let hash =
				frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::from(draw.number));
			Some(draw.number) == Self::height().checked_sub(back) && draw.hash == hash
		})
	}

	fn outcomes_are_in_their_time() -> bool {
		let all = |draw: Option<OpenDraw<_>>, allowed: &[Outcome]| {
			draw.is_none_or(|draw| draw.shares.iter().all(|open| allowed.contains(&open.outcome)))
		};
		all(Current::<T>::get(), &[Outcome::Pending, Outcome::Voted])
			&& all(Previous::<T>::get(), &[Outcome::Pending, Outcome::Voted, Outcome::Late])
	}

	/// How many bits are set among those that the window looks at.
	fn counted_bits() -> u32 {
		let blocks = LockInWindow::<T>::get().blocks();
		let words = 0..blocks.div_ceil(WORD_BITS);
		words
			.map(|word| {
				let bits = LockInBits::<T>::get(word);
				let begun = blocks.saturating_sub(word.saturating_mul(WORD_BITS));
				// In the last word only the bits below `begun` belong to the window.
				let mask = 1u64.checked_shl(begun).map_or(u64::MAX, |bit| bit.saturating_sub(1));
				(bits & mask).count_ones()
			})
			.fold(0, u32::saturating_add)
	}
}
