//! How ASERT, LWMA-1 and the plain Bitcoin rule keep the schedule of Assay's live network.
//!
//! Simulates the same miners under each rule and prints the Markdown tables of
//! `docs/difficulty.md`. Everything is seeded: each run of this program prints the same. ASERT is
//! the code of the pallet itself, not a model of it.
//!
//! ```text
//! cargo run --release -p pallet-difficulty --example simulate
//! ```

mod chain;
mod report;
mod rules;

use chain::{Miners, Pusher, Stamps};
use report::Summary;
use rules::Rule;

/// Chains per rule and scenario. Chain `i` has the seed `i`, whatever the rule and the scenario.
const RUNS: u64 = 200;

/// An hour in seconds.
const HOUR: f64 = 3_600.0;

/// What the miners do, and when the difficulty should begin to come back.
struct Scenario {
	name: &'static str,
	miners: Miners,
	/// Seconds after the change from which the way back to the right difficulty is timed.
	settles_from: Option<f64>,
}

fn steps(name: &'static str, steps: &'static [(f64, f64)], settles_from: f64) -> Scenario {
	Scenario { name, miners: Miners { steps, pusher: None }, settles_from: Some(settles_from) }
}

fn pushed(name: &'static str, share: f64, stamps: Stamps) -> Scenario {
	let pusher = Some(Pusher { share, stamps });
	Scenario { name, miners: Miners { steps: &[], pusher }, settles_from: None }
}

fn scenarios() -> Vec<Scenario> {
	let constant = Miners { steps: &[], pusher: None };
	vec![
		Scenario { name: "constant hash rate", miners: constant, settles_from: None },
		steps("10x rise", &[(0.0, 10.0)], 0.0),
		steps("10x fall", &[(0.0, 0.1)], 0.0),
		steps("100x spike for one hour", &[(0.0, 100.0), (HOUR, 1.0)], HOUR),
		pushed("40 % of the hash rate stamps 30 s ahead", 0.4, Stamps::Ahead),
		pushed("40 % stamps 1 ms after the parent", 0.4, Stamps::Low),
		pushed("40 % stamps either, at random", 0.4, Stamps::Either),
		pushed("all stamp either, at random", 1.0, Stamps::Either),
	]
}

fn main() {
	println!("{}", report::HEADING);
	for scenario in scenarios() {
		for rule in Rule::ALL {
			let mut summary = Summary::default();
			for seed in 0..RUNS {
				summary.add(&chain::simulate(rule, &scenario.miners, seed), scenario.settles_from);
			}
			println!("| {} | {} | {} |", scenario.name, rule.name(), summary.row());
		}
	}
}
