//! What the author of a block gets.

use crate::{mock::*, Event};
use assay_primitives::reward::NotMinted;
use frame_support::traits::Hooks;

#[test]
fn author_is_credited_for_every_block() {
	build_and_execute(|| {
		for (number, author) in [(1, 50), (2, 51), (3, 50), (4, 50)] {
			begin_by(Some(author), || ());
			assert_eq!(System::block_number(), number);
			end();
		}
		assert_eq!((reward_of(50), reward_of(51)), (3 * AUTHOR, AUTHOR));
		assert_eq!(totals().minted.author, 4 * AUTHOR);
		assert_eq!(Balances::total_issuance(), first_issuance() + 4 * AUTHOR);
	});
}

#[test]
fn author_is_credited_at_the_end_of_the_block_and_due_a_period_later() {
	build_and_execute(|| {
		begin();
		assert_eq!(ledger(MINER), None);
		end();
		assert_eq!(ledger(MINER).unwrap().due, Some(1 + PERIOD));
	});
}

#[test]
fn nothing_is_minted_for_a_block_without_an_author() {
	build_and_execute(|| {
		begin_by(None, || ());
		end();
		assert_eq!(Balances::total_issuance(), first_issuance());
		assert_eq!(totals().not_minted, NotMinted { no_author: AUTHOR, ..Default::default() });
		let told =
			Event::BlockRewarded { author: None, reward: 0, fees: 0, votes: Default::default() };
		assert_eq!(events(), [told]);
	});
}

#[test]
fn votes_are_paid_in_a_block_without_an_author() {
	build_and_execute(|| {
		block();
		begin_by(None, || ());
		solo_vote(1, 1);
		end();
		assert_eq!(reward_of(1), OWNER);
		assert_eq!(totals().minted.author, AUTHOR);
	});
}

#[test]
fn author_is_that_of_the_block_and_not_of_the_one_before() {
	build_and_execute(|| {
		block();
		begin_by(None, || ());
		end();
		begin_by(Some(51), || ());
		end();
		assert_eq!((reward_of(MINER), reward_of(51)), (AUTHOR, AUTHOR));
	});
}

#[test]
fn pot_as_an_author_takes_nothing_from_anybody() {
	use codec::Encode;
	// The digest can name any account.
	ext().execute_with(|| {
		block();
		let item = sp_runtime::DigestItem::PreRuntime(*b"pow_", RewardDistribution::pot().encode());
		System::reset_events();
		let digest = sp_runtime::Digest { logs: vec![item] };
		System::initialize(&2, &Default::default(), &digest);
		RewardDistribution::on_initialize(2);
		end();
		run_to(3 + PERIOD);
		assert_eq!(free(MINER), u128::from(PERIOD - 1) * AUTHOR);
		RewardDistribution::do_try_state().unwrap();
	});
}
