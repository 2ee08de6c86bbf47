//! Benchmarks of the hooks, of a vote, of settling, and of the call, each in its worst case.

use crate::{
	Call, Config, Cursor, DueAccounts, DueCounts, Ledger, Ledgers, OpenTerms, PaidVote, Pallet,
	Place, Progress, ThisBlock, Totals, MAX_VOTES,
};
use alloc::{vec, vec::Vec};
use assay_primitives::{
	share::{NodeStanding, RewardSink, SharePool, VoteTiming},
	Balance, BlockNumber,
};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		Hooks,
	},
	weights::Weight,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_runtime::{traits::BlockNumberProvider, DigestItem};

/// The block in which everything happens.
const HEIGHT: BlockNumber = 1_000;

/// Principal and reward of an account that is settled.
const AMOUNT: Balance = 1_000_000_000_000;

fn begin<T: Config>() -> BlockNumberFor<T> {
	let number = BlockNumberFor::<T>::from(HEIGHT);
	frame_system::Pallet::<T>::set_block_number(number);
	T::BlockNumberProvider::set_block_number(HEIGHT);
	Cursor::<T>::put(Place { block: HEIGHT, index: 0 });
	number
}

/// An account with a reward in the pot, due in a block or parked.
fn rewarded<T: Config>(number: u32, due: Option<BlockNumber>) -> T::AccountId {
	let who: T::AccountId = account("rewarded", number, 0);
	assert!(T::Currency::mint_into(&Pallet::<T>::pot(), AMOUNT).is_ok());
	Totals::<T>::mutate(|totals| totals.minted.owners += AMOUNT);
	Ledgers::<T>::insert(&who, Ledger { reward: AMOUNT, due });
	who
}

/// An account that is the only one due in a block, with principal and a reward.
fn due<T: Config>(number: u32, block: BlockNumber) -> T::AccountId {
	let who = rewarded::<T>(number, Some(block));
	T::Pool::make_due(&who, AMOUNT);
	DueAccounts::<T>::insert(block, 0, &who);
	DueCounts::<T>::insert(block, 1);
	who
}

#[benchmarks]
mod benchmarks {
	use super::*;

	// A block that nobody voted on is closed, and nobody is due.
	#[benchmark]
	fn on_initialize() {
		let number = begin::<T>();
		Pallet::<T>::open(HEIGHT - 3);
		let before = Totals::<T>::get().not_minted.not_drawn;

		#[block]
		{
			let _ = Pallet::<T>::on_initialize(number);
		}

		assert_eq!(OpenTerms::<T>::get().last().map(|terms| terms.number), Some(HEIGHT));
		assert!(Totals::<T>::get().not_minted.not_drawn > before);
		assert_eq!(Cursor::<T>::get().map(|at| at.block), Some(HEIGHT + 1));
	}

	// The author has no ledger yet, and the block has carried as many votes as it can.
	#[benchmark]
	fn on_finalize() {
		let number = begin::<T>();
		Pallet::<T>::open(HEIGHT - 2);
		let author = vec![7; 32];
		let item = DigestItem::PreRuntime(*b"pow_", author);
		frame_system::Pallet::<T>::deposit_log(item);
		let vote = PaidVote { on: HEIGHT - 1, owner: AMOUNT, node: AMOUNT };
		let votes: Vec<_> = (0..MAX_VOTES).map(|_| vote).collect();
		ThisBlock::<T>::put(Progress {
			unminted: AMOUNT,
			fees: 0,
			votes: votes.try_into().unwrap_or_default(),
		});
		let before = Ledgers::<T>::iter_keys().count();

		#[block]
		{
			Pallet::<T>::on_finalize(number);
		}

		assert!(!ThisBlock::<T>::exists());
		assert_eq!(Ledgers::<T>::iter_keys().count(), before + 1);
		assert!(Pallet::<T>::pot_balance() > AMOUNT);
	}

	// Late, through a node that earns on some of its shares only; neither account has a ledger yet.
	#[benchmark]
	fn credit_vote() {
		begin::<T>();
		Pallet::<T>::open(HEIGHT - 2);
		let (owner, node): (T::AccountId, T::AccountId) =
			(account("owner", 0, 0), account("node", 0, 0));

		#[block]
		{
			let standing = NodeStanding::Earning { shares: 1_000_000 };
			Pallet::<T>::credit_vote(HEIGHT - 2, &owner, &node, VoteTiming::Late, standing);
		}

		let reward = |who| Ledgers::<T>::get(who).map_or(0, |ledger| ledger.reward);
		assert!(reward(owner) > 0 && reward(node) > 0);
	}

	// Each is the only one due in its block, with a reward and principal.
	#[benchmark]
	fn settle_accounts(n: Linear<0, 100>) {
		begin::<T>();
		let first = HEIGHT - 100;
		let accounts: Vec<_> = (0..n).map(|number| due::<T>(number, first + number)).collect();
		let last = if n == 0 { HEIGHT } else { first + n - 1 };
		Cursor::<T>::put(Place { block: if n == 0 { HEIGHT } else { first }, index: 0 });

		#[block]
		{
			let _ = Pallet::<T>::settle_due(last, Weight::MAX);
		}

		for who in accounts {
			assert!(!Ledgers::<T>::contains_key(&who));
			assert_eq!(T::Pool::due(&who), 0);
			assert!(T::Currency::balance(&who) >= 2 * AMOUNT);
		}
	}

	#[benchmark]
	fn pass_blocks(n: Linear<0, 1_000>) {
		begin::<T>();
		Cursor::<T>::put(Place { block: HEIGHT - n, index: 0 });

		#[block]
		{
			let _ = Pallet::<T>::settle_due(HEIGHT - 1, Weight::MAX);
		}

		assert_eq!(Cursor::<T>::get().map(|at| at.block), Some(HEIGHT));
	}

	// The account does not exist yet.
	#[benchmark]
	fn settle() {
		begin::<T>();
		let who = rewarded::<T>(0, None);

		#[extrinsic_call]
		_(RawOrigin::Signed(account("caller", 0, 0)), who.clone());

		assert_eq!(T::Currency::balance(&who), AMOUNT);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ext(), crate::mock::Test);
}
