//! The block in which a migration runs: what is asked, drawn, voted and paid around it.
//!
//! The block at [`HEIGHT`] set this code, so its storage has the layout of the release before; the
//! next block migrates. Beside it stands a chain of the same blocks that always had this layout. What
//! the release before stored is written by its bytes, without any type of this one.

use super::chain::*;
use crate::{apis::api::dispatch, configs::system::BlockWeights, genesis_presets::HOLDERS, *};
use assay_primitives::{
	currency::ASY,
	share::{Ballot, VoteInherent},
};
use codec::{Decode, Encode};
use frame_support::{
	storage::{with_transaction, TransactionOutcome},
	traits::{GetStorageVersion, StorageVersion},
	view_functions::ViewFunction,
};
use sp_core::hex2array;
use sp_io::{storage, TestExternalities};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave, Ferdie};
use sp_runtime::{traits::Header as _, transaction_validity::TransactionSource, DispatchError};
use std::collections::BTreeMap;

const SECOND: Moment = 1_000;
/// The height of the block that set the code.
const HEIGHT: u32 = 6;

/// `ValidateShare` and `Pool`, each hashed.
const POOL: [u8; 32] =
	hex2array!("b3c0f3a82f9d1b9240b2ecbe129ec369f6e41b2ad422c752b1324f530ae36b47");
/// `ValidateShare` and `TreeRoot`.
const TREE_ROOT: [u8; 32] =
	hex2array!("b3c0f3a82f9d1b9240b2ecbe129ec369ffa2fbd057165e62e124d39fefac621c");
/// `ValidateShare` and `WholePool`.
const WHOLE_POOL: [u8; 32] =
	hex2array!("b3c0f3a82f9d1b9240b2ecbe129ec369fe80c0400e6766796db7ec562f6622d0");
/// `ValidateShare` and `:__STORAGE_VERSION__:`.
const VERSION_OF_SHARES: [u8; 32] =
	hex2array!("b3c0f3a82f9d1b9240b2ecbe129ec3694e7b9012096b41c4eb3aaf947f6ea429");
/// `System` and `LastRuntimeUpgrade`.
const LAST_UPGRADE: [u8; 32] =
	hex2array!("26aa394eea5630e07c48ae0c9558cef7f9cce9c888469bb1a0dceaa129672ef8");
/// `System` and `BlockWeight`.
const BLOCK_WEIGHT: [u8; 32] =
	hex2array!("26aa394eea5630e07c48ae0c9558cef734abf5cb34d6244378cddbf18e849d96");

/// A chain that goes on block by block.
struct Chain {
	state: TestExternalities,
	last: Block,
}

impl Chain {
	/// `dev` up to [`HEIGHT`], with shares of every kind: mature, drawn, maturing; and with two bids that
	/// rest, one of which is filled when the surge of the purchase has fallen a little.
	fn new() -> Self {
		let mut state = dev();
		let price = state.execute_with(ValidateShare::asked_price);
		let bid = |quantity, limit_price| pallet_validate_share::Call::bid {
			quantity,
			limit_price,
			delegate: None,
		};
		let key = pallet_share_vote::Call::set_voting_key { key: Alice.public().into() };
		let last = build_block(&mut state, None, Bob, START, || {
			vec![
				signed(Ferdie, 0, 0, key.into()),
				signed(Ferdie, 1, 0, bid(500, 2 * price).into()),
				signed(Charlie, 0, 0, bid(10, ASY).into()),
				signed(Dave, 0, 0, bid(20, price / 100 * 103).into()),
			]
		});
		let mut chain = Self { state, last };
		(1..HEIGHT).for_each(|_| drop(chain.block()));
		chain.look(|| {
			let pool = ValidateShare::pool();
			assert_eq!((pool.maturing, pool.lots, pool.resting_bids), (500, 5, 2));
			assert_eq!(pool.mature, 100_000 - 3 * u64::from(HEIGHT));
		});
		chain
	}

	/// The same blocks on a state of their own. Signatures are random: made anew they would be others.
	fn fork(&mut self) -> Self {
		let mut state = TestExternalities::new(Default::default());
		state.backend = self.state.as_backend();
		Self { state, last: self.last.clone() }
	}

	/// The same blocks in the layout of the release before.
	fn old(&mut self) -> Self {
		let mut chain = self.fork();
		chain.look(|| {
			let whole = storage::get(&WHOLE_POOL).unwrap();
			// Five compact numbers, whose first two bits tell how long they are; then the root.
			let length = (0..5).fold(0, |at, _| {
				at + match whole[at] & 3 {
					0 => 1,
					1 => 2,
					2 => 4,
					_ => panic!("no number of this chain is so great"),
				}
			});
			assert_eq!(whole[length], 1, "there is a root");
			storage::set(&POOL, &whole[..length]);
			storage::set(&TREE_ROOT, &whole[length + 1..]);
			storage::clear(&WHOLE_POOL);
			storage::set(&VERSION_OF_SHARES, &[0, 0]);
			// Version 5, and the five letters of the name.
			storage::set(&LAST_UPGRADE, &[&[5 << 2, 5 << 2][..], b"assay"].concat());
		});
		chain.state.commit_all().unwrap();
		chain
	}

	fn look<R>(&mut self, look: impl FnOnce() -> R) -> R {
		self.state.execute_with(look)
	}

	/// Make the next block.
	fn block(&mut self) -> Block {
		let time = START + Moment::from(self.last.header.number) * SECOND;
		self.last = build_block(&mut self.state, Some(&self.last), Bob, time, Vec::new);
		self.last.clone()
	}

	/// What the runtime answers about the last block: in bytes, and nothing is kept of it.
	fn answer(&mut self, method: &str, question: impl Encode) -> Vec<u8> {
		self.look(|| {
			with_transaction(|| {
				let answer = dispatch(method, &question.encode());
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(answer))
			})
		})
		.unwrap()
		.unwrap_or_else(|| panic!("there is no {method}"))
	}

	fn ask<R: Decode>(&mut self, method: &str, question: impl Encode) -> R {
		R::decode(&mut &self.answer(method, question)[..]).unwrap()
	}

	/// What a node asks at the last block, to vote on it.
	fn ballot(&mut self) -> Ballot {
		let (number, parent) = (self.last.header.number + 1, self.last.header.hash());
		let (extrinsics, state, digest) = Default::default();
		self.ask("ShareVoteApi_ballot", Header::new(number, extrinsics, state, parent, digest))
	}

	/// Every entry, but for how much of the last block was used: a migration counts as well.
	fn everything(&mut self) -> BTreeMap<Vec<u8>, Vec<u8>> {
		self.look(|| {
			let mut entries = BTreeMap::new();
			let mut key = Vec::new();
			while let Some(next) = storage::next_key(&key) {
				key = next;
				entries.insert(key.clone(), storage::get(&key).unwrap().to_vec());
			}
			assert!(entries.remove(&BLOCK_WEIGHT[..]).is_some());
			entries
		})
	}
}

/// The votes that a block carries.
fn votes_of(block: &Block) -> Option<VoteInherent> {
	block.extrinsics.iter().find_map(|extrinsic| match &extrinsic.function {
		RuntimeCall::ShareVote(pallet_share_vote::Call::vote { inherent }) => {
			Some(inherent.clone())
		},
		_ => None,
	})
}

#[test]
fn draw_that_is_told_at_the_upgrade_is_the_one_that_the_next_block_makes() {
	let mut never_old = Chain::new();
	let mut chain = never_old.old();
	let told = chain.ballot();
	assert_eq!(told, never_old.ballot(), "the layout does not matter to the draw");
	assert_eq!((told.number, told.required), (HEIGHT, true));
	let told = told.drawn.unwrap();

	let block = chain.block();
	let stored = chain.look(|| pallet_share_vote::Current::<Runtime>::get().unwrap());
	assert_eq!((stored.number, stored.hash), (HEIGHT, block.header.parent_hash));
	assert_eq!(stored.shares.map(|open| open.share), told);
}

#[test]
fn block_that_migrates_carries_its_votes_and_is_executed() {
	let mut importer = Chain::new().old();
	let block = importer.fork().block();
	assert_eq!(votes_of(&block).unwrap().votes.count(), 3);
	execute(&mut importer.state, &block);
	importer.look(|| {
		assert_eq!(System::block_number(), HEIGHT + 1);
		assert_eq!(ValidateShare::on_chain_storage_version(), StorageVersion::new(1));
		let last = frame_system::LastRuntimeUpgrade::<Runtime>::get().unwrap();
		assert_eq!(last.spec_version.0, VERSION.spec_version);
		assert!(!storage::exists(&POOL) && !storage::exists(&TREE_ROOT));
		let spent = System::block_weight().total();
		assert!(spent.all_lt(BlockWeights::get().max_block / 10), "{spent:?}");
	});
}

#[test]
#[should_panic(expected = "quorum")]
fn block_that_migrates_is_invalid_without_its_votes() {
	let mut importer = Chain::new().old();
	let mut block = importer.fork().block();
	block.extrinsics.retain(|it| !matches!(it.function, RuntimeCall::ShareVote(_)));
	execute(&mut importer.state, &block);
}

#[test]
fn state_after_the_migration_is_that_of_a_chain_that_needed_none() {
	let mut never_old = Chain::new();
	let mut migrated = never_old.old();
	let differ = |some: &BTreeMap<_, _>, others: &BTreeMap<_, _>| {
		let differ = |(key, value): &(&Vec<u8>, &Vec<u8>)| others.get(*key) != Some(*value);
		some.iter().filter(differ).count()
	};
	let (old, new) = (migrated.everything(), never_old.everything());
	// The two values, the version, the last upgrade; of these the new layout has another one in place
	// of the two.
	assert_eq!((differ(&old, &new), differ(&new, &old)), (4, 3));
	migrated.block();
	never_old.block();
	// Everything that follows, follows from it: bids, prices, draws, settlements.
	let (old, new) = (migrated.everything(), never_old.everything());
	assert_eq!((differ(&old, &new), differ(&new, &old)), (0, 0));
}

#[test]
fn chain_goes_on_after_the_migration() {
	let mut chain = Chain::new().old();
	let (dave, ferdie) = (Dave.to_account_id(), Ferdie.to_account_id());
	let due = chain.look(|| HOLDERS.map(|it| RewardDistribution::unsettled(it.to_account_id())));
	assert!(due.iter().any(|it| it.principal > 0));
	let principal: Balance = due.iter().map(|it| it.principal).sum();
	// A period of `dev`, and the block in which the last of them is due.
	while chain.last.header.number < 130 {
		assert_eq!(votes_of(&chain.block()).unwrap().votes.count(), 3);
	}
	chain.look(|| {
		let totals = RewardDistribution::totals();
		assert!(totals.settled_principal >= principal && totals.settled_reward > 0);
		let ferdie = ValidateShare::account(ferdie);
		assert_eq!((ferdie.maturing, ferdie.mature > 0), (0, true));
		let dave = ValidateShare::account(dave);
		assert!(dave.in_bids == 0 && dave.mature + dave.maturing > 24_000);
		let pool = ValidateShare::pool();
		assert!(pool.lots > 5 && pool.resting_bids == 1);
		assert_eq!(pool.mature + pool.maturing, 100_520 - 3 * 130);
	});
}

#[test]
fn question_about_the_block_of_the_upgrade_is_answered_as_if_it_had_been_migrated() {
	let mut never_old = Chain::new();
	let mut old = never_old.old();
	let (alice, none) = (Alice.to_account_id(), None::<()>);
	let page = |who: &AccountId| (who.clone(), none, 10u32).encode();
	let bond = pallet_staking_node::BondNowViewFunction::<Runtime>::id();
	let questions = [
		("ShareMarketApi_asked_price", vec![]),
		("ShareMarketApi_quote", 10u64.encode()),
		("ShareMarketApi_quote_for", (1_000 * ASY).encode()),
		("ShareMarketApi_pool", vec![]),
		("ShareMarketApi_account", alice.encode()),
		("ShareMarketApi_lot", 4u64.encode()),
		("ShareMarketApi_lots", page(&alice)),
		("ShareMarketApi_bids", page(&Dave.to_account_id())),
		("ShareMarketApi_book", (none, 10u32).encode()),
		("RewardApi_block_reward", none.encode()),
		("RewardApi_share_yield", vec![]),
		("RewardApi_unsettled", alice.encode()),
		("RewardApi_totals", vec![]),
		("RewardApi_due_count", 121u32.encode()),
		("RewardApi_due_accounts", (121u32, none, 10u32).encode()),
		("NodeApi_bond_now", vec![]),
		("NodeApi_node", alice.encode()),
		("NodeApi_nodes", (none, 10u32).encode()),
		("NodeApi_assigned", alice.encode()),
		("NodeApi_finality_set", vec![]),
		("RuntimeViewFunction_execute_view_function", (bond, Vec::<u8>::new()).encode()),
		("SealApi_next_seal_parameters", vec![]),
		("TimestampApi_timestamp", vec![]),
		("GrandpaApi_grandpa_authorities", vec![]),
		("AccountNonceApi_account_nonce", alice.encode()),
	];
	let before = old.everything();
	for (method, question) in questions {
		// Already encoded.
		let question = Raw(question);
		assert_eq!(old.answer(method, &question), never_old.answer(method, &question), "{method}");
	}
	assert!(old.everything() == before, "a question changes nothing");
	let price: Balance = old.ask("ShareMarketApi_asked_price", ());
	assert!(price > 70 * ASY, "it is not that of an empty pool");
}

/// Bytes that are encoded already.
struct Raw(Vec<u8>);

impl Encode for Raw {
	fn encode(&self) -> Vec<u8> {
		self.0.clone()
	}
}

#[test]
fn transaction_is_judged_at_the_block_of_the_upgrade_as_after_it() {
	let mut never_old = Chain::new();
	let mut old = never_old.old();
	for nonce in [0, 1] {
		let bid = pallet_validate_share::Call::bid {
			quantity: 5,
			limit_price: 200 * ASY,
			delegate: None,
		};
		let transaction = old.look(|| signed(Charlie, nonce, 0, bid.into()));
		let parent = old.last.header.hash();
		let question = (TransactionSource::External, transaction, parent);
		let method = "TaggedTransactionQueue_validate_transaction";
		let verdict = old.answer(method, &question);
		assert_eq!(verdict, never_old.answer(method, &question));
		// A nonce that was used is refused, the next one is not.
		assert_eq!(verdict[0], u8::from(nonce == 0));
	}
}

#[cfg(feature = "try-runtime")]
#[test]
fn try_runtime_finds_nothing_wrong_with_the_migration() {
	use frame_try_runtime::UpgradeCheckSelect;
	let mut chain = Chain::new().old();
	let mut broken = chain.fork();
	chain.look(|| Executive::try_runtime_upgrade(UpgradeCheckSelect::All).unwrap());
	chain.look(|| assert!(Executive::try_runtime_upgrade(UpgradeCheckSelect::All).is_ok()));
	broken.look(|| {
		storage::set(&POOL, &[1]);
		assert!(Executive::try_runtime_upgrade(UpgradeCheckSelect::All).is_err());
	});
}
