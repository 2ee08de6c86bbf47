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

use crate::{Authorship, Balances, Runtime, RuntimeEvent, ShareVote};
use assay_primitives::{
	currency::MICRO_ASY,
	share::{VotesCarried, DRAWN},
	AccountId, Balance,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{Balanced, Credit},
		ConstU8, Imbalance, OnUnbalanced,
	},
	weights::{ConstantMultiplier, IdentityFee},
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding, FixedPointNumber, Perquintill, Rounding,
};

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

/// Gives fees and tips to the block's author, in proportion to the votes on its parent that the
/// block carries: a third for each, so that waiting for the third vote pays a little (DESIGN 3.1,
/// step 5). All of them when nothing was drawn.
///
/// The rest is burnt, and so is everything without an author or when the sum is too little to open
/// the author's account: a credit that is dropped lowers the total issuance.
pub struct ToAuthor;

impl OnUnbalanced<Credit<AccountId, Balances>> for ToAuthor {
	fn on_nonzero_unbalanced(credit: Credit<AccountId, Balances>) {
		let Some(author) = Authorship::author() else { return };
		let earned = match ShareVote::votes_carried() {
			Some(votes) => part(credit.peek(), votes),
			None => credit.peek(),
		};
		// What is left over is burnt when it is dropped here.
		let (earned, _) = credit.split(earned);
		drop(Balances::resolve(&author, earned));
	}
}

/// As many thirds of the fees as there are votes, rounded down.
fn part(fees: Balance, votes: u32) -> Balance {
	multiply_by_rational_with_rounding(fees, votes.into(), DRAWN as Balance, Rounding::Down)
		.map_or(fees, |part| part.min(fees))
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, ToAuthor>;
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
