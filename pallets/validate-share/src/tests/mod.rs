//! Tests of the pallet, one file per behaviour.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod attack;
mod bid;
mod book;
mod cancel;
mod draw;
mod expiry;
mod fill;
mod genesis;
mod invariants;
mod maturity;
mod migration;
mod migration_checks;
mod queries;
mod random;
mod redelegate;
mod settle;
mod surge;
mod uniformity;
