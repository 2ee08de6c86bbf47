/**
 * The proof of work of BLAKE3 chains, written a second time: what the node says is checked against
 * this, not against the node.
 */

import { blake3 } from '@noble/hashes/blake3';
import { bnToU8a, hexToU8a, u8aConcat, u8aToBigInt, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';

const ENGINE = 'pow_';
const MAX = 2n ** 256n - 1n;

/** How many nonces are tried before other work of the process gets its turn. */
const BATCH = 2_000;

/**
 * The hash that has to be small enough.
 *
 * @param {string} key hex, 32 bytes
 * @param {string} preHash hex, 32 bytes: the hash of the header without its seal
 * @param {Uint8Array} nonce 16 bytes
 * @returns {bigint}
 */
export function work(key, preHash, nonce) {
	const hash = blake3(u8aConcat(hexToU8a(preHash), nonce), { key: hexToU8a(key) });
	return u8aToBigInt(hash, { isLe: false });
}

/**
 * The largest hash that satisfies `difficulty`.
 *
 * @param {bigint} difficulty
 */
export const target = (difficulty) => MAX / difficulty;

/**
 * A nonce as the seal has it.
 *
 * @param {number} count
 * @returns {Uint8Array} 16 bytes, big-endian
 */
export const nonceOf = (count) => bnToU8a(count, { bitLength: 128, isLe: false });

/**
 * Search a nonce whose hash is good enough, or with `good: false` one whose hash is not.
 *
 * @param {{ key: string, preHash: string, difficulty: bigint }} job
 * @param {{ first?: number, good?: boolean, tries?: number }} [options]
 * @returns {Promise<{ nonce: string, count: number }>} the nonce in hex and as a number
 */
export async function search(
	{ key, preHash, difficulty },
	{ first = 0, good = true, tries = 5_000_000 } = {},
) {
	const limit = target(difficulty);
	for (let count = first; count < first + tries; count++) {
		const nonce = nonceOf(count);
		if (work(key, preHash, nonce) <= limit === good) return { nonce: u8aToHex(nonce), count };
		if (count % BATCH === 0) await new Promise(setImmediate);
	}
	throw new Error(`no nonce in ${tries} tries at difficulty ${difficulty}`);
}

/**
 * Everything that a sealed header says of its proof of work.
 *
 * @param {import('@polkadot/types/interfaces').Header} header
 */
export function readSeal(header) {
	const of = (kind) =>
		header.digest.logs
			.filter((log) => log[`is${kind}`])
			.map((log) => log[`as${kind}`])
			.filter(([engine]) => engine.toUtf8?.() === ENGINE || engine.toString() === ENGINE)
			.map(([, bytes]) => bytes.toU8a(true));
	const [authors, parameters, seals] = ['PreRuntime', 'Consensus', 'Seal'].map(of);
	const [[author], [encoded], [nonce]] = [authors, parameters, seals];
	const unsealed = header.registry.createType('Header', {
		parentHash: header.parentHash,
		number: header.number,
		stateRoot: header.stateRoot,
		extrinsicsRoot: header.extrinsicsRoot,
		digest: { logs: header.digest.logs.slice(0, -1) },
	});
	return {
		counts: [authors.length, parameters.length, seals.length],
		last: header.digest.logs.at(-1).isSeal,
		author,
		nonce,
		difficulty: u8aToBigInt(encoded.subarray(0, 16), { isLe: true }),
		key: u8aToHex(encoded.subarray(16)),
		parametersLength: encoded.length,
		preHash: u8aToHex(blake2AsU8a(unsealed.toU8a())),
	};
}
