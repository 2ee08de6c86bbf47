//! Rewards and their settlement in whole blocks: drawn, voted, paid, without anybody's transaction.

use super::chain::*;
use crate::{
	configs::{balances::ExistentialDeposit, reward_distribution, system::BlockWeights},
	*,
};
use assay_primitives::{
	currency::ASY,
	reward::{BlockReward, NotMinted, RewardTotals, ShareYield, Unsettled},
	share::Settlement,
};
use codec::{Decode, Encode};
use frame_support::traits::fungible::Inspect;
use pallet_reward_distribution::Event;
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Ferdie};

/// What the author of a block of `dev` gets at the first difficulty.
const AUTHOR: Balance = 45 * ASY / 2;
/// After how many blocks an account of `dev` is settled.
const PERIOD: u32 = 120;

/// Build so many more blocks of `author`.
fn extend(
	state: &mut TestExternalities,
	last: Option<Block>,
	author: Sr25519Keyring,
	count: u32,
) -> Option<Block> {
	(0..count).fold(last, |last, _| {
		let height = last.as_ref().map_or(0, |block| block.header.number);
		let time = START + Moment::from(height) * SECOND;
		Some(build_block(state, last.as_ref(), author, time, Vec::new))
	})
}

fn unsettled(who: Sr25519Keyring) -> Unsettled {
	RewardDistribution::unsettled(who.to_account_id())
}

/// Everything that the rules say of money in rewards, to the unit.
fn check(first_issuance: Balance, burnt: Balance) {
	let totals = RewardDistribution::totals();
	let pot = Balances::free_balance(RewardDistribution::pot_account());
	let waiting: Balance =
		pallet_reward_distribution::Ledgers::<Runtime>::iter_values().map(|it| it.reward).sum();
	assert_eq!(pot, waiting + ExistentialDeposit::get());
	assert_eq!(totals.minted.total() + totals.fees, totals.settled_reward + waiting);
	assert_eq!(Balances::total_issuance(), first_issuance + totals.minted.total() - burnt);
	// Whoever has principal due is going to be settled.
	for (owner, holdings) in pallet_validate_share::HoldingsOf::<Runtime>::iter() {
		let unsettled = RewardDistribution::unsettled(owner);
		assert_eq!(unsettled.principal, holdings.due);
		assert_eq!(unsettled.due.is_some(), holdings.due > 0 || unsettled.reward > 0);
	}
}

#[test]
fn every_block_pays_its_author_and_the_votes_on_its_parent() {
	let mut state = dev();
	let issuance = state.execute_with(Balances::total_issuance);
	let first = extend(&mut state, None, Ferdie, 1);
	state.execute_with(|| {
		let totals = RewardDistribution::totals();
		assert_eq!(totals.minted.author, AUTHOR);
		assert_eq!(totals.minted.owners, 0, "votes on the block of genesis are worth nothing");
		assert_eq!(unsettled(Ferdie).reward, AUTHOR);
	});
	let (told, terms) = state.execute_with(|| {
		let open = pallet_reward_distribution::OpenTerms::<Runtime>::get();
		(RewardDistribution::block_reward(None), open[0])
	});
	extend(&mut state, first, Ferdie, 1);
	state.execute_with(|| {
		let totals = RewardDistribution::totals();
		assert_eq!(totals.minted.author, AUTHOR + told.author);
		assert_eq!(totals.minted.owners, 3 * terms.owner_each);
		assert_eq!(totals.minted.nodes, 0, "everybody votes alone");
		assert_eq!(totals.not_minted.solo, 3 * terms.node_each);
		check(issuance, 0);
	});
}

#[test]
fn author_is_paid_on_the_winning_side_only() {
	let mut state = dev();
	let trunk = extend(&mut state, None, Dave, 3);
	let ancestor = state.as_backend();
	extend(&mut state, trunk.clone(), Alice, 4);
	state.execute_with(|| assert!(unsettled(Alice).reward > 4 * AUTHOR - ASY));
	state.backend = ancestor;
	let before = state.execute_with(RewardDistribution::totals);
	extend(&mut state, trunk, Ferdie, 5);
	state.execute_with(|| {
		let totals = RewardDistribution::totals();
		let paid = unsettled(Ferdie).reward;
		assert_eq!(paid, totals.minted.author - before.minted.author);
		assert!(paid > 5 * AUTHOR - ASY);
		// Alice owns shares; nothing of what she mined is left.
		assert!(unsettled(Alice).reward < AUTHOR);
		check(state_issuance(), 0);
	});
}

/// What there is at genesis of `dev`.
fn state_issuance() -> Balance {
	// The pot of the rewards and the treasury are kept in being.
	12 * genesis_presets::ENDOWMENT + 2 * ExistentialDeposit::get()
}

#[test]
fn block_that_is_reorganised_away_leaves_no_trace() {
	let mut state = dev();
	let mut trunk = None;
	let mut blocks = Vec::new();
	for author in [Dave, Dave, Dave] {
		trunk = extend(&mut state, trunk, author, 1);
		blocks.extend(trunk.clone());
	}
	// What the client does: an overlay over the common ancestor's state, thrown away.
	let ancestor = state.as_backend();
	extend(&mut state, trunk.clone(), Alice, 3);
	assert_ne!(state.as_backend().root(), ancestor.root());
	state.backend = ancestor;
	let mut last = trunk;
	for author in [Bob, Ferdie, Bob] {
		last = extend(&mut state, last, author, 1);
		blocks.extend(last.clone());
	}
	// The same blocks lead to the same state on a chain that never saw the other branch.
	let mut fresh = dev();
	blocks.iter().for_each(|block| execute(&mut fresh, block));
	assert_eq!(fresh.as_backend().root(), state.as_backend().root());
	let totals = fresh.execute_with(RewardDistribution::totals);
	assert_eq!(totals, state.execute_with(RewardDistribution::totals));
}

#[test]
fn shares_are_drawn_voted_and_settled_without_any_transaction() {
	let mut state = dev();
	let before: Vec<_> = state.execute_with(|| {
		genesis_presets::HOLDERS.map(|it| Balances::total_balance(&it.to_account_id())).to_vec()
	});
	let mut last = extend(&mut state, None, Ferdie, PERIOD);
	let waiting = state.execute_with(|| {
		// Shares are drawn from block 1 on: their principal is due a period later.
		let waiting = unsettled(Alice);
		assert!(waiting.principal > 0 && waiting.reward > 0);
		assert_eq!(unsettled(Ferdie).due, Some(1 + PERIOD));
		assert_eq!(Balances::free_balance(Ferdie.to_account_id()), genesis_presets::ENDOWMENT);
		assert!(waiting.due.is_some_and(|due| due > PERIOD && due < 2 * PERIOD));
		check(state_issuance(), 0);
		waiting
	});
	let due = waiting.due.unwrap();
	last = extend(&mut state, last, Ferdie, due - 1 - PERIOD);
	let free = state.execute_with(|| Balances::free_balance(Alice.to_account_id()));
	let waiting = state.execute_with(|| unsettled(Alice));
	extend(&mut state, last, Ferdie, 1);
	state.execute_with(|| {
		let alice = Alice.to_account_id();
		let settled = System::events().into_iter().find_map(|record| match record.event {
			RuntimeEvent::RewardDistribution(Event::Settled { who, principal, reward })
				if who == alice =>
			{
				Some((principal, reward))
			},
			_ => None,
		});
		let (principal, reward) = settled.expect("Alice is settled in her due block");
		// The draw at the beginning of the block may have added one more share of hers.
		assert!(principal >= waiting.principal);
		assert_eq!(reward, waiting.reward);
		assert_eq!(Balances::free_balance(&alice), free + principal + reward);
		check(state_issuance(), 0);
		let totals = RewardDistribution::totals();
		assert!(totals.settled_reward >= reward && totals.settled_principal >= principal);
		// Rewards alone make anybody richer: principal only comes back.
		let now: Balance = genesis_presets::HOLDERS
			.iter()
			.map(|it| Balances::total_balance(&it.to_account_id()))
			.sum();
		let owners = now - before.iter().sum::<Balance>();
		assert!(owners > 0 && owners <= totals.minted.owners);
	});
}

#[test]
fn shares_that_a_user_buys_come_back_with_their_rewards() {
	let mut state = dev();
	let issuance = state_issuance();
	let mut last = extend(&mut state, None, Alice, 1);
	let bid = pallet_validate_share::Call::bid {
		quantity: 5_000,
		limit_price: 400 * ASY,
		delegate: None,
	};
	let key = pallet_share_vote::Call::set_voting_key { key: Alice.public().into() };
	last = Some(build_block(&mut state, last.as_ref(), Alice, START + SECOND, || {
		vec![signed(Charlie, 0, 0, key.into()), signed(Charlie, 1, 0, bid.into())]
	}));
	let charlie = Charlie.to_account_id();
	let total = state.execute_with(|| Balances::total_balance(&charlie));
	extend(&mut state, last, Alice, 2 * PERIOD);
	state.execute_with(|| {
		let now = Balances::total_balance(&charlie);
		assert!(now > total, "nobody but the chain has sent him anything");
		let paid = now - total;
		let totals = RewardDistribution::totals();
		assert!(paid <= totals.minted.owners && totals.settled_principal > 0);
		// Two transactions were paid, and nothing else was burnt.
		let fees = totals.fees;
		assert!(fees > 0);
		check(issuance, 0);
	});
}

#[test]
fn block_without_an_author_mints_nothing_for_one() {
	dev().execute_with(|| {
		open_block(System::block_hash(0), vec![], START);
		Executive::finalize_block();
		let totals = RewardDistribution::totals();
		assert_eq!(totals.minted.total(), 0);
		assert_eq!(
			totals.not_minted,
			NotMinted { difficulty: 36 * ASY, no_author: AUTHOR, ..totals.not_minted }
		);
	});
}

#[test]
fn settling_may_have_a_tenth_of_every_block_and_a_quarter_more_of_an_idle_one() {
	let whole = BlockWeights::get().max_block.ref_time();
	assert_eq!(reward_distribution::GuaranteedWeight::get().ref_time(), whole / 10);
	assert_eq!(reward_distribution::IdleWeight::get().ref_time(), whole / 4);
}

#[test]
fn no_block_exceeds_its_weight_when_thousands_of_accounts_are_due_at_once() {
	const MANY: u32 = 5_000;
	let mut state = dev();
	let first = extend(&mut state, None, Alice, 1);
	let due = 1 + PERIOD;
	state.execute_with(|| {
		for number in 0..MANY {
			let who = AccountId::new(sp_io::hashing::blake2_256(&number.encode()));
			RewardDistribution::credit_principal(&who, 1);
		}
		let author = 1;
		assert!(RewardDistribution::due_count(due) > MANY + author);
	});
	state.commit_all().unwrap();
	let mut last = extend(&mut state, first, Alice, PERIOD - 1);
	let mut left = MANY;
	let mut blocks = 0;
	while left > 0 {
		last = extend(&mut state, last, Alice, 1);
		left = state.execute_with(|| {
			let spent = System::block_weight().total();
			assert!(spent.all_lte(BlockWeights::get().max_block), "{spent:?}");
			let now = RewardDistribution::due_count(due);
			assert!(now < left || now == 0, "every block settles some");
			now
		});
		blocks += 1;
	}
	assert!(blocks > 1, "they do not fit into one");
}

fn ask<R: Decode>(method: &str, question: impl Encode) -> R {
	let answer = apis::api::dispatch(method, &question.encode()).expect("there is such a method");
	R::decode(&mut &answer[..]).unwrap()
}

#[test]
fn reward_api_answers_what_a_user_asks() {
	let mut state = dev();
	extend(&mut state, None, Ferdie, 3);
	state.execute_with(|| {
		let ferdie = Ferdie.to_account_id();
		let next: BlockReward = ask("RewardApi_block_reward", None::<BlockNumber>);
		assert_eq!((next.number, next.halvings, next.scheduled), (4, 0, 72 * ASY));
		let later: BlockReward = ask("RewardApi_block_reward", Some(4_204_801u32));
		assert_eq!((later.halvings, later.scheduled), (1, 36 * ASY));
		let yields: ShareYield = ask("RewardApi_share_yield", ());
		assert_eq!(yields.price, ValidateShare::asked_price());
		assert_eq!((yields.maturity, yields.settlement), (10, PERIOD));
		assert!(yields.yield_millionths > 0);
		let waiting: Unsettled = ask("RewardApi_unsettled", &ferdie);
		assert_eq!((waiting.due, waiting.parked), (Some(1 + PERIOD), false));
		let totals: RewardTotals = ask("RewardApi_totals", ());
		assert_eq!(totals.minted.author, waiting.reward);
		let due: Vec<(u32, AccountId)> =
			ask("RewardApi_due_accounts", (1 + PERIOD, None::<u32>, 10u32));
		assert!(due.iter().any(|(_, who)| *who == ferdie));
		assert_eq!(ask::<u32>("RewardApi_due_count", 1 + PERIOD), due.len() as u32);
	});
}
