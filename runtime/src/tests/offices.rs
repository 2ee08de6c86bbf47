//! Who may change the protocol parameters.

use super::chain::*;
use crate::{origins::Origin, *};
use assay_primitives::parameters::SettlementParameters;
use codec::{Decode, Encode};
use frame_support::traits::Get;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{traits::Dispatchable, DispatchError};

const NEW: SettlementParameters = SettlementParameters { period: 77 };

fn set_period() -> RuntimeCall {
	pallet_protocol_parameters::Call::set_settlement { new: NEW }.into()
}

fn period() -> SettlementParameters {
	<ProtocolParameters as Get<SettlementParameters>>::get()
}

/// A call in the name of the parameter admin.
fn as_parameter_admin(call: RuntimeCall) -> RuntimeCall {
	let as_origin = Box::new(OriginCaller::Origins(Origin::ParameterAdmin));
	pallet_utility::Call::dispatch_as { as_origin, call: Box::new(call) }.into()
}

#[test]
fn parameters_are_changed_by_root_and_by_the_parameter_admin() {
	for origin in [RuntimeOrigin::root(), Origin::ParameterAdmin.into()] {
		dev().execute_with(|| {
			assert_eq!(set_period().dispatch(origin).map(drop), Ok(()));
			assert_eq!(period(), NEW);
		});
	}
}

#[test]
fn parameters_are_left_alone_when_anybody_else_asks() {
	for origin in [RuntimeOrigin::signed(Alice.to_account_id()), RuntimeOrigin::none()] {
		dev().execute_with(|| {
			let refused = set_period().dispatch(origin).map_err(|error| error.error);
			assert_eq!(refused.map(drop), Err(DispatchError::BadOrigin));
			assert_ne!(period(), NEW);
		});
	}
}

#[test]
fn root_speaks_for_the_parameter_admin_and_nobody_else_does() {
	let mut state = dev();
	build_block(&mut state, None, Bob, START, || {
		let sudo = pallet_sudo::Call::sudo { call: Box::new(as_parameter_admin(set_period())) };
		vec![signed(Alice, 0, 0, sudo.into())]
	});
	state.execute_with(|| assert_eq!(period(), NEW));

	dev().execute_with(|| {
		let origin = RuntimeOrigin::signed(Alice.to_account_id());
		let refused = as_parameter_admin(set_period()).dispatch(origin);
		assert_eq!(refused.map(drop).map_err(|it| it.error), Err(DispatchError::BadOrigin));
	});
}

#[test]
fn parameter_admin_is_not_root() {
	dev().execute_with(|| {
		let call = frame_system::Call::set_heap_pages { pages: 1 };
		let refused = RuntimeCall::from(call).dispatch(Origin::ParameterAdmin.into());
		assert_eq!(refused.map(drop).map_err(|it| it.error), Err(DispatchError::BadOrigin));
	});
}

#[test]
fn offices_are_encoded_for_ever() {
	let caller = OriginCaller::Origins(Origin::ParameterAdmin);
	assert_eq!(caller.encode(), [21, 0]);
	assert_eq!(OriginCaller::decode(&mut &[21u8, 0][..]), Ok(caller));
}
