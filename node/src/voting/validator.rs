//! Judges what peers send, before anything of it is relayed.
//!
//! The cheapest questions come first: is the sender within its limit, are these the bytes of a
//! vote, is its block near the tip, is its slot still empty. Only then a signature is checked, so a
//! peer has this node check at most a few dozen a second, and after a wrong one hardly any.

use super::{
	buffer::Buffer,
	check::check,
	limit::Limiter,
	message::VoteMessage,
	metrics::Metrics,
	refusal::{Refusal, EXCESS_PER_REPORT, FIRST_VOTE},
	store::{Added, VoteStore},
};
use assay_primitives::{
	share::{Slot, DRAWN},
	Block, BlockNumber, Hash,
};
use parking_lot::Mutex;
use sc_network::{ObservedRole, PeerId, ReputationChange};
use sc_network_gossip::{MessageIntent, ValidationResult, Validator, ValidatorContext};
use schnellru::{ByLength, LruMap};
use std::{
	collections::{HashMap, HashSet},
	sync::Arc,
	time::{Duration, Instant},
};

/// Votes on blocks further below the tip are of no use: even late ones go no deeper than the tip's
/// parent, and this leaves room for a reorganisation.
pub const USEFUL_BELOW_TIP: BlockNumber = 2;

/// Votes on blocks further above the tip are not kept: this node has to sync first.
pub const USEFUL_ABOVE_TIP: BlockNumber = 8;

/// A peer may send a vote in each of these intervals: 50 a second. One with ten blocks a second,
/// each voted on by three, sends 30.
pub const MESSAGE_INTERVAL: Duration = Duration::from_millis(20);

/// A peer may save up for so many votes: all there can be on the useful heights.
pub const MESSAGE_BURST: u32 = 256;

/// A wrong vote takes as much of the limit as so many good ones.
pub const PRICE_OF_WRONG: u32 = 32;

/// How often the votes on the tip are sent again to everybody, as long as it stays the tip. A vote
/// may have been lost: to a limit, to a full buffer, to a node that was still syncing.
pub const REPEAT_INTERVAL: Duration = Duration::from_secs(10);

/// Of how many votes of a peer's this node remembers that the peer has them.
const MAX_REMEMBERED: u32 = 512;

/// Tells the network of a peer's conduct.
pub type Report = Box<dyn Fn(PeerId, ReputationChange) + Send + Sync>;

/// A peer that is connected for votes.
struct Peer {
	limit: Limiter,
	/// Messages above the limit that it has not been reported for.
	excess: u32,
	/// The votes that it has sent: it needs none of those from this node.
	sent: LruMap<(Hash, Slot), ()>,
}

#[derive(Default)]
struct State {
	peers: HashMap<PeerId, Peer>,
	buffer: Buffer,
	repeated: Option<Instant>,
}

/// What becomes of a vote that is not refused.
#[derive(Debug, PartialEq, Eq)]
enum Judged {
	/// It is good, new, and in the store now.
	Good(VoteMessage),
	/// Its block is not known yet.
	Waits,
}

/// Judges what peers send.
pub struct VoteValidator {
	genesis: Hash,
	store: Arc<VoteStore>,
	metrics: Metrics,
	report: Report,
	state: Mutex<State>,
}

impl VoteValidator {
	/// For the chain that begins with `genesis`. Good votes go to `store`.
	pub fn new(genesis: Hash, store: Arc<VoteStore>, metrics: Metrics, report: Report) -> Self {
		Self { genesis, store, metrics, report, state: Mutex::default() }
	}

	/// Judge what `sender` has sent.
	fn judge(&self, sender: &PeerId, data: &[u8], now: Instant) -> Result<Judged, Refusal> {
		let mut state = self.state.lock();
		let State { peers, buffer, .. } = &mut *state;
		let peer = peers.get_mut(sender).ok_or(Refusal::Stranger)?;
		if !peer.limit.take(now) {
			return Err(Refusal::RateLimit);
		}
		let vote = VoteMessage::read(data).ok_or(Refusal::Undecodable)?;
		if usize::from(vote.slot) >= DRAWN {
			return Err(Refusal::NoSuchSlot);
		}
		peer.sent.insert((vote.block, vote.slot), ());
		if vote.number < self.lowest() {
			return Err(Refusal::TooOld);
		}
		if vote.number > self.store.tip().saturating_add(USEFUL_ABOVE_TIP) {
			return Err(Refusal::TooFarAhead);
		}
		if !self.store.is_known(&vote.block) {
			let is_new = buffer.push(*sender, vote);
			self.metrics.buffered.set(buffer.len() as u64);
			return if is_new { Ok(Judged::Waits) } else { Err(Refusal::Duplicate) };
		}
		drop(state);
		self.admit(&vote)?;
		Ok(Judged::Good(vote))
	}

	/// Add a vote on a known block to the store, if it is good and new.
	fn admit(&self, vote: &VoteMessage) -> Result<(), Refusal> {
		let (ballot, votes) = self.store.look(&vote.block).ok_or(Refusal::TooOld)?;
		if votes.iter().any(|(slot, _)| slot == vote.slot) {
			return Err(Refusal::Duplicate);
		}
		check(vote, &ballot, self.genesis)?;
		let added = self.store.add(&vote.block, vote.slot, vote.signature.clone());
		match added {
			Added::Kept { .. } => {
				self.metrics.received.inc();
				self.metrics.note_added(added);
				Ok(())
			},
			Added::Duplicate => Err(Refusal::Duplicate),
			Added::NoSuchSlot => Err(Refusal::NoSuchSlot),
			Added::UnknownBlock => Err(Refusal::TooOld),
		}
	}

	/// Draw the consequences of a refusal.
	fn refuse(&self, sender: &PeerId, refusal: Refusal, now: Instant) {
		self.metrics.note_refused(refusal);
		let mut is_reported = true;
		if let Some(peer) = self.state.lock().peers.get_mut(sender) {
			if refusal.is_wrong() {
				peer.limit.charge(PRICE_OF_WRONG, now);
			}
			if refusal == Refusal::RateLimit {
				peer.excess = peer.excess.saturating_add(1) % EXCESS_PER_REPORT;
				is_reported = peer.excess == 0;
			}
		}
		if let Some(cost) = refusal.cost().filter(|_| is_reported) {
			(self.report)(*sender, cost);
		}
	}

	/// Judge the votes whose blocks have become known, and drop those that are no longer useful.
	/// Returns what is to be relayed.
	pub fn release(&self) -> Vec<VoteMessage> {
		let waiting = {
			let mut state = self.state.lock();
			if state.buffer.is_empty() {
				return Vec::new();
			}
			state.buffer.expire(self.lowest());
			let known = state.buffer.take(|block| self.store.is_known(block));
			self.metrics.buffered.set(state.buffer.len() as u64);
			known
		};
		let now = Instant::now();
		let mut distrusted = HashSet::new();
		let mut good = Vec::new();
		for (sender, vote) in waiting {
			let admitted = if distrusted.contains(&(sender, vote.block)) {
				Err(Refusal::Distrust)
			} else {
				self.admit(&vote)
			};
			match admitted {
				Ok(()) => {
					(self.report)(sender, FIRST_VOTE);
					good.push(vote);
				},
				Err(refusal) => {
					if refusal.is_wrong() {
						distrusted.insert((sender, vote.block));
					}
					self.refuse(&sender, refusal, now);
				},
			}
		}
		good
	}

	/// The lowest height at which votes are useful.
	fn lowest(&self) -> BlockNumber {
		self.store.tip().saturating_sub(USEFUL_BELOW_TIP)
	}

	/// Whether it is time to send the votes on the tip again. True once in an interval.
	fn repeats(&self, now: Instant) -> bool {
		let mut state = self.state.lock();
		let is_due = match state.repeated {
			Some(last) => now.saturating_duration_since(last) >= REPEAT_INTERVAL,
			None => true,
		};
		if is_due {
			state.repeated = Some(now);
		}
		is_due
	}

	/// Whether `peer` has sent a vote of that share itself.
	fn has_sent(&self, peer: &PeerId, vote: &VoteMessage) -> bool {
		let state = self.state.lock();
		let peer = state.peers.get(peer);
		peer.is_some_and(|peer| peer.sent.peek(&(vote.block, vote.slot)).is_some())
	}
}

impl Validator<Block> for VoteValidator {
	fn new_peer(&self, context: &mut dyn ValidatorContext<Block>, who: &PeerId, _: ObservedRole) {
		let peer = Peer {
			limit: Limiter::new(MESSAGE_INTERVAL, MESSAGE_BURST, Instant::now()),
			excess: 0,
			sent: LruMap::new(ByLength::new(MAX_REMEMBERED)),
		};
		self.state.lock().peers.insert(*who, peer);
		for number in self.lowest()..=self.store.tip().saturating_add(USEFUL_ABOVE_TIP) {
			for block in self.store.at_height(number) {
				context.send_topic(who, block, false);
			}
		}
	}

	fn peer_disconnected(&self, _: &mut dyn ValidatorContext<Block>, who: &PeerId) {
		let mut state = self.state.lock();
		state.peers.remove(who);
		state.buffer.forget(who);
		self.metrics.buffered.set(state.buffer.len() as u64);
	}

	fn validate(
		&self,
		context: &mut dyn ValidatorContext<Block>,
		sender: &PeerId,
		data: &[u8],
	) -> ValidationResult<Hash> {
		let now = Instant::now();
		match self.judge(sender, data, now) {
			Ok(Judged::Good(vote)) => {
				(self.report)(*sender, FIRST_VOTE);
				// The engine itself would relay it only with its next maintenance, in a second.
				context.broadcast_message(vote.block, data.to_vec(), false);
				ValidationResult::ProcessAndKeep(vote.block)
			},
			Ok(Judged::Waits) => ValidationResult::Discard,
			Err(refusal) => {
				self.refuse(sender, refusal, now);
				ValidationResult::Discard
			},
		}
	}

	fn message_expired<'a>(&'a self) -> Box<dyn FnMut(Hash, &[u8]) -> bool + 'a> {
		let lowest = self.lowest();
		Box::new(move |_, data| VoteMessage::read(data).is_none_or(|vote| vote.number < lowest))
	}

	fn message_allowed<'a>(
		&'a self,
	) -> Box<dyn FnMut(&PeerId, MessageIntent, &Hash, &[u8]) -> bool + 'a> {
		let (lowest, tip) = (self.lowest(), self.store.tip());
		let mut repeats = None;
		Box::new(move |who, intent, _, data| {
			let Some(vote) = VoteMessage::read(data) else { return false };
			if vote.number < lowest || self.has_sent(who, &vote) {
				return false;
			}
			match intent {
				MessageIntent::Broadcast | MessageIntent::ForcedBroadcast => true,
				MessageIntent::PeriodicRebroadcast => {
					vote.number >= tip
						&& *repeats.get_or_insert_with(|| self.repeats(Instant::now()))
				},
			}
		})
	}
}
