/**
 * What a chain says of a StakingNode, in words.
 */

import { asy } from '../money.js';

/**
 * What became of votes.
 *
 * @param {any} tally
 * @returns {string}
 */
export const tallied = ({ voted, late, missed }) =>
	`${voted} in time, ${late} late, ${missed} missed`;

/**
 * The lines of a node's record.
 *
 * @param {any} info a `NodeInfo`
 * @returns {string[]}
 */
export function record({ drawn, lifetime, window, windows }) {
	return [
		`Drawn ${drawn} times; votes: ${tallied(lifetime)}`,
		`In the window that is open: ${tallied(window)}; ${windows.length} closed ones are kept`,
	];
}

/** What the withdrawal of a bond waits for, by the names of its bars. */
const BARS = {
	NotClosed: () => 'the node is not closed',
	SharesAssigned: (shares) => `${shares} shares still name it`,
	LockedUntil: (block) => `the bond is locked until block ${block}`,
	StillAuthority: () => 'it can still sign for finality, until the next election',
	EvidenceUntil: (block) => `what it signed for finality can be proven until block ${block}`,
};

/**
 * What a bond's withdrawal still waits for.
 *
 * @param {any} info a `NodeInfo`
 * @returns {string[]} nothing when it can be withdrawn
 */
export const bars = (info) =>
	info.withdrawalBars.map((bar) => (BARS[bar.type] ?? (() => bar.type))(bar.inner));

/**
 * A node's place among those that can be elected, the first being 1.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {string} address
 * @returns {Promise<{ place: number, of: number }>} place 0 if it cannot be elected
 */
export async function placeOf(api, address) {
	// The keys begin with the value, greatest first: their order is the ranking.
	const keys = await api.query.stakingNode.ranking.keys();
	const place = keys.findIndex(({ args: [[, , account]] }) => account.eq(address)) + 1;
	return { place, of: keys.length };
}

/**
 * The lines of a finality set.
 *
 * @param {any} set a `FinalitySetInfo`
 * @returns {string[]}
 */
export function seats({ seats: all, genesis }) {
	const total = all.reduce((sum, { weight }) => sum + weight.toBigInt(), 0n);
	const part = (weight) =>
		`${(Number((weight.toBigInt() * 10_000n) / total) / 100).toFixed(2)} %`;
	const who = (node) => (node.isSome ? `StakingNode ${node.unwrap()}` : 'authority of genesis');
	const lines = all.map(({ key, weight, node }) => `${part(weight)}  ${who(node)}, key ${key}`);
	return genesis.isTrue
		? [...lines, 'Authorities of genesis sit beside the elected until enough nodes are fit']
		: lines;
}

/**
 * A bond and what it is for.
 *
 * @param {any} info a `NodeInfo`
 * @returns {string}
 */
export const bonded = ({ bond, registered }) =>
	`${asy(bond.toBigInt())} on hold since block ${registered}`;
