/**
 * What the tool for referenda does.
 */

import { readFileSync } from 'node:fs';

import { Failure } from '../chain.js';
import { asy } from '../money.js';
import { accountOf, addressOf } from '../program.js';
import { delegateOf, freeFrom, requireDelegable, trackOfVote } from './delegation.js';
import { proposal, referendum } from './referenda.js';
import { refunds } from './refunds.js';
import { describe, summarise } from './story.js';
import { blockTime, span, table, trackNamed, trackOf } from './tracks.js';
import { conviction, freeing, locksOf, moneyOf, requireMoney, voteFor } from './votes.js';

/**
 * What a command knows of its surroundings.
 *
 * @typedef {object} Desk
 * @property {import('../chain.js').Chain} chain
 * @property {import('./command.js').Options} options
 * @property {(step: string, ...lines: string[]) => void} say prints a step
 */

/** The account that signs. */
function signerOf({ chain: { api }, options }) {
	const signer = accountOf(options.account, api.registry.chainSS58);
	// Without the URI, which may be a secret.
	if (!signer) throw new Failure('--account (or ASSAY_URI) is no secret URI, such as //Bob');
	return signer;
}

/** Print all tracks. */
async function tracks({ chain: { api } }) {
	for (const line of table(api, await blockTime(api))) console.log(line);
}

/** Print the referenda that are not decided. */
async function list({ chain, say }) {
	const { api } = chain;
	const entries = await api.query.referenda.referendumInfoFor.entries();
	const ongoing = entries
		.filter(([, info]) => info.unwrap().isOngoing)
		.map(([key, info]) => ({ index: key.args[0].toNumber(), status: info.unwrap().asOngoing }))
		.sort((one, other) => one.index - other.index);
	if (ongoing.length === 0) say('None', 'No referendum waits for its decision');
	for (const { index, status } of ongoing) say(`${index}`, await summarise(chain, status));
}

/** Print where one stands. */
async function show({ chain, options, say }) {
	for (const [step, ...lines] of await describe(chain, options.index)) say(step, ...lines);
}

/** The call that a person means by hex, or by a file with its hex or its bytes. */
function callFrom({ chain: { api }, options: { call: given } }) {
	let hex = given.trim();
	if (!/^0x/.test(hex)) {
		let bytes;
		try {
			bytes = readFileSync(given);
		} catch (error) {
			throw new Failure(`--call ${given}: ${error.message}`);
		}
		const text = bytes.toString('latin1').trim();
		hex = /^0x[0-9a-f]*$/i.test(text) ? text : `0x${bytes.toString('hex')}`;
	}
	try {
		const call = api.registry.createType('Call', hex);
		if (call.toHex() === hex.toLowerCase()) return call;
	} catch {
		// It is no call either.
	}
	throw new Failure(
		"--call is no call of this chain's runtime: copy the encoded call data from polkadot.js",
	);
}

async function propose(desk) {
	const { chain, options, say } = desk;
	const { api } = chain;
	const [track, call, signer] = [trackNamed(api, options.track), callFrom(desk), signerOf(desk)];
	const deposit = api.consts.referenda.submissionDeposit.toBigInt();
	await requireMoney(api, signer.address, deposit, 'a submission deposit');
	const { bounded, calls, hash } = await proposal(api, call);
	const submit = api.tx.referenda.submit(track.origin, bounded, { After: options.after });
	const { number, events, fee } = await chain.send(
		'the proposal',
		calls.length === 0 ? submit : api.tx.utility.batchAll([...calls, submit]),
		signer,
		options.patience,
	);
	const { index } = events.find((it) => api.events.referenda.Submitted.is(it)).data;
	say(
		'Submitted',
		`Referendum ${index}, in block ${number}, for a fee of ${asy(fee)} and a deposit of` +
			` ${asy(deposit)}`,
		`On the track ${track.name}: ${call.section}.${call.method}`,
		...(hash ? [`Its preimage is ${hash}`] : []),
		`It is decided once somebody has placed ${asy(track.deposit)}: scripts/referendum.sh deposit` +
			` ${index}`,
	);
}

async function deposit(desk) {
	const { chain, options, say } = desk;
	const { api } = chain;
	const signer = signerOf(desk);
	const { status } = await referendum(api, options.index);
	if (status?.decisionDeposit.isNone) {
		const { deposit: due } = trackOf(api, status.track.toNumber());
		await requireMoney(api, signer.address, due, 'a decision deposit');
	}
	const { number, events } = await chain.send(
		'the decision deposit',
		api.tx.referenda.placeDecisionDeposit(options.index),
		signer,
		options.patience,
	);
	const placed = events.find((it) => api.events.referenda.DecisionDepositPlaced.is(it));
	say('Placed', `In block ${number}: ${asy(placed.data.amount.toBigInt())}`);
}

/** Fail unless an account has the money that shall vote. */
async function requireVoice(api, address, amount) {
	const { total } = await moneyOf(api, address);
	if (amount <= total) return;
	throw new Failure(
		`${address} has ${asy(total)}, free and on hold: it cannot vote with ${asy(amount)}`,
	);
}

async function vote(desk) {
	const { chain, options, say } = desk;
	const { api } = chain;
	const { index, side, amount } = options;
	const signer = signerOf(desk);
	await requireVoice(api, signer.address, amount);
	const { number, fee } = await chain.send(
		'the vote',
		api.tx.convictionVoting.vote(index, voteFor(side, amount, options.conviction)),
		signer,
		options.patience,
	);
	say('Voted', `In block ${number}, for a fee of ${asy(fee)}: ${side} with ${asy(amount)}`);
	await show(desk);
}

async function removeVote(desk) {
	const { chain, options, say } = desk;
	const { api } = chain;
	const { index } = options;
	const signer = signerOf(desk);
	const track = await trackOfVote(api, signer.address, index);
	const { number, fee } = await chain.send(
		'the removal of the vote',
		api.tx.convictionVoting.removeVote(track.id, index),
		signer,
		options.patience,
	);
	say(
		'Removed',
		`In block ${number}, for a fee of ${asy(fee)}: the vote on referendum ${index}, on the track` +
			` ${track.name}`,
		await freeFrom(chain, signer.address, track),
	);
}

async function delegate(desk) {
	const { chain, options, say } = desk;
	const { api } = chain;
	const { to, amount } = options;
	const [track, signer] = [trackNamed(api, options.track), signerOf(desk)];
	const target = addressOf(to, api.registry.chainSS58);
	if (!target) {
		throw new Failure(`--to ${to}: it must be an address, or a secret such as //Bob`);
	}
	await requireVoice(api, signer.address, amount);
	await requireDelegable(api, signer.address, target, track);
	const weight = conviction(options.conviction);
	const { number, fee } = await chain.send(
		'the delegation',
		api.tx.convictionVoting.delegate(track.id, target, weight, amount),
		signer,
		options.patience,
	);
	say(
		'Delegated',
		`In block ${number}, for a fee of ${asy(fee)}: ${target} votes with ${asy(amount)} of` +
			` ${signer.address}, ${weight}, on the track ${track.name}`,
		`Take it back with: scripts/referendum.sh undelegate --track ${track.name}`,
	);
}

async function undelegate(desk) {
	const { chain, options, say } = desk;
	const { api } = chain;
	const [track, signer] = [trackNamed(api, options.track), signerOf(desk)];
	const target = await delegateOf(api, signer.address, track);
	const { number, fee } = await chain.send(
		'the end of the delegation',
		api.tx.convictionVoting.undelegate(track.id),
		signer,
		options.patience,
	);
	say(
		'Undelegated',
		`In block ${number}, for a fee of ${asy(fee)}: ${target} does not vote for ${signer.address} any` +
			` more on the track ${track.name}`,
		await freeFrom(chain, signer.address, track),
	);
}

async function refund(desk) {
	const { chain, options, say } = desk;
	const signer = signerOf(desk);
	const { calls, lines } = await refunds(chain.api, options.index);
	if (calls.length === 0) {
		say('Nothing', ...(lines.length ? lines : ['No deposit of it is left to return']));
		return;
	}
	const { number } = await chain.send(
		'the refund',
		chain.api.tx.utility.batchAll(calls),
		signer,
		options.patience,
	);
	say('Returned', `In block ${number}:`, ...lines);
}

async function unlock(desk) {
	const { chain, options, say } = desk;
	const { api } = chain;
	const signer = signerOf(desk);
	const { address } = signer;
	const calls = await freeing(api, address);
	if (calls.length === 0) {
		say('Nothing', 'No money of the account is locked by votes');
		return;
	}
	const before = await moneyOf(api, address);
	const { number } = await chain.send(
		'the unlocking',
		api.tx.utility.batchAll(calls),
		signer,
		options.patience,
	);
	const after = await moneyOf(api, address);
	say('Locked', `${asy(before.locked)} before, ${asy(after.locked)} since block ${number}`);
	const [time, height] = [await blockTime(api), await chain.height()];
	for (const { track, locked, votes, until, delegated } of await locksOf(api, address)) {
		const why = [
			...(delegated ? ['it is delegated'] : []),
			...(votes.length ? [`votes on ${votes.join(', ')} are not over`] : []),
			...(until > height ? [`until block ${until}, in ${span(until - height, time)}`] : []),
		];
		say('', `${trackOf(api, track).name}: ${asy(locked)}, because ${why.join('; ')}`);
	}
}

const COMMANDS = {
	tracks,
	list,
	show,
	propose,
	deposit,
	vote,
	'remove-vote': removeVote,
	delegate,
	undelegate,
	refund,
	unlock,
};

/**
 * Do what the command line says.
 *
 * @param {Desk} desk
 */
export const perform = (desk) => COMMANDS[desk.options.command](desk);
