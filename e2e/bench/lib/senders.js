/**
 * Accounts that send many transfers, signed in advance.
 */

import { sendOk } from '../../src/api.js';
import { account, alice } from '../../src/keys.js';

/** One ASY in units. */
const ASY = 10n ** 12n;

/** What every sender gets: enough for the fees of some thousand transfers. */
const FUNDS = 100n * ASY;

/** What every transfer moves. */
const AMOUNT = ASY / 1000n;

/** How many are funded in one transaction. */
const FUNDED_AT_ONCE = 200;

/** How many transfers are signed before other work of this process gets its turn. */
const SIGNED_AT_ONCE = 100;

/**
 * @param {number} count
 * @returns {import('@polkadot/keyring/types').KeyringPair[]}
 */
export const makeSenders = (count) =>
	Array.from({ length: count }, (_, index) => account(`//Alice//bench//${index}`));

/**
 * Give every sender money.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {import('@polkadot/keyring/types').KeyringPair[]} senders
 */
export async function fund(api, senders) {
	for (let first = 0; first < senders.length; first += FUNDED_AT_ONCE) {
		const calls = senders
			.slice(first, first + FUNDED_AT_ONCE)
			.map(({ address }) => api.tx.balances.transferKeepAlive(address, FUNDS));
		await sendOk(api, api.tx.utility.batchAll(calls), alice);
	}
}

/**
 * Sign transfers of every sender to the next one.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {import('@polkadot/keyring/types').KeyringPair[]} senders
 * @param {number} each how many a sender sends
 * @returns {Promise<string[][]>} for every sender, in the order of their nonces, in hex
 */
export async function signTransfers(api, senders, each) {
	const { genesisHash, runtimeVersion } = api;
	const signed = senders.map(() => []);
	for (const [index, sender] of senders.entries()) {
		const receiver = senders[(index + 1) % senders.length];
		const call = api.tx.balances.transferKeepAlive(receiver.address, AMOUNT).method;
		for (let nonce = 0; nonce < each; nonce++) {
			// Immortal, so that it does not matter how long the signing takes.
			const options = { blockHash: genesisHash, genesisHash, runtimeVersion, era: 0, nonce };
			signed[index].push(api.tx(call).sign(sender, options).toHex());
			if (nonce % SIGNED_AT_ONCE === 0) await new Promise(setImmediate);
		}
	}
	return signed;
}
