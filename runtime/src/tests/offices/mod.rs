//! Who may do what: the offices, and the table of all calls that are not everybody's.

mod table;

use super::{
	chain::*,
	nodes::{register, BOND},
};
use crate::{origins::Origin, *};
use assay_primitives::{currency::ASY, parameters::*};
use codec::{Decode, Encode};
use frame_support::traits::{schedule::DispatchTime, Bounded, Get};
use sp_keyring::{
	Ed25519Keyring,
	Sr25519Keyring::{Alice, Bob, Eve},
};
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};
use Origin::*;

/// The offices, by their index.
const OFFICES: [Origin; 7] = [
	ParameterAdmin,
	SmallSpender,
	BigSpender,
	NodeAdmin,
	ReferendumCanceller,
	ReferendumKiller,
	FinalityRestorer,
];

const NEW: SettlementParameters = SettlementParameters { period: 77 };

fn dispatch(origin: impl Into<RuntimeOrigin>, call: impl Into<RuntimeCall>) -> DispatchResult {
	call.into().dispatch(origin.into()).map(drop).map_err(|refused| refused.error)
}

fn set_period() -> RuntimeCall {
	pallet_protocol_parameters::Call::set_settlement { new: NEW }.into()
}

fn period() -> SettlementParameters {
	<ProtocolParameters as Get<SettlementParameters>>::get()
}

/// A call in the name of an office.
fn in_the_name_of(office: Origin, call: RuntimeCall) -> RuntimeCall {
	let as_origin = Box::new(OriginCaller::Origins(office));
	pallet_utility::Call::dispatch_as { as_origin, call: Box::new(call) }.into()
}

#[test]
fn root_speaks_for_an_office_and_nobody_else_does() {
	let mut state = dev();
	build_block(&mut state, None, Bob, START, || {
		let call = in_the_name_of(ParameterAdmin, set_period());
		let sudo = pallet_sudo::Call::sudo { call: Box::new(call) };
		vec![signed(Alice, 0, 0, sudo.into())]
	});
	state.execute_with(|| assert_eq!(period(), NEW));

	dev().execute_with(|| {
		let call = || in_the_name_of(ParameterAdmin, set_period());
		let refused = Err(DispatchError::BadOrigin);
		assert_eq!(dispatch(RuntimeOrigin::signed(Alice.to_account_id()), call()), refused);
		for office in OFFICES {
			assert_eq!(dispatch(office, call()), refused, "{office:?}");
		}
	});
}

#[test]
fn offices_are_encoded_for_ever() {
	for (index, office) in (0u8..).zip(OFFICES) {
		let caller = OriginCaller::Origins(office);
		assert_eq!(caller.encode(), [21, index]);
		assert_eq!(OriginCaller::decode(&mut &[21, index][..]), Ok(caller));
	}
	assert!(OriginCaller::decode(&mut &[21, OFFICES.len() as u8][..]).is_err());
}

/// A chain with a referendum that is going on, and with Eve's node, in jail.
fn busy() -> Chain {
	let mut chain = Chain::new();
	chain.call(Eve, register(Eve, Ed25519Keyring::Eve, Alice));
	let proposal = Bounded::Inline(set_period().encode().try_into().unwrap());
	let submit = pallet_referenda::Call::submit {
		proposal_origin: Box::new(ParameterAdmin.into()),
		proposal,
		enactment_moment: DispatchTime::After(0),
	};
	chain.call(Bob, submit);
	chain
}

#[test]
fn every_office_does_what_it_is_for() {
	use pallet_protocol_parameters::Call as Set;
	let mut chain = busy();
	let eve = Eve.to_account_id();
	let spend = |amount| {
		let beneficiary = Box::new(Bob.to_account_id().into());
		pallet_treasury::Call::spend {
			asset_kind: Box::new(()),
			amount,
			beneficiary,
			valid_from: None,
		}
	};
	let close = pallet_staking_node::Call::force_close { node: eve.clone() };
	let calls: Vec<(Origin, RuntimeCall)> = vec![
		(ParameterAdmin, Set::set_auction { new: Default::default() }.into()),
		(ParameterAdmin, Set::set_shares { new: Default::default() }.into()),
		(ParameterAdmin, Set::set_votes { new: Default::default() }.into()),
		(ParameterAdmin, Set::set_rewards { new: Default::default() }.into()),
		(ParameterAdmin, Set::set_settlement { new: NEW }.into()),
		(ParameterAdmin, Set::set_nodes { new: Default::default() }.into()),
		(SmallSpender, spend(10_000 * ASY).into()),
		(BigSpender, spend(500_000 * ASY).into()),
		(NodeAdmin, close.into()),
		(ReferendumCanceller, pallet_referenda::Call::cancel { index: 0 }.into()),
		(ReferendumKiller, pallet_referenda::Call::kill { index: 0 }.into()),
	];
	for (office, call) in calls {
		for origin in [RuntimeOrigin::from(office), RuntimeOrigin::root()] {
			let done = chain.look(|| undone(|| dispatch(origin, call.clone())));
			assert_eq!(done, Ok(()), "{office:?} {call:?}");
		}
	}
	let bond = chain.look(|| StakingNode::node(eve).unwrap().bond);
	assert_eq!(bond, BOND);
}

#[test]
fn finality_is_restored_by_its_office() {
	let mut chain = busy();
	chain.run_to(12);
	let gone = vec![Ed25519Keyring::Alice.public().into()].try_into().unwrap();
	let call = pallet_staking_node::Call::restore_finality { gone, delay: 3, best_finalized: 11 };
	assert_eq!(chain.look(|| dispatch(FinalityRestorer, call)), Ok(()));
	chain.run_to(18);
	chain.look(|| {
		let authorities = Grandpa::grandpa_authorities();
		assert_eq!(authorities, [(Ed25519Keyring::Eve.public().into(), 1_000_000_000)]);
	});
}
