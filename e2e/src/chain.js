/**
 * What a node says of its chain.
 */

import { hexToU8a } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';

import { waitFor } from './wait.js';

/** @typedef {import('./node-process.js').NodeProcess} NodeProcess */

/** How a `pow_` pre-runtime digest of 32 bytes begins in SCALE. */
const AUTHOR_DIGEST = '0x06706f775f80';

/**
 * The best block.
 *
 * @param {NodeProcess} node
 * @returns {Promise<{ number: number, hash: string }>}
 */
export async function best(node) {
	// The hash first: a header asked for by it cannot belong to another block.
	const hash = await node.rpc('chain_getBlockHash');
	const header = await node.rpc('chain_getHeader', hash);
	return { number: Number(header.number), hash };
}

/**
 * A block of the best chain that nothing replaces any more: the tip may be one of two siblings, or find
 * no quorum.
 *
 * @param {NodeProcess} node
 * @returns {Promise<{ number: number, hash: string }>}
 */
export async function buried(node) {
	const number = (await height(node)) - 4;
	return { number, hash: await hashAt(node, number) };
}

/**
 * The height of the best block.
 *
 * @param {NodeProcess} node
 */
export async function height(node) {
	return Number((await node.rpc('chain_getHeader')).number);
}

/**
 * The height of the last finalised block.
 *
 * @param {NodeProcess} node
 */
export async function finalized(node) {
	const hash = await node.rpc('chain_getFinalizedHead');
	return Number((await node.rpc('chain_getHeader', hash)).number);
}

/**
 * The hash of block `number` on the best chain, or null when there is none.
 *
 * @param {NodeProcess} node
 * @param {number} number
 * @returns {Promise<string | null>}
 */
export async function hashAt(node, number) {
	return node.rpc('chain_getBlockHash', number);
}

/**
 * The author that a header names.
 *
 * @param {{ digest: { logs: string[] } }} header as the RPC gives it
 * @returns {string} the address
 */
export function authorOf(header) {
	const log = header.digest.logs.find((it) => it.startsWith(AUTHOR_DIGEST));
	if (!log) throw new Error(`no author in ${JSON.stringify(header)}`);
	return encodeAddress(hexToU8a(`0x${log.slice(AUTHOR_DIGEST.length)}`));
}

/**
 * The authors of the blocks `from` to `to` of the best chain.
 *
 * @param {NodeProcess} node
 * @param {number} from
 * @param {number} to
 * @returns {Promise<string[]>}
 */
export async function authors(node, from, to) {
	const found = [];
	for (let number = from; number <= to; number++) {
		const header = await node.rpc('chain_getHeader', await hashAt(node, number));
		found.push(authorOf(header));
	}
	return found;
}

/**
 * Wait until the best chain of `node` is at least `number` blocks high.
 *
 * @param {NodeProcess} node
 * @param {number} number
 * @param {{ timeout?: number }} [options]
 */
export async function reaches(node, number, { timeout = 120_000 } = {}) {
	const probe = async () => (await height(node)) >= number;
	await waitFor(`${node.name} to reach block ${number}`, probe, {
		timeout,
		state: () => best(node),
	});
}

/**
 * Wait until `node` has finalised block `number`.
 *
 * @param {NodeProcess} node
 * @param {number} number
 * @param {{ timeout?: number }} [options]
 */
export async function finalizes(node, number, { timeout = 120_000 } = {}) {
	const probe = async () => (await finalized(node)) >= number;
	await waitFor(`${node.name} to finalise block ${number}`, probe, {
		timeout,
		state: async () => ({ best: await height(node), finalized: await finalized(node) }),
	});
}

/**
 * Wait until all `nodes` have the same block at `number`.
 *
 * @param {NodeProcess[]} nodes
 * @param {number} number
 * @param {{ timeout?: number }} [options]
 * @returns {Promise<string>} its hash
 */
export async function agree(nodes, number, { timeout = 120_000 } = {}) {
	const hashes = () => Promise.all(nodes.map((node) => hashAt(node, number)));
	const names = nodes.map((node) => node.name).join(', ');
	return waitFor(
		`${names} to agree on block ${number}`,
		async () => {
			const [first, ...others] = await hashes();
			return others.every((hash) => hash === first) && first;
		},
		{ timeout, state: hashes },
	);
}

/**
 * Wait until `node` is connected to at least `count` others.
 *
 * @param {NodeProcess} node
 * @param {number} count
 * @param {{ timeout?: number }} [options]
 */
export async function hasPeers(node, count, { timeout = 120_000 } = {}) {
	await waitFor(
		`${node.name} to have ${count} peers`,
		async () => (await node.rpc('system_health')).peers >= count,
		{ timeout, state: () => node.rpc('system_health') },
	);
}
