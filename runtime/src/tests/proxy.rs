//! What a proxy may do.

use super::chain::transfer;
use crate::{configs::proxy::ProxyType, *};
use codec::Encode;
use frame_support::{
	assert_ok,
	traits::{fungible::Inspect, InstanceFilter},
};
use pallet_proxy::Call as ProxyCall;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use ProxyType::{Any, CancelProxy, Governance, NonTransfer};

const ALL: [ProxyType; 4] = [Any, NonTransfer, CancelProxy, Governance];
const VOTERS: &[ProxyType] = &[Any, NonTransfer, Governance];

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

/// Calls, and which kinds of proxy may make them.
fn table() -> Vec<(RuntimeCall, &'static [ProxyType])> {
	let call = || Box::new(remark());
	let reject = ProxyCall::reject_announcement {
		delegate: Bob.to_account_id().into(),
		call_hash: Default::default(),
	};
	let add = ProxyCall::add_proxy {
		delegate: Bob.to_account_id().into(),
		proxy_type: NonTransfer,
		delay: 0,
	};
	let as_proxy = ProxyCall::proxy {
		real: Alice.to_account_id().into(),
		force_proxy_type: None,
		call: call(),
	};
	let as_announced = ProxyCall::proxy_announced {
		delegate: Alice.to_account_id().into(),
		real: Alice.to_account_id().into(),
		force_proxy_type: None,
		call: call(),
	};
	let multisig = pallet_multisig::Call::as_multi_threshold_1 {
		other_signatories: vec![Bob.into()],
		call: call(),
	};
	let batch = pallet_utility::Call::batch { calls: vec![transfer(Bob, 1)] };
	let sudo = pallet_sudo::Call::sudo { call: call() };
	vec![
		(remark(), &[Any, NonTransfer]),
		(transfer(Bob, 1), &[Any]),
		(pallet_balances::Call::burn { value: 1, keep_alive: true }.into(), &[Any]),
		// A batch passes; each of its calls is filtered by its own dispatch.
		(batch.into(), VOTERS),
		(pallet_utility::Call::batch_all { calls: vec![] }.into(), VOTERS),
		(pallet_utility::Call::force_batch { calls: vec![] }.into(), VOTERS),
		(
			pallet_utility::Call::as_derivative { index: 0, call: call() }.into(),
			&[Any, NonTransfer],
		),
		(pallet_conviction_voting::Call::undelegate { class: 0 }.into(), VOTERS),
		(pallet_referenda::Call::place_decision_deposit { index: 0 }.into(), VOTERS),
		(pallet_preimage::Call::note_preimage { bytes: vec![] }.into(), VOTERS),
		(pallet_treasury::Call::payout { index: 0 }.into(), &[Any, Governance]),
		(pallet_treasury::Call::check_status { index: 0 }.into(), &[Any, Governance]),
		(pallet_treasury::Call::void_spend { index: 0 }.into(), &[Any]),
		(pallet_identity::Call::clear_identity {}.into(), &[Any]),
		(sudo.into(), &[Any]),
		(multisig.into(), &[Any]),
		(as_proxy.into(), &[Any]),
		(as_announced.into(), &[Any]),
		(add.into(), &[Any, NonTransfer]),
		(reject.into(), &[Any, NonTransfer, CancelProxy]),
	]
}

#[test]
fn a_proxy_may_make_exactly_the_calls_of_its_kind() {
	for (call, allowed) in table() {
		for kind in ALL {
			assert_eq!(kind.filter(&call), allowed.contains(&kind), "{kind:?} {call:?}");
		}
	}
}

#[test]
fn a_kind_of_proxy_that_includes_another_may_make_all_its_calls() {
	for (call, _) in table() {
		for (wide, narrow) in ALL.iter().flat_map(|a| ALL.iter().map(move |b| (a, b))) {
			if wide.is_superset(narrow) {
				assert!(
					wide.filter(&call) || !narrow.filter(&call),
					"{wide:?} {narrow:?} {call:?}"
				);
			}
		}
	}
}

#[test]
fn kinds_of_proxy_include_exactly_those_whose_calls_they_may_all_make() {
	for (wide, included) in [
		(Any, &ALL[..]),
		(NonTransfer, &[NonTransfer, CancelProxy]),
		(CancelProxy, &[CancelProxy]),
		(Governance, &[Governance]),
	] {
		for narrow in ALL {
			assert_eq!(
				wide.is_superset(&narrow),
				included.contains(&narrow),
				"{wide:?} {narrow:?}"
			);
		}
	}
}

#[test]
fn kinds_of_proxy_are_encoded_for_ever_and_the_default_may_do_anything() {
	assert_eq!(ALL.map(|kind| kind.encode()), [[0], [1], [2], [3]]);
	assert_eq!(ProxyType::default(), Any);
}

#[test]
fn a_proxy_that_may_not_move_money_cannot_do_so_in_a_batch() {
	for kind in [NonTransfer, Governance] {
		moves_no_money_in_a_batch(kind);
	}
}

fn moves_no_money_in_a_batch(kind: ProxyType) {
	super::chain::dev().execute_with(|| {
		System::set_block_number(1);
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		assert_ok!(Proxy::add_proxy(
			RuntimeOrigin::signed(alice.clone()),
			bob.clone().into(),
			kind,
			0
		));
		let before = Balances::balance(&bob);
		let batch = pallet_utility::Call::batch_all { calls: vec![transfer(Bob, 1)] };
		assert_ok!(Proxy::proxy(
			RuntimeOrigin::signed(bob.clone()),
			alice.into(),
			None,
			Box::new(batch.into())
		));
		System::assert_last_event(
			pallet_proxy::Event::ProxyExecuted {
				result: Err(frame_system::Error::<Runtime>::CallFiltered.into()),
			}
			.into(),
		);
		assert_eq!(Balances::balance(&bob), before);
	});
}
