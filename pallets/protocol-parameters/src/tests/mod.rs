//! One file for each behaviour.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod errors;
mod genesis;
mod invariants;
mod set_difficulty;
mod set_governance;
mod set_nodes;
mod set_reward_groups;
mod set_share_groups;

use crate::{
	mock::*, Auction, Difficulty, Error, Event, Governance, Nodes, Rewards, Settlement, Shares,
	Votes,
};
use assay_primitives::parameters::{
	AuctionParameters, DifficultyParameters, GovernanceParameters, InvalidParameter, MissedPenalty,
	NodeParameters, ParameterGroup, RewardParameters, SettlementParameters, ShareParameters,
	VoteParameters,
};
use frame_support::{assert_noop, assert_ok, traits::Get};

fn group(target_block_time: u64, half_life: u64) -> DifficultyParameters {
	DifficultyParameters { target_block_time, half_life }
}
