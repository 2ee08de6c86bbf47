//! What a node asks to vote and to include votes.

use crate::{Config, Current, EscapeAt, Pallet, Previous};
use assay_primitives::{
	share::{Ballot, LateBallot},
	AccountId,
};

impl<T: Config<AccountId = AccountId>> Pallet<T> {
	/// The ballot on this block's parent, for `ShareVoteApi`.
	///
	/// To be asked when this block has been initialised: its hooks make the draw. Before that the
	/// answer is the ballot of the block before.
	pub fn ballot() -> Ballot {
		Ballot {
			number: Self::parent_height(),
			required: Self::requires_votes(),
			escape_at: EscapeAt::<T>::get(),
			drawn: Current::<T>::get().map(|draw| draw.shares.map(|open| open.share)),
			late: Previous::<T>::get()
				.map(|draw| LateBallot { block: draw.hash, voted: draw.voted() }),
		}
	}
}
