/**
 * Shares whose holder lets a StakingNode vote.
 */

import { Failure } from '../chain.js';
import { asy } from '../money.js';

/** @typedef {import('./steps.js').Walk} Walk */

/** How many lots are asked for at once. */
const PAGE = 100;

/**
 * All lots of an account after the one numbered `after`, page by page.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {{ address: string }} owner
 * @param {any} [after]
 * @returns {Promise<any[]>}
 */
export async function lotsOf(api, { address }, after = null) {
	const found = [];
	for (;;) {
		const page = await api.call.shareMarketApi.lots(address, after, PAGE);
		found.push(...page);
		if (page.length < PAGE) return found;
		after = page.at(-1).id;
	}
}

/**
 * Buy shares that name the node, and wait until they take part in draws.
 *
 * @param {Walk} walk
 * @returns {Promise<{ id: any, matured: number }>} the lot, and a block in which it is mature
 */
export async function buyFor(walk) {
	const lot = await bid(walk);
	const matured = await waitForMaturity(walk, lot);
	return { id: lot.id, matured };
}

async function bid({ chain, operator, holder, options, say }) {
	const { api } = chain;
	const answer = await api.call.shareMarketApi.quote(options.quantity);
	if (answer.isErr) throw new Failure(`there is no quote: ${answer.asErr.type}`);
	const [total, highest] = [answer.asOk.total, answer.asOk.highest].map((it) => it.toBigInt());
	const { data } = await api.query.system.account(holder.address);
	const free = data.free.toBigInt();
	if (free <= total) {
		throw new Failure(
			`${holder.address} has ${asy(free)}, which does not pay for ${options.quantity} shares at` +
				` ${asy(total)}: send it money, or choose another --holder or --quantity`,
		);
	}
	const limit = highest + highest / 10n;
	const last = (await lotsOf(api, holder)).at(-1)?.id;
	const { number, fee } = await chain.send(
		'the bid',
		api.tx.validateShare.bid(options.quantity, limit, operator.address),
		holder,
		options.patience,
	);
	say(
		'Bid',
		`In block ${number}, for a fee of ${asy(fee)}: ${options.quantity} shares for the node to vote`,
	);
	const bought = await chain.wait(
		'the bid to buy a share',
		async () => (await lotsOf(api, holder, last))[0],
		options.patience,
	);
	const assigned = await api.call.nodeApi.assigned(operator.address);
	say(
		'Lot',
		`Lot ${bought.id}: ${bought.shares} shares for ${asy(bought.cost.toBigInt())}, on hold in the` +
			" holder's account",
		`${assigned.all} shares name the node; the lot matures in block ${bought.maturesAt}`,
	);
	return bought;
}

async function waitForMaturity({ chain, operator, options, say }, { id }) {
	const { api } = chain;
	const mature = async () => {
		const state = await api.at(await api.rpc.chain.getBlockHash());
		const lot = await state.call.shareMarketApi.lot(id);
		if (lot.isSome && lot.unwrap().mature.isFalse) return undefined;
		return {
			number: (await state.query.system.number()).toNumber(),
			assigned: await state.call.nodeApi.assigned(operator.address),
		};
	};
	const { number, assigned } = await chain.wait(`lot ${id} to mature`, mature, options.patience);
	say(
		'Mature',
		`Seen in block ${number}: ${assigned.mature} shares that name the node can be drawn`,
	);
	return number;
}
