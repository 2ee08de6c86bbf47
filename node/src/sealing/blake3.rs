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
	let highest = head(target);
	for nonce in nonces {
		candidate[32..].copy_from_slice(&nonce);
		let work = work(key, &candidate);
		// Nearly every work fails by its first eight bytes; comparing all of them each time costs
		// a twentieth of the hash rate.
		if head(&work) <= highest && work <= *target {
			return Some(nonce);
		}
	}
	None
}

/// The first eight bytes as a number.
fn head(hash: &H256) -> u64 {
	let [a, b, c, d, e, f, g, h, ..] = hash.0;
	u64::from_be_bytes([a, b, c, d, e, f, g, h])
}
