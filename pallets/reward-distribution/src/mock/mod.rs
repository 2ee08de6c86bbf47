//! A runtime of money and this pallet, with the neighbours that tests set.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod neighbours;

pub use neighbours::*;

use crate::{self as pallet_reward_distribution, Event, Ledger, PaidVote, Totals};
use assay_primitives::{
	parameters::RewardParameters,
	reward::RewardTotals,
	seal::POW_ENGINE_ID,
	share::{RewardSink, Settlement, VoteTiming},
	AccountId, Balance,
};
use codec::Encode;
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		fungible::{Balanced, Inspect},
		Hooks, OnUnbalanced,
	},
	weights::Weight,
	PalletId,
};
use sp_runtime::{
	traits::{Dispatchable, IdentityLookup},
	BuildStorage, Digest, DigestItem, DispatchResult,
};

/// The least that an account must have.
pub const EXISTENTIAL: Balance = 10;
/// What each of the [`RICH`] starts with.
pub const ENDOWMENT: Balance = 1_000_000_000_000;
/// Who has money: the accounts 1 to 9.
pub const RICH: core::ops::RangeInclusive<u8> = 1..=9;
/// Who makes a block if a test says nothing else. It has no money.
pub const MINER: u8 = 50;
/// How many blocks after the first credit an account is due.
pub const PERIOD: u32 = 20;

/// The author's part of a block's reward, if a test sets nothing else.
pub const AUTHOR: Balance = 45_000_000;
/// What the owner of a drawn share gets.
pub const OWNER: Balance = 6_000_000;
/// What its StakingNode gets.
pub const NODE: Balance = 3_000_000;

/// The parameters of a test that sets no others: a reward of 72 million, all of which is paid.
pub const USUAL: RewardParameters = RewardParameters {
	base_reward: 72_000_000,
	halving_period: 1_000_000,
	difficulty_low: 100,
	difficulty_high: 500,
	author_part: 625_000,
	owners_part: 250_000,
	nodes_part: 125_000,
	participation_floor: 300_000,
	reference_pool: 1_000,
	node_cap: 100_000,
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
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(51)]
	pub type RewardDistribution = pallet_reward_distribution;
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

parameter_types! {
	pub const ExistentialDeposit: Balance = EXISTENTIAL;
	pub const PotId: PalletId = PalletId(*b"test/pot");
	pub static Guaranteed: Weight = weight(1_000);
	pub static Idle: Weight = weight(2_000);
}

impl crate::Config for Test {
	type Currency = Balances;
	type Rewards = Neighbours;
	type Settlement = Neighbours;
	type Shares = Neighbours;
	type Blocks = Neighbours;
	type Difficulty = Neighbours;
	type FindAuthor = Neighbours;
	type Votes = Neighbours;
	type Pool = Neighbours;
	type Nodes = Neighbours;
	type OnSettled = Neighbours;
	type BlockNumberProvider = System;
	type PalletId = PotId;
	type GuaranteedWeight = Guaranteed;
	type IdleWeight = Idle;
	type WeightInfo = RoundWeights;
}

/// A weight of so much computation, and as much proof.
pub fn weight(units: u64) -> Weight {
	Weight::from_parts(units, units)
}

/// Weights that a test can add up in its head.
pub struct RoundWeights;

/// To begin settling.
pub const BASE: u64 = 50;
/// To look at one more block.
pub const BLOCK: u64 = 1;
/// To settle one more account.
pub const ACCOUNT: u64 = 10;
/// What the two hooks weigh without settling.
pub const HOOKS: u64 = 700;

impl crate::WeightInfo for RoundWeights {
	fn on_initialize() -> Weight {
		weight(HOOKS - 300)
	}

	fn on_finalize() -> Weight {
		weight(300)
	}

	fn credit_vote() -> Weight {
		weight(20)
	}

	fn settle_accounts(n: u32) -> Weight {
		weight(BASE + ACCOUNT * u64::from(n))
	}

	fn pass_blocks(n: u32) -> Weight {
		weight(BASE / 2 + BLOCK * u64::from(n))
	}

	fn settle() -> Weight {
		weight(30)
	}
}

/// The account with this number.
pub fn account(number: u8) -> AccountId {
	AccountId::new([number; 32])
}

/// One of very many accounts.
pub fn one_of_many(number: u32) -> AccountId {
	AccountId::new(sp_io::hashing::blake2_256(&number.to_le_bytes()))
}

/// A chain at genesis.
pub fn ext() -> sp_io::TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let balances = RICH.map(|number| (account(number), ENDOWMENT)).collect();
	pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	crate::GenesisConfig::<Test>::default().assimilate_storage(&mut storage).unwrap();
	// What is static belongs to the thread, which may have run a test before.
	Guaranteed::set(weight(1_000));
	Idle::set(weight(2_000));
	sp_io::TestExternalities::new(storage)
}

/// Run `test` on a new chain, then check that its state is sound.
pub fn build_and_execute(test: impl FnOnce()) {
	ext().execute_with(|| {
		test();
		check();
	});
}

/// Check the invariants; no test but that of donations sends money to the pot, so it has to the unit
/// what it must, and nothing else was minted or burnt.
pub fn check() {
	RewardDistribution::do_try_state().unwrap();
	assert_eq!(pot() - EXISTENTIAL, unsettled_rewards(), "the pot");
}

/// All rewards that wait in ledgers.
pub fn unsettled_rewards() -> Balance {
	crate::Ledgers::<Test>::iter_values().map(|ledger| ledger.reward).sum()
}

/// What the pot has.
pub fn pot() -> Balance {
	Balances::balance(&RewardDistribution::pot())
}

/// What there was at genesis.
pub fn first_issuance() -> Balance {
	ENDOWMENT * Balance::from(*RICH.end()) + EXISTENTIAL
}

/// Begin the next block of an author, or of nobody: `earlier` is what earlier hooks do. What the hook
/// weighs.
pub fn begin_by(author: Option<u8>, earlier: impl FnOnce()) -> Weight {
	let number = System::block_number() + 1;
	let item = |author| DigestItem::PreRuntime(POW_ENGINE_ID, account(author).encode());
	let digest = Digest { logs: author.map(item).into_iter().collect() };
	System::reset_events();
	System::initialize(&number, &Default::default(), &digest);
	earlier();
	RewardDistribution::on_initialize(number)
}

/// Begin the next block.
pub fn begin() -> Weight {
	begin_by(Some(MINER), || ())
}

/// End the block that has begun, which has so much weight left; what settling in it weighs.
pub fn end_with(left: Weight) -> Weight {
	let number = System::block_number();
	let spent = RewardDistribution::on_idle(number, left);
	RewardDistribution::on_finalize(number);
	spent
}

/// End the block that has begun.
pub fn end() {
	end_with(Weight::MAX);
}

/// Make a block in which nothing happens.
pub fn block() {
	begin();
	end();
}

/// Make blocks up to this one.
pub fn run_to(number: u32) {
	while System::block_number() < number {
		block();
	}
}

/// A vote in time for a share of an owner that votes alone.
pub fn solo_vote(on: u32, owner: u8) {
	RewardDistribution::voted(on, &account(owner), &account(owner), VoteTiming::InTime);
}

/// So much principal of an account becomes due.
pub fn credit_principal(owner: u8, amount: Balance) {
	credit_principal_of(&account(owner), amount);
}

/// So much principal of an account becomes due.
pub fn credit_principal_of(owner: &AccountId, amount: Balance) {
	Principal::mutate(owner, |principal| *principal += amount);
	RewardDistribution::credit_principal(owner, amount);
}

/// A reward for an account, put into the pot at the end of the block. It is counted as one for owners.
pub fn credit_reward(who: &AccountId, amount: Balance) {
	RewardDistribution::credit_reward(who, amount);
	crate::ThisBlock::<Test>::mutate(|progress| progress.unminted += amount);
	Totals::<Test>::mutate(|totals| {
		totals.scheduled += amount;
		totals.minted.owners += amount;
	});
}

/// Somebody pays a fee in the block that has begun.
pub fn pay_fee(payer: u8, amount: Balance) {
	use frame_support::traits::tokens::{
		Fortitude::Polite, Precision::Exact, Preservation::Preserve,
	};
	let fee = Balances::withdraw(&account(payer), amount, Exact, Preserve, Polite).unwrap();
	RewardDistribution::on_unbalanced(fee);
}

/// Ask for the settlement of an account, as anybody: what fails changes nothing.
pub fn settle(who: u8) -> DispatchResult {
	let call = RuntimeCall::RewardDistribution(crate::Call::settle { account: account(who) });
	let origin = RuntimeOrigin::signed(account(9));
	call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

/// What waits for an account's settlement.
pub fn ledger(who: u8) -> Option<Ledger> {
	crate::Ledgers::<Test>::get(account(who))
}

/// The reward that waits for an account's settlement.
pub fn reward_of(who: u8) -> Balance {
	ledger(who).unwrap_or_default().reward
}

/// The free money of an account.
pub fn free(who: u8) -> Balance {
	Balances::balance(&account(who))
}

/// What is counted since the beginning.
pub fn totals() -> RewardTotals {
	Totals::<Test>::get()
}

/// A vote as the event of its block tells it.
pub fn paid(on: u32, owner: Balance, node: Balance) -> PaidVote {
	PaidVote { on, owner, node }
}

/// This pallet's events in this block.
pub fn events() -> Vec<Event<Test>> {
	let own = |event| match event {
		RuntimeEvent::RewardDistribution(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(|record| own(record.event)).collect()
}

/// Who was settled in this block, in order.
pub fn settled() -> Vec<AccountId> {
	let who = |event| match event {
		Event::Settled { who, .. } => Some(who),
		_ => None,
	};
	events().into_iter().filter_map(who).collect()
}
