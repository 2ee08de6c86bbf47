//! # Difficulty pallet
//!
//! Says what the seal of the next block has to satisfy: its difficulty, by the ASERT rule, and the
//! key of its hash function. Puts both into the header, so that a header can be judged without
//! state.
//!
//! ## Goals
//!
//! 1. Blocks arrive on schedule however the hash rate changes, without drift and without
//!    oscillation.
//! 2. A header alone tells what its seal had to satisfy.
//! 3. A change of the parameters by governance never makes the difficulty jump.
//! 4. The key of the hash function changes at a known height, to a value that was not known long
//!    before and is known to everybody in time.
//! 5. No block, whatever its timestamp, can make the pallet panic or the difficulty zero.
//!
//! ## Design
//!
//! - `on_initialize` deposits [`NextSeal`], fixed at the end of the parent, as the consensus digest
//!   `pow_` (goal 2).
//! - `on_finalize`, when the block's timestamp is set, computes [`NextSeal`] for the child:
//!   - the difficulty by [`asert`] from the [`Anchor`] (goals 1 and 5). There is no time at genesis,
//!     so the first block is the anchor: the initial difficulty holds for blocks 1 and 2, and the
//!     schedule runs from the timestamp of block 1;
//!   - when the parameters differ from the anchor's, the block becomes the new anchor, with the
//!     difficulty that the old rule gives to its child (goal 3);
//!   - the key by [`assay_primitives::seal::key_height`], at a rotation only (goal 4).
//!
//! The pallet has no calls: its state follows from the blocks.
//!
//! ## Requirements on the runtime
//!
//! - The pallet's `on_finalize` runs after the timestamp of the block is set (the timestamp is an
//!   inherent, so any position in the runtime will do).
//! - `frame_system::Config::BlockHashCount` is more than [`assay_primitives::seal::KEY_LAG`], which
//!   `integrity_test` checks.

#![cfg_attr(not(feature = "std"), no_std)]

pub mod asert;
pub mod weights;

mod anchor;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use anchor::AnchorPoint;
pub use pallet::*;
pub use weights::WeightInfo;

/// The pallet itself. See the crate's documentation.
// The attribute macros of FRAME expand to `expect`; the code below has none.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use crate::{AnchorPoint, WeightInfo};
	use assay_primitives::{
		parameters::DifficultyParameters,
		seal::{key_height, Difficulty, SealAlgorithm, SealParameters, KEY_LAG, POW_ENGINE_ID},
		BlockNumber, Moment,
	};
	use codec::Encode;
	use core::marker::PhantomData;
	use frame_support::{
		pallet_prelude::*,
		traits::{Get, Time},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::{DigestItem, SaturatedConversion};

	/// The pallet's storage and hooks.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256, RuntimeEvent: From<Event<Self>>> {
		/// The parameters of the rule, valid by construction. A change takes effect at the end of
		/// the block in which it is made.
		type Parameters: Get<DifficultyParameters>;

		/// The timestamp of the block, in milliseconds since the Unix epoch: `pallet-timestamp`.
		type Time: Time<Moment = Moment>;

		/// The weights of the hooks.
		type WeightInfo: WeightInfo;
	}

	/// The hash function of the proof of work. Set at genesis, never changed.
	#[pallet::storage]
	pub type Algorithm<T: Config> = StorageValue<_, SealAlgorithm, ValueQuery>;

	/// The block from which the schedule is counted. `None` until the end of block 1.
	#[pallet::storage]
	pub type Anchor<T: Config> = StorageValue<_, AnchorPoint>;

	/// The difficulty of one and the first key: what holds if genesis set nothing.
	#[pallet::type_value]
	pub fn EasiestSeal() -> SealParameters {
		SealParameters { difficulty: 1, key: H256::zero() }
	}

	/// What the seal of a child of this block has to satisfy. Fixed at the end of each block.
	#[pallet::storage]
	pub type NextSeal<T: Config> = StorageValue<_, SealParameters, ValueQuery, EasiestSeal>;

	/// What happens seldom enough to be worth an event.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// From the next block on the hash function has another key.
		KeyRotated {
			/// The height of the block whose hash is the key.
			height: BlockNumber,
			/// The key.
			key: H256,
		},
		/// The schedule is counted from this block on: it is the first, or the parameters changed.
		Anchored {
			/// The difficulty of a child of this block.
			difficulty: Difficulty,
			/// The parameters of the rule from here on.
			parameters: DifficultyParameters,
		},
	}

	/// How a chain starts.
	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// The hash function of the proof of work: `"Blake3"` or `"RandomX"`.
		pub algorithm: SealAlgorithm,
		/// The difficulty of blocks 1 and 2: how many hashes each takes on average. At least 1. In
		/// a JSON chain spec at most `u64::MAX`, the largest whole number that JSON carries here.
		pub initial_difficulty: Difficulty,
		/// Nothing.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self {
				algorithm: SealAlgorithm::default(),
				initial_difficulty: EasiestSeal::get().difficulty,
				_config: PhantomData,
			}
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				self.initial_difficulty >= 1,
				"initialDifficulty must be at least 1: it is the mean number of hashes per block",
			);
			Algorithm::<T>::put(self.algorithm);
			NextSeal::<T>::put(SealParameters {
				difficulty: self.initial_difficulty,
				..EasiestSeal::get()
			});
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let seal = NextSeal::<T>::get().encode();
			frame_system::Pallet::<T>::deposit_log(DigestItem::Consensus(POW_ENGINE_ID, seal));
			T::WeightInfo::on_initialize().saturating_add(T::WeightInfo::on_finalize())
		}

		fn on_finalize(_: BlockNumberFor<T>) {
			let seal = NextSeal::<T>::get();
			NextSeal::<T>::put(SealParameters {
				difficulty: Self::child_difficulty(seal.difficulty),
				key: Self::child_key(seal.key),
			});
		}

		fn integrity_test() {
			assert!(
				T::BlockHashCount::get() > KEY_LAG.into(),
				"BlockHashCount must be more than {KEY_LAG}: the key is the hash of a block that old",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	impl<T: Config> Pallet<T> {
		/// The hash function of the proof of work.
		pub fn algorithm() -> SealAlgorithm {
			Algorithm::<T>::get()
		}

		/// What the seal of a child of this block has to satisfy.
		pub fn next_seal() -> SealParameters {
			NextSeal::<T>::get()
		}

		/// The height of the current block. A chain of Assay counts blocks in 32 bits.
		pub(crate) fn height() -> BlockNumber {
			frame_system::Pallet::<T>::block_number().saturated_into()
		}

		/// The difficulty of a child of this block, which itself has the difficulty `own`.
		fn child_difficulty(own: Difficulty) -> Difficulty {
			let (height, time) = (Self::height(), T::Time::now());
			let parameters = T::Parameters::get();
			let anchor = Anchor::<T>::get();
			let difficulty = anchor.map_or(own, |anchor| anchor.child_difficulty(height, time));
			if anchor.map(|anchor| anchor.parameters) != Some(parameters) {
				Anchor::<T>::put(AnchorPoint { height, time, difficulty, parameters });
				Self::deposit_event(Event::Anchored { difficulty, parameters });
			}
			difficulty
		}

		/// The key for a child of this block, which itself has the key `own`.
		fn child_key(own: H256) -> H256 {
			let height = Self::height();
			let source = key_height(height.saturating_add(1));
			let Some(rotation) = source.filter(|_| source != key_height(height)) else {
				return own;
			};
			// `integrity_test` makes sure that the hash is there. Without it every block would be
			// sealed with a key that anybody could have guessed: the old key is better.
			let Ok(key) =
				frame_system::BlockHash::<T>::try_get(BlockNumberFor::<T>::from(rotation))
			else {
				return own;
			};
			Self::deposit_event(Event::KeyRotated { height: rotation, key });
			key
		}
	}
}
