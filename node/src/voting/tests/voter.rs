//! What this node votes on, on a real chain with ballots that the test says.

use crate::{
	testing::{Plan, TestChain},
	voting::{
		ballots::Ballots,
		caster::Caster,
		check::check,
		message::VoteMessage,
		metrics::Metrics,
		store::VoteStore,
		testing::{ballot, child_ballot, sign_on, PATIENCE, SEEDS},
		voter::Voter,
	},
};
use assay_primitives::{
	share::{Ballot, VOTING_KEY_TYPE},
	BlockNumber, Hash,
};
use parking_lot::Mutex;
use sp_api::ApiError;
use sp_consensus::SyncOracle;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_keystore::{testing::MemoryKeystore, Keystore};
use sp_runtime::traits::Block as _;
use std::{
	collections::HashMap,
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc,
	},
	time::Duration,
};
use tokio::{sync::mpsc, task::JoinHandle};

/// An hour and a bit, in milliseconds: brings a test chain, which starts an hour ago, to the present.
const TO_THE_PRESENT: u64 = 3_600_000;

/// Draws Alice, Bob and Charlie to vote on every block, if no ballot is said to be another.
#[derive(Default)]
struct SaidBallots {
	parents: Mutex<HashMap<Hash, Hash>>,
	others: Mutex<HashMap<Hash, Option<Ballot>>>,
}

impl Ballots for SaidBallots {
	fn ballot(&self, block: Hash, number: BlockNumber) -> Result<Ballot, ApiError> {
		if let Some(other) = self.others.lock().get(&block) {
			return other.clone().ok_or(ApiError::UsingSameInstanceForDifferentBlocks);
		}
		Ok(match self.parents.lock().get(&block) {
			Some(parent) => child_ballot(number, *parent),
			None => ballot(number),
		})
	}
}

/// Claims a sync or not.
#[derive(Default)]
struct SaidSync(AtomicBool);

impl SyncOracle for SaidSync {
	fn is_major_syncing(&self) -> bool {
		self.0.load(Ordering::Relaxed)
	}

	fn is_offline(&self) -> bool {
		false
	}
}

/// A node that votes.
struct Node {
	chain: TestChain,
	/// What the test says of ballots.
	said: Arc<SaidBallots>,
	/// Whose word counts.
	ballots: Arc<dyn Ballots>,
	keystore: Arc<MemoryKeystore>,
	sync: Arc<SaidSync>,
	store: Arc<VoteStore>,
	metrics: Metrics,
	cast: mpsc::Receiver<VoteMessage>,
	task: Option<JoinHandle<()>>,
}

impl Node {
	/// With the keys of those slots in its keystore. It does not vote yet.
	fn new(slots: &[usize]) -> Self {
		let said = Arc::<SaidBallots>::default();
		let node = Self {
			chain: TestChain::new(),
			ballots: said.clone(),
			said,
			keystore: Arc::default(),
			sync: Arc::default(),
			store: Arc::default(),
			metrics: Metrics::new(None).unwrap(),
			cast: mpsc::channel(1).1,
			task: None,
		};
		slots.iter().for_each(|slot| node.insert_key(*slot));
		node
	}

	/// One that votes and has voted on the genesis block.
	async fn voting(slots: &[usize]) -> Self {
		let mut node = Self::new(slots);
		node.start();
		let genesis = node.chain.genesis();
		node.casts(genesis, slots).await;
		node
	}

	fn insert_key(&self, slot: usize) {
		self.keystore.sr25519_generate_new(VOTING_KEY_TYPE, Some(SEEDS[slot])).unwrap();
	}

	/// Start to vote, for the first time or again, with an empty memory.
	fn start(&mut self) {
		if let Some(task) = self.task.take() {
			task.abort();
		}
		self.store = Arc::default();
		let caster = Caster {
			client: self.chain.node.client.clone(),
			backend: self.chain.node.backend.clone(),
			ballots: self.ballots.clone(),
			keystore: self.keystore.clone(),
			store: self.store.clone(),
			metrics: self.metrics.clone(),
		};
		let (outbox, cast) = mpsc::channel(64);
		self.cast = cast;
		let voter = Voter::new(Arc::new(caster), self.sync.clone(), outbox);
		self.task = Some(tokio::spawn(voter.run()));
	}

	/// The next vote that goes to the network.
	async fn next(&mut self) -> VoteMessage {
		let vote = tokio::time::timeout(PATIENCE, self.cast.recv()).await;
		vote.expect("a vote comes in time").expect("the voter lives")
	}

	/// See that the next votes are on `block`, by those slots, good, and in the store.
	async fn casts(&mut self, block: Hash, slots: &[usize]) {
		for slot in slots {
			let vote = self.next().await;
			assert_eq!((vote.block, usize::from(vote.slot)), (block, *slot));
			let ballot = self.store.ballot(&block).expect("the ballot is known");
			assert_eq!(check(&vote, &ballot, self.chain.genesis()), Ok(()));
			assert_eq!(self.store.votes(&block).0[*slot], Some(vote.signature));
		}
	}

	/// Import a block on `parent`, `after` milliseconds later, with a ballot that knows its parent.
	async fn import(
		&mut self,
		parent: Hash,
		after: u64,
		author: sp_keyring::Sr25519Keyring,
	) -> Hash {
		let block = self.chain.block(parent, author, after);
		let hash = block.hash();
		self.said.parents.lock().insert(hash, parent);
		self.chain.import(block).await.unwrap();
		hash
	}

	/// Wait until that holds.
	async fn until(&self, holds: impl Fn(&Self) -> bool) {
		let wait = async {
			while !holds(self) {
				tokio::time::sleep(Duration::from_millis(10)).await;
			}
		};
		tokio::time::timeout(PATIENCE, wait).await.expect("it holds in time");
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		if let Some(task) = self.task.take() {
			task.abort();
		}
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_votes_on_the_tip_when_it_starts_also_on_the_genesis_block() {
	let mut node = Node::voting(&[0, 1, 2]).await;
	let first = node.import(node.chain.genesis(), 1_000, Alice).await;
	node.casts(first, &[0, 1, 2]).await;
	node.start();
	node.casts(first, &[0, 1, 2]).await;
	let genesis = node.chain.genesis();
	node.casts(genesis, &[0, 1, 2]).await;
	assert_eq!(node.store.at_height(1), vec![first]);
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_casts_the_votes_that_the_next_block_can_carry() {
	let mut node = Node::new(&[0]);
	// On `dev` Alice's key votes for everybody; the runtime tells so.
	node.ballots = node.chain.node.client.clone();
	node.start();
	let mut head = node.chain.genesis();
	for _ in 0..3 {
		for slot in 0..3 {
			let vote = node.next().await;
			assert_eq!((vote.block, vote.slot), (head, slot));
		}
		let votes = Some(node.store.inherent(&head));
		let block = node.chain.block_of(head, Plan { votes, ..Plan::new(Bob, 1_000) });
		head = block.hash();
		node.chain.import(block).await.unwrap();
	}
	assert!(node.metrics.quorums.get() >= 3);
	assert_eq!(node.chain.best(), head);
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_votes_only_with_the_keys_it_has() {
	let mut node = Node::voting(&[1]).await;
	let first = node.import(node.chain.genesis(), 1_000, Alice).await;
	node.casts(first, &[1]).await;
	assert_eq!(node.store.votes(&first).count(), 1);
	assert_eq!(node.metrics.made.get(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_votes_on_siblings_of_the_tip() {
	let mut node = Node::voting(&[0, 2]).await;
	let genesis = node.chain.genesis();
	let one = node.import(genesis, 1_000, Alice).await;
	node.casts(one, &[0, 2]).await;
	let two = node.import(genesis, 1_000, Bob).await;
	node.casts(two, &[0, 2]).await;
	assert_eq!(node.chain.best(), one);
	assert_eq!(node.store.at_height(1), vec![one, two]);
	assert_eq!(node.metrics.quorums.get(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_does_not_vote_on_a_block_that_was_overtaken_before_it_came() {
	let mut node = Node::voting(&[0]).await;
	let genesis = node.chain.genesis();
	let first = node.import(genesis, 1_000, Alice).await;
	let second = node.import(first, 1_000, Alice).await;
	node.casts(first, &[0]).await;
	node.casts(second, &[0]).await;
	let overtaken = node.import(genesis, 1_000, Bob).await;
	let third = node.import(second, 1_000, Alice).await;
	// One after the other: had it voted on the overtaken block, that vote would come first.
	node.casts(third, &[0]).await;
	assert!(!node.store.is_known(&overtaken));
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_does_not_vote_where_there_is_a_vote_already() {
	let mut node = Node::new(&[0, 1]);
	let genesis = node.chain.genesis();
	let first = node.import(genesis, 1_000, Alice).await;
	let mut voted = child_ballot(1, genesis);
	voted.late.as_mut().unwrap().voted = [true, false, true];
	node.said.others.lock().insert(first, Some(voted));
	node.start();
	node.casts(first, &[0, 1]).await;
	// The other vote on the parent is on chain already.
	node.casts(genesis, &[1]).await;
	let second = node.import(first, 1_000, Alice).await;
	node.casts(second, &[0, 1]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_votes_when_a_key_comes_later() {
	let mut node = Node::voting(&[0]).await;
	let first = node.import(node.chain.genesis(), 1_000, Alice).await;
	node.casts(first, &[0]).await;
	node.insert_key(2);
	node.casts(first, &[2]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_leaves_a_vote_that_another_node_has_cast_with_the_same_key() {
	let mut node = Node::voting(&[0]).await;
	let first = node.import(node.chain.genesis(), 1_000, Alice).await;
	node.casts(first, &[0]).await;
	let other = sign_on(node.chain.genesis(), first, 1, 2);
	node.store.add(&first, 2, other.signature.clone());
	node.insert_key(2);
	let second = node.import(first, 1_000, Alice).await;
	node.casts(second, &[0, 2]).await;
	assert_eq!(node.store.votes(&first).0[2], Some(other.signature));
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_skips_old_blocks_of_a_sync_and_votes_on_the_tip_at_its_end() {
	let mut node = Node::voting(&[0]).await;
	node.sync.0.store(true, Ordering::Relaxed);
	let mut head = node.chain.genesis();
	for _ in 0..10 {
		head = node.import(head, 1_000, Alice).await;
	}
	node.until(|node| node.store.tip() == 10).await;
	assert!(!node.store.is_known(&head));
	node.sync.0.store(false, Ordering::Relaxed);
	node.casts(head, &[0]).await;
	let parent = node.chain.node.client.header(head).unwrap().unwrap().parent_hash;
	node.casts(parent, &[0]).await;
	assert_eq!(node.metrics.made.get(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_votes_on_new_blocks_whatever_height_peers_claim() {
	let mut node = Node::voting(&[0]).await;
	node.sync.0.store(true, Ordering::Relaxed);
	let mut head = node.import(node.chain.genesis(), TO_THE_PRESENT, Alice).await;
	node.casts(head, &[0]).await;
	for _ in 0..3 {
		head = node.import(head, 100, Alice).await;
		node.casts(head, &[0]).await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_votes_on_an_old_tip_when_a_claimed_sync_brings_nothing() {
	let mut node = Node::new(&[0]);
	let first = node.import(node.chain.genesis(), 1_000, Alice).await;
	node.sync.0.store(true, Ordering::Relaxed);
	node.start();
	node.casts(first, &[0]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_goes_on_after_a_block_without_a_ballot() {
	let mut node = Node::voting(&[0]).await;
	let block = node.chain.block(node.chain.genesis(), Alice, 1_000);
	let mute = block.hash();
	node.said.others.lock().insert(mute, None);
	node.chain.import(block).await.unwrap();
	let next = node.import(mute, 1_000, Alice).await;
	node.casts(next, &[0]).await;
	assert!(!node.store.is_known(&mute));
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_forgets_what_finality_abandons_and_votes_on_the_branch_it_chooses() {
	let mut node = Node::voting(&[0]).await;
	let genesis = node.chain.genesis();
	let one = node.import(genesis, 1_000, Alice).await;
	node.casts(one, &[0]).await;
	let two = node.import(genesis, 1_000, Bob).await;
	node.casts(two, &[0]).await;
	node.chain.finalise(two);
	node.until(|node| !node.store.is_known(&one)).await;
	assert!(node.store.is_known(&two));
	let next = node.import(two, 1_000, Bob).await;
	node.casts(next, &[0]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn voter_ends_when_nobody_takes_its_votes() {
	let mut node = Node::voting(&[0]).await;
	node.cast.close();
	let task = node.task.take().unwrap();
	tokio::time::timeout(PATIENCE, task).await.expect("it ends in time").unwrap();
}
