/**
 * Votes that are delegated, and taken back.
 */

import { asy } from '../../money.js';
import { freeFrom, requireDelegable } from '../delegation.js';
import { conviction, moneyOf } from '../votes.js';
import { showTallies } from './vote.js';

/** @typedef {import('./steps.js').Walk} Walk */
/** @typedef {import('./steps.js').Item} Item */

/** How often delegated votes count: as often as most others. */
const TIMES = 1;

/**
 * Fail unless the proposer can delegate: so that the walk does not stop in its middle.
 *
 * @param {Walk} walk
 * @param {import('../tracks.js').Track} track
 */
export const requireProposersVoice = ({ chain, proposer, voters: [voter] }, track) =>
	requireDelegable(chain.api, proposer.address, voter.address, track);

/**
 * The proposer lets the first voter vote with a tenth of all it has, and takes that back.
 *
 * @param {Walk} walk
 * @param {Item} item whose tally shows it
 */
export async function delegateAndBack(walk, item) {
	const { chain, proposer, voters, options, say } = walk;
	const { api } = chain;
	const { delegate, undelegate } = api.tx.convictionVoting;
	const { track } = item;
	const [voter] = voters;
	const { total } = await moneyOf(api, proposer.address);
	const amount = total / 10n;
	const delegated = await chain.send(
		'the delegation',
		delegate(track.id, voter.address, conviction(TIMES), amount),
		proposer,
		options.patience,
	);
	say(
		'Delegated',
		`In block ${delegated.number}, on the track ${track.name}: ${voter.address} votes`,
		`with ${asy(amount, 2)} of ${proposer.address}, ${conviction(TIMES)}`,
	);
	await showTallies(walk, [item]);
	const back = await chain.send(
		'the end of the delegation',
		undelegate(track.id),
		proposer,
		options.patience,
	);
	say(
		'Undelegated',
		`In block ${back.number}, on the track ${track.name}`,
		await freeFrom(chain, proposer.address, track),
	);
	await showTallies(walk, [item]);
}
