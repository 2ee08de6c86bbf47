//! Prints, as Markdown, how many entries of storage an election and a drawn share read and write and
//! how long they take, by the number of registered nodes.
//!
//! ```text
//! cargo run --release -p pallet-staking-node --example election
//! ```

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../../../validate-share/examples/cost/recorder.rs"]
mod recorder;
mod runtime;

use assay_primitives::{
	node::{FinalityGadget, KeysProof, NodeKeys},
	share::NodeRegistry,
	AccountId, Balance,
};
use frame_support::traits::{fungible::Mutate, Hooks};
use recorder::{Accesses, Recorder};
use runtime::{Balances, Gadget, Grandpa, RuntimeOrigin, StakingNode, System, RICH};
use sp_core::{ed25519, proof_of_possession::ProofOfPossessionGenerator, sr25519, Pair};
use std::time::Instant;

/// How often what is timed is repeated.
const ROUNDS: u32 = 200;

/// The account with this number, and its seed.
fn account(number: u32) -> (AccountId, [u8; 32]) {
	let seed = sp_io::hashing::blake2_256(&number.to_be_bytes());
	(AccountId::new(seed), seed)
}

/// Register a node; every thirtieth has a hundred shares more than the one before.
fn register(number: u32) {
	let (who, seed) = account(number);
	Balances::set_balance(&who, RICH);
	let (mut grandpa, mut vote) =
		(ed25519::Pair::from_seed(&seed), sr25519::Pair::from_seed(&seed));
	let keys = NodeKeys { grandpa: grandpa.public().into(), vote: vote.public().into() };
	let owner: &[u8] = who.as_ref();
	let proof = KeysProof {
		grandpa: grandpa.generate_proof_of_possession(owner).into(),
		vote: vote.generate_proof_of_possession(owner).into(),
	};
	let origin = RuntimeOrigin::signed(who.clone());
	StakingNode::register(origin, keys, proof, Default::default(), Balance::MAX).unwrap();
	StakingNode::assign(&who, 1_000 + u64::from(number % 30) * 100, true);
}

/// Begin the block at this height.
fn begin(height: u32) {
	System::set_block_number(height);
	StakingNode::on_initialize(height);
}

/// A chain of so many nodes before its first election.
fn chain(nodes: u32) -> Recorder {
	let mut chain = Recorder::default();
	chain.run(|| {
		let genesis = (0..4u8).map(|n| (ed25519::Pair::from_seed(&[n; 32]).public().into(), 1));
		pallet_grandpa::Authorities::<runtime::Runtime>::put(
			frame_support::WeakBoundedVec::force_from(genesis.collect(), None),
		);
		begin(1);
		// Block 0 keeps no events.
		System::set_block_number(0);
		(0..nodes).for_each(register);
	});
	chain
}

/// What something costs that can be undone.
fn cost(chain: &mut Recorder, act: impl Fn()) -> (Accesses, f64) {
	let undone = |act: &dyn Fn()| {
		sp_io::storage::start_transaction();
		act();
		sp_io::storage::rollback_transaction();
	};
	let accesses = chain.record(|| undone(&act));
	let begun = Instant::now();
	chain.run(|| (0..ROUNDS).for_each(|_| undone(&act)));
	(accesses, begun.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS))
}

fn main() {
	println!("| nodes | what | reads | writes | µs |");
	println!("|---|---|---|---|---|");
	for nodes in [30, 300, 3_000] {
		let mut chain = chain(nodes);
		let print = |what: &str, chain: &mut Recorder, act: &dyn Fn()| {
			let (Accesses { reads, writes }, time) = cost(chain, act);
			println!("| {nodes} | {what} | {reads} | {writes} | {time:.0} |");
		};
		print("the first election", &mut chain, &|| begin(120));
		// The authorities of genesis leave step by step.
		chain.run(|| {
			for session in 1..=6 {
				begin(session * 120);
				Grandpa::on_finalize(session * 120);
			}
			assert_eq!(StakingNode::finality_set().unwrap().seats.len(), 30);
		});
		let id = chain.run(Gadget::set_id);
		print("an election that changes nothing", &mut chain, &|| begin(840));
		assert_eq!(chain.run(Gadget::set_id), id);
		print("a block without an election", &mut chain, &|| begin(841));
		let (who, _) = account(nodes / 2);
		print("a drawn share", &mut chain, &|| StakingNode::release(&who, 1, true));
		print("a node that is ranked anew", &mut chain, &|| {
			StakingNode::assign(&who, 1_000_000, true);
		});
	}
}
