//! How a chain starts, and with what it refuses to start.

use crate::{mock::*, GenesisConfig, InvalidLot, WholePool, MAX_SHARES};
use assay_primitives::{share::SharePool, AccountId};
use frame_support::traits::Hooks;
use sp_core::crypto::Ss58Codec;

fn config(lots: &[(u8, u64)]) -> GenesisConfig<Test> {
	GenesisConfig { lots: lots.iter().map(|(owner, n)| (account(*owner), *n)).collect() }
}

#[test]
fn genesis_lots_are_bought_in_order_without_surge_and_mature_at_once() {
	execute(genesis(&[(1, 10), (2, 5), (1, 1)]), || {
		// 1,000 to 1,009, 1,010 to 1,014, 1,015
		for (id, owner, shares, cost) in [(0, 1, 10, 10_045), (1, 2, 5, 5_060), (2, 1, 1, 1_015)] {
			let lot = lot(id);
			assert_eq!((lot.owner, lot.shares, lot.cost), (account(owner), shares, cost));
			assert_eq!((lot.delegate, lot.bought, lot.mature), (account(owner), 0, true));
		}
		assert_eq!((held(1), deposits(1)), (11_060, 2 * LOT_DEPOSIT));
		assert_eq!((ValidateShare::mature(), ValidateShare::size()), (16, 16));
		assert_eq!(WholePool::<Test>::get().next_to_mature, 3);
		assert_eq!((surge(), ValidateShare::asked_price()), (1_000_000, 1_016));
		assert_eq!(Assigned::get(account(1)), 11);
	});
}

#[test]
fn genesis_without_lots_has_an_empty_pool() {
	build_and_execute(|| {
		assert_eq!(WholePool::<Test>::get(), Default::default());
		assert_eq!(ValidateShare::size(), 0);
	});
}

#[test]
fn genesis_is_invalid_when_a_lot_has_no_shares_or_the_pool_too_many() {
	assert_eq!(config(&[]).validate(), Ok(()));
	assert_eq!(config(&[(1, 1), (2, MAX_SHARES - 1)]).validate(), Ok(()));
	assert_eq!(config(&[(1, 1), (2, 0)]).validate(), Err((1, InvalidLot::NoShares)));
	let too_many = config(&[(1, 1), (2, 1), (3, MAX_SHARES - 1)]).validate();
	assert_eq!(too_many, Err((2, InvalidLot::PoolTooLarge)));
	let overflow = config(&[(1, u64::MAX), (2, u64::MAX)]).validate();
	assert_eq!(overflow, Err((0, InvalidLot::PoolTooLarge)));
}

#[test]
#[should_panic(expected = "validateShare.lots[1]: a lot must have at least one share")]
fn genesis_is_refused_when_it_is_invalid() {
	genesis(&[(1, 1), (2, 0)]);
}

#[test]
#[should_panic(expected = "validateShare.lots[1]: the owner's balance must pay for the shares")]
fn genesis_is_refused_when_an_owner_cannot_pay() {
	genesis(&[(1, 10), (77, 1)]);
}

#[test]
fn genesis_config_is_read_from_json() {
	let address = account(1).to_ss58check();
	let json = serde_json::json!({ "lots": [[address, 25_000]] });
	let read: GenesisConfig<Test> = serde_json::from_value(json.clone()).unwrap();
	assert_eq!(read.lots, [(account(1), 25_000)]);
	assert_eq!(serde_json::to_value(&read).unwrap(), json);
	for wrong in [
		r#"{}"#,
		r#"{"lots": [], "bids": []}"#,
		r#"{"lots": [["nobody", 1]]}"#,
		&format!(r#"{{"lots": [["{address}", -1]]}}"#),
	] {
		assert!(serde_json::from_str::<GenesisConfig<Test>>(wrong).is_err(), "{wrong}");
	}
}

#[test]
fn integrity_test_passes_with_the_limits_of_these_tests() {
	reset();
	ValidateShare::integrity_test();
}

#[test]
fn integrity_test_fails_when_a_limit_makes_no_sense() {
	let breaks: [(fn(), &str); 5] = [
		(|| MaxExpiring::set(7), "MaxExpiringPerBlock must not be more"),
		(|| MaxQuantity::set((1 << 20) + 1), "MaxQuantity must be at most"),
		(|| MaxFills::set(0), "every block must be able"),
		(|| MaxExpiring::set(0), "every block must be able"),
		(|| MaxBids::set(0), "needs a place"),
	];
	for (change, message) in breaks {
		reset();
		change();
		let refused = std::panic::catch_unwind(ValidateShare::integrity_test).unwrap_err();
		let said = refused.downcast_ref::<&str>().copied().unwrap_or_default();
		assert!(said.contains(message), "{said}");
	}
	reset();
}

#[test]
fn genesis_accounts_are_read_as_addresses() {
	let alice: AccountId = sp_core::crypto::AccountId32::new([1; 32]);
	assert_eq!(alice, account(1));
}
