/**
 * What is reported of several measurements. Medians, because now and then something else runs.
 */

/**
 * @typedef {object} Summary
 * @property {number} median
 * @property {number} min
 * @property {number} max
 */

/**
 * @param {number[]} values at least one
 * @returns {Summary}
 */
export function summary(values) {
	if (values.length === 0) throw new Error('there are no measurements to summarise');
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length / 2;
	return {
		median: (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2,
		min: sorted[0],
		max: sorted.at(-1),
	};
}

/**
 * The median alone.
 *
 * @param {number[]} values at least one
 */
export const median = (values) => summary(values).median;

/**
 * The smallest value that at least the part `part` of all values do not exceed.
 *
 * @param {number[]} values at least one
 * @param {number} part from 0 to 1
 */
export function quantile(values, part) {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
}

/**
 * Median, smallest and greatest as cells of a table.
 *
 * @param {number[]} values at least one
 * @param {(value: number) => string} [format]
 * @returns {string[]} three cells
 */
export function cells(values, format = round) {
	const { median, min, max } = summary(values);
	return [median, min, max].map(format);
}

/**
 * A number for people, to about three digits.
 *
 * @param {number} value
 */
export function round(value) {
	const size = Math.abs(value);
	const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
	return value.toLocaleString('en', {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	});
}
