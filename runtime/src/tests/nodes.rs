//! StakingNodes in whole blocks: registered, drawn, paid, elected, accused, and gone again.

use super::chain::*;
use crate::{configs::staking_node::MaxSetSize, *};
use assay_primitives::{
	currency::ASY,
	node::{
		AssignedShares, FinalityDuty, FinalitySetInfo, KeysProof, NodeInfo, NodeKeys, NodeSummary,
		Tally,
	},
	parameters::NodeParameters,
};
use codec::{Decode, Encode};
use frame_support::traits::Get;
use pallet_staking_node::{Call, Event, GenesisAuthorities};
use sp_consensus_grandpa::{
	localized_payload, AuthorityId, ConsensusLog, EquivocationProof, OpaqueKeyOwnershipProof,
};
use sp_core::{
	offchain::{testing::TestTransactionPoolExt, TransactionPoolExt},
	proof_of_possession::*,
	Pair,
};
use sp_keyring::{
	Ed25519Keyring,
	Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie},
};
use sp_runtime::{
	traits::OpaqueKeys,
	transaction_validity::{InvalidTransaction, TransactionSource, ValidTransaction},
};

/// What a node of `dev` holds as its bond.
pub const BOND: Balance = 200_000 * ASY;

/// The keys of a node: of finality those of one account of the keyring, of votes those of another.
fn keys(grandpa: Ed25519Keyring, vote: Sr25519Keyring) -> NodeKeys {
	NodeKeys { grandpa: grandpa.public().into(), vote: vote.public().into() }
}

pub fn register(
	who: Sr25519Keyring,
	grandpa: Ed25519Keyring,
	vote: Sr25519Keyring,
) -> Call<Runtime> {
	let owner = who.to_account_id().encode();
	let proof = KeysProof {
		grandpa: grandpa.pair().generate_proof_of_possession(&owner).into(),
		vote: vote.pair().generate_proof_of_possession(&owner).into(),
	};
	let metadata = Default::default();
	Call::register { keys: keys(grandpa, vote), proof, metadata, max_bond: BOND }
}

/// Eve is a node, votes with the key that the tests vote with, and finalises with Eve's.
fn with_node() -> Chain {
	let mut chain = Chain::new();
	chain.call(Eve, register(Eve, Ed25519Keyring::Eve, Alice));
	chain
}

fn node(chain: &mut Chain, who: Sr25519Keyring) -> NodeInfo {
	chain.look(|| ask::<Option<NodeInfo>>("NodeApi_node", who.to_account_id())).unwrap()
}

fn ask<R: Decode>(method: &str, question: impl Encode) -> R {
	let answer = apis::api::dispatch(method, &question.encode()).expect("there is such a method");
	R::decode(&mut &answer[..]).unwrap()
}

/// Two precommits of a key in round 1 of a set.
pub fn equivocation(key: Ed25519Keyring, set: u64) -> EquivocationProof<Hash, BlockNumber> {
	let (round, kind) = (1u64, 1u8);
	let vote = |byte: u8| {
		let vote = (Hash::repeat_byte(byte), 7u32);
		(vote, key.pair().sign(&localized_payload(round, set, &(kind, vote))))
	};
	let encoded = (set, kind, round, AuthorityId::from(key.public()), vote(1), vote(2)).encode();
	Decode::decode(&mut &encoded[..]).unwrap()
}

#[test]
fn keys_that_a_node_generates_are_those_that_it_registers_with() {
	let keys = keys(Ed25519Keyring::Eve, Ferdie);
	let session = SessionKeys::decode(&mut &keys.encode()[..]).unwrap();
	assert_eq!(session.encode(), keys.encode());
	let Call::register { proof, .. } = register(Eve, Ed25519Keyring::Eve, Ferdie) else {
		panic!("it registers");
	};
	let owner = Eve.to_account_id().encode();
	assert!(session.ownership_proof_is_valid(&owner, &proof.encode()));
	assert!(keys.belong_to(&Eve.to_account_id(), &proof));
	assert!(!keys.belong_to(&Bob.to_account_id(), &proof));
}

#[test]
fn node_votes_for_others_and_is_paid_and_recorded() {
	let mut chain = with_node();
	// All shares of Dave, a quarter of the pool.
	let eve = Eve.to_account_id();
	let lot = 3;
	chain.call(Dave, pallet_validate_share::Call::redelegate { lot, delegate: eve.clone() });
	let assigned = AssignedShares { all: 25_000, mature: 25_000 };
	let told = node(&mut chain, Eve).shares;
	assert!(assigned.all - told.all <= 9 && told.all == told.mature, "but for those drawn by now");
	chain.run_to(60);
	let info = node(&mut chain, Eve);
	assert!(info.drawn > 10, "{}", info.drawn);
	assert_eq!(info.lifetime.missed, 0);
	assert!(info.lifetime.outcomes() + 3 >= info.drawn, "the last draws can still be voted on");
	chain.look(|| {
		let lot = pallet_validate_share::Lots::<Runtime>::get(lot).unwrap();
		assert_eq!(StakingNode::assigned(eve.clone()).all, lot.shares);
		let totals = RewardDistribution::totals();
		assert!(totals.minted.nodes > 0 && totals.not_minted.solo > 0);
		let earned = RewardDistribution::unsettled(eve.clone()).reward;
		assert_eq!(earned, totals.minted.nodes, "she owns no shares and mines nothing");
	});
}

#[test]
fn node_that_misses_its_votes_is_punished_jailed_and_refused_new_shares() {
	let mut chain = Chain::new();
	// Nobody has the key that it votes with.
	chain.call(Eve, register(Eve, Ed25519Keyring::Eve, Eve));
	let delegate = Eve.to_account_id();
	chain
		.call(Dave, pallet_validate_share::Call::redelegate { lot: 3, delegate: delegate.clone() });
	let mut jailed = None;
	for height in chain.height() + 1..200 {
		// Where two of the three are hers, the block escapes.
		let time = START + Moment::from(height) * 16 * SECOND;
		let last = chain.last.clone();
		let block = build_block(&mut chain.state, last.as_ref(), Bob, time, Vec::new);
		chain.last = Some(block);
		if let Some(until) = node(&mut chain, Eve).jailed_until {
			jailed = Some((height, until));
			break;
		}
	}
	let (height, until) = jailed.expect("twenty votes were missed by then");
	assert_eq!(until, height + 30);
	let info = node(&mut chain, Eve);
	assert_eq!(info.bond, BOND * 95 / 100);
	assert_eq!(info.windows[0].tally, Tally { missed: 20, ..Default::default() });
	chain.look(|| {
		let bid = RuntimeCall::ValidateShare(pallet_validate_share::Call::bid {
			quantity: 1,
			limit_price: 1_000 * ASY,
			delegate: Some(delegate),
		});
		let refused = sp_runtime::traits::Dispatchable::dispatch(
			bid,
			RuntimeOrigin::signed(Charlie.to_account_id()),
		);
		let error = pallet_validate_share::Error::<Runtime>::DelegateIsJailed.into();
		assert_eq!(refused.unwrap_err().error, error);
	});
}

#[test]
fn bond_comes_back_on_dev_within_minutes() {
	let mut chain = with_node();
	let before = chain.look(|| Balances::free_balance(Eve.to_account_id()));
	assert_eq!(before / ASY, 10_000_000 - 200_000 - 1);
	chain.call(Eve, Call::close {});
	chain.run_to(61);
	chain.call(Ferdie, Call::withdraw_bond { node: Eve.to_account_id() });
	chain.look(|| {
		assert_eq!(StakingNode::node(Eve.to_account_id()), None);
		let free = Balances::free_balance(Eve.to_account_id());
		assert!(free > before + BOND - ASY);
	});
}

#[test]
fn elected_node_finalises_beside_genesis_with_a_tenth() {
	let mut chain = with_node();
	chain.run_to(9);
	let block = chain.block(Vec::new()).clone();
	assert_eq!(block.header.number, 10);
	let log = block.header.digest.logs.iter().find_map(|log| {
		let (_, bytes) = log.as_consensus().filter(|(engine, _)| *engine == *b"FRNK")?;
		ConsensusLog::<BlockNumber>::decode(&mut &bytes[..]).ok()
	});
	let change = log.and_then(ConsensusLog::try_into_change).expect("the change is announced");
	assert_eq!(change.delay, 0);
	let expected: Vec<(AuthorityId, u64)> = vec![
		(Ed25519Keyring::Eve.public().into(), 100_000_000),
		(Ed25519Keyring::Alice.public().into(), 900_000_000),
	];
	assert_eq!(change.next_authorities, expected);
	chain.look(|| {
		assert_eq!(Grandpa::grandpa_authorities(), expected);
		assert_eq!(Grandpa::current_set_id(), 1);
		let set: Option<FinalitySetInfo> = ask("NodeApi_finality_set", ());
		let set = set.unwrap();
		assert_eq!((set.id, set.since, set.eligible, set.next_election), (1, 10, 1, 20));
		assert_eq!(set.seats[0].node, Some(Eve.to_account_id()));
	});
	// Nothing else changes: no other set follows.
	chain.run_to(40);
	chain.look(|| assert_eq!(Grandpa::current_set_id(), 1));
}

#[test]
fn every_authority_of_genesis_is_kept_from_block_one_on() {
	let mut chain = Chain::new();
	chain.block(Vec::new());
	chain.look(|| {
		assert_eq!(GenesisAuthorities::<Runtime>::get().len(), 1);
		let set = StakingNode::finality_set().unwrap();
		assert_eq!((set.id, set.seats.len(), set.genesis), (0, 1, true));
	});
}

#[test]
fn equivocation_is_reported_by_a_transaction_that_travels() {
	let mut chain = with_node();
	chain.run_to(12);
	let (state, pool) = TestTransactionPoolExt::new();
	chain.state.register_extension(TransactionPoolExt::new(state));
	chain.look(|| {
		let key = AuthorityId::from(Ed25519Keyring::Eve.public());
		let unknown = AuthorityId::from(Ed25519Keyring::Bob.public());
		let prove = "GrandpaApi_generate_key_ownership_proof";
		let none: Option<OpaqueKeyOwnershipProof> = ask(prove, (1u64, unknown));
		assert!(none.is_none());
		let proof: Option<OpaqueKeyOwnershipProof> = ask(prove, (1u64, key));
		let submit = "GrandpaApi_submit_report_equivocation_unsigned_extrinsic";
		let question = (equivocation(Ed25519Keyring::Eve, 1), proof.unwrap());
		assert_eq!(ask::<Option<()>>(submit, question), Some(()));
	});
	let report = pool.read().transactions.first().cloned().expect("it is in the pool");
	let report = UncheckedExtrinsic::decode(&mut &report[..]).unwrap();

	// The pool of any other node takes it, and passes it on.
	let best = chain.last.as_ref().unwrap().header.hash();
	let validate = |chain: &mut Chain, report: &UncheckedExtrinsic| {
		let report = report.clone();
		// A pool asks on a state that is thrown away.
		chain.look(|| {
			undone(|| {
				let source = TransactionSource::External;
				Executive::validate_transaction(source, report, best)
			})
		})
	};
	let valid: ValidTransaction = validate(&mut chain, &report).unwrap();
	assert!(valid.propagate && valid.requires.is_empty() && valid.provides.len() == 1);

	let issuance = chain.look(|| RewardDistribution::totals().minted.total());
	assert!(issuance > 0);
	chain.block(vec![report.clone()]);
	chain.look(|| {
		let node = StakingNode::node(Eve.to_account_id()).unwrap();
		assert_eq!((node.bond, node.jailed_until), (BOND * 9 / 10, Some(13 + 30)));
		let proven = Event::EquivocationProven {
			node: Eve.to_account_id(),
			set: 1,
			round: 1,
			penalty: 100_000,
		};
		System::assert_has_event(proven.into());
	});
	let again = validate(&mut chain, &report);
	assert_eq!(again, Err(InvalidTransaction::Stale.into()));
	// It leaves with the next set, and answers for a while after that.
	chain.run_to(20);
	let info = node(&mut chain, Eve);
	assert_eq!(info.finality, FinalityDuty::Until(20));
	chain.look(|| assert_eq!(Grandpa::grandpa_authorities().len(), 1));
}

#[test]
fn votes_that_do_not_contradict_each_other_are_no_transaction() {
	let mut chain = with_node();
	chain.run_to(12);
	let best = chain.last.as_ref().unwrap().header.hash();
	chain.look(|| {
		for proof in [
			// Signed for another set.
			{
				let mut encoded = equivocation(Ed25519Keyring::Eve, 0).encode();
				encoded[0] = 1;
				Decode::decode(&mut &encoded[..]).unwrap()
			},
			// By whom there is no bond.
			equivocation(Ed25519Keyring::Alice, 1),
			equivocation(Ed25519Keyring::Bob, 1),
		] {
			let call = Call::report_equivocation { proof: Box::new(proof) };
			let report = UncheckedExtrinsic::new_transaction(call.into(), extension(0, 0));
			let source = TransactionSource::External;
			let refused = Executive::validate_transaction(source, report, best);
			assert_eq!(refused, Err(InvalidTransaction::BadProof.into()));
		}
	});
}

#[test]
fn stalled_authorities_are_replaced_by_sudo() {
	let mut chain = with_node();
	chain.run_to(12);
	let gone = vec![AuthorityId::from(Ed25519Keyring::Alice.public())].try_into().unwrap();
	let call = Call::restore_finality { gone, delay: 3, best_finalized: 11 };
	chain.call(Alice, pallet_sudo::Call::sudo { call: Box::new(call.into()) });
	chain.run_to(18);
	chain.look(|| {
		let authorities = Grandpa::grandpa_authorities();
		assert_eq!(authorities, [(Ed25519Keyring::Eve.public().into(), 1_000_000_000)]);
		assert_eq!(Grandpa::current_set_id(), 2);
	});
}

#[test]
fn node_api_answers_what_a_user_asks() {
	let mut chain = with_node();
	chain.look(|| {
		assert_eq!(ask::<Balance>("NodeApi_bond_now", ()), BOND);
		let page: Vec<NodeSummary> = ask("NodeApi_nodes", (None::<AccountId>, 10u32));
		assert_eq!((page.len(), &page[0].account), (1, &Eve.to_account_id()));
		let none: Vec<NodeSummary> = ask("NodeApi_nodes", (Some(Eve.to_account_id()), 10u32));
		assert!(none.is_empty());
		assert_eq!(ask::<Option<NodeInfo>>("NodeApi_node", Bob.to_account_id()), None);
		let shares: AssignedShares = ask("NodeApi_assigned", Dave.to_account_id());
		assert!(shares.all > 24_000 && shares.all == shares.mature);
	});
}

#[test]
fn finality_sets_have_room_for_two_elected_ones_and_genesis() {
	let elected = NodeParameters::MAX_AUTHORITIES as usize;
	let genesis = genesis_presets::MAX_GENESIS_AUTHORITIES;
	assert_eq!(2 * elected + genesis, MaxSetSize::get() as usize);
	let authority = |n: u8| (AuthorityId::decode(&mut &[n; 32][..]).unwrap(), 1u64);
	let mut preset = preset(genesis_presets::DEV);
	preset["grandpa"]["authorities"] =
		serde_json::to_value((0..=genesis as u8).map(authority).collect::<Vec<_>>()).unwrap();
	let json = serde_json::to_vec(&preset).unwrap();
	let refused = sp_io::TestExternalities::default()
		.execute_with(|| genesis_presets::build_state(&json).expect_err("there are too many"));
	assert!(refused.contains("grandpa.authorities has more than 20"), "{refused}");
}

#[test]
fn test_networks_let_the_life_of_a_node_be_watched() {
	for (id, months) in [(genesis_presets::DEV, 60), (genesis_presets::LOCAL, 100)] {
		state_of(preset(id)).execute_with(|| {
			let nodes = <ProtocolParameters as Get<NodeParameters>>::get();
			assert_eq!((nodes.bond_lock, nodes.evidence_period), (months, months));
			assert_eq!((nodes.session, nodes.jail, nodes.penalty_window), (10, 30, 20));
			assert_eq!((nodes.bond, nodes.min_nodes), (BOND, 4));
			assert_eq!(StakingNode::bond_now(), BOND);
			for holder in genesis_presets::HOLDERS {
				let shares = StakingNode::assigned(holder.to_account_id());
				assert_eq!(shares, AssignedShares { all: 25_000, mature: 25_000 });
			}
		});
	}
}
