/**
 * One node that mines a chain of its own.
 */

import { connect } from './api.js';
import { quickSpec } from './chain-spec.js';
import { alice } from './keys.js';

/** The flag of a node that keeps every state: tests ask for blocks of any age. */
export const ARCHIVE = '--state-pruning=archive';

/**
 * Start a node that mines alone, with the keys of Alice, and connect to it. It keeps every state.
 *
 * @param {import('./lab.js').Lab} lab
 * @param {object} options besides these, what {@link quickSpec} takes
 * @param {number} options.rate hashes per second
 * @param {string} [options.node] what it is called
 * @param {string} [options.author] the address of whom its blocks pay; Alice's if absent
 * @param {string[]} [options.flags] more of them
 * @returns {Promise<{ chain: string, node: import('./node-process.js').NodeProcess,
 *   api: import('@polkadot/api').ApiPromise }>} `chain`: the path of its spec
 */
export async function loneMiner(
	lab,
	{ rate, node: name = 'node', author = alice.address, flags = [], ...pace },
) {
	const chain = await quickSpec(lab, { rate, ...pace });
	const node = await lab.start(name, [
		`--chain=${chain}`,
		'--alice',
		`--author=${author}`,
		'--mine',
		`--mine-rate=${rate}`,
		'--force-authoring',
		ARCHIVE,
		...flags,
	]);
	return { chain, node, api: await connect(lab, node) };
}
