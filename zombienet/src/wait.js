/**
 * Bounded waiting: every wait is for a condition and has an end.
 */

/**
 * Poll `probe` until it returns something truthy, and return that.
 *
 * @template T
 * @param {string} what for the error message
 * @param {number} timeout milliseconds
 * @param {() => T | Promise<T>} probe an error it throws ends the wait
 * @returns {Promise<NonNullable<T>>}
 */
export async function waitFor(what, timeout, probe) {
	const end = Date.now() + timeout;
	for (;;) {
		const value = await probe();
		if (value) return value;
		if (Date.now() >= end) throw new Error(`waited ${timeout / 1000} s in vain for ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
