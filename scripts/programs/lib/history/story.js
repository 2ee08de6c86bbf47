/**
 * The history of an account, from its first block to its last, and where it stands then.
 */

import { UsageError } from '../arguments.js';
import { Failure } from '../chain.js';
import { asy } from '../money.js';
import { addressOf, say } from '../program.js';
import { Block } from './block.js';
import { factsOf } from './facts.js';
import { lineOf } from './lines.js';
import { rangeOf } from './range.js';
import { States } from './states.js';

/** How many blocks are read at a time. */
const AHEAD = 8;

/** How long the next block is waited for before the chain is taken for dead, seconds. */
const PATIENCE = 24 * 3_600;

/**
 * Print the history that was asked for.
 *
 * @param {import('../chain.js').Chain} chain
 * @param {import('./options.js').Options} options
 */
export async function tell(chain, options) {
	const who = addressOf(options.account, chain.api.registry.chainSS58);
	if (!who) {
		throw new UsageError(
			`--account ${options.account}: it must be an address, or a secret such as //Bob`,
		);
	}
	const { from, to } = await rangeOf(chain, options);
	say(
		'Chain',
		`${await chain.api.rpc.system.chain()} at ${options.url}, blocks ${from} to` +
			` ${options.follow ? 'the last finalised one' : to}`,
	);
	say('Account', who);
	const states = new States(chain);
	// Asked for first, because meanwhile the node may drop the state.
	const end = options.follow ? [] : await sumUp(await states.after(to), who, to);
	const read = async (number) => {
		if (options.follow) await finality(chain, number);
		try {
			return { number, facts: await factsOf(await Block.read(states, who, number)) };
		} catch (error) {
			if (!chain.isDiscarded(error)) throw error;
			return { number, dropped: true };
		}
	};
	let told = false;
	const blocks = options.follow ? ahead(read, from, Infinity, 1) : ahead(read, from, to, AHEAD);
	for await (const { number, facts, dropped } of blocks) {
		if (dropped && options.from !== undefined) {
			throw new Failure(
				`the node has just dropped the state of block ${number}: give a later --from`,
			);
		}
		if (dropped) say(`Block ${number}`, 'cannot be told of: the node has just dropped its state');
		else if (facts.length > 0) say(`Block ${number}`, ...facts.map(lineOf));
		told ||= dropped || facts.length > 0;
	}
	if (!told) say('Nothing', 'happened to the account in these blocks');
	for (const lines of end) say(...lines);
}

/** What is read of each block, in order; some of it is read before its turn, to wait less. */
async function* ahead(read, from, to, most) {
	const reading = [];
	for (let next = from; next <= to || reading.length > 0; ) {
		while (next <= to && reading.length < most) {
			const block = read(next++);
			// What fails is told when its turn has come, if it comes.
			block.catch(() => {});
			reading.push(block);
		}
		yield await reading.shift();
	}
}

/** Wait until a block is finalised. */
async function finality(chain, number) {
	const reached = async () => ((await chain.finalized()) >= number ? number : undefined);
	await chain.wait(`block ${number} to be finalised`, reached, PATIENCE);
}

/** What waits for the account's settlement after a block, and the totals of the chain. */
async function sumUp({ call: { rewardApi } }, who, number) {
	const { principal, reward, due, parked } = await rewardApi.unsettled(who);
	const amount = (value) => asy(value.toBigInt());
	const unsettled = [
		`After block ${number}: ${amount(principal)} of principal and ${amount(reward)} of rewards`,
		when(due, parked),
	];
	const totals = await rewardApi.totals();
	const { author, owners, nodes } = totals.minted;
	const unpaid = [...totals.notMinted.entries()].filter(([, value]) => !value.isZero());
	const reasons = unpaid.map(([reason, value]) => `${amount(value)} ${REASONS[reason] ?? reason}`);
	const sums = [
		`${amount(totals.scheduled)} were scheduled for the blocks of the chain`,
		`Minted: ${amount(author)} for authors, ${amount(owners)} for owners of shares, ${amount(nodes)}` +
			' for StakingNodes',
		`Not minted: ${reasons.join(', ') || asy(0n)}`,
		`Fees to authors: ${amount(totals.fees)}`,
		`Settled: ${amount(totals.settledReward)} of rewards and fees, ${amount(totals.settledPrincipal)}` +
			' of principal',
	];
	return [
		['Unsettled', ...unsettled],
		['Totals', ...sums],
	];
}

/** When an account settles, in words. */
function when(due, parked) {
	if (due.isSome) return `It settles by itself in block ${due.unwrap()}`;
	return parked.isTrue
		? 'They could not be paid; the next credit, or a call of rewardDistribution.settle, tries again'
		: 'Nothing waits for a settlement';
}

/** Why a reward was not minted, in words. */
const REASONS = {
	difficulty: 'by the difficulty',
	split: 'by the split',
	participation: 'by the participation',
	notDrawn: 'for shares that were not drawn',
	missed: 'for votes that were missed',
	late: 'for votes that were late',
	solo: 'for votes without a StakingNode',
	nodeSuspended: 'for suspended StakingNodes',
	nodeCap: 'beyond what a StakingNode earns on',
	noAuthor: 'for blocks without an author',
	rounding: 'by rounding',
};
