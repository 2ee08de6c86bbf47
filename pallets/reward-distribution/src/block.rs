//! What happens at the beginning and the end of every block.

use crate::{
	emission::Emission, Config, Event, OpenTerms, Pallet, Progress, Terms, ThisBlock, Totals,
	OPEN_BLOCKS,
};
use assay_primitives::{
	reward::{NotMinted, RewardTotals},
	share::{SharePool, DRAWN},
	BlockNumber,
};
use frame_support::{
	defensive,
	traits::{FindAuthor, Get},
};
use sp_runtime::traits::BlockNumberProvider;

impl<T: Config> Pallet<T> {
	/// The current block, by the pallet's clock.
	pub(crate) fn now() -> BlockNumber {
		T::BlockNumberProvider::current_block_number()
	}

	/// Who made the current block, by its digest.
	pub(crate) fn author() -> Option<T::AccountId> {
		let digest = frame_system::Pallet::<T>::digest();
		T::FindAuthor::find_author(digest.logs.iter().filter_map(|item| item.as_pre_runtime()))
	}

	/// Fix what this block pays, and close the block on which no vote can come any more.
	pub(crate) fn begin_block(number: BlockNumber) {
		let (parameters, pool) = (T::Rewards::get(), T::Pool::size());
		let emission = Emission::of(&parameters, number, T::Difficulty::get(), pool);
		let terms = Terms {
			number,
			author: emission.author,
			owner_each: emission.owner_each,
			node_each: emission.node_each,
			pool,
			node_cap: parameters.node_cap,
			pending: DRAWN as u8,
		};
		let mut open = OpenTerms::<T>::get();
		let mut withheld = emission.withheld;
		// Nothing is left if the shares were drawn: each has voted or missed by now.
		while let Some(oldest) = open.first() {
			if oldest.number.saturating_add(OPEN_BLOCKS) > number && !open.is_full() {
				break;
			}
			withheld.not_drawn = withheld.not_drawn.saturating_add(oldest.open());
			open.remove(0);
		}
		if open.try_push(terms).is_err() {
			defensive!("there is no place for the terms of a block", number);
		}
		OpenTerms::<T>::put(open);
		Self::count(|totals| {
			totals.scheduled = totals.scheduled.saturating_add(emission.scheduled);
			totals.not_minted = totals.not_minted.plus(&withheld);
		});
	}

	/// Pay the author, and put what this block has credited into the pot.
	pub(crate) fn end_block() {
		let number = Self::now();
		let terms = OpenTerms::<T>::get();
		let own = terms.last().filter(|terms| terms.number == number).map(|terms| terms.author);
		let scheduled = own.unwrap_or(0);
		let author = Self::author();
		let Progress { unminted, fees, votes } = ThisBlock::<T>::get();
		let reward = match &author {
			Some(author) => {
				Self::credit_reward(author, scheduled.saturating_add(fees));
				scheduled
			},
			None => 0,
		};
		Self::mint(unminted.saturating_add(reward));
		ThisBlock::<T>::kill();
		Self::count(|totals| {
			let withheld =
				NotMinted { no_author: scheduled.saturating_sub(reward), ..Default::default() };
			totals.minted.author = totals.minted.author.saturating_add(reward);
			totals.fees = totals.fees.saturating_add(fees);
			totals.not_minted = totals.not_minted.plus(&withheld);
		});
		Self::deposit_event(Event::BlockRewarded { author, reward, fees, votes });
	}

	/// Mint what this block has credited so far.
	pub(crate) fn mint_progress() {
		let mut progress = ThisBlock::<T>::get();
		if progress.unminted > 0 {
			Self::mint(core::mem::take(&mut progress.unminted));
			ThisBlock::<T>::put(progress);
		}
	}

	/// Change what is counted since the beginning.
	pub(crate) fn count(change: impl FnOnce(&mut RewardTotals)) {
		Totals::<T>::mutate(change);
	}
}
