//! What a user asks of the auction and the pool.

use super::{BidId, LotId};
use crate::{AccountId, Balance, BlockNumber};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// The most that a page of a list has.
pub const MAX_PAGE: u32 = 256;

/// What a purchase would cost if it were made now.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Quote {
	/// How many shares.
	pub shares: u64,
	/// What they cost together.
	pub total: Balance,
	/// What one costs on average, rounded down; zero for no shares.
	pub average: Balance,
	/// What the last of them costs: the limit price that buys just as many. Zero for no shares.
	pub highest: Balance,
	/// What the next share would cost after the purchase.
	pub price_after: Balance,
}

/// Why there is no quote.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum QuoteError {
	/// More shares than one bid can ask for.
	TooManyShares,
	/// The pool holds as many shares as it ever can.
	PoolFull,
}

/// The pool of shares.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PoolInfo {
	/// Shares that take part in draws.
	pub mature: u64,
	/// Shares that are bought but do not take part in draws yet.
	pub maturing: u64,
	/// Lots with at least one share, mature or not.
	pub lots: u64,
	/// The base price of the next share.
	pub base_price: Balance,
	/// The price asked for the next share: base price times surge.
	pub asked_price: Balance,
	/// The surge, in millionths.
	pub surge: u64,
	/// Bids that rest in the book.
	pub resting_bids: u32,
}

/// A lot.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct LotInfo {
	/// Its number.
	pub id: LotId,
	/// Whose it is.
	pub owner: AccountId,
	/// Who votes for it.
	pub delegate: AccountId,
	/// How many shares are left in it.
	pub shares: u64,
	/// What these shares cost: what will be returned for them.
	pub cost: Balance,
	/// When it was bought.
	pub bought: BlockNumber,
	/// Whether its shares take part in draws.
	pub mature: bool,
	/// The block in which it matures or matured, at the current parameters, if no queue delays it.
	pub matures_at: BlockNumber,
	/// The block in which it expires, at the current parameters, if no queue delays it.
	pub expires_at: BlockNumber,
}

/// A bid in the book.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BidInfo {
	/// Its number.
	pub id: BidId,
	/// Whose it is.
	pub owner: AccountId,
	/// Who shall vote for the shares.
	pub delegate: AccountId,
	/// How many shares it still asks for.
	pub shares: u64,
	/// The most it pays for any of them.
	pub limit_price: Balance,
	/// The money held for it, without the deposit.
	pub held: Balance,
}

/// What an account has in shares.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
pub struct AccountShares {
	/// Shares that take part in draws.
	pub mature: u64,
	/// Shares that are bought but do not take part in draws yet.
	pub maturing: u64,
	/// The cost of all these shares.
	pub cost: Balance,
	/// Money held for bids in the book.
	pub in_bids: Balance,
	/// Principal of drawn and expired shares that is not settled yet.
	pub due: Balance,
	/// Deposits for lots and bids.
	pub deposits: Balance,
}

sp_api::decl_runtime_apis! {
	/// What a user asks of the auction and the pool. Lists come in pages: at most `limit` and at
	/// most [`MAX_PAGE`] entries; the last entry's number, given as `after`, leads to the next
	/// page.
	pub trait ShareMarketApi {
		/// The price asked for the next share.
		fn asked_price() -> Balance;
		/// What so many shares would cost now.
		fn quote(shares: u64) -> Result<Quote, QuoteError>;
		/// How many shares so much money would buy now.
		fn quote_for(amount: Balance) -> Result<Quote, QuoteError>;
		/// The pool as a whole.
		fn pool() -> PoolInfo;
		/// What an account has in shares.
		fn account(owner: AccountId) -> AccountShares;
		/// A lot, if it still has shares.
		fn lot(id: LotId) -> Option<LotInfo>;
		/// An account's lots.
		fn lots(owner: AccountId, after: Option<LotId>, limit: u32) -> Vec<LotInfo>;
		/// An account's bids.
		fn bids(owner: AccountId, after: Option<BidId>, limit: u32) -> Vec<BidInfo>;
		/// The book, the bid that is filled first at the beginning.
		fn book(after: Option<BidId>, limit: u32) -> Vec<BidInfo>;
	}
}
