/**
 * The node binary under test, and one-shot runs of it.
 */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';

import { adopt } from './children.js';

/** The binary: `ASSAY_NODE`, or the release build of this checkout. */
export const BINARY = resolve(
	process.env.ASSAY_NODE ?? fileURLToPath(new URL('../../target/release/node', import.meta.url)),
);

/**
 * What a run of the binary that has ended left behind.
 *
 * @typedef {object} Outcome
 * @property {number | null} code the exit code, or null when a signal ended it
 * @property {string | null} signal the signal that ended it
 * @property {string} stdout
 * @property {string} stderr
 */

/** Fail with advice when there is no binary. */
export function requireBinary() {
	if (!existsSync(BINARY)) {
		throw new Error(
			`there is no node binary at ${BINARY}: build it, or name it in ASSAY_NODE`,
		);
	}
}

/**
 * Run the binary to its end.
 *
 * @param {string[]} args
 * @param {{ timeout?: number }} [options] milliseconds after which it is killed and the run fails
 * @returns {Promise<Outcome>}
 */
export async function run(args, { timeout = 120_000 } = {}) {
	requireBinary();
	const child = adopt(spawn(BINARY, args, { stdio: ['ignore', 'pipe', 'pipe'] }));
	const output = { stdout: '', stderr: '' };
	for (const stream of ['stdout', 'stderr']) {
		child[stream].setEncoding('utf8');
		child[stream].on('data', (text) => {
			output[stream] += text;
		});
	}
	let late = false;
	const timer = setTimeout(() => {
		late = true;
		child.kill('SIGKILL');
	}, timeout);
	try {
		const [code, signal] = await new Promise((done, fail) => {
			child.once('error', fail);
			child.once('close', (...how) => done(how));
		});
		if (late) {
			throw new Error(
				`node ${args.join(' ')} did not end within ${timeout} ms\n` +
					`${output.stdout}${output.stderr}`,
			);
		}
		return { code, signal, ...output };
	} finally {
		clearTimeout(timer);
	}
}

/**
 * Run the binary to its end and require success.
 *
 * @param {string[]} args
 * @param {{ timeout?: number }} [options] as in {@link run}
 * @returns {Promise<Outcome>}
 */
export async function runOk(args, options) {
	const outcome = await run(args, options);
	if (outcome.code !== 0) {
		throw new Error(
			`node ${args.join(' ')} ended with ${outcome.signal ?? outcome.code}\n` +
				`${outcome.stdout}${outcome.stderr}`,
		);
	}
	return outcome;
}
