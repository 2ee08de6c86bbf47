//! # Share vote pallet
//!
//! Draws three ValidateShares for every block, takes their votes on it into the next block, and
//! refuses a block whose parent has no quorum (DESIGN 3.1, steps 2 to 6, Activation and Escape).
//!
//! ## Goals
//!
//! 1. *Nobody builds on a block before two of its three drawn shares have voted on it.*
//! 2. *A draw follows from the block and the pool after it, and from nothing else.* Whoever knows
//!    the block knows its draw; whoever wants another has to find another seal.
//! 3. *A share votes once, is counted once and paid once*, by the key it had when it was drawn.
//! 4. *What a block must carry is fixed before its first extrinsic*, so that no extrinsic in it can
//!    make it invalid.
//! 5. *Nobody can buy a halt.* Votes are required only when they have come for a while without
//!    being required, and a block that comes late enough needs none.
//! 6. *Anyone can read who was drawn lately, and who voted.*
//! 7. *A block costs the same whatever the pool, the window and the ring hold.*
//!
//! ## Design
//!
//! In `on_initialize` of block N+1, before any other hook has touched the pool:
//!
//! - the draw on N-2 is closed: a share that has not voted has missed. It goes into the ring
//!   [`History`] (goal 6), and the draw on N-1, [`Current`] until now, becomes [`Previous`];
//! - the [`Step`] of activation is brought up to date, by the number of mature shares and by the
//!   sliding window of [`LockIn`], and the time from which N+1 needs no quorum is written down
//!   (goals 4 and 5);
//! - three shares are drawn by the hash of N, and kept with their delegates and voting keys as of N
//!   (goals 2 and 3): [`Current`].
//!
//! Votes come in the inherent [`Call::vote`]: those on N are checked against [`Current`], late ones
//! on N-1 against [`Previous`]. The inherent fails, and with it the block, if one of its votes does
//! not count or if it leaves a required quorum incomplete. `on_finalize` asserts the quorum again,
//! for a block that has no such inherent (goal 1).
//!
//! | the draw on N | in block |
//! |---|---|
//! | is made from the state after N, and its votes are in time | N+1 |
//! | its votes are late | N+2 |
//! | is closed, in `on_initialize` | N+3 |
//!
//! A holder who votes alone registers a key with [`Call::set_voting_key`]. It can be replaced but
//! not removed, because shares may rely on it; it goes when its account does
//! ([`OnKilledAccount`](frame_support::traits::OnKilledAccount)), which holds no shares then. The
//! keys of StakingNodes come from [`Config::Nodes`], and go before.
//!
//! ## Requirements on the runtime
//!
//! - This pallet's hooks run before those of every pallet that can change the pool or its voters,
//!   and after the timestamp's. The timestamp's inherent comes before the votes: as long as the time
//!   of the block is not set, it counts as its parent's, so that a quorum is required.
//! - Genesis with a [`Step`] other than dormant has mature shares; if not, block 1 goes back to it.
//! - [`Config::HistoryLength`] changes only together with a migration that clears [`History`].

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod activation;
pub mod views;
pub mod weights;

mod ballot;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod block;
mod directory;
mod inclusion;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod open_draw;
#[cfg(test)]
mod tests;

pub use activation::LockIn;
pub use open_draw::{OpenDraw, OpenShare, VoteFault};
pub use pallet::*;
pub use views::LockInInfo;
pub use weights::WeightInfo;

/// The pallet itself. See the crate's documentation.
// The attribute macros of FRAME expand to `expect`; the code below has none. The call that carries
// six signatures comes once per block, so its size does not matter.
#[allow(clippy::expect_used, clippy::large_enum_variant)]
#[frame_support::pallet]
pub mod pallet {
	use crate::{activation::LockIn, LockInInfo, OpenDraw, WeightInfo};
	use alloc::{collections::BTreeSet, vec::Vec};
	use assay_primitives::{
		parameters::VoteParameters,
		share::{
			Activation, DrawRecord, LotId, RewardSink, SharePool, Slot, VoteInherent,
			VoteInherentError, VoterDirectory, VotingKey, DRAWN, VOTE_INHERENT_IDENTIFIER,
		},
		BlockNumber, Hash, Moment,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{Get, Time},
	};
	use frame_system::pallet_prelude::*;

	/// The pallet's storage, hooks and calls.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = Hash, RuntimeEvent: From<Event<Self>>> {
		/// Where shares are drawn from.
		type Pool: SharePool<Self::AccountId>;

		/// The StakingNodes: their voting keys and their record.
		type Nodes: VoterDirectory<Self::AccountId>;

		/// Where votes are paid.
		type Rewards: RewardSink<Self::AccountId>;

		/// The parameters of voting, valid by construction. A change takes effect in the next block.
		type Parameters: Get<VoteParameters>;

		/// The timestamp of the block, in milliseconds since the Unix epoch: `pallet-timestamp`.
		type Time: Time<Moment = Moment>;

		/// How many closed draws are kept, at least one.
		#[pallet::constant]
		type HistoryLength: Get<u32>;

		/// The weights of hooks and calls.
		type WeightInfo: WeightInfo;
	}

	/// The draw on the parent of this block, whose votes this block can carry in time.
	#[pallet::storage]
	pub type Current<T: Config> = StorageValue<_, OpenDraw<T::AccountId>>;

	/// The draw on the parent's parent, whose votes this block can carry late.
	#[pallet::storage]
	pub type Previous<T: Config> = StorageValue<_, OpenDraw<T::AccountId>>;

	/// The last closed draws, each under the height of its block modulo
	/// [`Config::HistoryLength`].
	// The key is a small number of the pallet's own: no hash is needed to spread it.
	#[pallet::storage]
	pub type History<T: Config> = StorageMap<_, Identity, u32, DrawRecord<T::AccountId>>;

	/// How far the chain asks for votes. Changes in `on_initialize` only.
	#[pallet::storage]
	pub type Step<T: Config> = StorageValue<_, Activation, ValueQuery>;

	/// From which timestamp on this block needs no quorum: the escape gap after its parent's.
	#[pallet::storage]
	pub type EscapeAt<T: Config> = StorageValue<_, Moment, ValueQuery>;

	/// Whether this block has had its inherent. Gone at the end of the block.
	#[pallet::storage]
	pub type Included<T: Config> = StorageValue<_, (), OptionQuery>;

	/// How many of the last blocks carried a quorum. Kept in [`Activation::Optional`] only.
	#[pallet::storage]
	pub type LockInWindow<T: Config> = StorageValue<_, LockIn, ValueQuery>;

	/// The bits of [`LockInWindow`]: whether a block carried a quorum. A word may have bits left
	/// over from an earlier window, which the window knows not to look at.
	// The key is a small number of the pallet's own: no hash is needed to spread it.
	#[pallet::storage]
	pub type LockInBits<T: Config> = StorageMap<_, Identity, u32, u64, ValueQuery>;

	/// The keys of those who vote for their own shares, without a StakingNode.
	#[pallet::storage]
	pub type VotingKeys<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, VotingKey>;

	/// What happened to draws, votes and keys.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Three shares were drawn to vote on this block's parent.
		SharesDrawn {
			/// The height of the parent.
			on: BlockNumber,
			/// The lots that the shares belonged to, by slot.
			lots: [LotId; DRAWN],
			/// Whose shares they were, by slot.
			owners: [T::AccountId; DRAWN],
		},
		/// This block carries votes.
		VotesIncluded {
			/// The height of its parent.
			on: BlockNumber,
			/// By slot, whether it carries the vote on its parent.
			votes: [bool; DRAWN],
			/// By slot, whether it carries the vote on its parent's parent.
			late: [bool; DRAWN],
		},
		/// A drawn share's vote did not come.
		ShareMissed {
			/// The height of the block it was to vote on.
			on: BlockNumber,
			/// Its slot in the draw.
			slot: Slot,
			/// The lot that it belonged to.
			lot: LotId,
			/// Who was to vote for it.
			delegate: T::AccountId,
		},
		/// The chain asks for votes in another way from this block on.
		ActivationChanged {
			/// The step until now.
			old: Activation,
			/// The step from now on.
			new: Activation,
		},
		/// An account votes with another key. Draws made before keep the old one.
		VotingKeySet {
			/// The account.
			who: T::AccountId,
			/// The key from now on.
			key: VotingKey,
		},
	}

	/// Why votes are refused. Nothing is changed then; a block with a refused inherent is
	/// invalid.
	#[pallet::error]
	pub enum Error<T> {
		/// The block has had its votes: they must come in one inherent.
		InherentTwice,
		/// Nothing is drawn on the parent: the block can carry no votes on it.
		NothingDrawn,
		/// Nothing is drawn on the parent's parent: the block can carry no late votes.
		NothingToVoteLate,
		/// The share's delegate had no voting key when it was drawn: nobody can vote for it.
		NoVotingKey,
		/// The vote is not signed by the share's voting key over this chain, block and slot.
		BadSignature,
		/// The vote is on chain already: a late vote must be one that the parent does not carry.
		AlreadyVoted,
		/// The block needs two of the three votes on its parent, or a timestamp at least the escape
		/// gap after its parent's.
		QuorumMissing,
	}

	/// How a chain starts.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Who votes for its own shares, and with which key. No account twice.
		pub voting_keys: Vec<(T::AccountId, VotingKey)>,
		/// How far the chain asks for votes from block 1 on, if there are at least three mature
		/// shares.
		pub activation: Activation,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let accounts: BTreeSet<_> = self.voting_keys.iter().map(|(who, _)| who).collect();
			assert!(
				accounts.len() == self.voting_keys.len(),
				"shareVote.votingKeys: an account must have one voting key, not several",
			);
			for (who, key) in &self.voting_keys {
				VotingKeys::<T>::insert(who, key);
			}
			Step::<T>::put(self.activation);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::begin_block();
			T::WeightInfo::on_initialize().saturating_add(T::WeightInfo::on_finalize())
		}

		fn on_finalize(_: BlockNumberFor<T>) {
			Self::end_block();
		}

		fn integrity_test() {
			assert!(T::HistoryLength::get() > 0, "HistoryLength must be at least one");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Take the votes that this block carries: those on its parent, and late ones on its
		/// parent's parent.
		///
		/// An inherent: the origin must be none, and it comes once per block at most. Each counted
		/// vote is paid and goes into its delegate's record.
		///
		/// # Errors
		///
		/// [`Error::InherentTwice`]; [`Error::QuorumMissing`]; for the first vote that does not
		/// count, [`Error::NothingDrawn`] or [`Error::NothingToVoteLate`], [`Error::NoVotingKey`],
		/// [`Error::AlreadyVoted`] or [`Error::BadSignature`].
		///
		/// # Events
		///
		/// [`Event::VotesIncluded`]
		#[pallet::call_index(0)]
		#[pallet::weight((Pallet::<T>::weight_of(inherent), DispatchClass::Mandatory))]
		pub fn vote(origin: OriginFor<T>, inherent: VoteInherent) -> DispatchResult {
			ensure_none(origin)?;
			Self::include(inherent)
		}

		/// Vote with `key` for shares whose delegate is the sender, in draws on this block and
		/// later ones. Draws made before keep the key they were made with.
		///
		/// The origin must be signed. There is no deposit, one key per account, and no way to be
		/// without one again. The key of a StakingNode goes before this one.
		///
		/// # Events
		///
		/// [`Event::VotingKeySet`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_voting_key())]
		pub fn set_voting_key(origin: OriginFor<T>, key: VotingKey) -> DispatchResult {
			let who = ensure_signed(origin)?;
			VotingKeys::<T>::insert(&who, &key);
			Self::deposit_event(Event::VotingKeySet { who, key });
			Ok(())
		}
	}

	// Whether a block needs the inherent is for execution to say, which every node runs, not for
	// `is_inherent_required` and `check_inherent`, which only some do.
	#[pallet::inherent]
	impl<T: Config> ProvideInherent for Pallet<T> {
		type Call = Call<T>;
		type Error = VoteInherentError;
		const INHERENT_IDENTIFIER: InherentIdentifier = VOTE_INHERENT_IDENTIFIER;

		fn create_inherent(data: &InherentData) -> Option<Call<T>> {
			let given = data.get_data::<VoteInherent>(&VOTE_INHERENT_IDENTIFIER).ok().flatten();
			let votes = given.filter(|inherent| inherent != &VoteInherent::default());
			votes.map(|inherent| Call::vote { inherent })
		}

		fn is_inherent(call: &Call<T>) -> bool {
			matches!(call, Call::vote { .. })
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The key that signs an account's votes in draws on this block and later ones.
		pub fn voting_key_of(account: T::AccountId) -> Option<VotingKey> {
			Self::key_of(&account)
		}

		/// The draw on the parent of the block at which this is asked, and the votes that the block
		/// carries. The draw on that block itself is made by its child.
		pub fn current_draw() -> Option<DrawRecord<T::AccountId>> {
			Self::current_record()
		}

		/// The last draws, those with votes still to come included, the latest first: at most
		/// `limit` and at most `MAX_PAGE`, on blocks below `before`. The last entry's height, given
		/// as `before`, leads to the next page.
		pub fn last_draws(
			before: Option<BlockNumber>,
			limit: u32,
		) -> Vec<DrawRecord<T::AccountId>> {
			Self::records(before, limit)
		}

		/// How far the chain asks for votes.
		pub fn activation() -> Activation {
			Step::<T>::get()
		}

		/// How far the chain is on the way from optional votes to required ones. `None` unless
		/// votes are optional.
		pub fn lock_in() -> Option<LockInInfo> {
			Self::lock_in_info()
		}
	}
}
