//! Blocks that break one rule each, and forks.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod authority_changes;
mod siblings;

use crate::{
	fork_choice::{after_finality::take_heaviest, total_difficulty},
	testing::{author_item, now, parameters_item, Outcome, Plan, TestChain},
};
use assay_primitives::{
	seal::{SealParameters, POW_ENGINE_ID},
	Block, Hash, Header,
};
use sc_consensus::import_queue::{BlockImportError, BlockImportStatus};
use sp_blockchain::HeaderBackend;
use sp_consensus::SelectChain;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{traits::Block as _, DigestItem, OpaqueExtrinsic};

/// Build a block on the genesis block that `break_rule` spoils, import it, and see that it is
/// refused for `reason` and that the chain has not moved.
async fn is_refused(
	break_rule: impl FnOnce(&TestChain, Hash) -> (Header, Vec<OpaqueExtrinsic>),
	reason: &str,
) {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let (header, body) = break_rule(&chain, genesis);
	let refusal = match chain.import(Block::new(header, body)).await {
		Err(BlockImportError::VerificationFailed(_, why)) => why,
		Err(BlockImportError::Other(why)) => why.to_string(),
		other => panic!("expected a refusal for {reason:?}, got {other:?}"),
	};
	assert!(refusal.contains(reason), "expected {reason:?}, got {refusal:?}");
	assert_eq!(chain.best(), genesis);
}

/// A good block on `parent`, taken apart.
fn good(chain: &TestChain, parent: Hash) -> (Header, Vec<OpaqueExtrinsic>) {
	chain.block(parent, Alice, 1_000).deconstruct()
}

/// Change the digest items of `header` with `change` before it is sealed properly.
fn resealed(
	chain: &TestChain,
	parent: Hash,
	parameters: SealParameters,
	change: impl FnOnce(&mut Header),
) -> (Header, Vec<OpaqueExtrinsic>) {
	let (mut header, body) = chain.build(parent, Plan::new(Alice, 1_000));
	change(&mut header);
	chain.seal_under(&mut header, parameters);
	(header, body)
}

fn replace_parameters(header: &mut Header, parameters: SealParameters) {
	for item in &mut header.digest.logs {
		if matches!(item, DigestItem::Consensus(POW_ENGINE_ID, _)) {
			*item = parameters_item(parameters);
		}
	}
}

fn with_pre_runtime(
	chain: &TestChain,
	parent: Hash,
	pre_runtime: Vec<DigestItem>,
) -> (Header, Vec<OpaqueExtrinsic>) {
	let (mut header, body) = chain.build(parent, Plan { pre_runtime, ..Plan::new(Alice, 1_000) });
	chain.seal_under(&mut header, chain.parameters(parent));
	(header, body)
}

fn is_new_best(outcome: Outcome) -> bool {
	match outcome {
		Ok(BlockImportStatus::ImportedUnknown(_, aux, _)) => aux.is_new_best,
		other => panic!("expected an import, got {other:?}"),
	}
}

#[tokio::test]
async fn import_accepts_a_good_block_and_knows_its_work() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let block = chain.block(genesis, Alice, 1_000);
	let hash = block.hash();
	assert!(is_new_best(chain.import(block.clone()).await));
	assert_eq!(chain.best(), hash);
	let work = total_difficulty(&*chain.node.client, hash).unwrap();
	assert_eq!(work, chain.parameters(genesis).difficulty);
	let again = chain.import(block).await;
	assert!(matches!(again, Ok(BlockImportStatus::ImportedKnown(1, _))), "{again:?}");
}

#[tokio::test]
async fn import_refuses_a_block_without_a_seal() {
	is_refused(|chain, parent| chain.build(parent, Plan::new(Alice, 1_000)), "no seal").await;
}

#[tokio::test]
async fn import_refuses_a_seal_of_another_engine() {
	let break_rule = |chain: &TestChain, parent| {
		let (mut header, body) = good(chain, parent);
		let Some(DigestItem::Seal(_, seal)) = header.digest.pop() else { panic!("sealed") };
		header.digest.push(DigestItem::Seal(*b"aura", seal));
		(header, body)
	};
	is_refused(break_rule, "of the engine aura").await;
}

#[tokio::test]
async fn import_refuses_insufficient_work() {
	let break_rule = |chain: &TestChain, parent| {
		let (mut header, body) = chain.build(parent, Plan::new(Alice, 1_000));
		let parameters = chain.parameters(parent);
		// The first nonce that is good for a tenth of the difficulty but not for all of it.
		let pre_hash = header.hash();
		let mut nonce = 0u128;
		let easy = SealParameters { difficulty: parameters.difficulty / 10, ..parameters };
		loop {
			let seal = nonce.to_be_bytes();
			let good = |p: &SealParameters| chain.node.sealer.verify(&pre_hash, &seal, p).unwrap();
			if good(&easy) && !good(&parameters) {
				header.digest.push(DigestItem::Seal(POW_ENGINE_ID, seal.to_vec()));
				return (header, body);
			}
			nonce += 1;
		}
	};
	is_refused(break_rule, "not worth the difficulty").await;
}

#[tokio::test]
async fn import_refuses_a_seal_with_a_byte_too_many_or_too_few() {
	for (length, reason) in [(17, "17 bytes long"), (15, "15 bytes long")] {
		let break_rule = |chain: &TestChain, parent| {
			let (mut header, body) = good(chain, parent);
			let Some(DigestItem::Seal(_, mut seal)) = header.digest.pop() else { panic!("sealed") };
			seal.resize(length, 0);
			header.digest.push(DigestItem::Seal(POW_ENGINE_ID, seal));
			(header, body)
		};
		is_refused(break_rule, reason).await;
	}
}

#[tokio::test]
async fn import_refuses_a_seal_for_another_header() {
	let break_rule = |chain: &TestChain, parent| {
		let (mut other, _) = good(chain, parent);
		let (mut header, body) = chain.build(parent, Plan::new(Bob, 1_000));
		header.digest.push(other.digest.pop().unwrap());
		(header, body)
	};
	is_refused(break_rule, "not worth the difficulty").await;
}

#[tokio::test]
async fn import_refuses_a_difficulty_that_is_not_the_states() {
	let break_rule = |chain: &TestChain, parent| {
		let parameters = chain.parameters(parent);
		let easier = SealParameters { difficulty: parameters.difficulty / 2, ..parameters };
		resealed(chain, parent, easier, |header| replace_parameters(header, easier))
	};
	is_refused(break_rule, "its parent's state asks for").await;
}

#[tokio::test]
async fn import_refuses_a_key_that_is_not_the_states() {
	let break_rule = |chain: &TestChain, parent| {
		let key = Hash::repeat_byte(1);
		let other = SealParameters { key, ..chain.parameters(parent) };
		resealed(chain, parent, other, |header| replace_parameters(header, other))
	};
	is_refused(break_rule, "its parent's state asks for").await;
}

#[tokio::test]
async fn import_refuses_two_difficulty_digests() {
	let break_rule = |chain: &TestChain, parent| {
		let parameters = chain.parameters(parent);
		resealed(chain, parent, parameters, |header| {
			header.digest.push(parameters_item(parameters))
		})
	};
	is_refused(break_rule, "more than one difficulty digest").await;
}

#[tokio::test]
async fn import_refuses_two_pre_runtime_digests() {
	let item = || author_item(Alice.to_raw_public().to_vec());
	let break_rule =
		|chain: &TestChain, parent| with_pre_runtime(chain, parent, vec![item(), item()]);
	is_refused(break_rule, "more than one pow_ pre-runtime digest").await;
}

#[tokio::test]
async fn import_refuses_a_block_without_an_author() {
	let break_rule = |chain: &TestChain, parent| with_pre_runtime(chain, parent, vec![]);
	is_refused(break_rule, "names no author").await;
}

#[tokio::test]
async fn import_refuses_an_author_that_is_not_32_bytes() {
	for length in [0, 31, 33] {
		let break_rule = |chain: &TestChain, parent| {
			with_pre_runtime(chain, parent, vec![author_item(vec![7; length])])
		};
		is_refused(break_rule, &format!("author digest is {length} bytes")).await;
	}
}

#[tokio::test]
async fn import_refuses_a_timestamp_too_far_ahead() {
	let mut chain = TestChain::new();
	let head = chain.extend(chain.genesis(), Alice, 1).await;
	// The first block is an hour old, so this one is a minute ahead.
	let block = chain.block(head, Alice, 3_600_000 + 60_000);
	let refusal = chain.import(block).await.unwrap_err().to_string();
	assert!(refusal.contains("too far in the future"), "{refusal}");
	assert_eq!(chain.best(), head);
	let started = now();
	let block = chain.block(head, Alice, 3_600_000 + 10_000);
	assert!(is_new_best(chain.import(block).await), "ten seconds ahead at {started} are allowed");
}

#[tokio::test]
async fn import_refuses_a_wrong_state_root() {
	let break_rule = |chain: &TestChain, parent| {
		resealed(chain, parent, chain.parameters(parent), |header| {
			header.state_root = Hash::repeat_byte(1);
		})
	};
	is_refused(break_rule, "Execution failed").await;
}

#[tokio::test]
async fn import_refuses_a_wrong_extrinsics_root() {
	let break_rule = |chain: &TestChain, parent| {
		resealed(chain, parent, chain.parameters(parent), |header| {
			header.extrinsics_root = Hash::repeat_byte(1);
		})
	};
	is_refused(break_rule, "Execution failed").await;
}

#[tokio::test]
async fn import_accepts_what_these_tests_make_when_they_break_nothing() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let (header, body) = resealed(&chain, genesis, chain.parameters(genesis), |_| ());
	assert!(is_new_best(chain.import(Block::new(header, body)).await));
}

#[tokio::test]
async fn peer_is_not_blamed_when_this_node_cannot_hash() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let block = chain.block(genesis, Alice, 1_000);
	chain.break_sealer();
	let outcome = chain.import(block).await;
	assert!(matches!(outcome, Err(BlockImportError::Other(_))), "{outcome:?}");
	assert_eq!(chain.best(), genesis);
}

#[tokio::test]
async fn import_reports_an_unknown_parent() {
	let mut chain = TestChain::new();
	let first = chain.block(chain.genesis(), Alice, 1_000);
	let (mut header, body) = good(&chain, chain.genesis());
	header.parent_hash = first.hash();
	header.number = 2;
	let outcome = chain.import(Block::new(header, body)).await;
	assert!(matches!(outcome, Err(BlockImportError::UnknownParent)), "{outcome:?}");
}

#[tokio::test]
async fn tie_keeps_the_block_that_was_seen_first() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let (first, second) = (chain.block(genesis, Alice, 1_000), chain.block(genesis, Bob, 1_000));
	let kept = first.hash();
	assert!(is_new_best(chain.import(first).await));
	assert!(!is_new_best(chain.import(second).await));
	assert_eq!(chain.best(), kept);
}

#[tokio::test]
async fn heavier_branch_wins_although_it_was_seen_last() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	chain.extend(genesis, Alice, 2).await;
	let heavier = chain.extend(genesis, Bob, 3).await;
	assert_eq!(chain.best(), heavier);
}

#[tokio::test]
async fn shorter_branch_wins_when_it_is_heavier() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let anchor = chain.extend(genesis, Alice, 1).await;
	// Blocks far apart lower the difficulty, blocks close together raise it.
	let mut slow = anchor;
	for _ in 0..5 {
		let block = chain.block(slow, Alice, 120_000);
		slow = block.hash();
		chain.import(block).await.unwrap();
	}
	let mut quick = anchor;
	for _ in 0..4 {
		let block = chain.block(quick, Bob, 1);
		quick = block.hash();
		chain.import(block).await.unwrap();
	}
	assert!(chain.node.client.number(quick).unwrap() < chain.node.client.number(slow).unwrap());
	assert_eq!(chain.best(), quick);
}

#[tokio::test]
async fn branch_that_finality_has_abandoned_is_refused_quietly() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let fork = chain.extend(genesis, Bob, 1).await;
	let on_fork = chain.block(fork, Bob, 1_000);
	let on_genesis = chain.block(genesis, Bob, 2_000);
	let head = chain.extend(genesis, Alice, 3).await;
	chain.finalise(chain.node.client.hash(2).unwrap().unwrap());
	for block in [on_fork, on_genesis] {
		let outcome = chain.import(block).await;
		assert!(matches!(outcome, Err(BlockImportError::MissingState)), "{outcome:?}");
	}
	assert_eq!(chain.best(), head);
}

#[tokio::test]
async fn best_block_is_the_heaviest_above_the_finalised_when_finality_leaves_the_best_branch() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let lighter = chain.extend(genesis, Bob, 3).await;
	let lighter_first = {
		let parent_of = |hash| chain.node.client.header(hash).unwrap().unwrap().parent_hash;
		parent_of(parent_of(lighter))
	};
	let heavier = chain.extend(genesis, Alice, 4).await;
	assert_eq!(chain.best(), heavier);
	chain.finalise(lighter_first);
	assert_eq!(chain.best(), lighter_first, "the client alone falls back to the finalised block");
	let moved = take_heaviest(&chain.node.client, &chain.node.chain).unwrap();
	assert_eq!(moved, Some(lighter));
	assert_eq!(chain.best(), lighter);
	assert_eq!(take_heaviest(&chain.node.client, &chain.node.chain).unwrap(), None);
}

#[tokio::test]
async fn finality_target_is_on_the_branch_of_its_base() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let lighter = chain.extend(genesis, Bob, 2).await;
	let heavier = chain.extend(genesis, Alice, 4).await;
	let chain_of = &chain.node.chain;
	assert_eq!(chain_of.finality_target(genesis, None).await.unwrap(), heavier);
	assert_eq!(chain_of.finality_target(lighter, None).await.unwrap(), lighter);
	let limited = chain_of.finality_target(genesis, Some(2)).await.unwrap();
	assert_eq!(chain.node.client.hash(2).unwrap(), Some(limited));
}
