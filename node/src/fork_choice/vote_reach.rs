//! How far above what is certain an authority votes for finality.

use assay_primitives::{Block, BlockNumber, Hash, Header};
use sc_consensus_grandpa::{VotingRule, VotingRuleResult};
use sp_blockchain::HeaderBackend;
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

impl<B: HeaderBackend<Block>> VotingRule<Block, B> for WithinReach {
	fn restrict_vote(
		&self,
		backend: Arc<B>,
		base: &Header,
		_best_target: &Header,
		current_target: &Header,
	) -> VotingRuleResult<Block> {
		let highest = base.number.saturating_add(self.0);
		let restricted = match current_target.number > highest {
			true => ancestor(&*backend, current_target, highest).unwrap_or_else(|error| {
				log::warn!(target: "grandpa", "Cannot find block {highest} to vote for: {error}");
				Some((base.hash(), base.number))
			}),
			false => None,
		};
		Box::pin(std::future::ready(restricted))
	}
}

/// The ancestor at `height` of the block of `header`, which is above it.
fn ancestor<B: HeaderBackend<Block>>(
	backend: &B,
	header: &Header,
	height: BlockNumber,
) -> sp_blockchain::Result<Option<(Hash, BlockNumber)>> {
	let (mut hash, mut number, mut parent) = (header.hash(), header.number, header.parent_hash);
	while number > height {
		// Once on the best chain, the rest of the way is one look-up.
		if backend.hash(number)? == Some(hash) {
			return Ok(backend.hash(height)?.map(|hash| (hash, height)));
		}
		hash = parent;
		number = number.saturating_sub(1);
		parent = backend.expect_header(hash)?.parent_hash;
	}
	Ok(Some((hash, number)))
}
