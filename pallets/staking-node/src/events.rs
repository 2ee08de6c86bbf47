//! What the pallet tells of what happened.

use frame_support::pallet_macros::pallet_section;

/// What the pallet tells of what happened.
#[pallet_section]
mod events {
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
}
