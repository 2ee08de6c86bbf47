//! One file for each behaviour.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod author;
mod calendar;
mod difficulty;
mod fees;
mod genesis;
mod halvings;
mod hundred_thousand;
mod invariants;
mod node_cap;
mod parked;
mod participation;
mod period;
mod queries;
mod random;
mod settlement;
mod split;
mod votes;
mod yields;
