/**
 * How fast blocks are imported from a file, against what no import can avoid: executing them.
 *
 * The blocks are empty and sealed with BLAKE3, so that what is measured is the way of a block
 * through verification, execution, fork choice and database, and not what is in it.
 */

import { performance } from 'node:perf_hooks';

import { WsProvider } from '@polkadot/api';

import { connect } from '../src/api.js';
import { height } from '../src/chain.js';
import { withDeadline } from '../src/wait.js';
import { fastMiner, fastSpec, grows } from './lib/fast-chain.js';
import { exportBlocks, importBlocks } from './lib/import-run.js';
import { progress } from './lib/report.js';
import { cells, median, round } from './lib/stats.js';

/** How many of the newest blocks are executed for comparison: a node keeps 256 states. */
const EXECUTED = 200;

/**
 * How long the runtime takes to execute a block, in seconds: each of the newest blocks without its
 * seal, handed to `Core_execute_block` on its parent's state, less a call that does nothing. One
 * after the other, by RPC; nothing is written.
 */
async function executionTime(lab, node) {
	const api = await connect(lab, node);
	const provider = new WsProvider(node.wsUrl, 1_000);
	lab.onClose(() => provider.disconnect());
	await withDeadline('a connection to the node', provider.isReady, 30_000);
	const timed = async (method, params) => {
		const begin = performance.now();
		await provider.send(method, params);
		return (performance.now() - begin) / 1000;
	};
	const best = await height(node);
	const [executions, nothing] = [[], []];
	for (let number = Math.max(1, best - EXECUTED); number < best; number++) {
		const { block } = await api.rpc.chain.getBlock(await api.rpc.chain.getBlockHash(number));
		const { parentHash, stateRoot, extrinsicsRoot, digest } = block.header;
		const header = api.createType('Header', {
			parentHash,
			number,
			stateRoot,
			extrinsicsRoot,
			digest: { logs: digest.logs.slice(0, -1) },
		});
		const unsealed = api.createType('Block', { header, extrinsics: block.extrinsics });
		const parent = parentHash.toHex();
		const call = (name, argument) => timed('state_call', [name, argument, parent]);
		executions.push(await call('Core_execute_block', unsealed.toHex()));
		nothing.push(await timed('system_chain', []));
	}
	return median(executions) - median(nothing);
}

/** @type {import('./main.js').Benchmark} */
export default {
	about: 'blocks per second imported from a file, against their bare execution',
	options: {
		blocks: { value: 2_000, about: 'blocks in the file' },
		runs: { value: 5, about: 'imports' },
	},
	async measure(lab, { blocks, runs }) {
		const spec = await fastSpec(lab);
		const miner = fastMiner(lab, 'miner', spec);
		await miner.start();
		await grows(miner, 1);
		const begin = Date.now();
		const early = await height(miner);
		await grows(miner, blocks);
		const built = ((await height(miner)) - early) / ((Date.now() - begin) / 1000);
		await miner.stop();
		const exported = await exportBlocks(lab, { spec, name: 'miner', blocks });
		progress(`${blocks} blocks are built and exported`);

		const imports = [];
		for (let run = 1; run <= runs; run++) {
			const name = `import-${run}`;
			imports.push(await importBlocks(lab, { spec, name, file: exported.file, blocks }));
			progress(`run ${run} of ${runs}: ${imports.at(-1).seconds} s`);
		}

		const reader = lab.node(`import-${runs}`, [`--chain=${spec}`]);
		await reader.start();
		const execution = await executionTime(lab, reader);
		await reader.stop();

		const perBlock = imports.map(({ seconds }) => seconds / (blocks - 1));
		const row = (name, values) => [name, ...cells(values, round)];
		return [
			{
				title: `Import of ${blocks} empty BLAKE3 blocks from a file, ${runs} runs`,
				head: ['what', 'median', 'min', 'max'],
				rows: [
					row('**blocks per second**', perBlock.map((time) => 1 / time)),
					row('milliseconds per block', perBlock.map((time) => 1000 * time)),
					row('milliseconds to execute such a block alone', [1000 * execution]),
					row('**import time / bare execution time**', perBlock.map((it) => it / execution)),
					row('blocks per second while mining them', [built]),
					row('seconds from process start to the first block', imports.map((it) => it.start)),
				],
			},
		];
	},
};
