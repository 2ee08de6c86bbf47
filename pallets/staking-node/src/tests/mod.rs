//! Tests of the pallet, one file per behaviour.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bond;
mod close;
mod invariants;
mod jail;
mod keys;
mod penalty;
mod record;
mod register;
mod shares;
mod slash;
mod top_up;
mod views;
mod withdraw;
