//! The three rules that are compared, at the settings of the live network.

use assay_primitives::parameters::DifficultyParameters;
use pallet_difficulty::AnchorPoint;

/// The target block time in milliseconds: that of the live network.
pub const TARGET: u64 = 30_000;
/// The half life of ASERT in milliseconds: that of the live network.
const HALF_LIFE: u64 = 7_200_000;
/// How many blocks LWMA averages over.
const WINDOW: usize = 60;
/// How many blocks lie between two retargets of the Bitcoin rule.
pub const PERIOD: usize = 2_016;

/// A difficulty rule.
#[derive(Clone, Copy)]
pub enum Rule {
	/// Assay's own, with a half life of two hours.
	Asert,
	/// zawy12's linearly weighted moving average over 60 blocks.
	Lwma,
	/// Every 2016 blocks, at most fourfold either way.
	Bitcoin,
}

impl Rule {
	/// All of them, in the order of the report.
	pub const ALL: [Self; 3] = [Self::Asert, Self::Lwma, Self::Bitcoin];

	/// Its name in the report.
	pub fn name(self) -> &'static str {
		match self {
			Self::Asert => "ASERT",
			Self::Lwma => "LWMA-1",
			Self::Bitcoin => "Bitcoin",
		}
	}

	/// The difficulty of the next block after blocks with these timestamps (in milliseconds) and
	/// these difficulties. There must be at least one block.
	pub fn next(self, times: &[u64], difficulties: &[u128]) -> u128 {
		match self {
			Self::Asert => asert(times, difficulties),
			Self::Lwma => lwma(times, difficulties),
			Self::Bitcoin => bitcoin(times, difficulties),
		}
	}
}

fn asert(times: &[u64], difficulties: &[u128]) -> u128 {
	let parameters = DifficultyParameters { target_block_time: TARGET, half_life: HALF_LIFE };
	let anchor = AnchorPoint { height: 1, time: times[0], difficulty: difficulties[0], parameters };
	let height = u32::try_from(times.len()).unwrap_or(u32::MAX);
	anchor.child_difficulty(height, times[times.len() - 1])
}

/// The weight of an interval grows linearly with its height; an interval counts at most as six
/// target times; 0.99 corrects the bias of an average of inverse times.
fn lwma(times: &[u64], difficulties: &[u128]) -> u128 {
	if times.len() <= WINDOW {
		return difficulties[0];
	}
	let (n, target) = (WINDOW as u128, u128::from(TARGET));
	let mut previous = times[times.len() - WINDOW - 1];
	let mut weighted = 0;
	for (weight, time) in (1u128..).zip(&times[times.len() - WINDOW..]) {
		let time = (*time).max(previous + 1);
		weighted += weight * u128::from((time - previous).min(6 * TARGET));
		previous = time;
	}
	let weighted = weighted.max(n * n * target / 20);
	let work: u128 = difficulties[difficulties.len() - WINDOW..].iter().sum();
	let next = work / n * n * (n + 1) * target * 99 / (200 * weighted);
	next.max(1)
}

/// Measures 2015 of the 2016 intervals, as Bitcoin does.
fn bitcoin(times: &[u64], difficulties: &[u128]) -> u128 {
	let (blocks, last) = (times.len(), difficulties[difficulties.len() - 1]);
	if blocks % PERIOD != 0 {
		return last;
	}
	let planned = PERIOD as u64 * TARGET;
	let taken = times[blocks - 1].saturating_sub(times[blocks - PERIOD]);
	let taken = taken.clamp(planned / 4, planned * 4);
	(last * u128::from(planned) / u128::from(taken)).max(1)
}
