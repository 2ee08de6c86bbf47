/**
 * Several nodes on one chain.
 */

import { createHash } from 'node:crypto';

import { hashAt, height } from './chain.js';
import { alice, bob, charlie, dave } from './keys.js';

/** @typedef {import('./node-process.js').NodeProcess} NodeProcess */

/** Four miners, each with the finality key and the voting key of its name. */
export const MINERS = {
	alice: ['--alice', `--author=${alice.address}`],
	bob: ['--bob', `--author=${bob.address}`],
	charlie: ['--charlie', `--author=${charlie.address}`],
	dave: ['--dave', `--author=${dave.address}`],
};

/**
 * The flags of a miner of limited strength.
 *
 * @param {keyof typeof MINERS} name
 * @param {number} rate hashes per second
 */
export const miner = (name, rate) => [...MINERS[name], '--mine', `--mine-rate=${rate}`];

/**
 * The flags of a miner without any key: it neither votes nor finalises.
 *
 * @param {keyof typeof MINERS} name
 * @param {number} rate hashes per second
 */
export const keyless = (name, rate) => miner(name, rate).slice(1);

/**
 * A network identity that is the same in every run.
 *
 * @param {string} name
 * @returns {string} a flag
 */
export const identity = (name) =>
	`--node-key=${createHash('sha256').update(`assay-e2e ${name}`).digest('hex')}`;

/**
 * The flag that lets a node find the network through `nodes`.
 *
 * @param {...NodeProcess} nodes running ones
 * @returns {Promise<string[]>}
 */
export async function through(...nodes) {
	return Promise.all(nodes.map(async (node) => `--bootnodes=${await node.address()}`));
}

/**
 * Start nodes that do not run: the first alone, the others so that they find it.
 *
 * @param {NodeProcess[]} nodes
 * @param {(node: NodeProcess) => string[]} flags of each
 */
export async function startAll(nodes, flags) {
	const [first, ...others] = nodes;
	await first.start({ args: flags(first) });
	const bootnodes = await through(first);
	await Promise.all(others.map((node) => node.start({ args: [...flags(node), ...bootnodes] })));
}

/**
 * Connect two running nodes for good.
 *
 * @param {NodeProcess} from
 * @param {NodeProcess} to
 */
export async function join(from, to) {
	await from.rpc('system_addReservedPeer', await to.address());
}

/**
 * The last block that two nodes have in common.
 *
 * @param {NodeProcess} one
 * @param {NodeProcess} other
 * @returns {Promise<number>}
 */
export async function lastCommon(one, other) {
	let common = 0;
	let differing = Math.min(await height(one), await height(other)) + 1;
	while (differing - common > 1) {
		const middle = Math.floor((common + differing) / 2);
		const [hash, twin] = [await hashAt(one, middle), await hashAt(other, middle)];
		if (hash !== null && hash === twin) common = middle;
		else differing = middle;
	}
	return common;
}

/**
 * The blocks that a node's miner has made since its last start, whatever became of them.
 *
 * @param {NodeProcess} node
 * @returns {{ number: number, hash: string }[]}
 */
export function madeBy(node) {
	const seals = node.log().matchAll(/Sealed block #(\d+) \((0x[0-9a-f]{64})\)/g);
	return [...seals].map(([, number, hash]) => ({ number: Number(number), hash }));
}

/**
 * The heights that the peers of `node` claim, by peer id.
 *
 * @param {NodeProcess} node
 * @returns {Promise<Record<string, number>>}
 */
export async function claims(node) {
	const peers = await node.rpc('system_peers');
	return Object.fromEntries(peers.map(({ peerId, bestNumber }) => [peerId, bestNumber]));
}

/**
 * What says of no part that it broke:
 * - "Outdated justification", at level info, where finality comes by gossip before the proof that was
 *   asked of sync;
 * - "unknown parent", where a block comes before its parent does: after a split or a stop, of a fork
 *   longer than the 128 blocks that a peer sends at once, or when siblings cross. Sync then asks for the
 *   last common block. That it gets there is for the test to see, by what the node's chain becomes;
 * - "not in finalized chain", where a sibling comes when another block of its height is final.
 */
const HARMLESS =
	/Outdated justification|block has an unknown parent|block not in finalized chain/;

/**
 * Fail when the log of a node shows that a part of it broke.
 *
 * @param {NodeProcess[]} nodes
 */
export function requireHealthyLogs(nodes) {
	for (const node of nodes) {
		const bad = node
			.log()
			.split('\n')
			.filter((line) => /panicked|Essential task|💔|Block #\d+: /.test(line))
			.find((line) => !HARMLESS.test(line));
		if (bad) throw new Error(`${node.name} logged: ${bad}`);
	}
}
