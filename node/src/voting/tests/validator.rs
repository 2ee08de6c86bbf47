//! What the validator keeps, relays, refuses and reports.

use crate::voting::{
	buffer::MAX_PER_PEER,
	message::VoteMessage,
	refusal::{Refusal, FIRST_VOTE},
	testing::{ballot, child_ballot, sign, signature, Bench, GENESIS},
	validator::{VoteValidator, MESSAGE_BURST, PRICE_OF_WRONG},
};
use assay_primitives::{share::Ballot, Block, Hash};
use codec::Encode;
use sc_network::{ObservedRole, PeerId};
use sc_network_gossip::{MessageIntent, ValidationResult, Validator, ValidatorContext};
use std::sync::Arc;

const TIP: u32 = 10;
const BLOCK: Hash = Hash::repeat_byte(1);
const PARENT: Hash = Hash::repeat_byte(2);
const UNKNOWN: Hash = Hash::repeat_byte(3);

/// Sends what it is told to those peers to which the validator allows it, as the engine does.
struct Engine {
	validator: Arc<VoteValidator>,
	peers: Vec<PeerId>,
	sent: Vec<(PeerId, Hash)>,
	topics: Vec<(PeerId, Hash)>,
}

impl Engine {
	fn spread(&mut self, intent: MessageIntent, topic: Hash, message: &[u8]) {
		let mut allowed = self.validator.message_allowed();
		let to = self.peers.iter().filter(|peer| allowed(peer, intent, &topic, message));
		self.sent.extend(to.map(|peer| (*peer, topic)));
	}
}

impl ValidatorContext<Block> for Engine {
	fn broadcast_topic(&mut self, _: Hash, _: bool) {
		unreachable!("votes are sent one by one")
	}

	fn broadcast_message(&mut self, topic: Hash, message: Vec<u8>, force: bool) {
		assert!(!force);
		self.spread(MessageIntent::Broadcast, topic, &message);
	}

	fn send_message(&mut self, _: &PeerId, _: Vec<u8>) {
		unreachable!("votes are not sent to single peers")
	}

	fn send_topic(&mut self, who: &PeerId, topic: Hash, force: bool) {
		assert!(!force);
		let _deadlocks_if_the_validator_holds_its_lock = self.validator.message_allowed();
		self.topics.push((*who, topic));
	}
}

struct Fixture {
	bench: Bench,
	engine: Engine,
	one: PeerId,
	two: PeerId,
}

impl Fixture {
	/// A tip and its parent, and two peers.
	fn new() -> Self {
		let bench = Bench::new();
		bench.store.set_tip(TIP);
		bench.store.note_block(PARENT, TIP - 1, ballot(TIP - 1));
		bench.store.note_block(BLOCK, TIP, child_ballot(TIP, PARENT));
		let validator = bench.validator.clone();
		let engine = Engine { validator, peers: vec![], sent: vec![], topics: vec![] };
		let (one, two) = (PeerId::random(), PeerId::random());
		let mut fixture = Self { bench, engine, one, two };
		fixture.connect(one);
		fixture.connect(two);
		fixture.engine.topics.clear();
		fixture
	}

	fn connect(&mut self, peer: PeerId) {
		self.engine.peers.push(peer);
		let validator = self.engine.validator.clone();
		validator.new_peer(&mut self.engine, &peer, ObservedRole::Full);
	}

	/// Whether what `peer` sends is kept.
	fn receive_raw(&mut self, peer: PeerId, data: &[u8]) -> bool {
		let validator = self.engine.validator.clone();
		match validator.validate(&mut self.engine, &peer, data) {
			ValidationResult::ProcessAndKeep(topic) => {
				assert_eq!(Some(topic), VoteMessage::read(data).map(|vote| vote.block));
				true
			},
			ValidationResult::ProcessAndDiscard(_) => unreachable!("a vote is kept or dropped"),
			ValidationResult::Discard => false,
		}
	}

	fn receive(&mut self, peer: PeerId, vote: &VoteMessage) -> bool {
		self.receive_raw(peer, &vote.encode())
	}

	fn is_refused(&mut self, vote: &VoteMessage, refusal: Refusal) {
		let before = self.bench.refused(refusal);
		let reports = self.bench.reports_on(self.one).len();
		assert!(!self.receive(self.one, vote), "{vote:?}");
		assert_eq!(self.bench.refused(refusal), before + 1, "{vote:?} {refusal:?}");
		let told: Vec<_> = self.bench.reports_on(self.one).into_iter().skip(reports).collect();
		assert_eq!(told, Vec::from_iter(refusal.cost()), "{refusal:?}");
		assert_eq!(self.engine.sent, vec![], "{refusal:?}");
	}
}

/// A vote of the right form with a wrong signature, another one for each `content`.
fn wrong(content: u8) -> VoteMessage {
	VoteMessage { signature: signature(content), ..sign(BLOCK, TIP, 0) }
}

#[test]
fn good_vote_is_kept_and_relayed_to_all_but_its_sender() {
	let mut fixture = Fixture::new();
	let vote = sign(BLOCK, TIP, 1);
	assert!(fixture.receive(fixture.one, &vote));
	assert_eq!(fixture.bench.store.votes(&BLOCK).0, [None, Some(vote.signature), None]);
	assert_eq!(fixture.engine.sent, vec![(fixture.two, BLOCK)]);
	assert_eq!(fixture.bench.reports_on(fixture.one), vec![FIRST_VOTE]);
	assert_eq!(fixture.bench.metrics.received.get(), 1);
}

#[test]
fn late_vote_is_kept_and_relayed() {
	let mut fixture = Fixture::new();
	assert!(fixture.receive(fixture.one, &sign(PARENT, TIP - 1, 1)));
	assert_eq!(fixture.engine.sent, vec![(fixture.two, PARENT)]);
	assert_eq!(fixture.bench.metrics.late.get(), 1);
}

#[test]
fn vote_is_refused_and_its_sender_reported_for_each_reason() {
	let good = sign(BLOCK, TIP, 0);
	for (vote, refusal) in [
		(VoteMessage { number: TIP - 3, ..good.clone() }, Refusal::TooOld),
		(VoteMessage { number: TIP + 9, ..good.clone() }, Refusal::TooFarAhead),
		(VoteMessage { number: u32::MAX, ..good.clone() }, Refusal::TooFarAhead),
		(VoteMessage { number: TIP + 1, ..good.clone() }, Refusal::WrongHeight),
		(VoteMessage { slot: 3, ..good.clone() }, Refusal::NoSuchSlot),
		(VoteMessage { slot: 3, block: UNKNOWN, ..good.clone() }, Refusal::NoSuchSlot),
		(VoteMessage { slot: 1, ..good.clone() }, Refusal::BadSignature),
		(wrong(0), Refusal::BadSignature),
		(VoteMessage { signature: sign(PARENT, TIP, 0).signature, ..good }, Refusal::BadSignature),
	] {
		Fixture::new().is_refused(&vote, refusal);
	}
}

#[test]
fn vote_is_refused_when_nobody_could_have_made_it() {
	let mut fixture = Fixture::new();
	let undrawn = Ballot { drawn: None, ..ballot(TIP) };
	let mut keyless = ballot(TIP);
	keyless.drawn.as_mut().unwrap()[0].key = None;
	for (block, ballot, refusal) in [
		(Hash::repeat_byte(5), undrawn, Refusal::NothingDrawn),
		(Hash::repeat_byte(6), keyless, Refusal::NoKey),
	] {
		fixture.bench.store.note_block(block, TIP, ballot);
		fixture.is_refused(&sign(block, TIP, 0), refusal);
	}
}

#[test]
fn bytes_are_refused_when_they_are_no_vote() {
	let vote = sign(BLOCK, TIP, 0).encode();
	for data in [vec![], vec![0; 1_024], vote[1..].to_vec(), [vote, vec![0]].concat()] {
		let mut fixture = Fixture::new();
		assert!(!fixture.receive_raw(fixture.one, &data));
		assert_eq!(fixture.bench.refused(Refusal::Undecodable), 1);
		let cost = Refusal::Undecodable.cost().unwrap();
		assert_eq!(fixture.bench.reports_on(fixture.one), vec![cost]);
	}
}

#[test]
fn second_vote_of_a_share_is_neither_relayed_nor_held_against_its_sender() {
	let mut fixture = Fixture::new();
	assert!(fixture.receive(fixture.two, &sign(BLOCK, TIP, 0)));
	fixture.engine.sent.clear();
	// Signatures have chance in them: this is another one.
	fixture.is_refused(&sign(BLOCK, TIP, 0), Refusal::Duplicate);
	fixture.is_refused(&wrong(0), Refusal::Duplicate);
}

#[test]
fn stranger_is_not_heard() {
	let mut fixture = Fixture::new();
	let stranger = PeerId::random();
	assert!(!fixture.receive(stranger, &sign(BLOCK, TIP, 0)));
	assert_eq!(fixture.bench.refused(Refusal::Stranger), 1);
	assert_eq!(fixture.bench.store.votes(&BLOCK).count(), 0);
}

#[test]
fn vote_on_an_unknown_block_waits_until_the_block_is_known() {
	let mut fixture = Fixture::new();
	let vote = sign(UNKNOWN, TIP + 1, 0);
	assert!(!fixture.receive(fixture.one, &vote));
	assert!(!fixture.receive(fixture.two, &sign(UNKNOWN, TIP + 1, 1)));
	assert_eq!(fixture.bench.metrics.buffered.get(), 2);
	assert!(fixture.bench.validator.release().is_empty());

	fixture.bench.store.note_block(UNKNOWN, TIP + 1, ballot(TIP + 1));
	let mut released = fixture.bench.validator.release();
	released.sort_by_key(|vote| vote.slot);
	assert_eq!(released.len(), 2);
	assert_eq!(released[0], vote);
	assert!(fixture.bench.store.has_quorum(&UNKNOWN));
	assert_eq!(fixture.bench.metrics.buffered.get(), 0);
	assert_eq!(fixture.bench.reports_on(fixture.one), vec![FIRST_VOTE]);
	assert!(fixture.bench.validator.release().is_empty());

	// Whoever has sent it gets it no more.
	fixture.engine.spread(MessageIntent::Broadcast, UNKNOWN, &vote.encode());
	assert_eq!(fixture.engine.sent, vec![(fixture.two, UNKNOWN)]);
}

#[test]
fn waiting_vote_is_relayed_once_when_several_peers_have_sent_it() {
	let mut fixture = Fixture::new();
	let vote = sign(UNKNOWN, TIP + 1, 0);
	for peer in [fixture.one, fixture.two] {
		assert!(!fixture.receive(peer, &vote));
	}
	fixture.bench.store.note_block(UNKNOWN, TIP + 1, ballot(TIP + 1));
	assert_eq!(fixture.bench.validator.release(), vec![vote]);
	assert_eq!(fixture.bench.refused(Refusal::Duplicate), 1);
}

#[test]
fn wrong_vote_that_waited_is_refused_and_those_after_it_are_not_looked_at() {
	let mut fixture = Fixture::new();
	for slot in 0..3 {
		let signature = signature(slot);
		let vote = VoteMessage { signature, ..sign(UNKNOWN, TIP + 1, slot) };
		assert!(!fixture.receive(fixture.one, &vote));
		assert!(!fixture.receive(fixture.two, &sign(UNKNOWN, TIP + 1, slot)));
	}
	fixture.bench.store.note_block(UNKNOWN, TIP + 1, ballot(TIP + 1));
	let released = fixture.bench.validator.release();
	assert_eq!(released.len(), 3, "the good votes get through");
	assert_eq!(fixture.bench.reports_on(fixture.two), vec![FIRST_VOTE; 3]);
	// Whoever comes first: at most one signature of the bad peer's is checked.
	assert!(fixture.bench.refused(Refusal::BadSignature) <= 1);
	assert!(fixture.bench.reports_on(fixture.one).iter().all(|change| change.value < 0));
}

#[test]
fn waiting_vote_is_refused_when_its_block_has_another_height() {
	let mut fixture = Fixture::new();
	assert!(!fixture.receive(fixture.one, &sign(UNKNOWN, TIP + 2, 0)));
	fixture.bench.store.note_block(UNKNOWN, TIP + 1, ballot(TIP + 1));
	assert!(fixture.bench.validator.release().is_empty());
	assert_eq!(fixture.bench.refused(Refusal::WrongHeight), 1);
}

#[test]
fn waiting_votes_are_dropped_when_the_chain_leaves_them_behind_or_their_sender_leaves() {
	let mut fixture = Fixture::new();
	assert!(!fixture.receive(fixture.one, &sign(UNKNOWN, TIP, 0)));
	assert!(!fixture.receive(fixture.two, &sign(UNKNOWN, TIP + 3, 0)));
	fixture.bench.store.set_tip(TIP + 3);
	assert!(fixture.bench.validator.release().is_empty());
	assert_eq!(fixture.bench.metrics.buffered.get(), 1);
	let (validator, two) = (fixture.bench.validator.clone(), fixture.two);
	validator.peer_disconnected(&mut fixture.engine, &two);
	assert_eq!(fixture.bench.metrics.buffered.get(), 0);
	assert!(!fixture.receive(two, &sign(UNKNOWN, TIP + 3, 0)));
	assert_eq!(fixture.bench.refused(Refusal::Stranger), 1);
}

#[test]
fn flood_of_wrong_votes_costs_a_few_checks_and_the_good_name_of_its_sender() {
	let mut fixture = Fixture::new();
	for content in 0..10_000u32 {
		let mut vote = wrong(0);
		vote.signature = sp_core::sr25519::Signature::from_raw(
			[content.to_be_bytes(); 16].concat().try_into().unwrap(),
		)
		.into();
		assert!(!fixture.receive(fixture.one, &vote));
	}
	let checked = fixture.bench.refused(Refusal::BadSignature);
	// The burst; what comes back while this test runs may be more on a slow machine.
	assert!(checked >= 1 && checked <= 10 * u64::from(MESSAGE_BURST / PRICE_OF_WRONG), "{checked}");
	let reports = fixture.bench.reports_on(fixture.one);
	assert!(reports.len() <= 50 + checked as usize, "{} reports", reports.len());
	let lost: i64 = reports.iter().map(|change| i64::from(change.value)).sum();
	assert!(lost < i64::from(i32::MIN), "lost {lost}");
	assert!(fixture.receive(fixture.two, &sign(BLOCK, TIP, 0)), "others are heard");
}

#[test]
fn flood_of_votes_on_unknown_blocks_takes_a_bounded_place() {
	let mut fixture = Fixture::new();
	let vote = sign(UNKNOWN, TIP + 1, 0);
	for content in 0..10_000u64 {
		let block = Hash::from_low_u64_be(content);
		assert!(!fixture.receive(fixture.one, &VoteMessage { block, ..vote.clone() }));
	}
	assert!(fixture.bench.metrics.buffered.get() <= MAX_PER_PEER as u64);
	assert!(fixture.bench.refused(Refusal::RateLimit) > 0);
	assert!(fixture.bench.store.len() == 2);
}

#[test]
fn honest_peer_stays_within_the_limit_when_it_brings_all_useful_votes_at_once() {
	let mut fixture = Fixture::new();
	let mut kept = 0;
	for sibling in 0..16 {
		for number in TIP - 2..=TIP + 1 {
			let block = Hash::from_low_u64_be(u64::from(number) << 8 | sibling);
			fixture.bench.store.note_block(block, number, ballot(number));
			for slot in 0..3 {
				kept += u32::from(fixture.receive(fixture.one, &sign(block, number, slot)));
			}
		}
	}
	assert_eq!(kept, 16 * 4 * 3);
}

#[test]
fn new_peer_gets_the_votes_on_the_useful_heights() {
	let mut fixture = Fixture::new();
	let newcomer = PeerId::random();
	fixture.connect(newcomer);
	assert_eq!(fixture.engine.topics, vec![(newcomer, PARENT), (newcomer, BLOCK)]);
}

#[test]
fn votes_on_the_tip_are_sent_again_once_in_a_while() {
	let mut fixture = Fixture::new();
	let again = MessageIntent::PeriodicRebroadcast;
	fixture.engine.spread(again, PARENT, &sign(PARENT, TIP - 1, 0).encode());
	assert_eq!(fixture.engine.sent, vec![], "the tip's parent is no longer urgent");
	fixture.engine.spread(again, BLOCK, &sign(BLOCK, TIP, 0).encode());
	assert_eq!(fixture.engine.sent, [fixture.one, fixture.two].map(|peer| (peer, BLOCK)).to_vec());
	fixture.engine.sent.clear();
	fixture.engine.spread(again, BLOCK, &sign(BLOCK, TIP, 0).encode());
	assert_eq!(fixture.engine.sent, vec![]);
}

#[test]
fn votes_expire_when_the_tip_is_three_above_them() {
	let mut fixture = Fixture::new();
	let vote = sign(BLOCK, TIP, 0).encode();
	for (tip, expired) in [(TIP, false), (TIP + 2, false), (TIP + 3, true)] {
		fixture.bench.store.set_tip(tip);
		assert_eq!(fixture.bench.validator.message_expired()(BLOCK, &vote), expired, "{tip}");
		fixture.engine.sent.clear();
		fixture.engine.spread(MessageIntent::Broadcast, BLOCK, &vote);
		assert_eq!(fixture.engine.sent.is_empty(), expired, "{tip}");
	}
	let junk = [GENESIS.as_bytes(), &[0; 10]].concat();
	assert!(fixture.bench.validator.message_expired()(BLOCK, &junk));
	fixture.engine.sent.clear();
	fixture.engine.spread(MessageIntent::ForcedBroadcast, BLOCK, &junk);
	assert_eq!(fixture.engine.sent, vec![]);
}
