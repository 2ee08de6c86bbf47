//! Who made a block, by its digest.

use super::chain::*;
use crate::{configs::authorship::SealAuthor, *};
use assay_primitives::seal::POW_ENGINE_ID;
use frame_support::traits::FindAuthor;
use sp_runtime::{ConsensusEngineId, DigestItem};

const OTHER: ConsensusEngineId = *b"nope";

fn find(digests: &[(ConsensusEngineId, &[u8])]) -> Option<AccountId> {
	SealAuthor::find_author(digests.iter().copied())
}

#[test]
fn author_is_found_when_the_digest_is_an_account() {
	let expected = Some(AccountId::from([7; 32]));
	assert_eq!(find(&[(POW_ENGINE_ID, &[7; 32])]), expected);
	assert_eq!(find(&[(OTHER, &[1; 5]), (POW_ENGINE_ID, &[7; 32])]), expected);
}

#[test]
fn author_is_none_when_the_digest_is_not_exactly_one_account() {
	for digests in [
		&[][..],
		&[(OTHER, &[7; 32][..])][..],
		&[(POW_ENGINE_ID, &[7; 31][..])][..],
		&[(POW_ENGINE_ID, &[7; 33][..])][..],
		&[(POW_ENGINE_ID, &[][..])][..],
		&[(POW_ENGINE_ID, &[7; 32][..]), (POW_ENGINE_ID, &[7; 32][..])][..],
	] {
		assert_eq!(find(digests), None, "{digests:?}");
	}
}

#[test]
fn authorship_knows_the_author_within_a_block() {
	dev().execute_with(|| {
		open_first_block(&[9; 32]);
		assert_eq!(Authorship::author(), Some([9; 32].into()));
	});
}

#[test]
fn authorship_knows_nobody_when_the_digest_is_malformed() {
	for digest in [vec![], vec![author_digest(&[9; 33])], vec![author_digest(&[9; 32]); 2]] {
		dev().execute_with(|| {
			open_block(System::block_hash(0), digest, START);
			assert_eq!(Authorship::author(), None);
		});
	}
}

#[test]
fn a_seal_does_not_hide_the_author() {
	dev().execute_with(|| {
		let seal = DigestItem::Seal(POW_ENGINE_ID, vec![0; 16]);
		open_block(System::block_hash(0), vec![author_digest(&[9; 32]), seal], START);
		assert_eq!(Authorship::author(), Some([9; 32].into()));
	});
}
