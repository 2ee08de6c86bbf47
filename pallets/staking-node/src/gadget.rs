//! GRANDPA, as StakingNodes steer it.

use assay_primitives::{node::FinalityGadget, BlockNumber};
use core::marker::PhantomData;
use frame_system::pallet_prelude::BlockNumberFor;
use pallet_grandpa::{Config, CurrentSetId, Pallet, Stalled};
use sp_consensus_grandpa::{AuthorityList, SetId};
use sp_runtime::{DispatchResult, SaturatedConversion};

/// The `pallet-grandpa` of a runtime, whose authorities StakingNodes elect.
pub struct GrandpaGadget<T>(PhantomData<T>);

impl<T: Config> FinalityGadget for GrandpaGadget<T> {
	fn authorities() -> AuthorityList {
		Pallet::<T>::grandpa_authorities()
	}

	fn set_id() -> SetId {
		CurrentSetId::<T>::get()
	}

	fn schedule(
		next: AuthorityList,
		delay: BlockNumber,
		forced: Option<BlockNumber>,
	) -> DispatchResult {
		Pallet::<T>::schedule_change(next, delay.into(), forced.map(Into::into))
	}

	fn begin_set(id: SetId) {
		CurrentSetId::<T>::put(id);
	}

	fn stall() -> Option<(BlockNumber, BlockNumber)> {
		let (delay, best_finalized) = Stalled::<T>::get()?;
		Some((delay.saturated_into(), best_finalized.saturated_into()))
	}

	fn note_stall(delay: BlockNumber, best_finalized: BlockNumber) {
		let noted: (BlockNumberFor<T>, BlockNumberFor<T>) = (delay.into(), best_finalized.into());
		Stalled::<T>::put(noted);
	}

	fn clear_stall() {
		Stalled::<T>::kill();
	}
}
