//! A runtime of money and this pallet, with the neighbours that tests set.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::{self as pallet_validate_share, Call, Event, GenesisConfig, HoldReason, Lot, Lots};
use assay_primitives::{
	parameters::{AuctionParameters, ShareParameters},
	share::{
		AccountShares, BidId, DelegateRefusal, DrawnLot, LotId, NodeRegistry, NodeStanding,
		Settlement, SharePool, VoteTiming, VoterDirectory, VotingKey, DRAWN,
	},
	AccountId, Balance,
};
use frame_support::{
	derive_impl,
	pallet_prelude::ValueQuery,
	parameter_types,
	traits::{
		fungible::{Inspect, InspectHold},
		Hooks,
	},
	weights::{constants::RocksDbWeight, Weight},
	Blake2_128Concat,
};
use sp_runtime::{
	traits::{Dispatchable, IdentityLookup},
	BuildStorage, DispatchResult,
};
use std::collections::BTreeMap;

/// The least that an account must keep free.
pub const EXISTENTIAL: Balance = 10;
/// What each of the [`OWNERS`] starts with.
pub const ENDOWMENT: Balance = 1_000_000_000_000;
/// What is held for a lot.
pub const LOT_DEPOSIT: Balance = 70;
/// What is held for a bid.
pub const BID_DEPOSIT: Balance = 50;
/// When shares mature.
pub const MATURITY: u32 = 5;
/// When shares expire.
pub const LIFETIME: u32 = 40;

/// The auction of every test that does not set another: the first share costs 1,000, each one more
/// raises the price by 1, a hundred at once by the factor e.
pub const USUAL: AuctionParameters = AuctionParameters {
	base_price: 1_000,
	slope: 1,
	surge_scale: 100,
	surge_half_life: 20,
	surge_cap: 16,
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
		RuntimeTask
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(50)]
	pub type ValidateShare = pallet_validate_share;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlockU32<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type DbWeight = RocksDbWeight;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ExistentialDeposit;
}

parameter_types! {
	pub const ExistentialDeposit: Balance = EXISTENTIAL;
	pub const LotDeposit: Balance = LOT_DEPOSIT;
	pub const BidDeposit: Balance = BID_DEPOSIT;
	pub static Auction: AuctionParameters = USUAL;
	pub static Shares: ShareParameters =
		ShareParameters { maturity: MATURITY, lifetime: LIFETIME };
	pub static MaxBids: u32 = 8;
	pub static MaxQuantity: u32 = 1_000_000;
	pub static MaxFills: u32 = 3;
	pub static MaxMaturing: u32 = 6;
	pub static MaxExpiring: u32 = 4;
}

impl crate::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Auction = Auction;
	type Shares = Shares;
	type Voters = Neighbours;
	type Nodes = Neighbours;
	type Settlement = Neighbours;
	type BlockNumberProvider = System;
	type LotDeposit = LotDeposit;
	type BidDeposit = BidDeposit;
	type MaxBids = MaxBids;
	type MaxQuantity = MaxQuantity;
	type MaxFillsPerBlock = MaxFills;
	type MaxMaturingPerBlock = MaxMaturing;
	type MaxExpiringPerBlock = MaxExpiring;
	type WeightInfo = ();
}

/// The other pallets. What they answer and what they were told lies in the storage of the chain, so
/// that it is undone together with a call that fails.
pub struct Neighbours;

/// Delegates that are refused. Everybody else may vote for themselves and for others.
#[frame_support::storage_alias]
pub type Refused = StorageMap<Neighbours, Blake2_128Concat, AccountId, DelegateRefusal>;

/// How many shares name a delegate.
#[frame_support::storage_alias]
pub type Assigned = StorageMap<Neighbours, Blake2_128Concat, AccountId, u64, ValueQuery>;

/// How many of them take part in draws.
#[frame_support::storage_alias]
pub type AssignedMature = StorageMap<Neighbours, Blake2_128Concat, AccountId, u64, ValueQuery>;

/// How much principal was ever credited to an account.
#[frame_support::storage_alias]
pub type Credited = StorageMap<Neighbours, Blake2_128Concat, AccountId, Balance, ValueQuery>;

impl VoterDirectory<AccountId> for Neighbours {
	fn voting_key(_: &AccountId) -> Option<VotingKey> {
		None
	}

	fn may_take(_: &AccountId, delegate: &AccountId) -> Result<(), DelegateRefusal> {
		Refused::get(delegate).map_or(Ok(()), Err)
	}

	fn note_drawn(_: &AccountId) {}

	fn note_voted(_: &AccountId, _: VoteTiming) {}

	fn note_missed(_: &AccountId) {}
}

impl NodeRegistry<AccountId> for Neighbours {
	fn assign(delegate: &AccountId, shares: u64, mature: bool) {
		Assigned::mutate(delegate, |assigned| *assigned += shares);
		if mature {
			Self::mature(delegate, shares);
		}
	}

	fn mature(delegate: &AccountId, shares: u64) {
		AssignedMature::mutate(delegate, |assigned| *assigned += shares);
	}

	fn release(delegate: &AccountId, shares: u64, mature: bool) {
		if mature {
			AssignedMature::mutate_exists(delegate, |assigned| {
				let left = assigned.unwrap() - shares;
				*assigned = (left > 0).then_some(left);
			});
		}
		Assigned::mutate_exists(delegate, |assigned| {
			let left = assigned.unwrap() - shares;
			*assigned = (left > 0).then_some(left);
		});
	}

	fn standing(_: &AccountId) -> NodeStanding {
		NodeStanding::NotANode
	}
}

impl Settlement<AccountId> for Neighbours {
	fn credit_principal(owner: &AccountId, amount: Balance) {
		Credited::mutate(owner, |credited| *credited += amount);
	}
}

/// The account with this number.
pub fn account(number: u8) -> AccountId {
	AccountId::new([number; 32])
}

/// Who has money: the accounts 1 to 9.
pub const OWNERS: core::ops::RangeInclusive<u8> = 1..=9;

/// A chain on which nobody has shares.
pub fn ext() -> sp_io::TestExternalities {
	genesis(&[])
}

/// A chain that begins with these lots. Parameters are set back to the ones above first.
pub fn genesis(lots: &[(u8, u64)]) -> sp_io::TestExternalities {
	reset();
	genesis_as_set(lots)
}

/// A chain that begins with these lots, with the parameters as they were set.
pub fn genesis_as_set(lots: &[(u8, u64)]) -> sp_io::TestExternalities {
	let balances = OWNERS.map(|number| (account(number), ENDOWMENT)).collect();
	let lots = lots.iter().map(|(owner, shares)| (account(*owner), *shares)).collect();
	let genesis = RuntimeGenesisConfig {
		system: Default::default(),
		balances: BalancesConfig { balances, ..Default::default() },
		validate_share: GenesisConfig { lots },
	};
	let storage = genesis.build_storage().unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	// Block 0 keeps no events.
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Set every parameter back: they belong to the thread, which may have run a test before.
pub fn reset() {
	Auction::set(USUAL);
	Shares::set(ShareParameters { maturity: MATURITY, lifetime: LIFETIME });
	MaxBids::set(8);
	MaxQuantity::set(1_000_000);
	MaxFills::set(3);
	MaxMaturing::set(6);
	MaxExpiring::set(4);
}

/// Run `test` on a chain on which nobody has shares, then check that its state is sound.
pub fn build_and_execute(test: impl FnOnce()) {
	execute(ext(), test);
}

/// Run `test` on this chain, then check that its state is sound.
pub fn execute(mut ext: sp_io::TestExternalities, test: impl FnOnce()) {
	ext.execute_with(|| {
		test();
		check();
	});
}

/// Check the invariants, and what the other pallets were told.
pub fn check() {
	ValidateShare::do_try_state().unwrap();
	assert_eq!(Balances::total_issuance(), ENDOWMENT * Balance::from(*OWNERS.end()));
	let (mut assigned, mut mature) = (BTreeMap::new(), BTreeMap::new());
	for lot in Lots::<Test>::iter_values() {
		*assigned.entry(lot.delegate.clone()).or_default() += lot.shares;
		if lot.mature {
			*mature.entry(lot.delegate).or_default() += lot.shares;
		}
	}
	assert_eq!(Assigned::iter().collect::<BTreeMap<_, u64>>(), assigned, "shares by delegate");
	let told: BTreeMap<_, u64> = AssignedMature::iter().collect();
	assert_eq!(told, mature, "mature shares by delegate");
}

/// Begin the next block; what the hook weighs.
pub fn next_block() -> Weight {
	System::reset_events();
	let next = System::block_number() + 1;
	System::set_block_number(next);
	ValidateShare::on_initialize(next)
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

/// Begin the next block as a chain with draws does: draw first; what was drawn.
pub fn next_block_with_draw(seed: u64) -> Option<[DrawnLot<AccountId>; DRAWN]> {
	let drawn = draw(seed);
	next_block();
	drawn
}

/// Draw by a seed.
pub fn draw(seed: u64) -> Option<[DrawnLot<AccountId>; DRAWN]> {
	ValidateShare::draw(&sp_io::hashing::blake2_256(&seed.to_le_bytes()))
}

/// Dispatch a call as an account: what fails changes nothing.
pub fn dispatch(number: u8, call: Call<Test>) -> DispatchResult {
	let call = RuntimeCall::ValidateShare(call);
	call.dispatch(origin(number)).map(|_| ()).map_err(|error| error.error)
}

/// Bid as an account, for itself.
pub fn bid(owner: u8, quantity: u64, limit_price: Balance) -> DispatchResult {
	dispatch(owner, Call::bid { quantity, limit_price, delegate: None })
}

/// Bid as an account, for another one to vote.
pub fn bid_for(owner: u8, quantity: u64, limit_price: Balance, delegate: u8) -> DispatchResult {
	dispatch(owner, Call::bid { quantity, limit_price, delegate: Some(account(delegate)) })
}

/// Cancel a bid as an account.
pub fn cancel(owner: u8, bid: BidId) -> DispatchResult {
	dispatch(owner, Call::cancel_bid { bid })
}

/// Redelegate a lot as an account.
pub fn redelegate(owner: u8, lot: LotId, delegate: u8) -> DispatchResult {
	dispatch(owner, Call::redelegate { lot, delegate: account(delegate) })
}

/// Settle an account, as another pallet does; how much it was.
pub fn settle(owner: u8) -> Balance {
	<ValidateShare as SharePool<_>>::settle(&account(owner))
}

/// Bid at a limit that nothing can exceed, and expect one lot.
pub fn buy(owner: u8, quantity: u64) -> LotId {
	let next = crate::WholePool::<Test>::get().next_lot;
	bid(owner, quantity, highest_price(quantity)).unwrap();
	assert_eq!(lot(next).shares, quantity);
	next
}

/// A limit that buys so many shares.
pub fn highest_price(quantity: u64) -> Balance {
	ValidateShare::market().quote(quantity).highest
}

/// Place a bid that rests below the price, and expect it to.
pub fn rest(owner: u8, quantity: u64, limit_price: Balance) -> BidId {
	let next = crate::NextBid::<Test>::get();
	bid(owner, quantity, limit_price).unwrap();
	assert_eq!(crate::Bids::<Test>::get(next).unwrap().shares, quantity);
	next
}

/// The signed origin of an account.
pub fn origin(number: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(number))
}

/// A lot, which must be there.
pub fn lot(id: LotId) -> Lot<AccountId> {
	Lots::<Test>::get(id).unwrap()
}

/// What an account has in shares.
pub fn shares_of(number: u8) -> AccountShares {
	ValidateShare::account(account(number))
}

/// The free money of an account.
pub fn free(number: u8) -> Balance {
	Balances::balance(&account(number))
}

/// The money of an account that is held for shares.
pub fn held(number: u8) -> Balance {
	Balances::balance_on_hold(&HoldReason::Shares.into(), &account(number))
}

/// The money of an account that is held as deposits.
pub fn deposits(number: u8) -> Balance {
	Balances::balance_on_hold(&HoldReason::Deposit.into(), &account(number))
}

/// Turn the surge off: prices are the arithmetic series.
pub fn without_surge() {
	Auction::set(AuctionParameters { surge_cap: 1, ..Auction::get() });
}

/// Let no share expire within a test.
pub fn without_expiry() {
	Shares::set(ShareParameters { maturity: MATURITY, lifetime: 1_000_000 });
}

/// The surge in millionths.
pub fn surge() -> u64 {
	ValidateShare::pool().surge
}

/// This pallet's events in this block.
pub fn events() -> Vec<Event<Test>> {
	let own = |event| match event {
		RuntimeEvent::ValidateShare(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(|record| own(record.event)).collect()
}
