/**
 * The change of a parameter, and what it changes.
 */

import { Failure } from '../../chain.js';
import { asy } from '../../money.js';
import { defaultChange } from './options.js';

/** @typedef {import('./steps.js').Walk} Walk */

/**
 * A change that is proposed.
 *
 * @typedef {object} Proposed
 * @property {any} call
 * @property {string} group
 * @property {string[]} fields that change
 * @property {Record<string, any>} before the group as it was
 */

/** The groups that only root changes: they say how long all periods last. */
const OF_ROOT = ['difficulty', 'governance'];

/** The fields of a group, as `field value`. */
const shown = (group, fields) => fields.map((field) => `${field} ${group[field]}`).join(', ');

/** What the next block pays, in words. */
async function reward(chain) {
	const next = await chain.api.call.rewardApi.blockReward(null);
	const [author, owner] = [next.author, next.ownerEach].map((it) => asy(it.toBigInt(), 6));
	return `The next block pays its author ${author}, and the owner of each share that votes ${owner}`;
}

/**
 * The call that changes the group that was asked for.
 *
 * @param {Walk} walk
 * @returns {Promise<Proposed>}
 */
export async function changeCall({ chain, options, say }) {
	const { api } = chain;
	const { group, values } =
		options.change ?? defaultChange(await api.query.protocolParameters.rewards());
	const setter = `set${group[0].toUpperCase()}${group.slice(1)}`;
	const [query, set] = [api.query.protocolParameters[group], api.tx.protocolParameters[setter]];
	if (!query || !set) throw new Failure(`--change: there is no group ${group} of parameters`);
	if (OF_ROOT.includes(group)) {
		throw new Failure(`--change: only root changes the group ${group}; choose another one`);
	}
	const before = await query();
	const unknown = Object.keys(values).find((field) => before[field] === undefined);
	if (unknown) {
		const fields = [...before.keys()].join(', ');
		throw new Failure(`--change: ${group} has no ${unknown}: choose one of ${fields}`);
	}
	const fields = Object.keys(values);
	say('Now', shown(before, fields), ...(group === 'rewards' ? [await reward(chain)] : []));
	say('Proposal', fields.map((field) => `${field} ${values[field]}`).join(', '));
	const call = set({ ...Object.fromEntries(before), ...values }).method;
	return { call, group, fields, before };
}

/**
 * Show what the change has changed.
 *
 * @param {Walk} walk
 * @param {Proposed} change
 */
export async function showChange({ chain, say }, { group, fields, before }) {
	const after = await chain.api.query.protocolParameters[group]();
	say(
		'Changed',
		`From ${shown(before, fields)} to ${shown(after, fields)}`,
		...(group === 'rewards' ? [await reward(chain)] : []),
	);
}
