use crate::mining::voted::policy::{
	decide, Candidate, Decision, Now, Shortage, View, FIRST_SILENCE, LONGEST_SILENCE,
	SIBLINGS_WITHOUT_VOTES,
};
use assay_primitives::{share::Ballot, Hash, Moment};
use std::{
	sync::LazyLock,
	time::{Duration, Instant},
};

const WAIT: Duration = Duration::from_secs(1);
/// When the clock shows zero.
static START: LazyLock<Instant> = LazyLock::new(|| Instant::now() + Duration::from_secs(1_000_000));
/// So late that no test comes to it.
const NEVER: Moment = 1_000_000_000;

fn at(milliseconds: u64) -> Now {
	Now { instant: instant(milliseconds), clock: milliseconds }
}

fn instant(milliseconds: u64) -> Instant {
	*START + Duration::from_millis(milliseconds)
}

fn hash(name: u8) -> Hash {
	Hash::repeat_byte(name)
}

/// Needs a quorum, and was imported when the clock showed zero.
fn block(name: u8, votes: usize) -> Candidate {
	Candidate { hash: hash(name), votes, required: true, escape_at: NEVER, known_since: instant(0) }
}

fn voted(name: u8) -> Candidate {
	block(name, 2)
}

fn free(name: u8, votes: usize) -> Candidate {
	Candidate { required: false, ..block(name, votes) }
}

fn escapes(name: u8, escape_at: Moment) -> Candidate {
	Candidate { escape_at, ..block(name, 0) }
}

fn since(milliseconds: u64, block: Candidate) -> Candidate {
	Candidate { known_since: instant(milliseconds), ..block }
}

/// On a parent with a quorum, with room for siblings and nobody silent.
fn view(tips: &[Candidate]) -> View<'_> {
	static PARENT: LazyLock<Candidate> = LazyLock::new(|| voted(0xff));
	View { tips, parent: Some(&PARENT), silent: 0, full: false }
}

fn wait(shortage: Shortage, until: Moment) -> Decision {
	Decision::Wait { shortage, until: Some(instant(until)) }
}

#[test]
fn miner_builds_on_a_quorum_first_and_then_on_what_needs_none_the_best_block_before_older_ones() {
	for (case, tips, expected) in [
		("two votes", vec![voted(1)], 1),
		("three votes", vec![block(1, 3)], 1),
		("a sibling has the quorum", vec![block(1, 1), voted(2)], 2),
		("both have a quorum", vec![voted(1), block(2, 3)], 1),
		("two siblings have a quorum", vec![block(1, 0), voted(2), voted(3)], 2),
		("a quorum and the best needs none", vec![free(1, 1), voted(2)], 2),
		("a quorum and the best escapes", vec![escapes(1, 500), voted(2)], 2),
		("no votes needed", vec![free(1, 0)], 1),
		("no votes needed on both", vec![free(1, 0), free(2, 1)], 1),
		("no votes needed on the sibling", vec![block(1, 1), free(2, 0)], 2),
		("the escape gap is over", vec![escapes(1, 500)], 1),
		("the escape gap is over this instant", vec![escapes(1, 1_000)], 1),
		("the escape gap of the sibling is over", vec![block(1, 1), escapes(2, 999)], 2),
	] {
		let decision = decide(&view(&tips), at(1_000), WAIT);
		assert_eq!(decision, Decision::BuildOn(hash(expected)), "{case}");
		let hopeless = View { parent: None, silent: 100, full: true, ..view(&tips) };
		assert_eq!(decide(&hopeless, at(1_000), WAIT), decision, "{case}");
	}
}

#[test]
fn miner_waits_for_the_newest_block_and_then_makes_a_sibling() {
	for (case, tips, now, expected) in [
		("just imported", vec![block(1, 0)], 0, Some(1_000)),
		("almost over", vec![block(1, 1)], 999, Some(1_000)),
		("over", vec![block(1, 1)], 1_000, None),
		("over for the best only", vec![block(1, 0), since(700, block(2, 0))], 1_200, Some(1_700)),
		("the best is the newest", vec![since(700, block(1, 0)), block(2, 0)], 1_200, Some(1_700)),
		("over for both", vec![block(1, 0), since(700, block(2, 0))], 1_700, None),
		("escapes before that", vec![escapes(1, 600)], 500, Some(600)),
		("escapes after that", vec![escapes(1, 1_100)], 1_050, None),
	] {
		let decision = decide(&view(&tips), at(now), WAIT);
		let expected = expected.map_or(Decision::Sibling, |until| wait(Shortage::Quorum, until));
		assert_eq!(decision, expected, "{case}");
	}
}

#[test]
fn miner_makes_a_sibling_only_where_one_can_be_built() {
	let tips = [block(1, 1)];
	let sibling_of = |parent: Option<Candidate>| {
		decide(&View { parent: parent.as_ref(), ..view(&tips) }, at(5_000), WAIT)
	};
	for (case, parent, expected) in [
		("a quorum", Some(voted(9)), Decision::Sibling),
		("no votes needed", Some(free(9, 0)), Decision::Sibling),
		("escaped", Some(escapes(9, 5_000)), Decision::Sibling),
		("escapes later", Some(escapes(9, 5_001)), wait(Shortage::ParentVotes, 5_001)),
		("one vote", Some(block(9, 1)), wait(Shortage::ParentVotes, NEVER)),
		("no parent", None, wait(Shortage::Quorum, NEVER)),
	] {
		assert_eq!(sibling_of(parent), expected, "{case}");
	}
}

#[test]
fn miner_makes_no_sibling_when_the_height_is_full() {
	let tips = [block(1, 1), escapes(2, 9_000)];
	let full = View { full: true, ..view(&tips) };
	assert_eq!(decide(&full, at(5_000), WAIT), wait(Shortage::Room, 9_000));
	assert_eq!(decide(&full, at(500), WAIT), wait(Shortage::Quorum, 1_000));
	assert_eq!(decide(&full, at(9_000), WAIT), Decision::BuildOn(hash(2)));
}

#[test]
fn miner_stops_making_siblings_when_several_in_a_row_got_no_vote() {
	let tips = [block(1, 0)];
	let decision = |silent, now| decide(&View { silent, ..view(&tips) }, at(now), WAIT);
	for silent in 0..SIBLINGS_WITHOUT_VOTES {
		assert_eq!(decision(silent, 1_000), Decision::Sibling, "{silent}");
	}
	for (silent, waits) in [
		(SIBLINGS_WITHOUT_VOTES, FIRST_SILENCE),
		(SIBLINGS_WITHOUT_VOTES + 1, 2 * FIRST_SILENCE),
		(SIBLINGS_WITHOUT_VOTES + 2, 4 * FIRST_SILENCE),
		(SIBLINGS_WITHOUT_VOTES + 6, LONGEST_SILENCE),
		(SIBLINGS_WITHOUT_VOTES + 7, LONGEST_SILENCE),
		(u32::MAX, LONGEST_SILENCE),
	] {
		let again = u64::from(waits) * 1_000;
		assert_eq!(decision(silent, 1_000), wait(Shortage::Voters, again), "{silent}");
		assert_eq!(decision(silent, again - 1), wait(Shortage::Voters, again), "{silent}");
		assert_eq!(decision(silent, again), Decision::Sibling, "{silent}");
	}
}

#[test]
fn miner_goes_on_when_the_escape_gap_ends_the_silence() {
	let tips = [escapes(1, 4_000)];
	let silent = View { silent: SIBLINGS_WITHOUT_VOTES, ..view(&tips) };
	assert_eq!(decide(&silent, at(3_999), WAIT), wait(Shortage::Voters, 4_000));
	assert_eq!(decide(&silent, at(4_000), WAIT), Decision::BuildOn(hash(1)));
}

#[test]
fn miner_waits_when_there_is_nothing_to_build_on() {
	let nothing = Decision::Wait { shortage: Shortage::Quorum, until: None };
	assert_eq!(decide(&view(&[]), at(0), WAIT), nothing);
}

#[test]
fn block_with_an_unknown_ballot_needs_a_quorum_and_never_escapes() {
	let unknown = |votes| Candidate::new(hash(1), votes, None, instant(0));
	let decision = |votes| decide(&view(&[unknown(votes)]), at(Moment::MAX / 4_000), WAIT);
	assert_eq!(decision(1), Decision::Sibling);
	assert_eq!(decision(2), Decision::BuildOn(hash(1)));
	let ballot = Ballot { number: 1, drawn: None, required: false, escape_at: 0, late: None };
	let known = Candidate::new(hash(1), 0, Some(&ballot), instant(0));
	assert_eq!(decide(&view(&[known]), at(0), WAIT), Decision::BuildOn(hash(1)));
}
