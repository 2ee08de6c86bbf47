//! Benchmarks of the calls and of what hooks and neighbours cause, each in its worst case.

use crate::{
	finality::Election, Assigned, Call, Config, Equivocators, Event, FinalitySet,
	GenesisAuthorities, LastForced, Member, MembersOf, Nodes, Offences, Offender, OldestSet,
	Pallet, Pending, PendingSet, Ranking, Records, SetStarts, Sets,
};
use alloc::{boxed::Box, vec::Vec};
use assay_primitives::{
	node::{AssignedShares, FinalityGadget, KeysProof, NodeKeys, NodeMetadata},
	share::{NodeRegistry, VotingKey},
	AccountId, Balance, BlockNumber, Hash,
};
use codec::{Decode, Encode};
use frame_benchmarking::v2::*;
use frame_support::{
	pallet_prelude::TransactionSource,
	traits::{fungible::Mutate, Authorize, EnsureOrigin, Get, Hooks},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_application_crypto::RuntimeAppPublic;
use sp_consensus_grandpa::{localized_payload, AuthorityId, EquivocationProof, SetId};

/// More money than any bond.
const RICH: Balance = 1 << 100;
/// The number of the current set.
const SET: SetId = 1_100;
/// The highest final block of a stall.
const FINAL: BlockNumber = 100;
/// A block in which nobody is elected.
const BLOCK: BlockNumber = 1_000_001;

/// A text as long as it may be.
fn longest<const N: u32>() -> BoundedVec<u8, frame_support::traits::ConstU32<N>> {
	BoundedVec::truncate_from(alloc::vec![b'n'; N as usize])
}

fn metadata() -> NodeMetadata {
	NodeMetadata { name: longest(), site: longest(), contact: longest() }
}

fn rich<T: Config>(who: AccountId) -> AccountId {
	T::Currency::set_balance(&who, RICH);
	who
}

/// Keys that nobody has the secret halves of.
fn made_up_keys(name: &'static str, number: u32) -> NodeKeys {
	let bytes = account::<AccountId>(name, number, 1).encode();
	let made = NodeKeys::decode(&mut [bytes.clone(), bytes].concat().as_slice());
	made.unwrap_or_else(|_| unreachable!("64 bytes are two keys"))
}

/// A node without a proof of its keys, with mature shares.
fn node<T: Config>(name: &'static str, number: u32, shares: u64) -> AccountId {
	let who = rich::<T>(account(name, number, 0));
	Assigned::<T>::insert(&who, AssignedShares { all: shares, mature: shares });
	let bond = T::Parameters::get().bond;
	let enrolled = Pallet::<T>::enrol(who.clone(), made_up_keys(name, number), metadata(), bond);
	assert!(enrolled.is_ok());
	who
}

fn nodes<T: Config>(name: &'static str, count: u32, shares: u64) -> Vec<AccountId> {
	(0..count).map(|number| node::<T>(name, number, shares)).collect()
}

/// Keys in the keystore, with the proof that they are the account's.
fn real_keys(who: &AccountId) -> (NodeKeys, KeysProof) {
	let mut keys = NodeKeys {
		grandpa: AuthorityId::generate_pair(None),
		vote: VotingKey::generate_pair(None),
	};
	let owner = who.encode();
	let grandpa = keys.grandpa.generate_proof_of_possession(&owner);
	let vote = keys.vote.generate_proof_of_possession(&owner);
	match (grandpa, vote) {
		(Some(grandpa), Some(vote)) => (keys, KeysProof { grandpa, vote }),
		_ => unreachable!("a key that was just generated signs"),
	}
}

/// A node in jail, out of the ranking.
fn jailed_node<T: Config>() -> AccountId {
	let who = node::<T>("node", 0, 9);
	Nodes::<T>::mutate_extant(&who, |node| {
		Pallet::<T>::jail(&who, node);
		Pallet::<T>::rank(&who, node);
	});
	who
}

fn members<T: Config>(nodes: &[AccountId]) -> MembersOf<T> {
	let members = nodes.iter().filter_map(|who| {
		let key = Nodes::<T>::get(who)?.keys.grandpa;
		Some(Member { key, weight: 10_000_000, node: Some(who.clone()) })
	});
	BoundedVec::truncate_from(members.collect())
}

/// Let there be as many sets as the binary search may have to go through, the current one with these
/// members, and no authorities of genesis any more.
fn current_set<T: Config>(nodes: &[AccountId]) {
	set_block::<T>(BLOCK);
	for id in 0..SET {
		let (members, since) = (members::<T>(&nodes[..1.min(nodes.len())]), id as BlockNumber + 1);
		Sets::<T>::insert(id, FinalitySet::<T> { members, since, until: Some(since + 1) });
		SetStarts::<T>::insert(id, since);
	}
	let members = members::<T>(nodes);
	Sets::<T>::insert(SET, FinalitySet::<T> { members, since: BLOCK - 1, until: None });
	SetStarts::<T>::insert(SET, BLOCK - 1);
	OldestSet::<T>::put(0);
	GenesisAuthorities::<T>::kill();
	T::Finality::begin_set(SET);
}

/// Move the clock. [`Config::BlockNumberProvider`] counts the blocks of this chain.
fn set_block<T: Config>(block: BlockNumber) {
	frame_system::Pallet::<T>::set_block_number(BlockNumberFor::<T>::from(block));
}

/// Two votes of a key in a round of the current set.
fn equivocation(key: &AuthorityId) -> EquivocationProof<Hash, BlockNumber> {
	let (round, kind) = (1u64, 1u8);
	let vote = |byte: u8| {
		let vote = (Hash::repeat_byte(byte), BLOCK);
		let signature = key.sign(&localized_payload(round, SET, &(kind, vote)));
		(vote, signature.unwrap_or_else(|| unreachable!("the key is in the keystore")))
	};
	let encoded = (SET, kind, round, key, vote(1), vote(2)).encode();
	let proof = EquivocationProof::decode(&mut encoded.as_slice());
	proof.unwrap_or_else(|_| unreachable!("it is encoded as a proof"))
}

/// A full set of nodes, the last of which has a real key, and a proof against it.
fn accused<T: Config>() -> (Vec<AccountId>, EquivocationProof<Hash, BlockNumber>) {
	let nodes = nodes::<T>("node", T::MaxSetSize::get(), 5);
	let last = nodes.len() - 1;
	let (keys, proof) = real_keys(&nodes[last]);
	assert!(Pallet::<T>::do_set_keys(nodes[last].clone(), keys.clone(), &proof).is_ok());
	current_set::<T>(&nodes);
	(nodes, equivocation(&keys.grandpa))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register() {
		let who = rich::<T>(whitelisted_caller());
		Assigned::<T>::insert(&who, AssignedShares { all: 9, mature: 9 });
		let (keys, proof) = real_keys(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), keys, proof, metadata(), Balance::MAX);

		assert!(Nodes::<T>::contains_key(&who));
	}

	#[benchmark]
	fn set_keys() {
		let who = node::<T>("node", 0, 9);
		let (keys, proof) = real_keys(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), keys.clone(), proof);

		assert_eq!(Nodes::<T>::get(&who).map(|node| node.keys), Some(keys));
	}

	#[benchmark]
	fn set_metadata() {
		let who = node::<T>("node", 0, 9);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), metadata());
	}

	#[benchmark]
	fn top_up() {
		let who = node::<T>("node", 0, 9);
		let bond = T::Parameters::get().bond;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), bond);

		assert_eq!(Nodes::<T>::get(&who).map(|node| node.bond), Some(2 * bond));
	}

	#[benchmark]
	fn close() {
		let who = node::<T>("node", 0, 9);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(Nodes::<T>::get(&who).is_some_and(|node| node.closed.is_some()));
	}

	#[benchmark]
	fn withdraw_bond() {
		let who = node::<T>("node", 0, 0);
		Assigned::<T>::remove(&who);
		assert!(Pallet::<T>::do_close(who.clone()).is_ok());
		set_block::<T>(BLOCK);

		#[extrinsic_call]
		_(RawOrigin::Signed(account("caller", 0, 0)), who.clone());

		assert!(!Nodes::<T>::contains_key(&who));
	}

	#[benchmark]
	fn unjail() {
		let who = jailed_node::<T>();
		set_block::<T>(BLOCK);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(Nodes::<T>::get(&who).is_some_and(|node| node.ranked.is_some()));
	}

	// All others of the set were proven before, and have to pay as well.
	#[benchmark]
	fn report_equivocation(n: Linear<1, { T::MaxSetSize::get() }>) {
		let (nodes, proof) = accused::<T>();
		let others = nodes.iter().take(n as usize - 1).map(|node| {
			let bond = T::Parameters::get().bond;
			Offender { node: node.clone(), bond, paid: 0 }
		});
		let offenders = BoundedVec::truncate_from(others.collect());
		Equivocators::<T>::insert(SET, Offences::<T> { weight: 0, offenders });

		#[extrinsic_call]
		_(frame_system::Origin::<T>::Authorized, Box::new(proof));

		assert_eq!(Equivocators::<T>::get(SET).offenders.len(), n as usize);
		assert!(Equivocators::<T>::get(SET).offenders.iter().all(|it| it.paid > 0));
	}

	#[benchmark]
	fn authorize_report_equivocation() -> Result<(), BenchmarkError> {
		let (_, proof) = accused::<T>();
		let call = Call::<T>::report_equivocation { proof: Box::new(proof) };

		#[block]
		{
			call.authorize(TransactionSource::External).ok_or("the call authorises itself")??;
		}

		Ok(())
	}

	#[benchmark]
	fn restore_finality() -> Result<(), BenchmarkError> {
		let origin =
			T::RestoreOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let gone = nodes::<T>("gone", T::MaxSetSize::get(), 9);
		nodes::<T>("left", T::Parameters::get().max_authorities, 5);
		current_set::<T>(&gone);
		let keys = members::<T>(&gone).into_iter().map(|member| member.key).collect();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, BoundedVec::truncate_from(keys), 5, FINAL);

		assert!(T::Finality::stall().is_some());
		Ok(())
	}

	#[benchmark]
	fn force_close() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let who = node::<T>("node", 0, 9);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(Nodes::<T>::get(&who).is_some_and(|node| node.closed.is_some()));
		Ok(())
	}

	#[benchmark]
	fn force_unjail() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let who = jailed_node::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(Nodes::<T>::get(&who).is_some_and(|node| node.ranked.is_some()));
		Ok(())
	}

	#[benchmark]
	fn on_initialize() {
		let nodes = nodes::<T>("node", 1, 9);
		current_set::<T>(&nodes);

		#[block]
		{
			let _ = Pallet::<T>::on_initialize(BlockNumberFor::<T>::from(BLOCK));
		}

		assert_eq!(T::Finality::set_id(), SET);
	}

	// The first of the ranking take over from others, who do not leave at once, in a full set. Two old
	// sets are forgotten.
	#[benchmark]
	fn elect(n: Linear<{ T::Parameters::get().max_authorities + 1 }, { T::MaxSetSize::get() }>) {
		let elected = T::Parameters::get().max_authorities;
		nodes::<T>("new", elected, 1_000_000);
		let old = nodes::<T>("old", n - elected, 5);
		current_set::<T>(&old);

		#[block]
		{
			assert_eq!(Pallet::<T>::hold_election(BLOCK), Election { members: n, dropped: 0 });
		}

		assert_eq!(T::Finality::set_id(), SET + 1);
		assert_eq!(OldestSet::<T>::get(), Some(2));
	}

	#[benchmark]
	fn force_set() {
		nodes::<T>("new", T::Parameters::get().max_authorities, 9);
		current_set::<T>(&nodes::<T>("old", T::MaxSetSize::get(), 5));

		#[block]
		{
			assert!(Pallet::<T>::force_set(5, FINAL).is_ok());
		}

		assert_eq!(Pending::<T>::get().map(|pending| pending.id), Some(SetId::from(FINAL)));
	}

	// None of the new set was in the last one, nor in the last one that took effect.
	#[benchmark]
	fn begin_forced_set() {
		let size = T::MaxSetSize::get();
		let new = nodes::<T>("new", size, 9);
		let enacted = nodes::<T>("enacted", size, 9);
		current_set::<T>(&nodes::<T>("current", size, 9));
		Sets::<T>::mutate_extant(4, |set| set.members = members::<T>(&enacted));
		Pending::<T>::put(PendingSet::<T> { id: 5, members: members::<T>(&new), at: BLOCK });

		#[block]
		{
			Pallet::<T>::begin_block();
		}

		assert_eq!((T::Finality::set_id(), LastForced::<T>::get()), (5, 5));
	}

	#[benchmark]
	fn rank() {
		let who = node::<T>("node", 0, 1_000_000);
		let before = Ranking::<T>::iter_keys().next();

		#[block]
		{
			Pallet::<T>::release(&who, 1_000_000, true);
		}

		assert_ne!(Ranking::<T>::iter_keys().next(), before);
	}

	#[benchmark]
	fn note_outcome() {
		let who = node::<T>("node", 0, 9);

		#[block]
		{
			Pallet::<T>::count_outcome(&who, None);
		}

		assert_eq!(Records::<T>::get(&who).map(|record| record.window.missed), Some(1));
	}

	#[benchmark]
	fn close_window() {
		let who = node::<T>("node", 0, 9);
		let window = T::Parameters::get().penalty_window;
		for _ in 1..window.saturating_mul(9) {
			Pallet::<T>::count_outcome(&who, None);
		}
		// The penalty of the windows until now is over.
		Nodes::<T>::mutate_extant(&who, |node| {
			node.jailed_until = None;
			Pallet::<T>::rank(&who, node);
		});
		set_block::<T>(BLOCK);
		let bond = Nodes::<T>::get(&who).map(|node| node.bond);

		#[block]
		{
			Pallet::<T>::count_outcome(&who, None);
		}

		assert!(Nodes::<T>::get(&who).map(|node| node.bond) < bond);
		let jailed = Event::<T>::NodeJailed { node: who, until: BLOCK + T::Parameters::get().jail };
		frame_system::Pallet::<T>::assert_has_event(jailed.into());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ext(), crate::mock::Test);
}
