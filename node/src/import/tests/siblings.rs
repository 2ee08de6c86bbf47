//! Many blocks of one height.

use crate::{
	fork_choice::total_difficulty,
	import::MAX_SIBLINGS,
	testing::{Plan, TestChain},
};
use assay_primitives::{share::Slot, Block, Hash};
use sc_client_api::{Backend, BlockBackend};
use sc_consensus::import_queue::{BlockImportError, BlockImportStatus};
use sp_blockchain::Backend as _;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::traits::Block as _;

/// Siblings on `parent`, the first being `from` milliseconds after it.
fn siblings(chain: &TestChain, parent: Hash, from: u64, count: u64) -> Vec<Block> {
	(from..from + count).map(|after| chain.block(parent, Alice, after)).collect()
}

async fn import(chain: &mut TestChain, block: &Block) -> Hash {
	let outcome = chain.import(block.clone()).await;
	assert!(matches!(outcome, Ok(BlockImportStatus::ImportedUnknown(..))), "{outcome:?}");
	block.hash()
}

async fn import_all(chain: &mut TestChain, blocks: &[Block]) -> Vec<Hash> {
	let mut hashes = Vec::new();
	for block in blocks {
		hashes.push(import(chain, block).await);
	}
	hashes
}

fn is_known(chain: &TestChain, block: Hash) -> bool {
	chain.node.client.header(block).unwrap().is_some()
}

/// Let the node know of votes on a block.
fn vote(chain: &TestChain, block: Hash, slots: &[Slot]) {
	let ballot = chain.ballot(block);
	chain.node.votes.note_block(block, ballot.number, ballot);
	for slot in slots {
		chain.node.votes.add(&block, *slot, chain.vote(block, *slot));
	}
}

#[tokio::test]
async fn height_keeps_its_bound_and_the_next_can_be_built_when_a_hundred_siblings_come() {
	let mut chain = TestChain::new();
	let parent = chain.extend(chain.genesis(), Alice, 1).await;
	let block = chain.block(parent, Bob, 1_000);
	let first = import(&mut chain, &block).await;
	let mut all = vec![first];
	for after in 1_001..1_100 {
		let sibling = chain.block(parent, Alice, after);
		all.push(import(&mut chain, &sibling).await);
		let kept = chain.node.chain.blocks_at(2).unwrap();
		assert_eq!(kept.len(), all.len().min(MAX_SIBLINGS));
		assert_eq!(chain.best(), first);
	}
	let (gone, kept) = all[1..].split_at(all.len() - MAX_SIBLINGS);
	assert_eq!(chain.node.chain.blocks_at(2).unwrap(), [&[first][..], kept].concat());
	for block in gone {
		assert!(!is_known(&chain, *block));
		assert_eq!(total_difficulty(&*chain.node.client, *block).unwrap(), 0);
		assert!(!chain.node.backend.have_state_at(*block, 2));
	}
	assert_eq!(chain.node.backend.blockchain().children(parent).unwrap().len(), MAX_SIBLINGS);

	let child = chain.block(*kept.last().unwrap(), Bob, 1_000);
	assert_eq!(import(&mut chain, &child).await, chain.best());
	let other = chain.block(first, Bob, 1_000);
	import(&mut chain, &other).await;
}

#[tokio::test]
async fn sibling_with_a_quorum_stays_when_older_ones_without_go() {
	let mut chain = TestChain::new();
	let parent = chain.extend(chain.genesis(), Alice, 1).await;
	let blocks = siblings(&chain, parent, 1_000, 40);
	let first = import_all(&mut chain, &blocks[..4]).await;
	vote(&chain, first[1], &[0, 2]);
	vote(&chain, first[2], &[1]);
	import_all(&mut chain, &blocks[4..]).await;
	for (place, stays) in [(0, true), (1, true), (2, false), (3, false)] {
		assert_eq!(is_known(&chain, first[place]), stays, "sibling {place}");
	}
	let child = chain.block(first[1], Bob, 1_000);
	assert_eq!(import(&mut chain, &child).await, chain.best());
}

#[tokio::test]
async fn sibling_that_something_is_built_on_stays_when_others_come() {
	let mut chain = TestChain::new();
	let parent = chain.extend(chain.genesis(), Alice, 1).await;
	let block = chain.block(parent, Bob, 1_000);
	let fork = import(&mut chain, &block).await;
	let on_fork = chain.extend(fork, Bob, 1).await;
	let blocks = siblings(&chain, parent, 1_001, 20);
	let others = import_all(&mut chain, &blocks).await;
	assert_eq!(chain.best(), on_fork);
	assert!(is_known(&chain, fork));
	assert_eq!(others.iter().filter(|block| is_known(&chain, **block)).count(), MAX_SIBLINGS - 1);
}

#[tokio::test]
async fn block_is_refused_quietly_when_all_its_siblings_are_built_on() {
	let mut chain = TestChain::new();
	let parent = chain.extend(chain.genesis(), Alice, 1).await;
	let blocks = siblings(&chain, parent, 1_000, 16);
	for sibling in import_all(&mut chain, &blocks).await {
		let child = chain.block(sibling, Alice, 1_000);
		import(&mut chain, &child).await;
	}
	let best = chain.best();
	let refused = chain.block(parent, Bob, 2_000);
	let outcome = chain.import(refused.clone()).await;
	assert!(matches!(outcome, Err(BlockImportError::MissingState)), "{outcome:?}");
	assert!(!is_known(&chain, refused.hash()));
	assert_eq!(chain.best(), best);
	assert_eq!(chain.node.chain.blocks_at(2).unwrap().len(), MAX_SIBLINGS);
}

#[tokio::test]
async fn block_that_had_to_go_comes_back_when_something_is_built_on_it() {
	let mut chain = TestChain::new();
	let parent = chain.extend(chain.genesis(), Alice, 1).await;
	let blocks = siblings(&chain, parent, 1_000, 18);
	let hashes = import_all(&mut chain, &blocks[..16]).await;
	let child = chain.block(hashes[1], Bob, 1_000);
	import_all(&mut chain, &blocks[16..]).await;
	assert!(!is_known(&chain, hashes[1]));
	// As a sync brings them.
	import(&mut chain, &blocks[1]).await;
	assert_eq!(import(&mut chain, &child).await, chain.best());
	let body = chain.node.client.block_body(hashes[1]).unwrap().unwrap();
	assert_eq!(body, blocks[1].extrinsics());
}

#[tokio::test]
async fn known_block_makes_no_other_go() {
	let mut chain = TestChain::new();
	let parent = chain.extend(chain.genesis(), Alice, 1).await;
	let blocks = siblings(&chain, parent, 1_000, 16);
	let hashes = import_all(&mut chain, &blocks).await;
	for block in &blocks {
		let again = chain.import(block.clone()).await;
		assert!(matches!(again, Ok(BlockImportStatus::ImportedKnown(2, _))), "{again:?}");
	}
	assert!(hashes.iter().all(|block| is_known(&chain, *block)));
}

#[tokio::test]
async fn sibling_of_a_lower_height_finds_room_too() {
	let mut chain = TestChain::new();
	let parent = chain.extend(chain.genesis(), Alice, 1).await;
	let best = chain.extend(parent, Alice, 3).await;
	// Twenty seconds apart, so that the block needs no votes to be valid.
	let plan = |after| Plan { votes: Some(Default::default()), ..Plan::new(Bob, after) };
	for after in 20_000..20_020 {
		let block = chain.block_of(parent, plan(after));
		import(&mut chain, &block).await;
		assert!(chain.node.chain.blocks_at(2).unwrap().len() <= MAX_SIBLINGS);
	}
	assert_eq!(chain.best(), best);
	assert_eq!(chain.node.chain.blocks_at(2).unwrap().len(), MAX_SIBLINGS);
}
