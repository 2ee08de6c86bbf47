/**
 * The programs of `scripts/`, run as a person runs them.
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { adopt } from './children.js';
import { withDeadline } from './wait.js';

/** How long a program may take, milliseconds. */
const PATIENCE = 180_000;

/**
 * Where a program is.
 *
 * @param {string} name such as `share-walkthrough`
 */
export const programPath = (name) =>
	fileURLToPath(new URL(`../../scripts/${name}.sh`, import.meta.url));

/**
 * What a program that has ended left behind.
 *
 * @typedef {{ code: number | null, stdout: string, stderr: string }} Outcome
 */

/**
 * Run a program to its end.
 *
 * @param {string} name such as `share-walkthrough`
 * @param {...string} args
 * @returns {Promise<Outcome>}
 */
export async function runProgram(name, ...args) {
	const child = adopt(spawn(programPath(name), args, { stdio: ['ignore', 'pipe', 'pipe'] }));
	const output = { stdout: '', stderr: '' };
	for (const stream of ['stdout', 'stderr']) {
		child[stream].setEncoding('utf8').on('data', (text) => {
			output[stream] += text;
		});
	}
	const end = new Promise((done, fail) => {
		child.once('error', fail);
		child.once('close', done);
	});
	const code = await withDeadline(`${name} to end`, end, PATIENCE);
	return { code, ...output };
}

/**
 * Fail unless a program succeeded and said every step, in order.
 *
 * @param {Outcome} outcome
 * @param {RegExp[]} steps with the flag `m`: lines of what it prints
 */
export function requireSteps({ code, stdout, stderr }, steps) {
	assert.equal(code, 0, stdout + stderr);
	let from = 0;
	for (const [at, step] of steps.entries()) {
		const found = step.exec(stdout.slice(from));
		if (!found) {
			const before = at > 0 ? ` after ${steps[at - 1]}` : '';
			assert.fail(`step ${at + 1} of ${steps.length}, ${step}, is not said${before}:\n${stdout}`);
		}
		from += found.index;
	}
}

/**
 * Fail unless a program refuses each command line in one line, besides its usage.
 *
 * @param {string} name of the program
 * @param {[string[], number, RegExp][]} cases command line, exit code, what it says
 */
export async function requireRefusals(name, cases) {
	for (const [args, code, message] of cases) {
		const outcome = await runProgram(name, ...args);
		assert.equal(outcome.code, code, `${args}: ${outcome.stdout}${outcome.stderr}`);
		// The first run may say that it installs its packages.
		const said = outcome.stderr.trimEnd().split('\n');
		const lines = said.filter((line) => !line.startsWith('==>'));
		assert.match(lines[0], message);
		if (code === 1) assert.equal(lines.length, 1, outcome.stderr);
	}
}
