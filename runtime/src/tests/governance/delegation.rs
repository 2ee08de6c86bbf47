//! Votes that another account casts.

use super::*;

/// The track of the parameter admin.
const CLASS: u16 = 1;

fn delegate(to: Sr25519Keyring, conviction: Conviction, balance: Balance) -> RuntimeCall {
	Voting::delegate { class: CLASS, to: to.to_account_id().into(), conviction, balance }.into()
}

/// Ayes, nays and support of a referendum.
fn tally(chain: &mut Chain, index: u32) -> (Balance, Balance, Balance) {
	chain.look(|| {
		let tally = Referenda::ensure_ongoing(index).unwrap().tally;
		(tally.ayes, tally.nays, tally.support)
	})
}

fn refused(error: pallet_conviction_voting::Error<Runtime>) -> DispatchResult {
	Err(error.into())
}

#[test]
fn delegated_money_votes_with_the_delegate_until_it_is_undelegated() {
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		chain.call(Eve, delegate(Dave, Conviction::Locked2x, 1_000_000 * ASY));
		assert_eq!(tally(chain, index), (0, 0, 0), "Dave has not voted");
		chain.call(Dave, vote(index, true, Conviction::None, 100_000 * ASY));
		assert_eq!(tally(chain, index), (2_010_000 * ASY, 0, 1_100_000 * ASY));
		chain.call(Dave, vote(index, false, Conviction::None, 100_000 * ASY));
		assert_eq!(tally(chain, index), (0, 2_010_000 * ASY, 0));
		chain.call(Dave, vote(index, true, Conviction::None, 100_000 * ASY));
		chain.call(Eve, Voting::undelegate { class: CLASS });
		assert_eq!(tally(chain, index), (10_000 * ASY, 0, 100_000 * ASY));
	});
}

#[test]
fn delegated_money_decides() {
	on_dev(|chain| {
		let others = VOTERS.into_iter().filter(|who| *who != Alice);
		let all = others.map(|who| (who, delegate(Alice, Conviction::Locked1x, STAKE)));
		chain.calls(all.collect::<Vec<_>>());
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		place_deposit(chain, index);
		chain.call(Alice, vote(index, true, Conviction::Locked1x, ASY));
		assert_eq!(run_until_dispatched(chain), Ok(()));
		assert_eq!(chain.look(period).period, 77);
	});
}

#[test]
fn delegated_money_stays_locked_after_undelegation_for_the_time_of_its_conviction() {
	on_dev(|chain| {
		let eve = Eve.to_account_id();
		let unlock = Voting::unlock { class: CLASS, target: eve.clone().into() };
		chain.call(Eve, delegate(Dave, Conviction::Locked2x, STAKE));
		chain.call(Eve, Voting::undelegate { class: CLASS });
		let free_at = chain.height() + 2 * 7 * 8;
		chain.run_to(free_at - 2);
		chain.call(Bob, unlock.clone());
		chain.look(|| assert_eq!(pallet_balances::Locks::<Runtime>::get(&eve)[0].amount, STAKE));
		chain.call(Bob, unlock);
		assert_eq!(chain.height(), free_at);
		chain.look(|| assert!(pallet_balances::Locks::<Runtime>::get(&eve).is_empty()));
	});
}

#[test]
fn delegation_is_refused_when_it_makes_no_sense() {
	use pallet_conviction_voting::Error;
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		chain.call(Eve, delegate(Dave, Conviction::None, ASY));
		chain.call(Ferdie, vote(index, true, Conviction::None, ASY));
		let no_such_track = Voting::delegate {
			class: 8,
			to: Dave.to_account_id().into(),
			conviction: Conviction::None,
			balance: ASY,
		};
		for (who, call, error) in [
			(Alice, delegate(Alice, Conviction::None, ASY), Error::Nonsense),
			(Alice, no_such_track.into(), Error::BadClass),
			(Alice, delegate(Dave, Conviction::None, 2 * STAKE), Error::InsufficientFunds),
			(Alice, Voting::undelegate { class: CLASS }.into(), Error::NotDelegating),
			(Eve, delegate(Alice, Conviction::None, ASY), Error::AlreadyDelegating),
			(Eve, vote(index, true, Conviction::None, ASY), Error::AlreadyDelegating),
			(Ferdie, delegate(Alice, Conviction::None, ASY), Error::AlreadyVoting),
		] {
			assert_eq!(chain.look(|| undone(|| dispatch(signed_by(who), call))), refused(error));
		}
	});
}
