//! From blocks to one row of a table.

use crate::chain::{Found, TARGET_SECONDS, WATCHED};

/// The columns of the table.
pub const HEADING: &str = "\
| scenario | rule | mean block time | standard deviation | expected block time over the target, \
5 % / 50 % / 95 % of the time | longest wait | back within 10 % |
|---|---|---|---|---|---|---|";

/// The difficulty is right when a block is expected within this part of the target more or less.
const CLOSE: f64 = 0.1;

/// What was seen on all chains of one rule and scenario.
#[derive(Default)]
pub struct Summary {
	/// Of each block: the expected time over the target, and the time it took in seconds. In 32
	/// bits, because there are many.
	blocks: Vec<(f32, f32)>,
	/// Of each chain: the longest time between two blocks, in seconds.
	longest: Vec<f64>,
	/// Of each chain: the seconds until the difficulty was right again; infinite if it never was.
	settled: Vec<f64>,
}

impl Summary {
	/// Count one chain.
	pub fn add(&mut self, found: &[Found], settles_from: Option<f64>) {
		self.blocks.extend(found.iter().map(|block| (block.expected as f32, block.took as f32)));
		self.longest.push(found.iter().map(|block| block.took).fold(0.0, f64::max));
		if let Some(from) = settles_from {
			let right = found
				.iter()
				.find(|block| block.at >= from && (block.next_expected - 1.0).abs() <= CLOSE);
			self.settled.push(right.map_or(f64::INFINITY, |block| block.at - from));
		}
	}

	/// The cells of the row after scenario and rule.
	pub fn row(mut self) -> String {
		let mean = WATCHED * self.longest.len() as f64 / self.blocks.len() as f64;
		let squares = self.blocks.iter().map(|(_, took)| (f64::from(*took) - mean).powi(2));
		let deviation = (squares.sum::<f64>() / self.blocks.len() as f64).sqrt();
		let [low, middle, high] = self.expected_at([0.05, 0.5, 0.95]);
		let settled = match median(&mut self.settled) {
			None => "-".to_string(),
			Some(time) if time.is_infinite() => format!("more than {}", span(WATCHED)),
			Some(time) => span(time),
		};
		format!(
			"{mean:.2} s | {:.2} x target | {low:.2} / {middle:.2} / {high:.2} | {} | {settled}",
			deviation / TARGET_SECONDS,
			median(&mut self.longest).map_or("-".to_string(), span),
		)
	}

	/// The expected block times that are not exceeded during these parts of the time.
	fn expected_at(&mut self, parts: [f64; 3]) -> [f32; 3] {
		self.blocks.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
		let total: f64 = self.blocks.iter().map(|(_, took)| f64::from(*took)).sum();
		parts.map(|part| {
			let mut left = total * part;
			let at = self.blocks.iter().find(|(_, took)| {
				left -= f64::from(*took);
				left <= 0.0
			});
			at.map_or(f32::NAN, |(expected, _)| *expected)
		})
	}
}

fn median(values: &mut [f64]) -> Option<f64> {
	values.sort_unstable_by(f64::total_cmp);
	values.get(values.len() / 2).copied()
}

/// A time in the unit in which it reads best.
fn span(seconds: f64) -> String {
	match seconds {
		s if s < 600.0 => format!("{s:.0} s"),
		s if s < 3.0 * 3_600.0 => format!("{:.0} min", s / 60.0),
		s if s < 72.0 * 3_600.0 => format!("{:.1} h", s / 3_600.0),
		s => format!("{:.1} days", s / 86_400.0),
	}
}
