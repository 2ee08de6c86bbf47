//! Benchmarks of the hooks.

use crate::{Anchor, AnchorPoint, Config, NextSeal, Pallet};
use assay_primitives::seal::{SealParameters, KEY_LAG, KEY_ROTATION};
use frame_benchmarking::v2::*;
use frame_support::traits::{Get, Hooks, Time};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn on_initialize() {
		let number = BlockNumberFor::<T>::from(1u32);
		frame_system::Pallet::<T>::set_block_number(number);
		NextSeal::<T>::put(SealParameters { difficulty: u128::MAX, key: H256::repeat_byte(1) });

		#[block]
		{
			let _ = Pallet::<T>::on_initialize(number);
		}

		assert_eq!(frame_system::Pallet::<T>::digest().logs().len(), 1);
	}

	// The worst case: a rotation of the key and new parameters in the same block.
	#[benchmark]
	fn on_finalize() {
		let last_with_old_key = KEY_ROTATION + KEY_LAG;
		let number = BlockNumberFor::<T>::from(last_with_old_key);
		let key = H256::repeat_byte(2);
		frame_system::Pallet::<T>::set_block_number(number);
		frame_system::BlockHash::<T>::insert(BlockNumberFor::<T>::from(KEY_ROTATION), key);
		NextSeal::<T>::put(SealParameters { difficulty: u128::MAX, key: H256::repeat_byte(1) });
		let mut parameters = T::Parameters::get();
		parameters.half_life = parameters.half_life.saturating_add(1);
		Anchor::<T>::put(AnchorPoint {
			height: 1,
			time: T::Time::now(),
			difficulty: u128::MAX / 3,
			parameters,
		});

		#[block]
		{
			Pallet::<T>::on_finalize(number);
		}

		assert_eq!(NextSeal::<T>::get().key, key);
		assert_eq!(Anchor::<T>::get().map(|anchor| anchor.height), Some(last_with_old_key));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ext(), crate::mock::Test);
}
