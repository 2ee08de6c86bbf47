//! The authorities of genesis sit beside the elected until there are enough of these.

use crate::{mock::*, Event, GenesisAuthorities};
use assay_primitives::node::{FinalityDuty, FinalityGadget};
use frame_support::assert_ok;

#[test]
fn set_of_genesis_is_kept_from_the_first_block_on() {
	build_and_execute(|| {
		let set = current_set();
		assert_eq!((set.members.len(), set.since, set.until), (4, 1, None));
		assert!(set.members.iter().all(|member| member.weight == 1 && member.node.is_none()));
		run_to(100);
		assert_eq!(Gadget::set_id(), 0, "nobody is elected, nothing changes");
	});
}

#[test]
fn one_new_node_never_takes_finality_over() {
	build_and_execute(|| {
		nodes([1]);
		for _ in 0..10 {
			elect();
			assert_eq!((part_of(1), part_of_genesis()), (100_000, 900_000));
		}
		// Also with all the money and shares there are.
		assert_ok!(top_up(1, ENDOWMENT - BOND - EXISTENTIAL));
		give_shares(1, 1 << 40);
		settle_elections();
		assert_eq!((part_of(1), part_of_genesis()), (100_000, 900_000));
	});
}

#[test]
fn weight_of_genesis_is_shared_in_its_proportions() {
	build_and_execute(|| {
		nodes([1, 2]);
		settle_elections();
		let genesis: Vec<_> =
			current_set().members.into_iter().filter(|member| member.node.is_none()).collect();
		assert_eq!(genesis.len(), 4);
		assert!(genesis.iter().all(|member| member.weight == 200_000_000));
	});
}

#[test]
fn authorities_of_genesis_leave_for_good_when_enough_nodes_are_fit() {
	build_and_execute(|| {
		nodes(1..=9);
		settle_elections();
		assert_eq!(part_of_genesis(), 100_000);
		assert_eq!(GenesisAuthorities::<Test>::get().len(), 4);
		nodes([10]);
		elect();
		assert!(events().contains(&Event::GenesisReplaced));
		assert_eq!(part_of_genesis(), 0);
		// They do not come back when there are fewer again: their keys may be lost.
		for number in 1..=5 {
			jail(number);
		}
		settle_elections();
		assert_eq!(part_of_genesis(), 0);
		assert_eq!(current_set().members.len(), 5);
	});
}

#[test]
fn ten_nodes_replace_genesis_step_by_step() {
	build_and_execute(|| {
		nodes(1..=10);
		for left in [666_667, 333_334, 0] {
			elect();
			assert!(part_of_genesis().abs_diff(left) <= 1, "{}", part_of_genesis());
		}
		assert!((1..=10).all(|number| part_of(number) == 100_000));
	});
}

#[test]
fn authority_of_genesis_that_becomes_a_node_has_one_seat_with_both_weights() {
	build_and_execute(|| {
		assert_ok!(register_with(1, 101, 1));
		settle_elections();
		let set = current_set();
		assert_eq!(set.members.len(), 4);
		assert_eq!((part_of(1), part_of_genesis()), (325_000, 675_000));
		assert_eq!(node(1).finality, FinalityDuty::Now);
		// In jail it keeps the seat of genesis, and answers for it.
		jail(1);
		settle_elections();
		assert_eq!((part_of(1), part_of_genesis()), (250_000, 750_000));
		// With another key it has two.
		run(50);
		assert_ok!(unjail(1));
		assert_ok!(set_keys(1, 1, 1));
		settle_elections();
		assert_eq!(current_set().members.len(), 5);
		assert_eq!((part_of(1), part_of_genesis()), (100_000, 900_000));
	});
}
