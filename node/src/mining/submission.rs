//! From a seal to an imported block.

use super::{
	metrics::Metrics,
	parent::{Choice, ParentChoice},
	template::{seal_item, Template, Work},
	workshop::Workshop,
	LOG_TARGET,
};
use crate::sealing::Sealer;
use assay_primitives::{
	seal::{Difficulty, Nonce, SEAL_LEN},
	Block,
};
use sc_consensus::{
	BlockImport, BlockImportParams, BoxBlockImport, ImportResult, JustificationSyncLink,
	StateAction,
};
use sc_consensus_pow::{PowIntermediate, INTERMEDIATE_KEY};
use sp_consensus::BlockOrigin;
use sp_core::H256;
use std::sync::Arc;

/// Why a submission did not become a block.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
	/// It cannot be read.
	#[error("Malformed submission: {0}")]
	Malformed(String),
	/// This node gave out no such work.
	#[error("Unknown work: this node gave out none with this preHash; ask for work again")]
	Unknown,
	/// The work was given up before the seal came.
	#[error(
		"Stale work: the chain has moved on, mining pauses, or newer work has replaced it; \
		 ask for work again"
	)]
	Stale,
	/// The work already has its seal.
	#[error("Duplicate: this work has already been sealed; ask for work again")]
	Duplicate,
	/// The nonce is not good enough.
	#[error("Wrong seal: the work of this nonce is above the target")]
	WrongWork,
	/// The seal is good, but the block was not taken.
	#[error("The block was sealed but not imported: {0}")]
	NotImported(String),
	/// The seal could not be checked.
	#[error("The seal could not be checked: {0}")]
	Unchecked(String),
	/// The node shuts down.
	#[error("The node is shutting down")]
	Stopped,
}

impl Refusal {
	/// The `reason` in the metrics.
	pub fn reason(&self) -> &'static str {
		match self {
			Self::Malformed(_) => "malformed",
			Self::Unknown => "unknown",
			Self::Stale => "stale",
			Self::Duplicate => "duplicate",
			Self::WrongWork => "wrong_work",
			Self::NotImported(_) => "not_imported",
			Self::Unchecked(_) => "unchecked",
			Self::Stopped => "stopped",
		}
	}
}

/// Read a submission: the pre-hash and the nonce as 0x-prefixed hexadecimal of 32 and 16 bytes.
pub fn parse(pre_hash: &str, nonce: &str) -> Result<(H256, Nonce), Refusal> {
	Ok((H256(bytes::<32>("preHash", pre_hash)?), bytes::<SEAL_LEN>("nonce", nonce)?))
}

fn bytes<const N: usize>(name: &str, text: &str) -> Result<[u8; N], Refusal> {
	let malformed = |what: String| Refusal::Malformed(format!("{name} {what}"));
	let digits = text.strip_prefix("0x").ok_or_else(|| malformed("must begin with 0x".into()))?;
	// Before decoding, so that the length of the input bounds neither work nor message.
	if digits.len() != N.saturating_mul(2) {
		return Err(malformed(format!(
			"must be {N} bytes, {} hexadecimal digits after 0x, not {}",
			N.saturating_mul(2),
			digits.len(),
		)));
	}
	array_bytes::hex2array(digits)
		.map_err(|_| malformed("must consist of hexadecimal digits after 0x".into()))
}

/// Checks seals.
pub trait SealCheck: Send + Sync {
	/// Whether `nonce` seals `work`. An error says nothing about the seal.
	fn check(&self, work: &Work, nonce: &Nonce) -> Result<bool, String>;
}

impl SealCheck for Sealer {
	fn check(&self, work: &Work, nonce: &Nonce) -> Result<bool, String> {
		self.verify(&work.pre_hash, nonce, &work.parameters).map_err(|error| error.to_string())
	}
}

/// Turns seals into blocks.
pub struct Submitter {
	/// Where the templates are.
	pub workshop: Arc<Workshop>,
	/// Tells whether a template's place is still the one to build on.
	pub parents: Arc<dyn ParentChoice>,
	/// Checks seals.
	pub checker: Arc<dyn SealCheck>,
	/// Where blocks go.
	pub block_import: BoxBlockImport<Block>,
	/// Fetches justifications that a block turns out to need.
	pub justifications: Arc<dyn JustificationSyncLink<Block>>,
	/// Counts.
	pub metrics: Metrics,
}

impl Submitter {
	/// Seal the template `pre_hash` with `nonce` and import the block. Blocks its thread. Returns
	/// the hash of the block.
	pub async fn submit(&self, pre_hash: H256, nonce: Nonce) -> Result<H256, Refusal> {
		let result = self.seal(pre_hash, nonce).await;
		if let Err(refusal) = &result {
			self.note_refusal(refusal);
		}
		result
	}

	/// Count a refusal.
	pub fn note_refusal(&self, refusal: &Refusal) {
		self.metrics.refused.with_label_values(&[refusal.reason()]).inc();
		if matches!(refusal, Refusal::Stale) {
			self.metrics.stale_seals.inc();
		}
		log::debug!(target: LOG_TARGET, "Refused a seal: {refusal}");
	}

	async fn seal(&self, pre_hash: H256, nonce: Nonce) -> Result<H256, Refusal> {
		let work = self.workshop.find(&pre_hash)?;
		// The check takes long enough to be done without a lock; `take` decides again.
		if !self.checker.check(&work, &nonce).map_err(Refusal::Unchecked)? {
			return Err(Refusal::WrongWork);
		}
		// The worker may not have heard of a new block, or of the last vote for a quorum, yet.
		let choice = self.parents.choose().ok().filter(|choice| choice.site() == work.site);
		let Some(choice) = choice else {
			self.workshop.abandon(&work.site);
			return Err(Refusal::Stale);
		};
		let template = self.workshop.take(&pre_hash)?;
		self.metrics.seals.inc();
		let result = self.import(&choice, template, nonce).await;
		if let Err(refusal) = &result {
			self.workshop.reopen(&work.site);
			log::warn!(target: LOG_TARGET, "Block #{}: {refusal}", work.number);
		}
		result
	}

	async fn import(
		&self,
		choice: &Choice,
		template: Template,
		nonce: Nonce,
	) -> Result<H256, Refusal> {
		let work = *template.work();
		let proposal = template.into_proposal();
		let mut block = BlockImportParams::new(BlockOrigin::Own, proposal.block.header);
		block.body = Some(proposal.block.extrinsics);
		block.state_action = StateAction::from(proposal.storage_changes);
		block.post_digests.push(seal_item(&nonce));
		block.insert_intermediate(
			INTERMEDIATE_KEY,
			PowIntermediate::<Difficulty> { difficulty: Some(work.parameters.difficulty) },
		);
		let hash = block.post_hash();
		block.post_hash = Some(hash);

		let result = self
			.block_import
			.import_block(block)
			.await
			.map_err(|error| Refusal::NotImported(error.to_string()))?;
		// Authority changes wait for justifications that only this asks for.
		result.handle_justification(&hash, work.number, &*self.justifications);
		match result {
			ImportResult::Imported(aux) => {
				self.parents.note_made(choice, hash);
				let side = match (aux.is_new_best, choice.sibling) {
					(true, _) => "",
					(false, true) => {
						self.metrics.siblings.inc();
						", a sibling of the best block, which has no quorum"
					},
					(false, false) => {
						self.metrics.stale_seals.inc();
						", not on the best chain"
					},
				};
				log::info!(
					target: LOG_TARGET,
					"⛏️ Sealed block #{} ({hash:?}) on {:?}{side}", work.number, work.site.parent,
				);
				Ok(hash)
			},
			other => Err(Refusal::NotImported(format!("the chain answered {other:?}"))),
		}
	}
}
