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
mod errors;
mod events;
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
mod stored;
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

use frame_support::pallet_macros::import_section;

/// The pallet itself. See the crate's documentation.
// The attribute macros of FRAME expand to `expect`; the code below has none.
#[allow(clippy::expect_used)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(stored::stored)]
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
