#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::mining::{
	pause::PauseReason,
	testing::{good, nonces, parent, Bench, DIFFICULTY, PATIENCE},
	voted::policy::Shortage,
};
use jsonrpsee::{
	core::{
		server::{MethodsError, RpcModule},
		EmptyServerParams,
	},
	Subscription,
};
use sc_rpc_api::DenyUnsafe;
use sp_core::testing::TaskExecutor;
use std::{future::Future, sync::Arc};

const NONE: EmptyServerParams = EmptyServerParams::new();

fn module(bench: &Bench, deny: DenyUnsafe) -> RpcModule<Mining> {
	let mut module = Mining::new(bench.handle.clone(), Arc::new(TaskExecutor::new())).into_rpc();
	module.extensions_mut().insert(deny);
	module
}

fn hex(bytes: impl AsRef<[u8]>) -> String {
	array_bytes::bytes2hex("0x", bytes)
}

async fn in_time<T>(future: impl Future<Output = T>) -> T {
	tokio::time::timeout(PATIENCE, future).await.unwrap()
}

/// The code and the text of an error.
fn error<T>(result: Result<T, MethodsError>) -> (i32, String) {
	match result.err().unwrap() {
		MethodsError::JsonRpc(error) => (error.code(), error.message().to_string()),
		other => panic!("{other:?}"),
	}
}

async fn submit(
	module: &RpcModule<Mining>,
	pre_hash: String,
	nonce: String,
) -> Result<H256, MethodsError> {
	in_time(module.call("mining_submitWork", [pre_hash, nonce])).await
}

async fn get(module: &RpcModule<Mining>) -> Result<WorkPackage, MethodsError> {
	in_time(module.call("mining_getWork", NONE)).await
}

#[tokio::test]
async fn work_says_all_that_an_external_miner_needs() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	let work = bench.publish(&parent, 1);
	let package = get(&module(&bench, DenyUnsafe::No)).await.unwrap();
	let expected = WorkPackage {
		pre_hash: work.pre_hash,
		parent_hash: parent.hash(),
		number: 6,
		algorithm: SealAlgorithm::Blake3,
		key: work.parameters.key,
		difficulty: DIFFICULTY.to_string(),
		target: target(DIFFICULTY),
		nonce_length: 16,
	};
	assert_eq!(package, expected);

	let json = serde_json::to_value(&package).unwrap();
	let mut names: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
	names.sort_unstable();
	let expected = [
		"algorithm",
		"difficulty",
		"key",
		"nonceLength",
		"number",
		"parentHash",
		"preHash",
		"target",
	];
	assert_eq!(names, expected);
	assert_eq!(json["preHash"], hex(work.pre_hash));
	assert_eq!(json["algorithm"], "Blake3");
}

#[tokio::test]
async fn work_waits_for_a_template_that_is_being_built() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	let module = module(&bench, DenyUnsafe::No);
	let (package, work) = futures::join!(get(&module), async {
		tokio::task::yield_now().await;
		bench.publish(&parent, 1)
	});
	assert_eq!(package.unwrap().pre_hash, work.pre_hash);
}

#[tokio::test]
async fn work_waits_for_votes() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	bench.workshop.withdraw(Idle::AwaitingVotes(Shortage::Quorum));
	let module = module(&bench, DenyUnsafe::No);
	let (package, work) = futures::join!(get(&module), async {
		tokio::task::yield_now().await;
		bench.publish(&parent, 1)
	});
	assert_eq!(package.unwrap().pre_hash, work.pre_hash);
}

#[tokio::test]
async fn work_is_refused_with_its_reason_when_there_is_none() {
	let bench = Bench::new(&parent(5));
	let module = module(&bench, DenyUnsafe::No);
	for (idle, code, word) in [
		(Idle::NoAuthor, 9001, "--author"),
		(Idle::Paused(PauseReason::NoPeers), 9002, "no peers"),
		(Idle::Paused(PauseReason::Syncing), 9002, "synced"),
		(Idle::Preparing, 9003, "ask again"),
		(Idle::AwaitingVotes(Shortage::Quorum), 9004, "no block at this height has its quorum"),
	] {
		bench.workshop.withdraw(idle);
		let (got, text) = error(get(&module).await);
		assert!(got == code && text.contains(word), "{got}: {text}");
	}
	bench.workshop.stop();
	assert_eq!(error(get(&module).await).0, 9019);
}

#[tokio::test]
async fn submission_returns_the_hash_of_the_block_when_it_is_good() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	let work = bench.publish(&parent, 1);
	let module = module(&bench, DenyUnsafe::No);
	let hash = submit(&module, hex(work.pre_hash), hex(good(work))).await.unwrap();
	assert_eq!(bench.chain.imported.lock()[0].hash(), hash);
}

#[tokio::test]
async fn submission_is_refused_with_a_code_of_its_own_for_each_reason() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	let module = module(&bench, DenyUnsafe::No);
	let work = bench.publish(&parent, 1);
	let (name, nonce) = (hex(work.pre_hash), hex(good(work)));
	let wrong = hex(nonces(work, false).next().unwrap());

	let (code, text) = error(submit(&module, name.clone(), "0x00".into()).await);
	assert!(code == 9011 && text.contains("nonce must be 16 bytes"), "{code}: {text}");
	assert_eq!(error(submit(&module, "nonsense".into(), nonce.clone()).await).0, 9011);
	assert_eq!(error(submit(&module, hex([7; 32]), nonce.clone()).await).0, 9012);
	assert_eq!(error(submit(&module, name.clone(), wrong).await).0, 9015);
	submit(&module, name.clone(), nonce.clone()).await.unwrap();
	assert_eq!(error(submit(&module, name, nonce).await).0, 9014);

	let moved = crate::mining::testing::parent(6);
	*bench.parents.parent.lock() = Some(moved.clone());
	let stale = bench.publish(&moved, 1);
	*bench.parents.parent.lock() = Some(parent);
	let (name, nonce) = (hex(stale.pre_hash), hex(good(stale)));
	let (code, text) = error(submit(&module, name, nonce).await);
	assert!(code == 9013 && text.contains("ask for work again"), "{code}: {text}");

	*bench.parents.parent.lock() = Some(moved.clone());
	*bench.chain.answer.lock() = || Ok(sc_consensus::ImportResult::KnownBad);
	let refused = bench.publish(&moved, 2);
	let (name, nonce) = (hex(refused.pre_hash), hex(good(refused)));
	assert_eq!(error(submit(&module, name, nonce).await).0, 9016);
}

#[tokio::test]
async fn external_miners_are_refused_when_unsafe_methods_are() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	let work = bench.publish(&parent, 1);
	let module = module(&bench, DenyUnsafe::Yes);
	assert!(error(get(&module).await).1.contains("unsafe"));
	let submission = submit(&module, hex(work.pre_hash), hex(good(work))).await;
	assert!(error(submission).1.contains("unsafe"));
	assert!(module.subscribe_unbounded("mining_subscribeWork", NONE).await.is_err());
	assert!(bench.chain.imported.lock().is_empty());
}

async fn next(subscription: &mut Subscription) -> Option<WorkPackage> {
	in_time(subscription.next::<Option<WorkPackage>>()).await.unwrap().unwrap().0
}

#[tokio::test]
async fn subscriber_gets_current_and_new_work_and_hears_of_pauses() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	let first = bench.publish(&parent, 1);
	let module = module(&bench, DenyUnsafe::No);
	let mut subscription =
		in_time(module.subscribe_unbounded("mining_subscribeWork", NONE)).await.unwrap();
	assert_eq!(next(&mut subscription).await.unwrap().pre_hash, first.pre_hash);
	let second = bench.publish(&parent, 2);
	assert_eq!(next(&mut subscription).await.unwrap().pre_hash, second.pre_hash);
	bench.workshop.withdraw(Idle::Paused(PauseReason::NoPeers));
	assert_eq!(next(&mut subscription).await, None);
	let third = bench.publish(&parent, 3);
	assert_eq!(next(&mut subscription).await.unwrap().pre_hash, third.pre_hash);
	bench.workshop.withdraw(Idle::AwaitingVotes(Shortage::Quorum));
	assert_eq!(next(&mut subscription).await, None);
	bench.workshop.stop();
	assert!(in_time(subscription.next::<Option<WorkPackage>>()).await.is_none());
}
