//! What a user asks: the answers of
//! [`ShareMarketApi`](assay_primitives::share::ShareMarketApi).
//!
//! Every answer costs a bounded number of reads, however many lots and bids there are.

use crate::{Bid, Bids, BidsOf, Book, Config, HoldingsOf, Lot, Lots, LotsOf, Pallet, WholePool};
use alloc::vec::Vec;
use assay_primitives::{
	share::{AccountShares, BidId, BidInfo, LotId, LotInfo, PoolInfo, Quote, QuoteError, MAX_PAGE},
	AccountId, Balance,
};
use frame_support::traits::Get;

impl<T: Config + frame_system::Config<AccountId = AccountId>> Pallet<T> {
	/// The price asked for the next share.
	pub fn asked_price() -> Balance {
		Self::market().asked_price()
	}

	/// What so many shares would cost now.
	///
	/// # Errors
	///
	/// [`QuoteError::TooManyShares`] for more than [`Config::MaxQuantity`],
	/// [`QuoteError::PoolFull`] for more than the pool can take.
	pub fn quote(shares: u64) -> Result<Quote, QuoteError> {
		if shares > T::MaxQuantity::get().into() {
			return Err(QuoteError::TooManyShares);
		}
		if shares > Self::room() {
			return Err(QuoteError::PoolFull);
		}
		Ok(Self::market().quote(shares))
	}

	/// How many shares so much money would buy now in one bid, deposits aside.
	///
	/// # Errors
	///
	/// [`QuoteError::PoolFull`]
	pub fn quote_for(amount: Balance) -> Result<Quote, QuoteError> {
		match Self::room().min(T::MaxQuantity::get().into()) {
			0 => Err(QuoteError::PoolFull),
			most => Ok(Self::market().affordable(amount, most)),
		}
	}

	/// The pool as a whole.
	pub fn pool() -> PoolInfo {
		let (pool, market) = (WholePool::<T>::get(), Self::market());
		PoolInfo {
			mature: pool.mature(),
			maturing: pool.maturing,
			lots: pool.lots,
			base_price: market.base_price(),
			asked_price: market.asked_price(),
			surge: market.surge_millionths(),
			resting_bids: Book::<T>::decode_len().and_then(|len| len.try_into().ok()).unwrap_or(0),
		}
	}

	/// What an account has in shares.
	pub fn account(owner: AccountId) -> AccountShares {
		let holdings = HoldingsOf::<T>::get(&owner);
		let elsewhere = holdings.in_bids.saturating_add(holdings.due);
		AccountShares {
			mature: holdings.mature,
			maturing: holdings.maturing,
			cost: Self::held_for_shares(&owner).saturating_sub(elsewhere),
			in_bids: holdings.in_bids,
			due: holdings.due,
			deposits: Self::held_as_deposits(&owner),
		}
	}

	/// A lot, if it still has shares.
	pub fn lot(id: LotId) -> Option<LotInfo> {
		let Lot { owner, delegate, shares, cost, bought, mature } = Lots::<T>::get(id)?;
		let parameters = T::Shares::get();
		let matures_at = bought.saturating_add(parameters.maturity);
		let expires_at = bought.saturating_add(parameters.lifetime);
		Some(LotInfo { id, owner, delegate, shares, cost, bought, mature, matures_at, expires_at })
	}

	/// An account's lots, in the order of their numbers, those after `after`.
	pub fn lots(owner: AccountId, after: Option<LotId>, limit: u32) -> Vec<LotInfo> {
		let keys = match after {
			Some(last) => LotsOf::<T>::iter_key_prefix_from(
				&owner,
				LotsOf::<T>::hashed_key_for(&owner, last.to_be_bytes()),
			),
			None => LotsOf::<T>::iter_key_prefix(&owner),
		};
		page(keys.map(u64::from_be_bytes), limit).filter_map(Self::lot).collect()
	}

	/// An account's bids, in the order of their numbers, those after `after`.
	pub fn bids(owner: AccountId, after: Option<BidId>, limit: u32) -> Vec<BidInfo> {
		let keys = match after {
			Some(last) => BidsOf::<T>::iter_key_prefix_from(
				&owner,
				BidsOf::<T>::hashed_key_for(&owner, last.to_be_bytes()),
			),
			None => BidsOf::<T>::iter_key_prefix(&owner),
		};
		page(keys.map(u64::from_be_bytes), limit).filter_map(Self::bid_info).collect()
	}

	/// The book, the bid that is filled first at the beginning, those after `after`. If that one is
	/// no longer there nobody knows where it was: from the beginning then.
	pub fn book(after: Option<BidId>, limit: u32) -> Vec<BidInfo> {
		let book = Book::<T>::get();
		let place = after.and_then(|last| book.iter().rev().position(|entry| entry.bid == last));
		let skipped = place.map_or(0, |place| place.saturating_add(1));
		let rest = book.iter().rev().skip(skipped).map(|entry| entry.bid);
		page(rest, limit).filter_map(Self::bid_info).collect()
	}

	fn bid_info(id: BidId) -> Option<BidInfo> {
		let bid = Bids::<T>::get(id)?;
		let held = bid.held();
		let Bid { owner, delegate, shares, limit_price } = bid;
		Some(BidInfo { id, owner, delegate, shares, limit_price, held })
	}
}

/// The first `limit` of them, at most [`MAX_PAGE`].
fn page<I: Iterator>(list: I, limit: u32) -> core::iter::Take<I> {
	list.take(limit.min(MAX_PAGE) as usize)
}
