//! What to build on.

use super::workshop::Idle;
use crate::client::FullClient;
use assay_primitives::{Hash, Header};
use futures::{
	stream::{self, BoxStream},
	StreamExt,
};
use sc_client_api::BlockchainEvents;
use sp_inherents::InherentData;

/// A place in the chain that this node fills at most once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Site {
	/// The block to build on.
	pub parent: Hash,
	/// How many blocks this node has made on the same parent before (DESIGN 3.2).
	pub round: u32,
}

/// What to build on, and with what.
#[derive(Clone)]
pub struct Choice {
	/// The block to build on.
	pub parent: Header,
	/// See [`Site::round`].
	pub round: u32,
	/// Whether the block is to be a sibling of the tip, for want of a quorum on the tip.
	pub sibling: bool,
	/// How many votes there are to carry. A template with more of them replaces one with less at
	/// once.
	pub votes: u32,
	/// What the block carries besides the time: the votes.
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
	/// What to build on now. Called often: must be cheap.
	///
	/// # Errors
	///
	/// Why nothing is to be built.
	fn choose(&self) -> Result<Choice, Idle>;

	/// Hints that the choice may have changed. The stream must not end before the node does.
	fn changes(&self) -> BoxStream<'static, ()>;

	/// `block`, this node's own, has come into the chain where `choice` said.
	fn note_made(&self, choice: &Choice, block: Hash);
}

/// Hints that the chain has changed.
pub fn hints(client: &FullClient) -> BoxStream<'static, ()> {
	// Three streams, because none has everything: during a sync the first is silent, and a peer
	// that claims a height it does not have makes a sync of ordinary operation; a best block chosen
	// after finality shows in the first only.
	stream::select_all([
		client.import_notification_stream().map(drop).boxed(),
		client.every_import_notification_stream().map(drop).boxed(),
		client.finality_notification_stream().map(drop).boxed(),
	])
	.boxed()
}
