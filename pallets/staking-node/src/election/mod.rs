//! Who finalises, and with which weight (DESIGN 3.3).
//!
//! The first of the ranking are elected, with what stands behind them as their weight: [`weights`].
//! How the current set becomes theirs, step by step, is [`transition`]'s. Both are pure.

pub mod transition;
pub mod weights;

use crate::{
	Config, Event, FinalityKeyOwner, FinalitySet, GenesisAuthorities, Member, MembersOf, Nodes,
	Pallet, Ranking, Seat,
};
use alloc::vec::Vec;
use assay_primitives::{parameters::NodeParameters, AccountId, Balance};
use frame_support::{
	defensive,
	traits::{DefensiveTruncateFrom, Get},
};
use sp_consensus_grandpa::AuthorityId;
use transition::Weights;
use weights::{of_whole, WHOLE};

/// The least part of the whole by which a weight has to differ from what was elected for a new set, if the
/// members are the same. A set costs a change of authorities in every node, and is kept for the evidence period.
const WORTH_A_SET: u64 = WHOLE / 100;

/// A key and whose it is.
type Keyholder = (AuthorityId, Option<AccountId>);

impl<T: Config> Pallet<T> {
	/// The set that follows the current one, if it is worth a change.
	pub(crate) fn next_set(current: &FinalitySet<T>) -> Option<MembersOf<T>> {
		let parameters = T::Parameters::get();
		let target = Self::target(&parameters);
		if target.is_empty() {
			// Better those that there are than nobody.
			return None;
		}
		let by_key = |members: &[Member<AccountId>]| -> Weights<Keyholder> {
			let keyed = members.iter().map(|it| ((it.key.clone(), it.node.clone()), it.weight));
			transition::whole(&keyed.collect())
		};
		// To the target, not to the next step, or many small steps would stop on the way.
		let elected = Self::members(&target);
		if transition::distance(&by_key(&current.members), &by_key(&elected)) <= WORTH_A_SET {
			return None;
		}
		let (turnover, room) = (of_whole(parameters.turnover), T::MaxSetSize::get() as usize);
		let staying = Self::staying(current, &parameters);
		Some(Self::members(&transition::next(&staying, &target, turnover, room)))
	}

	/// The set as it is elected now, whatever the current one is.
	pub(crate) fn elected_set() -> MembersOf<T> {
		Self::members(&Self::target(&T::Parameters::get()))
	}

	/// Who is elected, and with which weight: parts of the whole.
	fn target(parameters: &NodeParameters) -> Weights<Seat<AccountId>> {
		let price = Self::base_price();
		let elected: Vec<(AccountId, Balance)> = Self::first_ranked(parameters.max_authorities)
			.into_iter()
			.filter_map(|who| Self::candidate(who, parameters, price))
			.collect();
		let values: Vec<Balance> = elected.iter().map(|(_, value)| *value).collect();
		let cap = of_whole(parameters.weight_cap);
		let genesis = Self::genesis_beside(parameters);
		let (parts, left) = match genesis.is_empty() {
			true => (weights::alone(&values, cap), 0),
			false => weights::beside_genesis(&values, cap, parameters.min_nodes),
		};
		let genesis_weights: Vec<u64> = genesis.iter().map(|(_, weight)| *weight).collect();
		let genesis_parts = weights::in_proportion(&genesis_weights, left);
		let nodes = elected.into_iter().map(|(who, _)| Seat::Node(who)).zip(parts);
		let others = genesis.into_iter().map(|(key, _)| Self::seat_of(key)).zip(genesis_parts);
		let mut target = Weights::new();
		// A node that is an authority of genesis too has one seat and both weights.
		for (seat, part) in nodes.chain(others).filter(|(_, part)| *part > 0) {
			let weight: &mut u64 = target.entry(seat).or_default();
			*weight = weight.saturating_add(part);
		}
		target
	}

	/// What stands behind a node of the ranking. One that is not fit any more because the parameters
	/// changed leaves the ranking.
	fn candidate(
		who: AccountId,
		parameters: &NodeParameters,
		price: Balance,
	) -> Option<(AccountId, Balance)> {
		let Some(mut node) = Nodes::<T>::get(&who) else {
			defensive!("the ranking has an account that is not a node");
			return None;
		};
		if node.is_fit(parameters) {
			let value = Self::value_of(&who, &node, price);
			return Some((who, value));
		}
		Self::rank(&who, &mut node);
		Nodes::<T>::insert(&who, node);
		None
	}

	/// The authorities of genesis that sit beside the elected. Once enough nodes are fit, none ever
	/// again: their keys may be in nobody's keystore by then.
	fn genesis_beside(parameters: &NodeParameters) -> Vec<(AuthorityId, u64)> {
		let genesis = GenesisAuthorities::<T>::get();
		if genesis.is_empty() || Ranking::<T>::count() < parameters.min_nodes {
			return genesis.into_inner();
		}
		GenesisAuthorities::<T>::kill();
		Self::deposit_event(Event::GenesisReplaced);
		Vec::new()
	}

	/// The parts of the whole of those members of a set that need not leave at once: a node that is
	/// not fit has to, unless it is an authority of genesis.
	fn staying(current: &FinalitySet<T>, parameters: &NodeParameters) -> Weights<Seat<AccountId>> {
		let genesis = GenesisAuthorities::<T>::get();
		let may_stay = |seat: &Seat<AccountId>| match seat {
			Seat::Genesis(_) => true,
			Seat::Node(who) => Nodes::<T>::get(who).is_some_and(|node| {
				node.is_fit(parameters) || genesis.iter().any(|(key, _)| *key == node.keys.grandpa)
			}),
		};
		let weights: Vec<u64> = current.members.iter().map(|member| member.weight).collect();
		let mut staying = Weights::new();
		for (member, part) in current.members.iter().zip(weights::in_proportion(&weights, WHOLE)) {
			let seat = match &member.node {
				Some(node) => Seat::Node(node.clone()),
				None => Self::seat_of(member.key.clone()),
			};
			if may_stay(&seat) {
				let weight: &mut u64 = staying.entry(seat).or_default();
				*weight = weight.saturating_add(part);
			}
		}
		staying
	}

	/// Whose seat a key of genesis is: a node may have registered it.
	fn seat_of(key: AuthorityId) -> Seat<AccountId> {
		FinalityKeyOwner::<T>::get(&key).map_or(Seat::Genesis(key), Seat::Node)
	}

	/// The members that take these seats, each with its key of the moment.
	fn members(seats: &Weights<Seat<AccountId>>) -> MembersOf<T> {
		let members = seats.iter().filter_map(|(seat, weight)| {
			let (key, node) = match seat {
				Seat::Genesis(key) => (key.clone(), None),
				Seat::Node(who) => (Nodes::<T>::get(who)?.keys.grandpa, Some(who.clone())),
			};
			Some(Member { key, weight: *weight, node })
		});
		MembersOf::<T>::defensive_truncate_from(members.collect())
	}
}
