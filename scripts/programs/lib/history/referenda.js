/**
 * What a block tells of an account's part in referenda: proposals, deposits, votes, and their locks.
 */

import { trackOf } from '../governance/tracks.js';

/** @typedef {import('./block.js').Block} Block */
/** @typedef {import('./facts.js').Fact} Fact */

/** What a track is called. */
const trackName = (block, id) => trackOf(block.states.chain.api, id.toNumber())?.name ?? `${id}`;

/**
 * What the account proposed, and the deposits that it placed, got back and lost.
 *
 * @param {Block} block
 * @returns {Promise<Fact[]>}
 */
export async function proposals(block) {
	const facts = [];
	for (const { index, track } of block.of('referenda', 'Submitted')) {
		const info = await block.state.query.referenda.referendumInfoFor(index);
		const deposit = info.unwrap().isOngoing && info.unwrap().asOngoing.submissionDeposit;
		if (!deposit || !block.isOwn(deposit.who)) continue;
		facts.push({
			kind: 'proposed',
			referendum: index.toNumber(),
			track: trackName(block, track),
			deposit: deposit.amount.toBigInt(),
		});
	}
	for (const [name, kind, which] of [
		['DecisionDepositPlaced', 'depositPlaced', 'decision'],
		['DecisionDepositRefunded', 'depositBack', 'decision'],
		['SubmissionDepositRefunded', 'depositBack', 'submission'],
		['DepositSlashed', 'depositLost'],
	]) {
		for (const { index, amount } of block.own('referenda', name)) {
			facts.push({ kind, which, referendum: index?.toNumber(), amount: amount.toBigInt() });
		}
	}
	return facts;
}

/** A vote on a referendum, in plain values. */
function ballot(vote) {
	if (vote.isStandard) {
		const { balance, vote: side } = vote.asStandard;
		const conviction = side.conviction.type.replace('None', 'no conviction');
		const amounts = [[side.isAye ? 'aye' : 'nay', balance.toBigInt()]];
		return { amounts, conviction };
	}
	const sides = vote.inner;
	const amounts = ['aye', 'nay', 'abstain']
		.filter((side) => sides[side] !== undefined && !sides[side].isZero())
		.map((side) => [side, sides[side].toBigInt()]);
	return { amounts, conviction: 'no conviction' };
}

/**
 * The account's votes on referenda, those it took back, its delegations, and the locks it had looked at.
 *
 * @param {Block} block
 * @returns {Promise<Fact[]>}
 */
export async function ballots(block) {
	const { query } = block.state;
	const facts = [];
	for (const { vote, pollIndex } of block.own('convictionVoting', 'Voted')) {
		facts.push({ kind: 'ballot', referendum: pollIndex.toNumber(), ...ballot(vote) });
	}
	for (const { pollIndex } of block.own('convictionVoting', 'VoteRemoved')) {
		facts.push({ kind: 'ballotBack', referendum: pollIndex.toNumber() });
	}
	for (const [, to, track] of block.own('convictionVoting', 'Delegated')) {
		facts.push({ kind: 'delegated', to: to.toString(), track: trackName(block, track) });
	}
	for (const [, track] of block.own('convictionVoting', 'Undelegated')) {
		facts.push({ kind: 'undelegated', track: trackName(block, track) });
	}
	for (const data of block.own('convictionVoting', 'VoteUnlocked')) {
		const locks = await query.convictionVoting.classLocksFor(block.who);
		const lock = [...locks].find(([track]) => track.eq(data.class));
		const left = lock?.[1].toBigInt() ?? 0n;
		facts.push({ kind: 'unlocked', track: trackName(block, data.class), left });
	}
	return facts;
}
