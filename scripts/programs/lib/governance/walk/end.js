/**
 * How the walk ends: with every deposit returned, and every lock over.
 */

import { asy } from '../../money.js';
import { refunds, unnoting } from '../refunds.js';
import { blockTime, span } from '../tracks.js';
import { freeing, locksOf, moneyOf } from '../votes.js';

/** @typedef {import('./steps.js').Walk} Walk */
/** @typedef {import('./steps.js').Item} Item */

/**
 * Return the deposits, remove the votes, and wait for the locks.
 *
 * @param {Walk} walk
 * @param {Item[]} items
 */
export async function closeDown(walk, items) {
	await returnDeposits(walk, items);
	await removeVotes(walk);
	await waitForLocks(walk);
}

/**
 * Return the deposits of referenda that have ended, and of their preimages.
 *
 * @param {Walk} walk
 * @param {Item[]} items
 */
export async function returnDeposits({ chain, proposer, options, say }, items) {
	const { api } = chain;
	const found = await Promise.all(items.map(({ index }) => refunds(api, index)));
	const preimages = await unnoting(
		api,
		proposer.address,
		items.map(({ hash }) => hash),
	);
	const before = await moneyOf(api, proposer.address);
	const { number } = await chain.send(
		'the refunds',
		api.tx.utility.batchAll([...found.flatMap(({ calls }) => calls), ...preimages]),
		proposer,
		options.patience,
	);
	const after = await moneyOf(api, proposer.address);
	say(
		'Returned',
		`In block ${number}:`,
		...found.flatMap(({ lines }) => lines),
		`and the deposits of ${preimages.length} preimage${preimages.length === 1 ? '' : 's'}`,
		`The proposer had ${asy(before.held)} on hold, and has ${asy(after.held)}`,
	);
}

/** Who has money that votes lock: the proposer delegated. */
const holdersOf = ({ voters, proposer }) => [...voters, proposer];

/** What votes keep of the money of an account. */
const lockedOf = async ({ chain: { api } }, { address }) => (await moneyOf(api, address)).locked;

async function removeVotes(walk) {
	const { chain, options, say } = walk;
	const { api } = chain;
	const holders = holdersOf(walk);
	const before = await Promise.all(holders.map((voter) => lockedOf(walk, voter)));
	await Promise.all(
		holders.map(async (voter) => {
			const calls = await freeing(api, voter.address);
			if (calls.length === 0) return;
			const tx = api.tx.utility.batchAll(calls);
			await chain.send(`the votes of ${voter.address}`, tx, voter, options.patience);
		}),
	);
	const after = await Promise.all(holders.map((voter) => lockedOf(walk, voter)));
	say(
		'Removed',
		'The votes are removed; what they lock of the money:',
		...holders.map(({ address }, at) => `${address}: ${asy(before[at], 2)}, now ${asy(after[at], 2)}`),
	);
}

async function waitForLocks(walk) {
	const { chain, options, say } = walk;
	const { api } = chain;
	const holders = holdersOf(walk);
	const [time, height] = [await blockTime(api), await chain.height()];
	const locks = await Promise.all(holders.map(({ address }) => locksOf(api, address)));
	const ends = locks.flat().map(({ until }) => until ?? 0);
	const end = Math.max(0, ...ends);
	if (end > height) {
		say('Waiting', `The last of the locks ends with block ${end}, in ${span(end - height, time)}`);
		await chain.wait(
			'the locks to end',
			async () => ((await chain.height()) >= end ? true : undefined),
			options.patience,
		);
	}
	const [opener] = holders;
	const tracksOf = ({ address }, at) =>
		locks[at].map(({ track }) => api.tx.convictionVoting.unlock(track, address));
	const calls = holders.flatMap(tracksOf);
	if (calls.length === 0) return;
	// Anybody may free everybody.
	const tx = api.tx.utility.batchAll(calls);
	const { number } = await chain.send('the unlocking', tx, opener, options.patience);
	const left = await Promise.all(holders.map((voter) => lockedOf(walk, voter)));
	say(
		'Unlocked',
		`In block ${number}:`,
		...holders.map(({ address }, at) => `${address}: ${asy(left[at], 2)} locked`),
	);
}
