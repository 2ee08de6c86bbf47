//! A referendum from its proposal to its enactment, and how long each step takes.

use super::*;
use frame_support::traits::fungible::{Inspect, InspectHold};

/// The heights of the steps of a referendum of the parameter admin that everybody is for at once.
#[derive(PartialEq, Debug)]
struct Steps {
	submitted: u32,
	decided_since: u32,
	confirmed: u32,
	enacted: u32,
}

fn steps(chain: &mut Chain) -> Steps {
	let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
	let submitted = chain.height();
	place_deposit(chain, index);
	vote_all(chain, index, true);
	let decided_since = run_until(chain, |event| match event {
		RuntimeEvent::Referenda(Event::DecisionStarted { index: it, track: 1, .. }) => {
			(it == index).then(System::block_number)
		},
		_ => None,
	});
	let confirmed = run_until(chain, |event| match event {
		RuntimeEvent::Referenda(Event::Confirmed { index: it, .. }) => {
			(it == index).then(System::block_number)
		},
		_ => None,
	});
	assert_ne!(chain.look(period).period, 77);
	assert_eq!(run_until_dispatched(chain), Ok(()));
	assert_eq!(chain.look(period).period, 77);
	Steps { submitted, decided_since, confirmed, enacted: chain.height() }
}

#[test]
fn referendum_changes_a_parameter_after_periods_that_follow_the_day_of_governance() {
	for day in [8, 4, 15] {
		with_day(day, |chain| {
			let steps = steps(chain);
			let expected = Steps {
				submitted: 2,
				decided_since: 2 + day,
				confirmed: 2 + 2 * day,
				enacted: 2 + 3 * day,
			};
			assert_eq!(steps, expected);
		});
	}
}

#[test]
fn referendum_on_root_makes_days_longer_for_the_next_one() {
	on_dev(|chain| {
		let new = GovernanceParameters { day: 16, treasury_fee_share: 0 };
		let call = pallet_protocol_parameters::Call::set_governance { new };
		assert_eq!(decide(chain, root(), call), Ok(()));
		assert_eq!(chain.look(governance), new);
		let steps = steps(chain);
		assert_eq!(steps.decided_since - steps.submitted, 16);
		assert_eq!(steps.confirmed - steps.decided_since, 16);
		assert_eq!(steps.enacted - steps.confirmed, 16);
	});
}

#[test]
fn referendum_being_decided_lasts_as_long_as_the_day_says_at_its_end() {
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		let submitted = chain.height();
		place_deposit(chain, index);
		chain.run_to(submitted + 8);
		let new = GovernanceParameters { day: 9, ..chain.look(governance) };
		let longer = pallet_protocol_parameters::Call::set_governance { new };
		assert_eq!(dispatch_as(chain, RuntimeOrigin::root(), longer), Ok(()));
		let rejected = run_until(chain, |event| match event {
			RuntimeEvent::Referenda(Event::Rejected { .. }) => Some(System::block_number()),
			_ => None,
		});
		assert_eq!(rejected, submitted + 8 + 90);
	});
}

#[test]
fn deposits_and_preimage_come_back_when_a_proposal_is_enacted() {
	on_dev(|chain| {
		let call = set_period(77);
		let (who, bytes) = (PROPOSER.to_account_id(), call.encoded_size() as Balance);
		assert_eq!(decide(chain, Origin::ParameterAdmin, call.clone()), Ok(()));
		let why = RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
		chain.look(|| {
			// The status and the bytes: 0.1 ASY an item, 0.001 ASY a byte.
			assert_eq!(Balances::balance_on_hold(&why, &who), ASY / 5 + (64 + bytes) * ASY / 1_000);
			assert_eq!(Balances::reserved_balance(&who) / ASY, 10_010);
		});
		let hash = BlakeTwo256::hash_of(&call);
		chain.call(PROPOSER, pallet_preimage::Call::unnote_preimage { hash });
		chain.call(Bob, Poll::refund_decision_deposit { index: 0 });
		chain.call(Bob, Poll::refund_submission_deposit { index: 0 });
		chain.look(|| {
			assert_eq!(Balances::reserved_balance(&who), 0);
			let spent = genesis_presets::ENDOWMENT - Balances::balance(&who);
			assert!(spent < ASY, "nothing but fees: {spent}");
		});
	});
}

#[test]
fn small_proposal_needs_no_preimage() {
	on_dev(|chain| {
		let inline = Bounded::Inline(set_period(77).encode().try_into().unwrap());
		chain.call(PROPOSER, submit(Origin::ParameterAdmin, inline));
		place_deposit(chain, 0);
		vote_all(chain, 0, true);
		assert_eq!(run_until_dispatched(chain), Ok(()));
		assert_eq!(chain.look(period).period, 77);
	});
}

#[test]
fn proposal_is_enacted_no_earlier_than_its_author_asked_for() {
	on_dev(|chain| {
		let call = set_period(77);
		chain.call(PROPOSER, note(&call));
		let submit = Poll::submit {
			proposal_origin: Box::new(Origin::ParameterAdmin.into()),
			proposal: by_hash(&call),
			enactment_moment: DispatchTime::At(60),
		};
		chain.call(PROPOSER, submit);
		place_deposit(chain, 0);
		vote_all(chain, 0, true);
		assert_eq!(run_until_dispatched(chain), Ok(()));
		assert_eq!(chain.height(), 60);
	});
}

#[test]
fn proposal_with_little_support_passes_only_when_the_threshold_has_fallen() {
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		let submitted = chain.height();
		place_deposit(chain, index);
		// A twelfth of the money: the support of 25 % falls to it after 72 % of the ten days.
		chain.call(Eve, vote(index, true, Conviction::Locked6x, STAKE));
		let started = run_until(chain, |event| match event {
			RuntimeEvent::Referenda(Event::ConfirmStarted { .. }) => Some(System::block_number()),
			_ => None,
		});
		let (since, decide) = (submitted + 8, 80);
		assert!((since + decide * 70 / 100..since + decide * 76 / 100).contains(&started));
		assert_eq!(run_until_dispatched(chain), Ok(()));
	});
}

#[test]
fn proposal_that_loses_its_majority_while_it_is_confirmed_is_not_enacted() {
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		place_deposit(chain, index);
		vote_all(chain, index, true);
		run_until(chain, |event| match event {
			RuntimeEvent::Referenda(Event::ConfirmStarted { .. }) => Some(()),
			_ => None,
		});
		vote_all(chain, index, false);
		run_until(chain, |event| match event {
			RuntimeEvent::Referenda(Event::ConfirmAborted { .. }) => Some(()),
			_ => None,
		});
		run_until(chain, |event| match event {
			RuntimeEvent::Referenda(Event::Rejected { .. }) => Some(()),
			_ => None,
		});
		assert_ne!(chain.look(period).period, 77);
	});
}

#[test]
fn referendum_waits_its_turn_when_its_track_decides_on_enough_others() {
	on_dev(|chain| {
		let started = |index: u32| {
			move |event| match event {
				RuntimeEvent::Referenda(Event::DecisionStarted { index: it, .. }) => {
					(it == index).then(System::block_number)
				},
				_ => None,
			}
		};
		let remark = RuntimeCall::from(frame_system::Call::remark { remark: vec![1] });
		chain.call(PROPOSER, note(&remark));
		for _ in 0..3 {
			chain.call(PROPOSER, submit(root(), by_hash(&remark)));
		}
		chain.run_to(chain.height() + 8);
		let since = chain.height() + 1;
		for index in 0..3 {
			// It is decided on at once, if there is room: a day has passed.
			place_deposit(chain, index);
			let deciding = chain.look(|| Referenda::ensure_ongoing(index).unwrap().deciding);
			assert_eq!(deciding.is_some(), index < 2, "{index}");
		}
		// The first is rejected two weeks after its decision began.
		let next = run_until(chain, started(2));
		assert_eq!(next, since + 14 * 8 + 1);
		chain.look(|| assert!(matches!(info(0), ReferendumInfo::Rejected(..))));
	});
}

#[test]
fn finality_is_restored_in_time_though_its_track_decides_on_others() {
	on_dev(|chain| {
		let remark = RuntimeCall::from(frame_system::Call::remark { remark: vec![1] });
		let junk = || Bounded::Inline(remark.encode().try_into().unwrap());
		let calls = (0..19).map(|_| submit(Origin::FinalityRestorer, junk())).collect();
		chain.call(Charlie, pallet_utility::Call::batch_all { calls });
		let deposit = |index| Poll::place_decision_deposit { index }.into();
		chain.call(
			Charlie,
			pallet_utility::Call::batch_all { calls: (0..19).map(deposit).collect() },
		);
		let before = chain.height();
		assert_eq!(decide(chain, Origin::FinalityRestorer, remark.clone()), Ok(()));
		// An hour of `dev` is a block, a day eight.
		assert!(chain.height() < before + 12, "{}", chain.height() - before);
		let deciding = chain.look(|| pallet_referenda::DecidingCount::<Runtime>::get(7));
		assert_eq!(deciding, 19, "those who were there first are decided on still");
	});
}
