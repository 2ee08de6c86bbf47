//! Whether a vote is good. Pure.

use super::{message::VoteMessage, refusal::Refusal};
use assay_primitives::{
	share::{key::VotingPair, vote_payload, Ballot},
	Hash,
};
use sp_core::Pair;

/// Check a vote against the ballot on the block that it is on.
///
/// `genesis` is the chain's.
///
/// # Errors
///
/// The first rule that it breaks, the cheapest first.
pub fn check(vote: &VoteMessage, ballot: &Ballot, genesis: Hash) -> Result<(), Refusal> {
	if vote.number != ballot.number {
		return Err(Refusal::WrongHeight);
	}
	let drawn = ballot.drawn.as_ref().ok_or(Refusal::NothingDrawn)?;
	let share = drawn.get(usize::from(vote.slot)).ok_or(Refusal::NoSuchSlot)?;
	let key = share.key.as_ref().ok_or(Refusal::NoKey)?;
	let payload = vote_payload(genesis, vote.block, vote.slot);
	if VotingPair::verify(&vote.signature, payload, key) {
		Ok(())
	} else {
		Err(Refusal::BadSignature)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::voting::testing::{ballot, keys, sign, GENESIS};

	const BLOCK: Hash = Hash::repeat_byte(1);

	#[test]
	fn votes_of_all_drawn_shares_are_good() {
		for slot in 0..3 {
			assert_eq!(check(&sign(BLOCK, 5, slot), &ballot(5), GENESIS), Ok(()));
		}
	}

	#[test]
	fn vote_is_refused_when_it_breaks_one_rule() {
		let good = sign(BLOCK, 5, 0);
		let undrawn = Ballot { drawn: None, ..ballot(5) };
		let mut keyless = ballot(5);
		keyless.drawn.as_mut().expect("drawn")[0].key = None;
		let mut other_key = ballot(5);
		other_key.drawn.as_mut().expect("drawn")[0].key = Some(keys()[1].public());
		let elsewhere = VoteMessage { block: Hash::repeat_byte(2), ..good.clone() };
		let tampered = VoteMessage { signature: sign(BLOCK, 5, 1).signature, ..good.clone() };
		for (vote, ballot, genesis, refusal) in [
			(&VoteMessage { number: 6, ..good.clone() }, &ballot(5), GENESIS, Refusal::WrongHeight),
			(&good, &undrawn, GENESIS, Refusal::NothingDrawn),
			(&VoteMessage { slot: 3, ..good.clone() }, &ballot(5), GENESIS, Refusal::NoSuchSlot),
			(&good, &keyless, GENESIS, Refusal::NoKey),
			(&good, &other_key, GENESIS, Refusal::BadSignature),
			(&VoteMessage { slot: 1, ..good.clone() }, &ballot(5), GENESIS, Refusal::BadSignature),
			(&elsewhere, &ballot(5), GENESIS, Refusal::BadSignature),
			(&tampered, &ballot(5), GENESIS, Refusal::BadSignature),
			(&good, &ballot(5), Hash::repeat_byte(9), Refusal::BadSignature),
		] {
			assert_eq!(check(vote, ballot, genesis), Err(refusal), "{vote:?}");
		}
	}
}
