//! What the miner counts. Counts with and without a Prometheus registry.

use substrate_prometheus_endpoint::{
	prometheus::core::Collector, register, Counter, CounterVec, Gauge, Opts, PrometheusError,
	Registry, F64, U64,
};

/// The miner's metrics. Cheap to clone; clones share their values.
#[derive(Clone)]
pub struct Metrics {
	/// Hashes tried by this node's threads.
	pub hashes: Counter<U64>,
	/// Hashes per second of this node's threads, over the last seconds.
	pub hash_rate: Gauge<F64>,
	/// Templates built.
	pub templates: Counter<U64>,
	/// Good seals taken, from this node's threads and from external miners.
	pub seals: Counter<U64>,
	/// Seals that came too late: for work given up, or for a block that did not become the best.
	pub stale_seals: Counter<U64>,
	/// Submissions refused, by reason.
	pub refused: CounterVec<U64>,
	/// One while mining pauses, else zero.
	pub paused: Gauge<U64>,
	/// Own blocks beside the best one, made because that found no quorum.
	pub siblings: Counter<U64>,
	/// Times that mining began to wait for votes, by reason.
	pub vote_waits: CounterVec<U64>,
	/// One while mining waits for votes, else zero.
	pub awaiting_votes: Gauge<U64>,
}

impl Metrics {
	/// Register the metrics where there is a registry. Fails if it has them already.
	pub fn new(registry: Option<&Registry>) -> Result<Self, PrometheusError> {
		let new = Self {
			hashes: Counter::new(
				"assay_mining_hashes_total",
				"Hashes tried by this node's threads",
			)?,
			hash_rate: Gauge::new(
				"assay_mining_hash_rate",
				"Hashes per second of this node's threads over the last seconds",
			)?,
			templates: Counter::new("assay_mining_templates_total", "Block templates built")?,
			seals: Counter::new(
				"assay_mining_seals_total",
				"Good seals taken, from this node's threads and from external miners",
			)?,
			stale_seals: Counter::new(
				"assay_mining_stale_seals_total",
				"Seals for work given up, or for blocks that did not become the best",
			)?,
			refused: CounterVec::new(
				Opts::new("assay_mining_refused_submissions_total", "Seals refused, by reason"),
				&["reason"],
			)?,
			paused: Gauge::new("assay_mining_paused", "One while mining pauses, else zero")?,
			siblings: Counter::new(
				"assay_mining_siblings_total",
				"Own blocks beside the best one, made because that found no quorum",
			)?,
			vote_waits: CounterVec::new(
				Opts::new(
					"assay_mining_vote_waits_total",
					"Times that mining began to wait for votes, by reason",
				),
				&["reason"],
			)?,
			awaiting_votes: Gauge::new(
				"assay_mining_awaiting_votes",
				"One while mining waits for votes, else zero",
			)?,
		};
		if let Some(registry) = registry {
			new.register(registry)?;
		}
		Ok(new)
	}

	fn register(&self, registry: &Registry) -> Result<(), PrometheusError> {
		fn add<M: Collector + Clone + 'static>(m: &M, r: &Registry) -> Result<(), PrometheusError> {
			register(m.clone(), r).map(drop)
		}
		add(&self.hashes, registry)?;
		add(&self.hash_rate, registry)?;
		add(&self.templates, registry)?;
		add(&self.seals, registry)?;
		add(&self.stale_seals, registry)?;
		add(&self.refused, registry)?;
		add(&self.paused, registry)?;
		add(&self.siblings, registry)?;
		add(&self.vote_waits, registry)?;
		add(&self.awaiting_votes, registry)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn metrics_count_with_and_without_a_registry() {
		let registry = Registry::new();
		for registry in [None, Some(&registry)] {
			let metrics = Metrics::new(registry).unwrap();
			metrics.seals.inc();
			metrics.clone().refused.with_label_values(&["stale"]).inc();
			metrics.vote_waits.with_label_values(&["quorum"]).inc();
			assert_eq!(metrics.seals.get(), 1);
			assert_eq!(metrics.refused.with_label_values(&["stale"]).get(), 1);
		}
		let names: Vec<_> = registry.gather().iter().map(|m| m.get_name().to_string()).collect();
		for name in [
			"hashes_total",
			"hash_rate",
			"templates_total",
			"seals_total",
			"paused",
			"siblings_total",
			"vote_waits_total",
			"awaiting_votes",
		] {
			assert!(names.contains(&format!("assay_mining_{name}")), "{name} in {names:?}");
		}
	}

	#[test]
	fn metrics_are_refused_when_the_registry_has_them_already() {
		let registry = Registry::new();
		let _first = Metrics::new(Some(&registry)).unwrap();
		assert!(Metrics::new(Some(&registry)).is_err());
	}
}
