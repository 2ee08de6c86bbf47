//! The choice of a chain, on the real client and its database.

#![allow(clippy::unwrap_used)]

use super::vote_reach::WithinReach;
use crate::testing::TestChain;
use assay_primitives::{BlockNumber, Hash, Header};
use sc_consensus_grandpa::VotingRule;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use std::sync::{
	atomic::{AtomicBool, Ordering},
	Arc,
};

fn header(chain: &TestChain, block: Hash) -> Header {
	chain.node.client.header(block).unwrap().unwrap()
}

/// What becomes of a vote for `target` in a round that builds on `base`.
async fn vote(chain: &TestChain, reach: BlockNumber, base: Hash, target: Hash) -> Option<Hash> {
	let (base, target) = (header(chain, base), header(chain, target));
	WithinReach(reach).restrict_vote(chain.node.client.clone(), &base, &target, &target).await.map(
		|(hash, number)| {
			assert_eq!(header(chain, hash).number, number);
			hash
		},
	)
}

#[tokio::test]
async fn vote_is_no_further_from_its_base_than_others_can_follow() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let second = chain.extend(genesis, Alice, 2).await;
	let third = chain.extend(second, Alice, 1).await;
	let fifth = chain.extend(third, Alice, 2).await;
	assert_eq!(vote(&chain, 5, genesis, fifth).await, None, "near enough");
	assert_eq!(vote(&chain, 3, genesis, fifth).await, Some(third));
	assert_eq!(vote(&chain, 2, genesis, fifth).await, Some(second));
	assert_eq!(vote(&chain, 1, second, fifth).await, Some(third), "it counts from the base");
	assert_eq!(vote(&chain, BlockNumber::MAX, second, fifth).await, None);
}

#[tokio::test]
async fn vote_for_a_lighter_branch_is_cut_on_that_branch() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let trunk = chain.extend(genesis, Alice, 1).await;
	let light = chain.extend(trunk, Bob, 1).await;
	let lighter_tip = chain.extend(light, Bob, 2).await;
	let best = chain.extend(trunk, Alice, 5).await;
	assert_eq!(chain.best(), best);
	assert_eq!(vote(&chain, 2, genesis, lighter_tip).await, Some(light));
	assert_eq!(vote(&chain, 1, genesis, lighter_tip).await, Some(trunk), "where the branches part");
}

#[tokio::test]
async fn block_that_is_just_being_written_disturbs_nobody_who_looks_at_the_leaves() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let heaviest = chain.node.chain.clone();
	let ended = Arc::new(AtomicBool::new(false));
	let end = ended.clone();
	let look = std::thread::spawn(move || {
		let mut looks = 0_u32;
		while !end.load(Ordering::Relaxed) {
			heaviest.blocks_at(1).unwrap();
			heaviest.heaviest_descendant(genesis).unwrap();
			looks += 1;
		}
		looks
	});
	let mut head = genesis;
	for _ in 0..40 {
		if !look.is_finished() {
			head = chain.extend(head, Alice, 1).await;
		}
	}
	ended.store(true, Ordering::Relaxed);
	assert!(look.join().unwrap() > 40);
}
