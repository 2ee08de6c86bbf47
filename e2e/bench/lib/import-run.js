/**
 * `export-blocks` and `import-blocks` of a chain, timed.
 */

import { closeSync, openSync, readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';

import { BINARY, runOk } from '../../src/binary.js';
import { adopt } from '../../src/children.js';
import { withDeadline } from '../../src/wait.js';
import { patience } from './fast-chain.js';
import { readLog, timeOf } from './log-times.js';
import { memory } from '../../src/process-use.js';

/** How often the memory of the importing process is read, milliseconds. */
const INTERVAL = 50;

/**
 * Write the blocks 1 to `blocks` of a node that does not run.
 *
 * @param {import('../../src/lab.js').Lab} lab
 * @param {{ spec: string, name: string, blocks: number }} options `name` of the node
 * @returns {Promise<{ file: string, seconds: number }>}
 */
export async function exportBlocks(lab, { spec, name, blocks }) {
	const file = lab.path(`${name}.blocks`);
	const place = [`--chain=${spec}`, `--base-path=${lab.path(name)}`];
	const begin = Date.now();
	await runOk(['export-blocks', ...place, file, '--binary', '--from=1', `--to=${blocks}`], {
		timeout: patience(blocks),
	});
	return { file, seconds: (Date.now() - begin) / 1000 };
}

/**
 * An import.
 *
 * @typedef {object} Import
 * @property {number} seconds from the first block in the database to the last: one block fewer than
 *   the file has, and nothing of the start
 * @property {number} start seconds from the start of the process to the first block
 * @property {import('../../src/process-use.js').Memory} memory the last that was seen
 */

/**
 * Import a file into an empty base path.
 *
 * @param {import('../../src/lab.js').Lab} lab
 * @param {{ spec: string, name: string, file: string, blocks: number }} options
 * @returns {Promise<Import>}
 */
export async function importBlocks(lab, { spec, name, file, blocks }) {
	const logFile = lab.path(`${name}.log`);
	const log = openSync(logFile, 'w');
	const begin = Date.now();
	const place = [`--chain=${spec}`, `--base-path=${lab.path(name)}`];
	// The database logs every block, with milliseconds: some 20 microseconds a block.
	const child = adopt(
		spawn(BINARY, ['import-blocks', ...place, file, '--binary', '-ldb=trace'], {
			stdio: ['ignore', log, log],
		}),
	);
	closeSync(log);
	let last;
	const watch = setInterval(() => {
		last = memory(child.pid) ?? last;
	}, INTERVAL);
	const end = new Promise((done, fail) => {
		child.once('error', fail);
		child.once('exit', done);
	});
	let code;
	try {
		code = await withDeadline('the import to end', end, patience(blocks));
	} finally {
		clearInterval(watch);
		child.kill('SIGKILL');
	}
	const text = readFileSync(logFile, 'utf8');
	if (code !== 0) throw new Error(`import-blocks ended with ${code}\n${text.slice(-2_000)}`);
	const commits = readLog(text).filter((line) => line.text.includes('DB Commit 0x'));
	const [first, final] = [1, blocks].map((number) => timeOf(commits, `(${number}), best=true`));
	return { seconds: (final - first) / 1000, start: (first - begin) / 1000, memory: last };
}
