//! How long money is bound that has voted.

use super::*;
use frame_support::traits::fungible::Inspect;

const CLASS: u16 = 1;

fn locked(chain: &mut Chain, who: Sr25519Keyring) -> Balance {
	chain.look(|| {
		pallet_balances::Locks::<Runtime>::get(who.to_account_id())
			.first()
			.map_or(0, |lock| lock.amount)
	})
}

/// Have a vote removed and the lock looked at again: what is locked then.
fn unlock(chain: &mut Chain, who: Sr25519Keyring) -> Balance {
	chain.call(Bob, Voting::unlock { class: CLASS, target: who.to_account_id().into() });
	locked(chain, who)
}

/// A referendum that passes; Eve voted for it with a conviction, Charlie against it. The height at which
/// it was confirmed.
fn decided(chain: &mut Chain, conviction: Conviction) -> u32 {
	let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
	place_deposit(chain, index);
	vote_all(chain, index, true);
	chain.calls([
		(Eve, vote(index, true, conviction, STAKE)),
		(Charlie, vote(index, false, Conviction::Locked6x, ASY)),
	]);
	run_until(chain, |event| match event {
		RuntimeEvent::Referenda(Event::Confirmed { .. }) => Some(()),
		_ => None,
	});
	chain.height()
}

#[test]
fn money_that_won_stays_locked_for_a_week_per_conviction_and_is_free_then() {
	for (conviction, weeks) in [(Conviction::Locked1x, 1), (Conviction::Locked3x, 4)] {
		on_dev(|chain| {
			let end = decided(chain, conviction);
			chain.call(Eve, Voting::remove_vote { class: Some(CLASS), index: 0 });
			let free_at = end + weeks * 7 * 8;
			chain.run_to(free_at - 2);
			assert_eq!(unlock(chain, Eve), STAKE);
			assert_eq!(unlock(chain, Eve), 0);
			assert_eq!(chain.height(), free_at);
		});
	}
}

#[test]
fn money_that_lost_or_had_no_conviction_is_free_at_once() {
	on_dev(|chain| {
		decided(chain, Conviction::None);
		let remove = || Voting::remove_vote { class: Some(CLASS), index: 0 }.into();
		chain.calls([(Eve, remove()), (Charlie, remove())]);
		assert_eq!(unlock(chain, Eve), 0);
		assert_eq!(unlock(chain, Charlie), 0);
	});
}

#[test]
fn locked_money_cannot_be_transferred_and_can_vote_again() {
	on_dev(|chain| {
		let index = propose(chain, Origin::ParameterAdmin, &set_period(77));
		let total = chain.look(|| Balances::total_balance(&Eve.to_account_id()));
		let half = total / 2;
		chain.call(Eve, vote(index, true, Conviction::Locked6x, half));
		let left = chain.look(|| Balances::free_balance(Eve.to_account_id())) - half;
		let too_much = dispatch_as(chain, signed_by(Eve), transfer(Bob, left + 1));
		assert_eq!(too_much, Err(sp_runtime::TokenError::Frozen.into()));
		assert_eq!(dispatch_as(chain, signed_by(Eve), transfer(Bob, left)), Ok(()));
		let other = propose(chain, Origin::SmallSpender, &set_period(78));
		let again = vote(other, false, Conviction::Locked6x, half);
		assert_eq!(dispatch_as(chain, signed_by(Eve), again), Ok(()));
		let more = vote(other, false, Conviction::Locked6x, half + 1);
		let insufficient = pallet_conviction_voting::Error::<Runtime>::InsufficientFunds.into();
		assert_eq!(dispatch_as(chain, signed_by(Eve), more), Err(insufficient));
	});
}
