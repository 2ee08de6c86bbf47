//! A chain for tests: the real client on a real database, blocks made by hand.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::{
	chain_spec,
	cli::Cli,
	client::Executor,
	import::SealVerifier,
	partial::{open, PartialNode},
	sealing::Sealer,
};
use assay_primitives::{
	seal::{HeaderSeal, SealApi, SealParameters, POW_ENGINE_ID},
	share::{
		key::VotingPair, vote_payload, Ballot, BlockVotes, ShareVoteApi, Slot, VoteInherent,
		VoteSignature, VOTE_INHERENT_IDENTIFIER,
	},
	Block, Hash, Header,
};
use codec::Encode;
use sc_block_builder::BlockBuilderBuilder;
use sc_cli::SubstrateCli;
use sc_client_api::Finalizer;
use sc_consensus::import_queue::{
	import_single_block, BlockImportError, BlockImportStatus, IncomingBlock,
};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_consensus::{BlockOrigin, Proposal};
use sp_consensus_pow::TimestampApi;
use sp_core::Pair;
use sp_inherents::InherentDataProvider;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	traits::{Block as _, Header as _},
	Digest, DigestItem, OpaqueExtrinsic,
};
use std::{
	sync::{LazyLock, OnceLock},
	time::{SystemTime, UNIX_EPOCH},
};

/// What an import ends with.
pub type Outcome = Result<BlockImportStatus<u32>, BlockImportError>;

/// A `dev` chain with nothing but its genesis.
pub struct TestChain {
	/// The node's parts.
	pub node: PartialNode,
	verifier: SealVerifier,
	_base_path: tempfile::TempDir,
}

/// What to build.
pub struct Plan {
	/// Milliseconds after the parent's timestamp; block 1 starts an hour ago.
	pub after: u64,
	/// The pre-runtime digest.
	pub pre_runtime: Vec<DigestItem>,
	/// What votes to carry. `None`: all those on the parent.
	pub votes: Option<VoteInherent>,
}

impl Plan {
	/// A good block of `author`'s, `after` milliseconds after its parent.
	pub fn new(author: Sr25519Keyring, after: u64) -> Self {
		let pre_runtime = vec![author_item(author.to_raw_public().to_vec())];
		Self { after, pre_runtime, votes: None }
	}
}

/// The digest item that names an author.
pub fn author_item(author: Vec<u8>) -> DigestItem {
	DigestItem::PreRuntime(POW_ENGINE_ID, author)
}

/// Now, in milliseconds.
pub fn now() -> u64 {
	SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() as u64
}

impl TestChain {
	/// A new chain. Needs a tokio runtime around it.
	pub fn new() -> Self {
		// Compiling the runtime takes seconds: all tests share one executor and one genesis.
		static EXECUTOR: OnceLock<Executor> = OnceLock::new();
		static GENESIS: LazyLock<String> =
			LazyLock::new(|| chain_spec::load("dev").unwrap().as_json(true).unwrap());

		let base_path = tempfile::tempdir().unwrap();
		let spec = base_path.path().join("spec.json");
		std::fs::write(&spec, GENESIS.as_str()).unwrap();
		let (path, spec) = (base_path.path().to_str().unwrap(), spec.to_str().unwrap());
		let cli = Cli::try_from_iter(["node", "--chain", spec, "--base-path", path]).unwrap();
		let tokio = tokio::runtime::Handle::current();
		let config = cli.create_configuration(&cli.run.base, tokio).unwrap();
		let executor =
			EXECUTOR.get_or_init(|| sc_service::new_wasm_executor(&config.executor)).clone();
		let node = open(&config, executor, false).unwrap();
		let verifier =
			SealVerifier::new(node.client.clone(), node.backend.clone(), node.sealer.clone());
		Self { node, verifier, _base_path: base_path }
	}

	/// Let the import have no hash function that works.
	pub fn break_sealer(&mut self) {
		let (client, backend) = (self.node.client.clone(), self.node.backend.clone());
		self.verifier = SealVerifier::new(client, backend, Sealer::broken());
	}

	/// The genesis block.
	pub fn genesis(&self) -> Hash {
		self.node.client.info().genesis_hash
	}

	/// The best block.
	pub fn best(&self) -> Hash {
		self.node.client.info().best_hash
	}

	/// The timestamp in the state of `block`; an hour ago for the genesis block.
	fn time(&self, block: Hash) -> u64 {
		let time = self.node.client.runtime_api().timestamp(block).unwrap();
		if time == 0 {
			now() - 3_600_000
		} else {
			time
		}
	}

	/// The ballot on a block.
	pub fn ballot(&self, block: Hash) -> Ballot {
		let number = self.node.client.number(block).unwrap().unwrap();
		let (roots, digest) = (Hash::default(), Digest::default());
		let child = Header::new(number + 1, roots, roots, block, digest);
		self.node.client.runtime_api().ballot(block, &child).unwrap()
	}

	/// A vote on a block by Alice, whose key is that of every share on `dev`.
	pub fn vote(&self, block: Hash, slot: Slot) -> VoteSignature {
		let alice: VotingPair = Sr25519Keyring::Alice.pair().into();
		alice.sign(&vote_payload(self.genesis(), block, slot))
	}

	/// The votes on a block in `slots`.
	pub fn votes(&self, block: Hash, slots: &[Slot]) -> VoteInherent {
		let mut votes = BlockVotes::default();
		for slot in slots {
			votes.0[usize::from(*slot)] = Some(self.vote(block, *slot));
		}
		VoteInherent { votes, ..Default::default() }
	}

	/// A block on `parent` that lacks its seal, and the state that it leads to.
	pub fn propose(&self, parent: Hash, plan: Plan) -> Proposal<Block> {
		let client = &self.node.client;
		let mut builder = BlockBuilderBuilder::new(&**client)
			.on_parent_block(parent)
			.fetch_parent_block_number(&**client)
			.unwrap()
			.with_inherent_digests(Digest { logs: plan.pre_runtime })
			.build()
			.unwrap();
		let time = sp_timestamp::InherentDataProvider::new((self.time(parent) + plan.after).into());
		let mut data = futures::executor::block_on(time.create_inherent_data()).unwrap();
		let votes = plan.votes.unwrap_or_else(|| self.votes(parent, &[0, 1, 2]));
		data.put_data(VOTE_INHERENT_IDENTIFIER, &votes).unwrap();
		for inherent in builder.create_inherents(data).unwrap() {
			builder.push(inherent).unwrap();
		}
		let (block, storage_changes) = builder.build().unwrap().into_inner();
		Proposal { block, storage_changes }
	}

	/// A block on `parent` that lacks its seal.
	pub fn build(&self, parent: Hash, plan: Plan) -> (Header, Vec<OpaqueExtrinsic>) {
		self.propose(parent, plan).block.deconstruct()
	}

	/// What a child of `parent` has to satisfy.
	pub fn parameters(&self, parent: Hash) -> SealParameters {
		self.node.client.runtime_api().next_seal_parameters(parent).unwrap()
	}

	/// Search a seal for `header` under `parameters` and put it on.
	pub fn seal_under(&self, header: &mut Header, parameters: SealParameters) {
		let mut searcher = self.node.sealer.searcher(&parameters.key).unwrap();
		let pre_hash = header.hash();
		let nonce = searcher
			.search(&pre_hash, parameters.difficulty, [0; 16], u32::MAX)
			.unwrap()
			.expect("four billion tries suffice for a difficulty of a hundred thousand");
		header.digest.push(DigestItem::Seal(POW_ENGINE_ID, nonce.to_vec()));
	}

	/// A good block.
	pub fn block(&self, parent: Hash, author: Sr25519Keyring, after: u64) -> Block {
		self.block_of(parent, Plan::new(author, after))
	}

	/// A block as planned, sealed.
	pub fn block_of(&self, parent: Hash, plan: Plan) -> Block {
		let (mut header, body) = self.build(parent, plan);
		self.seal_under(&mut header, self.parameters(parent));
		HeaderSeal::read(&header.digest).unwrap();
		Block::new(header, body)
	}

	/// Put `block` through verifier and import as the network does.
	pub async fn import(&mut self, block: Block) -> Outcome {
		let hash = block.hash();
		let (header, body) = block.deconstruct();
		let incoming = IncomingBlock {
			hash,
			header: Some(header),
			body: Some(body),
			indexed_body: None,
			justifications: None,
			origin: None,
			allow_missing_state: true,
			skip_execution: false,
			import_existing: false,
			state: None,
		};
		let import = &mut self.node.import.block_import;
		import_single_block(import, BlockOrigin::NetworkBroadcast, incoming, &self.verifier).await
	}

	/// Build and import `count` good blocks of `author`'s, one second apart; the last one.
	pub async fn extend(&mut self, parent: Hash, author: Sr25519Keyring, count: usize) -> Hash {
		let mut head = parent;
		for _ in 0..count {
			let block = self.block(head, author, 1_000);
			head = block.hash();
			self.import(block).await.unwrap();
		}
		head
	}

	/// Finalise `block`, as GRANDPA would.
	pub fn finalise(&self, block: Hash) {
		self.node.client.finalize_block(block, None, true).unwrap();
	}
}

/// The consensus digest for `parameters`.
pub fn parameters_item(parameters: SealParameters) -> DigestItem {
	DigestItem::Consensus(POW_ENGINE_ID, parameters.encode())
}
