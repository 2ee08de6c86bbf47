//! The way out of a stall: authorities that do not finalise any more are replaced by force.

use crate::{
	finality::{authorities, KEPT_STARTS},
	Config, Error, Event, FinalityKeyOwner, GenesisAuthorities, LastForced, MembersOf, Nodes,
	Pallet, Pending, PendingSet, SetStarts, Sets,
};
use alloc::vec::Vec;
use assay_primitives::{node::FinalityGadget, BlockNumber};
use frame_support::{ensure, storage::with_storage_layer};
use sp_consensus_grandpa::{AuthorityId, SetId};
use sp_runtime::DispatchResult;

/// After how many blocks a forced change takes effect at the latest: a day of 30 s blocks. Nothing is
/// final and nobody elected until then, and nothing can call it back.
pub const MAX_RESTORE_DELAY: BlockNumber = 2_880;

impl<T: Config> Pallet<T> {
	/// Replace authorities that do not finalise any more. See the call.
	pub(crate) fn do_restore(
		gone: &[AuthorityId],
		delay: BlockNumber,
		best_finalized: BlockNumber,
	) -> DispatchResult {
		ensure!(!Pending::<T>::exists(), Error::<T>::ChangePending);
		let last = Self::last_enacted(delay, best_finalized)?;
		for who in Self::behind(gone, last)? {
			Nodes::<T>::mutate_extant(&who, |node| {
				Self::jail(&who, node);
				Self::rank(&who, node);
			});
		}
		GenesisAuthorities::<T>::mutate(|genesis| genesis.retain(|(key, _)| !gone.contains(key)));
		ensure!(!Self::elected_set().is_empty(), Error::<T>::NobodyLeft);
		T::Finality::note_stall(delay, best_finalized);
		Ok(())
	}

	/// Do what a stall asks for that was noted by the call, or in the gadget by root.
	pub(crate) fn end_stall(delay: BlockNumber, best_finalized: BlockNumber) {
		if Self::last_enacted(delay, best_finalized).is_err() {
			T::Finality::clear_stall();
			Self::deposit_event(Event::StallIgnored { delay, best_finalized });
			return;
		}
		// The gadget refuses it for a while after the last one: then it is tried again.
		let _ = with_storage_layer(|| Self::force_set(delay, best_finalized));
	}

	/// Let those who are elected now replace authorities that do not finalise any more.
	pub(crate) fn force_set(delay: BlockNumber, best_finalized: BlockNumber) -> DispatchResult {
		// Changes that were signalled after the last final block will never happen now: the gadget goes
		// on counting from the last set that took effect.
		let id = Self::last_enacted(delay, best_finalized)?.saturating_add(1);
		let members = Self::elected_set();
		ensure!(!members.is_empty(), Error::<T>::NobodyLeft);
		T::Finality::schedule(authorities::<T>(&members), delay, Some(best_finalized))?;
		T::Finality::clear_stall();
		let now = Self::now();
		let at = now.saturating_add(delay);
		Self::deposit_event(Event::FinalityRestoring { set: id, at });
		if delay > 0 {
			Pending::<T>::put(PendingSet::<T> { id, members, at });
		} else {
			LastForced::<T>::put(id);
			Self::begin_set(id, members, now);
		}
		Ok(())
	}

	/// The last set that took effect, if this can be the highest final block and the delay of a change.
	fn last_enacted(delay: BlockNumber, best_finalized: BlockNumber) -> Result<SetId, Error<T>> {
		ensure!(delay <= MAX_RESTORE_DELAY, Error::<T>::DelayTooLong);
		ensure!(best_finalized < Self::now(), Error::<T>::FinalBlockNotYetBuilt);
		let at = Self::set_at(best_finalized).ok_or(Error::<T>::FinalBlockTooOld)?;
		Ok(at.max(LastForced::<T>::get()))
	}

	/// The nodes behind keys of finality: those that have them now, and those that had them in this set,
	/// which the gadget still runs.
	fn behind(keys: &[AuthorityId], set: SetId) -> Result<Vec<T::AccountId>, Error<T>> {
		let members = Sets::<T>::get(set).map_or(MembersOf::<T>::default(), |set| set.members);
		let genesis = GenesisAuthorities::<T>::get();
		let mut nodes = Vec::new();
		for key in keys {
			let member = members.iter().find(|member| member.key == *key);
			let owner = FinalityKeyOwner::<T>::get(key);
			let is_known = member.is_some()
				|| owner.is_some()
				|| genesis.iter().any(|(authority, _)| authority == key);
			ensure!(is_known, Error::<T>::UnknownAuthority);
			nodes.extend(owner);
			nodes.extend(member.and_then(|member| member.node.clone()));
		}
		Ok(nodes)
	}

	/// The set that took effect last, up to this block. `None` if that is too long ago to be known.
	fn set_at(block: BlockNumber) -> Option<SetId> {
		let began = |id| SetStarts::<T>::get(id).or_else(|| Some(Sets::<T>::get(id)?.since));
		let current = T::Finality::set_id();
		let (mut low, mut high) = (current.saturating_sub(KEPT_STARTS), current);
		// The sets took effect in the order of their numbers. What is not known was before all others.
		while low < high {
			let middle = low.saturating_add(high.saturating_sub(low).div_ceil(2));
			match began(middle) {
				Some(start) if start > block => high = middle.saturating_sub(1),
				_ => low = middle,
			}
		}
		began(low).is_some_and(|start| start <= block).then_some(low)
	}
}
