/**
 * What happened, in words.
 */

import { asy } from '../money.js';

/** @typedef {import('./facts.js').Fact} Fact */

const number = (value) => value.toLocaleString('en');
const shares = (count) => `${number(count)} ${BigInt(count) === 1n ? 'share' : 'shares'}`;
const all = (lots) => lots.map((it) => `${shares(it.shares)} of lot ${it.lot}`).join(' and ');
const votes = (count) => (count === 1 ? 'vote' : `${count} votes`);

const known = (amounts) => amounts.filter(([, amount]) => amount > 0n);
const list = (amounts) => amounts.map(([what, amount]) => `${asy(amount)} ${what}`).join(', ');

/** A sum, and what it consists of if that is more than one thing. */
function parts(amounts) {
	const total = asy(amounts.reduce((sum, [, amount]) => sum + amount, 0n));
	const found = known(amounts);
	return found.length === 1 ? `${total} ${found[0][0]}` : `${total}: ${list(found)}`;
}

/** @type {Record<string, (fact: Fact) => string>} */
const WORDS = {
	bought: ({ lot, shares: count, total, bid }) =>
		`bought lot ${lot}: ${shares(count)} for ${asy(total)}, on hold` +
		(bid === undefined ? '' : `, by bid ${bid}`),
	placed: ({ bid, shares: count, limit }) =>
		`bid ${bid} rests: ${shares(count)}, at most ${asy(limit)} for each`,
	cancelled: ({ bid, shares: count }) => `bid ${bid} cancelled: ${shares(count)} not bought`,
	returned: ({ bid, shares: count, reason }) =>
		`bid ${bid} returned (${reason}): ${shares(count)} not bought`,
	matured: ({ lots }) => `matured: ${all(lots)}`,
	expired: ({ lots }) => `expired without a draw: ${all(lots)}`,
	drawn: ({ on, lots }) => `drawn to vote on block ${on}: ${all(lots)}`,
	voted: ({ on, shares: count }) => `voted on block ${on} with ${shares(count)}`,
	late: ({ on, shares: count }) => `voted late on block ${on} with ${shares(count)}`,
	missed: ({ on, shares: count }) => `missed the ${votes(count)} on block ${on}`,
	due: ({ amount }) => `principal due: ${asy(amount)}`,
	settled: ({ principal, reward }) =>
		`settled: ${list(
			known([
				['of principal is free again', principal],
				['of rewards is paid', reward],
			]),
		)}`,
	parked: ({ reward, reason }) =>
		`${asy(reward)} of rewards waits: the account cannot receive it (${reason})`,
	rewarded: ({ author, fees, owner, node }) =>
		`earned ${parts([
			['as the author', author],
			['of its fees', fees],
			['for votes of its shares', owner],
			['for votes as a node', node],
		])}`,
	proposed: ({ referendum, track, deposit }) =>
		`proposed referendum ${referendum} on the track ${track}, with a deposit of ${asy(deposit)}`,
	depositPlaced: ({ referendum, amount }) =>
		`placed the decision deposit of referendum ${referendum}: ${asy(amount)}`,
	depositBack: ({ which, referendum, amount }) =>
		`got back the ${which} deposit of referendum ${referendum}: ${asy(amount)}`,
	depositLost: ({ amount }) => `lost a deposit of ${asy(amount)} to the treasury`,
	ballot: ({ referendum, amounts, conviction }) =>
		`voted on referendum ${referendum}, ${conviction}: ` +
		amounts.map(([side, amount]) => `${side} with ${asy(amount)}`).join(', '),
	ballotBack: ({ referendum }) => `took back its vote on referendum ${referendum}`,
	delegated: ({ to, track }) => `delegated its votes on the track ${track} to ${to}`,
	undelegated: ({ track }) => `ended its delegation on the track ${track}`,
	unlocked: ({ track, left }) => `votes on the track ${track} now lock ${asy(left)}`,
	received: ({ amount, other }) => `received ${asy(amount)} from ${other}`,
	sent: ({ amount, other }) => `sent ${asy(amount)} to ${other}`,
	paid: ({ amount }) => `paid ${asy(amount)} of fees`,
};

/**
 * A thing that happened, as a line.
 *
 * @param {Fact} fact
 * @returns {string}
 */
export const lineOf = (fact) => WORDS[fact.kind](fact);
