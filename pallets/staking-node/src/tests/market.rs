//! Together with the pallet that sells shares: the count of assigned shares is right after any
//! sequence of bids, redelegations, draws and expiries.

use crate::{
	self as pallet_staking_node,
	mock::{account, finality_key, keys, metadata, proof_of, ENDOWMENT, USUAL},
	Assigned,
};
use assay_primitives::{
	node::{AssignedShares, FinalityGadget, KeysProof},
	parameters::{AuctionParameters, NodeParameters, ShareParameters},
	share::{DelegateRefusal, SharePool, VoteTiming, VoterDirectory, VotingKey},
	AccountId, Balance, BlockNumber,
};
use frame_support::{derive_impl, parameter_types, traits::Hooks};
use proptest::prelude::*;
use sp_consensus_grandpa::{AuthorityList, SetId};
use sp_runtime::{traits::IdentityLookup, BuildStorage, DispatchResult};
use std::collections::BTreeMap;

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
	pub struct Market;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(50)]
	pub type ValidateShare = pallet_validate_share;
	#[runtime::pallet_index(51)]
	pub type StakingNode = pallet_staking_node;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Market {
	type Block = frame_system::mocking::MockBlockU32<Market>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Market {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = ExistentialDeposit;
}

parameter_types! {
	pub const ExistentialDeposit: Balance = 10;
	pub const Deposit: Balance = 5;
	pub const Few: u32 = 4;
	pub const MaxBids: u32 = 8;
	pub const MaxQuantity: u32 = 1_000;
	pub const MaxSetSize: u32 = 100;
	pub Auction: AuctionParameters = AuctionParameters {
		base_price: 100,
		slope: 1,
		surge_scale: 100,
		surge_half_life: 5,
		surge_cap: 4,
	};
	pub Shares: ShareParameters = ShareParameters { maturity: 4, lifetime: 30 };
	pub Nodes: NodeParameters = USUAL;
	pub PoolSize: u64 = <ValidateShare as SharePool<AccountId>>::size();
}

impl pallet_validate_share::Config for Market {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Auction = Auction;
	type Shares = Shares;
	type Voters = Voters;
	type Nodes = StakingNode;
	type Settlement = ();
	type BlockNumberProvider = System;
	type LotDeposit = Deposit;
	type BidDeposit = Deposit;
	type MaxBids = MaxBids;
	type MaxQuantity = MaxQuantity;
	type MaxFillsPerBlock = Few;
	type MaxMaturingPerBlock = Few;
	type MaxExpiringPerBlock = Few;
	type WeightInfo = ();
}

impl crate::Config for Market {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = Nodes;
	type Auction = Auction;
	type PoolSize = PoolSize;
	type Finality = Gadget;
	type LossCover = ();
	type BlockNumberProvider = System;
	type RestoreOrigin = frame_system::EnsureRoot<AccountId>;
	type AdminOrigin = frame_system::EnsureRoot<AccountId>;
	type MaxSetSize = MaxSetSize;
	type WeightInfo = ();
}

/// Nodes, and holders who may all vote alone.
pub struct Voters;

impl VoterDirectory<AccountId> for Voters {
	fn voting_key(delegate: &AccountId) -> Option<VotingKey> {
		StakingNode::voting_key(delegate)
	}

	fn may_take(owner: &AccountId, delegate: &AccountId) -> Result<(), DelegateRefusal> {
		match owner == delegate && StakingNode::voting_key(owner).is_none() {
			true => Ok(()),
			false => StakingNode::may_take(owner, delegate),
		}
	}

	fn note_drawn(_: &AccountId) {}

	fn note_voted(_: &AccountId, _: VoteTiming) {}

	fn note_missed(_: &AccountId) {}
}

/// A gadget that has one authority and never changes it.
pub struct Gadget;

impl FinalityGadget for Gadget {
	fn authorities() -> AuthorityList {
		vec![(finality_key(101), 1)]
	}

	fn set_id() -> SetId {
		0
	}

	fn schedule(_: AuthorityList, _: BlockNumber, _: Option<BlockNumber>) -> DispatchResult {
		Err(sp_runtime::DispatchError::Unavailable)
	}

	fn begin_set(_: SetId) {}

	fn stall() -> Option<(BlockNumber, BlockNumber)> {
		None
	}

	fn note_stall(_: BlockNumber, _: BlockNumber) {}

	fn clear_stall() {}
}

/// Something that somebody does.
#[derive(Clone, Debug)]
enum Step {
	Bid { owner: u8, quantity: u64, limit: u128, delegate: u8 },
	Cancel { bid: u64 },
	Redelegate { back: u64, delegate: u8 },
	Draw { seed: u8 },
	Miss { delegate: u8 },
	Register { owner: u8 },
	Close { node: u8 },
	Unjail { node: u8 },
	Blocks { count: u32 },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let owner = || 1..=6u8;
	// Owners and nodes, and somebody who is neither.
	let delegate = || 1..=10u8;
	let step = prop_oneof![
		8 => (owner(), 1..200u64, 500..3_000u128, delegate()).prop_map(
			|(owner, quantity, limit, delegate)| Step::Bid { owner, quantity, limit, delegate },
		),
		1 => (0..20u64).prop_map(|bid| Step::Cancel { bid }),
		4 => (0..8u64, delegate()).prop_map(|(back, delegate)| Step::Redelegate { back, delegate }),
		6 => any::<u8>().prop_map(|seed| Step::Draw { seed }),
		1 => delegate().prop_map(|delegate| Step::Miss { delegate }),
		1 => owner().prop_map(|owner| Step::Register { owner }),
		1 => (7..=9u8).prop_map(|node| Step::Close { node }),
		1 => delegate().prop_map(|node| Step::Unjail { node }),
		6 => (1..8u32).prop_map(|count| Step::Blocks { count }),
	];
	proptest::collection::vec(step, 1..80)
}

fn signed(number: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(number))
}

fn register(number: u8) -> DispatchResult {
	let proof: KeysProof = proof_of(number, number, &account(number));
	StakingNode::register(signed(number), keys(number), proof, metadata("node"), Balance::MAX)
}

fn next_block() {
	let next = System::block_number() + 1;
	System::set_block_number(next);
	ValidateShare::on_initialize(next);
	StakingNode::on_initialize(next);
}

fn take(step: Step) {
	match step {
		Step::Bid { owner, quantity, limit, delegate } => {
			let limit = ValidateShare::asked_price() * limit / 1_000;
			let delegate = Some(account(delegate));
			let _ = ValidateShare::bid(signed(owner), quantity, limit, delegate);
		},
		Step::Cancel { bid } => {
			let owner = pallet_validate_share::Bids::<Market>::get(bid).map(|bid| bid.owner);
			if let Some(owner) = owner {
				ValidateShare::cancel_bid(RuntimeOrigin::signed(owner), bid).unwrap();
			}
		},
		Step::Redelegate { back, delegate } => {
			let lots: Vec<_> = pallet_validate_share::Lots::<Market>::iter().collect();
			if let Some((id, lot)) = lots.get(back as usize) {
				let owner = RuntimeOrigin::signed(lot.owner.clone());
				let _ = ValidateShare::redelegate(owner, *id, account(delegate));
			}
		},
		Step::Draw { seed } => drop(ValidateShare::draw(&[seed; 32])),
		Step::Miss { delegate } => {
			(0..100).for_each(|_| StakingNode::note_missed(&account(delegate)));
		},
		Step::Register { owner } => drop(register(owner)),
		Step::Close { node } => drop(StakingNode::close(signed(node))),
		Step::Unjail { node } => drop(StakingNode::unjail(signed(node))),
		Step::Blocks { count } => (0..count).for_each(|_| next_block()),
	}
}

/// The shares of live lots by the delegate that they name.
fn named() -> BTreeMap<AccountId, AssignedShares> {
	let mut named = BTreeMap::<_, AssignedShares>::new();
	for lot in pallet_validate_share::Lots::<Market>::iter_values() {
		let shares = named.entry(lot.delegate).or_default();
		shares.all += lot.shares;
		shares.mature += if lot.mature { lot.shares } else { 0 };
	}
	named
}

fn chain() -> sp_io::TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Market>::default().build_storage().unwrap();
	let balances = (1..=10u8).map(|number| (account(number), ENDOWMENT)).collect();
	pallet_balances::GenesisConfig::<Market> { balances, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	let lots = vec![(account(1), 40), (account(2), 3), (account(7), 1)];
	pallet_validate_share::GenesisConfig::<Market> { lots }
		.assimilate_storage(&mut storage)
		.unwrap();
	storage.into()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(300))]

	#[test]
	fn assigned_shares_are_those_of_live_lots_after_any_sequence_of_steps(steps in steps()) {
		chain().execute_with(|| {
			next_block();
			(7..=9).for_each(|number| register(number).unwrap());
			for step in steps {
				take(step);
				assert_eq!(Assigned::<Market>::iter().collect::<BTreeMap<_, _>>(), named());
				StakingNode::do_try_state().unwrap();
			}
			// Everything expires in the end, and nothing is left.
			for bid in pallet_validate_share::Bids::<Market>::iter_keys().collect::<Vec<_>>() {
				take(Step::Cancel { bid });
			}
			(0..200).for_each(|_| next_block());
			assert_eq!(Assigned::<Market>::iter().count(), 0);
		});
	}
}
