/**
 * Rewards of a chain without StakingNodes, checked block by block against a computation of our own.
 */

import assert from 'node:assert/strict';

import { Market } from './market.js';
import { emission, existentialDeposit, lateOf, Rewards, treasurysPart } from './rewards.js';
import { readSeal } from './seal.js';

const sum = (amounts) => amounts.reduce((all, amount) => all + amount, 0n);

/** Goes through the blocks of a chain from the first one on. */
export class RewardAudit {
	/** What the blocks pay, by height. */
	#paying = new Map();

	/** @param {import('@polkadot/api').ApiPromise} api */
	constructor(api) {
		this.api = api;
	}

	/**
	 * Fail unless a block pays, mints and burns exactly what the rules say. The blocks before it must
	 * have been checked.
	 *
	 * @param {number} number
	 */
	async requireBlock(number) {
		const hashes = await Promise.all(
			[number - 1, number].map((it) => this.api.rpc.chain.getBlockHash(it)),
		);
		const [was, is] = await Promise.all(hashes.map((hash) => Rewards.at(this.api, hash)));
		const due = await this.#emission(was, is);
		this.#paying.set(number, due);

		const [paid] = await is.events('rewardDistribution', 'BlockRewarded');
		assert.equal(paid.reward, due.author, `the author of block ${number}`);
		assert.deepEqual(paid.votes, await this.#votes(is), `the votes in block ${number}`);

		const fees = await is.events('transactionPayment', 'TransactionFeePaid');
		const left = sum(fees.map(({ actualFee }) => actualFee)) - (await treasurysPart(was, fees));
		const burnt = left - paid.fees;
		assert.ok(burnt >= 0n, `block ${number} pays fees that nobody has paid`);
		const minted = paid.reward + sum(paid.votes.map(({ owner, node }) => owner + node));
		assert.equal(
			(await is.issuance()) - (await was.issuance()),
			minted - burnt,
			`the issuance of block ${number}`,
		);
		await this.#requireBooks(is, number);
	}

	/** What a block pays at its own height, difficulty, pool and parameters. */
	async #emission(was, is) {
		const header = await this.api.rpc.chain.getHeader(is.hash);
		// Draws, fills and expiries come before what a block pays is fixed, purchases after it.
		const bought = (await is.events('validateShare', 'SharesBought'))
			.filter(({ phase }) => phase === 'ApplyExtrinsic')
			.map(({ shares }) => shares);
		const pool = (await (await Market.at(this.api, is.hash)).size()) - sum(bought);
		const { difficulty } = readSeal(header);
		return emission(await was.parameters(), { number: BigInt(is.number), difficulty, pool });
	}

	/** What the votes of a block earn, by the events that tell which came. */
	async #votes(is) {
		const [carried] = await is.events('shareVote', 'VotesIncluded');
		if (!carried) return [];
		const paid = (back, flags, of) => {
			const on = is.number - back;
			const terms = this.#paying.get(on);
			// The block before the first one pays nothing.
			if (!terms) return [];
			const owner = of(terms.ownerEach);
			return flags.filter(Boolean).map(() => ({ on: BigInt(on), owner, node: 0n }));
		};
		return [...paid(1, carried.votes, (amount) => amount), ...paid(2, carried.late, lateOf)];
	}

	/** Fail unless nothing that was scheduled is unaccounted for, and the pot has what it owes. */
	async #requireBooks(is, number) {
		const { scheduled, minted, notMinted, fees, settledReward } = await is.totals();
		const all = [...this.#paying.values()];
		assert.equal(scheduled, sum(all.map((it) => it.scheduled)));
		const { owed, balance } = await is.pot();
		const earned = sum(Object.values(minted));
		assert.equal(
			earned + sum(Object.values(notMinted)) + (await this.#open(is)),
			scheduled,
			`the sum of block ${number}`,
		);
		assert.equal(owed, earned + fees - settledReward);
		assert.equal(balance, owed + existentialDeposit(this.api), `the pot after block ${number}`);
	}

	/** What votes can still earn. */
	async #open(is) {
		let open = 0n;
		for (const terms of await is.state.query.rewardDistribution.openTerms()) {
			const { ownerEach, nodeEach } = this.#paying.get(terms.number.toNumber());
			open += (ownerEach + nodeEach) * terms.pending.toBigInt();
		}
		return open;
	}
}
