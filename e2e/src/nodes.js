/**
 * StakingNodes and the finality set, as `api.call.nodeApi` tells of them, in plain values.
 */

import { u8aToHex } from '@polkadot/util';

import { plain } from './plain.js';

/** @typedef {import('@polkadot/api').ApiPromise} ApiPromise */

/** The bytes of each of a node's keys, in hex. */
const KEY_DIGITS = 64;

/** What is said of nodes at one block, so that answers fit each other. */
export class Nodes {
	/**
	 * @param {ApiPromise} api
	 * @param {string} [hash] of the block; the best one if absent
	 * @returns {Promise<Nodes>}
	 */
	static async at(api, hash) {
		const nodes = new Nodes();
		nodes.hash = hash ?? (await api.rpc.chain.getBlockHash()).toHex();
		nodes.state = await api.at(nodes.hash);
		nodes.number = (await nodes.state.query.system.number()).toNumber();
		nodes.call = nodes.state.call.nodeApi;
		return nodes;
	}

	/** The bond that a node would hold if it were registered now. */
	async bondNow() {
		return (await this.call.bondNow()).toBigInt();
	}

	/** A node, or undefined if the account is none. */
	async node({ address }) {
		return plain(await this.call.node(address));
	}

	/** How many shares name a delegate. */
	async assigned({ address }) {
		return plain(await this.call.assigned(address));
	}

	/** The finality set. */
	async finalitySet() {
		return plain(await this.call.finalitySet());
	}

	/** What is held of an account as its bond. */
	async heldBond({ address }) {
		const holds = await this.state.query.balances.holds(address);
		const bond = holds.find(({ id }) => id.isStakingNode && id.asStakingNode.isBond);
		return bond?.amount.toBigInt() ?? 0n;
	}

	/** All draws of which something is known, oldest first, without those of its time before. */
	async draws() {
		const { history, previous, current } = this.state.query.shareVote;
		const records = (await history.entries()).map(([, record]) => plain(record.unwrap()));
		const open = await Promise.all([previous(), current()]);
		for (const { number, shares } of open
			.filter((it) => it.isSome)
			.map((it) => plain(it.unwrap()))) {
			const flat = shares.map(({ share, outcome }) => ({ ...share, outcome }));
			records.push({ number, shares: flat });
		}
		return records.sort((one, other) => Number(one.number - other.number));
	}
}

/**
 * Keys that a node has made in its keystore.
 *
 * @typedef {{ keys: string, proof: string, grandpa: string, vote: string }} NodeKeys in hex
 */

/**
 * Have a running node make keys for an account.
 *
 * @param {import('./node-process.js').NodeProcess} node
 * @param {{ publicKey: Uint8Array }} owner
 * @returns {Promise<NodeKeys>}
 */
export async function newKeys(node, { publicKey }) {
	const { keys, proof } = await node.rpc('author_rotateKeysWithOwner', u8aToHex(publicKey));
	const digits = keys.slice(2);
	return {
		keys,
		proof,
		grandpa: `0x${digits.slice(0, KEY_DIGITS)}`,
		vote: `0x${digits.slice(KEY_DIGITS)}`,
	};
}

/**
 * The transaction that registers a node.
 *
 * @param {ApiPromise} api
 * @param {{ keys: string, proof: string }} keys
 * @param {{ name?: string, limit?: bigint }} [options] `limit`: the most to pay
 */
export function registration(api, { keys, proof }, { name = 'e2e', limit = 10n ** 30n } = {}) {
	return api.tx.stakingNode.register(keys, proof, { name, site: '', contact: '' }, limit);
}

/**
 * How votes of a delegate came out, by the draws that are known.
 *
 * @param {any[]} draws as {@link Nodes.draws} has them
 * @param {{ address: string }} delegate
 */
export function tallyOf(draws, { address }) {
	const own = draws.flatMap(({ shares }) => shares.filter((it) => it.delegate === address));
	const count = (outcome) => BigInt(own.filter((it) => it.outcome === outcome).length);
	return {
		drawn: BigInt(own.length),
		tally: { voted: count('Voted'), late: count('Late'), missed: count('Missed') },
	};
}
