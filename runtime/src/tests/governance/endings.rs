//! Referenda that end otherwise: rejected, cancelled, killed, timed out. Nothing is enacted, and no
//! money is lost.

use super::*;
use frame_support::traits::fungible::InspectHold;

fn error(error: pallet_referenda::Error<Runtime>) -> DispatchResult {
	Err(error.into())
}

fn refund_decision(chain: &mut Chain, index: u32) -> DispatchResult {
	dispatch_as(chain, signed_by(Bob), Poll::refund_decision_deposit { index })
}

fn refund_submission(chain: &mut Chain, index: u32) -> DispatchResult {
	dispatch_as(chain, signed_by(Bob), Poll::refund_submission_deposit { index })
}

/// What the proposer has set aside, but for preimages.
fn deposits(chain: &mut Chain) -> Balance {
	chain.look(|| {
		let who = PROPOSER.to_account_id();
		let why = RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
		Balances::reserved_balance(&who) - Balances::balance_on_hold(&why, &who)
	})
}

#[test]
fn referendum_is_rejected_when_most_are_against_it() {
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		let submitted = chain.height();
		place_deposit(chain, index);
		assert_eq!(deposits(chain), 10_010 * ASY);
		vote_all(chain, index, false);
		chain.call(Charlie, vote(index, true, Conviction::Locked1x, STAKE));
		assert_eq!(
			refund_decision(chain, index),
			error(pallet_referenda::Error::Unfinished),
			"while it is decided"
		);
		run_until(chain, |event| match event {
			RuntimeEvent::Referenda(Event::Rejected { index: 0, .. }) => Some(()),
			_ => None,
		});
		assert_eq!(chain.height(), submitted + 8 + 80);
		assert_eq!(refund_decision(chain, index), Ok(()));
		// What it cost to ask in vain.
		assert_eq!(refund_submission(chain, index), error(pallet_referenda::Error::BadStatus));
		assert_eq!(deposits(chain), 10 * ASY);
		assert_ne!(chain.look(period).period, 77);
	});
}

#[test]
fn referendum_times_out_when_nobody_places_its_deposit() {
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		let submitted = chain.height();
		vote_all(chain, index, true);
		run_until(chain, |event| match event {
			RuntimeEvent::Referenda(Event::TimedOut { index: 0, .. }) => Some(()),
			_ => None,
		});
		assert_eq!(chain.height(), submitted + 14 * 8);
		assert_eq!(refund_decision(chain, index), error(pallet_referenda::Error::NoDeposit));
		assert_eq!(deposits(chain), 10 * ASY);
		// Nobody is bound by a vote on what was never decided.
		let remove = Voting::remove_vote { class: Some(1), index };
		let unlock = Voting::unlock { class: 1, target: Eve.to_account_id().into() };
		chain.call(Eve, remove);
		chain.call(Bob, unlock);
		chain.look(|| {
			assert!(pallet_balances::Locks::<Runtime>::get(Eve.to_account_id()).is_empty())
		});
	});
}

#[test]
fn referendum_is_cancelled_by_another_one_and_its_deposits_come_back() {
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		place_deposit(chain, index);
		let cancel = Poll::cancel { index };
		assert_eq!(decide(chain, Origin::ReferendumCanceller, cancel), Ok(()));
		chain.look(|| assert!(matches!(info(index), ReferendumInfo::Cancelled(..))));
		for which in [index, index + 1] {
			assert_eq!(refund_decision(chain, which), Ok(()));
			assert_eq!(refund_submission(chain, which), Ok(()));
		}
		assert_eq!(deposits(chain), 0);
		assert_ne!(chain.look(period).period, 77);
	});
}

#[test]
fn referendum_is_killed_by_another_one_and_its_deposits_go_to_the_treasury() {
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		place_deposit(chain, index);
		let kill = RuntimeCall::from(Poll::kill { index });
		let killer = propose(chain, Origin::ReferendumKiller, &kill);
		place_deposit(chain, killer);
		vote_all(chain, killer, true);
		let before = chain.look(treasury);
		assert_eq!(run_until_dispatched(chain), Ok(()));
		// These blocks carry no transaction: nothing else came in.
		assert_eq!(chain.look(treasury), before + 10_010 * ASY);
		chain.look(|| assert!(matches!(info(index), ReferendumInfo::Killed(..))));
		assert_eq!(refund_decision(chain, index), error(pallet_referenda::Error::NoDeposit));
		assert_eq!(refund_submission(chain, index), error(pallet_referenda::Error::BadStatus));
		assert_eq!(deposits(chain), 20_010 * ASY);
		assert_ne!(chain.look(period).period, 77);
	});
}

#[test]
fn referendum_that_has_ended_cannot_be_ended_again() {
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		assert_eq!(dispatch_as(chain, Origin::ReferendumCanceller, Poll::cancel { index }), Ok(()));
		for (office, call) in [
			(Origin::ReferendumCanceller, Poll::cancel { index }),
			(Origin::ReferendumKiller, Poll::kill { index }),
		] {
			let refused = dispatch_as(chain, office, call);
			assert_eq!(refused, error(pallet_referenda::Error::NotOngoing));
		}
		assert_eq!(
			dispatch_as(chain, signed_by(PROPOSER), Poll::place_decision_deposit { index }),
			error(pallet_referenda::Error::NotOngoing)
		);
	});
}
