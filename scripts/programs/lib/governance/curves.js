/**
 * What a track asks of a referendum as its time passes.
 */

const BILLION = 1e9;

/** How each kind of curve falls, by its name; parts of the whole as fractions of one. */
const KINDS = {
	LinearDecreasing: ({ length, floor, ceil }, x) => {
		const [end, low, high] = [length, floor, ceil].map(Number);
		const passed = Math.min((x * BILLION) / end, 1);
		return (high - passed * (high - low)) / BILLION;
	},
	Reciprocal: ({ factor, xOffset, yOffset }, x) => {
		const [by, right, up] = [factor, xOffset, yOffset].map((it) => Number(it) / BILLION);
		return by / (x + right) + up;
	},
	SteppedDecreasing: ({ begin, end, step, period }, x) => {
		const [high, low, each, wide] = [begin, end, step, period].map(Number);
		return Math.max(high - Math.floor((x * BILLION) / wide) * each, low) / BILLION;
	},
};

/**
 * What a curve asks at a time.
 *
 * @param {any} curve a `Curve` of pallet-referenda
 * @param {number} x the part of the decision period that has passed, 0 to 1
 * @returns {number} the least part that passes, 0 to 1
 */
export function threshold(curve, x) {
	const asked = KINDS[curve.type](curve.inner, x);
	return Math.min(Math.max(asked, 0), 1);
}
