/**
 * What votes cost a block: bytes, and time to import it from a file. Empty blocks with votes against
 * empty blocks of a chain on which nothing is drawn, so that the draw counts among the costs.
 */

import { connect } from '../src/api.js';
import { ALICE_FINALISES, quickSpec } from '../src/chain-spec.js';
import { height } from '../src/chain.js';
import { votesIn, withShares } from '../src/shares.js';
import { fastMiner, grows, THIRTY_DAYS } from './lib/fast-chain.js';
import { exportBlocks, importBlocks } from './lib/import-run.js';
import { progress } from './lib/report.js';
import { cells, round } from './lib/stats.js';

/** Shares for all of the blocks, at next to no price. */
const SHARES = withShares(
	{ alice: 250_000, bob: 250_000, charlie: 250_000, dave: 250_000 },
	{ auction: { basePrice: 1, slope: 0 } },
);

/** How many of the newest blocks' votes are counted. */
const COUNTED = 200;

/** A chain as fast as it can be built, with one lot and one voter for each of the holders. */
const spec = (lab, name, genesis) =>
	quickSpec(lab, {
		name,
		blockTime: 100,
		halfLife: THIRTY_DAYS,
		difficulty: 1,
		genesis: { ...ALICE_FINALISES, ...genesis },
	});

/** Mine `blocks` blocks and export them; what the newest of them carry. */
async function build(lab, { name, chain, blocks }) {
	const node = fastMiner(lab, name, chain);
	await node.start();
	await grows(node, blocks);
	const api = await connect(lab, node);
	const top = await height(node);
	const carried = [];
	for (let number = top; number > Math.max(2, top - COUNTED); number--) {
		const hash = (await api.rpc.chain.getBlockHash(number)).toHex();
		const { block } = await api.rpc.chain.getBlock(hash);
		carried.push({ ...(await votesIn(api, hash)), size: block.encodedLength });
	}
	await api.disconnect();
	await node.stop();
	const { file } = await exportBlocks(lab, { spec: chain, name, blocks });
	progress(`${name}: ${blocks} blocks are built and exported`);
	return { name, chain, file, carried };
}

/** @type {import('./main.js').Benchmark} */
export default {
	about: 'bytes and import time of a voted block against one without votes',
	options: {
		blocks: { value: 2_000, about: 'blocks in each file' },
		runs: { value: 5, about: 'imports of each' },
	},
	async measure(lab, { blocks, runs }) {
		// All shares vote by Alice's key: one node builds the chain.
		const [alice] = SHARES.shareVote.votingKeys[0];
		const voted = {
			...SHARES,
			shareVote: {
				...SHARES.shareVote,
				votingKeys: SHARES.shareVote.votingKeys.map(([holder]) => [holder, alice]),
			},
		};
		const chains = [];
		for (const [name, genesis] of [
			['voted', voted],
			['plain', {}],
		]) {
			const chain = await spec(lab, name, genesis);
			chains.push(await build(lab, { name, chain, blocks }));
		}
		const times = { voted: [], plain: [] };
		for (let run = 1; run <= runs; run++) {
			// In turn, so that slow changes of the machine meet both.
			for (const { name, chain, file } of chains) {
				const to = `${name}-import-${run}`;
				const { seconds } = await importBlocks(lab, { spec: chain, name: to, file, blocks });
				times[name].push((1_000 * seconds) / (blocks - 1));
			}
			const [one, other] = [times.voted.at(-1), times.plain.at(-1)];
			progress(`run ${run} of ${runs}: ${round(one)} and ${round(other)} ms a block`);
		}
		const [{ carried: withVotes }, { carried: without }] = chains;
		const ratios = times.voted.map((time, run) => time / times.plain[run]);
		const bytes = (blocks, of) => cells(blocks.map(of), (value) => value.toFixed(0));
		const row = (name, values) => [name, ...cells(values, round)];
		return [
			{
				title: `A voted block against one without votes, ${blocks} empty blocks, ${runs} imports each`,
				head: ['what', 'median', 'min', 'max'],
				rows: [
					row('milliseconds to import a voted block', times.voted),
					row('milliseconds to import one without votes', times.plain),
					row('**import time, voted / without**', ratios),
					['bytes of a voted block', ...bytes(withVotes, ({ size }) => size)],
					['bytes of one without votes', ...bytes(without, ({ size }) => size)],
					['**bytes of the votes**', ...bytes(withVotes, ({ bytes }) => bytes)],
					['votes in a block', ...bytes(withVotes, ({ votes }) => votes)],
				],
			},
		];
	},
};
