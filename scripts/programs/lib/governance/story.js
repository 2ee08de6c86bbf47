/**
 * What is told of a referendum.
 */

import { asy } from '../money.js';
import { enactedIn, enactmentOf, referendum, stage, standing } from './referenda.js';
import { tracksOf, trackOf } from './tracks.js';

/** How long a call may be told. */
const LONGEST = 300;

/** A part of a whole for people. */
const part = (fraction) => `${(fraction * 100).toFixed(2)} %`;

/**
 * The call that a referendum is about.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {any} proposal a `Bounded` call
 * @returns {Promise<string>}
 */
export async function callOf(api, proposal) {
	let bytes = proposal.isInline ? proposal.asInline.toHex() : undefined;
	if (proposal.isLookup) {
		const { hash_: hash, len } = proposal.asLookup;
		const noted = await api.query.preimage.preimageFor([hash, len]);
		if (noted.isNone) return `The call of the preimage ${hash}, which is not on chain`;
		bytes = noted.unwrap().toHex();
	}
	try {
		const call = api.registry.createType('Call', bytes);
		const { section, method } = call;
		const args = JSON.stringify(call.toHuman().args);
		const shown = args.length > LONGEST ? `${args.slice(0, LONGEST)}…` : args;
		return `${section}.${method} ${shown}`;
	} catch {
		return 'Bytes that are no call of this chain';
	}
}

/** The line of votes. */
const votes = ({ ayes, nays }) => `${asy(ayes, 2)} aye, ${asy(nays, 2)} nay, with their convictions`;

/** The line of what is asked for. */
const asked = ({ approval, support, needed }) =>
	`Approval ${part(approval)} of ${part(needed.approval)} needed now; support ${part(support)} of` +
	` ${part(needed.support)}`;

/**
 * One line on an ongoing referendum.
 *
 * @param {import('../chain.js').Chain} chain
 * @param {any} status
 * @returns {Promise<string>}
 */
export async function summarise({ api }, status) {
	const { name } = trackOf(api, status.track.toNumber());
	return `${name}: ${await callOf(api, status.proposal)}. ${stage(api, status)}`;
}

/**
 * All about a referendum.
 *
 * @param {import('../chain.js').Chain} chain
 * @param {number} index
 * @returns {Promise<string[][]>} steps with their lines
 */
export async function describe(chain, index) {
	const { api } = chain;
	const { state, status, since, deposits } = await referendum(api, index);
	if (state !== 'Ongoing') {
		const lines = await outcome(chain, index, state, since);
		const left = Object.values(deposits).filter(Boolean);
		const kept = left.map(({ who, amount }) => `${asy(amount.toBigInt())} of ${who}`);
		return [
			[`${index}`, ...lines],
			...(kept.length ? [['Deposits', ...kept]] : []),
		];
	}
	const stands = await standing(api, status);
	return [
		[`${index}`, await summarise(chain, status)],
		['Votes', ...tally(stands)],
	];
}

/** How many blocks late an enactment may come, when others have filled its block (docs/governance.md). */
const PATIENCE = 32;

/** How one ended, and what became of its proposal. */
async function outcome(chain, index, state, since) {
	const ended = `${state} in block ${since}`;
	if (state !== 'Approved') return [ended];
	const due = await enactmentOf(chain.api, index);
	if (due !== undefined) return [ended, `It is enacted in block ${due}`];
	// The track is not known any more. Where the proposer chose a later block, nothing is found.
	const delays = new Set(tracksOf(chain.api).map(({ enactment }) => Math.max(enactment, 1)));
	const height = await chain.height();
	for (let late = 0; late <= PATIENCE; late++) {
		for (const block of [...delays].map((delay) => since + delay + late)) {
			if (block > height || !(await chain.hasState(block))) continue;
			const found = await enactedIn(chain, index, block);
			if (found) return [ended, told(block, found)];
		}
	}
	return [ended, 'It has been enacted'];
}

/**
 * How an enactment went.
 *
 * @param {number} block
 * @param {{ error: string | undefined }} enacted
 */
export const told = (block, { error }) =>
	error ? `Enacted in block ${block}, in vain: ${error}` : `Enacted in block ${block}`;

/**
 * The lines of how votes stand.
 *
 * @param {import('./referenda.js').Standing} stands
 */
export const tally = (stands) => [votes(stands), asked(stands)];
