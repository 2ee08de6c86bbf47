/**
 * Five referenda, step by step and side by side: two that pass, one that is rejected, and one that is
 * cancelled by another.
 */

import { asy } from '../../money.js';
import { proposal } from '../referenda.js';
import { blockTime, table, trackNamed } from '../tracks.js';
import { requireMoney } from '../votes.js';
import { changeCall, showChange } from './change.js';
import { delegateAndBack, requireProposersVoice } from './delegate.js';
import { closeDown } from './end.js';
import { cancel, pass, reject } from './follow.js';
import { fillTreasury, MISTAKEN, payOut, spendCall, UNWANTED } from './spend.js';
import { vote } from './vote.js';

/**
 * What the walk knows of its surroundings.
 *
 * @typedef {object} Walk
 * @property {import('../../chain.js').Chain} chain
 * @property {import('@polkadot/keyring/types').KeyringPair} proposer
 * @property {import('@polkadot/keyring/types').KeyringPair[]} voters the last one votes against
 * @property {import('./options.js').Options} options
 * @property {(step: string, ...lines: string[]) => void} say prints a step
 */

/**
 * A referendum of the walk.
 *
 * @typedef {object} Item
 * @property {number} index
 * @property {import('../tracks.js').Track} track
 * @property {string | undefined} hash of its preimage
 */

/**
 * What is proposed.
 *
 * @typedef {object} Wanted
 * @property {import('../tracks.js').Track} track
 * @property {any} call
 * @property {string} fate what shall become of it
 */

/**
 * All steps, in order. A decision takes about as long as a lock: the one that ends in a rejection runs
 * out while the locks of the others do.
 *
 * @param {Walk} walk
 */
export async function walkThrough(walk) {
	const { chain, say } = walk;
	const { api } = chain;
	say('Tracks', ...table(api, await blockTime(api)));
	const names = ['parameter_admin', 'small_spender', 'referendum_canceller'];
	const [admin, spender, canceller] = names.map((name) => trackNamed(api, name));
	const change = await changeCall(walk);
	await requireDeposits(walk, [admin, spender, spender, spender, canceller]);
	await requireProposersVoice(walk, spender);
	await fillTreasury(walk);
	const [changing, spending, unwanted, mistaken] = await submit(walk, [
		{ track: admin, call: change.call, fate: 'to pass' },
		{ track: spender, call: spendCall(walk), fate: 'to pass' },
		{ track: spender, call: spendCall(walk, UNWANTED), fate: 'to be rejected' },
		{ track: spender, call: spendCall(walk, MISTAKEN), fate: 'to be cancelled' },
	]);
	// Only now its number is certain.
	const call = api.tx.referenda.cancel(mistaken.index).method;
	const fate = `to cancel referendum ${mistaken.index}`;
	const [cancelling] = await submit(walk, [{ track: canceller, call, fate }]);
	await deposit(walk, [changing, spending, unwanted, mistaken, cancelling]);
	await vote(walk, { wanted: [changing, spending, cancelling], unwanted: [unwanted] });
	await delegateAndBack(walk, unwanted);
	await cancel(walk, cancelling, mistaken);
	await pass(walk, changing);
	await showChange(walk, change);
	const block = await pass(walk, spending);
	await payOut(walk, block);
	await reject(walk, unwanted);
	await closeDown(walk, [changing, spending, unwanted, cancelling]);
}

/** Fail unless the proposer can pay for a referendum on each of some tracks. */
async function requireDeposits({ chain: { api }, proposer }, tracks) {
	const submission = api.consts.referenda.submissionDeposit.toBigInt();
	const deposits = tracks.reduce((sum, track) => sum + track.deposit + submission, 0n);
	await requireMoney(api, proposer.address, deposits, 'the deposits');
}

/**
 * Submit referenda, each with its preimage, in one transaction.
 *
 * @param {Walk} walk
 * @param {Wanted[]} wanted
 * @returns {Promise<Item[]>}
 */
async function submit({ chain, proposer, options, say }, wanted) {
	const { api } = chain;
	const { submissionDeposit } = api.consts.referenda;
	const proposals = [];
	for (const { call } of wanted) proposals.push(await proposal(api, call, { preimage: true }));
	const calls = proposals.flatMap(({ calls: noting, bounded }, at) => [
		...noting,
		api.tx.referenda.submit(wanted[at].track.origin, bounded, { After: 1 }),
	]);
	const { number, events, fee } = await chain.send(
		'the proposals',
		api.tx.utility.batchAll(calls),
		proposer,
		options.patience,
	);
	const submitted = events.filter((it) => api.events.referenda.Submitted.is(it));
	const items = submitted.map(({ data }, at) => ({
		index: data.index.toNumber(),
		track: wanted[at].track,
		hash: proposals[at].hash,
	}));
	say('Submitted', `In block ${number}, for a fee of ${asy(fee)}:`);
	for (const [at, { index, track, hash }] of items.entries()) {
		const { call, fate } = wanted[at];
		say(
			'',
			`Referendum ${index} on the track ${track.name}: ${call.section}.${call.method}, ${fate}`,
			`  with the preimage ${hash}`,
			`  and a deposit of ${asy(submissionDeposit.toBigInt())}`,
		);
	}
	return items;
}

async function deposit({ chain, proposer, options, say }, items) {
	const { api } = chain;
	const { number } = await chain.send(
		'the decision deposits',
		api.tx.utility.batchAll(
			items.map(({ index }) => api.tx.referenda.placeDecisionDeposit(index)),
		),
		proposer,
		options.patience,
	);
	const lines = items.map(({ index, track }) => `${asy(track.deposit)} for referendum ${index}`);
	say('Deposits', `In block ${number}:`, ...lines);
}
