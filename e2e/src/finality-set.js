/**
 * Networks whose finality set changes: who sits in it, and what the nodes know of it.
 */

import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { u8aToHex } from '@polkadot/util';

import { sendOk } from './api.js';
import { merge, quickSpec } from './chain-spec.js';
import { finalityOf } from './keys.js';
import { newKeys, Nodes, registration } from './nodes.js';
import { waitFor } from './wait.js';

/** @typedef {import('@polkadot/api').ApiPromise} ApiPromise */
/** @typedef {import('./node-process.js').NodeProcess} NodeProcess */

/** Hashes per second of each miner of {@link finalitySpec}, and how often a block comes, milliseconds. */
export const [RATE, BLOCK_TIME] = [20_000, 400];

/** Blocks between two elections on {@link finalitySpec}. */
export const SESSION = 10;

/** The finality key of an authority of genesis, in hex. */
export const finalityKey = (uri) => u8aToHex(finalityOf(uri).publicKey);

/**
 * A chain whose finality set changes quickly.
 *
 * @param {import('./lab.js').Lab} lab
 * @param {object} options
 * @param {string[]} options.authorities the secret URIs of those who finalise at first
 * @param {number} options.miners how many, of {@link RATE} each
 * @param {object} [options.genesis] laid over its genesis; without it, blocks need no votes
 * @returns {Promise<string>} the path of its spec
 */
export const finalitySpec = (lab, { authorities, miners, genesis = {} }) =>
	quickSpec(lab, {
		blockTime: BLOCK_TIME,
		rate: miners * RATE,
		genesis: merge(
			{
				grandpa: { authorities: authorities.map((uri) => [finalityOf(uri).address, 1]) },
				protocolParameters: {
					nodes: { session: SESSION, minNodes: 4, jail: 10_000, evidencePeriod: 1_000 },
				},
			},
			genesis,
		),
	});

/**
 * Register an account as a StakingNode with keys that a running node makes.
 *
 * @param {ApiPromise} api
 * @param {NodeProcess} node
 * @param {import('@polkadot/keyring/types').KeyringPair} owner
 * @returns {Promise<import('./nodes.js').NodeKeys & { blockHash: string }>} `blockHash`: of the block
 *   in which it was registered
 */
export async function enrol(api, node, owner) {
	const keys = await newKeys(node, owner);
	const { blockHash } = await sendOk(api, registration(api, keys, { name: node.name }), owner);
	return { ...keys, blockHash };
}

/**
 * Wait until the chain has a finality set of exactly these keys.
 *
 * @param {ApiPromise} api
 * @param {string[]} keys in hex
 * @param {{ timeout?: number }} [options]
 * @returns {Promise<any>} the set
 */
export async function setOf(api, keys, { timeout = 120_000 } = {}) {
	const wanted = [...keys].sort().join();
	const set = async () => (await Nodes.at(api)).finalitySet();
	const seated = ({ seats }) =>
		seats
			.map(({ key }) => key)
			.sort()
			.join();
	return waitFor(
		`a finality set of ${keys.length}`,
		async () => {
			const found = await set();
			return seated(found) === wanted && found;
		},
		{ timeout, state: async () => String((await set()).seats.map(({ key }) => key)) },
	);
}

/**
 * Wait until all nodes vote in the same finality set.
 *
 * @param {NodeProcess[]} nodes
 * @param {bigint} id of the set; a later one does too
 * @returns {Promise<number>} the set
 */
export async function agreeOnSet(nodes, id) {
	const sets = () =>
		Promise.all(nodes.map(async (node) => (await node.rpc('grandpa_roundState')).setId));
	return waitFor(
		`all nodes to be in finality set ${id}`,
		async () => {
			const [first, ...others] = await sets();
			return first >= Number(id) && others.every((it) => it === first) && first;
		},
		{ state: sets },
	);
}

/**
 * The part of the whole that a seat has.
 *
 * @param {any} set as {@link Nodes.finalitySet} has it
 * @param {string} key in hex
 * @returns {number} 0 if it has none
 */
export function partOf({ seats }, key) {
	const total = seats.reduce((sum, { weight }) => sum + weight, 0n);
	const own = seats.find((seat) => seat.key === key)?.weight ?? 0n;
	return Number((own * 1_000_000n) / total) / 1_000_000;
}

/**
 * Give a node that has not run yet the keys of another one.
 *
 * @param {import('./lab.js').Lab} lab
 * @param {string} from the name of a node that has run
 * @param {string} to
 */
export function copyKeys(lab, from, to) {
	const chains = lab.path(from, 'chains');
	const [chain] = readdirSync(chains);
	const keystore = (name) => join(lab.path(name), 'chains', chain, 'keystore');
	cpSync(keystore(from), keystore(to), { recursive: true });
}
