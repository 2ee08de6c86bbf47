/**
 * Referenda of a test chain: proposed, voted on and followed, several at once.
 */

import { blake2AsHex } from '@polkadot/util-crypto';
import { hexToU8a, stringToU8a, u8aConcat } from '@polkadot/util';

import { errorName, eventsOf, sendOk } from './api.js';
import { merge } from './chain-spec.js';
import { alice, bob, charlie, dave, eve, ferdie } from './keys.js';
import { plain } from './plain.js';
import { waitFor } from './wait.js';

/** @typedef {import('@polkadot/api').ApiPromise} ApiPromise */
/** @typedef {import('@polkadot/keyring/types').KeyringPair} KeyringPair */

/** The tracks: their numbers, and as whom their proposals act. */
export const TRACKS = {
	root: { id: 0, origin: { system: 'Root' } },
	parameter_admin: { id: 1, origin: { Origins: 'ParameterAdmin' } },
	small_spender: { id: 2, origin: { Origins: 'SmallSpender' } },
	big_spender: { id: 3, origin: { Origins: 'BigSpender' } },
	node_admin: { id: 4, origin: { Origins: 'NodeAdmin' } },
	referendum_canceller: { id: 5, origin: { Origins: 'ReferendumCanceller' } },
	referendum_killer: { id: 6, origin: { Origins: 'ReferendumKiller' } },
	finality_restorer: { id: 7, origin: { Origins: 'FinalityRestorer' } },
};

/** The votes that an amount counts for, by conviction. */
export const CONVICTIONS = {
	None: (amount) => amount / 10n,
	Locked1x: (amount) => amount,
	Locked2x: (amount) => amount * 2n,
	Locked3x: (amount) => amount * 3n,
};

/**
 * A vote for or against, for `convictionVoting.vote`.
 *
 * @param {boolean} aye
 * @param {bigint} balance
 * @param {keyof typeof CONVICTIONS} [conviction]
 */
export const standard = (aye, balance, conviction = 'Locked1x') => ({
	Standard: { vote: { aye, conviction }, balance },
});

/**
 * What is proposed.
 *
 * @typedef {object} Wanted
 * @property {keyof typeof TRACKS} track
 * @property {any} call the transaction that it would be
 * @property {boolean} [inline] without a preimage: up to 128 bytes
 * @property {boolean} [noted] false: its preimage is not put on chain
 * @property {boolean} [deposit] false: its decision deposit is not placed
 * @property {number} [after] how many blocks after its approval it is enacted, at least
 */

/** The name under which the scheduler keeps the proposal of an approved referendum. */
export function taskName(index) {
	const text = stringToU8a('enactment');
	const number = new Uint8Array(new Uint32Array([index]).buffer);
	return blake2AsHex(u8aConcat(stringToU8a('assembly'), [text.length << 2], text, number));
}

/** The preimage of a transaction's call. */
export const preimageOf = ({ method }) => {
	const hex = method.toHex();
	return { hex, hash: blake2AsHex(hexToU8a(hex)), len: method.encodedLength };
};

/** What a referendum decides on, by its call. */
const bounded = (call, inline) => {
	const { hex, hash, len } = preimageOf(call);
	return inline ? { Inline: hex } : { Lookup: { hash, len } };
};

/** What each account has on a chain of {@link withVotes}, in units. */
export const FUNDS = 10_000_000n * 10n ** 12n;

/** The accounts of a chain of {@link withVotes}. */
const HOLDERS = [alice, bob, charlie, dave, eve, ferdie];

/**
 * A genesis in which six accounts have all the money, nobody has a key that may do anything, and
 * governance counts so many blocks as a day.
 *
 * @param {number} day
 * @param {object} [genesis] laid over it
 * @returns {object} for the `genesis` of `quickSpec`
 */
export const withVotes = (day, genesis = {}) =>
	merge(
		{
			balances: { balances: HOLDERS.map(({ address }) => [address, Number(FUNDS)]) },
			sudo: { key: null },
			protocolParameters: { governance: { day } },
		},
		genesis,
	);

/** Referenda of one chain. */
export class Governance {
	/** @param {ApiPromise} api */
	constructor(api) {
		this.api = api;
	}

	/**
	 * Propose several things in one transaction, with their preimages and decision deposits. Nobody else
	 * may propose meanwhile.
	 *
	 * @param {KeyringPair} proposer
	 * @param {Wanted[] | ((first: number) => Wanted[])} wanted a function of the first one's index, where
	 *   one is about another
	 * @returns {Promise<number[]>} the referenda
	 */
	async propose(proposer, wanted) {
		const { query, tx } = this.api;
		const first = (await query.referenda.referendumCount()).toNumber();
		const all = typeof wanted === 'function' ? wanted(first) : wanted;
		const calls = all.flatMap((it, at) => {
			const { track, call, inline = false, noted = true, deposit = true, after = 1 } = it;
			return [
				...(inline || !noted ? [] : [tx.preimage.notePreimage(preimageOf(call).hex)]),
				tx.referenda.submit(TRACKS[track].origin, bounded(call, inline), { After: after }),
				...(deposit ? [tx.referenda.placeDecisionDeposit(first + at)] : []),
			];
		});
		const included = await sendOk(this.api, tx.utility.batchAll(calls), proposer);
		const submitted = eventsOf(included, this.api.events.referenda.Submitted);
		return submitted.map(({ data }) => data.index.toNumber());
	}

	/**
	 * Vote on several referenda in one transaction.
	 *
	 * @param {KeyringPair} voter
	 * @param {[number, any][]} votes referenda with votes, see {@link standard}
	 */
	async vote(voter, votes) {
		const { convictionVoting, utility } = this.api.tx;
		const calls = votes.map(([index, vote]) => convictionVoting.vote(index, vote));
		return sendOk(this.api, utility.batchAll(calls), voter);
	}

	/**
	 * A referendum.
	 *
	 * @param {number} index
	 * @param {string} [hash] of a block; the best one if absent
	 * @returns {Promise<{ state: string, since?: number, status?: any }>} `since`: when it ended;
	 *   `status`: while it is ongoing
	 */
	async referendum(index, hash) {
		const state = hash ? await this.api.at(hash) : this.api;
		const info = (await state.query.referenda.referendumInfoFor(index)).unwrap();
		if (info.isOngoing) return { state: info.type, status: info.asOngoing };
		const [since] = info.isKilled ? [info.asKilled] : info.inner;
		return { state: info.type, since: since.toNumber() };
	}

	/** The votes on an ongoing referendum, in plain values. */
	async tally(index) {
		const { status } = await this.referendum(index);
		return plain(status.tally);
	}

	/**
	 * Wait until a referendum has ended, and require how.
	 *
	 * @param {number} index
	 * @param {string} state such as `Approved`
	 * @param {{ timeout?: number }} [options]
	 * @returns {Promise<number>} the block in which it did
	 */
	async ends(index, state, { timeout } = {}) {
		const ended = await waitFor(
			`referendum ${index} to end`,
			async () => {
				const found = await this.referendum(index);
				return found.state !== 'Ongoing' && found;
			},
			{ timeout, state: async () => (await this.referendum(index)).status?.toHuman() },
		);
		if (ended.state !== state) {
			throw new Error(`referendum ${index} is ${ended.state} in block ${ended.since}`);
		}
		return ended.since;
	}

	/**
	 * Wait until the proposal of a referendum was enacted.
	 *
	 * @param {number} index
	 * @param {{ timeout?: number }} [options]
	 * @returns {Promise<{ number: number, hash: string, error: string | undefined }>} the block, and the
	 *   error of the dispatch, or the name of the event that says why there was none
	 */
	async enacted(index, options) {
		let next = (await this.ends(index, 'Approved', options)) + 1;
		return waitFor(`referendum ${index} to be enacted`, async () => {
			const best = (await this.api.rpc.chain.getHeader()).number.toNumber();
			for (; next <= best; next++) {
				const found = await this.#enactedIn(index, next);
				if (found) return found;
			}
			return undefined;
		});
	}

	async #enactedIn(index, number) {
		const hash = (await this.api.rpc.chain.getBlockHash(number)).toHex();
		const events = await (await this.api.at(hash)).query.system.events();
		for (const { event } of events) {
			const { section, method, data } = event;
			if (section !== 'scheduler' || !data.id?.isSome) continue;
			if (data.id.unwrap().toHex() !== taskName(index)) continue;
			if (method !== 'Dispatched') return { number, hash, error: method };
			const { result } = data;
			return { number, hash, error: result.isErr ? errorName(this.api, result.asErr) : undefined };
		}
		return undefined;
	}

	/** The deposits that an account has placed: for referenda in its reserve, for preimages on hold. */
	async deposits({ address }) {
		const { data } = await this.api.query.system.account(address);
		const holds = await this.api.query.balances.holds(address);
		const held = (of) =>
			holds.filter(of).reduce((sum, { amount }) => sum + amount.toBigInt(), 0n);
		const preimages = held(({ id }) => id.isPreimage);
		return { preimages, referenda: data.reserved.toBigInt() - held(() => true) };
	}

	/** What votes keep an account from spending. */
	async locked({ address }) {
		const { data } = await this.api.query.system.account(address);
		return data.frozen.toBigInt();
	}
}

/**
 * The account of the treasury.
 *
 * @param {ApiPromise} api
 * @returns {string} its address
 */
export const treasuryOf = ({ consts }) => consts.treasury.potAccount.toString();
