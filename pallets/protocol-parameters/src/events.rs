//! What the pallet tells of what happened.

use frame_support::pallet_macros::pallet_section;

/// What the pallet tells of what happened.
#[pallet_section]
mod events {
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
		/// What a share costs was changed, at once.
		AuctionChanged {
			/// The group until now.
			old: AuctionParameters,
			/// The group from now on.
			new: AuctionParameters,
		},
		/// How long a share lives was changed, at once and for all shares.
		SharesChanged {
			/// The group until now.
			old: ShareParameters,
			/// The group from now on.
			new: ShareParameters,
		},
		/// When votes are asked for was changed; it holds from the next block on.
		VotesChanged {
			/// The group until now.
			old: VoteParameters,
			/// The group from now on.
			new: VoteParameters,
		},
		/// What a block pays was changed; it holds from the next block on.
		RewardsChanged {
			/// The group until now.
			old: RewardParameters,
			/// The group from now on.
			new: RewardParameters,
		},
		/// When accounts are settled was changed, at once, but not for due blocks that are set.
		SettlementChanged {
			/// The group until now.
			old: SettlementParameters,
			/// The group from now on.
			new: SettlementParameters,
		},
		/// What StakingNodes pledge and answer for was changed, at once: conditions of nodes that are
		/// registered already too, but not the bond that they registered with.
		NodesChanged {
			/// The group until now.
			old: NodeParameters,
			/// The group from now on.
			new: NodeParameters,
		},
		/// How long the periods of governance last, or what the treasury gets of the fees, was changed,
		/// at once: referenda that are going on follow the new periods from their next step on.
		GovernanceChanged {
			/// The group until now.
			old: GovernanceParameters,
			/// The group from now on.
			new: GovernanceParameters,
		},
	}
}
