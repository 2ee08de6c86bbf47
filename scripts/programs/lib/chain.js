/**
 * The chain behind a node: connect, ask, send, wait. Whatever goes wrong is said in one line.
 */

import { ApiPromise, WsProvider } from '@polkadot/api';

import { isThere, seeker } from './inclusion.js';

/** How long a node may take to answer, milliseconds. */
const PATIENCE = 30_000;

/** How often the chain is asked for something new, milliseconds. */
const INTERVAL = 200;

/** The runtime APIs that the programs ask, and what a chain without them lacks. */
const NEEDED = [
	['shareMarketApi', 'ValidateShares'],
	['rewardApi', 'rewards'],
];

/** How a node says that it has dropped a state. */
const DISCARDED = /State already discarded|UnknownBlock/;

/** What a person can do something about: shown without a stack. */
export class Failure extends Error {}

/**
 * `promise`, or a failure after `milliseconds`.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {number} milliseconds
 * @param {string} failure what to say then
 * @returns {Promise<T>}
 */
async function within(promise, milliseconds, failure) {
	let timer;
	const late = new Promise((_, fail) => {
		timer = setTimeout(() => fail(new Failure(failure)), milliseconds);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}

/** A connection that fails at once where nobody listens. */
async function open(url) {
	let provider;
	try {
		provider = new WsProvider(url, false);
	} catch (error) {
		throw new Failure(`--url ${url}: ${error.message}`);
	}
	const advice = `no node answers at ${url}: start one with scripts/dev.sh, or give its --url`;
	const connected = new Promise((done, fail) => {
		provider.on('connected', done);
		provider.on('error', () => fail(new Failure(advice)));
	});
	try {
		await provider.connect();
	} catch (error) {
		throw new Failure(`--url ${url}: ${error.message}`);
	}
	await within(connected, PATIENCE, advice);
	return provider;
}

/** A chain that has ValidateShares and pays for their votes. */
export class Chain {
	/** @type {ApiPromise} */
	api;

	/**
	 * @param {string} url
	 * @returns {Promise<Chain>}
	 */
	static async connect(url) {
		const provider = await open(url);
		const chain = new Chain();
		chain.provider = provider;
		chain.url = url;
		// The mining methods are unknown to the library and need no warning.
		const ready = ApiPromise.create({ provider, noInitWarn: true });
		chain.api = await within(ready, PATIENCE, `the node at ${url} does not describe its chain`);
		for (const [name, what] of NEEDED) {
			if (!chain.api.call[name]) {
				throw new Failure(`the chain at ${url} has no ${what}: its node is too old`);
			}
		}
		return chain;
	}

	/** Whether the node is still there. */
	get connected() {
		return this.provider.isConnected;
	}

	/** The height of the best block. */
	async height() {
		return (await this.api.rpc.chain.getHeader()).number.toNumber();
	}

	/** The height of the last finalised block. */
	async finalized() {
		const { chain } = this.api.rpc;
		return (await chain.getHeader(await chain.getFinalizedHead())).number.toNumber();
	}

	/**
	 * Whether the node has the state of a block.
	 *
	 * @param {number} number
	 * @returns {Promise<boolean>}
	 */
	async hasState(number) {
		const hash = await this.api.rpc.chain.getBlockHash(number);
		try {
			// Past the library, which would print the error.
			await this.provider.send('state_getRuntimeVersion', [hash.toHex()]);
			return true;
		} catch (error) {
			if (this.isDiscarded(error)) return false;
			throw error;
		}
	}

	/** Whether an error says that the node has dropped a state. */
	isDiscarded({ message }) {
		return DISCARDED.test(message);
	}

	/**
	 * What can be asked of the state of a block.
	 *
	 * @param {number} number
	 */
	async at(number) {
		const hash = await this.api.rpc.chain.getBlockHash(number);
		return this.api.at(hash);
	}

	/**
	 * Ask again and again until there is an answer.
	 *
	 * @template T
	 * @param {string} what is waited for
	 * @param {() => Promise<T | undefined>} ask
	 * @param {number} seconds how long at most
	 * @returns {Promise<T>}
	 */
	async wait(what, ask, seconds) {
		const end = Date.now() + seconds * 1_000;
		for (;;) {
			const answer = await ask();
			if (answer !== undefined) return answer;
			if (Date.now() >= end) {
				throw new Failure(
					`waited ${seconds} s in vain for ${what}; the chain is at block ` +
						`${await this.height()}. Give it more time with --patience`,
				);
			}
			await new Promise((done) => setTimeout(done, INTERVAL));
		}
	}

	/**
	 * Send a transaction and wait for the block that has it.
	 *
	 * @param {string} what it does
	 * @param {import('@polkadot/api/types').SubmittableExtrinsic<'promise'>} tx
	 * @param {import('@polkadot/keyring/types').KeyringPair | undefined} signer nobody if absent
	 * @param {number} seconds how long to wait at most
	 * @returns {Promise<{ number: number, events: any[], fee: bigint }>}
	 */
	async send(what, tx, signer, seconds) {
		let stop = () => {};
		const { chain } = this.api.rpc;
		const before = await this.height();
		// Nobody signs what needs no signer.
		const signed = signer ? await tx.signAsync(signer) : tx;
		const search = async () => {
			const look = seeker(this.api, signed.hash, before);
			const ask = async () => look(await chain.getBlockHash());
			const found = await this.wait(`the block with ${what}`, ask, seconds);
			if (found.dispatchError) throw new Failure(`${what}: ${this.reason(found.dispatchError)}`);
			return { hash: found.blockHash, events: found.events };
		};
		const included = new Promise((done, fail) => {
			const onStatus = ({ status, events, dispatchError, isError }) => {
				if (isError) fail(new Failure(`${what}: the transaction was dropped (${status.type})`));
				if (dispatchError) fail(new Failure(`${what}: ${this.reason(dispatchError)}`));
				if (status.isInBlock) {
					done({ hash: status.asInBlock, events: events.map(({ event }) => event) });
				}
			};
			const refused = (error) =>
				isThere(error)
					? search().then(done, fail)
					: fail(new Failure(`${what}: ${error.message}`));
			signed.send(onStatus).then((unsubscribe) => {
				stop = unsubscribe;
			}, refused);
		});
		try {
			const { hash, events } = await within(
				included,
				seconds * 1_000,
				`${what}: no block has the transaction after ${seconds} s`,
			);
			const number = (await chain.getHeader(hash)).number.toNumber();
			const paid = events.find((it) =>
				this.api.events.transactionPayment.TransactionFeePaid.is(it),
			);
			return { number, events, fee: paid?.data.actualFee.toBigInt() ?? 0n };
		} finally {
			stop();
		}
	}

	/**
	 * A dispatch error with what its documentation says.
	 *
	 * @param {any} error
	 * @returns {string}
	 */
	reason(error) {
		if (error.isToken || error.isArithmetic) return `${error.type}.${error.inner.type}`;
		if (!error.isModule) return error.toString();
		const { section, name, docs } = this.api.registry.findMetaError(error.asModule);
		return `${section}.${name}: ${docs.join(' ')}`;
	}

	/** End the connection. */
	async close() {
		await this.api?.disconnect().catch(() => {});
	}
}
