//! Why a vote is refused, and what its sender loses by it.

use sc_network::ReputationChange;

/// What the sender of the first vote of a share gains. Little, so that good votes do not pay for
/// wrong ones.
pub const FIRST_VOTE: ReputationChange = ReputationChange::new(1 << 7, "Votes: first vote");

/// How many messages above the limit make one report. The network passes each report on a banned peer
/// on to every protocol: a flood must not become a flood of those.
pub const EXCESS_PER_REPORT: u32 = 256;

/// Why a vote is refused.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Refusal {
	/// The sender has no open connection for votes.
	Stranger,
	/// The sender sends more than it may. The message was not looked at.
	RateLimit,
	/// These bytes are no vote.
	Undecodable,
	/// The block lies so far below the tip that votes on it are of no use.
	TooOld,
	/// The block lies so far above the tip that this node cannot have it soon.
	TooFarAhead,
	/// There is a vote of this share already.
	Duplicate,
	/// The sender has said that the block has another height than it has.
	WrongHeight,
	/// Nobody is drawn to vote on the block.
	NothingDrawn,
	/// No more than [`DRAWN`](assay_primitives::share::DRAWN) shares are drawn.
	NoSuchSlot,
	/// The drawn share's delegate has no voting key.
	NoKey,
	/// The signature is not the drawn share's.
	BadSignature,
	/// The sender has just sent a wrong vote on the same block, so this one was not looked at.
	Distrust,
}

impl Refusal {
	/// Every reason there is.
	pub const ALL: [Self; 12] = [
		Self::Stranger,
		Self::RateLimit,
		Self::Undecodable,
		Self::TooOld,
		Self::TooFarAhead,
		Self::Duplicate,
		Self::WrongHeight,
		Self::NothingDrawn,
		Self::NoSuchSlot,
		Self::NoKey,
		Self::BadSignature,
		Self::Distrust,
	];

	/// The reason as metrics name it.
	pub const fn label(self) -> &'static str {
		match self {
			Self::Stranger => "stranger",
			Self::RateLimit => "rate_limit",
			Self::Undecodable => "undecodable",
			Self::TooOld => "too_old",
			Self::TooFarAhead => "too_far_ahead",
			Self::Duplicate => "duplicate",
			Self::WrongHeight => "wrong_height",
			Self::NothingDrawn => "nothing_drawn",
			Self::NoSuchSlot => "no_such_slot",
			Self::NoKey => "no_key",
			Self::BadSignature => "bad_signature",
			Self::Distrust => "distrust",
		}
	}

	/// Whether the vote itself is wrong. An honest node checks before it sends and has the same
	/// ballot, so it never sends such a vote.
	pub const fn is_wrong(self) -> bool {
		match self {
			Self::Undecodable
			| Self::WrongHeight
			| Self::NothingDrawn
			| Self::NoSuchSlot
			| Self::NoKey
			| Self::BadSignature => true,
			Self::Stranger
			| Self::RateLimit
			| Self::TooOld
			| Self::TooFarAhead
			| Self::Duplicate
			| Self::Distrust => false,
		}
	}

	/// What the sender loses; above the limit, for each [`EXCESS_PER_REPORT`] messages. A ban comes at
	/// about -1.5 * 2^30: some twenty wrong votes, or fifteen hundred messages above the limit, since
	/// reputation recovers by 0.5 % a second.
	///
	/// Nothing for what an honest node cannot avoid: to know less or more of the chain than this
	/// one, or to bring what another has brought just before.
	pub const fn cost(self) -> Option<ReputationChange> {
		let (value, reason) = match self {
			Self::Stranger | Self::TooFarAhead | Self::Duplicate => return None,
			Self::TooOld => (1 << 4, "Votes: vote on an old block"),
			Self::RateLimit => (1 << 28, "Votes: too many votes"),
			Self::Distrust => (1 << 20, "Votes: vote after a wrong one"),
			Self::Undecodable => (1 << 27, "Votes: undecodable vote"),
			Self::WrongHeight => (1 << 26, "Votes: wrong height"),
			Self::NothingDrawn => (1 << 26, "Votes: nothing is drawn"),
			Self::NoSuchSlot => (1 << 26, "Votes: no such slot"),
			Self::NoKey => (1 << 26, "Votes: the share has no voting key"),
			Self::BadSignature => (1 << 26, "Votes: bad signature"),
		};
		Some(ReputationChange::new(-value, reason))
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use std::collections::HashSet;

	/// Where the network bans a peer.
	const BANNED: i64 = 71 * (i32::MIN as i64 / 100);

	#[test]
	fn refusals_have_labels_of_their_own() {
		let labels: HashSet<_> = Refusal::ALL.into_iter().map(Refusal::label).collect();
		assert_eq!(labels.len(), Refusal::ALL.len());
	}

	#[test]
	fn wrong_votes_get_a_peer_banned_within_thirty() {
		for refusal in Refusal::ALL.into_iter().filter(|refusal| refusal.is_wrong()) {
			let cost = i64::from(refusal.cost().unwrap().value);
			assert!(30 * cost < BANNED, "{refusal:?}");
			assert!(cost > BANNED, "{refusal:?}: one mistake is no attack");
		}
	}

	#[test]
	fn honest_delays_do_not_get_a_peer_banned() {
		for refusal in [Refusal::TooFarAhead, Refusal::Duplicate, Refusal::Stranger] {
			assert_eq!(refusal.cost(), None);
		}
		// A thousand old votes a second for ever: reputation loses 1 / 200 of itself each second.
		let old = i64::from(Refusal::TooOld.cost().unwrap().value);
		assert!(1_000 * 200 * old > BANNED);
	}
}
