/**
 * The votes of the walk, and what they come to.
 */

import { asy } from '../../money.js';
import { referendum, standing } from '../referenda.js';
import { tally } from '../story.js';
import { conviction, moneyOf, voteFor } from '../votes.js';

/** @typedef {import('./steps.js').Walk} Walk */
/** @typedef {import('./steps.js').Item} Item */

/** The numbers of referenda. */
const numbers = (items) => items.map(({ index }) => index).join(', ');

/**
 * What a voter thinks of the referenda.
 *
 * @param {boolean} opposed to what most of them want
 * @param {Item[]} wanted
 * @param {Item[]} unwanted
 * @returns {{ items: Item[], side: 'aye' | 'nay', times: number }[]}
 */
const opinions = (opposed, wanted, unwanted) => [
	// What wins is locked, so that there is something to wait for; but not longer than need be.
	{ items: wanted, side: opposed ? 'nay' : 'aye', times: opposed ? 0 : 1 },
	{ items: unwanted, side: opposed ? 'aye' : 'nay', times: 0 },
];

/**
 * Everybody votes with nine tenths of all it has; the last one, who is of another opinion, with a tenth.
 *
 * @param {Walk} walk
 * @param {{ wanted: Item[], unwanted: Item[] }} referenda
 */
export async function vote(walk, { wanted, unwanted }) {
	const { chain, voters, options, say } = walk;
	const { api } = chain;
	const cast = async (voter, at) => {
		const opposed = voters.length > 1 && at === voters.length - 1;
		const { total, held } = await moneyOf(api, voter.address);
		const amount = opposed ? total / 10n : (total * 9n) / 10n;
		const all = opinions(opposed, wanted, unwanted);
		const calls = all.flatMap(({ items, side, times }) =>
			items.map(({ index }) =>
				api.tx.convictionVoting.vote(index, voteFor(side, amount, times)),
			),
		);
		const { number } = await chain.send(
			`the vote of ${voter.address}`,
			api.tx.utility.batchAll(calls),
			voter,
			options.patience,
		);
		return [
			`${voter.address}: with ${asy(amount, 2)} of ${asy(total, 2)}, in block ${number}`,
			...(held > 0n ? [`  of which ${asy(held, 2)} is on hold, for shares`] : []),
			...all.map(({ items, side, times }) => `  ${side}, ${conviction(times)}, on ${numbers(items)}`),
		];
	};
	const lines = await Promise.all(voters.map(cast));
	say('Votes', ...lines.flat());
	await showTallies(walk, [...wanted, ...unwanted]);
}

/**
 * Show how the votes on referenda stand.
 *
 * @param {Walk} walk
 * @param {Item[]} items
 */
export async function showTallies({ chain: { api }, say }, items) {
	for (const { index } of items) {
		const { status } = await referendum(api, index);
		if (status) say('', `Referendum ${index}:`, ...tally(await standing(api, status)));
	}
}
