/**
 * What a benchmark prints: the machine, the command, tables that can be copied into the documents.
 */

import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';

import { runOk } from '../../src/binary.js';

/**
 * A table with a line above it.
 *
 * @typedef {object} Table
 * @property {string} title
 * @property {string[]} head
 * @property {string[][]} rows
 */

/** The machine in one line. */
function machine() {
	const system = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
	const memory = Math.round(totalmem() / 2 ** 30);
	const processors = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
	return `${processors}, ${memory} GiB, ${system ?? 'Linux'}, kernel ${release()}`;
}

/**
 * Print what is needed to judge and to repeat the measurement.
 *
 * @param {string} command
 */
export async function printHead(command) {
	const { stdout } = await runOk(['--version']);
	console.log(`\`${command}\``);
	console.log(`machine: ${machine()}`);
	console.log(`binary: ${stdout.trim()}; Node.js ${process.version}`);
	const [load] = loadavg();
	if (load > 0.5) {
		console.log(`WARNING: the machine is not idle (load ${load.toFixed(1)}): wait and repeat`);
	}
}

/**
 * @param {Table} table
 */
export function printTable({ title, head, rows }) {
	const line = (row) => `| ${row.join(' | ')} |`;
	console.log(`\n${title}\n`);
	console.log([line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'));
}

/**
 * A line that says how far a measurement is.
 *
 * @param {string} text
 */
export const progress = (text) => console.error(`  ${text}`);
