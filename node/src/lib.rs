//! The Assay node: a Substrate chain sealed by proof of work and finalised by GRANDPA.
//!
//! | module | what it does |
//! |---|---|
//! | [`cli`], [`command`], [`chain_spec`] | the command line |
//! | [`service`], [`ports`] | connects everything and starts it |
//! | [`partial`], [`client`], [`executor`] | the chain: its database and its runtime |
//! | [`sealing`] | the hash functions of the proof of work |
//! | [`import`] | how blocks come into the chain |
//! | [`fork_choice`] | which chain is followed |
//! | [`mining`] | makes blocks |
//! | [`voting`] | votes on blocks and exchanges votes |
//! | [`rpc`] | what can be asked of the node |

pub mod chain_spec;
pub mod cli;
pub mod client;
// To put a whole node together takes the compiler minutes, and no unit test starts one.
#[cfg(not(test))]
pub mod command;
pub mod executor;
pub mod fork_choice;
pub mod import;
pub mod mining;
pub mod partial;
pub mod ports;
pub mod rpc;
pub mod sealing;
#[cfg(not(test))]
pub mod service;
#[cfg(test)]
mod testing;
pub mod voting;
