//! What is counted of votes. Counts with and without a Prometheus registry.

use super::{refusal::Refusal, store::Added};
use substrate_prometheus_endpoint::{
	prometheus::core::Collector, register, Counter, CounterVec, Gauge, Histogram, HistogramOpts,
	Opts, PrometheusError, Registry, U64,
};

/// The limits of the time from import to quorum, in seconds.
const QUORUM_SECONDS: [f64; 15] =
	[0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0];

/// The metrics of votes. Cheap to clone; clones share their values.
#[derive(Clone)]
pub struct Metrics {
	/// Votes that this node's keys have made.
	pub made: Counter<U64>,
	/// Good votes from other nodes, the first of each share.
	pub received: Counter<U64>,
	/// Messages refused, by reason.
	pub refused: CounterVec<U64>,
	/// Votes, made or received, on blocks that a child was already known of.
	pub late: Counter<U64>,
	/// Blocks that got a quorum.
	pub quorums: Counter<U64>,
	/// Seconds from the import of a block to its quorum.
	pub quorum_seconds: Histogram,
	/// Blocks whose votes are kept.
	pub blocks: Gauge<U64>,
	/// Votes that wait for their blocks.
	pub buffered: Gauge<U64>,
}

impl Metrics {
	/// Register the metrics where there is a registry. Fails if it has them already.
	pub fn new(registry: Option<&Registry>) -> Result<Self, PrometheusError> {
		let new = Self {
			made: Counter::new("assay_votes_made_total", "Votes that this node's keys have made")?,
			received: Counter::new(
				"assay_votes_received_total",
				"Good votes from other nodes, the first of each share",
			)?,
			refused: CounterVec::new(
				Opts::new("assay_votes_refused_total", "Vote messages refused, by reason"),
				&["reason"],
			)?,
			late: Counter::new(
				"assay_votes_late_total",
				"Votes on blocks that a child was already known of",
			)?,
			quorums: Counter::new("assay_votes_quorums_total", "Blocks that got a quorum")?,
			quorum_seconds: Histogram::with_opts(
				HistogramOpts::new(
					"assay_votes_quorum_seconds",
					"Seconds from the import of a block to its quorum",
				)
				.buckets(QUORUM_SECONDS.to_vec()),
			)?,
			blocks: Gauge::new("assay_votes_blocks", "Blocks whose votes are kept")?,
			buffered: Gauge::new("assay_votes_buffered", "Votes that wait for their blocks")?,
		};
		// A reason that has not happened is a zero, not a gap.
		for refusal in Refusal::ALL {
			new.refused.with_label_values(&[refusal.label()]);
		}
		if let Some(registry) = registry {
			new.register(registry)?;
		}
		Ok(new)
	}

	fn register(&self, registry: &Registry) -> Result<(), PrometheusError> {
		fn add<M: Collector + Clone + 'static>(m: &M, r: &Registry) -> Result<(), PrometheusError> {
			register(m.clone(), r).map(drop)
		}
		add(&self.made, registry)?;
		add(&self.received, registry)?;
		add(&self.refused, registry)?;
		add(&self.late, registry)?;
		add(&self.quorums, registry)?;
		add(&self.quorum_seconds, registry)?;
		add(&self.blocks, registry)?;
		add(&self.buffered, registry)
	}

	/// A message was refused.
	pub fn note_refused(&self, refusal: Refusal) {
		self.refused.with_label_values(&[refusal.label()]).inc();
	}

	/// A vote, made or received, was added to the store.
	pub fn note_added(&self, added: Added) {
		let Added::Kept { quorum_after, late } = added else { return };
		if late {
			self.late.inc();
		}
		if let Some(after) = quorum_after {
			self.quorums.inc();
			self.quorum_seconds.observe(after.as_secs_f64());
		}
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use std::time::Duration;

	#[test]
	fn metrics_count_with_and_without_a_registry() {
		let registry = Registry::new();
		for registry in [None, Some(&registry)] {
			let metrics = Metrics::new(registry).unwrap();
			metrics.note_refused(Refusal::TooOld);
			let quorum_after = Some(Duration::from_millis(30));
			metrics.note_added(Added::Kept { quorum_after, late: false });
			metrics.note_added(Added::Kept { quorum_after: None, late: true });
			metrics.note_added(Added::Duplicate);
			assert_eq!(metrics.refused.with_label_values(&["too_old"]).get(), 1);
			assert_eq!((metrics.quorums.get(), metrics.late.get()), (1, 1));
			assert_eq!(metrics.quorum_seconds.get_sample_count(), 1);
			assert_eq!(metrics.quorum_seconds.get_sample_sum(), 0.03);
		}
		let families = registry.gather();
		let names: Vec<_> = families.iter().map(|family| family.get_name()).collect();
		for name in [
			"made_total",
			"received_total",
			"refused_total",
			"late_total",
			"quorums_total",
			"quorum_seconds",
			"blocks",
			"buffered",
		] {
			assert!(names.contains(&&*format!("assay_votes_{name}")), "{name} in {names:?}");
		}
		let refused =
			families.iter().find(|family| family.get_name() == "assay_votes_refused_total");
		assert_eq!(refused.unwrap().get_metric().len(), Refusal::ALL.len());
	}

	#[test]
	fn metrics_are_refused_when_the_registry_has_them_already() {
		let registry = Registry::new();
		let _first = Metrics::new(Some(&registry)).unwrap();
		assert!(Metrics::new(Some(&registry)).is_err());
	}
}
