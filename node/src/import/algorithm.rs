//! Assay's proof of work as sc-consensus-pow asks for it.

use crate::{client::FullClient, sealing::Sealer};
use assay_primitives::{
	seal::{Difficulty, Nonce, SealApi, SealParameters},
	Block, Hash,
};
use sc_consensus_pow::{Error, PowAlgorithm};
use sp_api::ProvideRuntimeApi;
use sp_consensus_pow::Seal;
use sp_runtime::generic::BlockId;
use std::sync::Arc;

/// Asks the parent's state what a seal has to satisfy, and the [`Sealer`] whether it does.
#[derive(Clone)]
pub struct WorkAlgorithm {
	client: Arc<FullClient>,
	sealer: Sealer,
}

impl WorkAlgorithm {
	/// Over the states in `client`.
	pub fn new(client: Arc<FullClient>, sealer: Sealer) -> Self {
		Self { client, sealer }
	}

	fn parameters(&self, parent: Hash) -> Result<SealParameters, Error<Block>> {
		self.client
			.runtime_api()
			.next_seal_parameters(parent)
			.map_err(|error| Error::Runtime(error.to_string()))
	}
}

impl PowAlgorithm<Block> for WorkAlgorithm {
	type Difficulty = Difficulty;

	fn difficulty(&self, parent: Hash) -> Result<Difficulty, Error<Block>> {
		self.parameters(parent).map(|parameters| parameters.difficulty)
	}

	fn verify(
		&self,
		parent: &BlockId<Block>,
		pre_hash: &Hash,
		_pre_digest: Option<&[u8]>,
		seal: &Seal,
		difficulty: Difficulty,
	) -> Result<bool, Error<Block>> {
		let Ok(nonce) = Nonce::try_from(seal.as_slice()) else { return Ok(false) };
		if self.sealer.remembers(pre_hash, &nonce, difficulty) {
			return Ok(true);
		}
		let BlockId::Hash(parent) = parent else {
			return Err(Error::Other("a parent is named by its hash".into()));
		};
		let parameters = SealParameters { difficulty, ..self.parameters(*parent)? };
		self.sealer
			.verify(pre_hash, &nonce, &parameters)
			.map_err(|error| Error::Environment(error.to_string()))
	}
}
