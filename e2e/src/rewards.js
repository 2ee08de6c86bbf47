/**
 * Rewards and their settlement: as `api.call.rewardApi` and the events tell of them, in plain values,
 * and computed a second time.
 */

import { stringToU8a, u8aConcat } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';

import { plain } from './plain.js';
import { DRAWN } from './shares.js';

/** @typedef {import('@polkadot/api').ApiPromise} ApiPromise */

const MILLION = 1_000_000n;
const THIRDS = BigInt(DRAWN);

/** What is said of rewards at one block, so that answers fit each other. */
export class Rewards {
	/**
	 * @param {ApiPromise} api
	 * @param {string} [hash] of the block; the best one if absent
	 * @returns {Promise<Rewards>}
	 */
	static async at(api, hash) {
		const rewards = new Rewards();
		rewards.hash = hash ?? (await api.rpc.chain.getBlockHash()).toHex();
		rewards.state = await api.at(rewards.hash);
		rewards.number = (await rewards.state.query.system.number()).toNumber();
		rewards.call = rewards.state.call.rewardApi;
		return rewards;
	}

	/** What a block pays, or the next one, at what the chain is like now. */
	async blockReward(number = null) {
		return plain(await this.call.blockReward(number));
	}

	/** What a share that is bought now yields. */
	async shareYield() {
		return plain(await this.call.shareYield());
	}

	/** What waits for an account's settlement. */
	async unsettled({ address }) {
		return plain(await this.call.unsettled(address));
	}

	/** What became of all rewards. */
	async totals() {
		return plain(await this.call.totals());
	}

	/** The addresses of the accounts that are due in a block. */
	async dueIn(block) {
		const entries = await this.call.dueAccounts(block, null, 256);
		return [...entries].map(([, account]) => account.toString());
	}

	/** The parameters in force, for the next block. */
	async parameters() {
		return plain(await this.state.query.protocolParameters.rewards());
	}

	/** The pot's balance, and what is owed out of it. */
	async pot() {
		const { data } = await this.state.query.system.account(potOf(this.state));
		const ledgers = await this.state.query.rewardDistribution.ledgers.entries();
		const owed = ledgers.reduce((sum, [, ledger]) => sum + plain(ledger.unwrap()).reward, 0n);
		return { balance: data.free.toBigInt() + data.reserved.toBigInt(), owed };
	}

	/** All money there is. */
	async issuance() {
		return (await this.state.query.balances.totalIssuance()).toBigInt();
	}

	/**
	 * The events of one kind, plain, with the phase in which they happened.
	 *
	 * @param {string} section of the pallet
	 * @param {string} name
	 */
	async events(section, name) {
		const records = await this.state.query.system.events();
		return records
			.filter(({ event }) => event.section === section && event.method === name)
			.map(({ event, phase }) => ({
				...Object.fromEntries(event.data.names.map((it, at) => [it, plain(event.data[at])])),
				phase: phase.type,
			}));
	}
}

/**
 * The account in which rewards lie until they are settled.
 *
 * @param {{ consts: any }} state
 * @returns {string} its address
 */
export function potOf({ consts }) {
	const key = new Uint8Array(32);
	key.set(u8aConcat(stringToU8a('modl'), consts.rewardDistribution.palletId.toU8a()));
	return encodeAddress(key);
}

/**
 * What an account has at least, the pot's own money.
 *
 * @param {{ consts: any }} state
 */
export const existentialDeposit = ({ consts }) => consts.balances.existentialDeposit.toBigInt();

/**
 * What a block pays, written a second time, after docs/rewards.md.
 *
 * @param {Record<string, bigint>} parameters of the group `rewards`
 * @param {{ number: bigint, difficulty: bigint, pool: bigint }} block its height and difficulty, and
 *   the shares there are
 */
export function emission(parameters, { number, difficulty, pool }) {
	const halvings = (number - 1n) / parameters.halvingPeriod;
	const scheduled = parameters.baseReward >> halvings;

	const { difficultyLow: low, difficultyHigh: high } = parameters;
	const within = difficulty < low ? low : difficulty > high ? high : difficulty;
	const reward = (scheduled * (high - low + (within - low))) / (2n * (high - low));

	const { participationFloor: floor, referencePool: reference } = parameters;
	const counted = pool < reference ? pool : reference;
	const whole = MILLION * reference;
	const paid = floor * reference + (MILLION - floor) * counted;

	const part = (millionths) => (reward * millionths) / MILLION;
	const each = (millionths) => (part(millionths) * paid) / whole / THIRDS;
	return {
		number,
		halvings,
		difficulty,
		pool,
		scheduled,
		reward,
		author: part(parameters.authorPart),
		participation: (paid * MILLION) / whole,
		ownerEach: each(parameters.ownersPart),
		nodeEach: each(parameters.nodesPart),
	};
}

/**
 * What a late vote pays: two thirds, rounded down.
 *
 * @param {bigint} amount
 */
export const lateOf = (amount) => (amount * 2n) / 3n;

/**
 * What the treasury gets of fees: a part of each, rounded down, and nothing of the tips.
 *
 * @param {Rewards} rewards with the parameters in force
 * @param {{ actualFee: bigint, tip: bigint }[]} fees with their tips
 * @returns {Promise<bigint>}
 */
export async function treasurysPart({ state }, fees) {
	const { treasuryFeeShare } = plain(await state.query.protocolParameters.governance());
	const parts = fees.map(({ actualFee, tip }) => ((actualFee - tip) * treasuryFeeShare) / MILLION);
	return parts.reduce((all, part) => all + part, 0n);
}
