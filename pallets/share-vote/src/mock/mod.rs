//! A runtime of time, this pallet and what it meets ([`world`]), and a chain of real blocks: real
//! headers, real hashes, real votes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod world;

use crate::{self as pallet_share_vote, Config, Current, Event, GenesisConfig, OpenDraw};
use assay_primitives::{
	parameters::VoteParameters,
	share::{
		key::VotingPair, vote_payload, Activation, Ballot, BlockVotes, DrawRecord, Slot,
		VoteInherent, VoteSignature, VotingKey, DRAWN,
	},
	AccountId, Hash, Moment, Signature,
};
use frame_support::{
	derive_impl, parameter_types,
	storage::{with_transaction, TransactionOutcome},
};
use sp_core::{Pair as _, H256};
use sp_io::TestExternalities;
use sp_runtime::{
	generic::{self, UncheckedExtrinsic as Unchecked},
	traits::{BlakeTwo256, Header as _, IdentityLookup},
	ApplyExtrinsicResult, BuildStorage, Digest, DigestItem,
};
use std::{collections::BTreeMap, sync::LazyLock};
use world::Lot;

pub type Header = generic::Header<u32, BlakeTwo256>;
pub type UncheckedExtrinsic = Unchecked<AccountId, RuntimeCall, Signature, ()>;
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
pub type Executive = frame_executive::Executive<
	Test,
	Block,
	frame_system::ChainContext<Test>,
	Test,
	AllPalletsWithSystem,
>;

/// The timestamp of block 1.
pub const START: Moment = 1_700_000_000_000;
/// The time between two blocks.
pub const BLOCK_TIME: Moment = 30_000;
/// The escape gap.
pub const ESCAPE_GAP: Moment = 600_000;
/// How many closed draws are kept.
pub const HISTORY: u32 = 8;
/// The holders of the first lots: account `n` votes alone, with the key `n`.
pub const HOLDERS: std::ops::RangeInclusive<u8> = 1..=8;
/// Who holds a lot and lets [`NODE`] vote for it.
pub const OWNER: u8 = 9;
/// A StakingNode.
pub const NODE: u8 = 10;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;

	#[runtime::pallet_index(3)]
	pub type ShareVote = pallet_share_vote;

	#[runtime::pallet_index(50)]
	pub type World = world;
}

parameter_types! {
	pub static Parameters: VoteParameters = parameters();
	pub static HistoryLength: u32 = HISTORY;
	/// The hash of the last block.
	pub static Tip: Hash = Hash::zero();
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type OnKilledAccount = ShareVote;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

impl world::Config for Test {}

impl Config for Test {
	type Pool = World;
	type Nodes = World;
	type Rewards = World;
	type Parameters = Parameters;
	type Time = Timestamp;
	type HistoryLength = HistoryLength;
	type WeightInfo = ();
}

/// The parameters of a test that does not set its own.
pub fn parameters() -> VoteParameters {
	VoteParameters { activation_size: 100, lock_in_window: 20, escape_gap: ESCAPE_GAP }
}

/// The `n`th account.
pub fn account(n: u8) -> AccountId {
	AccountId::new([n; 32])
}

/// The `n`th pair of voting keys.
pub fn pair(n: u8) -> VotingPair {
	VotingPair::from_seed(&[n; 32])
}

/// The `n`th voting key.
pub fn key(n: u8) -> VotingKey {
	pair(n).public()
}

/// Both halves of a voting key that the mock knows.
pub fn pair_of(public: &VotingKey) -> VotingPair {
	static KNOWN: LazyLock<BTreeMap<VotingKey, VotingPair>> =
		LazyLock::new(|| (0..128).map(|n| (key(n), pair(n))).collect());
	KNOWN[public].clone()
}

/// A lot that its owner votes for.
pub fn solo(id: u8, shares: u64) -> Lot {
	Lot { id: id.into(), owner: account(id), delegate: account(id), shares }
}

/// The lot of [`OWNER`].
pub fn by_node(shares: u64) -> Lot {
	Lot { id: OWNER.into(), owner: account(OWNER), delegate: account(NODE), shares }
}

/// The lots of a test that does not set its own.
pub fn first_lots() -> Vec<Lot> {
	HOLDERS.map(|n| solo(n, 1_000)).chain([by_node(1_000)]).collect()
}

/// A chain that has only its genesis block: everybody has a key, and the quorum is required.
pub fn ext() -> TestExternalities {
	genesis(Activation::Required)
}

/// The same with another first step.
pub fn genesis(activation: Activation) -> TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let voting_keys = HOLDERS.chain([OWNER]).map(|n| (account(n), key(n))).collect();
	GenesisConfig::<Test> { voting_keys, activation }.assimilate_storage(&mut storage).unwrap();
	// What is static belongs to the thread, which may have run a test before.
	Parameters::set(parameters());
	HistoryLength::set(HISTORY);
	Tip::set(H256::repeat_byte(0x6e));
	let mut ext = TestExternalities::new(storage);
	// For the benchmarks, which sign as they would in a node.
	ext.register_extension(sp_keystore::KeystoreExt::new(
		sp_keystore::testing::MemoryKeystore::new(),
	));
	ext.execute_with(|| {
		world::Lots::<Test>::put(first_lots());
		world::NodeKeys::<Test>::insert(account(NODE), key(NODE));
	});
	ext
}

/// Run `test` on a new chain, then check the invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	from_step(Activation::Required, test);
}

/// The same with another first step.
pub fn from_step(activation: Activation, test: impl FnOnce()) {
	genesis(activation).execute_with(|| {
		test();
		ShareVote::do_try_state().unwrap();
	});
}

/// Begin the next block: its hooks have run, its inherents are missing.
pub fn begin() {
	Executive::initialize_block(&child());
}

/// The header of the next block, as far as it is known before.
pub fn child() -> Header {
	let author = DigestItem::PreRuntime(*b"pow_", vec![7; 32]);
	let digest = Digest { logs: vec![author] };
	let number = System::block_number() + 1;
	Header::new(number, H256::zero(), H256::zero(), Tip::get(), digest)
}

/// An extrinsic of nobody.
pub fn bare(call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	UncheckedExtrinsic::new_bare(call.into())
}

/// Set the time of the block that has begun.
pub fn set_time(now: Moment) {
	Executive::apply_extrinsic(bare(pallet_timestamp::Call::set { now })).unwrap().unwrap();
}

/// The time of the next block if nothing delays it.
pub fn next_time() -> Moment {
	if System::block_number() <= 1 && Timestamp::get() == 0 {
		START
	} else {
		Timestamp::get() + BLOCK_TIME
	}
}

/// Begin the next block and set its time.
pub fn begin_in_time() {
	begin();
	set_time(next_time());
}

/// The extrinsic that carries votes.
pub fn inherent(inherent: VoteInherent) -> UncheckedExtrinsic {
	bare(pallet_share_vote::Call::vote { inherent })
}

/// Give the block that has begun its votes.
pub fn include(votes: VoteInherent) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(inherent(votes))
}

/// End the block that has begun, and seal it.
pub fn end() -> Header {
	let mut header = Executive::finalize_block();
	header.digest_mut().push(DigestItem::Seal(*b"pow_", vec![0; 16]));
	Tip::set(header.hash());
	header
}

/// Make a block that carries these votes on its parent, and nothing late.
pub fn block_with(slots: [bool; DRAWN]) -> Header {
	begin_in_time();
	include(VoteInherent { votes: votes(&current(), slots), ..Default::default() })
		.unwrap()
		.unwrap();
	end()
}

/// Make a block without the inherent.
pub fn block_without() -> Header {
	begin_in_time();
	end()
}

/// Make a block that carries all votes on its parent.
pub fn block() -> Header {
	block_with([true; DRAWN])
}

/// Make blocks with all votes up to `height`.
pub fn run_to(height: u32) {
	while System::block_number() < height {
		block();
	}
}

/// The draw on the parent of the block that has begun, which must be there.
pub fn current() -> OpenDraw<AccountId> {
	Current::<Test>::get().unwrap()
}

/// A vote.
pub fn vote(pair: &VotingPair, block: Hash, slot: Slot) -> VoteSignature {
	pair.sign(&vote_payload(System::block_hash(0), block, slot))
}

/// The true votes of these slots of a draw.
pub fn votes(draw: &OpenDraw<AccountId>, slots: [bool; DRAWN]) -> BlockVotes {
	let vote_of = |slot: usize| {
		let pair = pair_of(draw.shares[slot].share.key.as_ref().unwrap());
		vote(&pair, draw.hash, slot as Slot)
	};
	BlockVotes([0, 1, 2].map(|slot| slots[slot].then(|| vote_of(slot))))
}

/// What a node at the tip is told by the runtime API.
pub fn ballot() -> Ballot {
	with_transaction(|| {
		Executive::initialize_block(&child());
		TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(ShareVote::ballot()))
	})
	.unwrap()
}

/// The closed draw on the block at `number`, which must be kept.
pub fn record(number: u32) -> DrawRecord<AccountId> {
	let record = crate::History::<Test>::get(number % HistoryLength::get()).unwrap();
	assert_eq!(record.number, number);
	record
}

/// This pallet's events in the last block.
pub fn events() -> Vec<Event<Test>> {
	let ours = |event| match event {
		RuntimeEvent::ShareVote(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(|record| ours(record.event)).collect()
}
