//! A runtime of money, the gadget of finality and this pallet, with a pool whose size tests set.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::{
	self as pallet_staking_node, Call, Event, FinalitySet, HoldReason, Node, Nodes, Record,
	Records, Sets,
};
use assay_primitives::{
	node::{FinalityGadget, KeysProof, LossCover, NodeKeys, NodeMetadata},
	parameters::{AuctionParameters, MissedPenalty, NodeParameters},
	share::{NodeRegistry, VoteTiming, VoterDirectory},
	AccountId, Balance, Hash,
};
use frame_support::{
	derive_impl,
	pallet_prelude::ValueQuery,
	parameter_types,
	traits::{
		fungible::{Inspect, InspectHold},
		Hooks,
	},
	Blake2_128Concat,
};
use frame_system::EnsureRoot;
use sp_consensus_grandpa::AuthorityId;
use sp_core::{ed25519, proof_of_possession::ProofOfPossessionGenerator, sr25519, Pair as _};
use sp_runtime::{
	traits::{Dispatchable, IdentityLookup},
	BuildStorage, DispatchResult,
};

/// The least that an account must keep free.
pub const EXISTENTIAL: Balance = 10;
/// What each of the accounts starts with.
pub const ENDOWMENT: Balance = 1_000_000_000;
/// The base bond.
pub const BOND: Balance = 1_000_000;
/// What a share costs in an empty pool.
pub const PRICE: Balance = 100;
/// Who has money: the accounts 1 to 60.
pub const RICH: core::ops::RangeInclusive<u8> = 1..=60;
/// The keys of the authorities of genesis.
pub const GENESIS: core::ops::RangeInclusive<u8> = 101..=104;

/// The parameters of a test that does not set its own.
pub const USUAL: NodeParameters = NodeParameters {
	bond: BOND,
	min_nodes: 10,
	shares_per_node: 100,
	bond_lock: 1_000,
	evidence_period: 100,
	penalty_window: 100,
	mild_penalty: MissedPenalty { above: 200_000, of_bond: 10_000 },
	severe_penalty: MissedPenalty { above: 500_000, of_bond: 50_000 },
	jail: 50,
	active_bond: 900_000,
	max_authorities: 30,
	session: 10,
	weight_cap: 100_000,
	turnover: NodeParameters::THIRD,
};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(5)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(51)]
	pub type StakingNode = pallet_staking_node;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlockU32<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ExistentialDeposit;
}

impl pallet_grandpa::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = MaxSetSize;
	type MaxNominators = sp_core::ConstU32<0>;
	type MaxSetIdSessionEntries = sp_core::ConstU64<0>;
	type KeyOwnerProof = sp_core::Void;
	type EquivocationReportSystem = ();
}

parameter_types! {
	pub const ExistentialDeposit: Balance = EXISTENTIAL;
	pub const MaxSetSize: u32 = 100;
	pub static Parameters: NodeParameters = USUAL;
	pub static Auction: AuctionParameters = auction();
	pub static PoolSize: u64 = 0;
}

/// The gadget of finality, as the runtime of the chain connects it.
pub type Gadget = crate::GrandpaGadget<Test>;

impl crate::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = Parameters;
	type Auction = Auction;
	type PoolSize = PoolSize;
	type Finality = Gadget;
	type LossCover = Cover;
	type BlockNumberProvider = System;
	type RestoreOrigin = EnsureRoot<AccountId>;
	type AdminOrigin = EnsureRoot<AccountId>;
	type MaxSetSize = MaxSetSize;
	type WeightInfo = ();
}

/// Who stands in for losses: nobody, unless a test sets how much.
pub struct Cover;

/// How much of the losses of a node is still covered.
#[frame_support::storage_alias]
pub type Covered = StorageMap<Cover, Blake2_128Concat, AccountId, Balance, ValueQuery>;

impl LossCover<AccountId> for Cover {
	fn cover(node: &AccountId, amount: Balance) -> Balance {
		Covered::mutate(node, |left| {
			let covered = amount.min(*left);
			*left -= covered;
			covered
		})
	}
}

/// The auction of a test that does not set another.
fn auction() -> AuctionParameters {
	AuctionParameters { base_price: PRICE, slope: 0, ..Default::default() }
}

/// The account with this number.
pub fn account(number: u8) -> AccountId {
	AccountId::new([number; 32])
}

/// The pair of keys of finality with this number.
pub fn finality_pair(number: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[number; 32])
}

/// The key of finality with this number.
pub fn finality_key(number: u8) -> AuthorityId {
	finality_pair(number).public().into()
}

/// The voting pair with this number.
pub fn voting_pair(number: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[number; 32])
}

/// The keys of a node: of finality and of votes, with these numbers.
pub fn keys_of(grandpa: u8, vote: u8) -> NodeKeys {
	NodeKeys { grandpa: finality_key(grandpa), vote: voting_pair(vote).public().into() }
}

/// The keys with this number.
pub fn keys(number: u8) -> NodeKeys {
	keys_of(number, number)
}

/// The proof that keys with these numbers belong to an account.
pub fn proof_of(grandpa: u8, vote: u8, owner: &AccountId) -> KeysProof {
	let owner: &[u8] = owner.as_ref();
	KeysProof {
		grandpa: finality_pair(grandpa).generate_proof_of_possession(owner).into(),
		vote: voting_pair(vote).generate_proof_of_possession(owner).into(),
	}
}

/// What a node says of itself.
pub fn metadata(name: &str) -> NodeMetadata {
	NodeMetadata { name: name.as_bytes().to_vec().try_into().unwrap(), ..Default::default() }
}

/// A chain at its first block, with authorities of genesis and no nodes.
pub fn ext() -> sp_io::TestExternalities {
	// What is static belongs to the thread, which may have run a test before.
	Parameters::set(USUAL);
	Auction::set(auction());
	PoolSize::set(0);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let balances = RICH.map(|number| (account(number), ENDOWMENT)).collect();
	pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	let authorities = GENESIS.map(|number| (finality_key(number), 1)).collect();
	pallet_grandpa::GenesisConfig::<Test> { authorities, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.register_extension(sp_keystore::KeystoreExt::new(
		sp_keystore::testing::MemoryKeystore::new(),
	));
	ext.execute_with(|| begin(1));
	ext
}

/// Run `test` on a new chain, then check the invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	ext().execute_with(|| {
		test();
		check();
	});
}

/// Check the invariants.
pub fn check() {
	StakingNode::do_try_state().unwrap();
}

fn begin(block: u32) {
	System::reset_events();
	System::set_block_number(block);
	StakingNode::on_initialize(block);
}

/// End the block and begin the next one.
pub fn next_block() {
	let now = System::block_number();
	Grandpa::on_finalize(now);
	begin(now + 1);
}

/// Begin blocks up to this one.
pub fn run_to(block: u32) {
	while System::block_number() < block {
		next_block();
	}
}

/// Begin so many blocks.
pub fn run(blocks: u32) {
	run_to(System::block_number() + blocks);
}

/// Jump to a block without those between: only the clock moves.
pub fn jump_to(block: u32) {
	System::set_block_number(block);
}

/// Begin blocks up to the next election.
pub fn elect() {
	let session = Parameters::get().session;
	run_to((System::block_number() / session + 1) * session);
}

/// Begin blocks until an election has changed nothing.
pub fn settle_elections() {
	for _ in 0..20 {
		let before = Gadget::set_id();
		elect();
		if Gadget::set_id() == before {
			return;
		}
	}
	panic!("the finality set does not come to rest");
}

/// Dispatch a call as an account: what fails changes nothing.
pub fn dispatch(number: u8, call: Call<Test>) -> DispatchResult {
	dispatch_as(RuntimeOrigin::signed(account(number)), call)
}

/// Dispatch a call with any origin.
pub fn dispatch_as(origin: RuntimeOrigin, call: Call<Test>) -> DispatchResult {
	let call = RuntimeCall::StakingNode(call);
	call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

/// Register the account with this number, with the keys of the number.
pub fn register(number: u8) -> DispatchResult {
	register_with(number, number, number)
}

/// Register an account with these keys.
pub fn register_with(number: u8, grandpa: u8, vote: u8) -> DispatchResult {
	let call = Call::register {
		keys: keys_of(grandpa, vote),
		proof: proof_of(grandpa, vote, &account(number)),
		metadata: metadata("node"),
		max_bond: Balance::MAX,
	};
	dispatch(number, call)
}

/// Register these accounts, each with the keys of its number.
pub fn nodes(numbers: impl IntoIterator<Item = u8>) {
	for number in numbers {
		register(number).unwrap();
	}
}

/// Give an account other keys.
pub fn set_keys(number: u8, grandpa: u8, vote: u8) -> DispatchResult {
	let proof = proof_of(grandpa, vote, &account(number));
	dispatch(number, Call::set_keys { keys: keys_of(grandpa, vote), proof })
}

/// Close a node.
pub fn close(number: u8) -> DispatchResult {
	dispatch(number, Call::close {})
}

/// Return the bond of a node, as another account.
pub fn withdraw(number: u8) -> DispatchResult {
	dispatch(60, Call::withdraw_bond { node: account(number) })
}

/// Let a node out of jail.
pub fn unjail(number: u8) -> DispatchResult {
	dispatch(number, Call::unjail {})
}

/// Close a node, as governance.
pub fn force_close(number: u8) -> DispatchResult {
	dispatch_as(RuntimeOrigin::root(), Call::force_close { node: account(number) })
}

/// Let a node out of jail, as governance.
pub fn force_unjail(number: u8) -> DispatchResult {
	dispatch_as(RuntimeOrigin::root(), Call::force_unjail { node: account(number) })
}

/// Add to the bond of a node.
pub fn top_up(number: u8, amount: Balance) -> DispatchResult {
	dispatch(number, Call::top_up { amount })
}

/// A node, which must be there.
pub fn node(number: u8) -> Node {
	Nodes::<Test>::get(account(number)).unwrap()
}

/// The record of a node, which must be there.
pub fn record(number: u8) -> Record {
	Records::<Test>::get(account(number)).unwrap()
}

/// Give the delegate so many mature shares.
pub fn give_shares(number: u8, shares: u64) {
	StakingNode::assign(&account(number), shares, true);
}

/// Tell of so many votes of a node that came in time, late, and not at all.
pub fn votes(number: u8, in_time: u32, late: u32, missed: u32) {
	let who = account(number);
	(0..in_time).for_each(|_| StakingNode::note_voted(&who, VoteTiming::InTime));
	(0..late).for_each(|_| StakingNode::note_voted(&who, VoteTiming::Late));
	(0..missed).for_each(|_| StakingNode::note_missed(&who));
}

/// Let a node be jailed, for the mild penalty.
pub fn jail(number: u8) {
	votes(number, 79, 0, 21);
	assert!(node(number).jailed_until.is_some());
}

/// The free money of an account.
pub fn free(number: u8) -> Balance {
	Balances::balance(&account(number))
}

/// The money of an account that is held as its bond.
pub fn held(number: u8) -> Balance {
	Balances::balance_on_hold(&HoldReason::Bond.into(), &account(number))
}

/// The current finality set.
pub fn current_set() -> FinalitySet<Test> {
	Sets::<Test>::get(Gadget::set_id()).unwrap()
}

/// The weight of a node in the current set, in millionths, rounded.
pub fn part_of(number: u8) -> u64 {
	let who = account(number);
	part(|member| member.node.as_ref() == Some(&who))
}

/// The weight of the members of the current set that are no nodes, in millionths, rounded.
pub fn part_of_genesis() -> u64 {
	part(|member| member.node.is_none())
}

fn part(is_meant: impl Fn(&crate::Member<AccountId>) -> bool) -> u64 {
	let set = current_set();
	let weight: u64 = set.members.iter().filter(|it| is_meant(it)).map(|it| it.weight).sum();
	(weight as u128 * 1_000_000 + set.total() as u128 / 2).div_euclid(set.total() as u128) as u64
}

/// This pallet's events in this block.
pub fn events() -> Vec<Event<Test>> {
	let own = |event| match event {
		RuntimeEvent::StakingNode(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(|record| own(record.event)).collect()
}

/// A hash with this number.
pub fn hash(number: u8) -> Hash {
	Hash::repeat_byte(number)
}
