//! What a transaction costs, and who gets it.
//!
//! | part | price | why |
//! |---|---|---|
//! | computation | one unit per picosecond: one ASY per second on reference hardware | about three quarters of a milli-ASY for a transfer |
//! | length | one micro-ASY per byte | bytes are kept by every archive for ever: a block full of bytes costs 3.9 ASY, full of computation 1.5 ASY |
//! | multiplier | 1 to 10,000, on the computation | rises while blocks are fuller than a quarter |
//!
//! A block full of transactions all day raises the multiplier 2.2-fold in a day; an idle chain
//! comes back at a quarter a day. In quiet times a fee can be foretold: the multiplier is one.
//!
//! A part of each fee goes to the treasury ([`fees`](crate::fees)). Of all that is left, tips included,
//! the author gets a third for each vote on its parent that the block carries, all of it when nothing was
//! drawn; the rest is burnt (DESIGN 3.1, step 5). It is the rewards' pallet that does it, so that it is
//! settled together with the rewards.

use crate::{fees::FeesAndTips, Balances, Runtime, RuntimeEvent};
use assay_primitives::{currency::MICRO_ASY, Balance};
use frame_support::{
	parameter_types,
	traits::ConstU8,
	weights::{ConstantMultiplier, IdentityFee},
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{FixedPointNumber, Perquintill};

parameter_types! {
	/// What a byte of a transaction costs.
	pub const TransactionByteFee: Balance = MICRO_ASY;
	/// The fullness of the ordinary part of a block at which the multiplier stays as it is.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// How fast the multiplier moves: five times the usual value for six-second blocks, because at
	/// 30 s there are a fifth as many blocks in a day.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(375, 1_000_000);
	/// The multiplier when nothing is going on.
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_integer(1);
	/// The most that congestion can do: eleven days of full blocks.
	pub MaximumMultiplier: Multiplier = Multiplier::saturating_from_integer(10_000);
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, FeesAndTips>;
	type WeightToFee = IdentityFee<Balance>;
	type LengthToFee = ConstantMultiplier<Balance, TransactionByteFee>;
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Runtime,
		TargetBlockFullness,
		AdjustmentVariable,
		MinimumMultiplier,
		MaximumMultiplier,
	>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}
