//! What the treasury gets, and who spends it.

use super::*;
use crate::configs::{
	balances::ExistentialDeposit,
	treasury::{BigSpend, SmallSpend},
};
use assay_primitives::currency::MILLI_ASY;
use frame_support::traits::{
	fungible::{Inspect, Mutate},
	tokens::{Fortitude::Force, Precision::Exact, Preservation::Expendable},
};
use pallet_treasury::{Call, Error};
use pallet_utility::Call as Utility;
use proptest::prelude::*;

/// How long an approved spend can be asked for on `dev`: 30 days.
const PAYOUT_PERIOD: u32 = 240;

fn spend(amount: Balance) -> RuntimeCall {
	let beneficiary = Box::new(One.to_account_id().into());
	Call::spend { asset_kind: Box::new(()), amount, beneficiary, valid_from: None }.into()
}

// It is still there, and has to keep to the same limits.
#[allow(deprecated)]
fn spend_local(amount: Balance) -> RuntimeCall {
	Call::spend_local { amount, beneficiary: One.to_account_id().into() }.into()
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	Utility::batch_all { calls }.into()
}

fn payout(chain: &mut Chain, index: u32) -> DispatchResult {
	dispatch_as(chain, signed_by(Bob), Call::payout { index })
}

fn refused(error: Error<Runtime>) -> DispatchResult {
	Err(error.into())
}

fn received(chain: &mut Chain) -> Balance {
	chain.look(|| Balances::balance(&One.to_account_id()))
}

fn give(chain: &mut Chain, amount: Balance) {
	let dest = chain.look(Treasury::account_id).into();
	let value = amount;
	chain.call(CharlieStash, pallet_balances::Call::transfer_keep_alive { dest, value });
}

#[test]
fn small_and_big_spender_spend_up_to_their_limits_and_root_whatever_it_wants() {
	on_dev(|chain| {
		let more = || refused(Error::InsufficientPermission);
		for (origin, limit) in [
			(RuntimeOrigin::from(Origin::SmallSpender), 10_000 * ASY),
			(Origin::BigSpender.into(), 500_000 * ASY),
		] {
			for spend in [spend, spend_local] {
				assert_eq!(dispatch_as(chain, origin.clone(), spend(limit)), Ok(()));
				let refused = dispatch_as(chain, origin.clone(), spend(limit + 1));
				assert_eq!(refused, more());
			}
		}
		assert_eq!((SmallSpend::get(), BigSpend::get()), (10_000 * ASY, 500_000 * ASY));
		let all = spend(Balance::MAX);
		assert_eq!(dispatch_as(chain, RuntimeOrigin::root(), all), Ok(()));
	});
}

#[test]
fn spends_of_one_batch_are_limited_together_whatever_call_they_use() {
	on_dev(|chain| {
		let office = || RuntimeOrigin::from(Origin::SmallSpender);
		let half = 5_000 * ASY;
		for calls in [
			vec![spend(half), spend(half + 1)],
			vec![spend(half), spend_local(half + 1)],
			vec![spend_local(half), spend_local(half), spend(1)],
		] {
			let more = refused(Error::InsufficientPermission);
			assert_eq!(dispatch_as(chain, office(), batch(calls)), more);
		}
		chain.look(|| {
			assert_eq!(pallet_treasury::SpendCount::<Runtime>::get(), 0);
			#[allow(deprecated)]
			let proposals = pallet_treasury::ProposalCount::<Runtime>::get();
			assert_eq!(proposals, 0);
		});
		let inner = Utility::batch { calls: vec![spend(half), spend(1)] }.into();
		assert_eq!(dispatch_as(chain, office(), batch(vec![spend_local(half), inner])), Ok(()));
		chain.look(|| {
			// The inner batch stopped before the unit that is too much.
			assert_eq!(pallet_treasury::SpendCount::<Runtime>::get(), 1);
			assert_eq!(pallet_treasury::Spends::<Runtime>::get(0).unwrap().amount, half);
		});
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]
	#[test]
	fn no_batch_spends_more_than_the_limit(
		amounts in proptest::collection::vec((0..5_000u128, any::<bool>()), 1..6),
	) {
		let calls = amounts.iter().map(|(amount, local)| {
			let spend = if *local { spend_local } else { spend };
			spend(amount * ASY)
		});
		let calls = batch(calls.collect());
		let sum: Balance = amounts.iter().map(|(amount, _)| amount).sum();
		dev().execute_with(|| {
			let spent = dispatch(Origin::SmallSpender, calls);
			assert_eq!(spent.is_ok(), sum <= 10_000, "{sum}");
		});
	}
}

#[test]
fn referendum_spends_from_the_treasury_and_anybody_has_it_paid() {
	on_dev(|chain| {
		give(chain, 20_000 * ASY);
		assert_eq!(decide(chain, Origin::SmallSpender, spend(10_000 * ASY)), Ok(()));
		let before = chain.look(treasury);
		assert_eq!(payout(chain, 0), Ok(()));
		assert_eq!(received(chain), 10_000 * ASY);
		assert_eq!(chain.look(treasury), before - 10_000 * ASY);
		assert_eq!(payout(chain, 0), refused(Error::AlreadyAttempted));
		assert_eq!(dispatch_as(chain, signed_by(Eve), Call::check_status { index: 0 }), Ok(()));
		assert_eq!(payout(chain, 0), refused(Error::InvalidIndex));
	});
}

#[test]
fn payout_is_refused_and_changes_nothing_when_the_treasury_has_less() {
	on_dev(|chain| {
		assert_eq!(dispatch_as(chain, Origin::SmallSpender, spend(ASY)), Ok(()));
		let before = chain.look(treasury);
		assert!(before < ASY);
		assert_eq!(payout(chain, 0), refused(Error::PayoutError));
		assert_eq!((chain.look(treasury), received(chain)), (before, 0));
		// It can be asked for again when there is more.
		give(chain, 2 * ASY);
		assert_eq!(payout(chain, 0), Ok(()));
		assert_eq!(received(chain), ASY);
	});
}

#[test]
fn payout_is_refused_before_its_time_and_after_thirty_days() {
	on_dev(|chain| {
		give(chain, 10 * ASY);
		let beneficiary = Box::new(One.to_account_id().into());
		let valid_from = Some(20);
		let asset_kind = Box::new(());
		let later = Call::spend { asset_kind, amount: ASY, beneficiary, valid_from };
		assert_eq!(dispatch_as(chain, Origin::SmallSpender, later), Ok(()));
		assert_eq!(payout(chain, 0), refused(Error::EarlyPayout));
		chain.run_to(20 + PAYOUT_PERIOD);
		assert_eq!(payout(chain, 0), refused(Error::SpendExpired));
		chain.run_to(21 + PAYOUT_PERIOD);
		// Anybody takes it out of the storage.
		assert_eq!(dispatch_as(chain, signed_by(Eve), Call::check_status { index: 0 }), Ok(()));
		assert_eq!(payout(chain, 0), refused(Error::InvalidIndex));
		assert_eq!(received(chain), 0);
	});
}

#[test]
fn spend_that_root_voids_is_not_paid() {
	on_dev(|chain| {
		give(chain, 10 * ASY);
		assert_eq!(dispatch_as(chain, Origin::SmallSpender, spend(ASY)), Ok(()));
		let void = Call::void_spend { index: 0 };
		assert_eq!(dispatch_as(chain, RuntimeOrigin::root(), void), Ok(()));
		assert_eq!(payout(chain, 0), refused(Error::InvalidIndex));
	});
}

#[test]
fn local_spends_are_paid_at_the_end_of_a_week_out_of_what_there_is() {
	on_dev(|chain| {
		give(chain, 10 * ASY);
		let office = || RuntimeOrigin::from(Origin::SmallSpender);
		assert_eq!(dispatch_as(chain, office(), spend_local(4 * ASY)), Ok(()));
		assert_eq!(dispatch_as(chain, office(), spend_local(7 * ASY)), Ok(()));
		chain.run_to(7 * 8 - 1);
		assert_eq!(received(chain), 0);
		chain.run_to(7 * 8);
		// The other one waits for more.
		assert_eq!(received(chain), 4 * ASY);
		#[allow(deprecated)]
		let remove = Call::remove_approval { proposal_id: 1 };
		assert_eq!(dispatch_as(chain, RuntimeOrigin::root(), remove), Ok(()));
		give(chain, 10 * ASY);
		chain.run_to(2 * 7 * 8);
		assert_eq!(received(chain), 4 * ASY);
	});
}

#[test]
fn nothing_of_the_treasury_is_burnt_for_not_being_spent() {
	on_dev(|chain| {
		give(chain, 10 * ASY);
		let before = chain.look(treasury);
		chain.run_to(2 * 7 * 8 + 1);
		assert_eq!(chain.look(treasury), before);
	});
}

/// What a transfer pays, and how much of it the treasury gets, the author, and nobody, because it is
/// burnt. `open` says whether the treasury has an account.
fn fee(share: u32, tip: Balance, open: bool) -> (Balance, Balance, Balance, Balance) {
	let mut chain = Chain::new();
	chain.look(|| {
		let new = GovernanceParameters { day: 8, treasury_fee_share: share };
		pallet_protocol_parameters::Governance::<Runtime>::put(new);
		if !open {
			let least = ExistentialDeposit::get();
			Balances::burn_from(&Treasury::account_id(), least, Expendable, Exact, Force).unwrap();
		}
	});
	let was = chain.look(|| (treasury(), Balances::total_issuance()));
	let transaction = chain.look(|| first_transfer(tip));
	chain.block(vec![transaction]);
	chain.look(|| {
		let paid = System::events().into_iter().find_map(|record| match record.event {
			RuntimeEvent::TransactionPayment(
				pallet_transaction_payment::Event::TransactionFeePaid { actual_fee, .. },
			) => Some(actual_fee),
			_ => None,
		});
		let totals = RewardDistribution::totals();
		let burnt = was.1 + totals.minted.total() - Balances::total_issuance();
		(paid.unwrap(), treasury() - was.0, totals.fees, burnt)
	})
}

#[test]
fn treasury_gets_its_share_of_a_fee_and_nothing_of_a_tip() {
	let tip = 5 * MILLI_ASY + 3;
	for (share, divisor) in [(200_000, 5), (500_000, 2), (1_000_000, 1)] {
		let (paid, part, rest, burnt) = fee(share, tip, true);
		assert_eq!(part, (paid - tip) / divisor, "rounded down");
		assert_eq!((rest, burnt), (paid - part, 0));
	}
	let (paid, part, rest, burnt) = fee(0, tip, true);
	assert_eq!((part, rest, burnt), (0, paid, 0));
}

#[test]
fn treasurys_share_goes_the_way_of_the_rest_when_it_cannot_open_an_account() {
	let (paid, part, rest, burnt) = fee(200_000, 0, false);
	assert!(paid / 5 < ExistentialDeposit::get());
	assert_eq!((part, rest, burnt), (0, paid, 0));
}

#[test]
fn identity_that_is_killed_pays_its_deposit_to_the_treasury() {
	on_dev(|chain| {
		let info = Box::new(pallet_identity::legacy::IdentityInfo::default());
		chain.call(Eve, pallet_identity::Call::set_identity { info });
		let (before, deposit) =
			chain.look(|| (treasury(), Balances::reserved_balance(Eve.to_account_id())));
		assert!(deposit > ASY / 10);
		let kill = pallet_identity::Call::kill_identity { target: Eve.to_account_id().into() };
		assert_eq!(dispatch_as(chain, RuntimeOrigin::root(), kill), Ok(()));
		assert_eq!(chain.look(treasury), before + deposit);
	});
}
