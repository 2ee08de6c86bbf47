/**
 * How a StakingNode ends: closed, without shares, and with its bond back.
 */

import { Failure } from '../chain.js';
import { asy } from '../money.js';
import { newVotingKey } from './keys.js';
import { lotsOf } from './purchase.js';
import { bars } from './standing.js';

/** @typedef {import('./steps.js').Walk} Walk */

/**
 * Close the node, let the holder take its shares back, and withdraw the bond.
 *
 * @param {Walk} walk
 */
export async function closeDown(walk) {
	const { chain, operator, options, say } = walk;
	const closed = await chain.send(
		'the end of the node',
		chain.api.tx.stakingNode.close(),
		operator,
		options.patience,
	);
	const info = (await chain.api.call.nodeApi.node(operator.address)).unwrap();
	say(
		'Closed',
		`In block ${closed.number}; the bond does not come back yet, because`,
		...bars(info),
	);
	await takeSharesBack(walk);
	await waitForBars(walk);
	await withdraw(walk);
}

/** The holder's shares could also wait until they are drawn. */
async function takeSharesBack({ chain, operator, holder, options, say }) {
	const { api } = chain;
	const lots = (await lotsOf(api, holder)).filter(({ delegate }) =>
		delegate.eq(operator.address),
	);
	if (lots.length === 0) return;
	const redelegate = lots.map(({ id }) => api.tx.validateShare.redelegate(id, holder.address));
	// Whoever votes for itself needs a key.
	const key = await api.query.shareVote.votingKeys(holder.address);
	const calls = key.isSome
		? redelegate
		: [api.tx.shareVote.setVotingKey(await newVotingKey(chain)), ...redelegate];
	const { number } = await chain.send(
		'the redelegation',
		api.tx.utility.batchAll(calls),
		holder,
		options.patience,
	);
	const { all } = await api.call.nodeApi.assigned(operator.address);
	say(
		'Redelegated',
		`In block ${number} the holder votes itself; ${all} shares still name the node`,
	);
}

async function waitForBars({ chain, operator, options, say }) {
	let said = '';
	const free = async () => {
		const node = await chain.api.call.nodeApi.node(operator.address);
		if (node.isNone) throw new Failure('somebody else has withdrawn the bond meanwhile');
		const left = bars(node.unwrap());
		if (left.length === 0) return true;
		if (left.join() !== said) say('Waiting', ...left);
		said = left.join();
		return undefined;
	};
	await chain.wait('the bond to be free', free, options.patience);
}

/** Anybody may: here it is the holder. */
async function withdraw({ chain, operator, holder, options, say }) {
	const { api } = chain;
	const { number, events } = await chain.send(
		'the withdrawal',
		api.tx.stakingNode.withdrawBond(operator.address),
		holder,
		options.patience,
	);
	const withdrawn = events.find((it) => api.events.stakingNode.BondWithdrawn.is(it));
	const { data } = await api.query.system.account(operator.address);
	say(
		'Withdrawn',
		`In block ${number}: ${asy(withdrawn.data.amount.toBigInt())} is free again`,
		`The operator has ${asy(data.free.toBigInt())} free; unsettled rewards come by themselves`,
	);
}
