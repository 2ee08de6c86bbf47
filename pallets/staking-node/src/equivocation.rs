//! Two contradicting votes of finality: how they are proven, and what they cost.

use crate::{
	bond, penalty, Config, Equivocators, Error, Event, Member, Nodes, Offender, Pallet, Sets,
	SlashCause,
};
use alloc::boxed::Box;
use assay_primitives::{node::FinalityGadget, AccountId, BlockNumber, Hash};
use frame_support::{
	ensure,
	pallet_prelude::{
		InvalidTransaction, TransactionPriority, TransactionSource, ValidTransaction, Weight,
	},
};
use sp_consensus_grandpa::{check_equivocation_proof, AuthorityId, EquivocationProof, SetId};
use sp_runtime::{transaction_validity::TransactionValidityWithRefund, DispatchError};

/// A proof as it travels: blocks of this chain.
pub(crate) type Proof = EquivocationProof<Hash, BlockNumber>;

/// For how many blocks a proof stays in a pool before it is checked again.
const LONGEVITY: u64 = 64;

impl<T: Config> Pallet<T> {
	/// Whether a proof against this key in this set would be taken: what a node asks before it makes
	/// one.
	pub fn is_reportable(set: SetId, key: &AuthorityId) -> bool {
		Self::accused(set, key).is_ok()
	}

	/// Whether a transaction of nobody may carry this proof. Whoever sends it, it is checked to the
	/// end, so that it can be passed on; there is one for each node and set, whatever the number of
	/// rounds.
	// FRAME hands over the argument of the call as it is.
	#[allow(clippy::borrowed_box)]
	pub(crate) fn authorize_report(
		_: TransactionSource,
		proof: &Box<Proof>,
	) -> TransactionValidityWithRefund {
		let node = Self::check_report(proof).map_err(|fault| match fault {
			Error::<T>::AlreadyReported | Error::<T>::UnknownSet => InvalidTransaction::Stale,
			_ => InvalidTransaction::BadProof,
		})?;
		let validity = ValidTransaction::with_tag_prefix("AssayEquivocation")
			.priority(TransactionPriority::MAX)
			.and_provides((node, proof.set_id()))
			.longevity(LONGEVITY)
			.propagate(true);
		Ok((validity.into(), Weight::zero()))
	}

	/// Take a proof, and punish; how many offenders the set has by now. See the call.
	pub(crate) fn do_report(proof: Proof) -> Result<u32, DispatchError> {
		let (set, round, key) = (proof.set_id(), proof.round(), proof.offender().clone());
		let accused = Self::check_report(&proof).map(|_| Self::accused(set, &key))??;
		let kept = Sets::<T>::get(set).ok_or(Error::<T>::UnknownSet)?;
		let who = accused.node.ok_or(Error::<T>::NoBondBehindKey)?;
		let mut node = Nodes::<T>::get(&who).ok_or(Error::<T>::NoBondBehindKey)?;
		Self::jail(&who, &mut node);
		let bond = node.bond;
		Nodes::<T>::insert(&who, node);

		let mut offences = Equivocators::<T>::get(set);
		offences.weight = offences.weight.saturating_add(accused.weight);
		let offender = Offender { node: who.clone(), bond, paid: 0 };
		// There is a place for every member of the set, and each comes once.
		offences.offenders.try_push(offender).map_err(|_| Error::<T>::AlreadyReported)?;
		let penalty = penalty::of_equivocation(offences.weight, kept.total());
		for offender in offences.offenders.iter_mut() {
			Self::collect(offender, penalty);
		}
		let count = offences.offenders.len() as u32;
		Equivocators::<T>::insert(set, offences);
		Self::deposit_event(Event::EquivocationProven { node: who, set, round, penalty });
		Ok(count)
	}

	/// Let an offender pay what it has not paid yet of the penalty.
	fn collect(offender: &mut Offender<AccountId>, penalty: u32) {
		let due = bond::millionths(offender.bond, penalty).saturating_sub(offender.paid);
		if due == 0 {
			return;
		}
		let who = offender.node.clone();
		Nodes::<T>::mutate_extant(&who, |node| {
			let paid = Self::slash(&who, node, due, SlashCause::Equivocation);
			offender.paid = offender.paid.saturating_add(paid);
			Self::rank(&who, node);
		});
	}

	/// Whose votes they are, if everything about the proof holds. What is cheap to see comes first.
	fn check_report(proof: &Proof) -> Result<AccountId, Error<T>> {
		let accused = Self::accused(proof.set_id(), proof.offender())?;
		ensure!(check_equivocation_proof(proof.clone()), Error::<T>::InvalidEquivocationProof);
		accused.node.ok_or(Error::<T>::NoBondBehindKey)
	}

	/// The member of a set that can be punished for what this key signed in it.
	fn accused(id: SetId, key: &AuthorityId) -> Result<Member<AccountId>, Error<T>> {
		ensure!(id <= T::Finality::set_id(), Error::<T>::UnknownSet);
		let set = Sets::<T>::get(id).ok_or(Error::<T>::UnknownSet)?;
		ensure!(Self::is_answerable(&set, Self::now()), Error::<T>::UnknownSet);
		let member = set.members.iter().find(|member| member.key == *key);
		let member = member.ok_or(Error::<T>::NotAnAuthority)?.clone();
		let node = member.node.as_ref().ok_or(Error::<T>::NoBondBehindKey)?;
		ensure!(Nodes::<T>::contains_key(node), Error::<T>::NoBondBehindKey);
		let known = Equivocators::<T>::get(id);
		ensure!(
			!known.offenders.iter().any(|offender| offender.node == *node),
			Error::<T>::AlreadyReported
		);
		Ok(member)
	}
}
