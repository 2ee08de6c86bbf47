//! What a fork that is mined in secret costs, in hash power and in shares.
//!
//! An attacker rents hash power, mines in isolation, and shows its fork when it is heavier. Every
//! block of either side needs the votes of two of its three drawn shares. A block that does not get
//! them is not built upon: the next seal goes to a sibling, which has a draw of its own (DESIGN
//! 3.2). Only the attacker's shares vote on the fork; in public they vote too, or abstain to slow
//! the honest chain. The shares drawn in a block leave the pool of its chain: a fork uses up the
//! attacker's own.
//!
//! Difficulty stands still. The heavier chain has the more work, and work grows with seals times
//! difficulty: what the difficulty rule does to both sides cancels out. The escape gap, at which the
//! fork may have one block without votes, is left out: it is 720 block times.
//!
//! Prints a Markdown table. Everything is seeded: each run of this program prints the same.
//!
//! ```text
//! cargo run --release -p pallet-share-vote --example attack
//! ```

use rand::{rngs::StdRng, Rng, SeedableRng};

/// Shares in the pool when the fork begins.
const POOL: u64 = 259_200;
/// How long the fork is mined, in mean block times of a chain on which everybody votes.
const TIME: f64 = 100.0;
/// Forks per cell of the table. Fork `i` has the seed `i`, in every row.
const RUNS: u64 = 2_000;
/// The attacker's parts of the shares.
const PARTS: [f64; 5] = [0.05, 0.10, 0.20, 0.30, 0.40];
/// For how long a fork the hash ratio is measured at which it keeps up, in blocks, and in how many
/// runs.
const LENGTHS: [(u32, u64); 2] = [(100, 2_000), (1_000, 200)];

/// What the attacker's shares do in public.
#[derive(Clone, Copy, PartialEq)]
enum InPublic {
	Vote,
	Abstain,
}

/// One side of a fork.
struct Chain {
	/// How many shares of the attacker are left in the pool, and how many of all others.
	shares: Sides,
	/// Whose votes this chain gets.
	votes: Votes,
	/// How many blocks have got a quorum.
	blocks: u32,
}

#[derive(Clone, Copy)]
struct Sides {
	attacker: u64,
	others: u64,
}

#[derive(Clone, Copy)]
struct Votes {
	attacker: bool,
	others: bool,
}

impl Chain {
	fn new(part: f64, votes: Votes) -> Self {
		let attacker = (POOL as f64 * part).round() as u64;
		Self { shares: Sides { attacker, others: POOL - attacker }, votes, blocks: 0 }
	}

	fn public(part: f64, attacker: InPublic) -> Self {
		Self::new(part, Votes { attacker: attacker == InPublic::Vote, others: true })
	}

	fn private(part: f64) -> Self {
		Self::new(part, Votes { attacker: true, others: false })
	}

	/// A seal is found: if the block gets its quorum, it is built upon.
	fn seal(&mut self, random: &mut StdRng) {
		let mut left = self.shares;
		let mut votes = 0;
		for _ in 0..3 {
			if random.random_range(0..left.attacker + left.others) < left.attacker {
				left.attacker -= 1;
				votes += u32::from(self.votes.attacker);
			} else {
				left.others -= 1;
				votes += u32::from(self.votes.others);
			}
		}
		if votes >= 2 {
			self.shares = left;
			self.blocks += 1;
		}
	}

	/// How many blocks there are after `time`, with `rate` seals per unit of time on average.
	fn blocks_after(mut self, time: f64, rate: f64, random: &mut StdRng) -> u32 {
		let mut at = 0.0;
		loop {
			at -= (1.0 - random.random::<f64>()).ln() / rate;
			if at > time {
				return self.blocks;
			}
			self.seal(random);
		}
	}

	/// How many seals it takes to get so many blocks.
	fn seals_for(mut self, blocks: u32, random: &mut StdRng) -> u64 {
		let mut seals = 0;
		while self.blocks < blocks {
			self.seal(random);
			seals += 1;
		}
		seals
	}
}

/// Mean and standard deviation.
fn spread(values: &[u32]) -> (f64, f64) {
	let count = values.len() as f64;
	let mean = values.iter().map(|value| f64::from(*value)).sum::<f64>() / count;
	let squares = values.iter().map(|value| (f64::from(*value) - mean).powi(2)).sum::<f64>();
	(mean, (squares / count).sqrt())
}

/// With which probability a block gets a quorum if this part of the shares votes.
fn quorum(part: f64) -> f64 {
	3.0 * part.powi(2) - 2.0 * part.powi(3)
}

/// The hash ratio at which the attacker keeps up by the formula of DESIGN.
fn by_formula(part: f64, in_public: InPublic) -> f64 {
	match in_public {
		InPublic::Vote => 1.0 / quorum(part),
		InPublic::Abstain => quorum(1.0 - part) / quorum(part),
	}
}

/// The hash ratio at which a fork of so many blocks takes as long as the same number in public.
fn measured(part: f64, in_public: InPublic, blocks: u32, runs: u64) -> f64 {
	let (mut private, mut public) = (0, 0);
	for seed in 0..runs {
		let random = &mut StdRng::seed_from_u64(seed);
		private += Chain::private(part).seals_for(blocks, random);
		public += Chain::public(part, in_public).seals_for(blocks, random);
	}
	private as f64 / public as f64
}

/// The blocks of both sides in every run, the attacker having `ratio` times the honest hash rate.
fn forks(part: f64, in_public: InPublic, ratio: f64) -> Vec<(u32, u32)> {
	let fork = |seed| {
		let random = &mut StdRng::seed_from_u64(seed);
		let public = Chain::public(part, in_public).blocks_after(TIME, 1.0, random);
		(public, Chain::private(part).blocks_after(TIME, ratio, random))
	};
	(0..RUNS).map(fork).collect()
}

/// In which part of the runs the fork is longer.
fn overtaken(part: f64, in_public: InPublic, ratio: f64) -> f64 {
	let longer = forks(part, in_public, ratio).into_iter().filter(|(honest, own)| own > honest);
	longer.count() as f64 / RUNS as f64
}

fn row(part: f64, in_public: InPublic) -> String {
	let name = match in_public {
		InPublic::Vote => "vote",
		InPublic::Abstain => "abstain",
	};
	let cell = |blocks: &[u32]| {
		let (mean, deviation) = spread(blocks);
		format!("{mean:.1} ± {deviation:.1}")
	};
	let (honest, own): (Vec<_>, Vec<_>) = forks(part, in_public, 1.0).into_iter().unzip();
	let ratios = LENGTHS.map(|(blocks, runs)| measured(part, in_public, blocks, runs));
	let formula = by_formula(part, in_public);
	let ahead = [0.5, 1.0, 2.0].map(|times| 100.0 * overtaken(part, in_public, times * formula));
	format!(
		"| {part:.2} | {name} | {} | {} | {:.1} | {:.1} | {formula:.1} | {:.1} % | {:.1} % | {:.1} % |",
		cell(&honest),
		cell(&own),
		ratios[0],
		ratios[1],
		ahead[0],
		ahead[1],
		ahead[2],
	)
}

fn main() {
	println!(
		"A fork of {TIME} block times, {RUNS} runs, a pool of {POOL} shares of which the attacker has \
		 the part p.\n"
	);
	println!(
		"| p | its shares in public | honest blocks | its blocks, same hash rate | keeps up at, {} \
		 blocks | {} blocks | by the formula | ahead at half of that | at that | at twice that |",
		LENGTHS[0].0, LENGTHS[1].0,
	);
	println!("|---|---|---|---|---|---|---|---|---|---|");
	for part in PARTS {
		for in_public in [InPublic::Vote, InPublic::Abstain] {
			println!("{}", row(part, in_public));
		}
	}
}
