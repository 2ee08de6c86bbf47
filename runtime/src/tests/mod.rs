//! One file for each behaviour; [`chain`] is what they share.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod apis;
mod author;
mod chain;
mod encoding;
mod execution;
mod fees;
mod genesis;
mod governance;
mod limits;
mod nodes;
mod offices;
mod proxy;
mod rewards;
mod tracks;
mod upgrade;
mod votes;
