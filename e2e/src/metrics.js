/**
 * Prometheus metrics as text, read.
 */

/** Samples by name and labels. */
export class Metrics {
	/** @param {{ name: string, labels: Record<string, string>, value: number }[]} samples */
	constructor(samples) {
		this.samples = samples;
	}

	/**
	 * The sum of the samples called `name` that carry all of `labels`.
	 *
	 * @param {string} name
	 * @param {Record<string, string>} [labels]
	 * @returns {number | undefined} undefined when there is no such sample
	 */
	value(name, labels = {}) {
		const fits = (sample) =>
			sample.name === name &&
			Object.entries(labels).every(([key, value]) => sample.labels[key] === value);
		const found = this.samples.filter(fits);
		return found.length === 0
			? undefined
			: found.reduce((sum, sample) => sum + sample.value, 0);
	}
}

/**
 * Read the text exposition format; comments are skipped.
 *
 * @param {string} text
 * @returns {Metrics}
 */
export function parseMetrics(text) {
	const samples = [];
	for (const line of text.split('\n')) {
		const match = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/.exec(line);
		if (!match) continue;
		const [, name, labels = '', value] = match;
		const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
		samples.push({
			name,
			labels: Object.fromEntries(pairs.map(([, key, text]) => [key, text])),
			value: Number(value),
		});
	}
	return new Metrics(samples);
}
