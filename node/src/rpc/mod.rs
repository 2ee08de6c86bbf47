//! What can be asked of the node beyond what every Substrate node answers.

pub mod mining;

use crate::{
	client::{FullBackend, FullClient, FullPool},
	mining::MiningHandle,
};
use assay_primitives::{Block, BlockNumber, Hash};
use jsonrpsee::RpcModule;
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_rpc::SubscriptionTaskExecutor;
use std::sync::Arc;

/// What the answers are made of.
pub struct Deps {
	/// The chain.
	pub client: Arc<FullClient>,
	/// The transaction pool.
	pub pool: Arc<FullPool>,
	/// The miner.
	pub miner: MiningHandle,
	/// GRANDPA.
	pub finality: FinalityDeps,
	/// Runs subscriptions.
	pub executor: SubscriptionTaskExecutor,
}

/// What there is to know of GRANDPA.
#[derive(Clone)]
pub struct FinalityDeps {
	/// Where the voter stands.
	pub voter_state: SharedVoterState,
	/// Who votes.
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	/// The justifications as they come.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Proofs of finality.
	pub proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
}

/// All methods.
pub fn create(deps: Deps) -> Result<RpcModule<()>, sc_service::Error> {
	build(deps).map_err(|error| sc_service::Error::Application(Box::new(error)))
}

fn build(deps: Deps) -> Result<RpcModule<()>, jsonrpsee::core::RegisterMethodError> {
	use mining::MiningApiServer;
	use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
	use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
	use substrate_frame_rpc_system::{System, SystemApiServer};

	let Deps { client, pool, miner, finality, executor } = deps;
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client).into_rpc())?;
	module.merge(
		Grandpa::new(
			executor.clone(),
			finality.authority_set,
			finality.voter_state,
			finality.justifications,
			finality.proofs,
		)
		.into_rpc(),
	)?;
	module.merge(mining::Mining::new(miner, executor).into_rpc())?;
	Ok(module)
}
