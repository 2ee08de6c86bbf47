/**
 * Chain specs made from the node's own.
 */

import { writeFileSync } from 'node:fs';

import { runOk } from './binary.js';
import { aliceFinality } from './keys.js';

/** A genesis in which Alice alone finalises. */
export const ALICE_FINALISES = { grandpa: { authorities: [[aliceFinality.address, 1]] } };

/**
 * The chain spec of a chain that the node knows, as JSON.
 *
 * @param {string} chain `dev`, `local` or a path
 * @param {{ raw?: boolean }} [options]
 * @returns {Promise<any>}
 */
export async function exportSpec(chain, { raw = false } = {}) {
	const form = raw ? ['--raw'] : [];
	const { stdout } = await runOk(['export-chain-spec', `--chain=${chain}`, ...form]);
	return JSON.parse(stdout);
}

/**
 * Lay `patch` over `value`: objects are merged, everything else replaced.
 *
 * @param {any} value changed in place
 * @param {any} patch
 * @returns {any}
 */
export function merge(value, patch) {
	const isObject = (it) => it !== null && typeof it === 'object' && !Array.isArray(it);
	if (!isObject(value) || !isObject(patch)) return patch;
	for (const [key, part] of Object.entries(patch)) value[key] = merge(value[key], part);
	return value;
}

/**
 * A chain for tests: `local` sealed with BLAKE3, at a pace of its own.
 *
 * @param {import('./lab.js').Lab} lab gets the files
 * @param {object} options
 * @param {number} options.blockTime the target, milliseconds
 * @param {number} options.halfLife milliseconds
 * @param {number} options.difficulty of the first blocks
 * @param {object} [options.genesis] laid over the genesis parameters
 * @param {string} [options.name] of the file
 * @returns {Promise<string>} the path of a raw chain spec
 */
export async function quickSpec(
	lab,
	{ blockTime, halfLife, difficulty, genesis = {}, name = 'quick' },
) {
	const spec = await exportSpec('local');
	merge(spec.genesis.runtimeGenesis.patch, {
		difficulty: { algorithm: 'Blake3', initialDifficulty: difficulty },
		protocolParameters: { difficulty: { targetBlockTime: blockTime, halfLife } },
		...genesis,
	});
	const plain = lab.path(`${name}.json`);
	writeFileSync(plain, JSON.stringify(spec));
	const raw = lab.path(`${name}-raw.json`);
	writeFileSync(raw, JSON.stringify(await exportSpec(plain, { raw: true })));
	return raw;
}
