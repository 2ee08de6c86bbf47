//! Who gets what a transaction pays.
//!
//! The treasury gets a part of each fee, which the protocol parameters say, and nothing of a tip: that
//! is paid to the author for being quick. All the rest goes to the rewards, which give it to the author
//! or burn it (DESIGN 3.1, step 5). Nothing is minted for anybody.

use crate::{periods::governance, AccountId, Balances, RewardDistribution, Treasury};
use frame_support::traits::{
	fungible::{Balanced, Credit},
	Imbalance, OnUnbalanced,
};
use sp_runtime::Permill;

/// A fee or a tip that was paid.
type Paid = Credit<AccountId, Balances>;

/// Takes fees and tips as they are paid.
pub struct FeesAndTips;

impl OnUnbalanced<Paid> for FeesAndTips {
	/// The fee comes first, then the tip, if there is one.
	fn on_unbalanceds(mut amounts: impl Iterator<Item = Paid>) {
		let rest = amounts.next().map(without_the_treasurys_part);
		RewardDistribution::on_unbalanceds(rest.into_iter().chain(amounts));
	}

	fn on_nonzero_unbalanced(fee: Paid) {
		RewardDistribution::on_unbalanced(without_the_treasurys_part(fee));
	}
}

/// Give the treasury its part of `fee`, rounded down. What it cannot take, because it has no account
/// and the part is too little to open one, stays in the fee.
fn without_the_treasurys_part(fee: Paid) -> Paid {
	let share = Permill::from_parts(governance().treasury_fee_share);
	let part = share.mul_floor(fee.peek());
	let (part, rest) = fee.split(part);
	match Balances::resolve(&Treasury::account_id(), part) {
		Ok(()) => rest,
		Err(refused) => rest.merge(refused),
	}
}
