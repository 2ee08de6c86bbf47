//! Whole blocks with votes: what a block without them is worth, and what money buys when.

use super::chain::*;
use crate::*;
use assay_primitives::{
	currency::ASY,
	share::{Activation, Outcome, VoteInherent, VotesCarried},
};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Ferdie};

/// `dev` with `count` blocks, and the last of them.
fn chain_of(count: u64) -> (sp_io::TestExternalities, Block) {
	let mut state = dev();
	let mut last = build_block(&mut state, None, Alice, START, Vec::new);
	for at in 1..count {
		last = build_block(&mut state, Some(&last), Alice, START + at * SECOND, Vec::new);
	}
	(state, last)
}

/// Two blocks; the second as its author built it, and without the inherent that carries its votes.
fn with_and_without_votes() -> (Block, Block, Block) {
	let (mut state, first) = chain_of(1);
	let second = build_block(&mut state, Some(&first), Alice, START + SECOND, Vec::new);
	let mut stripped = second.clone();
	stripped.extrinsics.retain(|it| !matches!(it.function, RuntimeCall::ShareVote(_)));
	assert_eq!(stripped.extrinsics.len() + 1, second.extrinsics.len());
	(first, second, stripped)
}

#[test]
fn every_block_of_dev_carries_the_votes_on_its_parent() {
	let (mut state, _) = chain_of(3);
	state.execute_with(|| assert_eq!(ShareVote::votes_carried(), Some(3)));
}

#[test]
fn a_block_with_its_votes_is_executed() {
	let (first, second, _) = with_and_without_votes();
	let mut state = dev();
	execute(&mut state, &first);
	execute(&mut state, &second);
}

#[test]
#[should_panic(expected = "quorum")]
fn a_block_is_invalid_when_its_votes_are_taken_out() {
	let (first, _, stripped) = with_and_without_votes();
	let mut state = dev();
	execute(&mut state, &first);
	execute(&mut state, &stripped);
}

#[test]
fn a_block_needs_no_votes_when_the_escape_gap_has_passed() {
	let (mut state, first) = chain_of(1);
	state.execute_with(|| {
		begin_block(first.header.hash(), vec![author_digest(&[1; 32])]);
		let ballot = ShareVote::ballot();
		assert!(ballot.required);
		assert_eq!(ballot.escape_at, START + 15 * SECOND);
		apply_inherents(ballot.escape_at, &VoteInherent::default());
		Executive::finalize_block();
	});
}

#[test]
#[should_panic]
fn a_block_needs_its_votes_one_millisecond_before_the_escape_gap_has_passed() {
	let (mut state, first) = chain_of(1);
	state.execute_with(|| {
		begin_block(first.header.hash(), vec![author_digest(&[1; 32])]);
		apply_inherents(ShareVote::ballot().escape_at - 1, &VoteInherent::default());
		Executive::finalize_block();
	});
}

#[test]
fn money_that_is_paid_in_a_private_fork_votes_for_nothing_in_it_before_maturity() {
	let maturity = <ProtocolParameters as frame_support::traits::Get<
		assay_primitives::parameters::ShareParameters,
	>>::get;
	let (mut state, mut last) = chain_of(2);
	// As much as Ferdie can afford, so that about one share in eight is his.
	let bid = pallet_validate_share::Call::bid {
		quantity: 20_000,
		limit_price: 400 * ASY,
		delegate: None,
	};
	let (key, rich) = (Alice.public().into(), Ferdie.to_account_id());
	let own_key = pallet_share_vote::Call::set_voting_key { key };
	last = build_block(&mut state, Some(&last), Alice, START + 2 * SECOND, || {
		vec![signed(Ferdie, 0, 0, own_key.into()), signed(Ferdie, 1, 0, bid.into())]
	});
	let bought = state.execute_with(|| {
		let bought = ValidateShare::account(rich.clone()).maturing;
		assert!(bought > 10_000, "{bought}");
		System::block_number()
	});
	let maturity = state.execute_with(maturity).maturity;
	let mut drawn = 0;
	for at in 3..60 {
		last = build_block(&mut state, Some(&last), Alice, START + at * SECOND, Vec::new);
		state.execute_with(|| {
			// The draw in this block is that on its parent.
			let is_mature = System::block_number() > bought + maturity;
			let draw = ShareVote::current_draw().expect("shares are drawn");
			let own = draw.shares.iter().filter(|share| share.owner == rich).count();
			assert!(own == 0 || is_mature, "drawn for {}", draw.number);
			drawn += own;
		});
	}
	assert!(drawn > 0, "mature shares are drawn");
}

#[test]
fn the_author_gets_a_third_of_the_fees_for_each_vote_that_the_block_carries() {
	let fees = |count: usize| {
		let (mut state, first) = chain_of(1);
		state.execute_with(|| {
			let parent = first.header.hash();
			begin_block(parent, vec![author_digest(&Ferdie.to_raw_public())]);
			let mut votes = votes_on(&ShareVote::ballot(), parent, Alice);
			votes.0.iter_mut().skip(count).for_each(|vote| *vote = None);
			let time = if count < 2 { START + 15 * SECOND } else { START + SECOND };
			apply_inherents(time, &VoteInherent { votes, ..Default::default() });
			let issuance = Balances::total_issuance();
			let sender = Balances::free_balance(Alice.to_account_id());
			Executive::apply_extrinsic(first_transfer(0)).unwrap().unwrap();
			let paid = sender - Balances::free_balance(Alice.to_account_id()) - ASY;
			let burnt = issuance - Balances::total_issuance();
			// Nothing of what the treasury gets depends on votes.
			let paid = paid - paid / 5;
			let before = RewardDistribution::totals();
			Executive::finalize_block();
			let totals = RewardDistribution::totals();
			let earned = totals.fees - before.fees;
			assert_eq!(paid, earned + burnt);
			// He owns no share: nothing else is his.
			let credited = RewardDistribution::unsettled(Ferdie.to_account_id()).reward;
			assert_eq!(credited, totals.minted.author - before.minted.author + earned);
			(paid, earned)
		})
	};
	for count in 0..=3 {
		let (paid, earned) = fees(count);
		assert_eq!(earned, paid * count as Balance / 3, "{count}");
	}
}

#[test]
fn a_reorganisation_leaves_nothing_of_the_losing_branch() {
	// The hash of a block names its state: a branch that is executed on a state of its own, after
	// another branch was, leads to the very roots that its builder had.
	let bid = |price: Balance| pallet_validate_share::Call::bid {
		quantity: 500,
		limit_price: price,
		delegate: None,
	};
	let (_, first) = chain_of(1);
	let branch = |author, price: Balance, count: u64| {
		let mut state = dev();
		execute(&mut state, &first);
		let mut blocks = vec![first.clone()];
		for at in 1..=count {
			let block = build_block(&mut state, blocks.last(), author, START + at * SECOND, || {
				if at > 1 {
					return Vec::new();
				}
				vec![signed(Bob, 0, 0, bid(price).into()), signed(Charlie, 0, 0, bid(1).into())]
			});
			blocks.push(block);
		}
		blocks
	};
	let losing = branch(Alice, 200 * ASY, 3);
	let winning = branch(Bob, 100 * ASY, 4);
	let mut state = dev();
	execute(&mut state, &first);
	// What the client does: an overlay over the common ancestor's state, thrown away.
	let ancestor = state.as_backend();
	for block in &losing[1..] {
		execute(&mut state, block);
	}
	assert_ne!(state.as_backend().root(), ancestor.root());
	state.backend = ancestor;
	for block in &winning[1..] {
		execute(&mut state, block);
	}
	assert_eq!(*state.as_backend().root(), winning.last().unwrap().header.state_root);
}

#[test]
fn votes_are_recorded_for_anyone_to_read() {
	let (mut state, _) = chain_of(5);
	state.execute_with(|| {
		let records = ShareVote::last_draws(None, 10);
		assert!(!records.is_empty());
		for record in records {
			assert!(record.shares.iter().all(|share| share.outcome == Outcome::Voted));
		}
		assert_eq!(ShareVote::activation(), Activation::Required);
	});
}
