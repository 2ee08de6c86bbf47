//! Votes and ballots made by hand.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::{
	message::VoteMessage, metrics::Metrics, refusal::Refusal, store::VoteStore,
	validator::VoteValidator,
};
use assay_primitives::{
	share::{
		key::VotingPair, vote_payload, Ballot, DrawnShare, LateBallot, Slot, VoteSignature, DRAWN,
	},
	BlockNumber, Hash,
};
use parking_lot::Mutex;
use sc_network::{PeerId, ReputationChange};
use sp_core::Pair;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use std::{
	sync::{Arc, LazyLock},
	time::Duration,
};

/// How long anything in these tests may take.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The first block of a chain without blocks.
pub const GENESIS: Hash = Hash::repeat_byte(0x99);

/// The seeds of the drawn keys, by slot.
pub const SEEDS: [&str; DRAWN] = ["//Alice", "//Bob", "//Charlie"];

/// The drawn keys, by slot.
pub fn keys() -> &'static [VotingPair; DRAWN] {
	// To make them takes longer than most tests.
	static KEYS: LazyLock<[VotingPair; DRAWN]> =
		LazyLock::new(|| SEEDS.map(|seed| VotingPair::from_string(seed, None).unwrap()));
	&KEYS
}

/// A ballot that draws Alice, Bob and Charlie.
pub fn ballot(number: BlockNumber) -> Ballot {
	let owners = [Alice, Bob, Charlie].map(|owner| owner.to_account_id());
	let mut keys = keys().iter();
	let drawn = owners.map(|owner| DrawnShare {
		lot: 0,
		delegate: owner.clone(),
		owner,
		key: keys.next().map(|key| key.public()),
	});
	Ballot { number, drawn: Some(drawn), required: true, escape_at: 0, late: None }
}

/// The same on a child of `parent` that carries no votes.
pub fn child_ballot(number: BlockNumber, parent: Hash) -> Ballot {
	let late = LateBallot { block: parent, voted: [false; DRAWN] };
	Ballot { late: Some(late), ..ballot(number) }
}

/// Bytes in the place of a signature.
pub fn signature(content: u8) -> VoteSignature {
	sp_core::sr25519::Signature::from_raw([content; 64]).into()
}

/// The good vote of a slot on a block of the chain that begins with `genesis`.
pub fn sign_on(genesis: Hash, block: Hash, number: BlockNumber, slot: Slot) -> VoteMessage {
	let signature = keys()[usize::from(slot)].sign(&vote_payload(genesis, block, slot));
	VoteMessage { block, number, slot, signature }
}

/// The good vote of a slot.
pub fn sign(block: Hash, number: BlockNumber, slot: Slot) -> VoteMessage {
	sign_on(GENESIS, block, number, slot)
}

/// What peers were told of, and by how much.
pub type Reports = Arc<Mutex<Vec<(PeerId, ReputationChange)>>>;

/// A validator with all that it works with.
pub struct Bench {
	/// What is known of votes.
	pub store: Arc<VoteStore>,
	/// The counts.
	pub metrics: Metrics,
	/// What the network was told of peers.
	pub reports: Reports,
	/// The validator.
	pub validator: Arc<VoteValidator>,
}

impl Bench {
	/// On an empty chain.
	pub fn new() -> Self {
		let (store, reports) = (Arc::new(VoteStore::new()), Reports::default());
		let (metrics, book) = (Metrics::new(None).unwrap(), reports.clone());
		let report = Box::new(move |peer, change| book.lock().push((peer, change)));
		let validator =
			Arc::new(VoteValidator::new(GENESIS, store.clone(), metrics.clone(), report));
		Self { store, metrics, reports, validator }
	}

	/// How many messages were refused for that reason.
	pub fn refused(&self, refusal: Refusal) -> u64 {
		self.metrics.refused.with_label_values(&[refusal.label()]).get()
	}

	/// What the network was told of `peer`.
	pub fn reports_on(&self, peer: PeerId) -> Vec<ReputationChange> {
		let reports = self.reports.lock();
		reports.iter().filter(|(about, _)| *about == peer).map(|(_, change)| *change).collect()
	}
}
