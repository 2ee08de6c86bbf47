//! Any sequence of what can happen to nodes keeps every invariant.

use super::evidence::equivocation;
use crate::{mock::*, Call, Nodes, Sets};
use assay_primitives::{
	node::FinalityGadget,
	share::{NodeRegistry, VoterDirectory},
	Balance,
};
use proptest::prelude::*;

/// Something that happens.
#[derive(Clone, Debug)]
enum Step {
	Register(u8),
	Keys(u8, u8),
	TopUp(u8, Balance),
	Close(u8),
	Withdraw(u8),
	Unjail(u8),
	Votes(u8, u32, u32),
	Shares(u8, u64),
	Drawn(u8),
	Equivocate(u8, u64),
	Restore(Vec<u8>, u32),
	Price(u128),
	Blocks(u32),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let who = || 1..=16u8;
	let step = prop_oneof![
		6 => who().prop_map(Step::Register),
		1 => (who(), 30..40u8).prop_map(|(who, key)| Step::Keys(who, key)),
		1 => (who(), 1..2 * BOND).prop_map(|(who, amount)| Step::TopUp(who, amount)),
		1 => who().prop_map(Step::Close),
		2 => who().prop_map(Step::Withdraw),
		2 => who().prop_map(Step::Unjail),
		2 => (who(), 0..100u32, 0..100u32).prop_map(|(who, good, bad)| Step::Votes(who, good, bad)),
		3 => (who(), 1..100_000u64).prop_map(|(who, shares)| Step::Shares(who, shares)),
		3 => who().prop_map(Step::Drawn),
		1 => (who(), 0..4u64).prop_map(|(who, back)| Step::Equivocate(who, back)),
		1 => (proptest::collection::vec(prop_oneof![who(), 101..=104u8], 0..3), 0..30u32)
			.prop_map(|(gone, delay)| Step::Restore(gone, delay)),
		1 => (1..1_000u128).prop_map(Step::Price),
		6 => (1..25u32).prop_map(Step::Blocks),
	];
	proptest::collection::vec(step, 1..80)
}

fn take(step: Step) {
	match step {
		Step::Register(who) => drop(register(who)),
		Step::Keys(who, key) => drop(set_keys(who, key, key)),
		Step::TopUp(who, amount) => drop(top_up(who, amount)),
		Step::Close(who) => drop(close(who)),
		Step::Withdraw(who) => {
			let before = (free(who), held(who));
			if withdraw(who).is_ok() {
				assert_eq!((free(who), held(who)), (before.0 + before.1, 0));
			}
		},
		Step::Unjail(who) => drop(unjail(who)),
		Step::Votes(who, good, bad) => votes(who, good, 0, bad),
		Step::Shares(who, shares) => StakingNode::assign(&account(who), shares, shares % 3 > 0),
		Step::Drawn(who) => {
			StakingNode::note_drawn(&account(who));
			let shares = StakingNode::assigned(account(who));
			StakingNode::release(&account(who), shares.mature / 2, true);
			StakingNode::release(&account(who), (shares.all - shares.mature) / 2, false);
		},
		Step::Equivocate(who, back) => {
			let set = Gadget::set_id().saturating_sub(back);
			let proof = Box::new(equivocation(who, set));
			let _ = dispatch(59, Call::report_equivocation { proof });
		},
		Step::Restore(gone, delay) => {
			let gone = gone.into_iter().map(finality_key).collect::<Vec<_>>().try_into().unwrap();
			let best_finalized = System::block_number().saturating_sub(delay);
			let call = Call::restore_finality { gone, delay, best_finalized };
			let _ = dispatch_as(RuntimeOrigin::root(), call);
		},
		Step::Price(price) => Auction::mutate(|it| it.base_price = price),
		Step::Blocks(count) => run(count),
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(200))]

	#[test]
	fn no_sequence_of_steps_breaks_an_invariant_or_loses_a_unit(steps in steps()) {
		ext().execute_with(|| {
			Parameters::mutate(|it| {
				it.bond_lock = 40;
				it.min_nodes = 4;
			});
			let issued = Balances::total_issuance();
			for step in steps {
				take(step);
				check();
				let of_nodes: Balance = RICH.map(|number| free(number) + held(number)).sum();
				assert_eq!(Balances::total_issuance(), of_nodes);
				assert!(of_nodes <= issued);
				assert!(!current_set().members.is_empty());
			}
			// In the end every bond that is left comes back.
			for who in Nodes::<Test>::iter_keys().collect::<Vec<_>>() {
				let shares = StakingNode::assigned(who.clone());
				StakingNode::release(&who, shares.mature, true);
				StakingNode::release(&who, shares.all - shares.mature, false);
			}
			for number in 1..=16 {
				let _ = close(number);
			}
			// Somebody has to take over, or the last ones would have to stay.
			nodes(41..=44);
			run(250);
			for number in (1..=16).filter(|it| Nodes::<Test>::contains_key(account(*it))) {
				withdraw(number).unwrap();
			}
			assert!((1..=16).all(|number| held(number) == 0));
			assert!(Sets::<Test>::iter().count() <= 15);
			check();
		});
	}
}
