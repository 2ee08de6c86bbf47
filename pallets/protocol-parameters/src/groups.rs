//! The groups as others read them, how one takes the place of another, and how all are checked.

use crate::{
	Auction, Config, Difficulty, Error, Event, GenesisConfig, Governance, Nodes, Pallet, Rewards,
	Settlement, Shares, Votes,
};
use assay_primitives::parameters::{
	AuctionParameters, DifficultyParameters, GovernanceParameters, InvalidParameter,
	NodeParameters, ParameterGroup, RewardParameters, SettlementParameters, ShareParameters,
	VoteParameters,
};
use codec::FullCodec;
use frame_support::{dispatch::DispatchResult, traits::Get, StorageValue};

impl<T: Config> GenesisConfig<T> {
	/// Whether every group is valid.
	///
	/// # Errors
	///
	/// The name of the first group that is not, as it stands in the JSON, and the rule that it
	/// breaks.
	pub fn validate(&self) -> Result<(), (&'static str, InvalidParameter)> {
		self.difficulty.validate().map_err(|rule| ("difficulty", rule))?;
		self.auction.validate().map_err(|rule| ("auction", rule))?;
		self.shares.validate().map_err(|rule| ("shares", rule))?;
		self.votes.validate().map_err(|rule| ("votes", rule))?;
		self.rewards.validate().map_err(|rule| ("rewards", rule))?;
		self.settlement.validate().map_err(|rule| ("settlement", rule))?;
		self.nodes.validate().map_err(|rule| ("nodes", rule))?;
		self.governance.validate().map_err(|rule| ("governance", rule))
	}

	/// Store every group.
	pub(crate) fn store(&self) {
		Difficulty::<T>::put(self.difficulty);
		Auction::<T>::put(self.auction);
		Shares::<T>::put(self.shares);
		Votes::<T>::put(self.votes);
		Rewards::<T>::put(self.rewards);
		Settlement::<T>::put(self.settlement);
		Nodes::<T>::put(self.nodes);
		Governance::<T>::put(self.governance);
	}
}

impl<T: Config> Pallet<T> {
	/// Let a group that is valid take the place of the one that there is, and tell so.
	pub(crate) fn change<Stored, Group>(
		new: Group,
		event: impl FnOnce(Group, Group) -> Event<T>,
	) -> DispatchResult
	where
		Stored: StorageValue<Group, Query = Group>,
		Group: ParameterGroup + FullCodec + Copy,
	{
		Self::change_if::<Stored, Group>(new, |_| Ok(()), event)
	}

	/// The same for a group that has to fit another one too.
	pub(crate) fn change_if<Stored, Group>(
		new: Group,
		fits: impl FnOnce(&Group) -> Result<(), InvalidParameter>,
		event: impl FnOnce(Group, Group) -> Event<T>,
	) -> DispatchResult
	where
		Stored: StorageValue<Group, Query = Group>,
		Group: ParameterGroup + FullCodec + Copy,
	{
		new.validate().and_then(|()| fits(&new)).map_err(Error::<T>::from)?;
		let old = Stored::get();
		Stored::put(new);
		Self::deposit_event(event(old, new));
		Ok(())
	}
}

impl<T: Config> Get<DifficultyParameters> for Pallet<T> {
	fn get() -> DifficultyParameters {
		Difficulty::<T>::get()
	}
}

impl<T: Config> Get<AuctionParameters> for Pallet<T> {
	fn get() -> AuctionParameters {
		Auction::<T>::get()
	}
}

impl<T: Config> Get<ShareParameters> for Pallet<T> {
	fn get() -> ShareParameters {
		Shares::<T>::get()
	}
}

impl<T: Config> Get<VoteParameters> for Pallet<T> {
	fn get() -> VoteParameters {
		Votes::<T>::get()
	}
}

impl<T: Config> Get<RewardParameters> for Pallet<T> {
	fn get() -> RewardParameters {
		Rewards::<T>::get()
	}
}

impl<T: Config> Get<SettlementParameters> for Pallet<T> {
	fn get() -> SettlementParameters {
		Settlement::<T>::get()
	}
}

impl<T: Config> Get<NodeParameters> for Pallet<T> {
	fn get() -> NodeParameters {
		Nodes::<T>::get()
	}
}

impl<T: Config> Get<GovernanceParameters> for Pallet<T> {
	fn get() -> GovernanceParameters {
		Governance::<T>::get()
	}
}
