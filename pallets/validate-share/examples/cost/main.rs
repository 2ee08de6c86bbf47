//! Prints, as Markdown, how many entries of storage a draw and a bid read and write and how long they
//! take, by the number of lots in the pool; and the same three draws with a binary tree and with one
//! entry per share, side by side.
//!
//! ```text
//! cargo run --release -p pallet-validate-share --example cost
//! ```
//!
//! Lots hold from 1 to 100 shares, but where there is an entry per share: there is one share per lot,
//! or the largest pool would not fit into memory. Counted are different entries, whether they are
//! there or not: the mean, and in brackets the most. The time is that of the computation over a state
//! in memory, without recording; the weight is that time and what the SDK's constants charge for the
//! entries. A bid buys all of it at once; its events are among what it writes.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod recorder;
mod rivals;
mod runtime;

use assay_primitives::{share::SharePool, AccountId};
use frame_support::{
	storage::{with_transaction, TransactionOutcome},
	traits::{fungible::Mutate, BuildGenesisConfig},
	weights::constants::RocksDbWeight,
};
use pallet_validate_share::{GenesisConfig, Surge};
use recorder::{Accesses, Recorder};
use runtime::{Balances, Runtime, RuntimeOrigin, System, ValidateShare, RICH};
use sp_io::hashing::blake2_256;
use sp_runtime::DispatchError;
use std::time::{Duration, Instant};

/// Sizes of the pool, in lots.
const LOTS: [u64; 3] = [100, 10_000, 1_000_000];
/// How many accounts have the lots.
const OWNERS: u64 = 1_000;
/// How often each operation is done.
const ROUNDS: u64 = 200;

/// What was measured of one operation.
#[derive(Default)]
struct Cost {
	reads: usize,
	writes: usize,
	most: Accesses,
	time: Duration,
}

fn main() {
	println!("| lots | operation | entries read | entries written | time, us | weight, us |");
	println!("|---|---|---|---|---|---|");
	for lots in LOTS {
		let mut state = Recorder::default();
		state.run(|| build(lots));
		let whole =
			measure(&mut state, |round| assert!(ValidateShare::draw(&seed(round)).is_some()));
		print(lots, "draw", &whole);
		for quantity in [1, 10_000] {
			print(lots, &format!("bid for {quantity}"), &measure(&mut state, |_| bid(quantity)));
		}
		state.run(|| rivals::build_binary((0..lots).map(shares)));
		let binary = measure(&mut state, |round| rivals::draw_binary(&seed(round)));
		print(lots, "draw, binary tree", &binary);
		state.run(|| rivals::build_per_share(lots, |place| owner(place % OWNERS)));
		let per_share = measure(&mut state, |round| rivals::draw_per_share(&seed(round)));
		print(lots, "draw, entry per share", &per_share);
	}
}

/// A pool of so many mature lots, and a buyer with money.
fn build(lots: u64) {
	for number in 0..=OWNERS {
		Balances::set_balance(&owner(number), RICH);
	}
	let lots = (0..lots).map(|id| (owner(id % OWNERS), shares(id))).collect();
	GenesisConfig::<Runtime> { lots }.build();
	System::set_block_number(1);
}

/// The account with this number.
fn owner(number: u64) -> AccountId {
	AccountId::new(blake2_256(&number.to_le_bytes()))
}

/// How many shares the lot with this number has.
fn shares(id: u64) -> u64 {
	id.wrapping_mul(37) % 100 + 1
}

fn seed(round: u64) -> [u8; 32] {
	blake2_256(&round.to_be_bytes())
}

/// Buy so many shares at once.
fn bid(quantity: u64) {
	let buyer = RuntimeOrigin::signed(owner(OWNERS));
	ValidateShare::bid(buyer, quantity, RICH / 1_000_000, None).expect("the buyer is rich");
	assert!(Surge::<Runtime>::get() > Default::default());
}

/// Do something again and again on the same state: first counted, then timed.
fn measure(state: &mut Recorder, act: impl Fn(u64)) -> Cost {
	let mut cost = Cost::default();
	for round in 0..ROUNDS {
		let Accesses { reads, writes } = state.record(|| undone(|| act(round)));
		cost.reads += reads;
		cost.writes += writes;
		cost.most.reads = cost.most.reads.max(reads);
		cost.most.writes = cost.most.writes.max(writes);
	}
	for round in 0..ROUNDS {
		cost.time += state.run(|| {
			undone(|| {
				let start = Instant::now();
				act(round);
				start.elapsed()
			})
		});
	}
	cost
}

/// Do something and take it back.
fn undone<R>(act: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(act())))
		.expect("it is always undone")
}

/// Print a line: means, and in brackets the most.
fn print(lots: u64, operation: &str, cost: &Cost) {
	let mean = |sum: usize| sum as f64 / ROUNDS as f64;
	let micros = cost.time.as_secs_f64() * 1e6 / ROUNDS as f64;
	let access = RocksDbWeight::get();
	let [read, write] = [access.reads(1), access.writes(1)].map(|it| it.ref_time() as f64 / 1e6);
	let weight = micros + mean(cost.reads) * read + mean(cost.writes) * write;
	println!(
		"| {lots} | {operation} | {:.1} ({}) | {:.1} ({}) | {micros:.0} | {weight:.0} |",
		mean(cost.reads),
		cost.most.reads,
		mean(cost.writes),
		cost.most.writes,
	);
}
