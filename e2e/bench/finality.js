/**
 * How far finality is behind the best block, and how long it takes to come back after an outage, over
 * four nodes on this machine that finalise with equal weight.
 */

import { connect } from '../src/api.js';
import { finalized, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import { quickSpec } from '../src/chain-spec.js';
import { identity, miner, startAll, through } from '../src/network.js';
import { waitFor } from '../src/wait.js';
import { progress } from './lib/report.js';
import { cells, quantile } from './lib/stats.js';

const NAMES = ['alice', 'bob', 'charlie', 'dave'];

/** Those who mine never stop, so that blocks come at the same pace all the time. */
const MINERS = NAMES.slice(0, 2);

/** Hashes per second of each: so few that the search takes no processor from the votes. */
const RATE = 20_000;
const BLOCK_TIME = 1_000;

/** Blocks before the measurement: connections settle, code is warm. */
const WARM_UP = 10;

/** How long a block may take at the very most, milliseconds. */
const PATIENCE = 10_000;

/** By how many blocks finality is behind, at each new best block of a node. */
async function lags(lab, node, blocks) {
	const api = await connect(lab, node);
	const found = [];
	const stop = await api.rpc.chain.subscribeNewHeads(async ({ number }) => {
		found.push(number.toNumber() - (await finalized(node)));
	});
	await waitFor(`${blocks} blocks`, () => found.length >= blocks, {
		timeout: blocks * PATIENCE,
	});
	stop();
	return found.slice(0, blocks);
}

/** @type {import('./main.js').Benchmark} */
export default {
	about: 'how far finality is behind, and how it comes back, over four nodes on loopback',
	options: {
		blocks: { value: 300, about: 'blocks over which the lag is measured' },
		outage: { value: 100, about: 'blocks that are mined without a majority' },
		rounds: { value: 3, about: 'outages' },
	},
	async measure(lab, { blocks, outage, rounds }) {
		const chain = await quickSpec(lab, {
			blockTime: BLOCK_TIME,
			rate: MINERS.length * RATE,
		});
		const nodes = NAMES.map((name) => lab.node(name, []));
		const flags = ({ name }) => [
			`--chain=${chain}`,
			identity(name),
			...(MINERS.includes(name) ? miner(name, RATE) : [`--${name}`]),
		];
		await startAll(nodes, flags);
		await Promise.all(nodes.map((node) => hasPeers(node, NAMES.length - 1)));
		const [alice, bob, ...others] = nodes;
		await finalizes(alice, WARM_UP, { timeout: WARM_UP * PATIENCE });
		const behind = await lags(lab, alice, blocks);
		progress(`${blocks} blocks, at most ${Math.max(...behind)} behind`);

		const [starts, returns] = [[], []];
		for (let round = 1; round <= rounds; round++) {
			await Promise.all(others.map((node) => node.stop()));
			await reaches(alice, (await height(alice)) + outage, { timeout: 2 * outage * PATIENCE });
			const bootnodes = await through(alice, bob);
			const from = Date.now();
			await Promise.all(others.map((node) => node.start({ args: [...flags(node), ...bootnodes] })));
			const ready = Date.now();
			const tip = await height(alice);
			await finalizes(alice, tip, { timeout: outage * PATIENCE });
			starts.push((ready - from) / 1_000);
			returns.push((Date.now() - ready) / 1_000);
			progress(`outage ${round} of ${rounds}: ${returns.at(-1)} s`);
			await Promise.all(nodes.map((node) => hasPeers(node, NAMES.length - 1)));
		}
		const seconds = (value) => value.toFixed(1);
		return [
			{
				title: `Finality behind the best block, at each of ${blocks} blocks, in blocks`,
				head: ['quantile', 'blocks'],
				rows: [
					['median', String(quantile(behind, 0.5))],
					['90th percentile', String(quantile(behind, 0.9))],
					['**99th percentile**', String(quantile(behind, 0.99))],
				],
			},
			{
				title: `After ${outage} blocks without a majority, ${rounds} times, seconds`,
				head: ['what', 'median', 'min', 'max'],
				rows: [
					['two nodes start again', ...cells(starts, seconds)],
					['**from then until all is final**', ...cells(returns, seconds)],
				],
			},
		];
	},
};
