/**
 * Quantiles of a Prometheus histogram.
 */

/** The bounds and cumulative counts of a histogram, summed over several nodes. */
export class Histogram {
	/**
	 * @param {import('../../src/metrics.js').Metrics[]} metrics of each node
	 * @param {string} name of the histogram
	 */
	constructor(metrics, name) {
		const counts = new Map();
		for (const { samples } of metrics) {
			for (const { name: it, labels, value } of samples) {
				if (it !== `${name}_bucket`) continue;
				const bound = labels.le === '+Inf' ? Infinity : Number(labels.le);
				counts.set(bound, (counts.get(bound) ?? 0) + value);
			}
		}
		if (counts.size === 0) throw new Error(`no node has a histogram ${name}`);
		this.buckets = [...counts].sort(([one], [other]) => one - other);
	}

	/** How many values it has. */
	get count() {
		return this.buckets.at(-1)[1];
	}

	/**
	 * The histogram of what came since an earlier state of it.
	 *
	 * @param {Histogram} earlier
	 * @returns {Histogram}
	 */
	since(earlier) {
		const later = Object.create(Histogram.prototype);
		later.buckets = this.buckets.map(([bound, count], at) => [
			bound,
			count - earlier.buckets[at][1],
		]);
		return later;
	}

	/**
	 * The value below which a part of the values lies. Within a bucket they are taken to be evenly
	 * spread, as Prometheus does.
	 *
	 * @param {number} part such as 0.5 for the median
	 * @returns {{ value: number, from: number, to: number }} with the bounds of its bucket
	 */
	quantile(part) {
		const rank = part * this.count;
		const at = this.buckets.findIndex(([, count]) => count > 0 && count >= rank);
		const [to, count] = this.buckets[at];
		const [from, below] = at === 0 ? [0, 0] : this.buckets[at - 1];
		if (to === Infinity) return { value: from, from, to };
		return { value: from + ((to - from) * (rank - below)) / (count - below), from, to };
	}
}
