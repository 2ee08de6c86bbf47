//! Choices on real chains. Their blocks are an hour old, so to the runtime's ballots they have all
//! escaped; a ballot that never escapes is put into the store where that matters.

use crate::{
	import::MAX_SIBLINGS,
	mining::{
		metrics::Metrics,
		parent::{Choice, ParentChoice},
		schedule::{Schedule, FULL_BUILD},
		submission::{Refusal, Submitter},
		template::{Template, Work},
		testing::{good, PATIENCE},
		voted::{carried::votes_in, policy::Shortage, VotedParent},
		workshop::{Idle, Workshop},
	},
	testing::{Plan, TestChain},
};
use assay_primitives::{
	share::{Ballot, Slot, VoteInherent, VOTE_INHERENT_IDENTIFIER},
	Hash, Moment,
};
use futures::StreamExt;
use sc_client_api::BlockBackend;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::traits::Block as _;
use std::{
	sync::Arc,
	time::{Duration, Instant},
};

/// So long that no test lives to see its end.
const LONG: Duration = Duration::from_secs(3_600);
/// So short that nothing is waited for.
const SHORT: Duration = Duration::from_millis(1);

fn parents(chain: &TestChain, quorum_wait: Duration) -> VotedParent {
	let node = &chain.node;
	let votes = node.votes.clone();
	VotedParent::new(node.client.clone(), node.chain.clone(), votes, quorum_wait)
}

/// Let the node know of a block and of votes on it.
fn note(chain: &TestChain, block: Hash, slots: &[Slot]) {
	let ballot = Ballot { required: true, escape_at: Moment::MAX, ..chain.ballot(block) };
	chain.node.votes.note_block(block, ballot.number, ballot);
	vote(chain, block, slots);
}

fn vote(chain: &TestChain, block: Hash, slots: &[Slot]) {
	for slot in slots {
		chain.node.votes.add(&block, *slot, chain.vote(block, *slot));
	}
}

/// Import a block on `parent`, and let the node know of votes on it.
async fn import(chain: &mut TestChain, parent: Hash, after: u64, slots: &[Slot]) -> Hash {
	let block = chain.block(parent, Bob, after);
	let hash = block.hash();
	chain.import(block).await.unwrap();
	note(chain, hash, slots);
	hash
}

/// A block with a quorum, and one on it with votes in `slots`.
async fn tip(slots: &[Slot]) -> (TestChain, Hash, Hash) {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let parent = import(&mut chain, genesis, 1_000, &[0, 1]).await;
	let tip = import(&mut chain, parent, 1_000, slots).await;
	(chain, parent, tip)
}

fn shortage(choice: Result<Choice, Idle>) -> Option<Shortage> {
	match choice {
		Err(Idle::AwaitingVotes(shortage)) => Some(shortage),
		_ => None,
	}
}

fn carried(choice: &Choice) -> Option<VoteInherent> {
	choice.inherents.get_data(&VOTE_INHERENT_IDENTIFIER).unwrap()
}

/// The slots that have votes on the parent. No two signatures are equal.
fn slots(inherent: Option<VoteInherent>) -> Vec<Slot> {
	inherent.unwrap_or_default().votes.iter().map(|(slot, _)| slot).collect()
}

/// The next choice that `is_wanted`, as the hints lead to it.
async fn next(parents: &VotedParent, is_wanted: impl Fn(&Choice) -> bool) -> Choice {
	let mut changes = parents.changes();
	let search = async {
		loop {
			if let Some(choice) = parents.choose().ok().filter(|choice| is_wanted(choice)) {
				return choice;
			}
			changes.next().await.unwrap();
		}
	};
	tokio::time::timeout(PATIENCE, search).await.expect("there is such a choice in the end")
}

/// Make and import the block that `choice` is for.
async fn make(chain: &mut TestChain, choice: &Choice, after: u64) -> Hash {
	let votes = Some(carried(choice).unwrap_or_default());
	let block = chain.block_of(choice.parent.hash(), Plan { votes, ..Plan::new(Alice, after) });
	let hash = block.hash();
	chain.import(block).await.unwrap();
	hash
}

#[tokio::test]
async fn choice_is_the_best_block_with_its_votes_when_it_has_a_quorum() {
	let (mut chain, _, tip) = tip(&[0, 2]).await;
	let choice = parents(&chain, LONG).choose().ok().unwrap();
	assert_eq!((choice.parent.hash(), choice.round, choice.sibling), (tip, 0, false));
	assert_eq!((choice.votes, slots(carried(&choice))), (2, vec![0, 2]));
	assert_eq!(make(&mut chain, &choice, 1_000).await, chain.best());
}

#[tokio::test]
async fn choice_is_the_sibling_with_a_quorum_when_the_best_block_has_none() {
	let (mut chain, parent, best) = tip(&[1]).await;
	let sibling = import(&mut chain, parent, 1_001, &[]).await;
	let parents = parents(&chain, LONG);
	assert_eq!(chain.best(), best);
	assert_eq!(shortage(parents.choose()), Some(Shortage::Quorum));
	vote(&chain, sibling, &[0, 1]);
	let choice = parents.choose().ok().unwrap();
	assert_eq!((choice.parent.hash(), choice.sibling), (sibling, false));
	vote(&chain, best, &[0]);
	assert_eq!(parents.choose().ok().unwrap().parent.hash(), best);
	assert_eq!(make(&mut chain, &choice, 1_000).await, chain.best());
}

#[tokio::test]
async fn choice_is_a_sibling_of_the_best_block_when_that_finds_no_quorum_in_time() {
	let (mut chain, parent, best) = tip(&[0]).await;
	assert_eq!(shortage(parents(&chain, LONG).choose()), Some(Shortage::Quorum));
	let parents = parents(&chain, Duration::from_millis(50));
	let choice = next(&parents, |choice| choice.sibling).await;
	assert_eq!((choice.parent.hash(), choice.round), (parent, 0));
	// Two votes are known, and the best block carries all three.
	assert_eq!(slots(carried(&choice)), [0, 1, 2]);
	let made = make(&mut chain, &choice, 1_001).await;
	note(&chain, made, &[]);
	parents.note_made(&choice, made);
	assert_eq!(chain.best(), best);
	assert_ne!(made, best);

	let again = next(&parents, |choice| choice.sibling).await;
	assert_eq!((again.parent.hash(), again.round), (parent, 1));
	assert_ne!(again.site(), choice.site());
	vote(&chain, made, &[1, 2]);
	let on_it = next(&parents, |choice| !choice.sibling).await;
	assert_eq!((on_it.parent.hash(), on_it.round), (made, 0));
}

#[tokio::test]
async fn siblings_end_when_several_got_no_vote_and_go_on_when_one_comes() {
	let (mut chain, parent, best) = tip(&[]).await;
	let parents = parents(&chain, Duration::from_millis(200));
	for round in 0..3 {
		let choice = next(&parents, |choice| choice.sibling).await;
		assert_eq!(choice.round, round);
		let made = make(&mut chain, &choice, 1_001 + u64::from(round)).await;
		note(&chain, made, &[]);
		parents.note_made(&choice, made);
	}
	assert_eq!(shortage(parents.choose()), Some(Shortage::Voters));
	vote(&chain, best, &[2]);
	let choice = next(&parents, |choice| choice.sibling).await;
	assert_eq!((choice.parent.hash(), choice.round), (parent, 3));
}

#[tokio::test]
async fn sibling_with_a_vote_is_not_silent_when_the_vote_is_quicker_than_the_note_of_it() {
	let (mut chain, _, _) = tip(&[]).await;
	let parents = parents(&chain, Duration::from_millis(200));
	for (after, slots) in (1_001..).zip([&[0][..], &[], &[]]) {
		let choice = next(&parents, |choice| choice.sibling).await;
		let made = make(&mut chain, &choice, after).await;
		note(&chain, made, slots);
		// The miner looks as soon as there is a vote.
		let _ = parents.choose();
		parents.note_made(&choice, made);
	}
	assert_ne!(shortage(parents.choose()), Some(Shortage::Voters));
}

#[tokio::test]
async fn no_sibling_is_made_when_the_height_is_full_of_blocks_with_votes() {
	let (mut chain, parent, best) = tip(&[0]).await;
	for after in 1..MAX_SIBLINGS as u64 {
		import(&mut chain, parent, 1_000 + after, &[1]).await;
	}
	let parents = parents(&chain, SHORT);
	tokio::time::timeout(PATIENCE, async {
		let mut changes = parents.changes();
		while shortage(parents.choose()) != Some(Shortage::Room) {
			changes.next().await.unwrap();
		}
	})
	.await
	.expect("the last of the blocks has had its time");
	vote(&chain, best, &[1]);
	assert_eq!(parents.choose().ok().unwrap().parent.hash(), best);
}

#[tokio::test]
async fn sibling_takes_the_votes_from_the_body_of_the_best_block_after_a_restart() {
	let mut chain = TestChain::new();
	let parent = chain.extend(chain.genesis(), Alice, 1).await;
	let votes = Some(chain.votes(parent, &[0, 2]));
	let block = chain.block_of(parent, Plan { votes: votes.clone(), ..Plan::new(Bob, 1_000) });
	let best = block.hash();
	chain.import(block).await.unwrap();
	// As the voter does when a node starts: it looks at the tip only.
	note(&chain, best, &[]);

	let parents = parents(&chain, SHORT);
	let choice = next(&parents, |choice| choice.sibling).await;
	assert_eq!(choice.parent.hash(), parent);
	assert_eq!((choice.votes, carried(&choice)), (2, votes));
	// The runtime refuses a block so soon after its parent without a quorum.
	let made = make(&mut chain, &choice, 1_001).await;
	note(&chain, made, &[]);
	assert_eq!(chain.node.chain.blocks_at(2).unwrap().len(), 2);

	note(&chain, parent, &[0, 1]);
	let choice = next(&parents, |choice| choice.votes == 3).await;
	assert_eq!(slots(carried(&choice)), [0, 1, 2]);
}

#[tokio::test]
async fn no_sibling_is_made_when_the_votes_on_its_parent_are_not_enough() {
	let mut chain = TestChain::new();
	let genesis = chain.genesis();
	let parent = import(&mut chain, genesis, 1_000, &[1]).await;
	let plan = Plan { votes: Some(VoteInherent::default()), ..Plan::new(Bob, 20_000) };
	let escaped = chain.block_of(parent, plan);
	let best = escaped.hash();
	chain.import(escaped).await.unwrap();
	note(&chain, best, &[]);
	let parents = parents(&chain, SHORT);
	tokio::time::timeout(PATIENCE, async {
		let mut changes = parents.changes();
		while shortage(parents.choose()) != Some(Shortage::ParentVotes) {
			changes.next().await.unwrap();
		}
	})
	.await
	.expect("the best block has had its time");
	vote(&chain, parent, &[0]);
	assert_eq!(next(&parents, |choice| choice.sibling).await.parent.hash(), parent);
}

#[tokio::test]
async fn choice_needs_no_votes_when_the_escape_gap_is_over() {
	let mut chain = TestChain::new();
	let on_genesis = parents(&chain, LONG).choose().ok().unwrap();
	assert_eq!(on_genesis.parent.hash(), chain.genesis());
	let best = chain.extend(chain.genesis(), Alice, 2).await;
	let choice = parents(&chain, LONG).choose().ok().unwrap();
	assert_eq!((choice.parent.hash(), choice.votes, carried(&choice)), (best, 0, None));
	assert_eq!(make(&mut chain, &choice, 15_000).await, chain.best());
}

#[tokio::test]
async fn choice_waits_when_the_best_block_is_finalised_and_has_no_quorum() {
	let (chain, _, best) = tip(&[0]).await;
	chain.finalise(best);
	assert_eq!(shortage(parents(&chain, SHORT).choose()), Some(Shortage::Quorum));
}

/// A submitter of blocks into the chain.
fn submitter(chain: &mut TestChain, parents: Arc<VotedParent>) -> Submitter {
	let client = Box::new(chain.node.client.clone());
	Submitter {
		workshop: Arc::new(Workshop::new(Idle::Preparing)),
		parents,
		checker: Arc::new(chain.node.sealer.clone()),
		block_import: std::mem::replace(&mut chain.node.import.block_import, client),
		justifications: Arc::new(()),
		metrics: Metrics::new(None).unwrap(),
	}
}

/// Open a template for what is chosen now, `after` milliseconds after its parent.
fn publish(chain: &TestChain, submitter: &Submitter, after: u64) -> Work {
	let choice = submitter.parents.choose().ok().unwrap();
	let plan = Plan { votes: carried(&choice), ..Plan::new(Alice, after) };
	let template = Template::new(choice.site(), chain.propose(choice.parent.hash(), plan)).unwrap();
	let work = *template.work();
	assert!(submitter.workshop.publish(template));
	work
}

#[tokio::test]
async fn seal_for_a_template_with_two_votes_counts_when_the_third_has_made_a_new_one() {
	let (mut chain, _, tip) = tip(&[0, 1]).await;
	let parents = Arc::new(parents(&chain, LONG));
	let submitter = submitter(&mut chain, parents.clone());
	let (before, mut schedule, now) =
		(publish(&chain, &submitter, 1_001), Schedule::default(), Instant::now());
	schedule.begin();
	schedule.end(before.site, parents.choose().ok().unwrap().votes, true, now);

	vote(&chain, tip, &[2]);
	let choice = parents.choose().ok().unwrap();
	assert_eq!((choice.site(), choice.votes), (before.site, 3));
	assert_eq!(schedule.due(choice.site(), choice.votes, true, now), Some(FULL_BUILD));
	let after = publish(&chain, &submitter, 1_001);
	assert_ne!(after.pre_hash, before.pre_hash);

	let made = submitter.submit(before.pre_hash, good(before)).await.unwrap();
	assert_eq!(chain.best(), made);
	let body = chain.node.client.block_body(made).unwrap().unwrap();
	assert_eq!(slots(votes_in(&body)), [0, 1]);
	assert_eq!(submitter.metrics.stale_seals.get(), 0);
}

#[tokio::test]
async fn seal_of_a_sibling_is_imported_and_counted_as_one() {
	let (mut chain, _, best) = tip(&[0]).await;
	let parents = Arc::new(parents(&chain, SHORT));
	let submitter = submitter(&mut chain, parents.clone());
	for round in 0..2 {
		let choice = next(&parents, |choice| choice.sibling).await;
		assert_eq!(choice.round, round);
		let work = publish(&chain, &submitter, 1_001 + u64::from(round));
		let made = submitter.submit(work.pre_hash, good(work)).await.unwrap();
		note(&chain, made, &[]);
	}
	assert_eq!(chain.best(), best);
	assert_eq!(chain.node.chain.blocks_at(2).unwrap().len(), 3);
	assert_eq!((submitter.metrics.siblings.get(), submitter.metrics.stale_seals.get()), (2, 0));
}

#[tokio::test]
async fn seal_of_a_sibling_is_stale_when_the_best_block_has_found_its_quorum() {
	let (mut chain, _, best) = tip(&[0]).await;
	let parents = Arc::new(parents(&chain, SHORT));
	let submitter = submitter(&mut chain, parents.clone());
	next(&parents, |choice| choice.sibling).await;
	let work = publish(&chain, &submitter, 1_001);
	vote(&chain, best, &[1]);
	assert_eq!(submitter.submit(work.pre_hash, good(work)).await, Err(Refusal::Stale));
	assert_eq!(submitter.metrics.siblings.get(), 0);
}
