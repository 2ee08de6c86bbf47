//! # The Assay runtime
//!
//! One runtime for every network: what differs between `dev`, `local` and `live` stands in their
//! genesis ([`genesis_presets`]).
//!
//! - This file: the types of the chain and its version.
//! - `construct`: the pallets it is made of, and their indices.
//! - [`configs`]: how each pallet is set up, one file per pallet.
//! - [`migrations`]: how the storage of an older release becomes that of this one.
//! - [`origins`]: who else than root may decide something.
//! - [`tracks`], [`periods`]: what a referendum can decide, and how long it takes.
//! - [`patient_scheduler`]: how its next step and what it decided find room in a block.
//! - [`fees`]: who gets what a transaction pays.
//! - [`apis`]: what the node asks the runtime.
//! - [`genesis_presets`]: how each network starts, and what no genesis may lack.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "256"]

extern crate alloc;

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
mod construct;
pub mod fees;
pub mod genesis_presets;
pub mod migrations;
pub mod origins;
pub mod patient_scheduler;
pub mod periods;
#[cfg(test)]
mod tests;
pub mod tracks;
mod transactions;

#[cfg(feature = "std")]
pub use apis::RuntimeApi;
pub use assay_primitives::{
	AccountId, Address, Balance, BlockNumber, Hash, Header, Moment, Nonce, Signature,
};
pub use construct::*;

use alloc::borrow::Cow;
use sp_runtime::generic;
use sp_version::RuntimeVersion;

/// What the node knows of the chain's types without knowing the runtime.
pub mod opaque {
	/// A block whose extrinsics are bytes.
	pub use assay_primitives::Block;
	pub use assay_primitives::Header;
}

#[allow(missing_docs)]
mod session_keys {
	use crate::{Grandpa, ShareVote};
	use alloc::vec::Vec;

	sp_runtime::impl_opaque_keys! {
		/// The keys with which a node takes part in consensus.
		pub struct SessionKeys {
			/// The key that signs GRANDPA votes (ed25519).
			pub grandpa: Grandpa,
			/// The key that signs votes on blocks (sr25519).
			pub vote: ShareVote,
		}
	}
}
pub use session_keys::SessionKeys;

#[cfg(feature = "std")]
#[allow(missing_docs, dead_code)]
mod wasm {
	include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
}

/// The compiled and compressed runtime: what a chain spec carries and what an upgrade sets. `None`
/// when it was built with `SKIP_WASM_BUILD`.
#[cfg(feature = "std")]
pub const WASM_BINARY: Option<&[u8]> = wasm::WASM_BINARY;

/// Which runtime this is. `spec_version` rises with every release that changes what a block does,
/// `transaction_version` with every change of how a transaction is encoded.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("assay"),
	impl_name: Cow::Borrowed("assay"),
	authoring_version: 1,
	spec_version: 6,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 2,
	system_version: 1,
};

/// A block as the runtime sees it: the extrinsics are decoded.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// What a transaction carries beside its call, and what is checked of it, in this order.
///
/// The order is part of the encoding: a change of it needs a new `transaction_version`.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// An extrinsic whose signature is not yet checked.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// What is signed by a transaction's sender.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Runs a block: hooks, extrinsics and the checks around them.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;
