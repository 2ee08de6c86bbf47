//! The votes that a block carries.

use crate::{
	Config, Current, Error, Event, Included, OpenDraw, Pallet, Previous, VoteFault, WeightInfo,
};
use assay_primitives::share::{
	BlockVotes, Outcome, RewardSink, VoteInherent, VoteTiming, VoterDirectory, VotesCarried, QUORUM,
};
use frame_support::{ensure, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::Zero, DispatchError, DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// Count the votes of the inherent, all of them or none.
	pub(crate) fn include(inherent: VoteInherent) -> DispatchResult {
		let VoteInherent { votes, late } = inherent;
		ensure!(!Included::<T>::exists(), Error::<T>::InherentTwice);
		// Every vote that is given counts in the end or fails the inherent, so the cheap question
		// comes first.
		ensure!(votes.count() >= QUORUM || !Self::needs_quorum(), Error::<T>::QuorumMissing);
		let current =
			Self::counted(Current::<T>::get, &votes, Outcome::Voted, Error::<T>::NothingDrawn)?;
		let previous =
			Self::counted(Previous::<T>::get, &late, Outcome::Late, Error::<T>::NothingToVoteLate)?;

		if let Some(draw) = current {
			Self::credit(&draw, &votes, VoteTiming::InTime);
			Current::<T>::put(draw);
		}
		if let Some(draw) = previous {
			Self::credit(&draw, &late, VoteTiming::Late);
			Previous::<T>::put(draw);
		}
		Included::<T>::put(());
		Self::deposit_event(Event::VotesIncluded {
			on: Self::parent_height(),
			votes: votes.0.map(|vote| vote.is_some()),
			late: late.0.map(|vote| vote.is_some()),
		});
		Ok(())
	}

	/// The weight of an inherent.
	pub(crate) fn weight_of(inherent: &VoteInherent) -> Weight {
		let votes = inherent.votes.count().saturating_add(inherent.late.count());
		T::WeightInfo::vote(votes.saturated_into())
	}

	/// The draw with `votes` counted in it; `None` if there are none. Stores nothing.
	fn counted(
		draw: impl FnOnce() -> Option<OpenDraw<T::AccountId>>,
		votes: &BlockVotes,
		outcome: Outcome,
		nothing_drawn: Error<T>,
	) -> Result<Option<OpenDraw<T::AccountId>>, DispatchError> {
		if votes.count() == 0 {
			return Ok(None);
		}
		let mut draw = draw().ok_or(nothing_drawn)?;
		// The hash of the first block is never pruned.
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		draw.count(genesis, votes, outcome).map_err(Error::<T>::from)?;
		Ok(Some(draw))
	}

	/// Pay the votes, and put them down in the record of the delegates.
	fn credit(draw: &OpenDraw<T::AccountId>, votes: &BlockVotes, timing: VoteTiming) {
		for (open, _) in draw.shares.iter().zip(&votes.0).filter(|(_, vote)| vote.is_some()) {
			let share = &open.share;
			T::Rewards::voted(draw.number, &share.owner, &share.delegate, timing);
			T::Nodes::note_voted(&share.delegate, timing);
		}
	}
}

impl<T> From<VoteFault> for Error<T> {
	fn from(fault: VoteFault) -> Self {
		match fault {
			VoteFault::NoVotingKey => Self::NoVotingKey,
			VoteFault::AlreadyVoted => Self::AlreadyVoted,
			VoteFault::BadSignature => Self::BadSignature,
		}
	}
}

impl<T: Config> VotesCarried for Pallet<T> {
	fn votes_carried() -> Option<u32> {
		Current::<T>::get().map(|draw| draw.votes().saturated_into())
	}
}
