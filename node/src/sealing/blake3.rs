//! Keyed BLAKE3, for development and tests.

use super::{input, INPUT_LEN};
use assay_primitives::seal::Nonce;
use sp_core::H256;

/// The work of one input.
pub fn work(key: &H256, input: &[u8; INPUT_LEN]) -> H256 {
	H256(*blake3::keyed_hash(key.as_fixed_bytes(), input).as_bytes())
}

/// The first of `nonces` whose work is at most `target`.
pub fn search(
	key: &H256,
	pre_hash: &H256,
	target: &H256,
	nonces: impl Iterator<Item = Nonce>,
) -> Option<Nonce> {
	let mut candidate = input(pre_hash, &Nonce::default());
	for nonce in nonces {
		candidate[32..].copy_from_slice(&nonce);
		if work(key, &candidate) <= *target {
			return Some(nonce);
		}
	}
	None
}
