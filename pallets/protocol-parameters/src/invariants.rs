//! What holds for the storage after every block.

use crate::{
	Auction, Config, Difficulty, Governance, Nodes, Pallet, Rewards, Settlement, Shares, Votes,
};
use assay_primitives::parameters::ParameterGroup;

impl<T: Config> Pallet<T> {
	/// The invariants of the storage: every stored group is valid.
	///
	/// # Errors
	///
	/// The rule that a stored group breaks.
	pub fn do_try_state() -> Result<(), sp_runtime::TryRuntimeError> {
		Difficulty::<T>::get()
			.validate()
			.and_then(|()| Auction::<T>::get().validate())
			.and_then(|()| Shares::<T>::get().validate())
			.and_then(|()| Votes::<T>::get().validate())
			.and_then(|()| Rewards::<T>::get().validate())
			.and_then(|()| Settlement::<T>::get().validate())
			.and_then(|()| Nodes::<T>::get().validate())
			.and_then(|()| Governance::<T>::get().validate())
			.map_err(|rule| rule.describe().into())
	}
}
