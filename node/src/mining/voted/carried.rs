//! The votes that a block carries.

use assay_primitives::share::{BlockVotes, VoteInherent};
use assay_runtime::{RuntimeCall, UncheckedExtrinsic};
use codec::{DecodeAll, Encode};
use sp_runtime::OpaqueExtrinsic;

/// Among how many extrinsics the inherent is looked for. Inherents come first in every block, and
/// there are fewer of them.
const MAX_INHERENTS: usize = 8;

/// The votes in the body of a block. They were good on the block's parent, so they are good in every
/// sibling of the block. `None` if it carries none, or if this node's runtime cannot read it.
pub fn votes_in(body: &[OpaqueExtrinsic]) -> Option<VoteInherent> {
	body.iter().take(MAX_INHERENTS).find_map(|extrinsic| {
		match UncheckedExtrinsic::decode_all(&mut &*extrinsic.encode()).ok()?.function {
			RuntimeCall::ShareVote(pallet_share_vote::Call::vote { inherent }) => Some(inherent),
			_ => None,
		}
	})
}

/// The votes of both, those of `first` where both have one.
pub fn merge(first: VoteInherent, second: VoteInherent) -> VoteInherent {
	VoteInherent { votes: either(first.votes, second.votes), late: either(first.late, second.late) }
}

fn either(first: BlockVotes, second: BlockVotes) -> BlockVotes {
	let mut votes = first.0;
	for (vote, other) in votes.iter_mut().zip(second.0) {
		*vote = vote.take().or(other);
	}
	BlockVotes(votes)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use assay_primitives::share::VoteSignature;

	fn vote(content: u8) -> Option<VoteSignature> {
		Some(sp_core::sr25519::Signature::from_raw([content; 64]).into())
	}

	fn votes(contents: [u8; 3]) -> BlockVotes {
		BlockVotes(contents.map(|content| if content == 0 { None } else { vote(content) }))
	}

	#[test]
	fn merged_votes_are_those_of_both_and_the_first_wins() {
		for (first, second, expected) in [
			([0, 0, 0], [0, 0, 0], [0, 0, 0]),
			([1, 0, 0], [0, 2, 0], [1, 2, 0]),
			([1, 1, 0], [2, 2, 2], [1, 1, 2]),
			([0, 0, 0], [2, 0, 2], [2, 0, 2]),
			([1, 1, 1], [0, 0, 0], [1, 1, 1]),
		] {
			let inherent = |contents, late| VoteInherent { votes: votes(contents), late };
			let merged =
				merge(inherent(first, votes([0, 3, 0])), inherent(second, votes([4, 4, 0])));
			assert_eq!(merged, inherent(expected, votes([4, 3, 0])), "{first:?} {second:?}");
		}
	}

	#[test]
	fn votes_are_found_among_the_first_extrinsics_of_a_body() {
		let opaque = |call| {
			let bytes = UncheckedExtrinsic::new_bare(call).encode();
			OpaqueExtrinsic::try_from_encoded_extrinsic(&bytes).unwrap()
		};
		let key = sp_keyring::Sr25519Keyring::Alice.public().into();
		let set_key = pallet_share_vote::Call::set_voting_key { key };
		let other = || opaque(RuntimeCall::ShareVote(set_key.clone()));
		let inherent = VoteInherent { votes: votes([1, 0, 2]), late: votes([0, 3, 0]) };
		let call = pallet_share_vote::Call::vote { inherent: inherent.clone() };
		let votes = || opaque(RuntimeCall::ShareVote(call.clone()));
		let garbage = || OpaqueExtrinsic::from_blob(vec![0xff; 40]);
		assert_eq!(votes_in(&[other(), votes()]), Some(inherent.clone()));
		assert_eq!(votes_in(&[garbage(), votes()]), Some(inherent));
		assert_eq!(votes_in(&[other(), other()]), None);
		assert_eq!(votes_in(&[]), None);
	}
}
