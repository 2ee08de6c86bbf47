//! How a chain starts with this pallet, and how one goes on that did without it.

use crate::{mock::*, Cursor, Place};
use frame_support::traits::{fungible::Mutate, Hooks};

#[test]
fn pot_has_one_existential_deposit_at_genesis_and_is_never_reaped() {
	build_and_execute(|| {
		assert_eq!(pot(), EXISTENTIAL);
		assert_eq!(Balances::total_issuance(), first_issuance());
		assert_eq!(totals(), Default::default());
		assert_eq!(Cursor::<Test>::get(), Some(Place { block: 0, index: 0 }));
	});
}

/// A chain on which this pallet has stored nothing, at this height.
fn without_pallet(height: u32) -> sp_io::TestExternalities {
	let mut ext = ext();
	ext.execute_with(|| {
		let pot = RewardDistribution::pot();
		assert_eq!(Balances::set_balance(&pot, 0), 0);
		Cursor::<Test>::kill();
		System::set_block_number(height);
	});
	ext
}

#[test]
fn upgrade_sets_up_pot_and_calendar_once() {
	without_pallet(1_000).execute_with(|| {
		assert!(!System::account_exists(&RewardDistribution::pot()));
		RewardDistribution::on_runtime_upgrade();
		assert_eq!(pot(), EXISTENTIAL);
		assert_eq!(Cursor::<Test>::get(), Some(Place { block: 1_000, index: 0 }));
		begin();
		RewardDistribution::on_runtime_upgrade();
		end();
		assert_eq!(pot(), EXISTENTIAL + AUTHOR, "a second upgrade changes nothing");
		assert_eq!(Cursor::<Test>::get(), Some(Place { block: 1_002, index: 0 }));
		run_to(1_001 + PERIOD);
		assert_eq!(free(MINER), 20 * AUTHOR);
		check();
	});
}

#[test]
fn upgrade_forgets_nobody_who_waits_behind_a_backlog() {
	build_and_execute(|| {
		begin();
		credit_reward(&account(1), 100);
		end();
		run_to(PERIOD);
		// The block in which it is due cannot settle anybody.
		Guaranteed::set(weight(BASE));
		Idle::set(weight(0));
		run_to(PERIOD + 3);
		let before = Cursor::<Test>::get();
		assert_eq!(before, Some(Place { block: PERIOD + 1, index: 0 }));
		RewardDistribution::on_runtime_upgrade();
		assert_eq!(Cursor::<Test>::get(), before);
		Guaranteed::set(weight(1_000));
		block();
		assert_eq!(free(1), ENDOWMENT + 100);
	});
}
