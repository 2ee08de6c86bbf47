//! What try-runtime checks before and after a migration, and that it finds what is wrong.

use super::migration::{migrate, take_apart, with_everything_in_version_0, POOL, TREE_ROOT};
use crate::{
	invariants::TREE_IS_SOUND,
	migrations::v1::{
		checks::{self, *},
		v0,
	},
	mock::*,
	PoolState, TreeNodes, WholePool,
};
use frame_support::traits::StorageVersion;
use sp_io::storage;
use sp_runtime::TryRuntimeError;

fn before() -> Before {
	checks::before::<Test>().unwrap()
}

#[test]
fn checks_pass_for_a_pool_of_every_kind_of_share() {
	execute(with_everything_in_version_0(), || {
		let before = before();
		let mature = before.tree.map(|root| (root.total, root.leaves));
		assert_eq!((before.pool.maturing, before.pool.lots, mature), (4, 2, Some((3, 1))));
		migrate();
		assert_eq!(checks::after::<Test>(&before), Ok(()));
	});
}

#[test]
fn checks_pass_for_an_empty_chain() {
	build_and_execute(|| {
		take_apart();
		let before = before();
		assert_eq!((before.pool, before.tree), Default::default());
		migrate();
		assert_eq!(checks::after::<Test>(&before), Ok(()));
	});
}

#[test]
fn migration_is_not_begun_when_a_value_cannot_be_decoded() {
	for key in [POOL, TREE_ROOT] {
		with_everything_in_version_0().execute_with(|| {
			storage::set(&key, &[1, 2]);
			let error = checks::before::<Test>().unwrap_err();
			assert_eq!(error, TryRuntimeError::Other(OLD_IS_READABLE));
		});
	}
}

#[test]
fn migration_is_not_begun_when_its_value_is_there_already() {
	with_everything_in_version_0().execute_with(|| {
		WholePool::<Test>::put(PoolState::default());
		let error = checks::before::<Test>().unwrap_err();
		assert_eq!(error, TryRuntimeError::Other(NEW_IS_FREE));
	});
}

/// Migrate a pool of everything and break something; the named check must be the one that fails.
fn broken(statement: &'static str, breaks: impl Fn(Before)) {
	with_everything_in_version_0().execute_with(|| {
		let before = before();
		migrate();
		breaks(before.clone());
		let error = checks::after::<Test>(&before).unwrap_err();
		assert_eq!(error, TryRuntimeError::Other(statement));
	});
}

#[test]
fn check_fails_when_something_of_version_0_is_left() {
	broken(OLD_IS_GONE, |before| v0::Pool::<Test>::put(before.pool));
	broken(OLD_IS_GONE, |before| v0::TreeRoot::<Test>::set(before.tree));
}

#[test]
fn check_fails_when_the_version_is_not_set() {
	broken(VERSION_IS_SET, |_| StorageVersion::new(0).put::<ValidateShare>());
}

#[test]
fn check_fails_when_the_migration_did_nothing() {
	with_everything_in_version_0().execute_with(|| {
		let error = checks::after::<Test>(&before()).unwrap_err();
		assert_eq!(error, TryRuntimeError::Other(OLD_IS_GONE));
	});
}

#[test]
fn check_fails_when_a_number_of_shares_or_lots_is_another() {
	for change in [
		|pool: &mut PoolState| pool.maturing += 1,
		|pool: &mut PoolState| pool.lots -= 1,
		|pool: &mut PoolState| pool.tree = None,
	] {
		broken(SHARES_ARE_KEPT, |_| WholePool::<Test>::mutate(change));
	}
}

#[test]
fn check_fails_when_a_cursor_is_elsewhere() {
	for change in [
		|pool: &mut PoolState| pool.next_lot += 1,
		|pool: &mut PoolState| pool.next_to_mature += 1,
		|pool: &mut PoolState| pool.next_to_expire += 1,
	] {
		broken(CURSORS_ARE_KEPT, |_| WholePool::<Test>::mutate(change));
	}
}

#[test]
fn check_fails_when_the_tree_is_another() {
	broken(TREE_IS_KEPT, |_| {
		WholePool::<Test>::mutate(|pool| pool.tree.as_mut().unwrap().leaves += 1)
	});
}

#[test]
fn check_fails_when_the_state_was_not_sound_before() {
	let lots: Vec<_> = (0..40).map(|n| (n % 4 + 1, 5)).collect();
	genesis(&lots).execute_with(|| {
		take_apart();
		let at = TreeNodes::<Test>::iter_keys().next().unwrap();
		TreeNodes::<Test>::remove(at);
		let before = before();
		migrate();
		let error = checks::after::<Test>(&before).unwrap_err();
		assert_eq!(error, TryRuntimeError::Other(TREE_IS_SOUND));
	});
}

#[cfg(feature = "try-runtime")]
#[test]
fn try_runtime_runs_these_checks() {
	use crate::migrations::v1::PoolInOneValue;
	use assay_sum_tree::{Node, Position};
	use frame_support::traits::OnRuntimeUpgrade;
	let try_it = || PoolInOneValue::<Test>::try_on_runtime_upgrade(true);
	execute(with_everything_in_version_0(), || {
		assert!(try_it().is_ok());
		assert!(try_it().is_ok(), "it does nothing the second time");
	});
	with_everything_in_version_0().execute_with(|| {
		storage::set(&POOL, &[1, 2]);
		assert_eq!(try_it(), Err(TryRuntimeError::Other(OLD_IS_READABLE)));
	});
	with_everything_in_version_0().execute_with(|| {
		TreeNodes::<Test>::insert(Position { level: 0, index: 99 }, Node::EMPTY);
		assert!(try_it().is_err(), "the state has to be sound");
	});
}
