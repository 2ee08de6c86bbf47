/**
 * Keys that the node makes in its own keystore.
 */

import { Failure } from '../chain.js';

/** How a node answers that it does not let strangers make keys. */
const UNSAFE = /unsafe|denied/i;

/**
 * Have the node make keys for a StakingNode, and the proof that they are an account's.
 *
 * @param {import('../chain.js').Chain} chain
 * @param {import('@polkadot/keyring/types').KeyringPair} owner
 * @returns {Promise<{ keys: string, proof: string, finality: string, vote: string }>} in hex
 */
export async function newNodeKeys(chain, owner) {
	// The library does not know the method.
	const account = `0x${Buffer.from(owner.publicKey).toString('hex')}`;
	const { keys, proof } = await rotate(chain, 'author_rotateKeysWithOwner', [account]);
	if (!proof) throw new Failure('the node made keys without a proof: it is too old');
	return { keys, proof, ...(await named(chain, keys)) };
}

/**
 * Have the node make a voting key for shares whose owner votes itself.
 *
 * @param {import('../chain.js').Chain} chain
 * @returns {Promise<string>} in hex
 */
export async function newVotingKey(chain) {
	const { vote } = await named(chain, await rotate(chain, 'author_rotateKeys', []));
	return vote;
}

async function rotate({ provider, url }, method, params) {
	try {
		return await provider.send(method, params);
	} catch (error) {
		const advice = UNSAFE.test(error.message)
			? ': it makes keys for its own machine only, or with --rpc-methods unsafe'
			: '';
		throw new Failure(`the node at ${url} makes no keys${advice} (${error.message})`);
	}
}

/** The keys for finality and for votes among session keys. */
async function named({ api }, keys) {
	const decoded = (await api.call.sessionKeys.decodeSessionKeys(keys)).unwrapOrDefault();
	const of = (type) => decoded.find(([, it]) => it.toUtf8() === type)?.[0].toHex();
	const [finality, vote] = ['gran', 'vote'].map(of);
	if (!finality || !vote)
		throw new Failure("the session keys of the node are not a StakingNode's");
	return { finality, vote };
}
