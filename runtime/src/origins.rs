//! Who else than root may decide something: origins that stand for an office, not for an account.
//!
//! Nobody holds an office. A referendum on its track speaks for it once ([`tracks`](crate::tracks)),
//! and root can, through `utility.dispatchAs`. What each may do stands in `docs/governance.md`.

use crate::{AccountId, OriginCaller, RuntimeOrigin};
use frame_support::traits::{EitherOf, EnsureOrigin};
use frame_system::EnsureRoot;

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
		Clone,
		Copy,
		PartialEq,
		Eq,
		Debug,
		Encode,
		Decode,
		DecodeWithMemTracking,
		TypeInfo,
		MaxEncodedLen,
	)]
	pub enum Origin {
		/// May change the protocol parameters, each group within its rules, but for those of
		/// difficulty and governance.
		#[codec(index = 0)]
		ParameterAdmin,
		/// May spend a little of the treasury at a time.
		#[codec(index = 1)]
		SmallSpender,
		/// May spend much of the treasury at a time.
		#[codec(index = 2)]
		BigSpender,
		/// May close a StakingNode, or let it out of jail.
		#[codec(index = 3)]
		NodeAdmin,
		/// May end a referendum; its deposits go back.
		#[codec(index = 4)]
		ReferendumCanceller,
		/// May end a referendum and take its deposits for the treasury.
		#[codec(index = 5)]
		ReferendumKiller,
		/// May replace authorities that have stopped to finalise.
		#[codec(index = 6)]
		FinalityRestorer,
	}
}

impl Config for crate::Runtime {}

/// Types that let one office pass each.
macro_rules! ensure_offices {
	($($(#[$doc:meta])* $ensure:ident: $office:ident,)+) => {$(
		$(#[$doc])*
		pub struct $ensure;

		impl EnsureOrigin<RuntimeOrigin> for $ensure {
			type Success = ();

			fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
				match origin.caller {
					OriginCaller::Origins(Origin::$office) => Ok(()),
					_ => Err(origin),
				}
			}

			#[cfg(feature = "runtime-benchmarks")]
			fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
				Ok(Origin::$office.into())
			}
		}
	)+};
}

ensure_offices! {
	/// Lets the parameter admin pass.
	EnsureParameterAdmin: ParameterAdmin,
	/// Lets the small spender pass.
	EnsureSmallSpender: SmallSpender,
	/// Lets the big spender pass.
	EnsureBigSpender: BigSpender,
	/// Lets the node admin pass.
	EnsureNodeAdmin: NodeAdmin,
	/// Lets the referendum canceller pass.
	EnsureReferendumCanceller: ReferendumCanceller,
	/// Lets the referendum killer pass.
	EnsureReferendumKiller: ReferendumKiller,
	/// Lets the finality restorer pass.
	EnsureFinalityRestorer: FinalityRestorer,
}

/// Lets root pass, and an office.
pub type RootOr<Office> = EitherOf<EnsureRoot<AccountId>, Office>;
