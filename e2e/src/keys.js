/**
 * The well-known development accounts.
 */

import { Keyring } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';

await cryptoWaitReady();

const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });

/**
 * The account derived from a secret URI.
 *
 * @param {string} uri such as `//Alice`
 */
export const account = (uri) => keyring.addFromUri(uri);

export const alice = account('//Alice');
export const bob = account('//Bob');
export const charlie = account('//Charlie');
export const dave = account('//Dave');
export const eve = account('//Eve');
export const ferdie = account('//Ferdie');

/**
 * The key with which an account would finalise.
 *
 * @param {string} uri such as `//Alice`
 */
export const finalityOf = (uri) =>
	new Keyring({ type: 'ed25519', ss58Format: 42 }).addFromUri(uri);

/** The GRANDPA key of Alice. */
export const aliceFinality = finalityOf('//Alice');
