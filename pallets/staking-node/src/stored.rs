//! What the pallet keeps.

use frame_support::pallet_macros::pallet_section;

/// What the pallet keeps.
#[pallet_section]
mod stored {
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
}
