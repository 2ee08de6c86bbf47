/**
 * Which blocks a history is about.
 */

import { Failure } from '../chain.js';

/** How many states about to be dropped are left out, because they may be gone when they are read. */
const MARGIN = 8;

/**
 * The range that was asked for, as far as the chain and the node's states go.
 *
 * @param {import('../chain.js').Chain} chain
 * @param {import('./options.js').Options} options
 * @returns {Promise<{ from: number, to: number }>} the first and the last block
 */
export async function rangeOf(chain, options) {
	const last = options.follow ? await chain.finalized() : await chain.height();
	for (const name of ['from', 'to']) {
		if (options[name] > last) {
			throw new Failure(`--${name} ${options[name]}: the chain is at block ${last}`);
		}
	}
	const oldest = await oldestState(chain, last);
	// The state before a block tells what the block changed.
	const first = oldest + 1;
	for (const number of [options.from, options.to]) {
		if (number < first) {
			throw new Failure(
				`the node has dropped the state of block ${number}: it can tell of block ${first} and` +
					' later ones. One that runs with --state-pruning=archive keeps all',
			);
		}
	}
	const to = options.to ?? last;
	const from = options.from ?? (oldest === 0 ? first : Math.min(first + MARGIN, to));
	return { from, to };
}

/**
 * The lowest block whose state the node has.
 *
 * @param {import('../chain.js').Chain} chain
 * @param {number} last whose state it has
 */
async function oldestState(chain, last) {
	if (await chain.hasState(0)) return 0;
	let [without, having] = [0, last];
	while (having - without > 1) {
		const middle = Math.floor((without + having) / 2);
		if (await chain.hasState(middle)) having = middle;
		else without = middle;
	}
	return having;
}
