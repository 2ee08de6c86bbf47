//! The pallets of the runtime.
//!
//! ## Indices
//!
//! A pallet's index is part of every encoded call, and hooks run in the order of the indices. So
//! they never change, and they leave room (DESIGN, section 2):
//!
//! | indices | for |
//! |---|---|
//! | 0, 1 | what every other hook relies on: block and time |
//! | 2 | the difficulty |
//! | 3 | the draw and its votes, before anything that can change the pool of shares |
//! | 4 to 9 | consensus: who made a block, who finalises it and votes for others |
//! | 10 to 19 | money, the treasury's too |
//! | 20 to 29 | parameters and governance: what is scheduled runs after the draw and before shares, rewards and pools |
//! | 30 to 39 | tools for accounts, and their names |
//! | 40 | the key of `dev` and `local` that may do anything |
//! | 50 and above | shares, then rewards and their settlement; pools (not yet) |

// What the macro generates from the list of pallets has no documentation.
#![allow(missing_docs)]

use crate::origins;
use alloc::vec::Vec;
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::traits::Block as BlockT;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Difficulty = pallet_difficulty;
	#[runtime::pallet_index(3)]
	pub type ShareVote = pallet_share_vote;

	#[runtime::pallet_index(4)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(5)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(6)]
	pub type StakingNode = pallet_staking_node;

	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;

	#[runtime::pallet_index(12)]
	pub type Treasury = pallet_treasury;

	#[runtime::pallet_index(20)]
	pub type ProtocolParameters = pallet_protocol_parameters;
	#[runtime::pallet_index(21)]
	pub type Origins = origins;
	#[runtime::pallet_index(22)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(23)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(24)]
	pub type Referenda = pallet_referenda;
	#[runtime::pallet_index(25)]
	pub type ConvictionVoting = pallet_conviction_voting;

	#[runtime::pallet_index(30)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(31)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(32)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(33)]
	pub type Identity = pallet_identity;

	#[runtime::pallet_index(40)]
	pub type Sudo = pallet_sudo;

	#[runtime::pallet_index(50)]
	pub type ValidateShare = pallet_validate_share;
	#[runtime::pallet_index(51)]
	pub type RewardDistribution = pallet_reward_distribution;
}

/// The inherents that the pallets make out of `data`.
pub(crate) fn create_inherents(data: &InherentData) -> Vec<crate::UncheckedExtrinsic> {
	data.create_extrinsics()
}

/// What the pallets say of a block's inherents, `data` being what this node would have used.
pub(crate) fn check_inherents(
	block: &<crate::Block as BlockT>::LazyBlock,
	data: &InherentData,
) -> CheckInherentsResult {
	data.check_extrinsics(block)
}
