//! What holds between any two blocks, and between any two calls.

use crate::{
	ranking::rank_key, Assigned, Config, Equivocators, FinalityKeyOwner, Metadata, Node, Nodes,
	OldestSet, OpenNodes, Pallet, Pending, Ranking, Records, Sets, VotingKeyOwner,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use assay_primitives::{
	node::{AssignedShares, FinalityDuty, FinalityGadget},
	AccountId,
};
use frame_support::traits::Get;
use sp_runtime::TryRuntimeError;

/// What is held as a bond is the bond of a node, and no other account holds any.
pub(crate) const BONDS_ARE_HELD: &str = "a hold is not the bond of its node";
/// The open nodes are counted.
pub(crate) const OPEN_NODES_ARE_COUNTED: &str = "the count of open nodes is wrong";
/// A node has a record and metadata, and nobody else has.
pub(crate) const NODES_ARE_WHOLE: &str =
	"a node lacks its record or metadata, or they are left over";
/// Every key of a node is its own, and no other key is anybody's.
pub(crate) const KEYS_ARE_OWNED: &str = "the owners of keys are not the nodes";
/// The ranking has the nodes that are ranked, in the order of a naive sort.
pub(crate) const RANKING_IS_SORTED: &str = "the ranking is not that of a naive sort";
/// A node that is closed or in jail is not ranked.
pub(crate) const ONLY_FIT_ARE_RANKED: &str = "a node is ranked that is closed or in jail";
/// No more shares of a delegate are mature than name it; nothing that is all zero is stored.
pub(crate) const ASSIGNED_IS_POSSIBLE: &str = "the shares of a delegate are impossible";
/// A window that is full is closed at once, and the lifetime has all that the windows have.
pub(crate) const RECORDS_ADD_UP: &str = "a record does not add up";
/// The authorities of the gadget are the members of the current set.
pub(crate) const SET_IS_THE_GADGETS: &str = "the current set is not that of the gadget";
/// The finality set is not empty, and no member has no weight or the key of another.
pub(crate) const SET_IS_VALID: &str = "the current set is empty, or a member is impossible";
/// Sets are kept from the oldest to the current one.
pub(crate) const SETS_ARE_KEPT: &str = "a finality set is missing, or an older one is left";
/// Whoever is an authority or is going to be by force is a node that is there, with its bond.
pub(crate) const MEMBERS_ARE_NODES: &str = "a member of a finality set is not a node any more";
/// A node is an authority now if and only if it is a member of the current set.
pub(crate) const DUTIES_ARE_RIGHT: &str =
	"a node's duty in finality is not that of the current set";
/// Who equivocated did so in a set that is kept, as one of its members.
pub(crate) const EQUIVOCATORS_ARE_MEMBERS: &str = "an equivocator is not a member of a kept set";

/// What is wrong when it does not hold, and whether it holds.
type Invariant = (&'static str, bool);

/// The nodes, read once.
type State = BTreeMap<AccountId, Node>;

impl<T: Config> Pallet<T> {
	/// Check every invariant; the error names the first that is broken.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let nodes: State = Nodes::<T>::iter().collect();
		let of_nodes = Self::check_nodes(&nodes).into_iter().chain(Self::check_ranking(&nodes));
		let all = of_nodes.chain(Self::check_sets(&nodes)).chain(Self::check_history());
		match all.into_iter().find(|(_, holds)| !holds) {
			Some((broken, _)) => Err(TryRuntimeError::Other(broken)),
			None => Ok(()),
		}
	}

	fn check_nodes(nodes: &State) -> [Invariant; 6] {
		let accounts = frame_system::Account::<T>::iter_keys().chain(nodes.keys().cloned());
		let held = accounts
			.collect::<BTreeSet<_>>()
			.into_iter()
			.all(|who| Self::held_as_bond(&who) == nodes.get(&who).map_or(0, |node| node.bond));
		let open = nodes.values().filter(|node| node.closed.is_none()).count();
		let keys: BTreeSet<_> = nodes.keys().cloned().collect();
		let whole = Metadata::<T>::iter_keys().collect::<BTreeSet<_>>() == keys
			&& Records::<T>::iter_keys().collect::<BTreeSet<_>>() == keys;
		let voting: BTreeMap<_, _> = VotingKeyOwner::<T>::iter().collect();
		let finality: BTreeMap<_, _> = FinalityKeyOwner::<T>::iter().collect();
		let owned = voting.len() == nodes.len()
			&& finality.len() == nodes.len()
			&& nodes.iter().all(|(who, node)| {
				voting.get(&node.keys.vote) == Some(who)
					&& finality.get(&node.keys.grandpa) == Some(who)
			});
		let possible = Assigned::<T>::iter_values()
			.all(|it| it.mature <= it.all && it != AssignedShares::default());
		let add_up = Records::<T>::iter_values().all(|record| {
			let windows = record.windows.iter().map(|window| window.tally);
			let counted = windows
				.chain([record.window])
				.fold(0u32, |sum, tally| sum.saturating_add(tally.outcomes()));
			counted <= record.lifetime.outcomes()
				&& record.window.outcomes() < T::Parameters::get().penalty_window
		});
		[
			(BONDS_ARE_HELD, held),
			(OPEN_NODES_ARE_COUNTED, usize::try_from(OpenNodes::<T>::get()) == Ok(open)),
			(NODES_ARE_WHOLE, whole),
			(KEYS_ARE_OWNED, owned),
			(ASSIGNED_IS_POSSIBLE, possible),
			(RECORDS_ADD_UP, add_up),
		]
	}

	fn check_ranking(nodes: &State) -> [Invariant; 2] {
		let mut naive: Vec<_> = nodes
			.iter()
			.filter_map(|(who, node)| Some((node.ranked?, node.registered, who.clone())))
			.collect();
		naive.sort_by_key(|(value, registered, who)| {
			(core::cmp::Reverse(*value), *registered, who.clone())
		});
		let naive = naive.into_iter().map(|(value, since, who)| rank_key(value, since, who));
		let ranked: Vec<_> = Ranking::<T>::iter_keys().collect();
		let counted = usize::try_from(Ranking::<T>::count()) == Ok(ranked.len());
		let fit = nodes.values().filter(|node| node.ranked.is_some());
		[
			(ONLY_FIT_ARE_RANKED, {
				let mut fit = fit;
				fit.all(|node| node.closed.is_none() && node.jailed_until.is_none())
			}),
			(RANKING_IS_SORTED, counted && naive.eq(ranked)),
		]
	}

	fn check_sets(nodes: &State) -> [Invariant; 4] {
		// Before the first block nothing is adopted yet.
		let begun = OldestSet::<T>::exists();
		let current = Sets::<T>::get(T::Finality::set_id());
		let members: Vec<_> = current.map_or(Vec::new(), |set| set.members.into_inner());
		let keys: BTreeSet<_> = members.iter().map(|member| member.key.clone()).collect();
		let valid = !members.is_empty()
			&& keys.len() == members.len()
			&& members.iter().all(|member| member.weight > 0);
		let list: Vec<_> =
			members.iter().map(|member| (member.key.clone(), member.weight)).collect();
		let on_duty: BTreeSet<_> = members.iter().filter_map(|it| it.node.as_ref()).collect();
		// A key that a node registered later was not its own when the set was made.
		let right = nodes
			.iter()
			.all(|(who, node)| (node.finality == FinalityDuty::Now) == on_duty.contains(who));
		let gadgets = Self::gadget_follows(&list);
		let waiting = Pending::<T>::get().map_or(Vec::new(), |set| set.members.into_inner());
		let mut owners = members.iter().chain(&waiting).filter_map(|member| member.node.as_ref());
		let are_there = owners.all(|who| nodes.contains_key(who));
		[
			(MEMBERS_ARE_NODES, are_there),
			(SET_IS_VALID, !begun || valid),
			(SET_IS_THE_GADGETS, !begun || gadgets),
			(DUTIES_ARE_RIGHT, right),
		]
	}

	/// In a test's block the gadget may not have come to its `on_finalize` yet.
	fn gadget_follows(list: &[(sp_consensus_grandpa::AuthorityId, u64)]) -> bool {
		let current = Sets::<T>::get(T::Finality::set_id());
		let is_new = current.is_some_and(|set| set.since == Self::now());
		is_new || T::Finality::authorities() == list
	}

	fn check_history() -> [Invariant; 2] {
		let (oldest, current) = (OldestSet::<T>::get(), T::Finality::set_id());
		let kept: BTreeSet<_> = Sets::<T>::iter_keys().collect();
		let none_missing =
			oldest.is_none_or(|oldest| (oldest..=current).all(|id| kept.contains(&id)));
		let none_older = kept.iter().all(|id| oldest.is_some_and(|oldest| oldest <= *id));
		let members = Equivocators::<T>::iter().all(|(id, offences)| {
			Sets::<T>::get(id).is_some_and(|set| {
				offences.offenders.iter().all(|offender| {
					set.members.iter().any(|member| member.node.as_ref() == Some(&offender.node))
				})
			})
		});
		let waiting = Pending::<T>::get().is_none_or(|pending| pending.at > Self::now());
		[
			(SETS_ARE_KEPT, none_missing && none_older && waiting),
			(EQUIVOCATORS_ARE_MEMBERS, members),
		]
	}
}
