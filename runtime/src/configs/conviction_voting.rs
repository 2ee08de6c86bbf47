//! Votes on referenda: money, times how long its owner lets it be locked.
//!
//! All money of an account counts, also what is on hold for shares, bids, a bond or a deposit: it is the
//! owner's, and it stands to lose by a bad decision. It counts once, because it lies in one account. A
//! lock hides nothing from those who may take what is on hold: they use force.

use crate::{
	periods::Days, Balances, Referenda, RewardDistribution, Runtime, RuntimeEvent, System,
};
use assay_primitives::Balance;
use frame_support::traits::{fungible::Inspect, ConstU32, Get};

/// The money that can vote, of which the support of a proposal is a part: all there is, but for the
/// treasury, which the currency counts as inactive, and for the pot of unsettled rewards, in the first
/// weeks of a chain most of its money. Nobody can vote with either, so neither can be a reason why a
/// proposal lacks support.
pub struct MoneyThatCanVote;

impl Get<Balance> for MoneyThatCanVote {
	fn get() -> Balance {
		let pot = Balances::balance(&RewardDistribution::pot_account());
		<Balances as Inspect<_>>::active_issuance().saturating_sub(pot)
	}
}

impl pallet_conviction_voting::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_conviction_voting::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type Polls = Referenda;
	type MaxTurnout = MoneyThatCanVote;
	type MaxVotes = ConstU32<256>;
	// Not shorter than any enactment: who decides has a stake in what comes of it.
	type VoteLockingPeriod = Days<7>;
	type BlockNumberProvider = System;
	type VotingHooks = ();
}
