//! What a share yields in a year, as a function of numbers.

use crate::emission::Fraction;
use assay_primitives::{
	parameters::MILLION, reward::ShareYield, share::DRAWN, Balance, BlockNumber, Moment,
};
use sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};

/// The milliseconds of a year of 365.25 days.
const YEAR: Moment = 31_557_600_000;

/// What a share is bought and paid by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Market {
	/// What a share costs.
	pub price: Balance,
	/// What its vote pays to its owner.
	pub reward: Balance,
	/// Shares in the pool.
	pub pool: u64,
	/// Blocks until a share takes part in draws.
	pub maturity: BlockNumber,
	/// Blocks until a credit is paid.
	pub settlement: BlockNumber,
	/// The mean time between blocks, in milliseconds.
	pub block_time: Moment,
}

impl Market {
	/// What a share that is bought now yields in a year.
	pub fn share_yield(&self) -> ShareYield {
		let Self { price, reward, pool, maturity, settlement, block_time } = *self;
		// In each block three of the pool's shares are drawn, never fewer.
		let waiting = pool.div_ceil(DRAWN as u64).max(1);
		let blocks_per_year = YEAR.checked_div(block_time).unwrap_or(0);
		let cycle = waiting.saturating_add(maturity.into()).saturating_add(settlement.into());
		let cycles = Fraction(blocks_per_year.into(), cycle.into());
		let reward_per_year = times(reward, cycles);
		let of_price = Fraction(reward_per_year, price);
		let yield_millionths = u64::try_from(times(MILLION.into(), of_price)).unwrap_or(u64::MAX);
		ShareYield {
			price,
			reward,
			maturity,
			waiting,
			settlement,
			blocks_per_year,
			reward_per_year,
			yield_millionths,
		}
	}
}

/// An amount as often as `times` says, rounded down; as much as there can be if that is too much.
fn times(amount: Balance, Fraction(times, per): Fraction) -> Balance {
	multiply_by_rational_with_rounding(amount, times, per, Rounding::Down).unwrap_or(Balance::MAX)
}
