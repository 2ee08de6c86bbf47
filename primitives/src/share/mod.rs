//! ValidateShares as pallets and node see them: what is drawn, what a vote is, and how the pallets
//! meet.
//!
//! - [`key`]: the voting key.
//! - [`draw`]: the shares drawn to vote on a block, and what became of their votes.
//! - [`vote`]: what is signed, and the inherent that carries votes.
//! - [`ballot`]: what a node has to know to vote on a block and to build on it.
//! - [`market`]: what a user asks of the auction and the pool.
//! - [`seams`]: the traits through which the pallets reach each other (DESIGN, section 2).

pub mod ballot;
pub mod draw;
pub mod key;
pub mod market;
pub mod seams;
pub mod vote;

#[cfg(feature = "std")]
pub use ballot::ShareVoteApi;
pub use ballot::{Ballot, LateBallot};
pub use draw::{draw_seed, Activation, DrawRecord, DrawnShare, Outcome, RecordedShare};
pub use key::{VoteSignature, VotingKey, VOTING_KEY_TYPE};
#[cfg(feature = "std")]
pub use market::ShareMarketApi;
pub use market::{AccountShares, BidInfo, LotInfo, PoolInfo, Quote, QuoteError, MAX_PAGE};
pub use seams::{
	DelegateRefusal, DrawnLot, NodeRegistry, NodeStanding, OnSettled, RewardSink, Settlement,
	SharePool, VoteTiming, VoterDirectory, VotesCarried,
};
pub use vote::{
	vote_payload, BlockVotes, VoteInherent, VoteInherentError, VOTE_INHERENT_IDENTIFIER,
};

/// How many shares are drawn to vote on a block. Part of the protocol, not a parameter.
pub const DRAWN: usize = 3;

/// How many of them make a quorum. Part of the protocol, not a parameter.
pub const QUORUM: usize = 2;

/// Names a lot: counted up from zero in the order of purchase, never used again.
pub type LotId = u64;

/// Names a bid: counted up from zero, never used again.
pub type BidId = u64;

/// Which of the drawn shares: 0, 1 or 2.
pub type Slot = u8;
