/**
 * The raw chain spec that all nodes of a network start from.
 */

import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Write the raw spec of `local` into `folder`.
 *
 * @param {object} options
 * @param {string} options.node the node's binary
 * @param {string} options.folder
 * @param {boolean} options.blake3 seal with BLAKE3 instead of RandomX
 * @param {number} options.hashRate of the whole network, hashes per second: what the difficulty of
 *   a BLAKE3 chain starts from. That of `local` is RandomX's and would be no work at all
 * @returns {Promise<string>} its path
 */
export async function writeRawSpec({ node, folder, blake3, hashRate }) {
	let chain = 'local';
	if (blake3) {
		const spec = JSON.parse(await exportSpec(node, chain));
		const genesis = spec.genesis.runtimeGenesis.patch;
		const blockTime = genesis.protocolParameters.difficulty.targetBlockTime / 1000;
		genesis.difficulty.algorithm = 'Blake3';
		genesis.difficulty.initialDifficulty = Math.ceil(hashRate * blockTime);
		chain = join(folder, 'plain.json');
		await writeFile(chain, JSON.stringify(spec));
	}
	const raw = join(folder, 'raw.json');
	await writeFile(raw, await exportSpec(node, chain, '--raw'));
	return raw;
}

/** The output of `export-chain-spec`; the node says on its error output why it gives none. */
async function exportSpec(node, chain, ...options) {
	const { stdout } = await run(node, ['export-chain-spec', `--chain=${chain}`, ...options], {
		maxBuffer: 256 * 1024 * 1024,
		timeout: 120_000,
	});
	return stdout;
}
