/**
 * What a block tells of an account's money: principal, rewards, settlements, transfers, fees.
 */

import { drawn } from './votes.js';

/** @typedef {import('./block.js').Block} Block */
/** @typedef {import('./facts.js').Fact} Fact */

const sum = (amounts) => amounts.reduce((all, amount) => all + amount, 0n);

/**
 * The settlement of the account.
 *
 * @param {Block} block
 * @returns {Fact[]}
 */
export function settlements(block) {
	const own = (name) => block.own('rewardDistribution', name);
	const settled = own('Settled').map(({ principal, reward }) => ({
		kind: 'settled',
		principal: principal.toBigInt(),
		reward: reward.toBigInt(),
	}));
	const parked = own('RewardParked').map(({ reward, error }) => ({
		kind: 'parked',
		reward: reward.toBigInt(),
		reason: block.states.chain.reason(error),
	}));
	return [...settled, ...parked];
}

/**
 * The principal that becomes due: what is due after the block, and what it settled, less what was
 * due before.
 *
 * @param {Block} block
 * @returns {Promise<Fact[]>}
 */
export async function principalDue(block) {
	const gone = drawn(block).size > 0 || block.of('validateShare', 'LotsExpired').length > 0;
	if (!gone) return [];
	const due = async (state) =>
		(await state.call.shareMarketApi.account(block.who)).due.toBigInt();
	const settled = sum(settlements(block).map(({ principal }) => principal ?? 0n));
	const amount = (await due(block.state)) + settled - (await due(await block.before()));
	return amount > 0n ? [{ kind: 'due', amount }] : [];
}

/**
 * What the account earns: as the author, for votes of its shares, for votes as a node.
 *
 * @param {Block} block
 * @param {import('./votes.js').Vote[]} votes those that the block carries
 * @returns {Fact[]}
 */
export function rewards(block, votes) {
	const [paid] = block.of('rewardDistribution', 'BlockRewarded');
	if (!paid) return [];
	const isAuthor = paid.author.isSome && block.isOwn(paid.author.unwrap());
	// Votes on a block that pays nothing, such as the first, are not among those that are paid.
	const rewarded = votes.filter(({ on }) => [...paid.votes].some((it) => it.on.eq(on)));
	const part = (whose, what) =>
		sum(
			rewarded.map((vote, at) =>
				block.isOwn(vote[whose]) ? paid.votes[at][what].toBigInt() : 0n,
			),
		);
	const earned = {
		author: isAuthor ? paid.reward.toBigInt() : 0n,
		fees: isAuthor ? paid.fees.toBigInt() : 0n,
		owner: part('owner', 'owner'),
		node: part('delegate', 'node'),
	};
	return sum(Object.values(earned)) > 0n ? [{ kind: 'rewarded', ...earned }] : [];
}

/**
 * What others send to the account, and what it sends to them.
 *
 * @param {Block} block
 * @returns {Fact[]}
 */
export function transfers(block) {
	const facts = [];
	for (const { from, to, amount } of block.of('balances', 'Transfer')) {
		const [sent, received] = [block.isOwn(from), block.isOwn(to)];
		// What the pot pays is told by the settlement.
		if (sent === received || block.isPot(from)) continue;
		const other = (sent ? to : from).toString();
		facts.push({ kind: sent ? 'sent' : 'received', amount: amount.toBigInt(), other });
	}
	return facts;
}

/**
 * The fees that the account pays for transactions, tips included.
 *
 * @param {Block} block
 * @returns {Fact[]}
 */
export function fees(block) {
	const amount = sum(
		block
			.own('transactionPayment', 'TransactionFeePaid')
			.map(({ actualFee }) => actualFee.toBigInt()),
	);
	return amount > 0n ? [{ kind: 'paid', amount }] : [];
}
