//! What holds between any two blocks.

use crate::{Anchor, Config, NextSeal, Pallet};
use assay_primitives::{parameters::ParameterGroup, seal::key_height};
use frame_support::traits::Time;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::TryRuntimeError;

/// The next difficulty is not zero.
pub(crate) const DIFFICULTY_NOT_ZERO: &str = "the next difficulty is zero";
/// There is an anchor from block 1 on, and none before.
pub(crate) const ANCHOR_FROM_BLOCK_ONE: &str = "the anchor is not there exactly from block 1 on";
/// The anchor is this block or an ancestor of it.
pub(crate) const ANCHOR_NOT_AHEAD: &str = "the anchor's height is zero or ahead of the chain";
/// The anchor is not younger than this block.
pub(crate) const ANCHOR_NOT_LATER: &str = "the anchor's time is later than the chain's";
/// The anchor's difficulty is not zero.
pub(crate) const ANCHOR_DIFFICULTY_NOT_ZERO: &str = "the anchor's difficulty is zero";
/// The anchor's parameters are valid.
pub(crate) const ANCHOR_PARAMETERS_VALID: &str = "the anchor's parameters are invalid";
/// The next difficulty is what the rule makes of the anchor.
pub(crate) const DIFFICULTY_BY_RULE: &str = "the next difficulty is not what the rule gives";
/// The next key is the hash of the block that the rotation names, or zero before the first.
pub(crate) const KEY_BY_ROTATION: &str = "the next key is not what the rotation gives";

/// What is wrong when it does not hold, and whether it holds.
type Invariant = (&'static str, fn() -> bool);

impl<T: Config> Pallet<T> {
	/// Check every invariant; the error names the first that is broken.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let invariants: [Invariant; 8] = [
			(DIFFICULTY_NOT_ZERO, || NextSeal::<T>::get().difficulty > 0),
			(ANCHOR_FROM_BLOCK_ONE, || Anchor::<T>::exists() == (Self::height() > 0)),
			(ANCHOR_NOT_AHEAD, || {
				Anchor::<T>::get().is_none_or(|a| (1..=Self::height()).contains(&a.height))
			}),
			(ANCHOR_NOT_LATER, || Anchor::<T>::get().is_none_or(|a| a.time <= T::Time::now())),
			(ANCHOR_DIFFICULTY_NOT_ZERO, || Anchor::<T>::get().is_none_or(|a| a.difficulty > 0)),
			(ANCHOR_PARAMETERS_VALID, || {
				Anchor::<T>::get().is_none_or(|a| a.parameters.validate().is_ok())
			}),
			(DIFFICULTY_BY_RULE, Self::difficulty_is_by_rule),
			(KEY_BY_ROTATION, Self::key_is_by_rotation),
		];
		match invariants.into_iter().find(|(_, holds)| !holds()) {
			Some((broken, _)) => Err(TryRuntimeError::Other(broken)),
			None => Ok(()),
		}
	}

	fn difficulty_is_by_rule() -> bool {
		Anchor::<T>::get().is_none_or(|anchor| {
			let expected = anchor.child_difficulty(Self::height(), T::Time::now());
			NextSeal::<T>::get().difficulty == expected
		})
	}

	fn key_is_by_rotation() -> bool {
		let key = NextSeal::<T>::get().key;
		match key_height(Self::height().saturating_add(1)) {
			None => key == H256::zero(),
			// The hash is kept for `BlockHashCount` blocks only, the key for longer.
			Some(height) => {
				frame_system::BlockHash::<T>::try_get(BlockNumberFor::<T>::from(height))
					.map_or(key != H256::zero(), |hash| hash == key)
			},
		}
	}
}
