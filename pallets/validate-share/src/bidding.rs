//! Bids: what they buy at once, how they rest, and how the book is filled.

use crate::{
	book, book::BookOf, BestLimit, Bid, Bids, BidsOf, Book, BookEntry, Config, Error, Event,
	NextBid, Pallet, ReturnReason,
};
use assay_primitives::{
	share::{BidId, DelegateRefusal, Quote, VoterDirectory},
	Balance,
};
use frame_support::{defensive, ensure, storage::with_storage_layer, traits::Get};
use sp_runtime::{DispatchError, DispatchResult};

impl<T> From<DelegateRefusal> for Error<T> {
	fn from(refusal: DelegateRefusal) -> Self {
		match refusal {
			DelegateRefusal::NoVotingKey => Self::DelegateHasNoVotingKey,
			DelegateRefusal::NotANode => Self::DelegateIsNotANode,
			DelegateRefusal::Jailed => Self::DelegateIsJailed,
			DelegateRefusal::Closed => Self::DelegateIsClosed,
			DelegateRefusal::Inactive => Self::DelegateIsInactive,
		}
	}
}

/// What became of the best bid of the book when its turn came.
enum Turn {
	/// Nothing can be bought: the pool is full.
	Waits,
	/// It bought so many shares that it still asks for `left`.
	Bought {
		/// How many it still asks for.
		left: u64,
	},
	/// It went back to its owner.
	Returned,
}

impl<T: Config> Pallet<T> {
	/// Bid for shares. See the call.
	pub(crate) fn do_bid(
		owner: T::AccountId,
		quantity: u64,
		limit_price: Balance,
		delegate: Option<T::AccountId>,
	) -> DispatchResult {
		ensure!(quantity > 0, Error::<T>::NoShares);
		ensure!(quantity <= T::MaxQuantity::get().into(), Error::<T>::TooManyShares);
		ensure!(limit_price.checked_mul(quantity.into()).is_some(), Error::<T>::LimitTooHigh);
		let delegate = delegate.unwrap_or_else(|| owner.clone());
		T::Voters::may_take(&owner, &delegate).map_err(Error::<T>::from)?;
		let mut bid = Bid { owner, delegate, shares: quantity, limit_price };
		// Whoever pays as much and came before goes first. Bids that cannot be filled now keep nobody
		// back: their limit is below the price, and this one buys nothing either.
		let is_behind = BestLimit::<T>::get().is_some_and(|best| best >= limit_price);
		let bought = if is_behind { 0 } else { Self::buy(&bid)? };
		bid.shares = quantity.saturating_sub(bought);
		match bid.shares {
			0 => Ok(()),
			_ => Self::rest(bid),
		}
	}

	/// Buy what a bid can buy at once, as one lot; how many shares it is.
	fn buy(bid: &Bid<T::AccountId>) -> Result<u64, DispatchError> {
		let quote = Self::affordable_now(bid);
		if quote.shares > 0 {
			Self::hold_price(&bid.owner, quote.total)?;
			Self::hold_lot_deposit(&bid.owner)?;
			Self::open_lot(&bid.owner, &bid.delegate, quote.shares, quote.total);
			Self::raise_surge(quote.shares);
		}
		Ok(quote.shares)
	}

	/// What the limit of a bid buys now.
	fn affordable_now(bid: &Bid<T::AccountId>) -> Quote {
		Self::market().within_limit(bid.limit_price, bid.shares.min(Self::room()))
	}

	/// Put a bid into the book.
	///
	/// The rest of a bid that bought something always finds a place: it came before the best bid, so
	/// it is better than the worst.
	fn rest(bid: Bid<T::AccountId>) -> DispatchResult {
		let mut book = Book::<T>::get();
		if book.is_full() {
			let worst = book.first().copied();
			let worst = worst.filter(|worst| worst.limit_price < bid.limit_price);
			let BookEntry { bid: pushed_out, .. } = worst.ok_or(Error::<T>::BookFull)?;
			book.remove(0);
			Self::return_bid(pushed_out, ReturnReason::PushedOut);
		}
		Self::hold_price(&bid.owner, bid.held())?;
		Self::hold_bid_deposit(&bid.owner)?;
		Self::change_in_bids(&bid.owner, |in_bids| in_bids.saturating_add(bid.held()));
		let id = NextBid::<T>::get();
		NextBid::<T>::put(id.saturating_add(1));
		let entry = BookEntry { limit_price: bid.limit_price, bid: id };
		book::insert::<T>(&mut book, entry).map_err(|_| Error::<T>::BookFull)?;
		book::put::<T>(book);
		BidsOf::<T>::insert(&bid.owner, id.to_be_bytes(), ());
		Bids::<T>::insert(id, &bid);
		let Bid { owner, delegate, shares, limit_price } = bid;
		Self::deposit_event(Event::BidPlaced { bid: id, owner, delegate, shares, limit_price });
		Ok(())
	}

	/// Take a bid out of the book. See the call.
	pub(crate) fn do_cancel(owner: T::AccountId, id: BidId) -> DispatchResult {
		let bid = Bids::<T>::get(id).ok_or(Error::<T>::UnknownBid)?;
		ensure!(bid.owner == owner, Error::<T>::NotBidOwner);
		let mut book = Book::<T>::get();
		let entry = BookEntry { limit_price: bid.limit_price, bid: id };
		if !book::remove::<T>(&mut book, &entry) {
			defensive!("a bid that rests is not in the book", id);
		}
		book::put::<T>(book);
		Self::free_bid(id, &bid);
		Self::deposit_event(Event::BidCancelled { bid: id, owner, shares: bid.shares });
		Ok(())
	}

	/// Fill bids of the book while the price allows it, at most [`Config::MaxFillsPerBlock`]; how
	/// many were filled or returned.
	pub(crate) fn fill_bids() -> u32 {
		let best = BestLimit::<T>::get();
		if best.is_none_or(|limit| limit < Self::market().asked_price()) {
			return 0;
		}
		let mut book = Book::<T>::get();
		let mut done = 0u32;
		while done < T::MaxFillsPerBlock::get() {
			let Some(best) = Self::best_to_fill(&book) else { break };
			match Self::take_turn(best.bid) {
				Turn::Waits => break,
				Turn::Bought { left } if left > 0 => (),
				Turn::Bought { .. } | Turn::Returned => {
					book.pop();
				},
			}
			done = done.saturating_add(1);
		}
		book::put::<T>(book);
		done
	}

	/// The best bid, if the price is within its limit.
	fn best_to_fill(book: &BookOf<T>) -> Option<BookEntry> {
		let asked = Self::market().asked_price();
		book.last().copied().filter(|best| best.limit_price >= asked)
	}

	/// Let the best bid buy what it can, or return it.
	fn take_turn(id: BidId) -> Turn {
		let Some(bid) = Bids::<T>::get(id) else {
			defensive!("the book has a bid that does not exist", id);
			return Turn::Returned;
		};
		let allowed = T::Voters::may_take(&bid.owner, &bid.delegate).map_err(ReturnReason::from);
		let bought = allowed.and_then(|()| {
			let quote = Self::affordable_now(&bid);
			if quote.shares == 0 {
				return Ok(Turn::Waits);
			}
			// Only the deposit of the lot can be refused here.
			let filled = with_storage_layer(|| Self::fill(id, &bid, &quote));
			filled.map(|left| Turn::Bought { left }).map_err(|_| ReturnReason::NoDeposit)
		});
		bought.unwrap_or_else(|reason| {
			Self::return_bid(id, reason);
			Turn::Returned
		})
	}

	/// Turn the money of a bid into a lot; how many shares it still asks for.
	///
	/// What the shares cost less than the bid's limit comes free first, so that it can be what the
	/// deposit of the lot is taken from, and so does the deposit of a bid that ends here.
	fn fill(id: BidId, bid: &Bid<T::AccountId>, quote: &Quote) -> Result<u64, DispatchError> {
		let left = bid.shares.saturating_sub(quote.shares);
		let spent = bid.limit_price.saturating_mul(quote.shares.into());
		Self::change_in_bids(&bid.owner, |in_bids| in_bids.saturating_sub(spent));
		Self::release_price(&bid.owner, spent.saturating_sub(quote.total));
		match left {
			0 => Self::remove_bid(id, &bid.owner),
			_ => Bids::<T>::insert(id, Bid { shares: left, ..bid.clone() }),
		}
		Self::hold_lot_deposit(&bid.owner)?;
		let lot = Self::open_lot(&bid.owner, &bid.delegate, quote.shares, quote.total);
		Self::raise_surge(quote.shares);
		Self::deposit_event(Event::BidFilled { bid: id, lot, left });
		Ok(left)
	}

	/// Give a bid back to its owner. Its entry in the book is the caller's to remove.
	fn return_bid(id: BidId, reason: ReturnReason) {
		let Some(bid) = Bids::<T>::get(id) else {
			defensive!("the book has a bid that does not exist", id);
			return;
		};
		Self::free_bid(id, &bid);
		let Bid { owner, shares, .. } = bid;
		Self::deposit_event(Event::BidReturned { bid: id, owner, shares, reason });
	}

	/// Delete a bid and free all its money.
	fn free_bid(id: BidId, bid: &Bid<T::AccountId>) {
		Self::change_in_bids(&bid.owner, |in_bids| in_bids.saturating_sub(bid.held()));
		Self::release_price(&bid.owner, bid.held());
		Self::remove_bid(id, &bid.owner);
	}

	/// Delete a bid and free its deposit.
	fn remove_bid(id: BidId, owner: &T::AccountId) {
		Bids::<T>::remove(id);
		BidsOf::<T>::remove(owner, id.to_be_bytes());
		Self::release_bid_deposit(owner);
	}

	fn change_in_bids(owner: &T::AccountId, change: impl FnOnce(Balance) -> Balance) {
		Self::change_holdings(owner, |holdings| holdings.in_bids = change(holdings.in_bids));
	}
}
