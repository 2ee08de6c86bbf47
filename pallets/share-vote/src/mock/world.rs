//! What the pallet meets in a runtime: a pool of shares, StakingNodes and a till, with everything
//! that they are told, and a hook that runs later in the block.

use assay_primitives::{
	share::{
		DelegateRefusal, DrawnLot, LotId, RewardSink, SharePool, VoteTiming, VoterDirectory,
		VotingKey, DRAWN,
	},
	AccountId, Balance, BlockNumber,
};
use codec::{Decode, Encode};
use frame_support::pallet_prelude::*;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_io::hashing::blake2_256;

pub use pallet::*;

/// A lot of mature shares.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Lot {
	pub id: LotId,
	pub owner: AccountId,
	pub delegate: AccountId,
	pub shares: u64,
}

/// What a StakingNode's record is told.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Note {
	Drawn(AccountId),
	Voted(AccountId, VoteTiming),
	Missed(AccountId),
}

/// A vote that is paid: the height of the block, owner, delegate, timing.
pub type Payment = (BlockNumber, AccountId, AccountId, VoteTiming);

/// A vote that did not come: the height of the block, owner, delegate.
pub type Missed = (BlockNumber, AccountId, AccountId);

#[frame_support::pallet(dev_mode)]
pub mod pallet {
	use super::*;

	#[pallet::pallet]
	#[pallet::without_storage_info]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<AccountId = AccountId> {}

	#[pallet::storage]
	pub type Lots<T: Config> = StorageValue<_, Vec<Lot>, ValueQuery>;

	/// What the lots become in the next block's `on_initialize`.
	#[pallet::storage]
	pub type LotsInHook<T: Config> = StorageValue<_, Vec<Lot>>;

	#[pallet::storage]
	pub type NodeKeys<T: Config> = StorageMap<_, Identity, AccountId, VotingKey>;

	#[pallet::storage]
	pub type Jailed<T: Config> = StorageMap<_, Identity, AccountId, (), OptionQuery>;

	#[pallet::storage]
	pub type Notes<T: Config> = StorageValue<_, Vec<Note>, ValueQuery>;

	#[pallet::storage]
	pub type Paid<T: Config> = StorageValue<_, Vec<Payment>, ValueQuery>;

	#[pallet::storage]
	pub type Unpaid<T: Config> = StorageValue<_, Vec<Missed>, ValueQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			if let Some(lots) = LotsInHook::<T>::take() {
				Lots::<T>::put(lots);
			}
			Weight::zero()
		}
	}
}

/// Takes shares out one by one, so that no share is drawn twice.
impl<T: Config> SharePool<AccountId> for Pallet<T> {
	fn mature() -> u64 {
		Lots::<T>::get().iter().map(|lot| lot.shares).sum()
	}

	fn size() -> u64 {
		Self::mature()
	}

	fn draw(seed: &[u8; 32]) -> Option<[DrawnLot<AccountId>; DRAWN]> {
		if Self::mature() < DRAWN as u64 {
			return None;
		}
		let drawn = [0u8, 1, 2].map(|slot| {
			let random = blake2_256(&(seed, slot).encode());
			let random = u64::decode(&mut &random[..]).unwrap();
			let mut at = random % Self::mature();
			Lots::<T>::mutate(|lots| {
				let index = lots.iter().position(|lot| match at.checked_sub(lot.shares) {
					Some(rest) => {
						at = rest;
						false
					},
					None => true,
				});
				let lot = &mut lots[index.unwrap()];
				lot.shares -= 1;
				let (owner, delegate) = (lot.owner.clone(), lot.delegate.clone());
				DrawnLot { lot: lot.id, owner, delegate }
			})
		});
		Some(drawn)
	}

	fn asked_price() -> Balance {
		0
	}

	fn due(_: &AccountId) -> Balance {
		0
	}

	fn settle(_: &AccountId) -> Balance {
		0
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_mature_lot(owner: &AccountId, shares: u64) {
		Lots::<T>::mutate(|lots| {
			let (owner, delegate) = (owner.clone(), owner.clone());
			lots.push(Lot { id: lots.len() as u64, owner, delegate, shares });
		});
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn make_due(_: &AccountId, _: Balance) {}
}

impl<T: Config> VoterDirectory<AccountId> for Pallet<T> {
	fn voting_key(delegate: &AccountId) -> Option<VotingKey> {
		NodeKeys::<T>::get(delegate)
	}

	fn may_take(_: &AccountId, delegate: &AccountId) -> Result<(), DelegateRefusal> {
		if Jailed::<T>::contains_key(delegate) {
			return Err(DelegateRefusal::Jailed);
		}
		NodeKeys::<T>::get(delegate).map(drop).ok_or(DelegateRefusal::NotANode)
	}

	fn note_drawn(delegate: &AccountId) {
		Notes::<T>::append(Note::Drawn(delegate.clone()));
	}

	fn note_voted(delegate: &AccountId, timing: VoteTiming) {
		Notes::<T>::append(Note::Voted(delegate.clone(), timing));
	}

	fn note_missed(delegate: &AccountId) {
		Notes::<T>::append(Note::Missed(delegate.clone()));
	}
}

impl<T: Config> RewardSink<AccountId> for Pallet<T> {
	fn voted(number: BlockNumber, owner: &AccountId, delegate: &AccountId, timing: VoteTiming) {
		Paid::<T>::append((number, owner.clone(), delegate.clone(), timing));
	}

	fn missed(number: BlockNumber, owner: &AccountId, delegate: &AccountId) {
		Unpaid::<T>::append((number, owner.clone(), delegate.clone()));
	}
}
