//! Prints, as Markdown, what rewards and their settlement cost the chain: a block that pays three votes,
//! one settled account, a hundred thousand that are due at once; and what it would cost instead if
//! everybody sent a transaction for it every week.
//!
//! ```text
//! cargo run --release -p assay-runtime --example settlement_cost
//! ```
//!
//! Weights are those of the runtime, and so are the bytes: the claim is a real transaction, signed by
//! sr25519, mortal, without a tip, that calls `rewardDistribution.settle` for one account; what it
//! weighs is its call, its extensions and the base weight of every transaction. The hundred thousand
//! accounts are really settled, each with a reward of one ASY, by the hooks of blocks that are full and
//! by those of blocks that have nothing else to do; the time is that of this machine over a state in
//! memory.

#![allow(clippy::expect_used)]

use assay_primitives::currency::ASY;
use assay_runtime::{
	configs::{
		reward_distribution::{GuaranteedWeight, IdleWeight},
		system::BlockWeights,
	},
	AccountId, Balances, BlockNumber, RewardDistribution, Runtime, RuntimeCall,
	RuntimeGenesisConfig, SignedPayload, System, TxExtension, UncheckedExtrinsic,
};
use codec::Encode;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::{fungible::Mutate, BuildGenesisConfig, Hooks},
	weights::Weight,
};
use pallet_reward_distribution::{
	Cursor, DueAccounts, DueCounts, Ledger, Ledgers, Place, WeightInfo,
};
use pallet_share_vote::WeightInfo as _;
use sp_io::{hashing::blake2_256, TestExternalities};
use sp_keyring::Sr25519Keyring::Alice;
use sp_runtime::{generic::Era, MultiSignature};
use std::time::{Duration, Instant};

type Rewards = <Runtime as pallet_reward_distribution::Config>::WeightInfo;
type Votes = <Runtime as pallet_share_vote::Config>::WeightInfo;

/// How many accounts are due at once.
const MANY: u32 = 100_000;
/// In which block.
const DUE: BlockNumber = 20_161;

/// What settling all of them took.
struct Run {
	blocks: u32,
	most: Weight,
	time: Duration,
}

fn main() {
	let micros = |weight: Weight| weight.ref_time() as f64 / 1e6;
	let share = |weight: Weight| {
		let whole = BlockWeights::get().max_block.ref_time() as f64;
		format!("{:.2} %", 100.0 * weight.ref_time() as f64 / whole)
	};

	let hooks = Rewards::on_initialize() + Rewards::on_finalize();
	let votes = Votes::vote(3);
	let nodes = Rewards::credit_vote() * 3;
	let account = Rewards::settle_accounts(1) - Rewards::settle_accounts(0);
	println!("| what | weight, us | of a block |");
	println!("|---|---|---|");
	for (what, weight) in [
		("the hooks of rewards in a block that settles nobody", hooks),
		("three votes, checked and credited", votes),
		("three credits to owners and nodes, late, the first ones of all: the most", nodes),
		("one settled account", account),
	] {
		println!("| {what} | {:.0} | {} |", micros(weight), share(weight));
	}

	println!();
	println!(
		"| {MANY} accounts due at once, in blocks that | blocks | most in one | us per account |"
	);
	println!("|---|---|---|---|");
	for (what, idle) in [("are full", false), ("have nothing else to do", true)] {
		let Run { blocks, most, time } = state().execute_with(|| run(idle));
		let each = time.as_secs_f64() * 1e6 / f64::from(MANY);
		println!("| {what} | {blocks} | {} | {each:.0} |", share(most));
	}

	let (bytes, claim) = state().execute_with(claim);
	let normal = BlockWeights::get().get(DispatchClass::Normal).max_total.unwrap_or_default();
	let fitting = normal.ref_time() / claim.ref_time();
	println!();
	println!("| an account and week | bytes | weight, us | {MANY} of them |");
	println!("|---|---|---|---|");
	println!(
		"| a claim that it sends | {bytes} | {:.0} | {} blocks full of them, {:.1} MB |",
		micros(claim),
		u64::from(MANY).div_ceil(fitting),
		f64::from(MANY) * bytes as f64 / 1e6,
	);
	println!("| settlement by itself | 0 | {:.0} | as above |", micros(account));
}

/// The state of `live` at genesis, without finality authorities.
fn state() -> TestExternalities {
	let mut state = TestExternalities::new(Default::default());
	state.execute_with(|| RuntimeGenesisConfig::default().build());
	state
}

/// An account.
fn account(number: u32) -> AccountId {
	AccountId::new(blake2_256(&number.to_le_bytes()))
}

/// Settle all accounts, in blocks that have weight left over or not.
fn run(idle: bool) -> Run {
	for index in 0..MANY {
		let who = account(index);
		Ledgers::<Runtime>::insert(&who, Ledger { reward: ASY, due: Some(DUE) });
		DueAccounts::<Runtime>::insert(DUE, index, who);
	}
	DueCounts::<Runtime>::insert(DUE, MANY);
	Cursor::<Runtime>::put(Place { block: DUE, index: 0 });
	let pot = RewardDistribution::pot_account();
	Balances::mint_into(&pot, ASY * u128::from(MANY)).expect("so much money can be counted");

	let mut run = Run { blocks: 0, most: Weight::zero(), time: Duration::ZERO };
	let own = Rewards::on_initialize() + Rewards::on_finalize();
	while RewardDistribution::due_count(DUE) > 0 {
		let number = DUE + run.blocks;
		System::reset_events();
		System::set_block_number(number);
		let start = Instant::now();
		let mut spent = RewardDistribution::on_initialize(number) - own;
		assert!(spent.all_lte(GuaranteedWeight::get()));
		if idle {
			let more = RewardDistribution::on_idle(number, Weight::MAX);
			assert!(more.all_lte(IdleWeight::get()));
			spent += more;
		}
		run.time += start.elapsed();
		RewardDistribution::on_finalize(number);
		run.blocks += 1;
		run.most = run.most.max(spent);
	}
	for number in 0..MANY {
		assert_eq!(Balances::free_balance(account(number)), ASY, "everybody is paid");
	}
	run
}

/// The bytes and the weight of a transaction that claims what one account is due.
fn claim() -> (usize, Weight) {
	let call: RuntimeCall =
		pallet_reward_distribution::Call::settle { account: Alice.to_account_id() }.into();
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::mortal(64, 0)),
		// One a week for a year.
		frame_system::CheckNonce::from(52),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let payload =
		SignedPayload::new(call.clone(), extension.clone()).expect("the genesis block is known");
	let signature = payload.using_encoded(|bytes| Alice.sign(bytes));
	let transaction = UncheckedExtrinsic::new_signed(
		call,
		Alice.to_account_id().into(),
		MultiSignature::Sr25519(signature),
		extension,
	);
	let base = BlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
	(transaction.encoded_size(), transaction.get_dispatch_info().total_weight() + base)
}
