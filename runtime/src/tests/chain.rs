//! A chain without a node: genesis states, transactions and blocks.

use crate::{genesis_presets, *};
use assay_primitives::{
	currency::ASY,
	seal::POW_ENGINE_ID,
	share::{vote_payload, Ballot, BlockVotes, VoteInherent, VOTE_INHERENT_IDENTIFIER},
};
use codec::Encode;
use frame_support::storage::{with_transaction, TransactionOutcome};
use serde_json::Value;
use sp_inherents::InherentData;
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	generic::Era,
	traits::{Block as _, Header as _},
	Digest, DigestItem, DispatchError, MultiSignature,
};

/// The time of block 1, in milliseconds.
pub const START: Moment = 1_700_000_000_000;
/// The time between two blocks.
pub const SECOND: Moment = 1_000;

/// The default genesis with `patch` over it, as a node makes it (RFC 7386).
pub fn patched(patch: Value) -> Value {
	let mut genesis = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	merge(&mut genesis, patch);
	genesis
}

fn merge(onto: &mut Value, patch: Value) {
	match (onto, patch) {
		(Value::Object(onto), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(onto.entry(key).or_insert(Value::Null), value);
			}
		},
		(onto, patch) => *onto = patch,
	}
}

/// The genesis of a preset, in full.
pub fn preset(id: &str) -> Value {
	let patch = genesis_presets::get_preset(&id.into()).expect("the preset exists");
	patched(serde_json::from_slice(&patch).unwrap())
}

/// The state at genesis.
pub fn state_of(genesis: Value) -> TestExternalities {
	let json = serde_json::to_vec(&genesis).unwrap();
	let mut state = TestExternalities::new(Default::default());
	state.execute_with(|| genesis_presets::build_state(&json).expect("the genesis is valid"));
	state.commit_all().unwrap();
	state
}

/// The state of `dev` at genesis.
pub fn dev() -> TestExternalities {
	state_of(preset(genesis_presets::DEV))
}

/// A pre-runtime digest of the proof of work.
pub fn author_digest(author: &[u8]) -> DigestItem {
	DigestItem::PreRuntime(POW_ENGINE_ID, author.to_vec())
}

/// A transaction as a wallet would sign it.
pub fn signed(
	sender: Sr25519Keyring,
	nonce: Nonce,
	tip: Balance,
	call: RuntimeCall,
) -> UncheckedExtrinsic {
	let extension = extension(nonce, tip);
	let payload = SignedPayload::new(call.clone(), extension.clone()).unwrap();
	let signature = payload.using_encoded(|bytes| sender.sign(bytes));
	UncheckedExtrinsic::new_signed(
		call,
		sender.to_account_id().into(),
		MultiSignature::Sr25519(signature),
		extension,
	)
}

/// What goes with the call of an immortal transaction.
pub fn extension(nonce: Nonce, tip: Balance) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(tip),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// A transfer that leaves the sender alive.
pub fn transfer(to: Sr25519Keyring, value: Balance) -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: to.to_account_id().into(), value }.into()
}

/// One ASY to Bob, Alice's first transaction.
pub fn first_transfer(tip: Balance) -> UncheckedExtrinsic {
	signed(Sr25519Keyring::Alice, 0, tip, transfer(Sr25519Keyring::Bob, ASY))
}

/// The data from which a node makes the inherents of a block that carries `votes`.
pub fn inherent_data(time: Moment, votes: &VoteInherent) -> InherentData {
	let mut data = InherentData::new();
	data.put_data(sp_timestamp::INHERENT_IDENTIFIER, &time).unwrap();
	data.put_data(VOTE_INHERENT_IDENTIFIER, votes).unwrap();
	data
}

/// The votes on `block` of all who are drawn, if `voter` votes for them.
pub fn votes_on(ballot: &Ballot, block: Hash, voter: Sr25519Keyring) -> BlockVotes {
	let genesis = System::block_hash(0);
	let mut votes = BlockVotes::default();
	let Some(drawn) = &ballot.drawn else { return votes };
	for (slot, (share, vote)) in drawn.iter().zip(&mut votes.0).enumerate() {
		if share.key == Some(voter.public().into()) {
			*vote = Some(voter.sign(&vote_payload(genesis, block, slot as u8)).into());
		}
	}
	votes
}

/// Begin a block with `digest` on the current state: its hooks have run, its inherents are missing.
/// `parent` is the hash of block 0 as the state has it, or of the header of the last block.
pub fn begin_block(parent: Hash, digest: Vec<DigestItem>) {
	Executive::initialize_block(&Header::new(
		System::block_number() + 1,
		Default::default(),
		Default::default(),
		parent,
		Digest { logs: digest },
	));
}

/// Open a block with `digest` on the current state and apply its inherents, which it returns: the
/// time, and the votes on `parent` that Alice can give.
pub fn open_block(parent: Hash, digest: Vec<DigestItem>, time: Moment) -> Vec<UncheckedExtrinsic> {
	begin_block(parent, digest);
	let votes = votes_on(&ShareVote::ballot(), parent, Sr25519Keyring::Alice);
	apply_inherents(time, &VoteInherent { votes, late: Default::default() })
}

/// Apply the inherents of the block that has begun, and return them.
pub fn apply_inherents(time: Moment, votes: &VoteInherent) -> Vec<UncheckedExtrinsic> {
	let inherents = construct::create_inherents(&inherent_data(time, votes));
	for inherent in &inherents {
		Executive::apply_extrinsic(inherent.clone()).unwrap().unwrap();
	}
	inherents
}

/// Open block 1 of `author` at [`START`].
pub fn open_first_block(author: &[u8]) {
	open_block(System::block_hash(0), vec![author_digest(author)], START);
}

/// Build a block of `author` after `parent` (block 0 if there is none) out of transactions, all of
/// which must be valid.
pub fn build_block(
	state: &mut TestExternalities,
	parent: Option<&Block>,
	author: Sr25519Keyring,
	time: Moment,
	transactions: impl FnOnce() -> Vec<UncheckedExtrinsic>,
) -> Block {
	let block = state.execute_with(|| {
		let parent = parent.map_or_else(|| System::block_hash(0), |parent| parent.header.hash());
		let transactions = transactions();
		let digest = author_digest(&author.to_raw_public());
		let mut extrinsics = open_block(parent, vec![digest], time);
		for transaction in transactions {
			Executive::apply_extrinsic(transaction.clone()).unwrap().unwrap();
			extrinsics.push(transaction);
		}
		Block::new(Executive::finalize_block(), extrinsics)
	});
	state.commit_all().unwrap();
	block
}

/// Execute `block` as an importing node does; a block that is not valid panics.
pub fn execute(state: &mut TestExternalities, block: &Block) {
	state.execute_with(|| Executive::execute_block(block.clone().into()));
	state.commit_all().unwrap();
}

/// A chain that goes on block by block.
pub struct Chain {
	pub state: TestExternalities,
	pub last: Option<Block>,
}

impl Chain {
	pub fn new() -> Self {
		Self::of(dev())
	}

	/// A chain that starts with this state.
	pub fn of(state: TestExternalities) -> Self {
		Self { state, last: None }
	}

	pub fn height(&self) -> u32 {
		self.last.as_ref().map_or(0, |block| block.header.number)
	}

	/// Make a block that carries these transactions, mined by Bob.
	pub fn block(&mut self, transactions: Vec<UncheckedExtrinsic>) -> &Block {
		let time = START + Moment::from(self.height()) * SECOND;
		let bob = Sr25519Keyring::Bob;
		let block = build_block(&mut self.state, self.last.as_ref(), bob, time, || transactions);
		self.last.insert(block)
	}

	/// Make blocks up to this height.
	pub fn run_to(&mut self, height: u32) {
		while self.height() < height {
			self.block(Vec::new());
		}
	}

	/// Make a block with one call of an account. The next nonce is asked of the chain.
	pub fn call(&mut self, who: Sr25519Keyring, call: impl Into<RuntimeCall>) {
		self.calls([(who, call.into())]);
	}

	/// Make a block with one call each of some accounts.
	pub fn calls(&mut self, calls: impl IntoIterator<Item = (Sr25519Keyring, RuntimeCall)>) {
		let sign = |(who, call): (Sr25519Keyring, RuntimeCall)| {
			signed(who, System::account_nonce(who.to_account_id()), 0, call)
		};
		let transactions = self.look(|| calls.into_iter().map(sign).collect());
		self.block(transactions);
	}

	/// Look at the state between two blocks, or change it.
	pub fn look<R>(&mut self, look: impl FnOnce() -> R) -> R {
		self.state.execute_with(look)
	}
}

/// What `look` says; all that it changed is undone.
pub fn undone<R>(look: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(look()))).unwrap()
}
