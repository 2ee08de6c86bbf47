/**
 * The auction and the pool of shares, as `api.call.shareMarketApi` tells of them, in plain values.
 */

import assert from 'node:assert/strict';

import { plain } from './plain.js';

/** @typedef {import('@polkadot/api').ApiPromise} ApiPromise */

/** What the market says at one block, so that answers fit each other. */
export class Market {
	/**
	 * @param {ApiPromise} api
	 * @param {string} [hash] of the block; the best one if absent
	 * @returns {Promise<Market>}
	 */
	static async at(api, hash) {
		const market = new Market();
		market.hash = hash ?? (await api.rpc.chain.getBlockHash()).toHex();
		market.state = await api.at(market.hash);
		market.number = (await market.state.query.system.number()).toNumber();
		market.call = market.state.call.shareMarketApi;
		return market;
	}

	/** The price asked for the next share. */
	async askedPrice() {
		return (await this.call.askedPrice()).toBigInt();
	}

	/** What `shares` shares cost, or the name of the reason why there is no quote. */
	async quote(shares) {
		const answer = await this.call.quote(shares);
		return answer.isOk ? plain(answer.asOk) : answer.asErr.type;
	}

	/** What `amount` buys, or the name of the reason why there is no quote. */
	async quoteFor(amount) {
		const answer = await this.call.quoteFor(amount);
		return answer.isOk ? plain(answer.asOk) : answer.asErr.type;
	}

	/** The pool as a whole. */
	async pool() {
		return plain(await this.call.pool());
	}

	/** How many shares there are, mature or not: what the price depends on. */
	async size() {
		const { mature, maturing } = await this.pool();
		return mature + maturing;
	}

	/** What an account has. */
	async account({ address }) {
		return plain(await this.call.account(address));
	}

	/** A lot, or undefined if it has no shares left. */
	async lot(id) {
		const found = await this.call.lot(id);
		return found.isSome ? plain(found.unwrap()) : undefined;
	}

	/** A page of an account's lots. */
	async lots({ address }, after = null, limit = 256) {
		return [...(await this.call.lots(address, after, limit))].map(plain);
	}

	/** A page of an account's bids. */
	async bids({ address }, after = null, limit = 256) {
		return [...(await this.call.bids(address, after, limit))].map(plain);
	}

	/** A page of the book. */
	async book(after = null, limit = 256) {
		return [...(await this.call.book(after, limit))].map(plain);
	}

	/** What is held of an account, by reason. */
	async holds({ address }) {
		const found = { Shares: 0n, Deposit: 0n };
		for (const { id, amount } of await this.state.query.balances.holds(address)) {
			if (id.isValidateShare) found[id.asValidateShare.type] = amount.toBigInt();
		}
		return found;
	}

	/** Free and held money of an account together. */
	async wealth({ address }) {
		const { data } = await this.state.query.system.account(address);
		return data.free.toBigInt() + data.reserved.toBigInt();
	}

	/**
	 * Fail unless what is held of an account is what its shares, bids, due principal and deposits
	 * come to.
	 */
	async requireHolds(who) {
		const [holds, account] = [await this.holds(who), await this.account(who)];
		const [lots, bids] = [await this.lots(who), await this.bids(who)];
		const { lotDeposit, bidDeposit } = this.state.consts.validateShare;
		const sum = (list, of) => list.reduce((all, it) => all + of(it), 0n);
		assert.equal(account.cost, sum(lots, ({ cost }) => cost));
		assert.equal(account.inBids, sum(bids, ({ held }) => held));
		assert.equal(holds.Shares, account.cost + account.inBids + account.due);
		assert.equal(holds.Deposit, account.deposits);
		assert.equal(
			account.deposits,
			BigInt(lots.length) * lotDeposit.toBigInt() + BigInt(bids.length) * bidDeposit.toBigInt(),
		);
	}
}

/**
 * What `shares` shares cost without surge, the first at the base price of a pool of `size`.
 *
 * @param {{ basePrice: bigint, slope: bigint }} auction
 * @param {bigint} size
 * @param {bigint} shares
 * @returns {bigint}
 */
export function series({ basePrice, slope }, size, shares) {
	return shares * basePrice + slope * (shares * size + (shares * (shares - 1n)) / 2n);
}
