//! How many hashes a second the bare libraries make in a loop: what the miner is measured against.
//!
//! `bare_hash_rate <blake3|randomx> <threads> <seconds>` prints the hashes per second of all
//! threads together. See docs/benchmarks.md.

use std::{
	process::ExitCode,
	sync::mpsc,
	thread,
	time::{Duration, Instant},
};

/// How many hashes are made between two looks at the clock.
const BATCH_BLAKE3: u64 = 10_000;
const BATCH_RANDOMX: u64 = 4;

fn main() -> ExitCode {
	let args: Vec<_> = std::env::args().collect();
	let parsed = match &args[..] {
		[_, algorithm, threads, seconds] => (threads.parse::<usize>().ok())
			.zip(seconds.parse::<u64>().ok())
			.map(|(threads, seconds)| (algorithm.as_str(), threads, Duration::from_secs(seconds))),
		_ => None,
	};
	let (worker, threads, time): (fn(Duration) -> f64, _, _) = match parsed {
		Some(("blake3", threads, time)) => (blake3_rate, threads, time),
		Some(("randomx", threads, time)) => (randomx_rate, threads, time),
		_ => {
			eprintln!("usage: bare_hash_rate <blake3|randomx> <threads> <seconds>");
			return ExitCode::FAILURE;
		},
	};
	let (sender, rates) = mpsc::channel();
	for _ in 0..threads {
		let sender = sender.clone();
		thread::spawn(move || sender.send(worker(time)));
	}
	drop(sender);
	println!("{:.1}", rates.iter().sum::<f64>());
	ExitCode::SUCCESS
}

/// Repeat `batch` of `size` hashes for `time`; hashes per second.
fn rate(time: Duration, size: u64, mut batch: impl FnMut(u64)) -> f64 {
	let start = Instant::now();
	let mut hashes = 0;
	while start.elapsed() < time {
		batch(hashes);
		hashes += size;
	}
	hashes as f64 / start.elapsed().as_secs_f64()
}

fn input(nonce: u64) -> [u8; 48] {
	let mut input = [7; 48];
	input[40..].copy_from_slice(&nonce.to_be_bytes());
	input
}

fn blake3_rate(time: Duration) -> f64 {
	rate(time, BATCH_BLAKE3, |first| {
		for nonce in first..first + BATCH_BLAKE3 {
			std::hint::black_box(blake3::keyed_hash(&[9; 32], &input(nonce)));
		}
	})
}

fn randomx_rate(time: Duration) -> f64 {
	use randomx_rs::{RandomXCache, RandomXFlag, RandomXVM};
	let flags = RandomXFlag::get_recommended_flags();
	let vm = RandomXCache::new(flags, &[9; 32])
		.and_then(|cache| RandomXVM::new(flags, Some(cache), None))
		.unwrap_or_else(|error| {
			eprintln!("RandomX failed: {error}");
			std::process::exit(1)
		});
	rate(time, BATCH_RANDOMX, |first| {
		for nonce in first..first + BATCH_RANDOMX {
			std::hint::black_box(vm.calculate_hash(&input(nonce)).ok());
		}
	})
}
