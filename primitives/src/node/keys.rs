//! The keys of a StakingNode.

use crate::share::VotingKey;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_application_crypto::RuntimeAppPublic;
use sp_consensus_grandpa::AuthorityId;

/// The signature by which a key proves that whoever names it has its secret half.
type ProofOf<Key> = <Key as RuntimeAppPublic>::ProofOfPossession;

/// The keys of a StakingNode, encoded as the session keys that a node generates: a user can hand
/// over the bytes of `author_rotateKeysWithOwner` as they are.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
)]
pub struct NodeKeys {
	/// The key that signs votes of finality (ed25519).
	pub grandpa: AuthorityId,
	/// The key that signs votes on blocks (sr25519).
	pub vote: VotingKey,
}

/// That the secret halves of [`NodeKeys`] belong to one account: a signature of each of them over
/// the account, encoded as the proof that a node generates together with the keys. `owner` of
/// `author_rotateKeysWithOwner` is the account's 32 bytes.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct KeysProof {
	/// Of the key of finality.
	pub grandpa: ProofOf<AuthorityId>,
	/// Of the voting key.
	pub vote: ProofOf<VotingKey>,
}

impl NodeKeys {
	/// Whether `proof` shows that these keys are `account`'s.
	pub fn belong_to(&self, account: &impl Encode, proof: &KeysProof) -> bool {
		account.using_encoded(|owner| {
			self.grandpa.verify_proof_of_possession(owner, &proof.grandpa)
				&& self.vote.verify_proof_of_possession(owner, &proof.vote)
		})
	}
}
