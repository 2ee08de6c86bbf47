//! Who is behind an account: names, and others who vouch for them.

use super::deposit;
use crate::{periods::Days, AccountId, Balances, Runtime, RuntimeEvent, Treasury};
use assay_primitives::{Balance, Signature};
use frame_support::{parameter_types, traits::ConstU32};
use frame_system::EnsureRoot;
use pallet_identity::legacy::IdentityInfo;
use sp_runtime::traits::Verify;

parameter_types! {
	/// For an identity without its fields: one item with the deposit and the judgements' length.
	pub const BasicDeposit: Balance = deposit(1, 17);
	/// For each byte of its fields.
	pub const ByteDeposit: Balance = deposit(0, 1);
	/// For a username: the item under its name (33 and 49 bytes) and the one under its account.
	pub const UsernameDeposit: Balance = deposit(2, 147);
	/// For a sub-account: its place in the list, and an item with the main account and a name.
	pub const SubAccountDeposit: Balance = deposit(1, 97);
}

impl pallet_identity::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type BasicDeposit = BasicDeposit;
	type ByteDeposit = ByteDeposit;
	type UsernameDeposit = UsernameDeposit;
	type SubAccountDeposit = SubAccountDeposit;
	type MaxSubAccounts = ConstU32<100>;
	type IdentityInformation = IdentityInfo<ConstU32<100>>;
	type MaxRegistrars = ConstU32<20>;
	type Slashed = Treasury;
	type ForceOrigin = EnsureRoot<AccountId>;
	type RegistrarOrigin = EnsureRoot<AccountId>;
	type OffchainSignature = Signature;
	type SigningPublicKey = <Signature as Verify>::Signer;
	type UsernameAuthorityOrigin = EnsureRoot<AccountId>;
	type PendingUsernameExpiration = Days<7>;
	type UsernameGracePeriod = Days<30>;
	type MaxSuffixLength = ConstU32<7>;
	type MaxUsernameLength = ConstU32<32>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
	type WeightInfo = pallet_identity::weights::SubstrateWeight<Runtime>;
}
