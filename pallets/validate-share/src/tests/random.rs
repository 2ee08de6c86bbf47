//! Any sequence of calls, draws and blocks: no unit is created or lost, and every invariant holds
//! after each step.

use crate::{mock::*, Bids, Lots, NextBid, WholePool};
use assay_primitives::{parameters::AuctionParameters, share::DelegateRefusal, Balance};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Something that somebody does.
#[derive(Clone, Debug)]
pub(super) enum Step {
	/// A limit of so many thousandths of the price asked.
	Bid {
		owner: u8,
		quantity: u64,
		limit: u128,
		delegate: Option<u8>,
	},
	/// Which bid, counted back from the newest one; by whom it is, or by somebody else.
	Cancel {
		back: u64,
		own: bool,
	},
	/// Which lot, counted back from the newest one.
	Redelegate {
		back: u64,
		own: bool,
		delegate: u8,
	},
	Settle {
		owner: u8,
	},
	Draw {
		seed: u64,
	},
	Blocks {
		count: u32,
	},
	/// The base price, in thousandths of what it was at first.
	Price {
		thousandths: u128,
	},
	Refuse {
		delegate: u8,
		refused: bool,
	},
	/// All but so much of the free money goes to account 9.
	Spend {
		owner: u8,
		left: Balance,
	},
}

/// Steps of any kind.
pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
	let owner = || 1..=4u8;
	let quantity = prop_oneof![1..=3u64, 1..=30u64, 1..=500u64];
	let limit = prop_oneof![1..=1_000u128, 900..=1_100u128, 1_000..=20_000u128];
	let step = prop_oneof![
		6 => (owner(), quantity, limit, proptest::option::of(1..=6u8)).prop_map(
			|(owner, quantity, limit, delegate)| Step::Bid { owner, quantity, limit, delegate },
		),
		2 => (0..6u64, any::<bool>()).prop_map(|(back, own)| Step::Cancel { back, own }),
		2 => (0..8u64, any::<bool>(), 1..=6u8)
			.prop_map(|(back, own, delegate)| Step::Redelegate { back, own, delegate }),
		2 => owner().prop_map(|owner| Step::Settle { owner }),
		4 => any::<u64>().prop_map(|seed| Step::Draw { seed }),
		4 => prop_oneof![1..=2u32, 1..=30u32].prop_map(|count| Step::Blocks { count }),
		2 => (300..=1_500u128).prop_map(|thousandths| Step::Price { thousandths }),
		1 => (1..=6u8, any::<bool>())
			.prop_map(|(delegate, refused)| Step::Refuse { delegate, refused }),
		1 => (owner(), 10..=200u128).prop_map(|(owner, left)| Step::Spend { owner, left }),
	];
	proptest::collection::vec(step, 1..60)
}

/// What the accounts got back of their principal.
pub(super) type Settled = BTreeMap<u8, Balance>;

/// Take a step.
pub(super) fn take(step: Step, settled: &mut Settled) {
	match step {
		Step::Bid { owner, quantity, limit, delegate } => {
			let limit = ValidateShare::asked_price() * limit / 1_000;
			let delegate = delegate.unwrap_or(owner);
			let _ = bid_for(owner, quantity, limit, delegate);
		},
		Step::Cancel { back, own } => {
			let id = NextBid::<Test>::get().saturating_sub(back);
			let owner = Bids::<Test>::get(id).map_or(account(1), |bid| bid.owner);
			let caller = caller(&owner, own);
			let exists = Bids::<Test>::contains_key(id);
			assert_eq!(cancel(caller, id).is_ok(), exists && own);
		},
		Step::Redelegate { back, own, delegate } => {
			let id = WholePool::<Test>::get().next_lot.saturating_sub(back);
			let owner = Lots::<Test>::get(id).map_or(account(1), |lot| lot.owner);
			let _ = redelegate(caller(&owner, own), id, delegate);
		},
		Step::Settle { owner } => {
			let (due, before) = (shares_of(owner).due, free(owner));
			assert_eq!(settle(owner), due);
			assert_eq!(free(owner) - before, due);
			*settled.entry(owner).or_default() += due;
		},
		Step::Draw { seed } => drop(draw(seed)),
		Step::Blocks { count } => run(count),
		Step::Price { thousandths } => {
			let base_price = USUAL.base_price * thousandths / 1_000;
			Auction::set(AuctionParameters { base_price, ..USUAL });
		},
		Step::Refuse { delegate, refused: true } => {
			Refused::insert(account(delegate), DelegateRefusal::Jailed);
		},
		Step::Refuse { delegate, refused: false } => Refused::remove(account(delegate)),
		Step::Spend { owner, left } => {
			let spent = free(owner).saturating_sub(left);
			let _ = Balances::transfer_allow_death(origin(owner), account(9), spent);
		},
	}
}

fn caller(owner: &assay_primitives::AccountId, own: bool) -> u8 {
	let bytes: &[u8; 32] = owner.as_ref();
	if own {
		bytes[0]
	} else {
		8
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(300))]

	#[test]
	fn no_sequence_of_steps_creates_or_loses_a_unit(steps in steps()) {
		execute(genesis(&[(1, 50), (2, 3), (3, 1)]), || {
			let mut settled = Settled::new();
			for step in steps {
				take(step, &mut settled);
				check();
				// What was ever credited was settled or is still due.
				for owner in 1..=4 {
					let back = settled.get(&owner).copied().unwrap_or(0);
					assert_eq!(Credited::get(account(owner)), back + shares_of(owner).due);
				}
			}
			everybody_leaves();
		});
	}
}

/// In the end all money comes back: whatever happened, nothing stays on hold for ever.
fn everybody_leaves() {
	for id in Bids::<Test>::iter_keys().collect::<Vec<_>>() {
		let owner = Bids::<Test>::get(id).unwrap().owner;
		cancel(caller(&owner, true), id).unwrap();
	}
	for _ in 0..1_000 {
		if Lots::<Test>::iter_keys().next().is_none() {
			break;
		}
		next_block();
	}
	for owner in OWNERS {
		settle(owner);
		assert_eq!((held(owner), deposits(owner)), (0, 0));
	}
	let all: Balance = OWNERS.map(free).sum();
	assert_eq!(all, ENDOWMENT * Balance::from(*OWNERS.end()));
}
