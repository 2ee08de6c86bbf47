//! What a user asks.

use crate::{
	Assigned, Config, GenesisAuthorities, Metadata, Node, Nodes, Pallet, Ranking, Records, Sets,
};
use alloc::vec::Vec;
use assay_primitives::{
	node::{FinalityGadget, FinalitySetInfo, NodeInfo, NodeSummary, SeatInfo},
	share::MAX_PAGE,
	AccountId,
};
use frame_support::traits::Get;

impl<T: Config> Pallet<T> {
	/// A StakingNode, if the account is one.
	pub(crate) fn node_info(who: &AccountId) -> Option<NodeInfo> {
		let node = Nodes::<T>::get(who)?;
		let record = Records::<T>::get(who).unwrap_or_default();
		Some(NodeInfo {
			metadata: Metadata::<T>::get(who).unwrap_or_default(),
			bond: node.bond,
			registered_with: node.registered_with,
			missing_bond: node.missing_bond(&T::Parameters::get()),
			registered: node.registered,
			closed: node.closed,
			jailed_until: node.jailed_until,
			shares: Assigned::<T>::get(who),
			refusal: Self::refusal(&node),
			finality: node.finality,
			drawn: record.drawn,
			lifetime: record.lifetime,
			window: record.window,
			windows: record.windows.into_inner(),
			withdrawal_bars: Self::withdrawal_bars(who, &node),
			keys: node.keys,
		})
	}

	/// A page of the StakingNodes.
	pub(crate) fn node_page(after: Option<AccountId>, limit: u32) -> Vec<NodeSummary> {
		let limit = limit.min(MAX_PAGE) as usize;
		let summary = |(account, node): (AccountId, Node)| NodeSummary {
			name: Metadata::<T>::get(&account).unwrap_or_default().name.into_inner(),
			bond: node.bond,
			shares: Assigned::<T>::get(&account),
			refusal: Self::refusal(&node),
			account,
		};
		match after {
			Some(after) => Nodes::<T>::iter_from(Nodes::<T>::hashed_key_for(after))
				.take(limit)
				.map(summary)
				.collect(),
			None => Nodes::<T>::iter().take(limit).map(summary).collect(),
		}
	}

	/// The authorities of finality.
	pub(crate) fn finality_info() -> Option<FinalitySetInfo> {
		let id = T::Finality::set_id();
		let set = Sets::<T>::get(id)?;
		let session = T::Parameters::get().session;
		let seats = set.members.into_iter();
		Some(FinalitySetInfo {
			id,
			since: set.since,
			seats: seats
				.map(|member| SeatInfo {
					key: member.key,
					weight: member.weight,
					node: member.node,
				})
				.collect(),
			eligible: Ranking::<T>::count(),
			genesis: !GenesisAuthorities::<T>::get().is_empty(),
			next_election: Self::now()
				.checked_div(session)
				.unwrap_or(0)
				.saturating_add(1)
				.saturating_mul(session),
		})
	}
}
