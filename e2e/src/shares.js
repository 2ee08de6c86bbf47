/**
 * Chains whose blocks need votes: who has shares, and what the blocks say of the votes.
 */

import { merge } from './chain-spec.js';
import { account } from './keys.js';

/** @typedef {import('@polkadot/api').ApiPromise} ApiPromise */

/** One ASY in units. */
export const ASY = 10n ** 12n;

/** How many shares are drawn to vote on a block, and how many of them make a quorum. */
export const [DRAWN, QUORUM] = [3, 2];

/** An escape gap that no test lives to see, milliseconds: only votes let the chain go on. */
export const NO_ESCAPE = 3_600_000;

/** The secret URI of a well-known account. */
const uri = (name) => `//${name[0].toUpperCase()}${name.slice(1)}`;

/**
 * A genesis with mature shares and the quorum required from the first block on.
 *
 * @param {Record<string, number>} holders how many shares each well-known account has, by its name
 *   in lower case; the voting key of each is its own
 * @param {object} [parameters] protocol parameters, by group
 * @returns {object} for the `genesis` of `quickSpec`
 */
export function withShares(holders, parameters = {}) {
	const holding = Object.entries(holders).map(([name, shares]) => [account(uri(name)), shares]);
	const required = { activationSize: DRAWN, lockInWindow: 10, escapeGap: NO_ESCAPE };
	return {
		validateShare: { lots: holding.map(([{ address }, shares]) => [address, shares]) },
		shareVote: {
			activation: 'Required',
			votingKeys: holding.map(([{ address }]) => [address, address]),
		},
		protocolParameters: merge({ votes: required }, parameters),
	};
}

/**
 * Give a running node the voting key of a well-known account.
 *
 * @param {import('./node-process.js').NodeProcess} node
 * @param {string} name in lower case
 */
export async function insertVoter(node, name) {
	const { publicKey } = account(uri(name));
	const hex = `0x${Buffer.from(publicKey).toString('hex')}`;
	await node.rpc('author_insertKey', 'vote', uri(name), hex);
}

/**
 * The votes that a block carries.
 *
 * @typedef {object} Carried
 * @property {number} inherents how many vote inherents the block has
 * @property {number} votes on its parent
 * @property {number} late votes on its parent's parent
 * @property {number} bytes of the vote inherents, with their length prefixes
 */

/**
 * What a block carries.
 *
 * @param {ApiPromise} api
 * @param {string} hash
 * @returns {Promise<Carried>}
 */
export async function votesIn(api, hash) {
	const { block } = await api.rpc.chain.getBlock(hash);
	const isVote = ({ method: { section, method } }) => section === 'shareVote' && method === 'vote';
	const inherents = block.extrinsics.filter(isVote);
	const cast = (votes) => [...votes].filter((vote) => vote.isSome).length;
	const sum = (of) => inherents.reduce((all, it) => all + of(it), 0);
	return {
		inherents: inherents.length,
		votes: sum(({ args: [inherent] }) => cast(inherent.votes)),
		late: sum(({ args: [inherent] }) => cast(inherent.late)),
		bytes: sum((inherent) => inherent.encodedLength),
	};
}

/**
 * What the blocks `from` to `to` of the best chain carry, and when they were made.
 *
 * @param {ApiPromise} api
 * @param {number} from
 * @param {number} to
 * @returns {Promise<(Carried & { number: number, hash: string, time: number })[]>} `time` in
 *   milliseconds
 */
export async function blocks(api, from, to) {
	const found = [];
	for (let number = from; number <= to; number++) {
		const hash = (await api.rpc.chain.getBlockHash(number)).toHex();
		const time = (await (await api.at(hash)).query.timestamp.now()).toNumber();
		found.push({ number, hash, time, ...(await votesIn(api, hash)) });
	}
	return found;
}

/**
 * Fail unless each of the blocks `from` to `to` of the best chain carries a quorum of votes on its
 * parent.
 *
 * @param {ApiPromise} api
 * @param {number} from
 * @param {number} to
 * @returns {Promise<Carried[]>} what they carry
 */
export async function requireQuorums(api, from, to) {
	const found = await blocks(api, from, to);
	for (const { number, inherents, votes } of found) {
		if (inherents !== 1) throw new Error(`block ${number} has ${inherents} vote inherents`);
		if (votes < QUORUM) throw new Error(`block ${number} carries ${votes} votes on its parent`);
	}
	return found;
}
