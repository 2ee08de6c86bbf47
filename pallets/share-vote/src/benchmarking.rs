//! Benchmarks of hooks and calls.

use crate::{
	Call, Config, Current, History, Included, LockIn, LockInWindow, OpenDraw, Pallet, Previous,
	Step, VotingKeys,
};
use alloc::vec::Vec;
use assay_primitives::{
	share::{
		vote_payload, Activation, BlockVotes, DrawnShare, Outcome, RewardSink, SharePool, Slot,
		VoteInherent, VotingKey, DRAWN,
	},
	BlockNumber, Hash,
};
use frame_benchmarking::v2::*;
use frame_support::traits::{Get, Hooks};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_runtime::RuntimeAppPublic;

/// The block in which everything happens.
const HEIGHT: BlockNumber = 5;

/// Lots in the pool that is drawn from.
const LOTS: u32 = 1_000;

/// Shares of each lot: with its last one a lot goes.
const SHARES: u64 = 1;

/// A window that a quorum in every block has filled.
fn locked_in<T: Config>() -> LockIn {
	let window = T::Parameters::get().lock_in_window;
	LockIn { window, next: 0, full: true, quorums: window }
}

/// Nobody has voted yet on the block at `number`; all shares have this voting key.
fn open_draw<T: Config>(number: BlockNumber, key: &VotingKey) -> OpenDraw<T::AccountId> {
	let shares = [0, 1, 2].map(|slot| DrawnShare {
		lot: slot.into(),
		owner: account("owner", slot, 0),
		delegate: account("delegate", slot, 0),
		key: Some(key.clone()),
	});
	OpenDraw::new(number, Hash::repeat_byte(number as u8), shares)
}

/// The first `count` votes of a draw.
fn votes<T: Config>(draw: &OpenDraw<T::AccountId>, key: &VotingKey, count: usize) -> BlockVotes {
	let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::from(0u32));
	let mut votes = BlockVotes::default();
	for (slot, vote) in votes.0.iter_mut().take(count).enumerate() {
		*vote = key.sign(&vote_payload(genesis, draw.hash, slot as Slot));
	}
	votes
}

#[benchmarks]
mod benchmarks {
	use super::*;

	// The worst case: all three shares of the closed draw have missed, the step changes, and three
	// shares are drawn from a large pool.
	#[benchmark]
	fn on_initialize() {
		let key = VotingKey::generate_pair(None);
		for index in 0..LOTS {
			let owner: T::AccountId = account("holder", index, 0);
			VotingKeys::<T>::insert(&owner, &key);
			T::Pool::create_mature_lot(&owner, SHARES);
		}
		let number = BlockNumberFor::<T>::from(HEIGHT);
		frame_system::Pallet::<T>::set_block_number(number);
		T::Rewards::open(HEIGHT - 3);
		Previous::<T>::put(open_draw::<T>(HEIGHT - 3, &key));
		Current::<T>::put(open_draw::<T>(HEIGHT - 2, &key));
		Step::<T>::put(Activation::Optional);
		LockInWindow::<T>::put(locked_in::<T>());

		#[block]
		{
			let _ = Pallet::<T>::on_initialize(number);
		}

		assert_eq!(Current::<T>::get().map(|draw| draw.number), Some(HEIGHT - 1));
		assert_eq!(Previous::<T>::get().map(|draw| draw.number), Some(HEIGHT - 2));
		let closed: Vec<_> = History::<T>::iter_values().collect();
		assert!(closed.iter().all(|draw| draw.shares.iter().all(|s| s.outcome == Outcome::Missed)));
		assert_eq!(closed.len(), 1);
		assert_eq!(Step::<T>::get(), Activation::Required);
	}

	#[benchmark]
	fn on_finalize() {
		let key = VotingKey::generate_pair(None);
		let number = BlockNumberFor::<T>::from(HEIGHT);
		frame_system::Pallet::<T>::set_block_number(number);
		Current::<T>::put(open_draw::<T>(HEIGHT - 1, &key));
		Included::<T>::put(());
		Step::<T>::put(Activation::Optional);
		LockInWindow::<T>::put(locked_in::<T>());

		#[block]
		{
			Pallet::<T>::on_finalize(number);
		}

		assert!(!Included::<T>::exists());
		assert_eq!(LockInWindow::<T>::get().next, 1);
	}

	#[benchmark]
	fn vote(v: Linear<0, 6>) {
		let key = VotingKey::generate_pair(None);
		frame_system::Pallet::<T>::set_block_number(BlockNumberFor::<T>::from(HEIGHT));
		let (current, previous) =
			(open_draw::<T>(HEIGHT - 1, &key), open_draw::<T>(HEIGHT - 2, &key));
		T::Rewards::open(HEIGHT - 2);
		Current::<T>::put(&current);
		Previous::<T>::put(&previous);
		Step::<T>::put(Activation::Optional);
		let (count, late) = ((v as usize).min(DRAWN), (v as usize).saturating_sub(DRAWN));
		let inherent = VoteInherent {
			votes: votes::<T>(&current, &key, count),
			late: votes::<T>(&previous, &key, late),
		};

		#[extrinsic_call]
		_(RawOrigin::None, inherent);

		assert_eq!(Current::<T>::get().map(|draw| draw.votes()), Some(count));
		assert_eq!(Previous::<T>::get().map(|draw| draw.votes()), Some(late));
	}

	#[benchmark]
	fn set_voting_key() {
		let who: T::AccountId = whitelisted_caller();
		VotingKeys::<T>::insert(&who, VotingKey::generate_pair(None));
		let key = VotingKey::generate_pair(None);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), key.clone());

		assert_eq!(VotingKeys::<T>::get(&who), Some(key));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ext(), crate::mock::Test);
}
