//! How much of the weight one election moves.

use crate::mock::*;
use assay_primitives::AccountId;
use frame_support::traits::fungible::Mutate;
use std::collections::BTreeMap;

/// The parts of the current set, in millionths, by whose they are.
fn parts() -> BTreeMap<Option<AccountId>, u64> {
	let set = current_set();
	let mut parts = BTreeMap::new();
	for member in &set.members {
		*parts.entry(member.node.clone()).or_default() +=
			(u128::from(member.weight) * 1_000_000 / u128::from(set.total())) as u64;
	}
	parts
}

#[test]
fn no_election_gives_more_than_a_third_to_others() {
	build_and_execute(|| {
		nodes(1..=12);
		for _ in 0..5 {
			elect();
		}
		// A rich crowd pushes them all out.
		nodes(13..=42);
		for number in 13..=42 {
			give_shares(number, 1_000_000);
		}
		let mut elections = 0;
		loop {
			let before = parts();
			elect();
			let after = parts();
			let gained: u64 = after
				.iter()
				.map(|(who, part)| part.saturating_sub(before.get(who).copied().unwrap_or(0)))
				.sum();
			assert!(gained <= 333_400, "{gained}");
			if before == after {
				break;
			}
			elections += 1;
			check();
		}
		assert!((3..=4).contains(&elections));
		assert_eq!(parts().len(), 30);
		assert!((1..=12).all(|number| part_of(number) == 0));
	});
}

#[test]
fn set_has_room_for_two_sets_on_the_way() {
	build_and_execute(|| {
		// As many as there can be.
		Parameters::mutate(|it| it.max_authorities = 40);
		for number in 61..=80 {
			Balances::set_balance(&account(number), ENDOWMENT);
		}
		nodes(1..=40);
		settle_elections();
		assert_eq!(current_set().members.len(), 40);
		nodes(41..=80);
		for number in 41..=80 {
			give_shares(number, 1_000_000);
		}
		// And as little turnover as there can be: each election moves less than would be worth a set.
		Parameters::mutate(|it| it.turnover = 10_000);
		let mut most = 0;
		loop {
			let before = current_set().members;
			elect();
			let now = current_set();
			if now.members == before {
				break;
			}
			most = most.max(now.members.len());
			// Nobody of the new ones is left out on the way.
			assert!((41..=80).all(|number| part_of(number) > 0));
			check();
		}
		assert_eq!(most, 80, "all of both");
		assert_eq!(current_set().members.len(), 40);
		assert!((1..=40).all(|number| part_of(number) == 0));
	});
}
