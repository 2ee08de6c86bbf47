/**
 * How the referenda of the walk end: enacted, rejected, or cancelled by another one.
 */

import { Failure } from '../../chain.js';
import { followEnactment, followToEnd, referendum } from '../referenda.js';
import { told } from '../story.js';
import { returnDeposits } from './end.js';

/** @typedef {import('./steps.js').Walk} Walk */
/** @typedef {import('./steps.js').Item} Item */

/** Follow a referendum until it is as it shall be. */
async function ends({ chain, options, say }, { index }, state, advice) {
	const step = `Referendum ${index}`;
	const ended = await followToEnd(chain, index, options.patience, (line) => say(step, line));
	if (ended.state !== state) {
		throw new Failure(`referendum ${index} ended in block ${ended.since}: ${ended.state}. ${advice}`);
	}
	say(step, `${state} in block ${ended.since}`);
	return ended.since;
}

/**
 * Follow a referendum until its proposal has been enacted.
 *
 * @param {Walk} walk
 * @param {Item} item
 * @returns {Promise<number>} the block in which it was
 */
export async function pass(walk, item) {
	const { chain, options, say } = walk;
	const { index } = item;
	const advice = 'The voters have too little of all money: name more of them with --voters';
	const since = await ends(walk, item, 'Approved', advice);
	const { block, error } = await followEnactment(chain, index, since, options.patience);
	say(`Referendum ${index}`, told(block, { error }));
	if (error) throw new Failure(`referendum ${index} was enacted in vain: ${error}`);
	return block;
}

/**
 * Follow a referendum that most are against: only the end of its decision rejects it.
 *
 * @param {Walk} walk
 * @param {Item} item
 */
export const reject = (walk, item) =>
	ends(walk, item, 'Rejected', 'Others have voted for it: try again without them');

/**
 * Follow a referendum that cancels another one, whose deposits come back at once.
 *
 * @param {Walk} walk
 * @param {Item} cancelling
 * @param {Item} mistaken
 */
export async function cancel(walk, cancelling, mistaken) {
	const { chain, say } = walk;
	await pass(walk, cancelling);
	const { state, since } = await referendum(chain.api, mistaken.index);
	say(`Referendum ${mistaken.index}`, `${state} in block ${since}`);
	await returnDeposits(walk, [mistaken]);
}
