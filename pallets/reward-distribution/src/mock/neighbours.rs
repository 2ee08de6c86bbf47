//! The pallets that this one meets, with everything that they answer and are told.

use super::{PERIOD, USUAL};
use assay_primitives::{
	parameters::{DifficultyParameters, RewardParameters, SettlementParameters, ShareParameters},
	seal::{Difficulty, POW_ENGINE_ID},
	share::{DrawnLot, NodeRegistry, NodeStanding, OnSettled, SharePool, VotesCarried, DRAWN},
	AccountId, Balance,
};
use codec::Decode;
use frame_support::{
	pallet_prelude::{OptionQuery, ValueQuery},
	storage_alias,
	traits::{FindAuthor, Get},
	Blake2_128Concat,
};
use sp_runtime::ConsensusEngineId;

/// The other pallets. What they answer and what they were told lies in the storage of the chain, so
/// that a reorganisation undoes it too.
pub struct Neighbours;

#[storage_alias]
pub type RewardGroup = StorageValue<Neighbours, RewardParameters, OptionQuery>;

#[storage_alias]
pub type SettlementPeriod = StorageValue<Neighbours, u32, OptionQuery>;

#[storage_alias]
pub type BlockDifficulty = StorageValue<Neighbours, Difficulty, OptionQuery>;

#[storage_alias]
pub type PoolSize = StorageValue<Neighbours, u64, OptionQuery>;

#[storage_alias]
pub type Price = StorageValue<Neighbours, Balance, ValueQuery>;

/// Votes on its parent that the block carries.
#[storage_alias]
pub type Carried = StorageValue<Neighbours, u32, OptionQuery>;

#[storage_alias]
pub type Standings = StorageMap<Neighbours, Blake2_128Concat, AccountId, NodeStanding, OptionQuery>;

#[storage_alias]
pub type Principal = StorageMap<Neighbours, Blake2_128Concat, AccountId, Balance, ValueQuery>;

/// What the stake pools were told: account, principal, reward.
#[storage_alias]
pub type Told = StorageValue<Neighbours, Vec<(AccountId, Balance, Balance)>, ValueQuery>;

impl Get<RewardParameters> for Neighbours {
	fn get() -> RewardParameters {
		RewardGroup::get().unwrap_or(USUAL)
	}
}

impl Get<SettlementParameters> for Neighbours {
	fn get() -> SettlementParameters {
		SettlementParameters { period: SettlementPeriod::get().unwrap_or(PERIOD) }
	}
}

impl Get<ShareParameters> for Neighbours {
	fn get() -> ShareParameters {
		ShareParameters { maturity: 7, lifetime: 1_000 }
	}
}

impl Get<DifficultyParameters> for Neighbours {
	fn get() -> DifficultyParameters {
		DifficultyParameters { target_block_time: 30_000, half_life: 7_200_000 }
	}
}

impl Get<Difficulty> for Neighbours {
	fn get() -> Difficulty {
		BlockDifficulty::get().unwrap_or(USUAL.difficulty_high)
	}
}

impl FindAuthor<AccountId> for Neighbours {
	fn find_author<'a, I>(digests: I) -> Option<AccountId>
	where
		I: 'a + IntoIterator<Item = (ConsensusEngineId, &'a [u8])>,
	{
		let own = digests.into_iter().find(|(engine, _)| *engine == POW_ENGINE_ID);
		own.and_then(|(_, mut data)| AccountId::decode(&mut data).ok())
	}
}

impl VotesCarried for Neighbours {
	fn votes_carried() -> Option<u32> {
		Carried::get()
	}
}

impl SharePool<AccountId> for Neighbours {
	fn mature() -> u64 {
		Self::size()
	}

	fn size() -> u64 {
		PoolSize::get().unwrap_or(USUAL.reference_pool)
	}

	fn draw(_: &[u8; 32]) -> Option<[DrawnLot<AccountId>; DRAWN]> {
		None
	}

	fn asked_price() -> Balance {
		Price::get()
	}

	fn due(owner: &AccountId) -> Balance {
		Principal::get(owner)
	}

	fn settle(owner: &AccountId) -> Balance {
		Principal::take(owner)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_mature_lot(_: &AccountId, _: u64) {}

	#[cfg(feature = "runtime-benchmarks")]
	fn make_due(owner: &AccountId, principal: Balance) {
		use frame_support::traits::fungible::Mutate;
		super::Balances::set_balance(owner, super::ENDOWMENT);
		super::credit_principal_of(owner, principal);
	}
}

impl NodeRegistry<AccountId> for Neighbours {
	fn assign(_: &AccountId, _: u64, _: bool) {}

	fn mature(_: &AccountId, _: u64) {}

	fn release(_: &AccountId, _: u64, _: bool) {}

	fn standing(delegate: &AccountId) -> NodeStanding {
		Standings::get(delegate).unwrap_or(NodeStanding::NotANode)
	}
}

impl OnSettled<AccountId> for Neighbours {
	fn settled(who: &AccountId, principal: Balance, reward: Balance) {
		Told::append((who.clone(), principal, reward));
	}
}
