//! How an account becomes a StakingNode, and ceases to be one.

use crate::{
	bond, Config, Error, Event, FinalityKeyOwner, Metadata, Node, Nodes, OpenNodes, Pallet,
	Pending, PendingSet, Record, Records, VotingKeyOwner,
};
use alloc::vec::Vec;
use assay_primitives::{
	node::{FinalityDuty, KeysProof, NodeKeys, NodeMetadata, WithdrawalBar},
	Balance, BlockNumber,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::{traits::BlockNumberProvider, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The current block, by the pallet's clock.
	pub(crate) fn now() -> BlockNumber {
		T::BlockNumberProvider::current_block_number()
	}

	/// The bond that a node would have to hold if it were registered now.
	pub(crate) fn required_bond() -> Balance {
		bond::required(&T::Parameters::get(), OpenNodes::<T>::get(), T::PoolSize::get())
	}

	/// Register a node. See the call.
	pub(crate) fn do_register(
		who: T::AccountId,
		keys: NodeKeys,
		proof: &KeysProof,
		metadata: NodeMetadata,
		max_bond: Balance,
	) -> DispatchResult {
		ensure!(!Nodes::<T>::contains_key(&who), Error::<T>::AlreadyRegistered);
		let bond = Self::required_bond();
		ensure!(bond <= max_bond, Error::<T>::BondAboveLimit);
		Self::ensure_keys(&who, &keys, proof)?;
		Self::enrol(who, keys, metadata, bond)
	}

	/// Make a node of an account whose keys are its own.
	pub(crate) fn enrol(
		who: T::AccountId,
		keys: NodeKeys,
		metadata: NodeMetadata,
		bond: Balance,
	) -> DispatchResult {
		Self::hold_bond(&who, bond)?;
		Self::claim_keys(&who, &keys);
		OpenNodes::<T>::mutate(|open| *open = open.saturating_add(1));
		Metadata::<T>::insert(&who, metadata);
		Records::<T>::insert(&who, Record::default());
		let mut node = Node::new(keys.clone(), bond, Self::now());
		Self::rank(&who, &mut node);
		Nodes::<T>::insert(&who, node);
		Self::deposit_event(Event::NodeRegistered { node: who, bond, keys });
		Ok(())
	}

	/// Give a node other keys. See the call.
	pub(crate) fn do_set_keys(
		who: T::AccountId,
		keys: NodeKeys,
		proof: &KeysProof,
	) -> DispatchResult {
		let mut node = Nodes::<T>::get(&who).ok_or(Error::<T>::NotANode)?;
		Self::ensure_keys(&who, &keys, proof)?;
		Self::free_keys(&node.keys);
		Self::claim_keys(&who, &keys);
		node.keys = keys.clone();
		Nodes::<T>::insert(&who, node);
		Self::deposit_event(Event::KeysSet { node: who, keys });
		Ok(())
	}

	/// Add to a bond. See the call.
	pub(crate) fn do_top_up(who: T::AccountId, amount: Balance) -> DispatchResult {
		let mut node = Self::open_node(&who)?;
		ensure!(amount > 0, Error::<T>::NothingToAdd);
		Self::hold_bond(&who, amount)?;
		node.bond = node.bond.saturating_add(amount);
		let bond = node.bond;
		Self::rank(&who, &mut node);
		Nodes::<T>::insert(&who, node);
		Self::deposit_event(Event::BondToppedUp { node: who, amount, bond });
		Ok(())
	}

	/// Close a node. See the call.
	pub(crate) fn do_close(who: T::AccountId) -> DispatchResult {
		let mut node = Self::open_node(&who)?;
		node.closed = Some(Self::now());
		Self::rank(&who, &mut node);
		Nodes::<T>::insert(&who, node);
		OpenNodes::<T>::mutate(|open| *open = open.saturating_sub(1));
		Self::deposit_event(Event::NodeClosed { node: who });
		Ok(())
	}

	/// Return a bond. See the call.
	pub(crate) fn do_withdraw(who: T::AccountId) -> DispatchResult {
		let node = Nodes::<T>::get(&who).ok_or(Error::<T>::NotANode)?;
		if let Some(bar) = Self::withdrawal_bars(&who, &node).first() {
			return Err(Error::<T>::from(*bar).into());
		}
		let amount = Self::release_bond(&who);
		Self::free_keys(&node.keys);
		Nodes::<T>::remove(&who);
		Metadata::<T>::remove(&who);
		Records::<T>::remove(&who);
		Self::deposit_event(Event::BondWithdrawn { node: who, amount });
		Ok(())
	}

	/// Let a node out of jail when its time is over. See the call.
	pub(crate) fn do_unjail(who: T::AccountId) -> DispatchResult {
		Self::leave_jail(who, |until| until <= Self::now())
	}

	/// Let a node out of jail at any time. See the call.
	pub(crate) fn do_force_unjail(who: T::AccountId) -> DispatchResult {
		Self::leave_jail(who, |_| true)
	}

	/// A closed node too: it has to vote for the shares that still name it, and earns with them.
	fn leave_jail(
		who: T::AccountId,
		may_leave: impl FnOnce(BlockNumber) -> bool,
	) -> DispatchResult {
		let mut node = Nodes::<T>::get(&who).ok_or(Error::<T>::NotANode)?;
		let until = node.jailed_until.ok_or(Error::<T>::NotJailed)?;
		ensure!(may_leave(until), Error::<T>::StillJailed);
		node.jailed_until = None;
		Self::rank(&who, &mut node);
		Nodes::<T>::insert(&who, node);
		Self::deposit_event(Event::NodeUnjailed { node: who });
		Ok(())
	}

	/// What the withdrawal of a node's bond waits for.
	pub(crate) fn withdrawal_bars(who: &T::AccountId, node: &Node) -> Vec<WithdrawalBar> {
		let (now, parameters) = (Self::now(), T::Parameters::get());
		let shares = crate::Assigned::<T>::get(who).all;
		let unlocked = node.registered.saturating_add(parameters.bond_lock);
		// Also in a set that waits for its block: nobody may be an authority without a bond.
		let waits = |set: PendingSet<T>| set.members.iter().any(|it| it.node.as_ref() == Some(who));
		let finality = match node.finality {
			FinalityDuty::Now => Some(WithdrawalBar::StillAuthority),
			_ if Pending::<T>::get().is_some_and(waits) => Some(WithdrawalBar::StillAuthority),
			FinalityDuty::Never => None,
			FinalityDuty::Until(until) => {
				let over = until.saturating_add(parameters.evidence_period);
				(now < over).then_some(WithdrawalBar::EvidenceUntil(over))
			},
		};
		[
			node.closed.is_none().then_some(WithdrawalBar::NotClosed),
			(shares > 0).then_some(WithdrawalBar::SharesAssigned(shares)),
			(now < unlocked).then_some(WithdrawalBar::LockedUntil(unlocked)),
			finality,
		]
		.into_iter()
		.flatten()
		.collect()
	}

	/// A node that is not closed.
	fn open_node(who: &T::AccountId) -> Result<Node, Error<T>> {
		let node = Nodes::<T>::get(who).ok_or(Error::<T>::NotANode)?;
		ensure!(node.closed.is_none(), Error::<T>::NodeClosed);
		Ok(node)
	}

	/// Whether the account may have these keys. What is cheap to see comes first.
	fn ensure_keys(who: &T::AccountId, keys: &NodeKeys, proof: &KeysProof) -> DispatchResult {
		let is_free = |owner: Option<T::AccountId>| owner.is_none_or(|owner| owner == *who);
		ensure!(is_free(VotingKeyOwner::<T>::get(&keys.vote)), Error::<T>::VotingKeyInUse);
		ensure!(is_free(FinalityKeyOwner::<T>::get(&keys.grandpa)), Error::<T>::FinalityKeyInUse);
		ensure!(keys.belong_to(who, proof), Error::<T>::InvalidProof);
		Ok(())
	}

	fn claim_keys(who: &T::AccountId, keys: &NodeKeys) {
		VotingKeyOwner::<T>::insert(&keys.vote, who);
		FinalityKeyOwner::<T>::insert(&keys.grandpa, who);
	}

	fn free_keys(keys: &NodeKeys) {
		VotingKeyOwner::<T>::remove(&keys.vote);
		FinalityKeyOwner::<T>::remove(&keys.grandpa);
	}
}

impl<T> From<WithdrawalBar> for Error<T> {
	fn from(bar: WithdrawalBar) -> Self {
		match bar {
			WithdrawalBar::NotClosed => Self::NotClosed,
			WithdrawalBar::SharesAssigned(_) => Self::SharesAssigned,
			WithdrawalBar::LockedUntil(_) => Self::BondLocked,
			WithdrawalBar::StillAuthority => Self::StillAuthority,
			WithdrawalBar::EvidenceUntil(_) => Self::EvidencePeriod,
		}
	}
}
