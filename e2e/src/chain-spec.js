/**
 * Chain specs made from the node's own.
 */

import { writeFileSync } from 'node:fs';

import { runOk } from './binary.js';
import { aliceFinality } from './keys.js';
import { shared } from './shared.js';

/** A genesis in which Alice alone finalises. */
export const ALICE_FINALISES = { grandpa: { authorities: [[aliceFinality.address, 1]] } };

/** A genesis without shares: nothing is drawn, and blocks need no votes. */
export const NO_SHARES = {
	shareVote: { activation: 'Dormant', votingKeys: [] },
	validateShare: { lots: [] },
};

/** A half life within which no test ends, milliseconds. */
const HOUR = 3_600_000;

/** Chains whose specs are in the binary. */
const KNOWN = ['dev', 'local'];

/**
 * The chain spec of a chain that the node knows, as JSON.
 *
 * @param {string} chain `dev`, `local` or a path
 * @param {{ raw?: boolean }} [options]
 * @returns {Promise<any>}
 */
export async function exportSpec(chain, { raw = false } = {}) {
	const form = raw ? ['--raw'] : [];
	const args = ['export-chain-spec', `--chain=${chain}`, ...form];
	const make = async () => (await runOk(args)).stdout;
	// What a path stands for may change.
	return JSON.parse(await (KNOWN.includes(chain) ? shared(args.join(' '), make) : make()));
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
 * What makes a chain for tests out of `local`.
 *
 * @typedef {object} Pace
 * @property {number} blockTime the target, milliseconds
 * @property {number} [rate] hashes per second of all miners together: the first blocks come at the target
 * @property {number} [difficulty] of the first blocks, where it does not follow from `rate`
 * @property {number} [halfLife] milliseconds; if absent, so long that the difficulty hardly adapts:
 *   blocks keep their weight, and a stall does not make those after it a flood
 * @property {object} [genesis] laid over the genesis parameters; blocks need votes only if it gives
 *   shares, see `withShares`
 * @property {string} [code] the runtime that makes the genesis, in hex; that of the binary if absent.
 *   With another one the genesis has nothing of `local`, whose parameters that one may not know
 */

/**
 * A chain for tests: `local` sealed with BLAKE3, at a pace of its own.
 *
 * @param {import('./lab.js').Lab} lab gets the files
 * @param {Pace & { name?: string }} options `name`: of the file, unique in the lab
 * @returns {Promise<string>} the path of a raw chain spec
 */
export async function quickSpec(lab, { name = 'quick', ...pace }) {
	const { blockTime, rate, difficulty = (rate * blockTime) / 1_000, halfLife = HOUR, ...rest } = pace;
	const whole = { blockTime, difficulty, halfLife, ...rest };
	const spec = await shared(JSON.stringify(whole), () => makeQuickSpec(lab, whole));
	const path = lab.path(`${name}-raw.json`);
	writeFileSync(path, spec);
	return path;
}

async function makeQuickSpec(lab, { blockTime, halfLife, difficulty, genesis = {}, code }) {
	const spec = await exportSpec('local');
	const { runtimeGenesis } = spec.genesis;
	if (code) Object.assign(runtimeGenesis, { code, patch: {} });
	const { patch } = runtimeGenesis;
	merge(patch, {
		difficulty: { algorithm: 'Blake3', initialDifficulty: difficulty },
		protocolParameters: { difficulty: { targetBlockTime: blockTime, halfLife } },
		...structuredClone(NO_SHARES),
	});
	merge(patch, genesis);
	const plain = lab.path('plain.json');
	writeFileSync(plain, JSON.stringify(spec));
	return JSON.stringify(await exportSpec(plain, { raw: true }));
}
