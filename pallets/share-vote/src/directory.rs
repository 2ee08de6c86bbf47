//! Who votes with which key: StakingNodes, and holders who vote alone.

use crate::{Config, Pallet, VotingKeys};
use assay_primitives::share::{DelegateRefusal, VoteTiming, VoterDirectory, VotingKey};
use frame_support::traits::OnKilledAccount;
use sp_runtime::BoundToRuntimeAppPublic;

impl<T: Config> Pallet<T> {
	/// The key that signs the account's votes: that of its StakingNode if it has one, else its own.
	pub(crate) fn key_of(account: &T::AccountId) -> Option<VotingKey> {
		T::Nodes::voting_key(account).or_else(|| VotingKeys::<T>::get(account))
	}
}

/// StakingNodes and holders who vote alone, in one directory. Records are the StakingNodes' own.
impl<T: Config> VoterDirectory<T::AccountId> for Pallet<T> {
	fn voting_key(delegate: &T::AccountId) -> Option<VotingKey> {
		Self::key_of(delegate)
	}

	/// An owner may vote for its own shares as soon as it has a voting key. A StakingNode has to be
	/// fit for new shares, also for those of its own account (DESIGN 4, validate-share).
	fn may_take(owner: &T::AccountId, delegate: &T::AccountId) -> Result<(), DelegateRefusal> {
		let alone = owner == delegate && T::Nodes::voting_key(delegate).is_none();
		match alone {
			true if VotingKeys::<T>::contains_key(owner) => Ok(()),
			true => Err(DelegateRefusal::NoVotingKey),
			false => T::Nodes::may_take(owner, delegate),
		}
	}

	fn note_drawn(delegate: &T::AccountId) {
		T::Nodes::note_drawn(delegate);
	}

	fn note_voted(delegate: &T::AccountId, timing: VoteTiming) {
		T::Nodes::note_voted(delegate, timing);
	}

	fn note_missed(delegate: &T::AccountId) {
		T::Nodes::note_missed(delegate);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn enable_voter(account: &T::AccountId) {
		use codec::Decode;
		let any = VotingKey::decode(&mut sp_runtime::traits::TrailingZeroInput::zeroes());
		VotingKeys::<T>::set(account, any.ok());
	}
}

/// The voting key among a runtime's session keys.
impl<T: Config> BoundToRuntimeAppPublic for Pallet<T> {
	type Public = VotingKey;
}

/// A key goes with its account: whoever owns a share has money on hold, and with it an account.
impl<T: Config> OnKilledAccount<T::AccountId> for Pallet<T> {
	fn on_killed_account(who: &T::AccountId) {
		VotingKeys::<T>::remove(who);
	}
}
