/**
 * What a block tells of an account's lots and bids.
 */

import { drawn } from './votes.js';

/** @typedef {import('./block.js').Block} Block */
/** @typedef {import('./facts.js').Fact} Fact */

/** How many lots are asked for at once. */
const PAGE = 100;

/** The account's lots from `first` to `last` that a state has. */
async function within(block, state, { first, last }) {
	const found = [];
	let after = first.isZero() ? null : first.toBigInt() - 1n;
	for (;;) {
		const page = await state.call.shareMarketApi.lots(block.who, after, PAGE);
		for (const { id, shares } of page) {
			if (id.gt(last)) return found;
			found.push({ lot: id.toBigInt(), shares: shares.toBigInt() });
		}
		if (page.length < PAGE) return found;
		after = page.at(-1).id;
	}
}

/**
 * The account's lots that mature.
 *
 * @param {Block} block
 * @returns {Promise<Fact[]>}
 */
export async function matured(block) {
	const [range] = block.of('validateShare', 'LotsMatured');
	const lots = range ? await within(block, block.state, range) : [];
	return lots.length === 0 ? [] : [{ kind: 'matured', lots }];
}

/**
 * The account's lots that expire.
 *
 * @param {Block} block
 * @returns {Promise<Fact[]>}
 */
export async function expired(block) {
	const [range] = block.of('validateShare', 'LotsExpired');
	// They are gone: their shares are those that the parent had, less those that were drawn.
	const before = range ? await within(block, await block.before(), range) : [];
	const taken = drawn(block);
	const lots = before
		.map(({ lot, shares }) => ({ lot, shares: shares - (taken.get(lot) ?? 0n) }))
		.filter(({ shares }) => shares > 0n);
	return lots.length === 0 ? [] : [{ kind: 'expired', lots }];
}

/**
 * What the account does on the market, and what its bids come to.
 *
 * @param {Block} block
 * @returns {Fact[]}
 */
export function purchases(block) {
	const own = (name) => block.own('validateShare', name);
	const filled = new Map(
		block
			.of('validateShare', 'BidFilled')
			.map(({ lot, bid }) => [lot.toBigInt(), bid.toBigInt()]),
	);
	const bids = (name, kind) =>
		own(name).map(({ bid, shares, limitPrice, reason }) => ({
			kind,
			bid: bid.toBigInt(),
			shares: shares.toBigInt(),
			limit: limitPrice?.toBigInt(),
			reason: reason?.type,
		}));
	const bought = own('SharesBought').map(({ lot, shares, total }) => ({
		kind: 'bought',
		lot: lot.toBigInt(),
		shares: shares.toBigInt(),
		total: total.toBigInt(),
		bid: filled.get(lot.toBigInt()),
	}));
	return [
		...bought,
		...bids('BidPlaced', 'placed'),
		...bids('BidCancelled', 'cancelled'),
		...bids('BidReturned', 'returned'),
	];
}
