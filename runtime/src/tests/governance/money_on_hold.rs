//! Votes of money that is on hold: in shares, in bids, in a bond.

use super::*;
use crate::tests::nodes::{equivocation, register, BOND};
use frame_support::traits::fungible::Inspect;
use sp_keyring::Ed25519Keyring;

fn total(chain: &mut Chain, who: Sr25519Keyring) -> Balance {
	chain.look(|| <Balances as Inspect<_>>::total_balance(&who.to_account_id()))
}

fn on_hold(chain: &mut Chain, who: Sr25519Keyring) -> Balance {
	chain.look(|| Balances::reserved_balance(who.to_account_id()))
}

fn insufficient() -> DispatchResult {
	Err(pallet_conviction_voting::Error::<Runtime>::InsufficientFunds.into())
}

/// Dave has shares, Eve a bond, and Ferdie a bid that rests.
fn with_holds(chain: &mut Chain) {
	let bid = pallet_validate_share::Call::bid {
		quantity: 100_000,
		limit_price: 20 * ASY,
		delegate: None,
	};
	let key = pallet_share_vote::Call::set_voting_key { key: Alice.public().into() };
	chain.calls([(Eve, register(Eve, Ed25519Keyring::Eve, Alice).into()), (Ferdie, key.into())]);
	chain.call(Ferdie, bid);
	assert!(on_hold(chain, Dave) > 500_000 * ASY);
	assert_eq!(on_hold(chain, Eve), BOND);
	assert!(on_hold(chain, Ferdie) > 2_000_000 * ASY);
}

#[test]
fn money_in_shares_bonds_and_bids_votes_in_full_and_no_unit_more() {
	on_dev(|chain| {
		with_holds(chain);
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		let mut support = 0;
		for who in [Dave, Eve, Ferdie] {
			let all = total(chain, who);
			let too_much = vote(index, true, Conviction::Locked1x, all + 1);
			assert_eq!(dispatch_as(chain, signed_by(who), too_much), insufficient());
			let vote = vote(index, true, Conviction::Locked1x, all);
			assert_eq!(dispatch_as(chain, signed_by(who), vote), Ok(()));
			support += all;
		}
		chain.look(|| {
			let tally = Referenda::ensure_ongoing(index).unwrap().tally;
			assert_eq!((tally.ayes, tally.support), (support, support));
		});
	});
}

#[test]
fn money_in_shares_bonds_and_bids_decides_on_a_parameter() {
	on_dev(|chain| {
		with_holds(chain);
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		place_deposit(chain, index);
		for who in [Dave, Eve, Ferdie] {
			let all = total(chain, who);
			let vote = vote(index, true, Conviction::Locked1x, all);
			assert_eq!(dispatch_as(chain, signed_by(who), vote), Ok(()));
		}
		// Against them a little more than the money of theirs that is free could outvote.
		let free: Balance = [Dave, Eve, Ferdie]
			.into_iter()
			.map(|who| total(chain, who) - on_hold(chain, who))
			.sum();
		for who in [AliceStash, BobStash, DaveStash] {
			let against = vote(index, false, Conviction::Locked1x, free / 3);
			assert_eq!(dispatch_as(chain, signed_by(who), against), Ok(()));
		}
		assert_eq!(run_until_dispatched(chain), Ok(()));
		assert_eq!(chain.look(period).period, 77);
	});
}

#[test]
fn money_cannot_vote_in_two_accounts() {
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		let all = total(chain, Dave);
		let vote_with = |balance| vote(index, true, Conviction::Locked1x, balance);
		// With all of it: nothing can go elsewhere, though a part is on hold.
		assert_eq!(dispatch_as(chain, signed_by(Dave), vote_with(all)), Ok(()));
		let refused = dispatch_as(chain, signed_by(Dave), transfer(One, ASY));
		assert_eq!(refused, Err(sp_runtime::TokenError::Frozen.into()));
		// With as much as is on hold: what is free can go elsewhere, and votes there.
		let held = on_hold(chain, Dave);
		let remove = Voting::remove_vote { class: None, index };
		assert_eq!(dispatch_as(chain, signed_by(Dave), remove), Ok(()));
		let unlock = Voting::unlock { class: 1, target: Dave.to_account_id().into() };
		assert_eq!(dispatch_as(chain, signed_by(Dave), unlock), Ok(()));
		assert_eq!(dispatch_as(chain, signed_by(Dave), vote_with(held)), Ok(()));
		let free = all - held - ASY;
		assert_eq!(dispatch_as(chain, signed_by(Dave), transfer(One, free)), Ok(()));
		assert_eq!(dispatch_as(chain, signed_by(One), vote_with(free)), Ok(()));
		let more = vote_with(held + 2 * ASY);
		assert_eq!(dispatch_as(chain, signed_by(Dave), more), insufficient());
		chain.look(|| {
			let support = Referenda::ensure_ongoing(index).unwrap().tally.support;
			assert_eq!(support, held + free);
		});
	});
}

#[test]
fn money_that_settlement_frees_stays_locked_by_its_vote() {
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		let (all, held) = (total(chain, Dave), on_hold(chain, Dave));
		let vote = vote(index, true, Conviction::Locked6x, all);
		assert_eq!(dispatch_as(chain, signed_by(Dave), vote), Ok(()));
		// A share is drawn in most blocks, and settled 120 blocks later.
		chain.run_to(140);
		assert!(on_hold(chain, Dave) < held);
		let earned = total(chain, Dave) - all;
		assert!(earned > 0);
		let refused = dispatch_as(chain, signed_by(Dave), transfer(Bob, earned + 1));
		assert_eq!(refused, Err(sp_runtime::TokenError::Frozen.into()));
		assert_eq!(dispatch_as(chain, signed_by(Dave), transfer(Bob, earned)), Ok(()));
	});
}

#[test]
fn bond_is_slashed_and_burnt_though_all_of_the_account_is_locked_by_a_vote() {
	on_dev(|chain| {
		chain.call(Eve, register(Eve, Ed25519Keyring::Eve, Alice));
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		let all = total(chain, Eve);
		let vote = vote(index, true, Conviction::Locked6x, all);
		assert_eq!(dispatch_as(chain, signed_by(Eve), vote), Ok(()));
		chain.run_to(12);
		let proof = equivocation(Ed25519Keyring::Eve, 1);
		let report = pallet_staking_node::Call::report_equivocation { proof: Box::new(proof) };
		let issuance = chain.look(Balances::total_issuance);
		assert_eq!(dispatch_as(chain, signed_by(Bob), report), Ok(()));
		assert_eq!(total(chain, Eve), all - BOND / 10);
		assert_eq!(chain.look(Balances::total_issuance), issuance - BOND / 10);
		// The lock is on more than there is, and the rest stays where it is.
		let refused = dispatch_as(chain, signed_by(Eve), transfer(Bob, ASY));
		assert_eq!(refused, Err(sp_runtime::TokenError::Frozen.into()));
	});
}

#[test]
fn treasury_and_pot_count_as_money_that_cannot_vote() {
	use crate::configs::conviction_voting::MoneyThatCanVote;
	on_dev(|chain| {
		chain.call(Eve, transfer(Bob, ASY));
		chain.run_to(3);
		chain.look(|| {
			let pot = Balances::balance(&RewardDistribution::pot_account());
			assert!(pot > 60 * ASY);
			// The treasury is counted at the beginning of a block, and keeps itself in being.
			let idle = Treasury::pot();
			assert!(idle > 0);
			let all = Balances::total_issuance();
			assert_eq!(MoneyThatCanVote::get(), all - pot - idle);
		});
	});
}
