//! How other pallets meet the nodes.

use crate::{Assigned, Config, Node, Nodes, Pallet};
use assay_primitives::{
	node::AssignedShares,
	share::{DelegateRefusal, NodeRegistry, NodeStanding, VoteTiming, VoterDirectory, VotingKey},
};
use frame_support::{defensive, traits::Get};

impl<T: Config> Pallet<T> {
	/// Why a node takes no new shares, if it does not.
	pub(crate) fn refusal(node: &Node) -> Option<DelegateRefusal> {
		if node.closed.is_some() {
			return Some(DelegateRefusal::Closed);
		}
		if node.jailed_until.is_some() {
			return Some(DelegateRefusal::Jailed);
		}
		(!node.is_fit(&T::Parameters::get())).then_some(DelegateRefusal::Inactive)
	}

	/// Change how many shares name a delegate; none are not stored.
	fn change_assigned(
		delegate: &T::AccountId,
		change: impl FnOnce(AssignedShares) -> Option<AssignedShares>,
	) {
		Assigned::<T>::mutate_exists(delegate, |stored| {
			let Some(assigned) = change(stored.unwrap_or_default()) else {
				defensive!("more shares leave a delegate than name it");
				return;
			};
			*stored = (assigned != AssignedShares::default()).then_some(assigned);
		});
	}
}

impl<T: Config> VoterDirectory<T::AccountId> for Pallet<T> {
	fn voting_key(delegate: &T::AccountId) -> Option<VotingKey> {
		Nodes::<T>::get(delegate).map(|node| node.keys.vote)
	}

	fn may_take(_: &T::AccountId, delegate: &T::AccountId) -> Result<(), DelegateRefusal> {
		let node = Nodes::<T>::get(delegate).ok_or(DelegateRefusal::NotANode)?;
		Self::refusal(&node).map_or(Ok(()), Err)
	}

	fn note_drawn(delegate: &T::AccountId) {
		Self::count_drawn(delegate);
	}

	fn note_voted(delegate: &T::AccountId, timing: VoteTiming) {
		Self::count_outcome(delegate, Some(timing));
	}

	fn note_missed(delegate: &T::AccountId) {
		Self::count_outcome(delegate, None);
	}
}

impl<T: Config> NodeRegistry<T::AccountId> for Pallet<T> {
	fn assign(delegate: &T::AccountId, shares: u64, mature: bool) {
		Self::change_assigned(delegate, |assigned| {
			Some(AssignedShares {
				all: assigned.all.checked_add(shares)?,
				mature: assigned.mature.checked_add(if mature { shares } else { 0 })?,
			})
		});
		if mature {
			Self::touch(delegate);
		}
	}

	fn mature(delegate: &T::AccountId, shares: u64) {
		Self::change_assigned(delegate, |assigned| {
			let mature = assigned.mature.checked_add(shares)?;
			(mature <= assigned.all).then_some(AssignedShares { mature, ..assigned })
		});
		Self::touch(delegate);
	}

	fn release(delegate: &T::AccountId, shares: u64, mature: bool) {
		Self::change_assigned(delegate, |assigned| {
			let left = AssignedShares {
				all: assigned.all.checked_sub(shares)?,
				mature: assigned.mature.checked_sub(if mature { shares } else { 0 })?,
			};
			(left.mature <= left.all).then_some(left)
		});
		if mature {
			Self::touch(delegate);
		}
	}

	/// A closed node earns as long as it votes for shares: it has to.
	fn standing(delegate: &T::AccountId) -> NodeStanding {
		let Some(node) = Nodes::<T>::get(delegate) else { return NodeStanding::NotANode };
		let parameters = T::Parameters::get();
		if node.jailed_until.is_some() || node.missing_bond(&parameters) > 0 {
			return NodeStanding::Suspended;
		}
		NodeStanding::Earning { shares: Assigned::<T>::get(delegate).all }
	}
}
