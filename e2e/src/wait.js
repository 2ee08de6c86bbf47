/**
 * Bounded waiting: every wait of the tests is for a condition and has an end.
 */

/**
 * Poll `probe` until it returns something truthy, and return that.
 *
 * @template T
 * @param {string} what what is waited for, for the error message
 * @param {() => T | Promise<T>} probe must not change anything; an error it throws ends the wait
 * @param {{ timeout?: number, interval?: number, state?: () => unknown }} [options] `timeout` and
 *   `interval` in milliseconds; `state` describes what was seen last, for the error message
 * @returns {Promise<NonNullable<T>>}
 */
export async function waitFor(what, probe, { timeout = 120_000, interval = 100, state } = {}) {
	const end = Date.now() + timeout;
	for (;;) {
		const value = await probe();
		if (value) return value;
		if (Date.now() >= end) {
			const seen = state ? ` (last seen: ${JSON.stringify(await state())})` : '';
			throw new Error(`waited ${timeout} ms in vain for ${what}${seen}`);
		}
		await new Promise((resolve) => setTimeout(resolve, interval));
	}
}

/**
 * `promise`, or an error when it has not settled after `timeout` milliseconds.
 *
 * @template T
 * @param {string} what what is waited for, for the error message
 * @param {Promise<T>} promise
 * @param {number} timeout milliseconds
 * @returns {Promise<T>}
 */
export async function withDeadline(what, promise, timeout) {
	let timer;
	const deadline = new Promise((_, reject) => {
		timer = setTimeout(
			() => reject(new Error(`waited ${timeout} ms in vain for ${what}`)),
			timeout,
		);
	});
	try {
		return await Promise.race([promise, deadline]);
	} finally {
		clearTimeout(timer);
	}
}
