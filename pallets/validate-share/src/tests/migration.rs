//! Storage of version 0 becomes that of version 1.
//!
//! What version 0 stored is written here by its bytes: keys and values are literals, or the bytes of
//! the new value taken apart, and no type of the pallet says how they are laid out.

use super::random::{steps, take, Settled};
use crate::{
	migrations::v1::{checks, PoolInOneValue},
	mock::*,
	WholePool,
};
use assay_primitives::share::SharePool;
use frame_support::{
	traits::{Get, GetStorageVersion, OnRuntimeUpgrade, StorageVersion},
	weights::{constants::RocksDbWeight, Weight},
};
use frame_system::limits::BlockWeights;
use proptest::prelude::*;
use sp_core::hex2array;
use sp_io::storage;
use sp_runtime::{BuildStorage, StateVersion};

/// `ValidateShare` and `Pool`, each hashed.
pub const POOL: [u8; 32] =
	hex2array!("b3c0f3a82f9d1b9240b2ecbe129ec369f6e41b2ad422c752b1324f530ae36b47");
/// `ValidateShare` and `TreeRoot`.
pub const TREE_ROOT: [u8; 32] =
	hex2array!("b3c0f3a82f9d1b9240b2ecbe129ec369ffa2fbd057165e62e124d39fefac621c");
/// `ValidateShare` and `WholePool`.
const WHOLE_POOL: [u8; 32] =
	hex2array!("b3c0f3a82f9d1b9240b2ecbe129ec369fe80c0400e6766796db7ec562f6622d0");
/// `ValidateShare` and `:__STORAGE_VERSION__:`.
const VERSION: [u8; 32] =
	hex2array!("b3c0f3a82f9d1b9240b2ecbe129ec3694e7b9012096b41c4eb3aaf947f6ea429");

/// Migrate; what it weighs.
pub fn migrate() -> Weight {
	PoolInOneValue::<Test>::on_runtime_upgrade()
}

/// The whole state in one hash.
fn root() -> Vec<u8> {
	storage::root(StateVersion::V1)
}

/// The bytes of an entry, which must be there.
fn stored(key: &[u8]) -> Vec<u8> {
	storage::get(key).unwrap().to_vec()
}

fn version() -> StorageVersion {
	ValidateShare::on_chain_storage_version()
}

/// Store the pool as version 0 did: the new value taken apart by its bytes.
pub fn take_apart() {
	storage::set(&VERSION, &[0, 0]);
	let Some(whole) = storage::get(&WHOLE_POOL) else { return };
	// Five compact numbers, whose first two bits tell how long they are; then the root, if any.
	let length = (0..5).fold(0, |at, _| {
		at + match whole[at] & 3 {
			0 => 1,
			1 => 2,
			2 => 4,
			_ => 5 + usize::from(whole[at] >> 2),
		}
	});
	let (pool, root) = whole.split_at(length);
	storage::set(&POOL, pool);
	match root {
		[0] => (),
		[1, root @ ..] => storage::set(&TREE_ROOT, root),
		_ => panic!("neither a root nor none"),
	}
	storage::clear(&WHOLE_POOL);
}

/// What version 0 stored of [`with_everything`]: four maturing shares, two lots, the next of which is
/// number 2; number 1 is the next to mature, number 0 the next to expire.
const OLD_POOL: [u8; 5] = [4 << 2, 2 << 2, 2 << 2, 1 << 2, 0];

/// And its tree: place, leaves, total; 32 children, of which the first has three shares and the others
/// none; which of them are full.
fn old_root() -> Vec<u8> {
	let (place, leaves, total) = ([0; 9], [1, 0, 0, 0, 0, 0, 0, 0], [3, 0, 0, 0, 0, 0, 0, 0]);
	[&place[..], &leaves, &total, &[3 << 2], &[0; 31], &[1, 0, 0, 0]].concat()
}

/// A lot of six shares of which three were drawn, one of four that are maturing, and two bids that
/// rest. The seed does not matter: there is one lot to draw from.
fn with_everything() -> sp_io::TestExternalities {
	let mut ext = genesis(&[(1, 6)]);
	ext.execute_with(|| {
		draw(1).unwrap();
		assert_eq!(buy(2, 4), 1);
		rest(3, 2, 10);
		rest(4, 3, 20);
		assert!(shares_of(1).due > 0);
	});
	ext
}

/// [`with_everything`] as version 0 stored it.
pub fn with_everything_in_version_0() -> sp_io::TestExternalities {
	let mut ext = with_everything();
	ext.execute_with(|| {
		storage::clear(&WHOLE_POOL);
		storage::set(&POOL, &OLD_POOL);
		storage::set(&TREE_ROOT, &old_root());
		storage::set(&VERSION, &[0, 0]);
	});
	ext
}

#[test]
fn migration_keeps_the_pool_of_an_empty_chain_empty() {
	build_and_execute(|| {
		let never_old = root();
		take_apart();
		assert_eq!((stored(&POOL), storage::exists(&TREE_ROOT)), (vec![0; 5], false));
		migrate();
		assert_eq!(root(), never_old);
		assert_eq!(WholePool::<Test>::get(), Default::default());
	});
}

#[test]
fn migration_sets_nothing_but_the_version_when_nothing_is_stored() {
	build_and_execute(|| {
		storage::clear(&WHOLE_POOL);
		let never_old = root();
		take_apart();
		assert_ne!(root(), never_old);
		assert_eq!(migrate(), RocksDbWeight::get().reads_writes(3, 1));
		assert_eq!(root(), never_old);
	});
}

#[test]
fn migration_brings_a_pool_of_every_kind_of_share_into_one_value() {
	let never_old = with_everything().execute_with(root);
	execute(with_everything_in_version_0(), || {
		migrate();
		let tail = [&[1][..], &old_root()].concat();
		assert_eq!(stored(&WHOLE_POOL), [&OLD_POOL[..], &tail].concat());
		assert!(!storage::exists(&POOL) && !storage::exists(&TREE_ROOT));
		assert_eq!(stored(&VERSION), [1, 0]);
		assert_eq!(root(), never_old, "nothing else is touched");

		let pool = WholePool::<Test>::get();
		assert_eq!((pool.mature(), pool.maturing, pool.size(), pool.lots), (3, 4, 7, 2));
		assert_eq!((pool.next_lot, pool.next_to_mature, pool.next_to_expire), (2, 1, 0));
		assert_eq!((lot(0).shares, lot(1).shares), (3, 4));
		assert_eq!(ValidateShare::pool().resting_bids, 2);
	});
}

#[test]
fn migration_keeps_the_root_of_a_tree_of_several_levels() {
	let lots: Vec<_> = (0..40).map(|n| (n % 4 + 1, 5)).collect();
	execute(genesis(&lots), || {
		let never_old = root();
		take_apart();
		migrate();
		assert_eq!(root(), never_old);
		assert!(ValidateShare::tree().levels() > 1);
	});
}

#[test]
fn draw_after_the_migration_is_the_one_that_there_would_have_been() {
	for seed in 0..20 {
		let drawn = |mut ext: sp_io::TestExternalities, first: fn()| {
			ext.execute_with(|| {
				buy(5, 9);
				run(MATURITY);
				first();
				let drawn = draw(seed);
				assert!(drawn.is_some());
				check();
				(drawn, root())
			})
		};
		let take_apart_and_migrate = || {
			take_apart();
			migrate();
		};
		let never_old = drawn(with_everything(), || ());
		assert_eq!(drawn(with_everything(), take_apart_and_migrate), never_old);
	}
}

#[test]
fn draw_after_the_migration_is_that_of_version_0() {
	// The lots of the seeds 0 to 7, reckoned apart from this program: 128 bits of a hash, reduced.
	const LOTS: [[u64; 3]; 8] = [
		[28, 35, 18],
		[24, 24, 35],
		[16, 26, 2],
		[23, 35, 38],
		[5, 15, 4],
		[25, 16, 39],
		[24, 32, 29],
		[27, 5, 24],
	];
	let lots: Vec<_> = (0..40u8).map(|n| (n % 9 + 1, u64::from(n) * 37 % 100 + 1)).collect();
	for (seed, expected) in (0..).zip(LOTS) {
		execute(genesis(&lots), || {
			take_apart();
			migrate();
			assert_eq!(draw(seed).unwrap().map(|drawn| drawn.lot), expected);
		});
	}
}

#[test]
fn last_shares_are_drawn_after_the_migration() {
	execute(with_everything_in_version_0(), || {
		migrate();
		assert_eq!(draw(7).unwrap().map(|drawn| drawn.lot), [0, 0, 0]);
		assert_eq!((ValidateShare::mature(), ValidateShare::size()), (0, 4));
		run(MATURITY);
		assert_eq!(ValidateShare::mature(), 4);
	});
}

#[test]
fn second_migration_changes_nothing() {
	execute(with_everything_in_version_0(), || {
		migrate();
		let once = root();
		assert_eq!(migrate(), RocksDbWeight::get().reads(1));
		assert_eq!(root(), once);
	});
}

#[test]
fn new_chain_has_version_1_and_is_not_migrated() {
	let empty = genesis(&[]);
	let with_lots = genesis(&[(1, 6), (2, 1)]);
	let default = RuntimeGenesisConfig::default().build_storage().unwrap().into();
	for mut ext in [empty, with_lots, default] {
		ext.execute_with(|| {
			assert_eq!(stored(&VERSION), [1, 0]);
			assert_eq!(version(), ValidateShare::in_code_storage_version());
			let before = root();
			assert_eq!(migrate(), RocksDbWeight::get().reads(1));
			assert_eq!(root(), before);
		});
	}
}

#[test]
fn chain_of_a_later_version_is_not_migrated() {
	with_everything_in_version_0().execute_with(|| {
		storage::set(&VERSION, &[2, 0]);
		let before = root();
		migrate();
		assert_eq!(root(), before);
	});
}

#[test]
fn counters_that_cannot_be_decoded_count_as_absent_and_stay_where_they_are() {
	with_everything_in_version_0().execute_with(|| {
		storage::set(&POOL, &OLD_POOL[..4]);
		migrate();
		assert_eq!(stored(&POOL), &OLD_POOL[..4]);
		assert_eq!((version(), storage::exists(&TREE_ROOT)), (StorageVersion::new(1), false));
		let pool = WholePool::<Test>::get();
		assert_eq!((pool.mature(), pool.maturing, pool.next_lot), (3, 0, 0));
		// The chain goes on.
		assert!(draw(1).is_some());
		run(3);
	});
}

#[test]
fn root_that_cannot_be_decoded_counts_as_absent_and_stays_where_it_is() {
	with_everything_in_version_0().execute_with(|| {
		let cut = &old_root()[..30];
		storage::set(&TREE_ROOT, cut);
		migrate();
		assert_eq!(stored(&TREE_ROOT), cut);
		assert_eq!((version(), storage::exists(&POOL)), (StorageVersion::new(1), false));
		let pool = WholePool::<Test>::get();
		assert_eq!((pool.mature(), pool.maturing, pool.next_lot), (0, 4, 2));
		// The chain goes on, and draws again when other shares are mature.
		assert!(draw(1).is_none());
		run(MATURITY);
		assert!(draw(1).is_some());
	});
}

#[test]
fn migration_weighs_what_it_reads_and_writes_and_that_is_little() {
	with_everything_in_version_0().execute_with(|| {
		let weight = migrate();
		// Two values and the version are read; two are deleted, one and the version put.
		assert_eq!(weight, RocksDbWeight::get().reads_writes(3, 4));
		let limits: BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
		assert!(weight.all_lt(limits.max_block / 500), "{weight}");
	});
}

#[test]
fn storage_that_is_not_migrated_yet_reads_as_an_empty_pool() {
	with_everything_in_version_0().execute_with(|| {
		let pool = ValidateShare::pool();
		assert_eq!((pool.mature, pool.maturing, pool.lots), (0, 0, 0));
		assert_eq!(pool.base_price, USUAL.base_price);
		assert_eq!((ValidateShare::size(), ValidateShare::mature()), (0, 0));
		assert!(ValidateShare::quote(5).is_ok() && ValidateShare::quote_for(5_000).is_ok());
		// What has not moved is there.
		assert_eq!((ValidateShare::lot(0).unwrap().shares, pool.resting_bids), (3, 2));
		assert_eq!((shares_of(1).mature, ValidateShare::book(None, 10).len()), (3, 2));
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(100))]

	#[test]
	fn migration_at_any_time_changes_nothing_of_what_happens(
		steps in steps(),
		at in any::<prop::sample::Index>(),
	) {
		let at = at.index(steps.len());
		let run = |is_old: bool| {
			let mut ext = genesis(&[(1, 50), (2, 3), (3, 1)]);
			ext.execute_with(|| {
				for (number, step) in steps.iter().enumerate() {
					if is_old && number == at {
						take_apart();
						let before = checks::before::<Test>().unwrap();
						migrate();
						checks::after::<Test>(&before).unwrap();
					}
					take(step.clone(), &mut Settled::new());
				}
				check();
				root()
			})
		};
		prop_assert_eq!(run(true), run(false));
	}
}
