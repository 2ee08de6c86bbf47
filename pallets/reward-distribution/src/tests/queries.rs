//! What a user asks.

use crate::mock::*;
use assay_primitives::{
	parameters::RewardParameters,
	reward::{BlockReward, Unsettled},
};

#[test]
fn block_reward_tells_what_the_next_block_pays() {
	build_and_execute(|| {
		run_to(4);
		BlockDifficulty::put(300);
		PoolSize::put(500);
		let told = RewardDistribution::block_reward(None);
		let expected = BlockReward {
			number: 5,
			halvings: 0,
			difficulty: 300,
			pool: 500,
			scheduled: 72_000_000,
			reward: 54_000_000,
			author: 33_750_000,
			participation: 650_000,
			owner_each: 2_925_000,
			node_each: 1_462_500,
		};
		assert_eq!(told, expected);
		begin();
		end();
		assert_eq!(reward_of(MINER), 4 * AUTHOR + told.author, "and the next block does pay it");
		begin();
		solo_vote(5, 1);
		end();
		assert_eq!(reward_of(1), told.owner_each);
	});
}

#[test]
fn block_reward_tells_any_block_before_and_after_halvings() {
	build_and_execute(|| {
		RewardGroup::put(RewardParameters { halving_period: 10, ..USUAL });
		for (number, halvings, scheduled) in
			[(1, 0, 72_000_000), (10, 0, 72_000_000), (11, 1, 36_000_000), (21, 2, 18_000_000)]
		{
			let told = RewardDistribution::block_reward(Some(number));
			let expected = (number, halvings, scheduled, scheduled * 5 / 8);
			assert_eq!((told.number, told.halvings, told.scheduled, told.author), expected);
		}
	});
}

#[test]
fn unsettled_tells_principal_reward_due_block_and_whether_it_is_parked() {
	build_and_execute(|| {
		let of = |who| RewardDistribution::unsettled(account(who));
		assert_eq!(of(1), Unsettled::default());
		begin();
		credit_principal(1, 7);
		credit_reward(&account(1), 100);
		credit_reward(&account(99), 1);
		let due = Some(1 + PERIOD);
		let expected = Unsettled { principal: 7, reward: 100, due, parked: false };
		assert_eq!(of(1), expected);
		end();
		run_to(1 + PERIOD);
		assert_eq!(of(1), Unsettled::default());
		assert_eq!(of(99), Unsettled { principal: 0, reward: 1, due: None, parked: true });
		// From before there was a ledger: it waits for a call as well.
		Principal::insert(account(2), 5);
		assert!(of(2).parked);
	});
}

#[test]
fn due_accounts_come_page_by_page_in_their_order() {
	build_and_execute(|| {
		begin_by(None, || ());
		(0..600).for_each(|number| credit_reward(&one_of_many(number), 100));
		end();
		let due = 1 + PERIOD;
		let page = |after, limit| RewardDistribution::due_accounts(due, after, limit);
		let expected = |range: core::ops::Range<u32>| -> Vec<_> {
			range.map(|number| (number, one_of_many(number))).collect()
		};
		assert_eq!(RewardDistribution::due_count(due), 600);
		assert_eq!(page(None, 3), expected(0..3));
		assert_eq!(page(Some(2), 3), expected(3..6));
		assert_eq!(page(None, u32::MAX), expected(0..256), "a page is bounded");
		assert_eq!(page(Some(598), 10), expected(599..600));
		assert_eq!(page(Some(599), 10), []);
		assert_eq!(page(Some(u32::MAX), 10), []);
		assert_eq!(page(None, 0), []);
		assert_eq!(RewardDistribution::due_accounts(due + 1, None, 10), []);
		assert_eq!(RewardDistribution::due_count(due + 1), 0);
	});
}

#[test]
fn due_accounts_are_those_not_yet_settled() {
	build_and_execute(|| {
		begin_by(None, || ());
		(0..30).for_each(|number| credit_reward(&one_of_many(number), 100));
		end();
		for _ in 1..PERIOD {
			begin_by(None, || ());
			end();
		}
		Guaranteed::set(weight(BASE + BLOCK + 10 * ACCOUNT));
		begin_by(None, || ());
		end_with(weight(0));
		let due = 1 + PERIOD;
		assert_eq!(RewardDistribution::due_count(due), 20);
		let page = RewardDistribution::due_accounts(due, None, 2);
		assert_eq!(page, [(10, one_of_many(10)), (11, one_of_many(11))]);
		assert_eq!(RewardDistribution::due_accounts(due, Some(3), 1), page[..1]);
	});
}

#[test]
fn totals_tell_what_became_of_everything() {
	build_and_execute(|| {
		block();
		begin();
		solo_vote(1, 1);
		pay_fee(1, 9);
		end();
		let totals = RewardDistribution::totals();
		assert_eq!(totals.scheduled, 2 * 72_000_000);
		assert_eq!((totals.minted.author, totals.minted.owners), (2 * AUTHOR, OWNER));
		assert_eq!((totals.fees, totals.not_minted.solo), (9, NODE));
		assert_eq!(RewardDistribution::pot_account(), RewardDistribution::pot());
	});
}
