//! Proof of work as a header carries it.
//!
//! A block header of Assay has, in this order and each exactly once:
//!
//! | digest item | engine | content | by whom |
//! |---|---|---|---|
//! | pre-runtime | `pow_` | the author's [`AccountId`](crate::AccountId), 32 bytes | the miner |
//! | consensus | `pow_` | [`SealParameters`], 48 bytes | `pallet-difficulty` |
//! | seal (last) | `pow_` | the [`Nonce`], 16 bytes | the miner |
//!
//! The work is a hash over the header *without* the seal, followed by the nonce, so every byte of
//! the seal is bound by it (DESIGN 3.1, step 1). With the difficulty and the key in the header, it
//! can be judged without state; that they are the state's own is checked by whoever has the state.

mod digest;

pub use digest::{author_of, HeaderSeal, SealError};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::{H256, U256};

pub use sp_consensus_pow::POW_ENGINE_ID;

/// How many hashes a block takes on average. Never zero.
pub type Difficulty = u128;

/// The seal: the nonce that makes the header's hash good enough.
pub type Nonce = [u8; 16];

/// The exact length of a seal in bytes.
pub const SEAL_LEN: usize = core::mem::size_of::<Nonce>();

/// The key stays the same for this many blocks (as in Monero's use of RandomX).
pub const KEY_ROTATION: u32 = 2048;

/// A key is the hash of a block at least this many blocks back, so that everybody has time to
/// prepare for it and a reorganisation rarely changes it (as in Monero's use of RandomX).
pub const KEY_LAG: u32 = 64;

/// The hash function of the proof of work. Chosen at genesis, never changed.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
	Serialize,
	Deserialize,
)]
pub enum SealAlgorithm {
	/// Keyed BLAKE3: cheap, for development and tests.
	Blake3,
	/// RandomX: made for ordinary processors, for public networks.
	#[default]
	RandomX,
}

/// What the seal of a block has to satisfy. Stands in the header as a consensus digest.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
	MaxEncodedLen,
)]
pub struct SealParameters {
	/// The work must be at most `2^256 / difficulty`.
	pub difficulty: Difficulty,
	/// The key of the hash function: the hash of an earlier block, or zero before the first
	/// rotation.
	pub key: H256,
}

/// The largest work that is good enough for `difficulty`: `(2^256 - 1) / difficulty`, a big-endian
/// number. A difficulty of zero does not occur; its target is zero.
pub fn target(difficulty: Difficulty) -> H256 {
	H256(U256::MAX.checked_div(difficulty.into()).unwrap_or_default().to_big_endian())
}

/// Whether `work`, read as a big-endian number, is good enough for `difficulty`.
///
/// A difficulty of zero is never satisfied.
pub fn satisfies(work: &H256, difficulty: Difficulty) -> bool {
	difficulty != 0 && *work <= target(difficulty)
}

/// The height of the block whose hash is the key of block `number`, or `None` while the first key
/// (zero) holds.
pub const fn key_height(number: u32) -> Option<u32> {
	if number <= KEY_ROTATION + KEY_LAG {
		None
	} else {
		Some((number - KEY_LAG - 1) / KEY_ROTATION * KEY_ROTATION)
	}
}

sp_api::decl_runtime_apis! {
	/// What the node has to know of the proof of work.
	pub trait SealApi {
		/// The hash function, the same for the whole life of the chain.
		fn seal_algorithm() -> SealAlgorithm;
		/// What the seal of a child of this block has to satisfy.
		fn next_seal_parameters() -> SealParameters;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn work_satisfies_exactly_up_to_the_target() {
		let at = |n: U256| H256(n.to_big_endian());
		let target = U256::MAX / U256::from(1000u32);
		assert!(satisfies(&at(target), 1000));
		assert!(!satisfies(&at(target + 1), 1000));
		assert!(satisfies(&H256::repeat_byte(0xff), 1));
		assert!(!satisfies(&H256::zero(), 0));
		assert!(satisfies(&H256::zero(), u128::MAX));
	}

	#[test]
	fn key_rotates_every_2048_blocks_with_a_lag_of_64() {
		assert_eq!(key_height(0), None);
		assert_eq!(key_height(2112), None);
		assert_eq!(key_height(2113), Some(2048));
		assert_eq!(key_height(4160), Some(2048));
		assert_eq!(key_height(4161), Some(4096));
	}
}
