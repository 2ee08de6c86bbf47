//! What to build on.

use crate::client::FullClient;
use assay_primitives::{Hash, Header};
use futures::{
	stream::{self, BoxStream},
	StreamExt,
};
use sc_client_api::BlockchainEvents;
use sp_blockchain::HeaderBackend;
use sp_inherents::InherentData;
use std::sync::Arc;

/// A place in the chain that this node fills at most once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Site {
	/// The block to build on.
	pub parent: Hash,
	/// How many times this node has chosen to build on the same parent again, after a child of it
	/// found no quorum (DESIGN 3.2). Zero as long as blocks need no votes.
	pub round: u32,
}

/// What to build on, and with what.
#[derive(Clone)]
pub struct Choice {
	/// The block to build on.
	pub parent: Header,
	/// See [`Site::round`].
	pub round: u32,
	/// How many votes on the parent there are. A template with more of them replaces one with less
	/// at once. Zero as long as blocks need no votes.
	pub votes: u32,
	/// What the block carries besides the time: later, the votes.
	pub inherents: InherentData,
}

impl Choice {
	/// Where the block goes.
	pub fn site(&self) -> Site {
		Site { parent: self.parent.hash(), round: self.round }
	}
}

/// Decides what to build on.
pub trait ParentChoice: Send + Sync {
	/// What to build on now. `None` means not to mine at all. Called often: must be cheap.
	fn choose(&self) -> Option<Choice>;

	/// Hints that the choice may have changed. The stream must not end before the node does.
	fn changes(&self) -> BoxStream<'static, ()>;
}

/// Builds on the best block.
pub struct BestBlock {
	client: Arc<FullClient>,
}

impl BestBlock {
	/// Over the chain in `client`.
	pub fn new(client: Arc<FullClient>) -> Self {
		Self { client }
	}
}

impl ParentChoice for BestBlock {
	fn choose(&self) -> Option<Choice> {
		match self.client.header(self.client.info().best_hash) {
			Ok(Some(parent)) => {
				Some(Choice { parent, round: 0, votes: 0, inherents: InherentData::new() })
			},
			Ok(None) => None,
			Err(error) => {
				log::warn!(target: super::LOG_TARGET, "Cannot read the best block: {error}");
				None
			},
		}
	}

	fn changes(&self) -> BoxStream<'static, ()> {
		// Three streams, because none has everything: during a sync the first is silent, and a
		// peer that claims a height it does not have makes a sync of ordinary operation; a best
		// block chosen after finality shows in the first only.
		stream::select_all([
			self.client.import_notification_stream().map(drop).boxed(),
			self.client.every_import_notification_stream().map(drop).boxed(),
			self.client.finality_notification_stream().map(drop).boxed(),
		])
		.boxed()
	}
}
