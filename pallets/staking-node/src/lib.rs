//! # StakingNode pallet
//!
//! Voters that are always online for other people's shares, the bond that they answer with, and the
//! set of authorities that is elected from them to finalise the chain (DESIGN 3.3, and 4,
//! staking-node).
//!
//! ## Terms
//!
//! - **StakingNode**, **node**: an account that registered keys and holds a bond.
//! - **Delegate**: whoever votes for a share: its owner or a StakingNode.
//! - **Fit**: not closed, not in jail, and with enough of its bond: such a node takes shares and can
//!   be elected.
//! - **Record**: what became of the votes of a node, in tumbling windows.
//! - **Seat**: a place in the finality set: a StakingNode, or an authority of genesis.
//!
//! ## Goals
//!
//! 1. *A node answers for its work with money*: a bond that nothing frees before its time, and that is
//!    slashed also where a lock lies on it.
//! 2. *Missing votes costs, voting late does not*, and a node is punished only for votes that it was
//!    drawn for, at most once in the time of a jail.
//! 3. *The shares that name a delegate are counted exactly*, whatever happens to them.
//! 4. *The stake that stands behind a node is its weight in finality*, and nobody takes finality over
//!    at once: no authority beyond the cap, no election beyond the turnover.
//! 5. *There are always authorities.*
//! 6. *An election does not read all nodes*, and neither does anything else.
//! 7. *Two contradicting votes of finality are proven on chain by anybody*, for as long as the bond is
//!    there.
//!
//! ## Design
//!
//! - [`bond`] and [`penalty`] are the rules of goals 1 and 2, pure. `money.rs` holds every currency
//!   call.
//! - share-vote tells what became of a vote ([`VoterDirectory`](assay_primitives::share::VoterDirectory));
//!   a [`Record`] counts it, and every [`penalty_window`](NodeParameters::penalty_window) outcomes the
//!   window is closed and judged.
//! - validate-share tells what becomes of shares
//!   ([`NodeRegistry`](assay_primitives::share::NodeRegistry)); they are counted for every delegate,
//!   because an owner may become a node later (goal 3).
//! - [`Ranking`] is a list of the fit nodes that the storage itself keeps sorted: its keys begin with
//!   the value of the node, greatest first. A node is ranked anew when its bond or its fitness
//!   changes, and when its shares have moved its value by more than a part of it, so that a drawn
//!   share seldom costs more than a look (goal 6).
//! - Every [`session`](NodeParameters::session) blocks the first of the ranking are elected. What they
//!   weigh and how the set becomes the next one is pure: [`election`]. The set is kept with the owners
//!   of its keys until nobody can be called to account for it ([`Sets`]: goal 7).
//! - The authorities of genesis sit beside the elected until
//!   [`min_nodes`](NodeParameters::min_nodes) are fit, and go for good then (goal 5).
//! - A proof of two contradicting votes is a transaction of nobody, which every node checks before it
//!   passes it on.
//! - Governance can close a node and let one out of jail early, as the node itself could, and nothing
//!   else: it cannot touch a bond or its lock ([`Config::AdminOrigin`]).
//!
//! ## Requirements on the runtime
//!
//! - Hooks run after those of share-vote and before those of the gadget of finality at the end of the
//!   block (`on_finalize`). Nobody else numbers the gadget's sets or changes its authorities.
//! - [`Config::BlockNumberProvider`] counts the blocks of this chain.
//! - The transaction extension `AuthorizeCall`, for [`Call::report_equivocation`].
//! - [`Config::MaxSetSize`] is raised only, or lowered together with a migration.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod bond;
pub mod election;
pub mod penalty;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod directory;
mod equivocation;
mod finality;
mod gadget;
#[cfg(any(test, feature = "try-runtime"))]
mod invariants;
#[cfg(test)]
mod mock;
mod money;
mod punishment;
mod queries;
mod ranking;
mod registration;
mod restore;
#[cfg(test)]
mod tests;
mod types;

pub use gadget::GrandpaGadget;
pub use pallet::*;
pub use ranking::RankKey;
pub use restore::MAX_RESTORE_DELAY;
pub use types::{
	FinalitySet, Member, MembersOf, Node, Offences, Offender, PendingSet, Record, Seat, SlashCause,
};
pub use weights::WeightInfo;

/// The pallet itself. See the crate's documentation.
// The attribute macros of FRAME expand to `expect`; the code below has none.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use crate::{FinalitySet, Node, Offences, PendingSet, RankKey, Record, SlashCause, WeightInfo};
	use alloc::{boxed::Box, vec::Vec};
	use assay_primitives::{
		node::{
			AssignedShares, FinalityGadget, FinalitySetInfo, KeysProof, LossCover, NodeInfo,
			NodeKeys, NodeMetadata, NodeSummary, Tally,
		},
		parameters::{AuctionParameters, NodeParameters},
		share::VotingKey,
		AccountId, Balance, BlockNumber, Hash,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, Get},
	};
	use frame_system::pallet_prelude::*;
	use sp_consensus_grandpa::{AuthorityId, AuthorityWeight, EquivocationProof, SetId};
	use sp_runtime::traits::BlockNumberProvider;

	/// The pallet's storage, calls and hooks.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config:
		frame_system::Config<AccountId = AccountId, RuntimeEvent: From<Event<Self>>>
	{
		/// The money in which bonds are held. Nothing is ever minted but for benchmarks.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::hold::Mutate<
				Self::AccountId,
				Balance = Balance,
				Reason = Self::RuntimeHoldReason,
			>;

		/// Why money is held, in the whole runtime.
		type RuntimeHoldReason: From<HoldReason>;

		/// What nodes pledge and answer for, and how they are elected, valid by construction.
		type Parameters: Get<NodeParameters>;

		/// What shares cost, valid by construction.
		type Auction: Get<AuctionParameters>;

		/// How many shares the pool has, mature or not.
		type PoolSize: Get<u64>;

		/// What finalises the chain.
		type Finality: FinalityGadget;

		/// Who stands in for a loss before the bond does.
		type LossCover: LossCover<Self::AccountId>;

		/// Time, counted in the blocks of this chain.
		type BlockNumberProvider: BlockNumberProvider<BlockNumber = BlockNumber>;

		/// Who may replace authorities that do not finalise any more.
		type RestoreOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who may close a node, or let it out of jail before its time, without the node.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// How many members a finality set can have: at least twice as many as can be elected.
		#[pallet::constant]
		type MaxSetSize: Get<u32>;

		/// The weights of calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// Why the pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It is the bond of a StakingNode.
		Bond,
	}

	/// The StakingNodes.
	#[pallet::storage]
	pub type Nodes<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Node>;

	/// How many StakingNodes are not closed: what the bond depends on.
	#[pallet::storage]
	pub type OpenNodes<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// What StakingNodes say of themselves.
	#[pallet::storage]
	pub type Metadata<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, NodeMetadata>;

	/// How StakingNodes voted.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Record>;

	/// How many shares name a delegate, a StakingNode or not.
	#[pallet::storage]
	pub type Assigned<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, AssignedShares, ValueQuery>;

	/// Whose voting key it is, among StakingNodes.
	#[pallet::storage]
	pub type VotingKeyOwner<T: Config> = StorageMap<_, Blake2_128Concat, VotingKey, T::AccountId>;

	/// Whose key of finality it is, among StakingNodes.
	#[pallet::storage]
	pub type FinalityKeyOwner<T: Config> =
		StorageMap<_, Blake2_128Concat, AuthorityId, T::AccountId>;

	/// The fit nodes, greatest value first, older first among equals. The keys are not hashed, so that
	/// they come in order: whoever wants to shape them has to pay bonds for it.
	#[pallet::storage]
	pub type Ranking<T: Config> = CountedStorageMap<_, Identity, RankKey<T::AccountId>, ()>;

	/// The authorities of genesis, until enough StakingNodes are fit.
	#[pallet::storage]
	pub type GenesisAuthorities<T: Config> =
		StorageValue<_, BoundedVec<(AuthorityId, AuthorityWeight), T::MaxSetSize>, ValueQuery>;

	/// The finality sets for which somebody can be called to account, the current one included. Their
	/// numbers are counted up: no hasher has to defend them.
	#[pallet::storage]
	pub type Sets<T: Config> = StorageMap<_, Twox64Concat, SetId, FinalitySet<T>>;

	/// The blocks from which on finality sets were in force, as far as this chain knows, of the last 1,024:
	/// a stall can last longer than anybody can be called to account.
	#[pallet::storage]
	pub type SetStarts<T: Config> = StorageMap<_, Twox64Concat, SetId, BlockNumber>;

	/// The lowest number in [`Sets`]. `None` before the first block.
	#[pallet::storage]
	pub type OldestSet<T: Config> = StorageValue<_, SetId>;

	/// The last set that was forced. It took effect without waiting for anybody, so that the gadget
	/// goes on counting from it even if nothing has become final since.
	#[pallet::storage]
	pub type LastForced<T: Config> = StorageValue<_, SetId, ValueQuery>;

	/// A forced change that waits for its block. Nobody is elected meanwhile.
	#[pallet::storage]
	pub type Pending<T: Config> = StorageValue<_, PendingSet<T>>;

	/// Who equivocated in the sets that are kept.
	#[pallet::storage]
	pub type Equivocators<T: Config> = StorageMap<_, Twox64Concat, SetId, Offences<T>, ValueQuery>;

	/// What happened to nodes and finality sets.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A StakingNode was registered.
		NodeRegistered {
			/// The node.
			node: T::AccountId,
			/// What it holds as its bond.
			bond: Balance,
			/// Its keys.
			keys: NodeKeys,
		},
		/// A node votes with other keys: with the voting key from the next draw on, with the key of
		/// finality from the next set on.
		KeysSet {
			/// The node.
			node: T::AccountId,
			/// Its keys from now on.
			keys: NodeKeys,
		},
		/// A node says something else of itself.
		MetadataSet {
			/// The node.
			node: T::AccountId,
		},
		/// A node added to its bond.
		BondToppedUp {
			/// The node.
			node: T::AccountId,
			/// How much was added.
			amount: Balance,
			/// What it holds now.
			bond: Balance,
		},
		/// A node takes no new shares any more, for good.
		NodeClosed {
			/// The node.
			node: T::AccountId,
		},
		/// A bond was returned, and the node is gone.
		BondWithdrawn {
			/// The node.
			node: T::AccountId,
			/// How much came free.
			amount: Balance,
		},
		/// A window of a node's record is over.
		WindowClosed {
			/// The node.
			node: T::AccountId,
			/// What became of its votes.
			tally: Tally,
		},
		/// A node paid for what it did.
		BondSlashed {
			/// The node.
			node: T::AccountId,
			/// How much of its bond was burnt.
			burnt: Balance,
			/// How much was covered by others.
			covered: Balance,
			/// Why.
			cause: SlashCause,
		},
		/// A node is in jail.
		NodeJailed {
			/// The node.
			node: T::AccountId,
			/// The block from which on it may leave.
			until: BlockNumber,
		},
		/// A node left jail.
		NodeUnjailed {
			/// The node.
			node: T::AccountId,
		},
		/// A finality set took effect, as far as this chain knows: the authorities before it finalise
		/// this block still.
		FinalitySetChanged {
			/// The number of the set.
			set: SetId,
			/// How many authorities it has.
			members: u32,
			/// How many of them are StakingNodes.
			nodes: u32,
		},
		/// The authorities are replaced without being asked, because they do not finalise any more.
		FinalityRestoring {
			/// The number of the new set.
			set: SetId,
			/// The block with which it takes effect.
			at: BlockNumber,
		},
		/// A stall was noted in the gadget itself with what cannot be, and is forgotten
		/// ([`Call::restore_finality`] says why).
		StallIgnored {
			/// After how many blocks the authorities were to be replaced.
			delay: BlockNumber,
			/// What was said to be the highest final block.
			best_finalized: BlockNumber,
		},
		/// Enough StakingNodes are fit: the authorities of genesis leave for good.
		GenesisReplaced,
		/// Two contradicting votes of finality were proven.
		EquivocationProven {
			/// The node that signed them.
			node: T::AccountId,
			/// The set in which it did.
			set: SetId,
			/// The round in which it did.
			round: u64,
			/// What each offender of the set pays by now, in millionths of its bond.
			penalty: u32,
		},
	}

	/// Why a call is refused. Nothing is changed then.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is a StakingNode already, or its bond is still held: withdraw it first.
		AlreadyRegistered,
		/// The account is not a StakingNode: it must register first.
		NotANode,
		/// Another node has this voting key: generate new keys.
		VotingKeyInUse,
		/// Another node has this key of finality: generate new keys.
		FinalityKeyInUse,
		/// The proof is not the keys' signature over this account: generate keys for this account.
		InvalidProof,
		/// The bond is higher than the limit of the call: raise the limit.
		BondAboveLimit,
		/// The account's free money does not cover the bond: fund it.
		CannotPayBond,
		/// Nothing would be added to the bond: give an amount.
		NothingToAdd,
		/// The node is closed, for good.
		NodeClosed,
		/// The node is not closed: close it first.
		NotClosed,
		/// Shares still name the node: wait until they are drawn, expire or are redelegated.
		SharesAssigned,
		/// The bond is locked for a time after registration: wait until it is over.
		BondLocked,
		/// The node can sign for finality: wait until it has left the set.
		StillAuthority,
		/// The node could sign for finality too recently: wait until the evidence period is over.
		EvidencePeriod,
		/// The node is not in jail.
		NotJailed,
		/// The time in jail is not over: wait until it is.
		StillJailed,
		/// No finality set of this number is known, any more or yet: the evidence comes too late.
		UnknownSet,
		/// Whoever signed was no authority of that set.
		NotAnAuthority,
		/// The key was of an authority of genesis that is no StakingNode: there is no bond to slash.
		NoBondBehindKey,
		/// The node has been punished for an equivocation in that set.
		AlreadyReported,
		/// The votes do not contradict each other, or are not signed by the same authority in the same
		/// round of the set.
		InvalidEquivocationProof,
		/// Nobody would be left to finalise: name fewer authorities as gone.
		NobodyLeft,
		/// A change of authorities waits for its block: wait until it has happened.
		ChangePending,
		/// The delay is longer than [`MAX_RESTORE_DELAY`](crate::MAX_RESTORE_DELAY): choose a shorter one.
		DelayTooLong,
		/// The highest final block is said to be this one or a later one: ask the nodes for it.
		FinalBlockNotYetBuilt,
		/// Nothing is known any more of the finality set at that block: ask the nodes for a later one.
		FinalBlockTooOld,
		/// A key that is said to be gone is no authority's and no node's: ask the nodes for their
		/// authorities.
		UnknownAuthority,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::begin_block()
		}

		fn integrity_test() {
			assert!(
				T::MaxSetSize::get() >= NodeParameters::MAX_AUTHORITIES.saturating_mul(2),
				"MaxSetSize must have room for two elected sets side by side",
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Become a StakingNode.
		///
		/// The origin must be signed. `keys` and `proof` are what `author_rotateKeysWithOwner` of the
		/// node gives for the account. The bond of the moment ([`Pallet::bond_now`]) is held, at most
		/// `max_bond`; it comes back by [`Call::withdraw_bond`] only.
		///
		/// # Errors
		///
		/// [`Error::AlreadyRegistered`], [`Error::BondAboveLimit`], [`Error::VotingKeyInUse`],
		/// [`Error::FinalityKeyInUse`], [`Error::InvalidProof`], [`Error::CannotPayBond`]
		///
		/// # Events
		///
		/// [`Event::NodeRegistered`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register())]
		pub fn register(
			origin: OriginFor<T>,
			keys: NodeKeys,
			proof: KeysProof,
			metadata: NodeMetadata,
			#[pallet::compact] max_bond: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register(who, keys, &proof, metadata, max_bond)
		}

		/// Vote with other keys: with the voting key in draws on this block and later ones, with the key
		/// of finality from the next set on. Until then the old ones are needed: keep them in the node.
		///
		/// The origin must be signed by a StakingNode, closed or not. `keys` and `proof` are as in
		/// [`Call::register`]. Either key may stay the same.
		///
		/// # Errors
		///
		/// [`Error::NotANode`], [`Error::VotingKeyInUse`], [`Error::FinalityKeyInUse`],
		/// [`Error::InvalidProof`]
		///
		/// # Events
		///
		/// [`Event::KeysSet`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_keys())]
		pub fn set_keys(origin: OriginFor<T>, keys: NodeKeys, proof: KeysProof) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_keys(who, keys, &proof)
		}

		/// Say something else of the node: name, site, contact.
		///
		/// The origin must be signed by a StakingNode.
		///
		/// # Errors
		///
		/// [`Error::NotANode`]
		///
		/// # Events
		///
		/// [`Event::MetadataSet`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_metadata())]
		pub fn set_metadata(origin: OriginFor<T>, metadata: NodeMetadata) -> DispatchResult {
			let who = ensure_signed(origin)?;
			ensure!(Nodes::<T>::contains_key(&who), Error::<T>::NotANode);
			Metadata::<T>::insert(&who, metadata);
			Self::deposit_event(Event::MetadataSet { node: who });
			Ok(())
		}

		/// Add to the bond.
		///
		/// The origin must be signed by a StakingNode that is not closed. More bond weighs more in the
		/// election, and makes good what was slashed.
		///
		/// # Errors
		///
		/// [`Error::NotANode`], [`Error::NodeClosed`], [`Error::NothingToAdd`],
		/// [`Error::CannotPayBond`]
		///
		/// # Events
		///
		/// [`Event::BondToppedUp`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::top_up())]
		pub fn top_up(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_top_up(who, amount)
		}

		/// Take no new shares any more, for good, and leave the finality set with the next change. The
		/// node still votes for the shares that it has, and answers for it.
		///
		/// The origin must be signed by a StakingNode.
		///
		/// # Errors
		///
		/// [`Error::NotANode`], [`Error::NodeClosed`]
		///
		/// # Events
		///
		/// [`Event::NodeClosed`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::close())]
		pub fn close(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close(who)
		}

		/// Return the bond of a closed node, and forget the node.
		///
		/// The origin must be signed, by anybody. It is due when no share names the node any more, the
		/// [lock](NodeParameters::bond_lock) since its registration is over, and so is the
		/// [evidence period](NodeParameters::evidence_period) since it last could sign for finality.
		///
		/// # Errors
		///
		/// [`Error::NotANode`], [`Error::NotClosed`], [`Error::SharesAssigned`],
		/// [`Error::BondLocked`], [`Error::StillAuthority`], [`Error::EvidencePeriod`]
		///
		/// # Events
		///
		/// [`Event::BondWithdrawn`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::withdraw_bond())]
		pub fn withdraw_bond(origin: OriginFor<T>, node: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_withdraw(node)
		}

		/// Leave jail: take shares again, earn again, and stand for election.
		///
		/// The origin must be signed by a StakingNode in jail whose time is over.
		///
		/// # Errors
		///
		/// [`Error::NotANode`], [`Error::NotJailed`], [`Error::StillJailed`]
		///
		/// # Events
		///
		/// [`Event::NodeUnjailed`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::unjail())]
		pub fn unjail(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unjail(who)
		}

		/// Prove that an authority signed two contradicting votes of finality in one round.
		///
		/// The origin is nobody, with a transaction that the proof itself authorises, or signed by
		/// anybody. It costs nothing if the proof holds. The node behind the key goes to jail, and all
		/// that equivocated in the set pay as much as they weigh together
		/// ([`penalty::of_equivocation`](crate::penalty::of_equivocation)): the earlier ones what is
		/// missing to it. Once in a set, whatever the number of rounds.
		///
		/// # Errors
		///
		/// [`Error::UnknownSet`], [`Error::NotAnAuthority`], [`Error::NoBondBehindKey`],
		/// [`Error::AlreadyReported`], [`Error::InvalidEquivocationProof`]
		///
		/// # Events
		///
		/// [`Event::BondSlashed`] for each offender that pays, [`Event::NodeJailed`],
		/// [`Event::EquivocationProven`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::report_equivocation(T::MaxSetSize::get()))]
		#[pallet::authorize(Self::authorize_report)]
		#[pallet::weight_of_authorize(T::WeightInfo::authorize_report_equivocation())]
		pub fn report_equivocation(
			origin: OriginFor<T>,
			proof: Box<EquivocationProof<Hash, BlockNumber>>,
		) -> DispatchResultWithPostInfo {
			if ensure_authorized(origin.clone()).is_err() {
				ensure_signed(origin)?;
			}
			let offenders = Self::do_report(*proof)?;
			Ok((Some(T::WeightInfo::report_equivocation(offenders)), Pays::No).into())
		}

		/// Replace authorities that do not finalise any more, without asking them: the fast way out of a
		/// stall.
		///
		/// The origin must be [`Config::RestoreOrigin`]. The nodes whose keys are in `gone` go to jail;
		/// authorities of genesis with such a key leave for good. The others are elected in the next block
		/// (or, if the gadget of finality finds the last such change too recent, as soon as it allows
		/// it), without the limit of turnover, and take over `delay` blocks later: enough of them that
		/// the block that announces it is not replaced by another any more, and at most
		/// [`MAX_RESTORE_DELAY`](crate::MAX_RESTORE_DELAY). `best_finalized` is the highest block that any
		/// of the nodes knows to be final. It must not be guessed: if it is too high, no node can import
		/// the block with which the change takes effect; if it is too low, this chain numbers the set
		/// otherwise than the nodes do, and evidence against its members is not understood.
		///
		/// # Errors
		///
		/// [`Error::NobodyLeft`], [`Error::ChangePending`], [`Error::DelayTooLong`],
		/// [`Error::FinalBlockNotYetBuilt`], [`Error::FinalBlockTooOld`], [`Error::UnknownAuthority`]
		///
		/// # Events
		///
		/// [`Event::NodeJailed`] for each node that is gone; [`Event::FinalityRestoring`] when it is
		/// announced
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::restore_finality().saturating_add(
			T::WeightInfo::rank().saturating_mul(NodeParameters::MAX_AUTHORITIES.into())
		))]
		pub fn restore_finality(
			origin: OriginFor<T>,
			gone: BoundedVec<AuthorityId, T::MaxSetSize>,
			delay: BlockNumber,
			best_finalized: BlockNumber,
		) -> DispatchResult {
			T::RestoreOrigin::ensure_origin(origin)?;
			Self::do_restore(&gone, delay, best_finalized)
		}

		/// Close a node, whatever it says: as [`Call::close`] does, with the same consequences and no
		/// others. Its bond stays its own, and comes back under the usual conditions.
		///
		/// The origin must be [`Config::AdminOrigin`].
		///
		/// # Errors
		///
		/// [`Error::NotANode`], [`Error::NodeClosed`]
		///
		/// # Events
		///
		/// [`Event::NodeClosed`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::force_close())]
		pub fn force_close(origin: OriginFor<T>, node: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_close(node)
		}

		/// Let a node out of jail before its time; otherwise as [`Call::unjail`] does. What was
		/// slashed is not given back, and a node that lacks a part of its bond stays inactive.
		///
		/// The origin must be [`Config::AdminOrigin`].
		///
		/// # Errors
		///
		/// [`Error::NotANode`], [`Error::NotJailed`]
		///
		/// # Events
		///
		/// [`Event::NodeUnjailed`]
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::force_unjail())]
		pub fn force_unjail(origin: OriginFor<T>, node: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_force_unjail(node)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The bond that a StakingNode would have to hold if it were registered now.
		pub fn bond_now() -> Balance {
			Self::required_bond()
		}

		/// A StakingNode, if the account is one.
		pub fn node(account: T::AccountId) -> Option<NodeInfo> {
			Self::node_info(&account)
		}

		/// The StakingNodes, in no order, those after `after`: at most `limit` and at most `MAX_PAGE`.
		/// The last one's account, given as `after`, leads to the next page.
		pub fn nodes(after: Option<T::AccountId>, limit: u32) -> Vec<NodeSummary> {
			Self::node_page(after, limit)
		}

		/// How many shares name a delegate, a StakingNode or not.
		pub fn assigned(delegate: T::AccountId) -> AssignedShares {
			Assigned::<T>::get(&delegate)
		}

		/// The authorities of finality, with those whose keys they are. `None` before the first block.
		pub fn finality_set() -> Option<FinalitySetInfo> {
			Self::finality_info()
		}
	}
}
