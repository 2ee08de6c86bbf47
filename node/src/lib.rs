//! The Assay node: a Substrate chain sealed by proof of work and finalised by GRANDPA.
//!
//! | module | what it does |
//! |---|---|
//! | [`cli`], [`chain_spec`], [`ports`] | what a user says |
//! | [`partial`], [`client`], [`executor`] | the chain: its database and its runtime |
//! | [`sealing`] | the hash functions of the proof of work |
//! | [`import`] | how blocks come into the chain |
//! | [`fork_choice`] | which chain is followed |
//! | [`mining`] | makes blocks |
//! | [`voting`] | votes on blocks and exchanges votes |
//! | [`rpc`] | what can be asked of the node |
//!
//! The binary connects them. It is the only place where the whole node is put together for a network
//! backend, which takes the compiler minutes, so it holds nothing that has unit tests.

pub mod chain_spec;
pub mod cli;
pub mod client;
pub mod executor;
pub mod fork_choice;
pub mod import;
pub mod mining;
pub mod partial;
pub mod ports;
pub mod rpc;
pub mod sealing;
#[cfg(test)]
mod testing;
pub mod voting;
