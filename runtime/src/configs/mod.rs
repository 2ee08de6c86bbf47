//! How each pallet is set up, one file per pallet.

pub mod authorship;
pub mod balances;
pub mod conviction_voting;
pub mod difficulty;
pub mod grandpa;
pub mod identity;
pub mod multisig;
pub mod preimage;
pub mod protocol_parameters;
pub mod proxy;
pub mod referenda;
pub mod reward_distribution;
pub mod scheduler;
pub mod share_vote;
pub mod staking_node;
pub mod sudo;
pub mod system;
pub mod timestamp;
pub mod transaction_payment;
pub mod treasury;
pub mod utility;
pub mod validate_share;

use assay_primitives::{currency::MILLI_ASY, Balance};

/// What is set aside, and given back, for a stored item: 0.1 ASY.
pub const DEPOSIT_PER_ITEM: Balance = 100 * MILLI_ASY;

/// What is set aside, and given back, for a stored byte: 0.001 ASY. A gigabyte locks a million
/// tokens.
pub const DEPOSIT_PER_BYTE: Balance = MILLI_ASY;

/// What is set aside for `items` stored items with `bytes` bytes in all.
pub const fn deposit(items: u32, bytes: u32) -> Balance {
	// Two products of u32 and a price below 2^64: no overflow.
	items as Balance * DEPOSIT_PER_ITEM + bytes as Balance * DEPOSIT_PER_BYTE
}
