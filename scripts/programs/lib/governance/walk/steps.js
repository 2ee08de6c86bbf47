/**
 * Two referenda, step by step.
 */

import { Failure } from '../../chain.js';
import { asy } from '../../money.js';
import { followEnactment, followToEnd, proposal, referendum, standing } from '../referenda.js';
import { tally, told } from '../story.js';
import { blockTime, table, trackNamed } from '../tracks.js';
import { conviction, moneyOf, requireMoney, voteFor } from '../votes.js';
import { changeCall, showChange } from './change.js';
import { closeDown } from './end.js';
import { fillTreasury, payOut, spendCall } from './spend.js';

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
 * All steps, in order.
 *
 * @param {Walk} walk
 */
export async function walkThrough(walk) {
	const { chain, say } = walk;
	say('Tracks', ...table(chain.api, await blockTime(chain.api)));
	const change = await changeCall(walk);
	await fillTreasury(walk);
	const items = await submit(walk, [
		{ track: trackNamed(chain.api, 'parameter_admin'), call: change.call },
		{ track: trackNamed(chain.api, 'small_spender'), call: spendCall(walk) },
	]);
	const [changing, spending] = items;
	await deposit(walk, items);
	await vote(walk, items);
	await pass(walk, changing);
	await showChange(walk, change);
	const block = await pass(walk, spending);
	await payOut(walk, block);
	await closeDown(walk, items);
}

/** Submit referenda, each with its preimage, in one transaction. */
async function submit({ chain, proposer, options, say }, wanted) {
	const { api } = chain;
	const { submissionDeposit } = api.consts.referenda;
	const deposits = wanted.reduce(
		(sum, { track }) => sum + track.deposit + submissionDeposit.toBigInt(),
		0n,
	);
	await requireMoney(api, proposer.address, deposits, 'the deposits');
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
		const { section, method } = wanted[at].call;
		say(
			'',
			`Referendum ${index} on the track ${track.name}: ${section}.${method}`,
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
	say('Deposits', `In block ${number}: ${lines.join(' and ')}`);
}

/** Everybody votes with nine tenths of all it has; the one against with a tenth. */
async function vote({ chain, voters, options, say }, items) {
	const { api } = chain;
	const cast = async (voter, at) => {
		const against = voters.length > 1 && at === voters.length - 1;
		const { total, held } = await moneyOf(api, voter.address);
		const amount = against ? total / 10n : (total * 9n) / 10n;
		// The first ones lock their money, so that there is something to wait for.
		const times = against ? 0 : 1;
		const opinion = voteFor(against ? 'nay' : 'aye', amount, times);
		const { number } = await chain.send(
			`the vote of ${voter.address}`,
			api.tx.utility.batchAll(
				items.map(({ index }) => api.tx.convictionVoting.vote(index, opinion)),
			),
			voter,
			options.patience,
		);
		return [
			`${voter.address}: ${against ? 'nay' : 'aye'}, ${conviction(times)}, with ${asy(amount, 2)}` +
				` of ${asy(total, 2)}, in block ${number}`,
			...(held > 0n ? [`  of which ${asy(held, 2)} is on hold, for shares`] : []),
		];
	};
	const lines = await Promise.all(voters.map(cast));
	say('Votes', ...lines.flat());
	for (const { index } of items) {
		const { status } = await referendum(api, index);
		if (status) say('', `Referendum ${index}:`, ...tally(await standing(api, status)));
	}
}

/** Follow a referendum until its proposal has been enacted. */
async function pass({ chain, options, say }, { index }) {
	const step = `Referendum ${index}`;
	const ended = await followToEnd(chain, index, options.patience, (line) => say(step, line));
	if (ended.state !== 'Approved') {
		throw new Failure(
			`referendum ${index} ended in block ${ended.since}: ${ended.state}. The voters have too` +
				' little of all money: name more of them with --voters',
		);
	}
	say(step, `Approved in block ${ended.since}`);
	const { block, error } = await followEnactment(chain, index, ended.since, options.patience);
	say(step, told(block, { error }));
	if (error) throw new Failure(`referendum ${index} was enacted in vain: ${error}`);
	return block;
}
