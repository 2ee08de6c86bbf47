//! Proofs of two contradicting votes of finality.

use crate::{equivocation::Proof, mock::*};
use assay_primitives::BlockNumber;
use codec::{Decode, Encode};
use sp_consensus_grandpa::{check_equivocation_proof, localized_payload};
use sp_core::Pair;

/// Votes of these kinds: prevote and precommit.
pub const PREVOTE: u8 = 0;
pub const PRECOMMIT: u8 = 1;

/// A proof that the key with this number signed two votes of this kind in a round of a set.
pub fn equivocation_of(kind: u8, number: u8, set: u64, round: u64) -> Proof {
	proof(kind, number, set, round, [(1, 7), (2, 7)], set)
}

/// The same, of precommits in round 1.
pub fn equivocation(number: u8, set: u64) -> Proof {
	equivocation_of(PRECOMMIT, number, set, 1)
}

/// Votes on two blocks, signed for one set and claimed for another.
pub fn proof(
	kind: u8,
	number: u8,
	set: u64,
	round: u64,
	blocks: [(u8, BlockNumber); 2],
	claimed: u64,
) -> Proof {
	let vote = |(block, height): (u8, BlockNumber)| {
		let vote = (hash(block), height);
		let message = (kind, vote);
		let signature = finality_pair(number).sign(&localized_payload(round, set, &message));
		(vote, signature)
	};
	let [first, second] = blocks.map(vote);
	let encoded = (claimed, kind, round, finality_key(number), first, second).encode();
	Decode::decode(&mut &encoded[..]).unwrap()
}

#[test]
fn proof_of_a_test_is_one_that_the_gadget_would_make() {
	for kind in [PREVOTE, PRECOMMIT] {
		let good = equivocation_of(kind, 1, 3, 9);
		assert_eq!((good.set_id(), good.round(), good.offender()), (3, 9, &finality_key(1)));
		assert!(check_equivocation_proof(good));
		let same = proof(kind, 1, 3, 9, [(1, 7), (1, 7)], 3);
		assert!(!check_equivocation_proof(same));
		let elsewhere = proof(kind, 1, 3, 9, [(1, 7), (2, 7)], 4);
		assert!(!check_equivocation_proof(elsewhere));
	}
}
