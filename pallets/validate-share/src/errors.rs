//! Why the pallet refuses calls.

use frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses calls.
#[pallet_section]
mod errors {
	/// Why a call is refused. Nothing is changed then.
	#[pallet::error]
	pub enum Error<T> {
		/// The bid asks for no shares: ask for at least one.
		NoShares,
		/// The bid asks for more shares than [`Config::MaxQuantity`]: split it.
		TooManyShares,
		/// Limit price times quantity is more money than there can be: lower the limit price.
		LimitTooHigh,
		/// The delegate has no voting key: it must set one first.
		DelegateHasNoVotingKey,
		/// The delegate is neither the owner nor a StakingNode: name one of these.
		DelegateIsNotANode,
		/// The delegate is in jail: wait until it is out, or name another one.
		DelegateIsJailed,
		/// The delegate is closed: name another one.
		DelegateIsClosed,
		/// The bid buys nothing at once, and the book is full of bids with at least its limit: raise
		/// the limit price, or wait.
		BookFull,
		/// No bid in the book has this number: it was filled, cancelled or returned.
		UnknownBid,
		/// The bid is somebody else's: only its owner can cancel it.
		NotBidOwner,
		/// No lot has this number: its shares were all drawn, or it expired.
		UnknownLot,
		/// The lot is somebody else's: only its owner can redelegate it.
		NotLotOwner,
		/// The delegate votes for the lot already: name another one.
		SameDelegate,
		/// The delegate lacks a part of its bond: wait until it has added to it, or name another one.
		DelegateIsInactive,
	}
}
