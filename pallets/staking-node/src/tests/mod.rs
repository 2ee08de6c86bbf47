//! Tests of the pallet, one file per behaviour.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod authorities;
mod bond;
mod close;
mod equivocation;
mod evidence;
mod forced;
mod genesis_authorities;
mod invariants;
mod jail;
mod keys;
mod market;
mod penalty;
mod random;
mod record;
mod register;
mod restore;
mod sets;
mod shares;
mod slash;
mod top_up;
mod transition;
mod turnover;
mod views;
mod weights;
mod withdraw;
