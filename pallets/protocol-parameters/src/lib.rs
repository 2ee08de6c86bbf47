//! # Protocol parameters
//!
//! What governance may tune of the protocol, on chain, in one place (DESIGN, section 5).
//!
//! ## Terms
//!
//! A **group** is one typed struct of `assay_primitives::parameters` whose values belong together,
//! such as [`DifficultyParameters`].
//!
//! ## Goals
//!
//! 1. *A stored group is always valid.* A group is checked as a whole by
//!    [`ParameterGroup::validate`] before it is taken, at genesis as well as in a call.
//! 2. *Reading is cheap.* A group is one storage value: whoever uses it pays one storage access.
//! 3. *Users of a group do not know this pallet.* They take a `Get<Group>`, which
//!    [`Pallet`] implements for every group.
//! 4. *Every change can be seen.* A call deposits an event with the old and the new group.
//!
//! What defines the encoding or the protocol itself is not a parameter.
//!
//! ## A new group
//!
//! Add its struct with `validate` and a default that is valid, and here: a storage value, a field
//! of [`GenesisConfig`], a call, an event, the errors of its rules, a `Get`, a line in
//! `do_try_state`, a benchmark.

#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

use assay_primitives::parameters::{DifficultyParameters, InvalidParameter, ParameterGroup};
use frame_support::traits::Get;

// The attribute macros of FRAME expand to `expect`; the code below has none.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	/// The stored groups of parameters.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Who may change parameters.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// What the difficulty rule aims at.
	#[pallet::storage]
	pub type Difficulty<T: Config> = StorageValue<_, DifficultyParameters, ValueQuery>;

	/// The groups at genesis; a group that is not given has the values of `live`.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// What the difficulty rule aims at.
		pub difficulty: DifficultyParameters,
		#[doc(hidden)]
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	impl<T: Config> GenesisConfig<T> {
		/// Whether every group is valid.
		///
		/// # Errors
		///
		/// The name of the first group that is not, as it stands in the JSON, and the rule that it
		/// breaks.
		pub fn validate(&self) -> Result<(), (&'static str, InvalidParameter)> {
			self.difficulty.validate().map_err(|rule| ("difficulty", rule))
		}
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		// Genesis has no other way to refuse.
		#[allow(clippy::panic)]
		fn build(&self) {
			if let Err((group, rule)) = self.validate() {
				panic!("protocolParameters.{group}: {}", rule.describe());
			}
			Difficulty::<T>::put(self.difficulty);
		}
	}

	/// What happened to the parameters.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// What the difficulty rule aims at was changed; it holds from the next block on.
		DifficultyChanged {
			/// The group until now.
			old: DifficultyParameters,
			/// The group from now on.
			new: DifficultyParameters,
		},
	}

	/// Why a group is refused. Nothing is changed then.
	#[pallet::error]
	pub enum Error<T> {
		/// The target block time must be between 100 ms and one hour.
		TargetBlockTimeOutOfRange,
		/// The half life must be between 4 target block times and 30 days.
		HalfLifeOutOfRange,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Change what the difficulty rule aims at.
		///
		/// The origin must be [`Config::AdminOrigin`]. `new` replaces the whole group.
		///
		/// # Errors
		///
		/// [`Error::TargetBlockTimeOutOfRange`] and [`Error::HalfLifeOutOfRange`], when `new`
		/// breaks the rule of that name.
		///
		/// # Events
		///
		/// [`Event::DifficultyChanged`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_difficulty())]
		pub fn set_difficulty(origin: OriginFor<T>, new: DifficultyParameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			new.validate().map_err(Error::<T>::from)?;
			let old = Difficulty::<T>::get();
			Difficulty::<T>::put(new);
			Self::deposit_event(Event::DifficultyChanged { old, new });
			Ok(())
		}
	}
}

impl<T> From<InvalidParameter> for Error<T> {
	fn from(rule: InvalidParameter) -> Self {
		match rule {
			InvalidParameter::TargetBlockTimeOutOfRange => Self::TargetBlockTimeOutOfRange,
			InvalidParameter::HalfLifeOutOfRange => Self::HalfLifeOutOfRange,
		}
	}
}

impl<T: Config> Get<DifficultyParameters> for Pallet<T> {
	fn get() -> DifficultyParameters {
		Difficulty::<T>::get()
	}
}

#[cfg(any(test, feature = "try-runtime"))]
impl<T: Config> Pallet<T> {
	/// The invariants of the storage: every stored group is valid.
	///
	/// # Errors
	///
	/// The rule that a stored group breaks.
	pub fn do_try_state() -> Result<(), sp_runtime::TryRuntimeError> {
		Difficulty::<T>::get().validate().map_err(|rule| rule.describe().into())
	}
}
