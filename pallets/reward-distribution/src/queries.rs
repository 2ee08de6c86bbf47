//! What a user asks: the answers of [`RewardApi`](assay_primitives::reward::api::RewardApi) and of
//! the view functions.
//!
//! Every answer costs a bounded number of reads.

use crate::{
	emission::Emission, yields::Market, Config, DueAccounts, DueCounts, Ledger, Ledgers, Pallet,
};
use alloc::vec::Vec;
use assay_primitives::{
	parameters::MILLION,
	reward::{BlockReward, ShareYield, Unsettled},
	share::{SharePool, MAX_PAGE},
	BlockNumber,
};
use frame_support::traits::Get;

impl<T: Config> Pallet<T> {
	/// What the block at this height pays at the current difficulty, pool and parameters; the next
	/// block if no height is given.
	pub(crate) fn reward_of(number: Option<BlockNumber>) -> BlockReward {
		let number = number.unwrap_or_else(|| Self::now().saturating_add(1));
		let (difficulty, pool) = (T::Difficulty::get(), T::Pool::size());
		let emission = Emission::of(&T::Rewards::get(), number, difficulty, pool);
		let participation = emission.participation.of(MILLION.into());
		BlockReward {
			number,
			halvings: emission.halvings,
			difficulty,
			pool,
			scheduled: emission.scheduled,
			reward: emission.reward,
			author: emission.author,
			participation: participation.try_into().unwrap_or(MILLION),
			owner_each: emission.owner_each,
			node_each: emission.node_each,
		}
	}

	/// What a share that is bought now yields in a year.
	pub(crate) fn yield_of_share() -> ShareYield {
		let next = Self::reward_of(None);
		Market {
			price: T::Pool::asked_price(),
			reward: next.owner_each,
			pool: next.pool,
			maturity: T::Shares::get().maturity,
			settlement: T::Settlement::get().period,
			block_time: T::Blocks::get().target_block_time,
		}
		.share_yield()
	}

	/// What waits for an account's settlement.
	pub(crate) fn unsettled_of(account: &T::AccountId) -> Unsettled {
		let principal = T::Pool::due(account);
		let Ledger { reward, due } = Ledgers::<T>::get(account).unwrap_or_default();
		let parked = due.is_none() && (reward > 0 || principal > 0);
		Unsettled { principal, reward, due, parked }
	}

	/// How many accounts are due in this block and not yet settled.
	pub(crate) fn count_due(block: BlockNumber) -> u32 {
		DueCounts::<T>::get(block).saturating_sub(Self::first_due(block))
	}

	/// These accounts, in the order in which they are settled, each with its place, those after the
	/// place `after`: at most `limit` and at most [`MAX_PAGE`].
	pub(crate) fn page_of_due(
		block: BlockNumber,
		after: Option<u32>,
		limit: u32,
	) -> Vec<(u32, T::AccountId)> {
		let first = after.map_or(0, |last| last.saturating_add(1)).max(Self::first_due(block));
		(first..DueCounts::<T>::get(block))
			.take(limit.min(MAX_PAGE) as usize)
			.filter_map(|index| DueAccounts::<T>::get(block, index).map(|who| (index, who)))
			.collect()
	}

	/// The place of the first account due in this block that is not yet settled.
	fn first_due(block: BlockNumber) -> u32 {
		let cursor = Self::cursor(Self::now());
		if cursor.block == block {
			cursor.index
		} else {
			0
		}
	}
}
