/**
 * The miner's hash rate against that of the bare library in a loop.
 *
 * Both run in turn, each time in a new process, and each window of the node is compared with the mean
 * of the loops before and after it, so that slow changes of the machine cancel out.
 */

import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import { BINARY } from '../src/binary.js';
import { quickSpec } from '../src/chain-spec.js';
import { adopt } from '../src/children.js';
import { alice } from '../src/keys.js';
import { waitFor, withDeadline } from '../src/wait.js';
import { THIRTY_DAYS } from './lib/fast-chain.js';
import { cpuTime } from '../src/process-use.js';
import { progress } from './lib/report.js';
import { cells, round } from './lib/stats.js';

/** So much that no seal is ever found: the miner does nothing but search. */
const HOPELESS = 1e15;

/** How long the miner runs before a window, milliseconds: its batches find their size. */
const WARM_UP = 2_000;

/** The bare loop, built as an example of the node. */
const BARE =
	process.env.ASSAY_BARE_HASH_RATE ?? join(dirname(realpathSync(BINARY)), 'examples/bare_hash_rate');

/** Hashes per second of the bare loop. */
async function bareRate(algorithm, threads, seconds) {
	const child = adopt(spawn(BARE, [algorithm, threads, seconds].map(String)));
	let output = '';
	child.stdout.setEncoding('utf8').on('data', (text) => {
		output += text;
	});
	const end = new Promise((done, fail) => {
		child.once('error', fail);
		child.once('close', done);
	});
	const code = await withDeadline(`${BARE} to end`, end, seconds * 1000 + 60_000);
	if (code !== 0 || !(Number(output) > 0)) throw new Error(`${BARE} failed: ${output}`);
	return Number(output);
}

/** How many hashes the node has tried, and when that was. */
async function sample(node) {
	const before = performance.now();
	const metrics = await node.metrics();
	const time = (before + performance.now()) / 2000;
	return { hashes: metrics.value('assay_mining_hashes_total'), time, cpu: cpuTime(node.child.pid) };
}

/** One window of the node: hashes per second, and the processors it got. */
async function nodeRate(node, seconds) {
	await sleep(WARM_UP);
	const begin = await sample(node);
	await sleep(seconds * 1000);
	const end = await sample(node);
	const elapsed = end.time - begin.time;
	return { rate: (end.hashes - begin.hashes) / elapsed, cpus: (end.cpu - begin.cpu) / elapsed };
}

/** A node that does nothing but search. */
async function searcher(lab, name, spec, threads) {
	const node = await lab.start(name, [
		`--chain=${spec}`,
		'--mine',
		`--author=${alice.address}`,
		`--mine-threads=${threads}`,
		'--mine-rate=0',
		'--force-authoring',
	]);
	// The metrics may come a moment after the RPC.
	const none = () => ({ hashes: 0 });
	const searching = async () => (await sample(node).catch(none)).hashes > 0;
	await waitFor('the miner to search', searching, { timeout: 120_000 });
	return node;
}

/**
 * All rounds for one algorithm and number of threads. Each has a node of its own: where in memory a
 * cache of 256 MiB comes to lie decides on a tenth of the rate, for as long as the process lives.
 */
async function compare(lab, { algorithm, threads, rounds, seconds }) {
	const name = `${algorithm.toLowerCase()}-${threads}`;
	const spec = await quickSpec(lab, {
		blockTime: 1_000,
		halfLife: THIRTY_DAYS,
		genesis: { difficulty: { algorithm, initialDifficulty: HOPELESS } },
		name,
	});
	const bare = () => bareRate(algorithm.toLowerCase(), threads, seconds);
	const found = [];
	let before = await bare();
	for (let round = 1; round <= rounds; round++) {
		const node = await searcher(lab, `${name}-${round}`, spec, threads);
		const { rate, cpus } = await nodeRate(node, seconds);
		await node.kill();
		const after = await bare();
		const reference = (before + after) / 2;
		found.push({ rate, cpus, reference, ratio: rate / reference });
		progress(`${name}, round ${round} of ${rounds}: ${(rate / reference).toFixed(4)}`);
		before = after;
	}
	return found;
}

/** @type {import('./main.js').Benchmark} */
export default {
	about: "the miner's hash rate as a ratio of the bare library's, on the same threads",
	options: {
		rounds: { value: 9, about: 'pairs for each algorithm and number of threads' },
		blake3: { value: 10, about: 'seconds of a window with BLAKE3' },
		randomx: { value: 30, about: 'seconds of a window with RandomX' },
		threads: { value: 2, about: 'the most threads' },
	},
	async measure(lab, options) {
		if (!existsSync(BARE)) {
			throw new Error(
				`there is no ${BARE}: build it with ` +
					'`cargo build --release --workspace --bins --examples`, or name it in ' +
					'ASSAY_BARE_HASH_RATE',
			);
		}
		const rows = [];
		for (const algorithm of ['Blake3', 'RandomX']) {
			for (let threads = 1; threads <= options.threads; threads++) {
				const seconds = options[algorithm.toLowerCase()];
				const { rounds } = options;
				const found = await compare(lab, { algorithm, threads, rounds, seconds });
				rows.push([
					algorithm === 'RandomX' ? 'RandomX, light' : 'BLAKE3',
					String(threads),
					...cells(found.map((it) => it.ratio), (ratio) => ratio.toFixed(3)),
					...[cells(found.map((it) => it.rate), round)[0]],
					...[cells(found.map((it) => it.reference), round)[0]],
					...[cells(found.map((it) => it.cpus), (cpus) => cpus.toFixed(2))[0]],
				]);
			}
		}
		return [
			{
				title: `Hash rate of the node against the bare library, ${options.rounds} pairs each`,
				head: [
					'algorithm',
					'threads',
					'ratio, median',
					'min',
					'max',
					'node, hashes/s',
					'bare, hashes/s',
					'processors the node got',
				],
				rows,
			},
		];
	},
};
