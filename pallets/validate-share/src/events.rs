//! What the pallet tells of what happened.

use frame_support::pallet_macros::pallet_section;

/// What the pallet tells of what happened.
#[pallet_section]
mod events {
	/// What happened to shares and bids.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A lot was bought, at once or by a bid of the book ([`Event::BidFilled`] says which).
		SharesBought {
			/// The new lot.
			lot: LotId,
			/// Whose it is.
			owner: T::AccountId,
			/// Who votes for its shares.
			delegate: T::AccountId,
			/// How many shares it has.
			shares: u64,
			/// What they cost together.
			total: Balance,
		},
		/// What a bid could not buy at once rests in the book.
		BidPlaced {
			/// The new bid.
			bid: BidId,
			/// Whose it is.
			owner: T::AccountId,
			/// Who shall vote for its shares.
			delegate: T::AccountId,
			/// How many shares it asks for.
			shares: u64,
			/// The most it pays for any of them.
			limit_price: Balance,
		},
		/// A bid of the book bought shares.
		BidFilled {
			/// The bid.
			bid: BidId,
			/// The lot that it bought.
			lot: LotId,
			/// How many shares it still asks for; at zero it is gone.
			left: u64,
		},
		/// The owner took a bid out of the book; its money and deposit are free.
		BidCancelled {
			/// The bid.
			bid: BidId,
			/// Whose it was.
			owner: T::AccountId,
			/// How many shares it still asked for.
			shares: u64,
		},
		/// The chain took a bid out of the book; its money and deposit are free.
		BidReturned {
			/// The bid.
			bid: BidId,
			/// Whose it was.
			owner: T::AccountId,
			/// How many shares it still asked for.
			shares: u64,
			/// Why.
			reason: ReturnReason,
		},
		/// Somebody else votes for the shares of a lot from now on; draws that were made before
		/// keep the old delegate.
		LotRedelegated {
			/// The lot.
			lot: LotId,
			/// Who voted until now.
			old: T::AccountId,
			/// Who votes from now on.
			new: T::AccountId,
			/// How many shares the lot has.
			shares: u64,
		},
		/// All lots with these numbers that still exist take part in draws from now on.
		LotsMatured {
			/// The lowest number.
			first: LotId,
			/// The highest number.
			last: LotId,
			/// How many lots it were.
			lots: u32,
			/// How many shares they have.
			shares: u64,
		},
		/// All lots with these numbers that still existed are gone, and their principal is due.
		LotsExpired {
			/// The lowest number.
			first: LotId,
			/// The highest number.
			last: LotId,
			/// How many lots it were.
			lots: u32,
			/// How many shares they had.
			shares: u64,
		},
	}
}
