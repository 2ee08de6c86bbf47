//! The first look at a block: its header's proof of work.

use super::{
	authority_changes::{self, NeverInEffect},
	is_abandoned, is_executed,
};
use crate::{
	client::{FullBackend, FullClient},
	sealing::{Sealer, SealingError},
};
use assay_primitives::{
	seal::{Difficulty, HeaderSeal, SealApi, SealError, SealParameters},
	Block, Hash,
};
use sc_client_api::Backend;
use sc_consensus::{BlockImportParams, ForkChoiceStrategy, StateAction, Verifier};
use sc_consensus_pow::{PowIntermediate, INTERMEDIATE_KEY};
use sp_api::ProvideRuntimeApi;
use sp_consensus::BlockOrigin;
use sp_runtime::traits::Header as _;
use std::sync::Arc;

/// Checks the form of the digest, that difficulty and key are those of the parent's state, and the
/// work, the cheapest first. Nothing of the block is executed before all of it holds.
///
/// A block that comes without its parent's state (a historic block after a warp sync, a header of
/// a fast sync, the target of a state sync) is judged by its own digest alone.
pub struct SealVerifier {
	client: Arc<FullClient>,
	backend: Arc<FullBackend>,
	sealer: Sealer,
}

/// Why a header is refused.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
	/// The digest is not of the form that `assay_primitives::seal` describes.
	#[error("{0}")]
	Form(SealError),
	/// The header announces authorities of finality that can never be.
	#[error("{0}")]
	Authorities(#[from] NeverInEffect),
	/// The header's difficulty or key is not what its parent's state asks for.
	#[error("the header claims {claimed:?}, its parent's state asks for {expected:?}")]
	Parameters {
		/// What the header says.
		claimed: SealParameters,
		/// What the parent's state says.
		expected: SealParameters,
	},
	/// The work is not good enough for the difficulty, or the seal belongs to another header.
	#[error("the seal is not worth the difficulty {0}")]
	Work(Difficulty),
	/// The hash function failed; the block may be good.
	#[error("{0}")]
	Sealing(#[from] SealingError),
	/// The database or the runtime failed; the block may be good.
	#[error("cannot read the parent's state: {0}")]
	State(String),
}

impl SealVerifier {
	/// For blocks whose parents are in `backend`.
	pub fn new(client: Arc<FullClient>, backend: Arc<FullBackend>, sealer: Sealer) -> Self {
		Self { client, backend, sealer }
	}

	/// Whether the parent's state is there to be asked.
	fn has_parent_state(&self, block: &BlockImportParams<Block>) -> bool {
		let parent_number = block.header.number().saturating_sub(1);
		is_executed(block) && self.backend.have_state_at(*block.header.parent_hash(), parent_number)
	}

	fn check_parameters(&self, parent: Hash, claimed: SealParameters) -> Result<(), VerifyError> {
		let expected = self
			.client
			.runtime_api()
			.next_seal_parameters(parent)
			.map_err(|error| VerifyError::State(error.to_string()))?;
		if claimed == expected {
			Ok(())
		} else {
			Err(VerifyError::Parameters { claimed, expected })
		}
	}

	/// Check the header, and prepare the block for its import; a refused one is left as it was.
	fn check(&self, block: &mut BlockImportParams<Block>) -> Result<(), VerifyError> {
		let abandoned = is_abandoned(&self.backend, block)
			.map_err(|error| VerifyError::State(error.to_string()))?;
		if abandoned {
			// No fault of the peer's: the import refuses it, quietly.
			return Ok(());
		}

		let hash = block.header.hash();
		let seal = HeaderSeal::read(block.header.digest()).map_err(VerifyError::Form)?;
		authority_changes::check(&block.header)?;
		let has_parent_state = self.has_parent_state(block);
		if has_parent_state {
			self.check_parameters(*block.header.parent_hash(), seal.parameters)?;
		}
		let mut header = block.header.clone();
		let item = header.digest_mut().pop().ok_or(VerifyError::Form(SealError::Unsealed))?;
		if !self.sealer.verify(&header.hash(), &seal.nonce, &seal.parameters)? {
			return Err(VerifyError::Work(seal.parameters.difficulty));
		}
		block.header = header;

		if !has_parent_state && matches!(block.state_action, StateAction::ExecuteIfPossible) {
			block.state_action = StateAction::Skip;
		}
		if block.origin == BlockOrigin::GapSync {
			// Below the finalised block, whatever work there is.
			block.fork_choice = Some(ForkChoiceStrategy::Custom(false));
		}
		block.post_digests.push(item);
		block.post_hash = Some(hash);
		block.insert_intermediate(
			INTERMEDIATE_KEY,
			PowIntermediate::<Difficulty> { difficulty: Some(seal.parameters.difficulty) },
		);
		Ok(())
	}
}

#[async_trait::async_trait]
impl Verifier<Block> for SealVerifier {
	async fn verify(
		&self,
		mut block: BlockImportParams<Block>,
	) -> Result<BlockImportParams<Block>, String> {
		match self.check(&mut block) {
			Ok(()) => Ok(block),
			Err(error @ (VerifyError::Sealing(_) | VerifyError::State(_))) => {
				// No fault of the peer's, which an error here would drop and in the end ban. The import
				// refuses a block that still has its seal on.
				let (number, hash) = (block.header.number, block.header.hash());
				log::error!(target: "sync", "Cannot judge block {hash:?} (#{number}): {error}");
				Ok(block)
			},
			Err(error) => Err(error.to_string()),
		}
	}
}
