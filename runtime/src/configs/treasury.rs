//! The chain's own money: what comes in, and who spends how much of it.
//!
//! A part of the fees comes in ([`fees`](crate::fees)), and the deposits that referenda and identities
//! lose; nothing is minted. What is approved is paid when somebody asks for it, or never, if there is
//! not enough.

use crate::{
	origins::{EnsureBigSpender, EnsureSmallSpender},
	periods::Days,
	AccountId, Balances, Runtime, RuntimeEvent, System,
};
use assay_primitives::{currency::ASY, Balance};
use frame_support::{
	parameter_types,
	traits::{
		tokens::{PayFromAccount, UnityAssetBalanceConversion},
		ConstU32, EitherOf, MapSuccess,
	},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use pallet_treasury::TreasuryAccountId;
use sp_runtime::{
	traits::{AccountIdLookup, Replace},
	Permill,
};

parameter_types! {
	/// Names the treasury.
	pub const TreasuryId: PalletId = PalletId(*b"assay/tr");
	/// Nothing is burnt for not being spent.
	pub const Burn: Permill = Permill::zero();
	/// What a referendum of the small spender can spend in all.
	pub const SmallSpend: Balance = 10_000 * ASY;
	/// What a referendum of the big spender can spend in all.
	pub const BigSpend: Balance = 500_000 * ASY;
	/// Root can spend whatever there is.
	pub const AnySpend: Balance = Balance::MAX;
}

/// Who spends, and how much at most in one dispatch, batches included.
pub type Spenders = EitherOf<
	EnsureRootWithSuccess<AccountId, AnySpend>,
	EitherOf<
		MapSuccess<EnsureBigSpender, Replace<BigSpend>>,
		MapSuccess<EnsureSmallSpender, Replace<SmallSpend>>,
	>,
>;

impl pallet_treasury::Config for Runtime {
	type Currency = Balances;
	type RejectOrigin = EnsureRoot<AccountId>;
	type RuntimeEvent = RuntimeEvent;
	type SpendPeriod = Days<7>;
	type Burn = Burn;
	type PalletId = TreasuryId;
	type BurnDestination = ();
	type WeightInfo = pallet_treasury::weights::SubstrateWeight<Runtime>;
	type SpendFunds = ();
	type MaxApprovals = ConstU32<100>;
	type SpendOrigin = Spenders;
	type AssetKind = ();
	type Beneficiary = AccountId;
	type BeneficiaryLookup = AccountIdLookup<AccountId, ()>;
	type Paymaster = PayFromAccount<Balances, TreasuryAccountId<Runtime>>;
	type BalanceConverter = UnityAssetBalanceConversion;
	type PayoutPeriod = Days<30>;
	type BlockNumberProvider = System;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}
