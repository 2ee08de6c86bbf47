//! What a draw takes out of the pool.

use crate::{mock::*, Lots, TreeNodes, WholePool};
use assay_primitives::share::{DrawnLot, SharePool};
use frame_support::storage::{with_transaction, TransactionOutcome};
use sp_runtime::DispatchError;
use std::collections::BTreeMap;

/// What a draw would take, without taking it.
fn tried(seed: u64) -> Vec<u64> {
	with_transaction(|| {
		let lots = draw(seed).unwrap().map(|drawn| drawn.lot).to_vec();
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(lots))
	})
	.unwrap()
}

#[test]
fn draw_takes_three_shares_and_makes_their_principal_due() {
	execute(genesis(&[(1, 10), (2, 10), (3, 10)]), || {
		let costs = [1, 2, 3].map(|owner| shares_of(owner).cost);
		let drawn = draw(5).unwrap();
		assert_eq!((ValidateShare::mature(), ValidateShare::size()), (27, 27));
		let mut of = BTreeMap::<_, u64>::new();
		for DrawnLot { lot: id, owner, delegate } in drawn {
			assert_eq!((&lot(id).owner, &lot(id).delegate), (&owner, &delegate));
			*of.entry(id).or_default() += 1;
		}
		for (owner, cost) in (1u8..).zip(costs) {
			let shares = shares_of(owner);
			assert_eq!(shares.mature, 10 - of.get(&u64::from(owner - 1)).unwrap_or(&0));
			assert_eq!(shares.cost + shares.due, cost);
			assert_eq!(held(owner), cost);
			assert_eq!(Credited::get(account(owner)), shares.due);
		}
	});
}

#[test]
fn draw_is_the_same_for_the_same_seed_and_another_for_another() {
	execute(genesis(&[(1, 1_000), (2, 500), (3, 10)]), || {
		let first: Vec<_> = (0..40).map(tried).collect();
		let again: Vec<_> = (0..40).map(tried).collect();
		assert_eq!(first, again);
		assert!(first.iter().any(|drawn| drawn != &first[0]));
	});
}

#[test]
fn draw_takes_the_last_three_shares_whatever_the_seed() {
	// Only different shares can be three out of three.
	for seed in 0..50 {
		execute(genesis(&[(1, 1), (2, 1), (3, 1)]), || {
			let mut lots = draw(seed).unwrap().map(|drawn| drawn.lot);
			lots.sort_unstable();
			assert_eq!(lots, [0, 1, 2]);
			assert_eq!(ValidateShare::size(), 0);
			assert!(WholePool::<Test>::get().tree.is_none());
			assert_eq!(ValidateShare::pool().lots, 0);
		});
	}
}

#[test]
fn one_lot_is_drawn_more_than_once_when_it_has_the_shares() {
	execute(genesis(&[(1, 5)]), || {
		assert_eq!(draw(1).unwrap().map(|drawn| drawn.lot), [0, 0, 0]);
		assert_eq!(lot(0).shares, 2);
	});
	execute(genesis(&[(1, 2), (2, 1)]), || {
		let mut lots = draw(1).unwrap().map(|drawn| drawn.lot);
		lots.sort_unstable();
		assert_eq!(lots, [0, 0, 1]);
	});
}

#[test]
fn draw_takes_nothing_when_there_are_fewer_than_three_mature_shares() {
	execute(genesis(&[(1, 2)]), || {
		buy(2, 100);
		assert_eq!(draw(1), None);
		assert_eq!((ValidateShare::mature(), ValidateShare::size()), (2, 102));
		run(MATURITY);
		assert_eq!(ValidateShare::mature(), 102);
		assert!(draw(1).is_some());
	});
	build_and_execute(|| assert_eq!(draw(1), None));
}

#[test]
fn lot_gives_back_its_whole_cost_and_the_last_share_takes_the_remainder() {
	// 1,000 + 1,001 + ... + 1,006 = 7,021 for seven shares
	execute(genesis(&[(1, 7)]), || {
		let mut due = 0;
		for (seed, principal) in [(1, 3 * 1_003), (2, 3 * 1_003)] {
			draw(seed).unwrap();
			due += principal;
			assert_eq!(shares_of(1).due, due);
		}
		assert_eq!((lot(0).shares, lot(0).cost), (1, 7_021 - due));
		// Two more shares, so that there are three.
		buy(2, 2);
		run(MATURITY);
		draw(3).unwrap();
		assert_eq!(shares_of(1).due, 7_021);
		assert_eq!((shares_of(1).cost, deposits(1)), (0, 0));
	});
}

#[test]
fn lot_is_gone_and_its_deposit_free_when_its_last_share_is_drawn() {
	execute(genesis(&[(1, 3)]), || {
		assert_eq!(deposits(1), LOT_DEPOSIT);
		draw(1).unwrap();
		assert_eq!(deposits(1), 0);
		assert!(!Lots::<Test>::contains_key(0));
		assert_eq!(ValidateShare::lots(account(1), None, 9), []);
	});
}

#[test]
fn draw_lowers_the_price() {
	execute(genesis(&[(1, 100)]), || {
		let before = ValidateShare::asked_price();
		draw(1).unwrap();
		assert_eq!(before - ValidateShare::asked_price(), 3);
	});
}

// With debug assertions a broken invariant stops the program on purpose.
#[cfg(not(debug_assertions))]
#[test]
fn draw_takes_nothing_when_the_tree_is_corrupt() {
	use frame_support::assert_storage_noop;
	let break_and_draw = |damage: &dyn Fn()| {
		let lots: Vec<_> = (0..40).map(|n| (n % 9 + 1, 2)).collect();
		genesis(&lots).execute_with(|| {
			assert!(TreeNodes::<Test>::iter().count() > 0);
			damage();
			for seed in 0..20 {
				assert_storage_noop!(assert_eq!(draw(seed), None));
			}
		});
	};
	break_and_draw(&|| {
		let _ = TreeNodes::<Test>::clear(u32::MAX, None);
	});
	break_and_draw(&|| {
		let _ = Lots::<Test>::clear(u32::MAX, None);
	});
	break_and_draw(&|| {
		for id in 0..40 {
			Lots::<Test>::mutate(id, |lot| lot.as_mut().unwrap().shares = 1);
		}
	});
}
