//! Tests of the pallet, one file per behaviour.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod anchor;
mod asert;
mod digest;
mod genesis;
mod invariants;
mod key;
mod schedule;
mod sequences;
