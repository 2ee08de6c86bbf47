/**
 * Transfers that keep a chain busy.
 */

import { setTimeout as sleep } from 'node:timers/promises';

import { free } from './api.js';
import { account } from './keys.js';
import { ASY } from './shares.js';
import { waitFor } from './wait.js';

/** How many are sent at a time, and the pause after them, milliseconds. */
const [BURST, PAUSE] = [10, 200];

/**
 * Do something while transfers go on, and fail unless all of them arrive.
 *
 * @template T
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {import('@polkadot/keyring/types').KeyringPair} sender sends nothing else meanwhile
 * @param {() => Promise<T>} during
 * @returns {Promise<{ result: T, sent: number }>} what `during` returned, and how many were sent
 */
export async function underLoad(api, sender, during) {
	const target = account(`//load/${sender.address}`).address;
	const before = await free(api, target);
	const first = (await api.rpc.system.accountNextIndex(sender.address)).toNumber();
	let sent = 0;
	let loading = true;
	const load = async () => {
		while (loading) {
			const transfer = api.tx.balances.transferKeepAlive(target, ASY);
			await transfer.signAndSend(sender, { nonce: first + sent });
			sent += 1;
			if (sent % BURST === 0) await sleep(PAUSE);
		}
	};
	const stopped = async () => {
		try {
			return await during();
		} finally {
			loading = false;
		}
	};
	const [result] = await Promise.all([stopped(), load()]);
	const arrived = async () => (await free(api, target)) === before + BigInt(sent) * ASY;
	await waitFor(`${sent} transfers to arrive`, arrived);
	return { result, sent };
}
