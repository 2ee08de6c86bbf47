use crate::mining::{
	pause::PauseReason,
	submission::{parse, Refusal},
	template::{seal_item, Template, Work},
	testing::{good, nonces, parent, site, template, wants_justification, Bench},
	workshop::{Idle, MAX_TEMPLATES},
};
use assay_primitives::seal::{HeaderSeal, Nonce, SealError};
use futures::executor::block_on;
use sc_consensus::ImportResult;
use sp_core::H256;
use std::sync::atomic::Ordering;

fn submit(bench: &Bench, work: Work, nonce: Nonce) -> Result<H256, Refusal> {
	block_on(bench.handle.submit(work.pre_hash, nonce))
}

#[test]
fn seal_becomes_a_block_when_it_is_good() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	let work = bench.publish(&parent, 1);
	let hash = submit(&bench, work, good(work)).unwrap();
	let imported = bench.chain.imported.lock().clone();
	assert_eq!(imported.len(), 1);
	assert_eq!(imported[0].hash(), hash);
	assert_eq!(imported[0].digest.logs.last(), Some(&seal_item(&good(work))));
	assert_eq!(HeaderSeal::read(&imported[0].digest).unwrap().parameters, work.parameters);
	assert_eq!((bench.metrics.seals.get(), bench.metrics.stale_seals.get()), (1, 0));
}

#[test]
fn seal_for_an_older_template_is_good_when_the_parent_is_the_same() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	let old = bench.publish(&parent, 1);
	bench.publish(&parent, 2);
	assert!(submit(&bench, old, good(old)).is_ok());
}

#[test]
fn seal_is_unknown_when_no_such_work_was_given_out() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	bench.publish(&parent, 1);
	let foreign = *template(&parent, 2).work();
	assert_eq!(submit(&bench, foreign, good(foreign)), Err(Refusal::Unknown));
	assert_eq!(bench.refused("unknown"), 1);
}

#[test]
fn seal_is_wrong_when_its_work_is_above_the_target_and_leaves_the_template_open() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	let work = bench.publish(&parent, 1);
	let wrong = nonces(work, false).next().unwrap();
	assert_eq!(submit(&bench, work, wrong), Err(Refusal::WrongWork));
	assert_eq!(bench.refused("wrong_work"), 1);
	assert!(bench.chain.imported.lock().is_empty());
	assert!(submit(&bench, work, good(work)).is_ok());
}

#[test]
fn seal_is_stale_when_the_chain_has_moved_on() {
	let (old_parent, new_parent) = (parent(5), parent(6));
	let bench = Bench::new(&old_parent);
	let work = bench.publish(&old_parent, 1);
	// The worker has not heard of it yet.
	*bench.parents.parent.lock() = Some(new_parent.clone());
	assert_eq!(submit(&bench, work, good(work)), Err(Refusal::Stale));
	assert_eq!(bench.workshop.site(), None);
	// The worker has heard of it.
	bench.publish(&new_parent, 1);
	assert_eq!(submit(&bench, work, good(work)), Err(Refusal::Stale));
	assert_eq!((bench.metrics.stale_seals.get(), bench.refused("stale")), (2, 2));
	assert!(bench.chain.imported.lock().is_empty());
}

#[test]
fn seal_is_stale_when_mining_pauses_or_newer_work_has_replaced_it() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	let work = bench.publish(&parent, 0);
	for content in 1..=MAX_TEMPLATES as u8 {
		bench.publish(&parent, content);
	}
	assert_eq!(submit(&bench, work, good(work)), Err(Refusal::Stale));

	let newest = bench.publish(&parent, 100);
	bench.workshop.withdraw(Idle::Paused(PauseReason::Syncing));
	assert_eq!(submit(&bench, newest, good(newest)), Err(Refusal::Stale));
}

#[test]
fn second_seal_on_the_same_parent_is_refused() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	let (work, other) = (bench.publish(&parent, 1), bench.publish(&parent, 2));
	let mut seals = nonces(work, true);
	let (first, second) = (seals.next().unwrap(), seals.next().unwrap());
	assert!(submit(&bench, work, first).is_ok());
	assert_eq!(submit(&bench, work, first), Err(Refusal::Duplicate));
	assert_eq!(submit(&bench, work, second), Err(Refusal::Duplicate));
	assert_eq!(submit(&bench, other, good(other)), Err(Refusal::Stale));
	assert_eq!(bench.chain.imported.lock().len(), 1);
	assert_eq!(bench.refused("duplicate"), 2);
}

#[test]
fn only_one_of_two_seals_found_at_once_becomes_a_block() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	let works = [bench.publish(&parent, 1), bench.publish(&parent, 2)];
	let submissions =
		works.iter().cycle().take(16).map(|work| bench.handle.submit(work.pre_hash, good(*work)));
	let results = block_on(futures::future::join_all(submissions));
	assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
	assert_eq!(bench.chain.imported.lock().len(), 1);
}

#[test]
fn site_can_be_filled_again_when_the_block_is_not_imported() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	for answer in [
		|| Ok(ImportResult::MissingState),
		|| Err(sp_consensus::Error::ClientImport("no space left".into())),
	] {
		*bench.chain.answer.lock() = answer;
		let work = bench.publish(&parent, 1);
		assert!(matches!(submit(&bench, work, good(work)), Err(Refusal::NotImported(_))));
		assert!(!bench.workshop.is_filled(&site(&parent)));
	}
	assert_eq!(bench.refused("not_imported"), 2);
}

#[test]
fn seal_counts_as_stale_when_its_block_does_not_become_the_best() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	*bench.chain.answer.lock() = || Ok(ImportResult::imported(false));
	let work = bench.publish(&parent, 1);
	assert!(submit(&bench, work, good(work)).is_ok());
	assert_eq!((bench.metrics.seals.get(), bench.metrics.stale_seals.get()), (1, 1));
}

#[test]
fn seal_counts_as_a_sibling_when_its_block_was_meant_to_stand_beside_the_best() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	bench.parents.sibling.store(true, Ordering::SeqCst);
	for is_best in [false, true] {
		*bench.chain.answer.lock() = match is_best {
			true => || Ok(ImportResult::imported(true)),
			false => || Ok(ImportResult::imported(false)),
		};
		bench.workshop.reopen(&site(&parent));
		let work = bench.publish(&parent, is_best.into());
		assert!(submit(&bench, work, good(work)).is_ok());
	}
	// One that becomes the best all the same was as good as any other.
	assert_eq!((bench.metrics.siblings.get(), bench.metrics.stale_seals.get()), (1, 0));
}

#[test]
fn own_block_is_told_to_the_choice_when_it_is_imported() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	*bench.chain.answer.lock() = || Ok(ImportResult::MissingState);
	let refused = bench.publish(&parent, 1);
	assert!(submit(&bench, refused, good(refused)).is_err());
	assert!(bench.parents.made.lock().is_empty());
	*bench.chain.answer.lock() = || Ok(ImportResult::imported(false));
	let taken = bench.publish(&parent, 1);
	let hash = submit(&bench, taken, good(taken)).unwrap();
	assert_eq!(*bench.parents.made.lock(), vec![(site(&parent), hash)]);
}

#[test]
fn justification_is_asked_for_when_the_own_block_needs_one() {
	let parent = parent(5);
	let bench = Bench::new(&parent);
	*bench.chain.answer.lock() = wants_justification;
	let work = bench.publish(&parent, 1);
	let hash = submit(&bench, work, good(work)).unwrap();
	assert_eq!(*bench.chain.justifications.lock(), vec![hash]);
}

#[test]
fn submission_is_malformed_unless_both_parts_are_hexadecimal_of_the_exact_length() {
	let hash = format!("0x{}", "a5".repeat(32));
	let nonce = format!("0x{}", "5A".repeat(16));
	assert_eq!(parse(&hash, &nonce), Ok((H256::repeat_byte(0xa5), [0x5a; 16])));
	for (hash, nonce, word) in [
		(hash.as_str(), "", "nonce must begin with 0x"),
		(&hash, "0x", "nonce must be 16 bytes"),
		(&hash, &nonce[2..], "nonce must begin with 0x"),
		(&hash, &nonce[..32], "nonce must be 16 bytes"),
		(&hash, &format!("{nonce}00"), "nonce must be 16 bytes"),
		(&hash, &format!("0x{}", "g".repeat(32)), "nonce must consist of hexadecimal digits"),
		(&hash, &format!("0x0x{}", "5".repeat(30)), "nonce must consist of hexadecimal digits"),
		(&hash, &format!("0x{}", "é".repeat(16)), "nonce must consist of hexadecimal digits"),
		(&nonce, &nonce, "preHash must be 32 bytes"),
		(&hash[..65], &nonce, "preHash must be 32 bytes"),
		("", &nonce, "preHash must begin with 0x"),
	] {
		match parse(hash, nonce) {
			Err(Refusal::Malformed(text)) => assert!(text.contains(word), "{text}"),
			other => panic!("{hash} {nonce}: {other:?}"),
		}
	}
}

#[test]
fn malformed_submission_is_counted() {
	let bench = Bench::new(&parent(5));
	let result = block_on(bench.handle.submit_text("0x00", "0x00"));
	assert!(matches!(result, Err(Refusal::Malformed(_))));
	assert_eq!(bench.refused("malformed"), 1);
}

#[test]
fn template_is_refused_when_its_header_cannot_be_sealed() {
	let parent = parent(5);
	let mut proposal = template(&parent, 1).into_proposal();
	proposal.block.header.digest.logs.pop();
	let error = Template::new(site(&parent), proposal).err().unwrap();
	assert!(error.to_string().contains(&SealError::NoParameters.to_string()));
}
