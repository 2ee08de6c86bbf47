//! Proposals that cannot be enacted: each ends in an event or an error that says so, and changes nothing.

use super::*;
use frame_support::traits::fungible::{Inspect, InspectHold};

#[test]
fn parameter_out_of_range_is_refused_when_it_is_enacted() {
	on_dev(|chain| {
		let before = chain.look(period);
		let error = pallet_protocol_parameters::Error::<Runtime>::SettlementPeriodOutOfRange;
		assert_eq!(decide(chain, Origin::ParameterAdmin, set_period(0)), Err(error.into()));
		assert_eq!(chain.look(period), before);
	});
}

#[test]
fn call_that_fails_when_it_is_enacted_is_told_with_its_error() {
	on_dev(|chain| {
		let (from, to) = (Eve.to_account_id(), One.to_account_id());
		let value = 2 * genesis_presets::ENDOWMENT;
		let call = pallet_balances::Call::force_transfer {
			source: from.into(),
			dest: to.clone().into(),
			value,
		};
		let error = sp_runtime::TokenError::FundsUnavailable;
		assert_eq!(decide(chain, root(), call), Err(error.into()));
		assert_eq!(chain.look(|| Balances::balance(&to)), 0);
	});
}

#[test]
fn batch_of_which_one_call_fails_changes_nothing() {
	on_dev(|chain| {
		let before = chain.look(period);
		let calls = vec![set_period(77), set_period(0)];
		let error = pallet_protocol_parameters::Error::<Runtime>::SettlementPeriodOutOfRange;
		let batch = pallet_utility::Call::batch_all { calls };
		assert_eq!(decide(chain, Origin::ParameterAdmin, batch), Err(error.into()));
		assert_eq!(chain.look(period), before);
	});
}

#[test]
fn office_is_refused_what_is_not_its_business_when_it_is_enacted() {
	on_dev(|chain| {
		let day = GovernanceParameters { day: 1, treasury_fee_share: 0 };
		let pace = DifficultyParameters { target_block_time: 500, half_life: 60_000 };
		for call in [
			pallet_protocol_parameters::Call::set_governance { new: day }.into(),
			pallet_protocol_parameters::Call::set_difficulty { new: pace }.into(),
			RuntimeCall::from(frame_system::Call::set_heap_pages { pages: 1 }),
		] {
			let refused = decide(chain, Origin::ParameterAdmin, call);
			assert_eq!(refused, Err(DispatchError::BadOrigin));
		}
		assert_eq!(chain.look(governance).day, 8);
	});
}

/// Have everybody agree on a proposal whose preimage nobody knows, up to its enactment.
fn enact_unknown(chain: &mut Chain, call: &RuntimeCall) {
	chain.call(PROPOSER, submit(Origin::ParameterAdmin, by_hash(call)));
	place_deposit(chain, 0);
	vote_all(chain, 0, true);
	run_until(chain, |event| match event {
		RuntimeEvent::Scheduler(pallet_scheduler::Event::CallUnavailable { .. }) => Some(()),
		_ => None,
	});
}

#[test]
fn proposal_is_dropped_when_its_preimage_is_missing_at_its_enactment() {
	on_dev(|chain| {
		let before = chain.look(period);
		let call = set_period(77);
		enact_unknown(chain, &call);
		assert_eq!(chain.look(period), before);
		// It does not come back when somebody finds it, but can be proposed again.
		chain.call(PROPOSER, note(&call));
		let height = chain.height();
		chain.run_to(height + 20);
		assert_eq!(chain.look(period), before);
		chain.call(PROPOSER, submit(Origin::ParameterAdmin, by_hash(&call)));
		place_deposit(chain, 1);
		vote_all(chain, 1, true);
		assert_eq!(run_until_dispatched(chain), Ok(()));
		assert_eq!(chain.look(period).period, 77);
	});
}

#[test]
fn proposal_is_enacted_when_its_preimage_comes_in_time() {
	on_dev(|chain| {
		let call = set_period(77);
		chain.call(PROPOSER, submit(Origin::ParameterAdmin, by_hash(&call)));
		place_deposit(chain, 0);
		vote_all(chain, 0, true);
		run_until(chain, |event| match event {
			RuntimeEvent::Referenda(Event::Confirmed { .. }) => Some(()),
			_ => None,
		});
		chain.call(Bob, note(&call));
		// Whoever notes what the chain waits for pays no deposit.
		assert_eq!(
			chain.look(|| Balances::reserved_balance(Bob.to_account_id())),
			bobs_shares(chain)
		);
		assert_eq!(run_until_dispatched(chain), Ok(()));
		assert_eq!(chain.look(period).period, 77);
	});
}

fn bobs_shares(chain: &mut Chain) -> Balance {
	chain.look(|| {
		let bob = Bob.to_account_id();
		let why = RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
		Balances::total_balance_on_hold(&bob) - Balances::balance_on_hold(&why, &bob)
	})
}

#[test]
fn preimage_that_is_too_large_is_refused_and_no_deposit_kept() {
	on_dev(|chain| {
		let before = chain.look(|| Balances::balance(&PROPOSER.to_account_id()));
		let bytes = vec![0; pallet_preimage::MAX_SIZE as usize + 1];
		let note = pallet_preimage::Call::note_preimage { bytes };
		let error = pallet_preimage::Error::<Runtime>::TooBig;
		assert_eq!(dispatch_as(chain, signed_by(PROPOSER), note), Err(error.into()));
		chain.look(|| {
			let who = PROPOSER.to_account_id();
			assert_eq!(Balances::balance(&who), before);
			assert_eq!(Balances::reserved_balance(&who), 0);
			assert_eq!(pallet_preimage::RequestStatusFor::<Runtime>::iter().count(), 0);
		});
	});
}

#[test]
fn preimage_is_refused_when_its_deposit_cannot_be_paid() {
	on_dev(|chain| {
		chain.call(Eve, transfer(One, ASY));
		let note = pallet_preimage::Call::note_preimage { bytes: vec![0; 1_000] };
		let refused = dispatch_as(chain, signed_by(One), note);
		assert_eq!(refused, Err(sp_runtime::TokenError::FundsUnavailable.into()));
		assert_eq!(chain.look(|| Balances::balance(&One.to_account_id())), ASY);
	});
}

#[test]
fn proposal_is_refused_when_its_length_is_not_that_of_the_preimage() {
	on_dev(|chain| {
		let call = set_period(77);
		chain.call(PROPOSER, note(&call));
		let hash = BlakeTwo256::hash_of(&call);
		let len = call.encoded_size() as u32 + 1;
		let wrong = submit(Origin::ParameterAdmin, Bounded::Lookup { hash, len });
		let error = pallet_referenda::Error::<Runtime>::PreimageStoredWithDifferentLength;
		assert_eq!(dispatch_as(chain, signed_by(PROPOSER), wrong), Err(error.into()));
	});
}

#[test]
fn proposal_is_refused_when_no_track_decides_for_its_origin() {
	on_dev(|chain| {
		let error = DispatchError::from(pallet_referenda::Error::<Runtime>::NoTrack);
		let proposal = by_hash(&set_period(77));
		for origin in
			[OriginCaller::from(RawOrigin::Signed(Alice.to_account_id())), RawOrigin::None.into()]
		{
			let wrong = submit(origin, proposal.clone());
			assert_eq!(dispatch_as(chain, signed_by(PROPOSER), wrong), Err(error));
		}
		let who = PROPOSER.to_account_id();
		assert_eq!(chain.look(|| Balances::reserved_balance(&who)), 0);
	});
}

#[test]
fn proposal_is_refused_when_its_deposit_cannot_be_paid() {
	on_dev(|chain| {
		chain.call(Eve, transfer(One, 9 * ASY));
		let proposal = by_hash(&set_period(77));
		let propose = submit(Origin::ParameterAdmin, proposal);
		let refused = dispatch_as(chain, signed_by(One), propose);
		assert_eq!(refused, Err(pallet_balances::Error::<Runtime>::InsufficientBalance.into()));
	});
}
