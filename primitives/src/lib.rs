//! Types, traits and runtime APIs that Assay's pallets and its node share.
//!
//! Pallets never depend on each other: they meet here (DESIGN, section 2).
//!
//! - [`seal`]: what a proof-of-work header carries and how it is read, the same code in node and
//!   runtime.
//! - [`share`]: ValidateShares: draws, votes, and the traits through which the pallets meet.
//! - [`reward`]: what is paid, what is not, and what waits to be settled.
//! - [`node`]: StakingNodes: their keys, their record, and how they reach finality.
//! - [`parameters`]: the groups of protocol parameters and what makes each of them valid.
//! - [`currency`]: the native token and its units.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod currency;
pub mod node;
pub mod parameters;
pub mod reward;
pub mod seal;
pub mod share;

use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature, OpaqueExtrinsic,
};

/// An amount of the native token, in its smallest unit (10^-12 ASY).
pub type Balance = u128;
/// The height of a block.
pub type BlockNumber = u32;
/// A hash of a block, an extrinsic or a state root.
pub type Hash = sp_core::H256;
/// The number of transactions an account has sent.
pub type Nonce = u32;
/// Milliseconds since the Unix epoch, or a span of milliseconds.
pub type Moment = u64;
/// A signature over a transaction: sr25519, ed25519 or ecdsa.
pub type Signature = MultiSignature;
/// An account: a public key or a hash that stands for one.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// How an account is written in a transaction.
pub type Address = MultiAddress<AccountId, ()>;
/// A block header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block as the node sees it: the extrinsics are bytes.
pub type Block = generic::Block<Header, OpaqueExtrinsic>;
