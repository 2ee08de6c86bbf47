/**
 * Counts what blocks carry, as they come.
 */

import { performance } from 'node:perf_hooks';

import { waitFor } from '../../src/wait.js';

/** Every block has the timestamp. */
const INHERENTS = 1;

/** How often a new block is asked for, milliseconds. */
const INTERVAL = 20;

/** How long the next block may take, milliseconds. */
const PATIENCE = 120_000;

/**
 * A block that was seen.
 *
 * @typedef {object} Seen
 * @property {string} hash
 * @property {number} transfers how many transactions it has
 * @property {number} time when it was seen first, milliseconds of a steady clock
 */

/**
 * The blocks from the next one on, of a node that nobody else mines with: no block is taken back.
 *
 * @param {import('@polkadot/rpc-provider').WsProvider} provider a connection of its own
 * @returns {AsyncGenerator<Seen>}
 */
export async function* newBlocks(provider) {
	const best = async () => Number((await provider.send('chain_getHeader', [])).number);
	let known = await best();
	for (;;) {
		const newest = await waitFor(
			'the next block',
			async () => {
				const number = await best();
				return number > known && number;
			},
			{ timeout: PATIENCE, interval: INTERVAL },
		);
		const time = performance.now();
		while (known < newest) {
			known += 1;
			const hash = await provider.send('chain_getBlockHash', [known]);
			// As it comes: to decode thousands of transactions takes longer than to make them.
			const { block } = await provider.send('chain_getBlock', [hash]);
			yield { hash, transfers: block.extrinsics.length - INHERENTS, time };
		}
	}
}
