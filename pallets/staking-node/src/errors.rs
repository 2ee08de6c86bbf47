//! Why the pallet refuses calls.

use frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses calls.
#[pallet_section]
mod errors {
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
}
