//! Blocks that lack only their seal.

use super::parent::{Choice, Site};
use crate::client::{FullClient, FullPool};
use assay_primitives::{
	seal::{HeaderSeal, Nonce, SealError, SealParameters, POW_ENGINE_ID},
	AccountId, Block, BlockNumber,
};
use futures::{future::BoxFuture, FutureExt};
use sc_basic_authorship::ProposerFactory;
use sc_service::SpawnTaskHandle;
use sc_telemetry::TelemetryHandle;
use sp_consensus::{Environment, Proposal, ProposeArgs, Proposer};
use sp_core::H256;
use sp_inherents::InherentDataProvider;
use sp_runtime::{Digest, DigestItem};
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// What a miner has to know of a template.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Work {
	/// The hash of the header without its seal. Names the template.
	pub pre_hash: H256,
	/// Where the block goes.
	pub site: Site,
	/// The height of the block.
	pub number: BlockNumber,
	/// What the seal has to satisfy.
	pub parameters: SealParameters,
}

/// A block that lacks only its seal, with the state it leads to.
pub struct Template {
	work: Work,
	proposal: Proposal<Block>,
}

/// Why a template could not be built.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
	/// The inherents could not be made.
	#[error("cannot make the inherents: {0}")]
	Inherents(#[from] sp_inherents::Error),
	/// The block could not be built.
	#[error("cannot build the block: {0}")]
	Proposal(#[from] sp_blockchain::Error),
	/// The runtime built a header that cannot be sealed.
	#[error("the runtime built a header that no seal completes: {0}")]
	Header(SealError),
}

impl Template {
	/// Wrap a proposal for `site`.
	///
	/// What a seal has to satisfy is taken from the header itself, so that what is searched for is
	/// what everybody else will check.
	pub fn new(site: Site, proposal: Proposal<Block>) -> Result<Self, BuildError> {
		let header = &proposal.block.header;
		let mut digest = header.digest.clone();
		digest.push(seal_item(&Nonce::default()));
		let parameters = HeaderSeal::read(&digest).map_err(BuildError::Header)?.parameters;
		let work = Work { pre_hash: header.hash(), site, number: header.number, parameters };
		Ok(Self { work, proposal })
	}

	/// What a miner has to know.
	pub fn work(&self) -> &Work {
		&self.work
	}

	/// How many extrinsics the block has, the inherents included.
	pub fn extrinsics(&self) -> usize {
		self.proposal.block.extrinsics.len()
	}

	/// The block and its state changes.
	pub fn into_proposal(self) -> Proposal<Block> {
		self.proposal
	}
}

/// The seal as a header carries it.
pub fn seal_item(nonce: &Nonce) -> DigestItem {
	DigestItem::Seal(POW_ENGINE_ID, nonce.to_vec())
}

/// Builds templates for one author.
pub struct TemplateBuilder {
	proposers: ProposerFactory<FullPool, FullClient>,
	author: AccountId,
}

impl TemplateBuilder {
	/// Over the chain in `client` and the transactions in `pool`.
	pub fn new(
		spawner: SpawnTaskHandle,
		client: Arc<FullClient>,
		pool: Arc<FullPool>,
		author: AccountId,
		registry: Option<&Registry>,
		telemetry: Option<TelemetryHandle>,
	) -> Self {
		Self { proposers: ProposerFactory::new(spawner, client, pool, registry, telemetry), author }
	}

	/// Build a template in about `time`, on a thread of its own. To drop the future gives it up.
	///
	/// The timestamp is now; pallet-timestamp itself moves it past the parent's where this clock is
	/// behind.
	pub fn build(
		&self,
		choice: Choice,
		time: Duration,
	) -> BoxFuture<'static, Result<Template, BuildError>> {
		let mut proposers = self.proposers.clone();
		let author: &[u8] = self.author.as_ref();
		let author = DigestItem::PreRuntime(POW_ENGINE_ID, author.to_vec());
		async move {
			let site = choice.site();
			let mut inherents = choice.inherents;
			sp_timestamp::InherentDataProvider::from_system_time()
				.provide_inherent_data(&mut inherents)
				.await?;
			let proposal = proposers
				.init(&choice.parent)
				.await?
				.propose(ProposeArgs {
					inherent_data: inherents,
					inherent_digests: Digest { logs: vec![author] },
					max_duration: time,
					..Default::default()
				})
				.await?;
			Template::new(site, proposal)
		}
		.boxed()
	}
}
