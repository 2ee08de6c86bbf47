//! Work for external miners.
//!
//! An external miner asks for work (`mining_getWork`, or `mining_subscribeWork` to be told), looks
//! for a nonce of 16 bytes with `hash(key, preHash ++ nonce) <= target`, both read as big-endian
//! numbers, and hands it in (`mining_submitWork`). For `Blake3` the hash is keyed BLAKE3 of the 48
//! bytes, for `RandomX` it is RandomX with the 32 bytes of `key` as its key. Work stays good until
//! the chain moves on: newer work on the same parent does not make it worthless.
//!
//! These methods count as unsafe: who gives out work decides what this node builds. By default they
//! answer on loopback only (`--rpc-methods`).
//!
//! | code | meaning | what to do |
//! |---|---|---|
//! | 9001 | this node has no author for its blocks | start it with `--author` |
//! | 9002 | mining pauses: no peers, or a sync | ask again later |
//! | 9003 | no work is ready | ask again |
//! | 9004 | what there is to build on lacks votes | ask again later |
//! | 9011 | the submission is malformed | correct the miner |
//! | 9012 | the work is unknown here | ask for work |
//! | 9013 | the work is stale | ask for work |
//! | 9014 | the work has already been sealed | ask for work |
//! | 9015 | the nonce's work is above the target | correct the miner |
//! | 9016 | the block was sealed but not imported | see the message and the node's log |
//! | 9017 | the seal could not be checked | see the message |
//! | 9019 | the node is shutting down | |

use crate::mining::{
	submission::Refusal,
	template::Work,
	workshop::{Idle, Order},
	MiningHandle, NoWork,
};
use assay_primitives::{
	seal::{target, SealAlgorithm, SEAL_LEN},
	BlockNumber,
};
use futures::{stream, Stream, StreamExt};
use jsonrpsee::{
	core::{async_trait, RpcResult},
	proc_macros::rpc,
	types::ErrorObjectOwned,
	Extensions, PendingSubscriptionSink,
};
use sc_rpc::{
	utils::{spawn_subscription_task, PendingSubscription, RingBuffer},
	SubscriptionTaskExecutor,
};
use sc_rpc_api::check_if_safe;
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// Work for an external miner.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WorkPackage {
	/// The hash of the header without its seal: the first 32 bytes of what is hashed.
	pub pre_hash: H256,
	/// The block that is built upon.
	pub parent_hash: H256,
	/// The height of the block.
	pub number: BlockNumber,
	/// The hash function.
	pub algorithm: SealAlgorithm,
	/// The key of the hash function.
	pub key: H256,
	/// How many hashes a seal takes on average, in decimal.
	pub difficulty: String,
	/// The largest hash that is good enough, a big-endian number.
	pub target: H256,
	/// The exact length of the nonce in bytes.
	pub nonce_length: usize,
}

impl WorkPackage {
	fn new(work: &Work, algorithm: SealAlgorithm) -> Self {
		Self {
			pre_hash: work.pre_hash,
			parent_hash: work.site.parent,
			number: work.number,
			algorithm,
			key: work.parameters.key,
			difficulty: work.parameters.difficulty.to_string(),
			target: target(work.parameters.difficulty),
			nonce_length: SEAL_LEN,
		}
	}
}

/// The methods for external miners.
#[rpc(server)]
pub trait MiningApi {
	/// The newest work. Waits for up to two seconds for votes and for work that is being prepared.
	///
	/// Errors: 9001 to 9004, 9019.
	#[method(name = "mining_getWork", with_extensions)]
	async fn get_work(&self) -> RpcResult<WorkPackage>;

	/// Hand in a nonce (16 bytes) for the work named `preHash` (32 bytes), both in 0x-prefixed
	/// hexadecimal. Returns the hash of the block, which is in the chain by then.
	///
	/// Errors: 9011 to 9019.
	#[method(name = "mining_submitWork", with_extensions)]
	async fn submit_work(&self, pre_hash: String, nonce: String) -> RpcResult<H256>;

	/// New work as soon as there is some, beginning with the current; `null` when mining pauses or
	/// waits for votes. A subscriber that is too slow misses work that has been replaced in the
	/// meantime.
	#[subscription(
		name = "mining_subscribeWork" => "mining_work",
		unsubscribe = "mining_unsubscribeWork",
		item = Option<WorkPackage>,
		with_extensions,
	)]
	fn subscribe_work(&self);
}

/// Answers external miners.
pub struct Mining {
	miner: MiningHandle,
	executor: SubscriptionTaskExecutor,
}

impl Mining {
	/// Over `miner`; subscriptions run on `executor`.
	pub fn new(miner: MiningHandle, executor: SubscriptionTaskExecutor) -> Self {
		Self { miner, executor }
	}

	/// What a subscriber gets to see. Reads the newest order only, however many there were.
	fn packages(&self) -> impl Stream<Item = Option<WorkPackage>> + Send + Unpin + 'static {
		let algorithm = self.miner.algorithm();
		let mut orders = self.miner.orders();
		// The first order counts as new as well.
		orders.mark_changed();
		stream::unfold(orders, move |mut orders| async move {
			loop {
				orders.changed().await.ok()?;
				let order = *orders.borrow_and_update();
				match order {
					Order::Search(work) => {
						return Some((Some(WorkPackage::new(&work, algorithm)), orders))
					},
					Order::Wait(Idle::Paused(_) | Idle::AwaitingVotes(_) | Idle::NoAuthor) => {
						return Some((None, orders))
					},
					// The next work is a moment away.
					Order::Wait(Idle::Preparing) => (),
					Order::Stop => return None,
				}
			}
		})
		.boxed()
	}
}

#[async_trait]
impl MiningApiServer for Mining {
	async fn get_work(&self, ext: &Extensions) -> RpcResult<WorkPackage> {
		check_if_safe(ext)?;
		let work = self.miner.work().await.map_err(no_work)?;
		Ok(WorkPackage::new(&work, self.miner.algorithm()))
	}

	async fn submit_work(
		&self,
		ext: &Extensions,
		pre_hash: String,
		nonce: String,
	) -> RpcResult<H256> {
		check_if_safe(ext)?;
		self.miner.submit_text(&pre_hash, &nonce).await.map_err(refused)
	}

	fn subscribe_work(&self, pending: PendingSubscriptionSink, ext: &Extensions) {
		if let Err(error) = check_if_safe(ext) {
			spawn_subscription_task(&self.executor, pending.reject(error));
			return;
		}
		// Only the newest work is worth waiting for a slow subscriber.
		let packages = self.packages();
		spawn_subscription_task(
			&self.executor,
			PendingSubscription::from(pending).pipe_from_stream(packages, RingBuffer::new(1)),
		);
	}
}

fn no_work(reason: NoWork) -> ErrorObjectOwned {
	let code = match reason {
		NoWork::NoAuthor => 9001,
		NoWork::Paused(_) => 9002,
		NoWork::Preparing => 9003,
		NoWork::AwaitingVotes(_) => 9004,
		NoWork::Stopped => 9019,
	};
	ErrorObjectOwned::owned(code, reason.to_string(), None::<()>)
}

fn refused(refusal: Refusal) -> ErrorObjectOwned {
	let code = match refusal {
		Refusal::Malformed(_) => 9011,
		Refusal::Unknown => 9012,
		Refusal::Stale => 9013,
		Refusal::Duplicate => 9014,
		Refusal::WrongWork => 9015,
		Refusal::NotImported(_) => 9016,
		Refusal::Unchecked(_) => 9017,
		Refusal::Stopped => 9019,
	};
	ErrorObjectOwned::owned(code, refusal.to_string(), None::<()>)
}

#[cfg(test)]
mod tests;
