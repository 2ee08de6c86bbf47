/**
 * What drawn shares were paid for their votes, and who cast them.
 */

import assert from 'node:assert/strict';

import { plain } from './plain.js';
import { Rewards } from './rewards.js';

/** @typedef {import('@polkadot/api').ApiPromise} ApiPromise */

/** Blocks until the record of a draw is closed: its late votes may come two blocks after it. */
export const CLOSED_AFTER = 3;

/** When votes are carried, in blocks after the block that they are on, by their outcome. */
const CARRIED = { Voted: 1, Late: 2 };

/**
 * A vote and what it was paid.
 *
 * @typedef {object} Paid
 * @property {string} delegate who cast it
 * @property {'Voted' | 'Late'} outcome
 * @property {bigint} owner what the owner of the share was credited with
 * @property {bigint} node what the delegate was credited with
 */

/**
 * The votes on a block that came, each with what it was paid.
 *
 * @param {ApiPromise} api
 * @param {number} number of a block whose record is closed
 * @returns {Promise<Paid[]>}
 */
export async function paidOn(api, number) {
	const length = api.consts.shareVote.historyLength.toNumber();
	const record = plain((await api.query.shareVote.history(number % length)).unwrap());
	assert.equal(Number(record.number), number, 'the record is gone');
	const found = [];
	for (const [outcome, later] of Object.entries(CARRIED)) {
		const hash = (await api.rpc.chain.getBlockHash(number + later)).toHex();
		const [{ votes }] = await (
			await Rewards.at(api, hash)
		).events('rewardDistribution', 'BlockRewarded');
		// A block pays the votes on one block in the order of their slots.
		const paid = votes.filter(({ on }) => Number(on) === number);
		const shares = record.shares.filter((it) => it.outcome === outcome);
		assert.equal(paid.length, shares.length, `the ${outcome} votes on block ${number}`);
		found.push(...shares.map((share, at) => ({ ...share, ...paid[at] })));
	}
	return found;
}

/**
 * The votes that came on the blocks `from` to `to`, each with what it was paid.
 *
 * @param {ApiPromise} api
 * @param {number} from
 * @param {number} to
 * @returns {Promise<Paid[]>}
 */
export async function paidBetween(api, from, to) {
	const all = [];
	for (let number = from; number <= to; number++) all.push(...(await paidOn(api, number)));
	return all;
}
