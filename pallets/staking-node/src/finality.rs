//! The finality sets: how one follows another, and for how long each is kept.

use crate::{
	Config, Equivocators, Error, Event, FinalityKeyOwner, FinalitySet, GenesisAuthorities,
	LastForced, Member, MembersOf, Nodes, OldestSet, Pallet, Pending, PendingSet, Sets, WeightInfo,
};
use alloc::collections::BTreeSet;
use assay_primitives::{
	node::{FinalityDuty, FinalityGadget},
	AccountId, BlockNumber,
};
use frame_support::{
	defensive, ensure, storage::with_storage_layer, traits::Get, weights::Weight, BoundedVec,
};
use sp_consensus_grandpa::{AuthorityId, SetId};
use sp_runtime::DispatchResult;

/// How many sets an election forgets at most: more than it makes.
const FORGOTTEN_PER_SESSION: u32 = 2;

impl<T: Config> Pallet<T> {
	/// What happens at the beginning of a block; what it weighs.
	pub(crate) fn begin_block() -> Weight {
		let now = Self::now();
		let weight = T::WeightInfo::on_initialize();
		if !OldestSet::<T>::exists() {
			Self::adopt_authorities(now);
		}
		if let Some(pending) = Pending::<T>::get() {
			if pending.at > now {
				return weight;
			}
			Pending::<T>::kill();
			LastForced::<T>::put(pending.id);
			Self::begin_set(pending.id, pending.members, now);
			return weight.saturating_add(T::WeightInfo::begin_forced_set());
		}
		if let Some((delay, best_finalized)) = T::Finality::stall() {
			// The gadget refuses it for a while after the last one: then it is tried again.
			let _ = with_storage_layer(|| Self::force_set(delay, best_finalized));
			return weight.saturating_add(T::WeightInfo::force_set());
		}
		if now.checked_rem(T::Parameters::get().session) == Some(0) {
			let elected = Self::hold_election(now);
			return weight.saturating_add(T::WeightInfo::elect(elected));
		}
		weight
	}

	/// The set that the chain began with, or that it had when this pallet came to it.
	fn adopt_authorities(now: BlockNumber) {
		let id = T::Finality::set_id();
		let authorities = T::Finality::authorities();
		let members = authorities.iter().map(|(key, weight)| Member {
			key: key.clone(),
			weight: *weight,
			node: FinalityKeyOwner::<T>::get(key),
		});
		let members = MembersOf::<T>::truncate_from(members.collect());
		GenesisAuthorities::<T>::put(BoundedVec::truncate_from(authorities));
		Sets::<T>::insert(id, FinalitySet::<T> { members, since: now, until: None });
		OldestSet::<T>::put(id);
	}

	/// Elect, and let the new set follow if it is worth it; how many members it has or would have.
	pub(crate) fn hold_election(now: BlockNumber) -> u32 {
		Self::forget_sets(now);
		let Some(current) = Sets::<T>::get(T::Finality::set_id()) else {
			defensive!("the current finality set is not kept");
			return 0;
		};
		let Some(next) = Self::next_set(&current) else {
			return current.members.len() as u32;
		};
		let members = next.len() as u32;
		// A change that waits can only be a forced one that this pallet does not know of.
		let _ = with_storage_layer(|| Self::schedule(next, 0, None));
		members
	}

	/// Replace authorities that do not finalise any more. See the call.
	pub(crate) fn do_restore(
		gone: &[AuthorityId],
		delay: BlockNumber,
		best_finalized: BlockNumber,
	) -> DispatchResult {
		ensure!(!Pending::<T>::exists(), Error::<T>::ChangePending);
		for who in gone.iter().filter_map(FinalityKeyOwner::<T>::get) {
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

	/// Let those who are elected now replace authorities that do not finalise any more.
	pub(crate) fn force_set(delay: BlockNumber, best_finalized: BlockNumber) -> DispatchResult {
		let next = Self::elected_set();
		ensure!(!next.is_empty(), Error::<T>::NobodyLeft);
		Self::schedule(next, delay, Some(best_finalized))?;
		T::Finality::clear_stall();
		Ok(())
	}

	/// Let these authorities follow: with this block, or by force after so many blocks if the highest
	/// final block is given.
	fn schedule(
		members: MembersOf<T>,
		delay: BlockNumber,
		forced: Option<BlockNumber>,
	) -> DispatchResult {
		let list = members.iter().map(|member| (member.key.clone(), member.weight)).collect();
		T::Finality::schedule(list, delay, forced)?;
		let now = Self::now();
		let Some(best_finalized) = forced else {
			Self::begin_set(T::Finality::set_id().saturating_add(1), members, now);
			return Ok(());
		};
		// Changes that were signalled after the last final block will never happen now: the gadget goes
		// on counting from the last set that took effect.
		let last = Self::set_at(best_finalized).max(LastForced::<T>::get());
		let (id, at) = (last.saturating_add(1), now.saturating_add(delay));
		Self::deposit_event(Event::FinalityRestoring { set: id, at });
		if delay > 0 {
			Pending::<T>::put(PendingSet::<T> { id, members, at });
		} else {
			LastForced::<T>::put(id);
			Self::begin_set(id, members, now);
		}
		Ok(())
	}

	/// The set that took effect last, up to this block.
	fn set_at(block: BlockNumber) -> SetId {
		let oldest = OldestSet::<T>::get().unwrap_or(0);
		let (mut low, mut high) = (oldest, T::Finality::set_id());
		// The sets took effect in the order of their numbers.
		while low < high {
			let middle = low.saturating_add(high.saturating_sub(low).div_ceil(2));
			match Sets::<T>::get(middle) {
				Some(set) if set.since <= block => low = middle,
				_ => high = middle.saturating_sub(1),
			}
		}
		low
	}

	/// From this block on these are the authorities.
	fn begin_set(id: SetId, members: MembersOf<T>, now: BlockNumber) {
		let nodes = |members: &[Member<AccountId>]| -> BTreeSet<AccountId> {
			members.iter().filter_map(|member| member.node.clone()).collect()
		};
		let new = nodes(&members);
		// Both are the same but when a change was forced.
		let replaced: BTreeSet<SetId> = [T::Finality::set_id(), id.saturating_sub(1)].into();
		let mut old = BTreeSet::new();
		for id in replaced {
			Sets::<T>::mutate_extant(id, |set| {
				set.until = Some(now);
				old.extend(nodes(&set.members));
			});
		}
		for who in old.difference(&new) {
			Nodes::<T>::mutate_extant(who, |node| node.finality = FinalityDuty::Until(now));
		}
		for who in &new {
			Nodes::<T>::mutate_extant(who, |node| node.finality = FinalityDuty::Now);
		}
		let (count, nodes) = (members.len() as u32, new.len() as u32);
		// There may be a set of this number that never took effect.
		Equivocators::<T>::remove(id);
		Sets::<T>::insert(id, FinalitySet::<T> { members, since: now, until: None });
		T::Finality::begin_set(id);
		Self::deposit_event(Event::FinalitySetChanged { set: id, members: count, nodes });
	}

	/// Forget sets whose members cannot be called to account any more.
	fn forget_sets(now: BlockNumber) {
		let current = T::Finality::set_id();
		let Some(oldest) = OldestSet::<T>::get() else { return };
		let mut next = oldest;
		for _ in 0..FORGOTTEN_PER_SESSION {
			let is_over = Sets::<T>::get(next).is_none_or(|set| !Self::is_answerable(&set, now));
			if next >= current || !is_over {
				break;
			}
			Sets::<T>::remove(next);
			Equivocators::<T>::remove(next);
			next = next.saturating_add(1);
		}
		if next != oldest {
			OldestSet::<T>::put(next);
		}
	}

	/// Whether the members of a set can still be called to account.
	pub(crate) fn is_answerable(set: &FinalitySet<T>, now: BlockNumber) -> bool {
		let period = T::Parameters::get().evidence_period;
		set.until.is_none_or(|until| now < until.saturating_add(period))
	}
}
