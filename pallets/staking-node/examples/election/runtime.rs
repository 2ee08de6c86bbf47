//! A runtime of money and nodes, with the parameters of `live`.

#![allow(missing_docs, clippy::expect_used)]

use assay_primitives::{
	currency::{ASY, MILLI_ASY},
	parameters::{AuctionParameters, NodeParameters},
	AccountId, Balance,
};
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64},
};
use pallet_staking_node::GrandpaGadget;
use sp_runtime::traits::IdentityLookup;

/// More than any bond.
pub const RICH: Balance = 1_000_000_000_000 * ASY;

#[frame_support::runtime]
mod construct {
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
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(5)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(6)]
	pub type StakingNode = pallet_staking_node;
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = frame_system::mocking::MockBlockU32<Runtime>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Runtime {
	type Balance = Balance;
	type AccountStore = System;
	type ExistentialDeposit = Deposit;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<100>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<0>;
	type KeyOwnerProof = sp_core::Void;
	type EquivocationReportSystem = ();
}

parameter_types! {
	pub const Deposit: Balance = MILLI_ASY;
	pub Nodes: NodeParameters = NodeParameters::default();
	pub Auction: AuctionParameters = AuctionParameters::default();
}

/// GRANDPA, as the runtime of the chain connects it.
pub type Gadget = GrandpaGadget<Runtime>;

impl pallet_staking_node::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parameters = Nodes;
	type Auction = Auction;
	type PoolSize = ConstU64<300_000>;
	type Finality = Gadget;
	type LossCover = ();
	type BlockNumberProvider = System;
	type RestoreOrigin = frame_system::EnsureRoot<AccountId>;
	type AdminOrigin = frame_system::EnsureRoot<AccountId>;
	type MaxSetSize = ConstU32<100>;
	type WeightInfo = ();
}
