//! Referenda in whole blocks, without a node: from the preimage to the dispatched call.

mod bad_proposals;
mod delegation;
mod endings;
mod full_agendas;
mod locks;
mod money_on_hold;
mod referendum;
mod treasury;

use super::chain::*;
use crate::{genesis_presets, origins::Origin, *};
use assay_primitives::{
	currency::ASY,
	parameters::{DifficultyParameters, GovernanceParameters, SettlementParameters},
};
use codec::Encode;
use frame_support::traits::{schedule::DispatchTime, Bounded, Get};
use frame_system::RawOrigin;
use pallet_conviction_voting::{AccountVote, Call as Voting, Conviction, Vote};
use pallet_referenda::{BoundedCallOf, Call as Poll, Event, ReferendumInfo, ReferendumInfoFor};
use sp_keyring::Sr25519Keyring::{self, *};
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash as _},
	DispatchError, DispatchResult,
};

/// Who decides in these tests: seven of the twelve accounts, with 58 % of the money.
const VOTERS: [Sr25519Keyring; 7] = [Alice, Dave, Eve, Ferdie, AliceStash, BobStash, EveStash];
/// What each of them votes with: the rest pays fees and deposits.
const STAKE: Balance = 9_900_000 * ASY;
/// Who proposes: an account with nothing on hold but what a proposal takes.
const PROPOSER: Sr25519Keyring = CharlieStash;

/// Run `test` on `dev`. Afterwards no money is lost or made, and the state of every pallet is sound.
fn on_dev(test: impl FnOnce(&mut Chain)) {
	on_chain(Chain::new(), test);
}

/// Run `test` on `dev` with so many blocks as a day.
fn with_day(day: BlockNumber, test: impl FnOnce(&mut Chain)) {
	let mut genesis = preset(genesis_presets::DEV);
	genesis["protocolParameters"]["governance"]["day"] = day.into();
	on_chain(Chain::of(state_of(genesis)), test);
}

fn on_chain(mut chain: Chain, test: impl FnOnce(&mut Chain)) {
	let issuance = chain.look(Balances::total_issuance);
	test(&mut chain);
	chain.look(|| {
		// All blocks carry three votes and have an author: nothing of a fee is burnt.
		let minted = RewardDistribution::totals().minted.total();
		assert_eq!(Balances::total_issuance(), issuance + minted - burnt_bonds());
		let accounts = frame_system::Account::<Runtime>::iter_values();
		let all: Balance = accounts.map(|account| account.data.free + account.data.reserved).sum();
		assert_eq!(all, Balances::total_issuance());
		assert_sound();
	});
}

/// What was taken of bonds: every bond of these tests is that of Eve.
fn burnt_bonds() -> Balance {
	StakingNode::node(Eve.to_account_id()).map_or(0, |node| super::nodes::BOND - node.bond)
}

/// Check the invariants of every pallet, where the features ask for it.
fn assert_sound() {
	#[cfg(feature = "try-runtime")]
	{
		use frame_support::traits::{TryState, TryStateSelect};
		let now = System::block_number();
		<AllPalletsWithSystem as TryState<_>>::try_state(now, TryStateSelect::All)
			.expect("the state of every pallet is sound");
	}
}

fn dispatch(origin: impl Into<RuntimeOrigin>, call: impl Into<RuntimeCall>) -> DispatchResult {
	call.into().dispatch(origin.into()).map(drop).map_err(|refused| refused.error)
}

/// Dispatch a call between two blocks; what fails must leave no trace.
fn dispatch_as(
	chain: &mut Chain,
	origin: impl Into<RuntimeOrigin>,
	call: impl Into<RuntimeCall>,
) -> DispatchResult {
	chain.look(|| dispatch(origin, call))
}

fn signed_by(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.to_account_id())
}

fn root() -> OriginCaller {
	RawOrigin::Root.into()
}

fn governance() -> GovernanceParameters {
	<ProtocolParameters as Get<GovernanceParameters>>::get()
}

fn period() -> SettlementParameters {
	<ProtocolParameters as Get<SettlementParameters>>::get()
}

/// The proposal that most tests decide on.
fn set_period(period: BlockNumber) -> RuntimeCall {
	let new = SettlementParameters { period };
	pallet_protocol_parameters::Call::set_settlement { new }.into()
}

/// How a proposal names the call whose preimage is on chain.
fn by_hash(call: &RuntimeCall) -> BoundedCallOf<Runtime, ()> {
	let hash = BlakeTwo256::hash_of(call);
	Bounded::Lookup { hash, len: call.encoded_size() as u32 }
}

fn note(call: &RuntimeCall) -> RuntimeCall {
	pallet_preimage::Call::note_preimage { bytes: call.encode() }.into()
}

fn submit(origin: impl Into<OriginCaller>, proposal: BoundedCallOf<Runtime, ()>) -> RuntimeCall {
	let (proposal_origin, enactment_moment) = (Box::new(origin.into()), DispatchTime::After(0));
	Poll::submit { proposal_origin, proposal, enactment_moment }.into()
}

/// Note the preimage of a call and propose it, a block each; no deposit for the decision: the number of
/// the referendum. It was submitted in the last block.
fn propose(chain: &mut Chain, origin: impl Into<OriginCaller>, call: &RuntimeCall) -> u32 {
	let index = chain.look(pallet_referenda::ReferendumCount::<Runtime>::get);
	chain.call(PROPOSER, note(call));
	chain.call(PROPOSER, submit(origin, by_hash(call)));
	index
}

fn place_deposit(chain: &mut Chain, index: u32) {
	chain.call(PROPOSER, Poll::place_decision_deposit { index });
}

fn vote(index: u32, aye: bool, conviction: Conviction, balance: Balance) -> RuntimeCall {
	let vote = AccountVote::Standard { vote: Vote { aye, conviction }, balance };
	Voting::vote { poll_index: index, vote }.into()
}

/// Let all voters vote the same, in one block.
fn vote_all(chain: &mut Chain, index: u32, aye: bool) {
	chain.calls(VOTERS.map(|who| (who, vote(index, aye, Conviction::Locked1x, STAKE))));
}

/// Make blocks until one has an event of which `find` makes something; its height is the chain's then.
fn run_until<R>(chain: &mut Chain, find: impl Fn(RuntimeEvent) -> Option<R>) -> R {
	// The longest period of `dev`, and a bit.
	for _ in 0..300 {
		chain.block(Vec::new());
		let found =
			chain.look(|| System::events().into_iter().find_map(|record| find(record.event)));
		if let Some(found) = found {
			return found;
		}
	}
	panic!("it never happened");
}

/// Run until a scheduled call with a name, so one that was decided on, was dispatched.
fn run_until_dispatched(chain: &mut Chain) -> DispatchResult {
	run_until(chain, |event| match event {
		RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched {
			id: Some(_),
			result,
			..
		}) => Some(result),
		_ => None,
	})
}

/// Have a call decided on in a whole referendum that everybody is for: what became of its dispatch.
fn decide(
	chain: &mut Chain,
	origin: impl Into<OriginCaller>,
	call: impl Into<RuntimeCall>,
) -> DispatchResult {
	let index = propose(chain, origin, &call.into());
	place_deposit(chain, index);
	vote_all(chain, index, true);
	run_until_dispatched(chain)
}

fn info(index: u32) -> pallet_referenda::ReferendumInfoOf<Runtime, ()> {
	ReferendumInfoFor::<Runtime>::get(index).expect("there is such a referendum")
}

fn treasury() -> Balance {
	Balances::free_balance(Treasury::account_id())
}
