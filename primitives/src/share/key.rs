//! The voting key.

use sp_core::crypto::KeyTypeId;

/// Under which a voting key lies in the keystore.
pub const VOTING_KEY_TYPE: KeyTypeId = KeyTypeId(*b"vote");

#[allow(missing_docs)]
mod app {
	use sp_application_crypto::{app_crypto, sr25519};

	app_crypto!(sr25519, super::VOTING_KEY_TYPE);
}

/// The public half of the key that signs a delegate's votes (sr25519).
pub type VotingKey = app::Public;

/// The signature that is a vote.
pub type VoteSignature = app::Signature;

/// Both halves of a voting key.
#[cfg(feature = "std")]
pub type VotingPair = app::Pair;
