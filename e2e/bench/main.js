/**
 * `npm run bench -- <name> [--option=number...]`: one measurement, printed as tables.
 *
 * Nothing is asserted: a measurement says how it is. See docs/benchmarks.md.
 */

import { parseArgs } from 'node:util';

import { requireBinary } from '../src/binary.js';
import { Lab } from '../src/lab.js';
import { printHead, printTable } from './lib/report.js';

/**
 * A benchmark.
 *
 * @typedef {object} Benchmark
 * @property {string} about one line
 * @property {Record<string, { value: number, about: string }>} options whole numbers with defaults
 * @property {(lab: Lab, options: Record<string, number>) => Promise<import('./lib/report.js').Table[]>}
 *   measure
 */

const NAMES = [
	'first-block',
	'hash-rate',
	'import',
	'transfers',
	'memory',
	'quorum',
	'voted-block',
	'finality',
];

/** @returns {Promise<Benchmark>} */
const load = async (name) => (await import(`./${name}.js`)).default;

async function usage() {
	const lines = ['usage: npm run bench -- <name> [--option=number...]', ''];
	for (const name of NAMES) {
		const { about, options } = await load(name);
		lines.push(`${name.padEnd(12)}${about}`);
		for (const [option, { value, about }] of Object.entries(options)) {
			lines.push(`${''.padEnd(12)}  --${option}=${value}: ${about}`);
		}
	}
	return lines.join('\n');
}

/** The numbers given for the options of a benchmark, and its defaults for the rest. */
function read(options, args) {
	const known = Object.fromEntries(Object.keys(options).map((it) => [it, { type: 'string' }]));
	const { values } = parseArgs({ args, options: known });
	return Object.fromEntries(
		Object.entries(options).map(([option, { value }]) => {
			const given = values[option];
			if (given !== undefined && !/^[1-9]\d{0,8}$/.test(given)) {
				throw new Error(`--${option} must be a whole number of at least 1, not ${given}`);
			}
			return [option, given === undefined ? value : Number(given)];
		}),
	);
}

const [name, ...args] = process.argv.slice(2);
if (!NAMES.includes(name)) {
	console.error(await usage());
	process.exit(2);
}
const benchmark = await load(name);
let options;
try {
	options = read(benchmark.options, args);
	requireBinary();
} catch (error) {
	console.error(`error: ${error.message}`);
	process.exit(2);
}
const lab = new Lab(`bench-${name}`);
try {
	await printHead(['npm run bench --', name, ...args].join(' '));
	for (const table of await benchmark.measure(lab, options)) printTable(table);
} catch (error) {
	lab.printTails();
	console.error(error);
	process.exitCode = 1;
} finally {
	await lab.close();
}
// Whatever a library still keeps open must not keep the process.
process.exit();
