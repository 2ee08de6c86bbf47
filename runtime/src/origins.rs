//! Who else than root may decide something: origins that stand for an office, not for an account.
//!
//! An office is held by whatever governance gives it to; until there is governance only root can speak
//! for it, through `utility.dispatchAs`.

use crate::{OriginCaller, RuntimeOrigin};
use frame_support::traits::EnsureOrigin;

pub use pallet::*;

/// The pallet that the origins belong to: it has nothing else.
// The attribute macros of FRAME expand to `expect`; the code below has none.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use frame_support::pallet_prelude::*;

	/// The origins' place in the runtime.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Nothing is to be decided.
	#[pallet::config]
	pub trait Config: frame_system::Config {}

	/// An office.
	///
	/// The indices are part of the encoding. New offices get new indices.
	#[pallet::origin]
	#[derive(
		Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo, MaxEncodedLen,
	)]
	pub enum Origin {
		/// May change the protocol parameters, each group within its rules.
		#[codec(index = 0)]
		ParameterAdmin,
	}
}

impl Config for crate::Runtime {}

/// Lets the parameter admin pass.
pub struct EnsureParameterAdmin;

impl EnsureOrigin<RuntimeOrigin> for EnsureParameterAdmin {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		match origin.caller {
			OriginCaller::Origins(Origin::ParameterAdmin) => Ok(()),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(Origin::ParameterAdmin.into())
	}
}
