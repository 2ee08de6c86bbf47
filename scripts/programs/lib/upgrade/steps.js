/**
 * A runtime upgrade by referendum, step by step. Each step looks at the chain first: whoever has done it
 * before, it goes on from there.
 */

import { createInterface } from 'node:readline/promises';

import { Failure } from '../chain.js';
import { followEnactment, followToEnd, proposal, referendum } from '../governance/referenda.js';
import { blockTime, span, trackNamed } from '../governance/tracks.js';
import { requireMoney } from '../governance/votes.js';
import { asy } from '../money.js';
import { ongoingFor, scheduledFor } from './search.js';

/**
 * What an upgrade knows of its surroundings.
 *
 * @typedef {object} Upgrade
 * @property {import('../chain.js').Chain} chain
 * @property {import('./wasm.js').Runtime} runtime
 * @property {() => import('@polkadot/keyring/types').KeyringPair} signer who pays; fails if nobody does
 * @property {import('./options.js').Options} options
 * @property {(step: string, ...lines: string[]) => void} say prints a step
 */

/**
 * All steps, in order.
 *
 * @param {Upgrade} upgrade
 */
export async function upgradeChain(upgrade) {
	if (!(await isAuthorised(upgrade))) await authorise(upgrade);
	await apply(upgrade);
}

/** Whether the chain waits for this code. */
async function isAuthorised({ chain: { api }, runtime }) {
	const authorised = await api.query.system.authorizedUpgrade();
	return authorised.isSome && authorised.unwrap().codeHash.toHex() === runtime.hash;
}

/** See to it that the code is authorised. */
async function authorise(upgrade) {
	const { chain, runtime, options, say } = upgrade;
	const call = chain.api.tx.system.authorizeUpgrade(runtime.hash);
	const scheduled = await scheduledFor(chain, call.method);
	if (scheduled !== undefined) {
		say('Approved', `The code is approved already, and authorised in block ${scheduled}`);
		const authorised = async () => ((await isAuthorised(upgrade)) ? true : undefined);
		await chain.wait('the code to be authorised', authorised, options.patience);
		return;
	}
	const index = (await taken(upgrade, call.method)) ?? (await propose(upgrade, call));
	await deposit(upgrade, index);
	say(
		'Referendum',
		`Vote on it with: scripts/referendum.sh vote ${index} aye --amount <ASY> --account <secret>`,
		'This program can be ended now, and started again later to apply the code',
	);
	const tell = (line) => say('', line);
	const ended = await followToEnd(chain, index, options.patience, tell);
	if (ended.state !== 'Approved') {
		throw new Failure(`referendum ${index} ended in block ${ended.since}: ${ended.state}`);
	}
	say('Approved', `In block ${ended.since}`);
	const { block, error } = await followEnactment(chain, index, ended.since, options.patience);
	if (error) throw new Failure(`referendum ${index} was enacted in vain: ${error}`);
	say('Authorised', `In block ${block}. Deposits come back with: scripts/referendum.sh refund ${index}`);
}

/** The referendum on the track root that decides on a call, if there is one: tell whose it is. */
async function taken({ chain, say }, call) {
	const { api } = chain;
	const root = trackNamed(api, 'root');
	const [found, ...others] = await ongoingFor(chain, call, root);
	if (!found) return undefined;
	const { submissionDeposit, enactment } = found.status;
	const time = await blockTime(api);
	const delay = enactment.isAfter && Math.max(enactment.asAfter.toNumber(), root.enactment);
	say(
		'Proposed',
		`Referendum ${found.index} decides on it already, submitted by ${submissionDeposit.who}`,
		enactment.isAfter
			? `It is enacted ${span(delay, time)} after its approval`
			: `It is enacted in block ${enactment.asAt}, or after that`,
		...(others.length ? [`So do the referenda ${others.map(({ index }) => index).join(', ')}`] : []),
	);
	return found.index;
}

/** Submit the referendum, once the person knows what it costs. */
async function propose(upgrade, call) {
	const { chain, options, say } = upgrade;
	const { api } = chain;
	const signer = upgrade.signer();
	const track = trackNamed(api, 'root');
	const submission = api.consts.referenda.submissionDeposit.toBigInt();
	const time = await blockTime(api);
	say(
		'Costs',
		`${asy(submission)} are held when it is submitted, ${asy(track.deposit)} for the decision: both` +
			' come back',
		'if it is approved; of a referendum that is rejected, the first is lost',
		`It takes at least ${span(track.prepare + track.confirm + track.enactment, time)}, and at most` +
			` ${span(track.prepare + track.decision + track.confirm + track.enactment, time)}`,
	);
	await requireMoney(api, signer.address, submission + track.deposit, 'the deposits');
	await confirm(options, `Propose it as ${signer.address}?`, 'nothing was proposed');
	const { bounded } = await proposal(api, call.method);
	const { number, events, fee } = await chain.send(
		'the proposal',
		api.tx.referenda.submit(track.origin, bounded, { After: 0 }),
		signer,
		options.patience,
	);
	const { index } = events.find((it) => api.events.referenda.Submitted.is(it)).data;
	say('Submitted', `Referendum ${index}, in block ${number}, for a fee of ${asy(fee)}`);
	return index.toNumber();
}

/** Place the decision deposit, unless somebody has: that of what somebody else proposed if asked to. */
async function deposit(upgrade, index) {
	const { chain, options, say } = upgrade;
	const { api } = chain;
	const { status } = await referendum(api, index);
	if (!status || status.decisionDeposit.isSome) return;
	const signer = upgrade.signer();
	const { deposit: due } = trackNamed(api, 'root');
	await requireMoney(api, signer.address, due, 'the decision deposit');
	if (!status.submissionDeposit.who.eq(signer.address)) {
		const question = `Place its decision deposit of ${asy(due)} as ${signer.address}?`;
		await confirm(options, question, 'the deposit was not placed');
	}
	const { number } = await chain.send(
		'the decision deposit',
		api.tx.referenda.placeDecisionDeposit(index),
		signer,
		options.patience,
	);
	say('Deposit', `Placed in block ${number}`);
}

/** Ask, where somebody is there to answer; fail with what was not done if the answer is no. */
async function confirm({ yes }, question, refused) {
	if (yes) return;
	if (!process.stdin.isTTY) throw new Failure('nobody is there to be asked: say --yes');
	const asking = createInterface({ input: process.stdin, output: process.stdout });
	try {
		const answer = await asking.question(`${question} [y/N] `);
		if (!/^y(es)?$/i.test(answer.trim())) throw new Failure(refused);
	} finally {
		asking.close();
	}
}

/** Give the chain the code that it waits for: anybody may, and nobody pays. */
async function apply({ chain, runtime, options, say }) {
	const { api } = chain;
	const code = `0x${runtime.bytes.toString('hex')}`;
	say('Applying', `${runtime.bytes.length.toLocaleString('en')} bytes of code`);
	const { number, events } = await chain.send(
		'the code',
		api.tx.system.applyAuthorizedUpgrade(code),
		undefined,
		options.patience,
	);
	const rejected = events.find((it) => api.events.system.RejectedInvalidAuthorizedUpgrade.is(it));
	if (rejected) {
		throw new Failure(`the chain refused the code: ${chain.reason(rejected.data.error)}`);
	}
	const hash = await api.rpc.chain.getBlockHash(number);
	const { specName, specVersion } = await api.rpc.state.getRuntimeVersion(hash);
	say('Upgraded', `In block ${number}: from the next block on it is ${specName} ${specVersion}`);
}
