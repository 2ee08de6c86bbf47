/**
 * Referenda: proposed, read, followed to their end.
 */

import { blake2AsHex } from '@polkadot/util-crypto';

import { Failure } from '../chain.js';
import { threshold } from './curves.js';
import { trackOf } from './tracks.js';

/** @typedef {import('@polkadot/api').ApiPromise} ApiPromise */

/** The most bytes of a call that a referendum itself can carry; larger ones are preimages. */
const INLINE = 128;

/** Fail unless a chain has governance. */
export function requireGovernance({ api, url }) {
	if (!api.tx.referenda) {
		throw new Failure(`the chain at ${url} has no governance: its runtime is too old`);
	}
}

/**
 * What a referendum decides on, for `referenda.submit`.
 *
 * @typedef {object} Proposal
 * @property {object} bounded the call, or what it is found by
 * @property {any[]} calls what must be on chain before: the preimage, if there has to be one
 * @property {string | undefined} hash of the preimage
 */

/**
 * Make a proposal of a call.
 *
 * @param {ApiPromise} api
 * @param {any} call
 * @param {{ preimage?: boolean }} [options] `preimage`: also of a call that a referendum can carry
 * @returns {Promise<Proposal>}
 */
export async function proposal(api, call, { preimage = false } = {}) {
	const bytes = call.toU8a();
	if (!preimage && bytes.length <= INLINE) {
		return { bounded: { Inline: call.toHex() }, calls: [], hash: undefined };
	}
	const hash = blake2AsHex(bytes);
	// Somebody may have noted it before, and paid for it.
	const known = await api.query.preimage.requestStatusFor(hash);
	const noted =
		known.isSome && (known.unwrap().isUnrequested || known.unwrap().asRequested.maybeLen.isSome);
	return {
		bounded: { Lookup: { hash, len: bytes.length } },
		calls: noted ? [] : [api.tx.preimage.notePreimage(call.toHex())],
		hash,
	};
}

/**
 * The part of a whole.
 *
 * @param {bigint} part
 * @param {bigint} whole
 * @returns {number} 0 to 1; 0 of nothing
 */
const fraction = (part, whole) =>
	whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000;

/**
 * All money that can vote: not the treasury's, and not what waits in the pot to be paid.
 *
 * @param {ApiPromise} api
 * @returns {Promise<bigint>} in units
 */
async function votingMoney({ query, consts }) {
	const id = Buffer.concat([Buffer.from('modl'), consts.rewardDistribution.palletId.toU8a()]);
	const pot = Buffer.concat([id, Buffer.alloc(32)]).subarray(0, 32);
	const [issuance, inactive, { data }] = await Promise.all([
		query.balances.totalIssuance(),
		query.balances.inactiveIssuance(),
		query.system.account(pot),
	]);
	return issuance.toBigInt() - inactive.toBigInt() - data.free.toBigInt() - data.reserved.toBigInt();
}

/**
 * A referendum.
 *
 * @typedef {object} Referendum
 * @property {number} index
 * @property {string} state `Ongoing`, `Approved`, `Rejected`, `Cancelled`, `TimedOut` or `Killed`
 * @property {any} [status] while it is ongoing
 * @property {number} [since] the block in which it ended
 * @property {{ submission?: any, decision?: any }} [deposits] those that are not returned yet
 */

/**
 * Read a referendum.
 *
 * @param {ApiPromise} api
 * @param {number} index
 * @returns {Promise<Referendum>}
 */
export async function referendum(api, index) {
	const found = await api.query.referenda.referendumInfoFor(index);
	if (found.isNone) throw new Failure(`there is no referendum ${index}`);
	const info = found.unwrap();
	if (info.isOngoing) return { index, state: info.type, status: info.asOngoing };
	if (info.isKilled) return { index, state: info.type, since: info.asKilled.toNumber(), deposits: {} };
	const [since, submission, decision] = info.inner;
	const deposit = (it) => it.unwrapOr(undefined);
	return {
		index,
		state: info.type,
		since: since.toNumber(),
		deposits: { submission: deposit(submission), decision: deposit(decision) },
	};
}

/**
 * How the votes stand.
 *
 * @typedef {object} Standing
 * @property {bigint} ayes with their convictions, in units
 * @property {bigint} nays with their convictions, in units
 * @property {number} approval the ayes' part of all votes
 * @property {number} support the part of all money that votes aye, without convictions
 * @property {{ approval: number, support: number }} needed at this block
 */

/**
 * How the votes on an ongoing referendum stand at the best block, and what they need.
 *
 * @param {ApiPromise} api
 * @param {any} status of the referendum
 * @returns {Promise<Standing>}
 */
export async function standing(api, status) {
	const [ayes, nays, supporting] = [status.tally.ayes, status.tally.nays, status.tally.support].map(
		(it) => it.toBigInt(),
	);
	const [money, header] = await Promise.all([votingMoney(api), api.rpc.chain.getHeader()]);
	const track = trackOf(api, status.track.toNumber());
	const since = status.deciding.isSome ? status.deciding.unwrap().since.toNumber() : undefined;
	const passed = since === undefined ? 0 : header.number.toNumber() - since;
	const x = Math.min(passed / track.decision, 1);
	return {
		ayes,
		nays,
		approval: fraction(ayes, ayes + nays),
		support: fraction(supporting, money),
		needed: {
			approval: threshold(track.minApproval, x),
			support: threshold(track.minSupport, x),
		},
	};
}

/**
 * The name under which the scheduler keeps the proposal of an approved referendum.
 *
 * @param {number} index
 * @returns {string} in hex
 */
export function taskName(index) {
	const name = Buffer.from('enactment');
	const number = Buffer.alloc(4);
	number.writeUInt32LE(index);
	const parts = [Buffer.from('assembly'), Buffer.from([name.length << 2]), name, number];
	return blake2AsHex(Buffer.concat(parts));
}

/**
 * The block in which an approved referendum is enacted.
 *
 * @param {ApiPromise} api
 * @param {number} index
 * @returns {Promise<number | undefined>} undefined if it has been
 */
export async function enactmentOf(api, index) {
	const task = await api.query.scheduler.lookup(taskName(index));
	return task.isSome ? task.unwrap()[0].toNumber() : undefined;
}

/**
 * What became of the proposal of a referendum in a block.
 *
 * @param {import('../chain.js').Chain} chain
 * @param {number} index
 * @param {number} block
 * @returns {Promise<{ error: string | undefined } | undefined>} undefined if nothing did
 */
export async function enactedIn(chain, index, block) {
	const { Dispatched, CallUnavailable, PermanentlyOverweight } = chain.api.events.scheduler;
	const name = taskName(index);
	for (const { event } of await (await chain.at(block)).query.system.events()) {
		if (event.section !== 'scheduler') continue;
		if (!event.data.id?.isSome || event.data.id.unwrap().toHex() !== name) continue;
		if (Dispatched.is(event)) {
			const { result } = event.data;
			return { error: result.isErr ? chain.reason(result.asErr) : undefined };
		}
		if (CallUnavailable.is(event)) return { error: 'its preimage is not there' };
		if (PermanentlyOverweight.is(event)) return { error: 'it is too heavy for a block' };
	}
	return undefined;
}

/**
 * Wait until a referendum is no longer ongoing, telling of each step.
 *
 * @param {import('../chain.js').Chain} chain
 * @param {number} index
 * @param {number} seconds how long at most
 * @param {(line: string) => void} tell
 * @returns {Promise<Referendum>}
 */
export async function followToEnd(chain, index, seconds, tell) {
	let told;
	const ended = async () => {
		const found = await referendum(chain.api, index);
		if (found.state !== 'Ongoing') return found;
		const line = stage(chain.api, found.status);
		if (line !== told) tell(line);
		told = line;
		return undefined;
	};
	return chain.wait(`referendum ${index} to end`, ended, seconds);
}

/**
 * Where an ongoing referendum is on its way, in words.
 *
 * @param {ApiPromise} api
 * @param {any} status
 * @returns {string}
 */
export function stage(api, status) {
	const track = trackOf(api, status.track.toNumber());
	if (status.deciding.isSome) {
		const { since, confirming } = status.deciding.unwrap();
		return confirming.isSome
			? `It passes, and is approved in block ${confirming} if it still does`
			: `It does not pass yet; it is rejected in block ${since.toNumber() + track.decision}`;
	}
	if (status.decisionDeposit.isNone) {
		const end = status.submitted.toNumber() + api.consts.referenda.undecidingTimeout.toNumber();
		return `It waits for its decision deposit, until block ${end}`;
	}
	if (status.inQueue.isTrue) return 'It waits for its turn on the track';
	const begins = status.submitted.toNumber() + track.prepare;
	return `It is prepared; its decision begins in block ${begins}`;
}

/**
 * Wait until the proposal of an approved referendum has been enacted.
 *
 * @param {import('../chain.js').Chain} chain
 * @param {number} index
 * @param {number} since the block in which it was approved
 * @param {number} seconds how long at most
 * @returns {Promise<{ block: number, error: string | undefined }>}
 */
export async function followEnactment(chain, index, since, seconds) {
	let next = since + 1;
	const enacted = async () => {
		for (const last = await chain.height(); next <= last; next++) {
			const found = await enactedIn(chain, index, next);
			if (found) return { block: next, ...found };
		}
		return undefined;
	};
	return chain.wait(`referendum ${index} to be enacted`, enacted, seconds);
}
