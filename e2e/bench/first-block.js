/**
 * How long a new user waits for the first block of `node --dev`, and for what.
 */

import { rmSync } from 'node:fs';

import { waitFor } from '../src/wait.js';
import { readLog, timeOf } from './lib/log-times.js';
import { progress } from './lib/report.js';
import { cells } from './lib/stats.js';

/** What the log shows on the way, in this order: each ends a stage. */
const STAGES = [
	['program starts, chain spec is read', 'Chain specification:'],
	['genesis is made: the runtime is compiled', 'Initializing Genesis'],
	['pool, network, finality, miner are set up', 'Mining for'],
	['first template is built', 'for block #1 with'],
	// The miner says so once its block is imported.
	['a seal is searched for, the block is imported', 'Sealed block #1 '],
];

/** One start: how long each stage took, in seconds, and all of them together. */
async function start(lab, run) {
	// The miner's debug lines tell when a template is there. They also bring milliseconds.
	const node = lab.node(`run-${run}`, ['--dev', '-lmining=debug']);
	await node.start();
	await waitFor('the first block', () => node.log().includes('Sealed block #1 '), {
		timeout: 120_000,
		interval: 20,
	});
	await node.kill();
	rmSync(lab.path(`run-${run}`), { recursive: true, force: true });
	const lines = readLog(node.log());
	const times = [node.startedAt, ...STAGES.map(([, text]) => timeOf(lines, text))];
	const stages = STAGES.map((_, index) => (times[index + 1] - times[index]) / 1000);
	return { stages, all: (times.at(-1) - times[0]) / 1000 };
}

/** @type {import('./main.js').Benchmark} */
export default {
	about: 'seconds from process start to the first block with --dev, from an empty directory',
	options: { runs: { value: 15, about: 'starts of the node' } },
	async measure(lab, { runs }) {
		const found = [];
		for (let run = 1; run <= runs; run++) {
			found.push(await start(lab, run));
			progress(`run ${run} of ${runs}: ${found.at(-1).all} s`);
		}
		const seconds = (values) => cells(values, (value) => value.toFixed(2));
		const stageRow = ([name], index) => [name, ...seconds(found.map((it) => it.stages[index]))];
		const whole = found.map((it) => it.all);
		const search = STAGES.findIndex(([name]) => name.includes('searched'));
		const withoutLuck = found.map((it) => it.all - it.stages[search]);
		return [
			{
				title: `First block, ${runs} starts, seconds`,
				head: ['stage', 'median', 'min', 'max'],
				rows: [
					...STAGES.map(stageRow),
					['**from process start to first block**', ...seconds(whole)],
					['the same without the search, which is luck', ...seconds(withoutLuck)],
				],
			},
		];
	},
};
