/**
 * Runtimes: that of the binary under test, and an older one, kept as a file.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { exportSpec } from './chain-spec.js';

/** The runtime with which chains of the past start: `ASSAY_OLD_RUNTIME`, or the one kept here. */
export const OLD_RUNTIME =
	process.env.ASSAY_OLD_RUNTIME ??
	fileURLToPath(new URL('../fixtures/assay-runtime-5.wasm', import.meta.url));

/**
 * The old runtime as a chain spec has it.
 *
 * @returns {string} in hex
 */
export const oldRuntime = () => `0x${readFileSync(OLD_RUNTIME).toString('hex')}`;

/**
 * The runtime of the binary under test, as a file.
 *
 * @param {import('./lab.js').Lab} lab gets it
 * @returns {Promise<string>} its path
 */
export async function newRuntime(lab) {
	const { genesis } = await exportSpec('dev');
	const path = lab.path('new-runtime.wasm');
	writeFileSync(path, Buffer.from(genesis.runtimeGenesis.code.slice(2), 'hex'));
	return path;
}
