//! Announcements of authorities that the runtime never made.

use super::{is_refused, resealed};
use crate::testing::TestChain;
use assay_primitives::{BlockNumber, Hash, Header};
use codec::Encode;
use sp_consensus_grandpa::{AuthorityList, ConsensusLog, ScheduledChange, GRANDPA_ENGINE_ID};
use sp_keyring::Ed25519Keyring::Eve;
use sp_runtime::{DigestItem, OpaqueExtrinsic};

/// Far beyond the highest block number, from any block on.
const FOR_EVER: BlockNumber = BlockNumber::MAX;

fn authorities() -> AuthorityList {
	vec![(Eve.public().into(), 1)]
}

fn standard(delay: BlockNumber) -> ConsensusLog<BlockNumber> {
	let next_authorities = authorities();
	ConsensusLog::ScheduledChange(ScheduledChange { next_authorities, delay })
}

fn forced(next_authorities: AuthorityList, delay: BlockNumber) -> ConsensusLog<BlockNumber> {
	ConsensusLog::ForcedChange(0, ScheduledChange { next_authorities, delay })
}

/// A block on `parent` that is good but for what it says about authorities.
fn announcing(
	log: ConsensusLog<BlockNumber>,
) -> impl FnOnce(&TestChain, Hash) -> (Header, Vec<OpaqueExtrinsic>) {
	move |chain, parent| {
		resealed(chain, parent, chain.parameters(parent), |header| {
			header.digest.push(DigestItem::Consensus(GRANDPA_ENGINE_ID, log.encode()));
		})
	}
}

#[tokio::test]
async fn import_refuses_authorities_that_can_never_take_over() {
	for log in [forced(authorities(), FOR_EVER), standard(FOR_EVER)] {
		is_refused(announcing(log), "past the last one").await;
	}
}

#[tokio::test]
async fn import_refuses_authorities_that_the_runtime_did_not_announce() {
	for log in [forced(authorities(), 0), forced(authorities(), 1), standard(0), standard(1)] {
		is_refused(announcing(log), "Execution failed").await;
	}
}

#[tokio::test]
async fn announcement_is_not_believed_before_the_runtime_has_confirmed_it() {
	// GRANDPA refuses an empty list with words of its own. It must not come to that.
	let nobody = AuthorityList::new();
	is_refused(announcing(forced(nobody, 0)), "Execution failed").await;
}
