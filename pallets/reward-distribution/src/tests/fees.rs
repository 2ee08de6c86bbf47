//! Who gets fees and tips.

use crate::{mock::*, Event};
use proptest::prelude::*;

/// A fee of 1,000 in a block with so many votes: what the author is credited with beyond its reward,
/// and what is burnt.
fn of_thousand(author: Option<u8>, votes: Option<u32>) -> (u128, u128) {
	let mut outcome = (0, 0);
	build_and_execute(|| {
		let before = Balances::total_issuance();
		begin_by(author, || ());
		Carried::set(votes);
		pay_fee(1, 1_000);
		end();
		let reward = if author.is_some() { AUTHOR } else { 0 };
		let credited = reward_of(MINER) - reward;
		assert_eq!(totals().fees, credited);
		assert_eq!(free(1), ENDOWMENT - 1_000);
		outcome = (credited, before + reward - Balances::total_issuance());
	});
	outcome
}

#[test]
fn author_gets_a_third_of_the_fees_for_each_vote_and_the_rest_is_burnt() {
	for (votes, expected) in
		[(Some(0), 0), (Some(1), 333), (Some(2), 666), (Some(3), 1_000), (None, 1_000)]
	{
		assert_eq!(of_thousand(Some(MINER), votes), (expected, 1_000 - expected), "{votes:?}");
	}
}

#[test]
fn fees_are_burnt_when_the_block_has_no_author() {
	for votes in [None, Some(0), Some(3)] {
		assert_eq!(of_thousand(None, votes), (0, 1_000));
	}
}

#[test]
fn fees_too_small_to_open_an_account_wait_with_the_rewards() {
	build_and_execute(|| {
		assert_eq!(free(MINER), 0);
		begin();
		pay_fee(1, 1);
		end();
		assert_eq!(reward_of(MINER), AUTHOR + 1);
		run_to(1 + PERIOD);
		assert_eq!(free(MINER), u128::from(PERIOD) * AUTHOR + 1);
	});
}

#[test]
fn fees_lie_in_the_pot_at_once_and_are_credited_at_the_end_of_the_block() {
	build_and_execute(|| {
		begin();
		pay_fee(1, 500);
		pay_fee(2, 7);
		assert_eq!((pot() - EXISTENTIAL, ledger(MINER)), (507, None));
		end();
		let told = Event::BlockRewarded {
			author: Some(account(MINER)),
			reward: AUTHOR,
			fees: 507,
			votes: Default::default(),
		};
		assert_eq!(events(), [told]);
		assert_eq!(Balances::total_issuance(), first_issuance() + AUTHOR, "no fee is minted");
		block();
		assert_eq!(totals().fees, 507, "once");
	});
}

proptest! {
	#[test]
	fn fees_are_credited_or_burnt_to_the_unit(
		fees in prop::collection::vec(1..1_000_000u128, 0..10),
		votes in prop::option::of(0..=3u32),
	) {
		build_and_execute(|| {
			begin();
			Carried::set(votes);
			for fee in &fees {
				pay_fee(1, *fee);
			}
			end();
			let earned: u128 = fees.iter().map(|fee| fee * votes.unwrap_or(3) as u128 / 3).sum();
			let burnt = fees.iter().sum::<u128>() - earned;
			assert_eq!(reward_of(MINER), AUTHOR + earned);
			assert_eq!(Balances::total_issuance(), first_issuance() + AUTHOR - burnt);
		});
	}
}
