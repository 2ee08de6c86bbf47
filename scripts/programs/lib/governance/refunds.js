/**
 * Deposits that come back when a referendum has ended.
 */

import { asy } from '../money.js';
import { referendum } from './referenda.js';

/** @typedef {import('@polkadot/api').ApiPromise} ApiPromise */

/** How referenda end whose submission deposit comes back. The others keep it: they cost attention. */
const RETURNED = ['Approved', 'Cancelled'];

/** How a deposit is said. */
const line = (what, { who, amount }) => `${asy(amount.toBigInt())} to ${who}, the ${what} deposit`;

/**
 * The calls that return the deposits of a referendum, and what they return. Anybody may send them.
 *
 * @param {ApiPromise} api
 * @param {number} index
 * @returns {Promise<{ calls: any[], lines: string[] }>} without calls, the lines say why
 */
export async function refunds(api, index) {
	const { state, deposits } = await referendum(api, index);
	if (state === 'Ongoing') return { calls: [], lines: ['It has not ended: its deposits stay'] };
	const [calls, lines] = [[], []];
	const { submission, decision } = deposits;
	if (decision) {
		calls.push(api.tx.referenda.refundDecisionDeposit(index));
		lines.push(line('decision', decision));
	}
	if (submission && RETURNED.includes(state)) {
		calls.push(api.tx.referenda.refundSubmissionDeposit(index));
		lines.push(line('submission', submission));
	} else if (submission) {
		const { who, amount } = submission;
		const why = state === 'Rejected' ? 'was rejected' : 'was never decided';
		lines.push(`${asy(amount.toBigInt())} of ${who} stay: the referendum ${why}`);
	}
	return { calls, lines };
}

/**
 * The calls that take preimages off the chain which an account has paid for and nobody asks for any
 * more.
 *
 * @param {ApiPromise} api
 * @param {string} address
 * @param {string[]} hashes
 * @returns {Promise<any[]>}
 */
export async function unnoting(api, address, hashes) {
	const calls = [];
	for (const hash of hashes) {
		const status = (await api.query.preimage.requestStatusFor(hash)).unwrapOr(undefined);
		const [owner] = status?.isUnrequested ? status.asUnrequested.ticket : [];
		if (owner?.eq(address)) calls.push(api.tx.preimage.unnotePreimage(hash));
	}
	return calls;
}
