/**
 * Votes that are delegated, track by track, and what stands in the way of it.
 */

import { Failure } from '../chain.js';
import { blockTime, span, tracksOf } from './tracks.js';
import { locksOf } from './votes.js';

/** @typedef {import('@polkadot/api').ApiPromise} ApiPromise */
/** @typedef {import('./tracks.js').Track} Track */

/** The referenda on which an account has votes of its own. */
const votesIn = (voting) =>
	voting.isCasting ? voting.asCasting.votes.map(([index]) => index.toNumber()) : [];

/**
 * Fail unless an account can delegate its votes on a track to another one.
 *
 * @param {ApiPromise} api
 * @param {string} address
 * @param {string} target
 * @param {Track} track
 */
export async function requireDelegable(api, address, target, { id, name }) {
	const { votingFor } = api.query.convictionVoting;
	if (address === target) {
		throw new Failure(`${address} cannot delegate to itself: name another account`);
	}
	const [own, others] = await Promise.all([votingFor(address, id), votingFor(target, id)]);
	if (own.isDelegating) {
		throw new Failure(
			`${address} delegates its votes on the track ${name} already, to ${own.asDelegating.target}:` +
				` take them back first, with scripts/referendum.sh undelegate --track ${name}`,
		);
	}
	const votes = votesIn(own);
	if (votes.length > 0) {
		throw new Failure(
			`${address} votes itself on the track ${name}, on ${votes.join(', ')}: remove each of these` +
				' votes first, with scripts/referendum.sh remove-vote <index>',
		);
	}
	if (others.isDelegating) {
		throw new Failure(
			`${target} delegates its own votes on the track ${name}, and those of others would not` +
				` count: choose ${others.asDelegating.target}, to whom it delegates, or another account`,
		);
	}
}

/**
 * To whom an account delegates its votes on a track; a failure if it does not.
 *
 * @param {ApiPromise} api
 * @param {string} address
 * @param {Track} track
 * @returns {Promise<string>}
 */
export async function delegateOf(api, address, { id, name }) {
	const voting = await api.query.convictionVoting.votingFor(address, id);
	if (!voting.isDelegating) {
		throw new Failure(
			`${address} does not delegate its votes on the track ${name}: there is nothing to take back`,
		);
	}
	return voting.asDelegating.target.toString();
}

/**
 * The track on which an account has a vote on a referendum; a failure if there is no such vote. A
 * referendum that has ended does not say its track any more.
 *
 * @param {ApiPromise} api
 * @param {string} address
 * @param {number} index
 * @returns {Promise<Track>}
 */
export async function trackOfVote(api, address, index) {
	const tracks = tracksOf(api);
	const votings = await api.query.convictionVoting.votingFor.multi(
		tracks.map(({ id }) => [address, id]),
	);
	const found = tracks.find((_, at) => votesIn(votings[at]).includes(index));
	if (!found) throw new Failure(`${address} has no vote on referendum ${index} to remove`);
	return found;
}

/**
 * When the money is free that votes of an account on a track have locked which are taken back.
 *
 * @param {import('../chain.js').Chain} chain
 * @param {string} address
 * @param {Track} track
 * @returns {Promise<string>} a line
 */
export async function freeFrom(chain, address, { id }) {
	const { api } = chain;
	const locks = await locksOf(api, address);
	const until = locks.find(({ track }) => track === id)?.until ?? 0;
	const left = until - (await chain.height());
	if (left <= 0) return 'Free what it locked with: scripts/referendum.sh unlock';
	const time = await blockTime(api);
	return (
		`What it locked stays so until block ${until}, in ${span(left, time)}; free it then with:` +
		' scripts/referendum.sh unlock'
	);
}
