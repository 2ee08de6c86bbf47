use crate::{
	mining::{
		testing::{parent, template_of, Bench, PATIENCE},
		threads::Crew,
	},
	sealing::Sealer,
};
use assay_primitives::seal::{Difficulty, HeaderSeal, SealAlgorithm};
use std::{
	thread::{self, JoinHandle},
	time::{Duration, Instant},
};

/// No seal will ever be found.
const IMPOSSIBLE: Difficulty = Difficulty::MAX;

fn crew(bench: &Bench, threads: usize, rate: Option<u64>) -> Vec<JoinHandle<()>> {
	Crew {
		handle: bench.handle.clone(),
		sealer: Sealer::new(SealAlgorithm::Blake3, false),
		metrics: bench.metrics.clone(),
		rate,
	}
	.start(threads)
}

fn wait_until(what: &str, condition: impl Fn() -> bool) {
	let begin = Instant::now();
	while !condition() {
		assert!(begin.elapsed() < PATIENCE, "still waiting until {what}");
		thread::sleep(Duration::from_millis(1));
	}
}

fn stop(bench: &Bench, threads: Vec<JoinHandle<()>>) {
	bench.workshop.stop();
	wait_until("all threads have ended", || threads.iter().all(JoinHandle::is_finished));
	for thread in threads {
		thread.join().unwrap();
	}
}

#[test]
fn threads_seal_one_block_on_each_parent() {
	let bench = Bench::new(&parent(0));
	let threads = crew(&bench, 3, None);
	for number in 0..5 {
		let parent = parent(number);
		*bench.parents.parent.lock() = Some(parent.clone());
		bench.workshop.publish(template_of(&parent, 1, 20_000));
		let sealed = || bench.chain.imported.lock().len() == number as usize + 1;
		wait_until("the block is sealed", sealed);
	}
	stop(&bench, threads);
	let imported = bench.chain.imported.lock();
	assert_eq!(imported.len(), 5);
	assert!(imported.iter().all(|header| HeaderSeal::read(&header.digest).is_ok()));
	assert!(bench.metrics.hashes.get() > 0);
}

#[test]
fn threads_turn_to_new_work_when_it_comes() {
	let (old_parent, new_parent) = (parent(0), parent(1));
	let bench = Bench::new(&old_parent);
	let threads = crew(&bench, 1, None);
	bench.workshop.publish(template_of(&old_parent, 1, IMPOSSIBLE));
	wait_until("the thread searches", || bench.metrics.hashes.get() > 1_000);
	*bench.parents.parent.lock() = Some(new_parent.clone());
	bench.workshop.publish(template_of(&new_parent, 1, 1));
	wait_until("the new block is sealed", || bench.chain.imported.lock().len() == 1);
	stop(&bench, threads);
}

#[test]
fn threads_search_nothing_when_there_is_no_work() {
	let bench = Bench::new(&parent(0));
	stop(&bench, crew(&bench, 2, None));
	assert_eq!(bench.metrics.hashes.get(), 0);
}

#[test]
fn threads_keep_to_the_rate_limit_together() {
	const RATE: u64 = 2_000;
	const HASHES: u64 = 2_000;
	let parent = parent(0);
	let bench = Bench::new(&parent);
	let begin = Instant::now();
	let threads = crew(&bench, 2, Some(RATE));
	bench.workshop.publish(template_of(&parent, 1, IMPOSSIBLE));
	wait_until("enough hashes are done", || bench.metrics.hashes.get() >= HASHES);
	// The limit lets 100 ms be made up for, and the last batches of both threads began early.
	let shortest = Duration::from_millis(HASHES * 1000 / RATE - 150);
	assert!(begin.elapsed() >= shortest, "{HASHES} hashes took {:?}", begin.elapsed());
	stop(&bench, threads);
}

#[test]
fn threads_end_when_they_wait_for_a_slow_rate() {
	let parent = parent(0);
	let bench = Bench::new(&parent);
	let threads = crew(&bench, 3, Some(1));
	bench.workshop.publish(template_of(&parent, 1, IMPOSSIBLE));
	wait_until("the first hash is done", || bench.metrics.hashes.get() > 0);
	stop(&bench, threads);
}
