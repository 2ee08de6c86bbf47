//! What anyone can read: the last draws, and how far the chain is with its activation.

use crate::{
	activation::lock_in_needs, Config, Current, History, LockInWindow, OpenDraw, Pallet, Previous,
	Step,
};
use alloc::vec::Vec;
use assay_primitives::{
	share::{Activation, DrawRecord, MAX_PAGE},
	BlockNumber,
};
use codec::{Decode, Encode};
use core::cmp::Reverse;
use scale_info::TypeInfo;
use sp_runtime::SaturatedConversion;

/// How far the chain is on the way from optional votes to required ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct LockInInfo {
	/// How many of the last blocks are looked at.
	pub window: u32,
	/// How many of them there are since votes became optional.
	pub blocks: u32,
	/// How many of them carried a quorum.
	pub quorums: u32,
	/// How many of them have to carry a quorum for it to be required.
	pub needed: u32,
}

impl<T: Config> Pallet<T> {
	/// The draw on the last block's parent.
	pub(crate) fn current_record() -> Option<DrawRecord<T::AccountId>> {
		Current::<T>::get().map(OpenDraw::record)
	}

	/// The last draws, the latest first.
	pub(crate) fn records(
		before: Option<BlockNumber>,
		limit: u32,
	) -> Vec<DrawRecord<T::AccountId>> {
		let open = [Current::<T>::get(), Previous::<T>::get()].into_iter().flatten();
		let mut records: Vec<_> = open
			.map(OpenDraw::record)
			.chain(History::<T>::iter_values())
			.filter(|record| before.is_none_or(|before| record.number < before))
			.collect();
		records.sort_unstable_by_key(|record| Reverse(record.number));
		records.truncate(limit.min(MAX_PAGE).saturated_into());
		records
	}

	/// How far lock-in is, in [`Activation::Optional`] only.
	pub(crate) fn lock_in_info() -> Option<LockInInfo> {
		(Step::<T>::get() == Activation::Optional).then(|| {
			let lock_in = LockInWindow::<T>::get();
			LockInInfo {
				window: lock_in.window,
				blocks: lock_in.blocks(),
				quorums: lock_in.quorums,
				needed: lock_in_needs(lock_in.window),
			}
		})
	}
}
