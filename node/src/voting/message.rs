//! What goes over the wire.

use assay_primitives::{
	share::{Slot, VoteSignature},
	BlockNumber, Hash,
};
use codec::{Decode, DecodeAll, Encode};

/// A vote as nodes send it to each other.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct VoteMessage {
	/// The block that is voted on.
	pub block: Hash,
	/// The height of that block, so that a vote can be judged in time or not before the block is
	/// known. It is not signed: a false one is found out when the block is known.
	pub number: BlockNumber,
	/// Which of the drawn shares votes.
	pub slot: Slot,
	/// The vote.
	pub signature: VoteSignature,
}

impl VoteMessage {
	/// How many bytes a message has: exactly these.
	pub const SIZE: usize = 32 + 4 + 1 + 64;

	/// Read a message. `None` if these are not the bytes of exactly one.
	pub fn read(data: &[u8]) -> Option<Self> {
		if data.len() != Self::SIZE {
			return None;
		}
		Self::decode_all(&mut &*data).ok()
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use proptest::prelude::*;

	fn message() -> VoteMessage {
		let signature = sp_core::sr25519::Signature::from_raw([7; 64]).into();
		VoteMessage { block: Hash::repeat_byte(1), number: 5, slot: 2, signature }
	}

	#[test]
	fn message_survives_the_wire_when_it_is_whole() {
		let data = message().encode();
		assert_eq!(data.len(), VoteMessage::SIZE);
		assert_eq!(VoteMessage::read(&data), Some(message()));
	}

	#[test]
	fn message_is_unreadable_when_it_is_too_short_or_too_long() {
		let data = message().encode();
		for short in 0..data.len() {
			assert_eq!(VoteMessage::read(&data[..short]), None, "{short} bytes");
		}
		assert_eq!(VoteMessage::read(&[data.clone(), vec![0]].concat()), None);
		assert_eq!(VoteMessage::read(&vec![0; 1 << 20]), None);
	}

	proptest! {
		#[test]
		fn message_is_one_with_its_bytes(data in proptest::collection::vec(any::<u8>(), 0..256)) {
			match VoteMessage::read(&data) {
				Some(message) => prop_assert_eq!(message.encode(), data),
				None => prop_assert_ne!(data.len(), VoteMessage::SIZE),
			}
		}
	}
}
