/**
 * The chain as a user of @polkadot/api meets it.
 */

import { ApiPromise, WsProvider } from '@polkadot/api';

import { isThere, seeker } from '../../scripts/programs/lib/inclusion.js';
import { waitFor, withDeadline } from './wait.js';

/**
 * Connect to a node; the connection closes with the lab.
 *
 * @param {import('./lab.js').Lab} lab
 * @param {import('./node-process.js').NodeProcess} node
 * @returns {Promise<ApiPromise>}
 */
export async function connect(lab, node) {
	const provider = new WsProvider(node.wsUrl, 1_000);
	lab.onClose(() => provider.disconnect());
	// The mining methods are unknown to the library and need no warning.
	return withDeadline(
		'@polkadot/api to connect',
		ApiPromise.create({ provider, noInitWarn: true }),
		60_000,
	);
}

/**
 * Ask a node something and end the connection.
 *
 * @template T
 * @param {import('./lab.js').Lab} lab
 * @param {import('./node-process.js').NodeProcess} node
 * @param {(api: ApiPromise) => Promise<T>} question
 * @returns {Promise<T>}
 */
export async function ask(lab, node, question) {
	const api = await connect(lab, node);
	try {
		return await question(api);
	} finally {
		await api.disconnect();
	}
}

/**
 * The name of a dispatch error, as a wallet would show it.
 *
 * @param {ApiPromise} api
 * @param {any} error a `SpRuntimeDispatchError`
 * @returns {string} such as `multisig.NotFound` or `Token.FundsUnavailable`
 */
export function errorName(api, error) {
	if (error.isModule) {
		const { section, name } = api.registry.findMetaError(error.asModule);
		return `${section}.${name}`;
	}
	return error.isToken || error.isArithmetic
		? `${error.type}.${error.inner.type}`
		: error.type;
}

/**
 * What became of a transaction.
 *
 * @typedef {object} Included
 * @property {string} blockHash
 * @property {any[]} events those of the transaction
 * @property {string | undefined} error the dispatch error, see {@link errorName}
 */

/**
 * Sign a transaction, send it and wait until a block has it.
 *
 * @param {ApiPromise} api
 * @param {import('@polkadot/api/types').SubmittableExtrinsic<'promise'>} tx
 * @param {import('@polkadot/keyring/types').KeyringPair} signer
 * @param {object} [options] `finalized`: wait for finality; everything else goes to the signing
 * @returns {Promise<Included>} a dispatch error is part of it; a refusal by the pool throws
 */
export async function send(api, tx, signer, { finalized = false, ...signing } = {}) {
	let unsubscribe = () => {};
	const { chain } = api.rpc;
	const before = (await chain.getHeader()).number.toNumber();
	const signed = await tx.signAsync(signer, signing);
	const search = async () => {
		const look = seeker(api, signed.hash, before);
		const found = await waitFor('the transaction in a block', async () =>
			look(await (finalized ? chain.getFinalizedHead() : chain.getBlockHash())),
		);
		const { blockHash, events, dispatchError } = found;
		const error = dispatchError && errorName(api, dispatchError);
		return { blockHash: blockHash.toHex(), events, error };
	};
	const included = new Promise((done, fail) => {
		const onStatus = ({ status, events, dispatchError, isError }) => {
			if (isError) fail(new Error(`the transaction was dropped: ${status.type}`));
			if (finalized ? status.isFinalized : status.isInBlock) {
				const hash = status.isFinalized ? status.asFinalized : status.asInBlock;
				done({
					blockHash: hash.toHex(),
					events: events.map(({ event }) => event),
					error: dispatchError && errorName(api, dispatchError),
				});
			}
		};
		signed.send(onStatus).then(
			(stop) => {
				unsubscribe = stop;
			},
			(error) => (isThere(error) ? search().then(done, fail) : fail(error)),
		);
	});
	try {
		return await withDeadline('the transaction to be in a block', included, 120_000);
	} finally {
		unsubscribe();
	}
}

/**
 * Sign and send, and require that it is dispatched without an error.
 *
 * @param {Parameters<typeof send>} args as in {@link send}
 */
export async function sendOk(...args) {
	const included = await send(...args);
	if (included.error) throw new Error(`the transaction failed with ${included.error}`);
	return included;
}

/**
 * The events of one kind.
 *
 * @param {Included} included
 * @param {any} kind such as `api.events.balances.Transfer`
 * @returns {any[]}
 */
export const eventsOf = ({ events }, kind) => events.filter((event) => kind.is(event));

/**
 * The free balance of an account at a block.
 *
 * @param {ApiPromise} api
 * @param {{ address: string } | string} who
 * @param {string} [at] a block hash; the best block if absent
 * @returns {Promise<bigint>}
 */
export async function free(api, who, at) {
	const state = at ? await api.at(at) : api;
	const { data } = await state.query.system.account(who.address ?? who);
	return data.free.toBigInt();
}

/**
 * The hash of a block's parent.
 *
 * @param {ApiPromise} api
 * @param {string} hash
 * @returns {Promise<string>}
 */
export async function parentOf(api, hash) {
	return (await api.rpc.chain.getHeader(hash)).parentHash.toHex();
}
