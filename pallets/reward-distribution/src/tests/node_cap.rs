//! On how much of the pool a node earns.

use crate::{
	emission::{node_share, VotePay, VoteTerms},
	mock::*,
};
use assay_primitives::{
	parameters::{RewardParameters, MILLION},
	reward::NotMinted,
	share::{NodeStanding, RewardSink, VoteTiming},
};
use proptest::prelude::*;

const TERMS: VoteTerms = VoteTerms { owner: OWNER, node: NODE, pool: 1_000, node_cap: 100_000 };

#[test]
fn node_earns_on_at_most_a_tenth_of_the_pool() {
	for (pool, shares, expected) in [
		(1_000, 0, NODE),
		(1_000, 1, NODE),
		(1_000, 100, NODE),
		(1_000, 101, NODE * 100 / 101),
		(1_000, 200, NODE / 2),
		(1_000, 1_000, NODE / 10),
		(1_005, 101, NODE * 1_005 / 1_010),
		(0, 1, 0),
		(u64::MAX, u64::MAX, NODE / 10),
	] {
		let earned = node_share(pool, 100_000, shares).of(NODE);
		assert_eq!(earned, expected, "{shares} of {pool}");
		let terms = VoteTerms { pool, ..TERMS };
		let pay = terms.voted(VoteTiming::InTime, NodeStanding::Earning { shares });
		let withheld = NotMinted { node_cap: NODE - expected, ..Default::default() };
		assert_eq!(pay, VotePay { owner: OWNER, node: expected, withheld });
	}
}

#[test]
fn owner_is_paid_in_full_however_large_its_node_is() {
	let pay = TERMS.voted(VoteTiming::InTime, NodeStanding::Earning { shares: 1_000 });
	assert_eq!(pay.owner, OWNER);
}

#[test]
fn node_beyond_the_cap_loses_a_third_of_what_the_cap_leaves_when_it_is_late() {
	let pay = TERMS.voted(VoteTiming::Late, NodeStanding::Earning { shares: 200 });
	assert_eq!((pay.owner, pay.node), (OWNER * 2 / 3, NODE / 2 * 2 / 3));
	assert_eq!(pay.withheld.node_cap, NODE / 2);
	assert_eq!(pay.withheld.late, OWNER / 3 + NODE / 2 / 3);
}

#[test]
fn cap_is_that_of_the_block_voted_on_and_the_shares_are_those_of_the_vote() {
	build_and_execute(|| {
		Standings::insert(account(2), NodeStanding::Earning { shares: 100 });
		block();
		RewardGroup::put(RewardParameters { node_cap: 1, ..USUAL });
		PoolSize::put(1);
		begin();
		let vote = || RewardDistribution::voted(1, &account(1), &account(2), VoteTiming::InTime);
		vote();
		assert_eq!(reward_of(2), NODE, "the cap and the pool of block 1");
		Standings::insert(account(2), NodeStanding::Earning { shares: 400 });
		vote();
		assert_eq!(reward_of(2), NODE + NODE / 4, "four times the shares");
		end();
	});
}

proptest! {
	#[test]
	fn all_shares_of_a_node_together_never_earn_more_than_the_cap_allows(
		pool in any::<u32>(),
		node_cap in 1..=MILLION,
		shares in (1..u32::MAX, 1..u32::MAX),
		amount in 0..1u128 << 50,
	) {
		let earned = |shares: u32| node_share(pool.into(), node_cap, shares.into()).of(amount);
		let (fewer, more) = (shares.0.min(shares.1), shares.0.max(shares.1));
		prop_assert!(earned(more) <= earned(fewer), "more shares, less for each");
		let earning = u128::from(pool) * u128::from(node_cap);
		let all = |shares: u32| earned(shares) * u128::from(shares) * u128::from(MILLION);
		prop_assert!(earned(more) == amount || all(more) <= earning * amount);
		if u128::from(more) * u128::from(MILLION) <= earning {
			prop_assert_eq!(earned(more), amount, "below the cap nothing is lost");
		}
	}
}
