//! The finality sets: how one follows another, and for how long each is kept.

use crate::{
	Config, Equivocators, Event, FinalityKeyOwner, FinalitySet, GenesisAuthorities, LastForced,
	Member, MembersOf, Nodes, OldestSet, Pallet, Pending, Ranking, SetStarts, Sets, WeightInfo,
};
use alloc::collections::BTreeSet;
use assay_primitives::{
	node::{FinalityDuty, FinalityGadget},
	parameters::NodeParameters,
	AccountId, BlockNumber,
};
use frame_support::{
	defensive, storage::with_storage_layer, traits::Get, weights::Weight, BoundedVec,
};
use sp_consensus_grandpa::{AuthorityList, SetId};
use sp_runtime::DispatchResult;

/// How many sets an election forgets at most: more than it makes.
const FORGOTTEN_PER_SESSION: u32 = 2;

/// How many sets it is known of when they began, long after their members are forgotten.
pub(crate) const KEPT_STARTS: SetId = 1_024;

/// What an election had to do with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Election {
	/// How many authorities were before it or are after it.
	pub members: u32,
	/// How many nodes left the ranking.
	pub dropped: u32,
}

impl Election {
	fn weight<T: Config>(self) -> Weight {
		let dropped = T::WeightInfo::rank().saturating_mul(self.dropped.into());
		T::WeightInfo::elect(self.members).saturating_add(dropped)
	}
}

/// Members of a set, as the gadget lists them.
pub(crate) fn authorities<T: Config>(members: &MembersOf<T>) -> AuthorityList {
	members.iter().map(|member| (member.key.clone(), member.weight)).collect()
}

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
			Self::end_stall(delay, best_finalized);
			let dropped =
				T::WeightInfo::rank().saturating_mul(NodeParameters::MAX_AUTHORITIES.into());
			return weight.saturating_add(T::WeightInfo::force_set()).saturating_add(dropped);
		}
		if now.checked_rem(T::Parameters::get().session) == Some(0) {
			return weight.saturating_add(Self::hold_election(now).weight::<T>());
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
		// Whenever it was that they began: long ago.
		SetStarts::<T>::insert(id, 0);
		OldestSet::<T>::put(id);
	}

	/// Elect, and let the new set follow if it is worth it.
	pub(crate) fn hold_election(now: BlockNumber) -> Election {
		Self::forget_sets(now);
		let Some(current) = Sets::<T>::get(T::Finality::set_id()) else {
			defensive!("the current finality set is not kept");
			return Election { members: 0, dropped: 0 };
		};
		let ranked = Ranking::<T>::count();
		let next = Self::next_set(&current);
		let dropped = ranked.saturating_sub(Ranking::<T>::count());
		let both = current.members.iter().chain(next.iter().flatten());
		let members = both.map(|member| &member.key).collect::<BTreeSet<_>>().len() as u32;
		let Some(next) = next else { return Election { members, dropped } };
		// A change that waits can only be a forced one that this pallet does not know of.
		let _ = with_storage_layer(|| Self::follow(next, now));
		Election { members, dropped }
	}

	/// Let these authorities follow with this block.
	fn follow(members: MembersOf<T>, now: BlockNumber) -> DispatchResult {
		T::Finality::schedule(authorities::<T>(&members), 0, None)?;
		Self::begin_set(T::Finality::set_id().saturating_add(1), members, now);
		Ok(())
	}

	/// From this block on these are the authorities.
	pub(crate) fn begin_set(id: SetId, members: MembersOf<T>, now: BlockNumber) {
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
		SetStarts::<T>::insert(id, now);
		if let Some(oldest) = id.checked_sub(KEPT_STARTS) {
			SetStarts::<T>::remove(oldest);
		}
		// After a long stall the count goes on below the sets that are kept.
		OldestSet::<T>::mutate(|oldest| *oldest = oldest.map(|oldest| oldest.min(id)));
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
