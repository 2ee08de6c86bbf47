//! How finality sets follow each other, and for how long they are kept.

use crate::{mock::*, OldestSet, Sets};
use assay_primitives::node::{FinalityDuty, FinalityGadget};
use frame_support::assert_ok;

#[test]
fn set_is_kept_with_the_owners_of_its_keys_until_the_evidence_period_is_over() {
	build_and_execute(|| {
		nodes(1..=12);
		settle_elections();
		assert_ok!(set_keys(1, 50, 50));
		elect();
		let (id, since) = (Gadget::set_id(), System::block_number());
		let old = Sets::<Test>::get(id - 1).unwrap();
		assert_eq!(old.until, Some(since));
		let of_old = old.members.iter().find(|member| member.key == keys(1).grandpa).unwrap();
		assert_eq!(of_old.node, Some(account(1)));

		run_to(since + 90);
		assert!(Sets::<Test>::contains_key(id - 1));
		run_to(since + 100);
		assert!(!Sets::<Test>::contains_key(id - 1));
		assert_eq!(OldestSet::<Test>::get(), Some(id));
		run_to(since + 300);
		assert!(Sets::<Test>::contains_key(id), "the current set is kept for ever");
	});
}

#[test]
fn every_election_forgets_more_sets_than_it_makes() {
	build_and_execute(|| {
		Parameters::mutate(|it| it.evidence_period = 1_000);
		nodes(1..=12);
		for round in 0..40u8 {
			assert_ok!(set_keys(1, 200 + round % 2, 1));
			elect();
		}
		assert!(Sets::<Test>::iter().count() > 38);
		Parameters::mutate(|it| it.evidence_period = 10);
		for _ in 0..25 {
			elect();
			check();
		}
		assert_eq!(Sets::<Test>::iter().count(), 1);
	});
}

#[test]
fn duty_of_a_node_ends_with_the_block_in_which_a_set_without_it_begins() {
	build_and_execute(|| {
		nodes(1..=12);
		assert_eq!(node(1).finality, FinalityDuty::Never);
		elect();
		assert_eq!(node(1).finality, FinalityDuty::Now);
		settle_elections();
		assert_ok!(close(1));
		assert_eq!(node(1).finality, FinalityDuty::Now);
		elect();
		assert_eq!(node(1).finality, FinalityDuty::Until(System::block_number()));
	});
}
