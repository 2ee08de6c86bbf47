/**
 * How many transfers a second `node --dev` takes into blocks while its pool is kept filled, and what
 * sets the limit.
 */

import { WsProvider } from '@polkadot/api';

import { connect } from '../src/api.js';
import { withDeadline } from '../src/wait.js';
import { newBlocks } from './lib/block-watch.js';
import { Flood } from './lib/flood.js';
import { cpuTime } from '../src/process-use.js';
import { progress } from './lib/report.js';
import { fund, makeSenders, signTransfers } from './lib/senders.js';
import { cells, round } from './lib/stats.js';

/** The names of the proposer's metrics. */
const END_REASON = 'substrate_proposer_end_proposal_reason';
const BUILD_TIME = 'substrate_proposer_block_constructed';
const MAINTAIN_TIME = 'substrate_sub_txpool_maintain_duration_seconds';
const READY = 'substrate_ready_transactions_number';

/** What is read at both ends of the window. */
async function sample(node, flood) {
	const metrics = await node.metrics();
	const own = process.cpuUsage();
	return {
		metrics,
		node: cpuTime(node.child.pid),
		client: (own.user + own.system) / 1e6,
		sent: flood.sent,
		refused: flood.refused,
	};
}

/** Flood the node for the warm-up and the window. */
async function measureWindow(lab, node, flood, { warmup, blocks }) {
	const provider = new WsProvider(node.wsUrl, 1_000);
	lab.onClose(() => provider.disconnect());
	await withDeadline('a connection to the node', provider.isReady, 30_000);
	let failure;
	const flooding = flood.run().catch((error) => {
		failure = error;
	});
	const seen = [];
	let begin;
	for await (const block of newBlocks(provider)) {
		flood.included += block.transfers;
		seen.push(block);
		if (failure) throw failure;
		if (flood.exhausted) {
			throw new Error(`all transfers were sent after ${seen.length} blocks: give --transfers`);
		}
		progress(`block ${seen.length} of ${warmup + blocks}: ${block.transfers} transfers`);
		if (seen.length === warmup) begin = await sample(node, flood);
		if (seen.length >= warmup + blocks) break;
	}
	const end = await sample(node, flood);
	flood.stop();
	await withDeadline('the flood to stop', flooding, 60_000);
	return { first: seen[warmup - 1], window: seen.slice(warmup), begin, end };
}

/** The part of the weight for ordinary transactions that each block used. */
async function fullness(api, window) {
	const limit = api.consts.system.blockWeights.perClass.normal.maxTotal.unwrap().refTime;
	const parts = [];
	for (const { hash } of window) {
		const { normal } = await (await api.at(hash)).query.system.blockWeight();
		parts.push(Number(normal.refTime.toBigInt()) / Number(limit.toBigInt()));
	}
	return parts;
}

/** How often proposing ended for each reason, most frequent first. */
function endReasons(begin, end) {
	const counts = end.metrics.samples
		.filter(({ name }) => name === END_REASON)
		.map(({ labels: { reason }, value }) => {
			return [reason, value - (begin.metrics.value(END_REASON, { reason }) ?? 0)];
		})
		.filter(([, count]) => count > 0)
		.sort(([, one], [, other]) => other - one);
	return counts.map(([reason, count]) => `${reason} ${count}`).join(', ');
}

/** The mean of what a histogram has counted in the window, in milliseconds, and how often. */
function meanTime(name, begin, end) {
	const growth = (part) =>
		end.metrics.value(`${name}_${part}`) - begin.metrics.value(`${name}_${part}`);
	return [(1000 * growth('sum')) / growth('count'), growth('count')];
}

/** @type {import('./main.js').Benchmark} */
export default {
	about: 'transfers per second in blocks of --dev while the pool is kept filled',
	options: {
		blocks: { value: 40, about: 'blocks of the window' },
		warmup: { value: 8, about: 'blocks before it' },
		senders: { value: 200, about: 'accounts' },
		transfers: { value: 400, about: 'transfers signed for each account' },
		connections: { value: 8, about: 'web sockets' },
		inflight: { value: 6_000, about: 'transfers sent but not in a block; the pool holds 8192' },
	},
	async measure(lab, options) {
		const node = await lab.start('dev', ['--dev']);
		const api = await connect(lab, node);
		const senders = makeSenders(options.senders);
		await fund(api, senders);
		progress(`signing ${options.senders * options.transfers} transfers`);
		const flood = new Flood({
			url: node.wsUrl,
			transfers: await signTransfers(api, senders, options.transfers),
			connections: options.connections,
			inFlight: options.inflight,
		});
		const { first, window, begin, end } = await measureWindow(lab, node, flood, options);

		const seconds = (window.at(-1).time - first.time) / 1000;
		const counts = window.map(({ transfers }) => transfers);
		const all = counts.reduce((sum, count) => sum + count, 0);
		const parts = await fullness(api, window);
		const percent = (part) => `${(100 * part).toFixed(0)} %`;
		const cpus = (who) => ((end[who] - begin[who]) / seconds).toFixed(2);
		const [build, builds] = meanTime(BUILD_TIME, begin, end);
		const [maintain, maintenances] = meanTime(MAINTAIN_TIME, begin, end);
		const spread = (values, format) => {
			const [median, min, max] = cells(values, format);
			return `${median} (${min} to ${max})`;
		};
		return [
			{
				title: `Transfers at dev settings, ${window.length} blocks in ${seconds.toFixed(1)} s`,
				head: ['what', 'value'],
				rows: [
					['**transfers per second in blocks**', `**${round(all / seconds)}**`],
					['seconds per block', round(seconds / window.length)],
					['transfers in a block: median (min to max)', spread(counts, String)],
					['weight of ordinary transactions used: median (min to max)', spread(parts, percent)],
					['builds ended by', endReasons(begin, end)],
					['time to build a template, mean', `${round(build)} ms, ${builds} times`],
					['upkeep of the pool at a block, mean', `${round(maintain)} ms, ${maintenances} times`],
					[
						'transfers ready in the pool, at begin and end',
						[begin, end].map(({ metrics }) => round(metrics.value(READY))).join(', '),
					],
					['sent per second', round((end.sent - begin.sent) / seconds)],
					['refused because the pool was full, and sent again', end.refused - begin.refused],
					['processors used: node, sender', `${cpus('node')}, ${cpus('client')}`],
				],
			},
		];
	},
};
