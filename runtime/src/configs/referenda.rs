//! Proposals, and how they are decided. The tracks stand in [`tracks`](crate::tracks).

use crate::{
	origins::{EnsureReferendumCanceller, EnsureReferendumKiller, RootOr},
	patient_scheduler::PatientScheduler,
	periods::Days,
	tracks::Tracks,
	AccountId, Balances, Preimage, Runtime, RuntimeCall, RuntimeEvent, System, Treasury,
};
use assay_primitives::{currency::ASY, Balance};
use frame_support::{
	parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU32},
};
use frame_system::EnsureSigned;
use pallet_conviction_voting::{TallyOf, VotesOf};

parameter_types! {
	/// What is set aside for a proposal: given back if it is approved or cancelled.
	pub const SubmissionDeposit: Balance = 10 * ASY;
}

impl pallet_referenda::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_referenda::weights::SubstrateWeight<Runtime>;
	// The scheduler itself refuses what its block has no room for, and that would be lost.
	type Scheduler = PatientScheduler;
	type Currency = Balances;
	type SubmitOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type CancelOrigin = RootOr<EnsureReferendumCanceller>;
	type KillOrigin = RootOr<EnsureReferendumKiller>;
	type Slash = Treasury;
	type Votes = VotesOf<Runtime>;
	type Tally = TallyOf<Runtime>;
	type SubmissionDeposit = SubmissionDeposit;
	type MaxQueued = ConstU32<100>;
	type UndecidingTimeout = Days<14>;
	type AlarmInterval = ConstU32<1>;
	type Tracks = Tracks;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}
