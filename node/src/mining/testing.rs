//! A miner without a chain: templates and a chain made of what a test says.

#![allow(clippy::unwrap_used)]

use super::{
	metrics::Metrics,
	parent::{Choice, ParentChoice, Site},
	submission::Submitter,
	template::{Template, Work},
	workshop::{Idle, Workshop},
	MiningHandle,
};
use crate::sealing::Sealer;
use assay_primitives::{
	seal::{Difficulty, Nonce, SealAlgorithm, SealParameters, POW_ENGINE_ID},
	Block, BlockNumber, Hash, Header,
};
use codec::Encode;
use futures::{
	stream::{self, BoxStream},
	StreamExt,
};
use parking_lot::Mutex;
use sc_consensus::{
	BlockCheckParams, BlockImport, BlockImportParams, ImportResult, ImportedAux,
	JustificationSyncLink,
};
use sc_consensus_pow::{PowIntermediate, INTERMEDIATE_KEY};
use sp_consensus::{Error as ConsensusError, Proposal};
use sp_core::{testing::TaskExecutor, H256};
use sp_inherents::InherentData;
use sp_runtime::{
	traits::{Block as _, Header as _},
	Digest, DigestItem,
};
use std::{
	sync::{
		atomic::{AtomicBool, Ordering::SeqCst},
		Arc,
	},
	time::Duration,
};

/// How long anything in these tests may take.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Easy enough to find a seal at once, hard enough to find nonces that are none.
pub const DIFFICULTY: Difficulty = 50;

/// A block to build on.
pub fn parent(number: BlockNumber) -> Header {
	let state_root = H256::repeat_byte(0x55);
	Header::new(number, H256::zero(), state_root, H256::repeat_byte(0x77), Digest::default())
}

/// The first site on `parent`.
pub fn site(parent: &Header) -> Site {
	Site { parent: parent.hash(), round: 0 }
}

/// A template on `parent`; different `content` makes a different template.
pub fn template_of(parent: &Header, content: u8, difficulty: Difficulty) -> Template {
	let parameters = SealParameters { difficulty, key: H256::repeat_byte(9) };
	let digest = Digest {
		logs: vec![
			DigestItem::PreRuntime(POW_ENGINE_ID, vec![1; 32]),
			DigestItem::Consensus(POW_ENGINE_ID, parameters.encode()),
		],
	};
	let root = H256::repeat_byte(content);
	let header = Header::new(parent.number + 1, root, H256::zero(), parent.hash(), digest);
	let proposal =
		Proposal { block: Block::new(header, Vec::new()), storage_changes: Default::default() };
	Template::new(site(parent), proposal).unwrap()
}

/// A template of ordinary difficulty.
pub fn template(parent: &Header, content: u8) -> Template {
	template_of(parent, content, DIFFICULTY)
}

/// Nonces for `work` that are seals, or that are none.
pub fn nonces(work: Work, good: bool) -> impl Iterator<Item = Nonce> {
	let sealer = Sealer::new(SealAlgorithm::Blake3, false);
	(0u128..).map(u128::to_be_bytes).filter(move |nonce| {
		sealer.verify(&work.pre_hash, nonce, &work.parameters).unwrap() == good
	})
}

/// The first nonce that seals `work`.
pub fn good(work: Work) -> Nonce {
	nonces(work, true).next().unwrap()
}

/// Builds on what the test says.
pub struct SaidParent {
	/// What to build on.
	pub parent: Mutex<Option<Header>>,
	/// Whether that is beside the tip.
	pub sibling: AtomicBool,
	/// The blocks that were made, and where.
	pub made: Mutex<Vec<(Site, Hash)>>,
}

impl ParentChoice for SaidParent {
	fn choose(&self) -> Result<Choice, Idle> {
		let parent = self.parent.lock().clone().ok_or(Idle::Preparing)?;
		let (sibling, inherents) = (self.sibling.load(SeqCst), InherentData::new());
		Ok(Choice { parent, round: 0, sibling, votes: 0, inherents })
	}

	fn changes(&self) -> BoxStream<'static, ()> {
		stream::pending().boxed()
	}

	fn note_made(&self, choice: &Choice, block: Hash) {
		self.made.lock().push((choice.site(), block));
	}
}

/// What happens to blocks and what happened to them.
pub struct FakeChain {
	/// The answer to the next imports.
	pub answer: Mutex<fn() -> Result<ImportResult, ConsensusError>>,
	/// The sealed headers that came.
	pub imported: Mutex<Vec<Header>>,
	/// The justifications that were asked for.
	pub justifications: Mutex<Vec<Hash>>,
}

/// A handle on the chain, as block import wants it.
pub struct FakeImport(Arc<FakeChain>);

#[async_trait::async_trait]
impl BlockImport<Block> for FakeImport {
	type Error = ConsensusError;

	async fn check_block(
		&self,
		_: BlockCheckParams<Block>,
	) -> Result<ImportResult, ConsensusError> {
		unreachable!("own blocks are not checked")
	}

	async fn import_block(
		&self,
		mut block: BlockImportParams<Block>,
	) -> Result<ImportResult, ConsensusError> {
		let pow: PowIntermediate<Difficulty> = block.remove_intermediate(INTERMEDIATE_KEY)?;
		assert!(pow.difficulty.is_some());
		assert!(block.body.is_some() && block.state_action.as_storage_changes().is_some());
		assert_eq!(block.post_hash, Some(block.post_header().hash()));
		self.0.imported.lock().push(block.post_header());
		let answer = *self.0.answer.lock();
		answer()
	}
}

impl JustificationSyncLink<Block> for FakeChain {
	fn request_justification(&self, hash: &Hash, _: BlockNumber) {
		self.justifications.lock().push(*hash);
	}

	fn clear_justification_requests(&self) {}
}

/// A miner whose chain is a [`FakeChain`].
pub struct Bench {
	/// What to build on.
	pub parents: Arc<SaidParent>,
	/// The templates.
	pub workshop: Arc<Workshop>,
	/// Where blocks go.
	pub chain: Arc<FakeChain>,
	/// The counts.
	pub metrics: Metrics,
	/// The miner.
	pub handle: MiningHandle,
}

impl Bench {
	/// Building on `parent`.
	pub fn new(parent: &Header) -> Self {
		let parents = Arc::new(SaidParent {
			parent: Mutex::new(Some(parent.clone())),
			sibling: AtomicBool::new(false),
			made: Mutex::default(),
		});
		let workshop = Arc::new(Workshop::new(Idle::Preparing));
		let chain = Arc::new(FakeChain {
			answer: Mutex::new(|| Ok(ImportResult::imported(true))),
			imported: Mutex::default(),
			justifications: Mutex::default(),
		});
		let metrics = Metrics::new(None).unwrap();
		let submitter = Submitter {
			workshop: workshop.clone(),
			parents: parents.clone(),
			checker: Arc::new(Sealer::new(SealAlgorithm::Blake3, false)),
			block_import: Box::new(FakeImport(chain.clone())),
			justifications: chain.clone(),
			metrics: metrics.clone(),
		};
		let tasks = Arc::new(TaskExecutor::new());
		let handle = MiningHandle::new(submitter, SealAlgorithm::Blake3, tasks);
		Self { parents, workshop, chain, metrics, handle }
	}

	/// Open a template on `parent`.
	pub fn publish(&self, parent: &Header, content: u8) -> Work {
		let template = template(parent, content);
		let work = *template.work();
		assert!(self.workshop.publish(template));
		work
	}

	/// How many submissions were refused for `reason`.
	pub fn refused(&self, reason: &str) -> u64 {
		self.metrics.refused.with_label_values(&[reason]).get()
	}
}

/// An import that wants a justification.
pub fn wants_justification() -> Result<ImportResult, ConsensusError> {
	Ok(ImportResult::Imported(ImportedAux {
		needs_justification: true,
		is_new_best: true,
		..Default::default()
	}))
}
