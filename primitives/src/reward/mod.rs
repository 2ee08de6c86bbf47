//! What is paid, what is not, and what waits to be settled (DESIGN 3.5 and 3.6).
//!
//! - [`totals`]: what was paid since the beginning, and what was not, by reason.
//! - [`api`]: what a user asks.

pub mod api;
pub mod totals;

#[cfg(feature = "std")]
pub use api::RewardApi;
pub use api::{BlockReward, ShareYield, Unsettled};
pub use totals::{Minted, NotMinted, RewardTotals};
