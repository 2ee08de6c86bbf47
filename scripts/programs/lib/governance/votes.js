/**
 * Votes on referenda, and the money that they lock.
 */

import { Failure } from '../chain.js';
import { asy } from '../money.js';

/** @typedef {import('@polkadot/api').ApiPromise} ApiPromise */

/** How many lock periods each conviction takes, the vote counting so many times; 0 counts a tenth. */
export const LOCK_PERIODS = [0, 1, 2, 4, 8, 16, 32];

/**
 * The name of a conviction.
 *
 * @param {number} times how often the vote counts
 */
export const conviction = (times) => (times === 0 ? 'None' : `Locked${times}x`);

/**
 * A vote, for `convictionVoting.vote`.
 *
 * @param {'aye' | 'nay' | 'abstain'} side
 * @param {bigint} amount in units
 * @param {number} times how often it counts, see {@link LOCK_PERIODS}
 */
export function voteFor(side, amount, times) {
	if (side === 'abstain') return { SplitAbstain: { aye: 0, nay: 0, abstain: amount } };
	const vote = { aye: side === 'aye', conviction: conviction(times) };
	return { Standard: { vote, balance: amount } };
}

/**
 * All money of an account that can vote: free and on hold, as for shares and bonds.
 *
 * @param {ApiPromise} api
 * @param {string} address
 * @returns {Promise<{ total: bigint, held: bigint, locked: bigint }>} in units
 */
export async function moneyOf(api, address) {
	const { data } = await api.query.system.account(address);
	const held = data.reserved.toBigInt();
	return { total: data.free.toBigInt() + held, held, locked: data.frozen.toBigInt() };
}

/**
 * What the votes of an account on one track keep of its money.
 *
 * @typedef {object} Lock
 * @property {number} track
 * @property {bigint} locked in units
 * @property {number[]} votes the referenda whose votes were not removed
 * @property {number | undefined} until the block in which the money of removed votes is free
 * @property {boolean} delegated whether somebody else votes with it
 */

/**
 * What an account's votes keep of its money, track by track.
 *
 * @param {ApiPromise} api
 * @param {string} address
 * @returns {Promise<Lock[]>}
 */
export async function locksOf(api, address) {
	const classes = await api.query.convictionVoting.classLocksFor(address);
	return Promise.all(
		[...classes].map(async ([track, locked]) => {
			const voting = await api.query.convictionVoting.votingFor(address, track);
			const { prior } = voting.inner;
			const [until] = prior;
			return {
				track: track.toNumber(),
				locked: locked.toBigInt(),
				votes: voting.isCasting ? voting.asCasting.votes.map(([index]) => index.toNumber()) : [],
				until: until.toNumber() || undefined,
				delegated: voting.isDelegating,
			};
		}),
	);
}

/**
 * The calls that free what an account's votes do not have to keep any more.
 *
 * @param {ApiPromise} api
 * @param {string} address
 * @returns {Promise<any[]>} none if there is nothing to free
 */
export async function freeing(api, address) {
	const { convictionVoting } = api.tx;
	const calls = [];
	for (const { track, votes } of await locksOf(api, address)) {
		const infos = await Promise.all(
			votes.map((index) => api.query.referenda.referendumInfoFor(index)),
		);
		const ended = votes.filter((_, at) => infos[at].isSome && !infos[at].unwrap().isOngoing);
		calls.push(...ended.map((index) => convictionVoting.removeVote(track, index)));
		calls.push(convictionVoting.unlock(track, address));
	}
	return calls;
}

/**
 * Fail unless an account can pay for something. Money that votes lock can be placed as a deposit.
 *
 * @param {ApiPromise} api
 * @param {string} address
 * @param {bigint} amount in units
 * @param {string} what it is for
 */
export async function requireMoney(api, address, amount, what) {
	const { data } = await api.query.system.account(address);
	const free = data.free.toBigInt();
	if (free <= amount) {
		throw new Failure(
			`${address} has ${asy(free)}, which does not pay for ${what} of ${asy(amount)}: send it` +
				' money, or choose another account',
		);
	}
}
