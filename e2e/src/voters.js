/**
 * Four miners with shares of their own, on a chain whose blocks need votes.
 */

import assert from 'node:assert/strict';

import { hasPeers } from './chain.js';
import { quickSpec } from './chain-spec.js';
import { identity, keyless, madeBy, miner, startAll } from './network.js';
import { withShares } from './shares.js';

/** Their names. */
export const NAMES = ['alice', 'bob', 'charlie', 'dave'];

/** Hashes per second of each. */
export const RATE = 20_000;
const BLOCK_TIME = 500;

/** Dave's are two fifths of all: more than a third, so that many draws find no quorum without him. */
const SHARES = { alice: 2_000, bob: 2_000, charlie: 2_000, dave: 4_000 };

/** The most blocks that a node keeps at one height. */
const MAX_SIBLINGS = 16;

/**
 * A chain that hardly adapts: a stall must not make the blocks after it a flood.
 *
 * @param {import('./lab.js').Lab} lab
 * @returns {Promise<string>} the path of its spec
 */
export const voterSpec = (lab) =>
	quickSpec(lab, {
		blockTime: BLOCK_TIME,
		rate: NAMES.length * RATE,
		genesis: withShares(SHARES),
	});

/** End all nodes as a power cut would. */
export const cut = (nodes) => Promise.all(nodes.map((node) => node.kill()));

/** The blocks that the nodes have made at one height since they were started. */
export const sealed = (nodes, number) =>
	nodes.flatMap((node) => madeBy(node).filter((it) => it.number === number).map((it) => it.hash));

/** Fail if a node keeps more of some blocks than it may. Returns how many it keeps at most. */
export async function requireBound(nodes, hashes) {
	const keeps = async (node) => {
		const headers = await Promise.all(
			hashes.map((hash) => node.rpc('chain_getHeader', hash)),
		);
		return headers.filter((header) => header !== null).length;
	};
	const kept = await Promise.all(nodes.map(keeps));
	assert.ok(Math.max(...kept) <= MAX_SIBLINGS, `kept at one height: ${kept}`);
	return Math.max(...kept);
}

/** Nodes of one network: with all keys, or without any. */
export class Network {
	constructor(lab, chain) {
		this.chain = chain;
		this.all = NAMES.map((name) => lab.node(name, []));
		[this.alice, , , this.dave] = this.all;
	}

	flags(node, { keys = true, wait = 200, rate = RATE } = {}) {
		const flags = keys ? miner(node.name, rate) : keyless(node.name, rate);
		return [`--chain=${this.chain}`, identity(node.name), `--quorum-wait=${wait}`, ...flags];
	}

	async start(options) {
		await startAll(this.all, (node) => this.flags(node, options));
		await Promise.all(this.all.map((node) => hasPeers(node, NAMES.length - 1)));
	}
}
