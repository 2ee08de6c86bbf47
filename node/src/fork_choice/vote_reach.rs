//! How far above what is certain an authority votes for finality.

use super::ancestor_at;
use assay_primitives::{Block, BlockNumber, Header};
use sc_consensus_grandpa::{VotingRule, VotingRuleResult};
use sp_blockchain::{HeaderBackend, HeaderMetadata};
use std::sync::Arc;

/// How many blocks above the base of its round a vote may be.
///
/// A vote counts only where its block is known, and a voter may be on a branch that others have never
/// seen, because their own was heavier: after the two halves of a network have met again, say. Others
/// then ask for the branch, from the block voted for down to what is final, and a node answers a request
/// with 128 blocks at most. With a longer one that request would be in vain, each time, and finality
/// would stand still until somebody votes differently, which in the same round nobody may. The base
/// can itself be one vote above what is final: so it is half of that.
pub const VOTE_REACH: BlockNumber = 64;

/// Votes for nothing more than so many blocks above the base of the round. What finality is behind, it
/// makes up for in as many rounds as it takes, of about a second each.
#[derive(Clone)]
pub struct WithinReach(pub BlockNumber);

impl<B> VotingRule<Block, B> for WithinReach
where
	B: HeaderBackend<Block> + HeaderMetadata<Block, Error = sp_blockchain::Error>,
{
	fn restrict_vote(
		&self,
		backend: Arc<B>,
		base: &Header,
		_best_target: &Header,
		current_target: &Header,
	) -> VotingRuleResult<Block> {
		let highest = base.number.saturating_add(self.0);
		let restricted = match current_target.number > highest {
			true => match ancestor_at(&*backend, current_target.hash(), highest) {
				Ok(found) => found.map(|hash| (hash, highest)),
				Err(error) => {
					log::warn!(target: "grandpa", "Cannot find block {highest} to vote for: {error}");
					Some((base.hash(), base.number))
				},
			},
			false => None,
		};
		Box::pin(std::future::ready(restricted))
	}
}
