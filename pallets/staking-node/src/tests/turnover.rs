//! How much of the weight one election moves.

use crate::mock::*;
use assay_primitives::AccountId;
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
		Parameters::mutate(|it| it.turnover = 10_000);
		nodes(1..=30);
		for round in 0..30u8 {
			elect();
			let size = current_set().members.len();
			assert!(size <= 100, "{size}");
			// Somebody else is rich.
			give_shares(round % 30 + 1, u64::from(round) * 100_000);
			next_block();
			check();
		}
	});
}
