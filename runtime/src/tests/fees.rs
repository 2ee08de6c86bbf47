//! What a transaction costs, and who gets it.

use super::chain::*;
use crate::{
	configs::{
		balances::ExistentialDeposit,
		system::BlockWeights,
		transaction_payment::{MaximumMultiplier, MinimumMultiplier},
	},
	*,
};
use assay_primitives::currency::{ASY, MILLI_ASY};
use codec::Encode;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	weights::Weight,
};
use pallet_transaction_payment::{Multiplier, NextFeeMultiplier};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::{traits::Convert, FixedPointNumber};

type Update = <Runtime as pallet_transaction_payment::Config>::FeeMultiplierUpdate;

/// Apply the first transfer in a block of this digest, and return the fee and tip that Alice paid.
fn pay(digest: Vec<sp_runtime::DigestItem>, tip: Balance) -> Balance {
	let transaction = first_transfer(tip);
	open_block(System::block_hash(0), digest, START);
	let before = Balances::free_balance(Alice.to_account_id());
	Executive::apply_extrinsic(transaction).unwrap().unwrap();
	before - Balances::free_balance(Alice.to_account_id()) - ASY
}

#[test]
fn a_transfer_costs_less_than_a_milli_asy_and_more_than_a_tenth() {
	dev().execute_with(|| {
		let paid = pay(vec![author_digest(&Charlie.to_raw_public())], 0);
		assert!((MILLI_ASY / 10..MILLI_ASY).contains(&paid), "{paid}");
	});
}

/// End the block that has begun: what its author is credited with beyond the reward.
fn earned(author: &AccountId) -> Balance {
	Executive::finalize_block();
	let totals = RewardDistribution::totals();
	assert_eq!(
		RewardDistribution::unsettled(author.clone()).reward,
		totals.minted.author + totals.fees
	);
	totals.fees
}

/// What the treasury has.
fn treasury() -> Balance {
	Balances::free_balance(Treasury::account_id())
}

/// A fifth of the fee.
fn treasurys_part(fee: Balance) -> Balance {
	fee / 5
}

#[test]
fn the_author_gets_what_the_treasury_leaves_of_the_fee_and_the_tip_to_the_last_unit() {
	dev().execute_with(|| {
		let (issuance, author) = (Balances::total_issuance(), Charlie.to_account_id());
		let tip = 5 * MILLI_ASY;
		let paid = pay(vec![author_digest(&Charlie.to_raw_public())], tip);
		let part = treasurys_part(paid - tip);
		assert!(part > 0);
		assert_eq!(treasury(), ExistentialDeposit::get() + part);
		assert_eq!(Balances::total_issuance(), issuance);
		assert_eq!(earned(&author), paid - part);
		let minted = RewardDistribution::totals().minted.total();
		assert_eq!(Balances::total_issuance(), issuance + minted);
	});
}

#[test]
fn fees_are_burnt_but_for_the_treasurys_part_when_the_block_has_no_author() {
	for digest in [vec![], vec![author_digest(&[3; 31])]] {
		dev().execute_with(|| {
			let issuance = Balances::total_issuance();
			let paid = pay(digest, MILLI_ASY);
			let part = treasurys_part(paid - MILLI_ASY);
			assert_eq!(issuance - Balances::total_issuance(), paid - part);
			assert_eq!(treasury(), ExistentialDeposit::get() + part);
		});
	}
}

#[test]
fn fees_that_cannot_open_the_authors_account_wait_for_it() {
	let (author, least) = ([3; 32], ExistentialDeposit::get());
	dev().execute_with(|| {
		let issuance = Balances::total_issuance();
		let paid = pay(vec![author_digest(&author)], 0);
		assert!(paid < least);
		assert_eq!(Balances::total_issuance(), issuance, "nothing is burnt");
		assert_eq!(earned(&author.into()), paid - treasurys_part(paid));
		assert!(!System::account_exists(&author.into()));
	});
}

#[test]
fn a_transaction_is_refused_when_its_sender_cannot_pay() {
	use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};
	dev().execute_with(|| {
		let poor = sp_keyring::Sr25519Keyring::One;
		let transaction = signed(poor, 0, 0, transfer(Bob, 1));
		open_first_block(&[1; 32]);
		assert_eq!(
			Executive::apply_extrinsic(transaction),
			Err(TransactionValidityError::Invalid(InvalidTransaction::Payment))
		);
	});
}

#[test]
fn a_block_full_of_bytes_costs_more_than_one_full_of_computation() {
	let full = |class: DispatchClass| BlockWeights::get().get(class).max_total.unwrap();
	dev().execute_with(|| {
		let computation = TransactionPayment::weight_to_fee(full(DispatchClass::Normal));
		let length = crate::configs::system::BlockLength::get();
		let bytes = TransactionPayment::length_to_fee(*length.max.get(DispatchClass::Normal));
		assert_eq!(computation, ASY * 3 / 2);
		assert!(bytes > 2 * computation && bytes < 4 * computation, "{bytes}");
	});
}

#[test]
fn more_than_1500_transfers_fit_into_a_block() {
	dev().execute_with(|| {
		let transaction = first_transfer(0);
		let base = BlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
		let one = transaction.get_dispatch_info().total_weight().saturating_add(base);
		let most = BlockWeights::get().get(DispatchClass::Normal).max_total.unwrap();
		assert!(most.ref_time() / one.ref_time() > 1_500, "{one:?}");
		assert!(transaction.encoded_size() < 200);
	});
}

fn multiplier_after(block: Weight, previous: Multiplier) -> Multiplier {
	dev().execute_with(|| {
		System::set_block_consumed_resources(block, 0);
		Update::convert(previous)
	})
}

fn fullness(percent: u64) -> Weight {
	let normal = BlockWeights::get().get(DispatchClass::Normal).max_total.unwrap();
	Weight::from_parts(normal.ref_time() / 100 * percent, 0)
}

#[test]
fn the_multiplier_starts_at_one_and_stays_there_while_blocks_are_less_than_a_quarter_full() {
	assert_eq!(MinimumMultiplier::get(), Multiplier::from_u32(1));
	dev().execute_with(|| assert_eq!(NextFeeMultiplier::<Runtime>::get(), Multiplier::from_u32(1)));
	for percent in [0, 10, 25] {
		assert_eq!(
			multiplier_after(fullness(percent), Multiplier::from_u32(1)),
			Multiplier::from_u32(1)
		);
	}
}

#[test]
fn the_multiplier_doubles_in_a_day_of_full_blocks_and_falls_by_a_quarter_in_an_idle_one() {
	let a_day_of = |block: Weight, start: u32| {
		dev().execute_with(|| {
			System::set_block_consumed_resources(block, 0);
			(0..2_880).fold(Multiplier::from_u32(start), |m, _| Update::convert(m))
		})
	};
	let ratio = |n, d| Multiplier::saturating_from_rational(n, d);
	let full = a_day_of(fullness(100), 1);
	assert!(full > ratio(22, 10) && full < ratio(23, 10), "{full:?}");
	let idle = a_day_of(fullness(0), 100);
	assert!(idle > Multiplier::from_u32(75) && idle < Multiplier::from_u32(77), "{idle:?}");
}

#[test]
fn the_multiplier_is_never_stuck_and_never_beyond_its_bounds() {
	let (least, most) = (MinimumMultiplier::get(), MaximumMultiplier::get());
	assert!(multiplier_after(fullness(26), least) > least);
	assert!(multiplier_after(fullness(24), most) < most);
	assert_eq!(multiplier_after(fullness(100), most), most);
	assert_eq!(multiplier_after(fullness(0), Multiplier::from_u32(0)), least);
}
