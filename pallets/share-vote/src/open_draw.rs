//! A draw whose votes can still come: what it keeps, and when a vote counts.

use assay_primitives::{
	share::{
		vote_payload, BlockVotes, DrawRecord, DrawnShare, Outcome, RecordedShare, Slot,
		VoteSignature, DRAWN,
	},
	BlockNumber, Hash,
};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::RuntimeAppPublic;

/// A drawn share and what has become of its vote so far.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct OpenShare<AccountId> {
	/// The share, as of the block it votes on.
	pub share: DrawnShare<AccountId>,
	/// What has become of its vote.
	pub outcome: Outcome,
}

/// The draw on a block, as long as votes on the block can still come.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct OpenDraw<AccountId> {
	/// The height of the block.
	pub number: BlockNumber,
	/// Its hash.
	pub hash: Hash,
	/// The drawn shares, by slot.
	pub shares: [OpenShare<AccountId>; DRAWN],
}

/// Why a vote does not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VoteFault {
	/// The share's delegate had no voting key.
	NoVotingKey,
	/// The share's vote has been counted before.
	AlreadyVoted,
	/// The signature is not that of the share's voting key over this block and slot.
	BadSignature,
}

impl<AccountId> OpenDraw<AccountId> {
	/// A draw without votes.
	pub fn new(number: BlockNumber, hash: Hash, shares: [DrawnShare<AccountId>; DRAWN]) -> Self {
		let shares = shares.map(|share| OpenShare { share, outcome: Outcome::Pending });
		Self { number, hash, shares }
	}

	/// By slot, whether the vote has been counted.
	pub fn voted(&self) -> [bool; DRAWN] {
		self.shares.each_ref().map(|open| open.outcome != Outcome::Pending)
	}

	/// How many votes have been counted.
	pub fn votes(&self) -> usize {
		self.voted().into_iter().filter(|voted| *voted).count()
	}

	/// Count `votes`: all of them, or none if one is at fault. `genesis` is the hash of the chain's
	/// first block, `outcome` what a counted vote is: [`Outcome::Voted`] or [`Outcome::Late`].
	///
	/// # Errors
	///
	/// The fault of the first vote that does not count.
	pub fn count(
		&mut self,
		genesis: Hash,
		votes: &BlockVotes,
		outcome: Outcome,
	) -> Result<(), VoteFault> {
		for (slot, vote) in votes.iter() {
			let open = self.shares.get(usize::from(slot)).ok_or(VoteFault::BadSignature)?;
			open.check(genesis, self.hash, slot, vote)?;
		}
		for (open, _) in self.shares.iter_mut().zip(&votes.0).filter(|(_, vote)| vote.is_some()) {
			open.outcome = outcome;
		}
		Ok(())
	}

	/// No vote comes any more: those that did not come are [`Outcome::Missed`].
	pub fn close(&mut self) {
		for open in self.shares.iter_mut().filter(|open| open.outcome == Outcome::Pending) {
			open.outcome = Outcome::Missed;
		}
	}

	/// The draw without its voting keys, for anyone to read.
	pub fn record(self) -> DrawRecord<AccountId> {
		let shares = self.shares.map(|OpenShare { share, outcome }| RecordedShare {
			lot: share.lot,
			owner: share.owner,
			delegate: share.delegate,
			outcome,
		});
		DrawRecord { number: self.number, hash: self.hash, shares }
	}
}

impl<AccountId> OpenShare<AccountId> {
	/// Whether `vote` is this share's, in `slot` of the draw on `block`, and its first.
	fn check(
		&self,
		genesis: Hash,
		block: Hash,
		slot: Slot,
		vote: &VoteSignature,
	) -> Result<(), VoteFault> {
		let key = self.share.key.as_ref().ok_or(VoteFault::NoVotingKey)?;
		if self.outcome != Outcome::Pending {
			return Err(VoteFault::AlreadyVoted);
		}
		if !key.verify(&vote_payload(genesis, block, slot), vote) {
			return Err(VoteFault::BadSignature);
		}
		Ok(())
	}
}
