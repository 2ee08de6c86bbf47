/**
 * A chain that grows as fast as its miner can build blocks.
 */

import { reaches } from '../../src/chain.js';
import { ALICE_FINALISES, quickSpec } from '../../src/chain-spec.js';
import { alice } from '../../src/keys.js';

/** The longest half life the parameters allow, so that the difficulty hardly moves. */
export const THIRTY_DAYS = 30 * 24 * 3_600_000;

/**
 * Its chain spec: every hash is good enough, and with a half life of 30 days it stays so over the
 * minutes that a chain of some thousand blocks gets ahead of its schedule.
 *
 * @param {import('../../src/lab.js').Lab} lab
 * @returns {Promise<string>} the path of a raw chain spec
 */
export const fastSpec = (lab) =>
	quickSpec(lab, {
		blockTime: 100,
		halfLife: THIRTY_DAYS,
		difficulty: 1,
		genesis: ALICE_FINALISES,
		name: 'fast',
	});

/**
 * A node that mines the chain and finalises it, so that old states are pruned.
 *
 * @param {import('../../src/lab.js').Lab} lab
 * @param {string} name
 * @param {string} spec see {@link fastSpec}
 * @param {string[]} [more] flags
 * @returns {import('../../src/node-process.js').NodeProcess} not started yet
 */
export const fastMiner = (lab, name, spec, more = []) =>
	lab.node(name, [
		`--chain=${spec}`,
		'--alice',
		'--mine',
		`--author=${alice.address}`,
		'--mine-rate=0',
		'--force-authoring',
		...more,
	]);

/** How long `blocks` blocks may take at the very most, milliseconds. */
export const patience = (blocks) => 60_000 + blocks * 500;

/**
 * Wait until the chain has `blocks` blocks.
 *
 * @param {import('../../src/node-process.js').NodeProcess} node
 * @param {number} blocks
 */
export const grows = (node, blocks) => reaches(node, blocks, { timeout: patience(blocks) });
