//! What the pool holds at genesis.

use crate::{market::arithmetic_series, Config, GenesisConfig, Pallet, MAX_SHARES};
use sp_runtime::DispatchResult;

/// Why a lot is refused at genesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidLot {
	/// It has no shares.
	NoShares,
	/// With it, the pool would hold more than [`MAX_SHARES`].
	PoolTooLarge,
	/// Its owner has not the money for it.
	Unpaid,
}

impl InvalidLot {
	/// One sentence that states the rule, for a chain spec's author.
	pub const fn describe(self) -> &'static str {
		match self {
			Self::NoShares => "a lot must have at least one share",
			Self::PoolTooLarge => "all lots together must not have more than 2^40 shares",
			Self::Unpaid => {
				"the owner's balance must pay for the shares and for the deposit of the lot"
			},
		}
	}
}

impl<T: Config> GenesisConfig<T> {
	/// Whether there can be such lots, as far as they alone can tell: whether they are paid depends
	/// on balances and prices, and only building says it.
	///
	/// # Errors
	///
	/// The place of the first lot that cannot be, and the rule that it breaks.
	pub fn validate(&self) -> Result<(), (usize, InvalidLot)> {
		let mut size = 0u64;
		for (index, (_, shares)) in self.lots.iter().enumerate() {
			if *shares == 0 {
				return Err((index, InvalidLot::NoShares));
			}
			size = size.saturating_add(*shares);
			if size > MAX_SHARES {
				return Err((index, InvalidLot::PoolTooLarge));
			}
		}
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// Buy a lot as the only buyer ever: each share costs its base price.
	///
	/// # Errors
	///
	/// That of the currency if the owner cannot pay.
	pub(crate) fn buy_at_genesis(owner: &T::AccountId, shares: u64) -> DispatchResult {
		let market = Self::market();
		let cost = arithmetic_series(market.base_price(), market.parameters.slope, shares);
		Self::hold_price(owner, cost)?;
		Self::hold_lot_deposit(owner)?;
		Self::open_lot(owner, owner, shares, cost);
		Ok(())
	}
}
