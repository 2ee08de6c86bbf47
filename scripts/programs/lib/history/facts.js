/**
 * What a block did to an account, in plain values.
 */

import { matured, expired, purchases } from './lots.js';
import { fees, principalDue, rewards, settlements, transfers } from './payments.js';
import { ballots, proposals } from './referenda.js';
import { carried, draws, missed, votesIn } from './votes.js';

/**
 * A thing that happened: its kind, and what belongs to it. Amounts are in units.
 *
 * @typedef {{ kind: string } & Record<string, any>} Fact
 */

/**
 * What tells of one kind of thing, in the order in which a block does them.
 *
 * @type {((block: import('./block.js').Block, votes: import('./votes.js').Vote[]) =>
 *   Fact[] | Promise<Fact[]>)[]}
 */
const SOURCES = [
	missed,
	draws,
	matured,
	expired,
	principalDue,
	settlements,
	carried,
	purchases,
	transfers,
	proposals,
	ballots,
	rewards,
	fees,
];

/**
 * Everything that a block did to an account.
 *
 * @param {import('./block.js').Block} block
 * @returns {Promise<Fact[]>}
 */
export async function factsOf(block) {
	const votes = await votesIn(block);
	const facts = [];
	for (const source of SOURCES) facts.push(...(await source(block, votes)));
	return facts;
}
