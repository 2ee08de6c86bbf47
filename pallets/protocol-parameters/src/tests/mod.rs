//! One file for each behaviour.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod genesis;
mod invariants;
mod set_difficulty;

use crate::{mock::*, Difficulty, Error, Event};
use assay_primitives::parameters::{DifficultyParameters, InvalidParameter, ParameterGroup};
use frame_support::{assert_noop, assert_ok, traits::Get};

fn group(target_block_time: u64, half_life: u64) -> DifficultyParameters {
	DifficultyParameters { target_block_time, half_life }
}
