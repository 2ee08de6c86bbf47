//! Random chains keep the invariants.

use crate::mock::*;
use assay_primitives::{parameters::DifficultyParameters, seal::SealAlgorithm, Moment};
use proptest::prelude::*;

/// One block: how long after its parent, and the parameters it sets, if any.
type Step = (Moment, Option<DifficultyParameters>);

fn any_interval() -> impl Strategy<Value = Moment> {
	prop_oneof![Just(0), 1..100u64, 1_000..200_000u64, 1..(1u64 << 40)]
}

fn any_parameters() -> impl Strategy<Value = DifficultyParameters> {
	use DifficultyParameters as D;
	(D::MIN_TARGET_BLOCK_TIME..=D::MAX_TARGET_BLOCK_TIME).prop_flat_map(|block_time| {
		(block_time * D::MIN_HALF_LIFE_BLOCKS..=D::MAX_HALF_LIFE)
			.prop_map(move |half_life| parameters(block_time, half_life))
	})
}

fn any_step() -> impl Strategy<Value = Step> {
	(any_interval(), prop::option::weighted(0.1, any_parameters()))
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn chain_keeps_every_invariant_when_blocks_and_parameters_are_random(
		initial in prop_oneof![1..1_000u128, 1..=u128::MAX],
		steps in prop::collection::vec(any_step(), 1..60),
	) {
		genesis(SealAlgorithm::Blake3, initial).execute_with(|| {
			for (interval, change) in steps {
				let old_rule = crate::Anchor::<Test>::get();
				begin_block();
				if let Some(new) = change {
					Parameters::set(new);
				}
				end_block(Now::get().saturating_add(interval));
				DifficultyPallet::do_try_state().unwrap();
				let expected = old_rule.map_or(initial, |anchor| {
					anchor.child_difficulty(System::block_number(), Now::get())
				});
				assert_eq!(next_difficulty(), expected);
			}
		});
	}
}
