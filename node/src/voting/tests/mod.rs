//! Tests that need more than one part of voting.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod network;
mod store;
mod validator;
mod voter;
