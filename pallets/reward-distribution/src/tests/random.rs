//! Any sequence of draws, votes, misses, fees, payments, changes of parameters and reorganisations:
//! every invariant holds after each block, no unit is created or lost, and a branch leaves the very
//! state that it leaves on a chain that never saw another one.

use crate::mock::*;
use assay_primitives::{
	parameters::RewardParameters,
	share::{NodeStanding, RewardSink, VoteTiming, DRAWN},
	AccountId, Balance,
};
use frame_support::{
	pallet_prelude::{OptionQuery, ValueQuery},
	storage_alias, Identity,
};
use proptest::prelude::*;

/// A drawn share whose vote can still come.
type Drawn = (AccountId, AccountId, bool);

/// The draws on the last blocks, in the storage of the chain like share-vote's own.
#[storage_alias]
type Draws = StorageMap<World, Identity, u32, Vec<Drawn>, OptionQuery>;

/// Fees that were burnt.
#[storage_alias]
type Burnt = StorageValue<World, Balance, ValueQuery>;

/// One block.
#[derive(Clone, Debug)]
struct Block {
	/// `None` if the digest names nobody.
	author: Option<u8>,
	/// The owners and delegates of the shares drawn on the parent, if shares are drawn.
	drawn: Option<[(u8, u8); DRAWN]>,
	/// By slot, whether the block carries the vote on its parent, and the late one.
	votes: ([bool; DRAWN], [bool; DRAWN]),
	fees: Vec<u16>,
	difficulty: u16,
	pool: u16,
	/// How a delegate stands from here on: with so many shares, or suspended.
	standing: Option<(u8, Option<u16>)>,
	period: Option<u32>,
	rewards: Option<(u32, u32, u32)>,
	/// How many accounts the guaranteed and the idle settlement can pay.
	places: (u8, u8),
	/// Somebody sends all its money away, somebody is asked to be settled.
	calls: (Option<u8>, Option<u8>),
}

/// Owners, delegates and authors: some have money, some do not exist.
fn who() -> impl Strategy<Value = u8> {
	prop_oneof![1..=4u8, 60..=63u8]
}

fn any_block() -> impl Strategy<Value = Block> {
	let slots = || [any::<bool>(), any::<bool>(), any::<bool>()];
	let share = || (who(), prop_oneof![who(), 70..=72u8]);
	let first = (
		prop::option::weighted(0.9, who()),
		prop::option::weighted(0.8, [share(), share(), share()]),
		(slots(), slots()),
		prop::collection::vec(any::<u16>(), 0..3),
		any::<u16>(),
		0..2_000u16,
	);
	let second = (
		prop::option::weighted(0.2, (70..=72u8, prop::option::of(0..300u16))),
		prop::option::weighted(0.1, 1..30u32),
		prop::option::weighted(0.1, (0..500u32, 1..20u32, 0..=1_000_000u32)),
		(0..3u8, 0..3u8),
		(prop::option::weighted(0.05, who()), prop::option::weighted(0.2, who())),
	);
	(first, second).prop_map(|(first, second)| {
		let (author, drawn, votes, fees, difficulty, pool) = first;
		let (standing, period, rewards, places, calls) = second;
		Block {
			author,
			drawn,
			votes,
			fees,
			difficulty,
			pool,
			standing,
			period,
			rewards,
			places,
			calls,
		}
	})
}

/// What share-vote does at the beginning of a block.
fn draw(block: &Block) {
	let now = System::block_number();
	if let Some(closed) = now.checked_sub(3).and_then(Draws::take) {
		for (owner, delegate, _) in closed.iter().filter(|(_, _, voted)| !voted) {
			RewardDistribution::missed(now - 3, owner, delegate);
		}
	}
	let Some(shares) = block.drawn else { return };
	let drawn = shares.map(|(owner, delegate)| {
		credit_principal(owner, 5);
		(account(owner), account(delegate), false)
	});
	Draws::insert(now - 1, drawn.to_vec());
}

/// What share-vote does with the inherent.
fn vote(on: u32, slots: [bool; DRAWN], timing: VoteTiming) -> Option<u32> {
	let mut drawn = Draws::get(on)?;
	let mut carried = 0;
	for ((owner, delegate, voted), given) in drawn.iter_mut().zip(slots) {
		if given && !*voted {
			*voted = true;
			carried += 1;
			RewardDistribution::voted(on, owner, delegate, timing);
		}
	}
	Draws::insert(on, drawn);
	Some(carried)
}

/// Everybody's ledger and free money.
fn wealth() -> Balance {
	unsettled_rewards() + Balances::total_issuance() - pot()
}

fn make(block: &Block) {
	let places = |count: u8| weight(BASE + 3 * BLOCK + ACCOUNT * u64::from(count));
	Guaranteed::set(places(block.places.0));
	Idle::set(places(block.places.1));
	BlockDifficulty::put(u128::from(block.difficulty % 700));
	PoolSize::put(u64::from(block.pool));
	let (before, minted) = (wealth(), totals().minted.total());
	let burnt = Burnt::get();

	let spent = begin_by(block.author, || draw(block));
	assert!(spent.all_lte(weight(HOOKS) + Guaranteed::get()));
	let now = System::block_number();
	let carried = vote(now - 1, block.votes.0, VoteTiming::InTime);
	if let Some(late) = now.checked_sub(2) {
		vote(late, block.votes.1, VoteTiming::Late);
	}
	Carried::set(carried);
	for fee in &block.fees {
		let fee = Balance::from(*fee) + 1;
		pay_fee(9, fee);
		let earned = match (block.author, carried) {
			(None, _) => 0,
			(_, None) => fee,
			(_, Some(votes)) => fee * Balance::from(votes) / 3,
		};
		Burnt::mutate(|burnt| *burnt += fee - earned);
	}
	if let Some((delegate, shares)) = block.standing {
		let earning = |shares: u16| NodeStanding::Earning { shares: shares.into() };
		Standings::insert(account(delegate), shares.map_or(NodeStanding::Suspended, earning));
	}
	if let Some(owner) = block.calls.0 {
		let origin = RuntimeOrigin::signed(account(owner));
		let _ = Balances::transfer_all(origin, account(9), false);
	}
	if let Some(owner) = block.calls.1 {
		let is_parked = RewardDistribution::unsettled(account(owner)).parked;
		assert!(is_parked || settle(owner).is_err());
		let _ = settle(owner);
	}
	assert!(end_with(frame_support::weights::Weight::MAX).all_lte(Idle::get()));
	if let Some(period) = block.period {
		SettlementPeriod::put(period);
	}
	if let Some((base, halving_period, author_part)) = block.rewards {
		let owners_part = (1_000_000 - author_part) / 2;
		let parameters = RewardParameters {
			base_reward: base.into(),
			halving_period: halving_period * 10,
			author_part,
			owners_part,
			nodes_part: owners_part,
			..USUAL
		};
		RewardGroup::put(parameters);
	}

	check();
	let minted = totals().minted.total() - minted;
	let burnt = Burnt::get() - burnt;
	assert_eq!(wealth() + burnt, before + minted, "nothing is made or lost but what is told");
	let issuance = first_issuance() + totals().minted.total() - Burnt::get();
	assert_eq!(Balances::total_issuance(), issuance);
}

fn branch() -> impl Strategy<Value = Vec<Block>> {
	prop::collection::vec(any_block(), 1..25)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn chain_keeps_every_invariant_and_a_reorganisation_leaves_no_trace(
		trunk in branch(),
		losing in branch(),
		winning in branch(),
	) {
		let mut reorganised = ext();
		reorganised.execute_with(|| trunk.iter().for_each(make));
		reorganised.commit_all().unwrap();
		// What the client does: an overlay over the common ancestor's state, thrown away.
		let ancestor = reorganised.as_backend();
		reorganised.execute_with(|| losing.iter().for_each(make));
		reorganised.commit_all().unwrap();
		reorganised.backend = ancestor;
		reorganised.execute_with(|| winning.iter().for_each(make));
		reorganised.commit_all().unwrap();

		let mut fresh = ext();
		fresh.execute_with(|| trunk.iter().chain(&winning).for_each(make));
		fresh.commit_all().unwrap();
		prop_assert_eq!(reorganised.backend.root(), fresh.backend.root());
	}

	#[test]
	fn everything_is_paid_in_the_end(blocks in branch()) {
		ext().execute_with(|| {
			blocks.iter().for_each(make);
			Guaranteed::set(weight(100_000));
			// Nobody earns anything any more, and every due block comes.
			for _ in 0..60 {
				begin_by(None, || ());
				end();
			}
			for (who, ledger) in crate::Ledgers::<Test>::iter() {
				prop_assert!(ledger.due.is_none(), "{who:?}");
				prop_assert!(ledger.reward < EXISTENTIAL, "only what cannot be received");
			}
			prop_assert_eq!(Principal::iter().count(), 0);
			check();
			Ok(())
		})?;
	}
}
