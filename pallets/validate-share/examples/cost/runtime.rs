//! A runtime of money and shares, with the parameters of `live`.

#![allow(missing_docs, clippy::expect_used)]

use assay_primitives::{
	currency::{ASY, MILLI_ASY},
	parameters::{AuctionParameters, ShareParameters},
	share::{DelegateRefusal, VoteTiming, VoterDirectory, VotingKey},
	AccountId, Balance,
};
use frame_support::{derive_impl, parameter_types, traits::ConstU32};
use sp_runtime::traits::IdentityLookup;

/// More than any account here ever pays.
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
		RuntimeTask
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(50)]
	pub type ValidateShare = pallet_validate_share;
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

parameter_types! {
	pub const Deposit: Balance = MILLI_ASY;
	pub Auction: AuctionParameters = AuctionParameters::default();
	pub Shares: ShareParameters = ShareParameters::default();
}

/// Everybody may vote for everybody.
pub struct Everybody;

impl VoterDirectory<AccountId> for Everybody {
	fn voting_key(_: &AccountId) -> Option<VotingKey> {
		None
	}

	fn may_take(_: &AccountId, _: &AccountId) -> Result<(), DelegateRefusal> {
		Ok(())
	}

	fn note_drawn(_: &AccountId) {}

	fn note_voted(_: &AccountId, _: VoteTiming) {}

	fn note_missed(_: &AccountId) {}
}

impl pallet_validate_share::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Auction = Auction;
	type Shares = Shares;
	type Voters = Everybody;
	type Nodes = ();
	type Settlement = ();
	type BlockNumberProvider = System;
	type LotDeposit = Deposit;
	type BidDeposit = Deposit;
	type MaxBids = ConstU32<512>;
	type MaxQuantity = ConstU32<1_000_000>;
	type MaxFillsPerBlock = ConstU32<8>;
	type MaxMaturingPerBlock = ConstU32<64>;
	type MaxExpiringPerBlock = ConstU32<64>;
	type WeightInfo = ();
}
