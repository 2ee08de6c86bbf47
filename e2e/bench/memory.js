/**
 * How much memory a node takes over a chain of some thousand blocks.
 */

import { finalizes, height } from '../src/chain.js';
import { fastMiner, fastSpec, grows } from './lib/fast-chain.js';
import { exportBlocks, importBlocks } from './lib/import-run.js';
import { memory } from '../src/process-use.js';
import { progress } from './lib/report.js';

/** How far finality may be behind for the node to count as settled. */
const UNFINALIZED = 10;

/** At how many points of the way the miner's memory is read. */
const POINTS = 4;

/** @type {import('./main.js').Benchmark} */
export default {
	about: 'resident memory of a node that mines a chain, imports it, starts on it',
	options: {
		blocks: { value: 2_000, about: 'blocks of the chain' },
		cache: { value: 0, about: 'MiB for the cache of the state while mining; 0 is as always' },
	},
	async measure(lab, { blocks, cache }) {
		const rows = [];
		const add = (when, { resident, anonymous, file, peak }) => {
			const mib = (value) => value.toFixed(0);
			rows.push([when, ...[resident, anonymous, file, peak].map(mib)]);
			progress(`${when}: ${mib(resident)} MiB`);
		};
		const spec = await fastSpec(lab);
		const flags = cache > 0 ? [`--trie-cache-size=${cache * 1_048_576}`] : [];
		const miner = fastMiner(lab, 'miner', spec, flags);
		await miner.start();
		for (const part of [0, ...Array.from({ length: POINTS }, (_, index) => index + 1)]) {
			const point = Math.max(1, Math.round((blocks * part) / POINTS));
			await grows(miner, point);
			if (part > 0) await finalizes(miner, point - UNFINALIZED);
			// It does not stop there, so say where it is.
			const number = await height(miner);
			add(`mining, at block ${number}`, memory(miner.child.pid));
		}
		await miner.stop();

		const { file } = await exportBlocks(lab, { spec, name: 'miner', blocks });
		const imported = await importBlocks(lab, { spec, name: 'import', file, blocks });
		add(`\`import-blocks\` of ${blocks} blocks, at its end`, imported.memory);

		const fresh = lab.node('import', [`--chain=${spec}`]);
		await fresh.start();
		add('a node started on the imported chain', memory(fresh.child.pid));
		await fresh.stop();
		return [
			{
				title: `Memory over ${blocks} empty blocks, MiB`,
				head: ['when', 'resident', 'of it anonymous', 'of it files', 'peak'],
				rows,
			},
		];
	},
};
