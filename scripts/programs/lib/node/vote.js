/**
 * A vote that a StakingNode casts for a holder, and what it earns both.
 */

import { Failure } from '../chain.js';
import { asy } from '../money.js';

/** Blocks until the record of a draw is closed: its late votes may come two blocks after it. */
const CLOSED_AFTER = 3;

/**
 * Wait until the node has voted for a share of the lot, and show who earns what.
 *
 * @param {import('./steps.js').Walk} walk
 * @param {{ id: any, matured: number }} lot
 */
export async function waitForVote({ chain, options, say }, { id, matured }) {
	const { api } = chain;
	const length = api.consts.shareVote.historyLength.toNumber();
	let next = Math.max(0, matured - CLOSED_AFTER);
	const drawn = async () => {
		const closed = (await chain.height()) - CLOSED_AFTER;
		for (; next <= closed; next++) {
			const draw = (await api.query.shareVote.history(next % length)).unwrapOr(undefined);
			if (draw?.number.toNumber() !== next) continue;
			const slot = draw.shares.findIndex(({ lot }) => lot.eq(id));
			if (slot < 0) continue;
			if (!draw.shares[slot].outcome.isMissed) return { number: next, slot, draw };
			say(
				'Drawn',
				`To vote on block ${next}, but no vote came: the record of the node shows it`,
			);
		}
		return undefined;
	};
	const vote = await chain.wait(
		`a share of lot ${id} to be drawn and the node's vote to be included`,
		drawn,
		options.patience,
	);
	const late = vote.draw.shares[vote.slot].outcome.isLate;
	const carrier = vote.number + (late ? 2 : 1);
	say(
		'Drawn',
		`In block ${vote.number + 1}: a share of lot ${id} is to vote on block ${vote.number}`,
	);
	const { owner, node } = await earned(chain, vote, carrier);
	say(
		'Vote',
		`Block ${carrier} carries it${late ? ', late' : ''}: the holder earns ${asy(owner)}, the node` +
			` ${asy(node)}`,
	);
}

/** What a vote earns the owner of its share and the node. */
async function earned(chain, { number, slot, draw }, carrier) {
	const events = await (await chain.at(carrier)).query.system.events();
	const rewarded = events
		.map(({ event }) => event)
		.find((it) => chain.api.events.rewardDistribution.BlockRewarded.is(it));
	// A block pays the votes on one block in the order of their slots.
	const { outcome } = draw.shares[slot];
	const before = draw.shares
		.slice(0, slot)
		.filter((it) => it.outcome.type === outcome.type).length;
	const paid = rewarded?.data.votes.filter(({ on }) => on.toNumber() === number)[before];
	if (!paid) throw new Failure(`block ${carrier} pays nothing for the vote, against its record`);
	return { owner: paid.owner.toBigInt(), node: paid.node.toBigInt() };
}
