//! What votes earn.

use crate::{emission::VotePay, Config, OpenTerms, PaidVote, Pallet, Terms, ThisBlock};
use assay_primitives::{
	share::{NodeRegistry, NodeStanding, RewardSink, VoteTiming},
	BlockNumber,
};
use frame_support::defensive;

impl<T: Config> RewardSink<T::AccountId> for Pallet<T> {
	fn voted(
		number: BlockNumber,
		owner: &T::AccountId,
		delegate: &T::AccountId,
		timing: VoteTiming,
	) {
		Self::credit_vote(number, owner, delegate, timing, T::Nodes::standing(delegate));
	}

	fn missed(number: BlockNumber, _: &T::AccountId, _: &T::AccountId) {
		if let Some(terms) = Self::take_share(number) {
			let withheld = terms.of_vote().missed();
			Self::count(|totals| totals.not_minted = totals.not_minted.plus(&withheld));
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open(number: BlockNumber) {
		let open: alloc::vec::Vec<_> =
			(number..).take(crate::OPEN_BLOCKS as usize).map(Terms::of_benchmark).collect();
		if let Ok(open) = open.try_into() {
			OpenTerms::<T>::put::<frame_support::BoundedVec<_, _>>(open);
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Credit owner and delegate with what a vote earns, the delegate standing as it does.
	pub(crate) fn credit_vote(
		number: BlockNumber,
		owner: &T::AccountId,
		delegate: &T::AccountId,
		timing: VoteTiming,
		standing: NodeStanding,
	) {
		let Some(terms) = Self::take_share(number) else { return };
		let VotePay { owner: to_owner, node: to_node, withheld } =
			terms.of_vote().voted(timing, standing);
		Self::credit_reward(owner, to_owner);
		Self::credit_reward(delegate, to_node);
		Self::count(|totals| {
			totals.minted.owners = totals.minted.owners.saturating_add(to_owner);
			totals.minted.nodes = totals.minted.nodes.saturating_add(to_node);
			totals.not_minted = totals.not_minted.plus(&withheld);
		});
		ThisBlock::<T>::mutate(|progress| {
			let credited = to_owner.saturating_add(to_node);
			progress.unminted = progress.unminted.saturating_add(credited);
			let vote = PaidVote { on: number, owner: to_owner, node: to_node };
			if progress.votes.try_push(vote).is_err() {
				defensive!("a block pays more votes than it can carry", number);
			}
		});
	}

	/// The terms on which one more drawn share of a block votes or misses. `None` if the block pays
	/// for no more of them: it is the one before the first that pays, or no block that is open.
	fn take_share(number: BlockNumber) -> Option<Terms> {
		OpenTerms::<T>::mutate(|open| {
			let terms = open.iter_mut().find(|terms| terms.number == number)?;
			terms.pending = terms.pending.checked_sub(1)?;
			Some(*terms)
		})
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Terms {
	/// Terms of a block that pays, as a benchmark needs them.
	pub(crate) fn of_benchmark(number: BlockNumber) -> Self {
		let each = assay_primitives::currency::ASY;
		Self {
			number,
			author: each,
			owner_each: each,
			node_each: each,
			pool: 1_000_000,
			node_cap: 100_000,
			pending: assay_primitives::share::DRAWN as u8,
		}
	}
}
