/**
 * How long a block waits for its quorum, over four nodes on this machine, each of which holds a
 * quarter of the shares.
 */

import { quickSpec } from '../src/chain-spec.js';
import { hasPeers, height, reaches } from '../src/chain.js';
import { identity, miner, startAll } from '../src/network.js';
import { withShares } from '../src/shares.js';
import { Histogram } from './lib/histogram.js';
import { progress } from './lib/report.js';

const NAMES = ['alice', 'bob', 'charlie', 'dave'];

/** Hashes per second of each: so few that the search takes no processor from the votes. */
const RATE = 10_000;

const BLOCK_TIME = 1_000;

/** Blocks before the measurement: connections settle, code is warm. */
const WARM_UP = 10;

/** How long a block may take at the very most, milliseconds. */
const PATIENCE = 10_000;

const HISTOGRAM = 'assay_votes_quorum_seconds';

/** @type {import('./main.js').Benchmark} */
export default {
	about: 'time from the import of a block to its quorum, over four nodes on loopback',
	options: { blocks: { value: 300, about: 'blocks that are measured' } },
	async measure(lab, { blocks }) {
		const chain = await quickSpec(lab, {
			blockTime: BLOCK_TIME,
			rate: NAMES.length * RATE,
			genesis: withShares(Object.fromEntries(NAMES.map((name) => [name, 25_000]))),
		});
		const nodes = NAMES.map((name) => lab.node(name, []));
		await startAll(nodes, ({ name }) => [
			`--chain=${chain}`,
			identity(name),
			...miner(name, RATE),
		]);
		await Promise.all(nodes.map((node) => hasPeers(node, NAMES.length - 1)));
		const [first] = nodes;
		await reaches(first, WARM_UP, { timeout: WARM_UP * PATIENCE });

		const read = async () => {
			const metrics = await Promise.all(nodes.map((node) => node.metrics()));
			const sum = (name) => metrics.reduce((all, it) => all + (it.value(name) ?? 0), 0);
			return {
				quorums: new Histogram(metrics, HISTOGRAM),
				late: sum('assay_votes_late_total'),
				siblings: sum('assay_mining_siblings_total'),
			};
		};
		const before = await read();
		const from = await height(first);
		for (let done = 50; ; done += 50) {
			const to = from + Math.min(done, blocks);
			await reaches(first, to, { timeout: 50 * PATIENCE });
			progress(`block ${to}`);
			if (to === from + blocks) break;
		}
		const after = await read();
		const quorums = after.quorums.since(before.quorums);
		const row = (name, { value, from, to }) => [
			name,
			(1_000 * value).toFixed(1),
			`${1_000 * from} to ${1_000 * to}`,
		];
		return [
			{
				title:
					`From import to quorum, ${blocks} blocks, seen by each of four nodes ` +
					`(${quorums.count} times), milliseconds`,
				head: ['quantile', 'time', 'its bucket of the histogram'],
				rows: [
					row('median', quorums.quantile(0.5)),
					row('90th percentile', quorums.quantile(0.9)),
					row('**99th percentile**', quorums.quantile(0.99)),
				],
			},
			{
				title: 'In that time',
				head: ['what', 'how many'],
				rows: [
					['votes that came after a child of their block', String(after.late - before.late)],
					['siblings mined for want of a quorum', String(after.siblings - before.siblings)],
				],
			},
		];
	},
};
