//! What others get to see of the miner.

use super::{
	pause::PauseReason,
	submission::{parse, Refusal, Submitter},
	template::Work,
	voted::policy::Shortage,
	workshop::{Idle, Order},
};
use assay_primitives::seal::{Nonce, SealAlgorithm};
use futures::{channel::oneshot, FutureExt};
use sp_core::{traits::SpawnNamed, H256};
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;

/// How long a question for work waits for a template that is being built.
const PATIENCE: Duration = Duration::from_secs(2);

/// Why there is no work.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoWork {
	/// This node has no author for its blocks.
	#[error("This node has no author for its blocks; start it with --author")]
	NoAuthor,
	/// Mining pauses.
	#[error("Mining pauses: {0}")]
	Paused(PauseReason),
	/// What there is to build on lacks votes.
	#[error("Nothing to build on yet: {0}")]
	AwaitingVotes(Shortage),
	/// There is no template yet.
	#[error("No work is ready; ask again, and look at the node's log if this goes on")]
	Preparing,
	/// The node shuts down.
	#[error("The node is shutting down")]
	Stopped,
}

/// Gives out work and takes seals. Cheap to clone.
#[derive(Clone)]
pub struct MiningHandle(Arc<Inner>);

struct Inner {
	submitter: Arc<Submitter>,
	algorithm: SealAlgorithm,
	tasks: Arc<dyn SpawnNamed>,
}

impl MiningHandle {
	/// Over the templates of `submitter`'s workshop; submissions run on `tasks`.
	pub fn new(submitter: Submitter, algorithm: SealAlgorithm, tasks: Arc<dyn SpawnNamed>) -> Self {
		Self(Arc::new(Inner { submitter: Arc::new(submitter), algorithm, tasks }))
	}

	/// The hash function to search with.
	pub fn algorithm(&self) -> SealAlgorithm {
		self.0.algorithm
	}

	/// What miners are to do, now and from now on.
	pub fn orders(&self) -> watch::Receiver<Order> {
		self.0.submitter.workshop.orders()
	}

	/// What to search for. Waits up to two seconds for votes and for a template that is being
	/// built; must run in a tokio runtime.
	pub async fn work(&self) -> Result<Work, NoWork> {
		let mut orders = self.orders();
		let soon =
			|order: &Order| matches!(order, Order::Wait(Idle::Preparing | Idle::AwaitingVotes(_)));
		let decided = tokio::time::timeout(PATIENCE, orders.wait_for(|order| !soon(order)));
		let decided = decided.await.map(|order| order.map(|order| *order));
		let order = match decided {
			Ok(Ok(order)) => order,
			Ok(Err(_)) => Order::Stop,
			Err(_) => *orders.borrow(),
		};
		match order {
			Order::Search(work) => Ok(work),
			Order::Wait(Idle::NoAuthor) => Err(NoWork::NoAuthor),
			Order::Wait(Idle::Paused(reason)) => Err(NoWork::Paused(reason)),
			Order::Wait(Idle::AwaitingVotes(shortage)) => Err(NoWork::AwaitingVotes(shortage)),
			Order::Wait(Idle::Preparing) => Err(NoWork::Preparing),
			Order::Stop => Err(NoWork::Stopped),
		}
	}

	/// Seal the template `pre_hash` with `nonce`. Returns the hash of the imported block.
	///
	/// Checking and importing run on a thread of their own and go on when the future is dropped.
	pub async fn submit(&self, pre_hash: H256, nonce: Nonce) -> Result<H256, Refusal> {
		let (sender, receiver) = oneshot::channel();
		let submitter = self.0.submitter.clone();
		let task = async move {
			// Nobody waits for the answer any more: the block counts all the same.
			let _ = sender.send(submitter.submit(pre_hash, nonce).await);
		};
		self.0.tasks.spawn_blocking("mining-submission", Some("mining"), task.boxed());
		receiver.await.unwrap_or(Err(Refusal::Stopped))
	}

	/// As [`Self::submit`], from text: both in 0x-prefixed hexadecimal.
	pub async fn submit_text(&self, pre_hash: &str, nonce: &str) -> Result<H256, Refusal> {
		match parse(pre_hash, nonce) {
			Ok((pre_hash, nonce)) => self.submit(pre_hash, nonce).await,
			Err(refusal) => {
				self.0.submitter.note_refusal(&refusal);
				Err(refusal)
			},
		}
	}
}
