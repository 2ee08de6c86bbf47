//! StakingNodes as pallets, node and users see them.
//!
//! - [`keys`]: the keys that a StakingNode votes and finalises with, and the proof that it has them.
//! - [`record`]: what a StakingNode says of itself, how it voted, how many shares name it.
//! - [`seams`]: the traits through which staking-node reaches finality and who covers a loss.
//! - [`api`]: what a user asks.

pub mod api;
pub mod keys;
pub mod record;
pub mod seams;

#[cfg(feature = "std")]
pub use api::NodeApi;
pub use api::{FinalitySetInfo, NodeInfo, NodeSummary, SeatInfo, WithdrawalBar};
pub use keys::{KeysProof, NodeKeys};
pub use record::{AssignedShares, ClosedWindow, FinalityDuty, NodeMetadata, Tally, KEPT_WINDOWS};
pub use seams::{FinalityGadget, LossCover};
