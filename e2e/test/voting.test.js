/**
 * Four miners whose shares vote on every block: all of them there, some of them gone, all of them
 * gone, back again.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ask } from '../src/api.js';
import { agree, best, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import { quickSpec } from '../src/chain-spec.js';
import { inLab, Lab } from '../src/lab.js';
import {
	identity,
	keyless,
	madeBy,
	miner,
	requireHealthyLogs,
	startAll,
	through,
} from '../src/network.js';
import { blocks, QUORUM, requireQuorums, withShares } from '../src/shares.js';
import { waitFor } from '../src/wait.js';

const NAMES = ['alice', 'bob', 'charlie', 'dave'];
const RATE = 20_000;
const BLOCK_TIME = 500;

/** Dave's are two fifths of all: more than a third, so that many draws find no quorum without him. */
const SHARES = { alice: 2_000, bob: 2_000, charlie: 2_000, dave: 4_000 };

/** The most blocks that a node keeps at one height. */
const MAX_SIBLINGS = 16;

/** How many seals at one height the bound has to stand. */
const MANY = 100;

/** A chain that hardly adapts: a stall must not make the blocks after it a flood. */
const spec = (lab, votes = {}) =>
	quickSpec(lab, {
		blockTime: BLOCK_TIME,
		halfLife: 3_600_000,
		difficulty: (NAMES.length * RATE * BLOCK_TIME) / 1_000,
		genesis: withShares(SHARES, { votes }),
	});

const metric = async (nodes, name) => {
	const values = await Promise.all(
		nodes.map(async (node) => (await node.metrics()).value(name) ?? 0),
	);
	return values.reduce((sum, value) => sum + value, 0);
};

/** Blocks mined because those beside them found no quorum. */
const siblings = (nodes) => metric(nodes, 'assay_mining_siblings_total');

/** End all nodes as a power cut would. */
const cut = (nodes) => Promise.all(nodes.map((node) => node.kill()));

/** The blocks that the nodes have made at one height since they were started. */
const sealed = (nodes, number) =>
	nodes.flatMap((node) => madeBy(node).filter((it) => it.number === number).map((it) => it.hash));

/** Fail if a node keeps more of some blocks than it may. Returns how many it keeps at most. */
async function requireBound(nodes, hashes) {
	const keeps = async (node) => {
		const headers = await Promise.all(
			hashes.map((hash) => node.rpc('chain_getHeader', hash)),
		);
		return headers.filter((header) => header !== null).length;
	};
	const kept = await Promise.all(nodes.map(keeps));
	assert.ok(Math.max(...kept) <= MAX_SIBLINGS, `kept at one height: ${kept}`);
	return Math.max(...kept);
}

/** Nodes of one network: with all keys, or without any. */
class Network {
	constructor(lab, chain) {
		this.chain = chain;
		this.all = NAMES.map((name) => lab.node(name, []));
		[this.alice, , , this.dave] = this.all;
	}

	flags(node, { keys = true, wait = 200, rate = RATE } = {}) {
		const flags = keys ? miner(node.name, rate) : keyless(node.name, rate);
		return [`--chain=${this.chain}`, identity(node.name), `--quorum-wait=${wait}`, ...flags];
	}

	async start(options) {
		await startAll(this.all, (node) => this.flags(node, options));
		await Promise.all(this.all.map((node) => hasPeers(node, NAMES.length - 1)));
	}
}

describe('a network of voters', () => {
	const lab = new Lab('voting');
	let network;

	before(
		lab.prepare(
			async () => {
				network = new Network(lab, await spec(lab));
				await network.start();
			},
			{ timeout: 90_000 },
		),
	);
	after(() => lab.close());

	test(
		'every_block_carries_a_quorum_when_all_voters_are_there',
		lab.guard(
			async (t) => {
				const { all, alice } = network;
				await Promise.all(all.map((node) => reaches(node, 20)));
				await agree(all, 18);
				await Promise.all(all.map((node) => finalizes(node, 15)));
				// Nothing was before the first block, so that it escapes.
				const carried = await ask(lab, alice, (api) => requireQuorums(api, 2, 18));
				const votes = carried.reduce((sum, it) => sum + it.votes, 0);
				const late = carried.reduce((sum, it) => sum + it.late, 0);
				t.diagnostic(`17 blocks carry ${votes} votes in time and ${late} late ones`);
				for (const node of all) {
					const made = await metric([node], 'assay_votes_made_total');
					assert.ok(made > 0, `${node.name} made no votes`);
				}
				requireHealthyLogs(all);
			},
			{ timeout: 90_000 },
		),
	);

	test(
		'chain_goes_on_through_siblings_when_voters_of_two_fifths_of_the_shares_are_gone',
		lab.guard(
			async (t) => {
				const { all, alice, dave } = network;
				await dave.stop();
				const others = await through(alice);
				await dave.start({ args: [...network.flags(dave, { keys: false }), ...others] });
				await hasPeers(dave, 1);
				const [from, mined] = [await height(alice), await siblings(all)];

				// Two of three draws find a quorum: 25 in a row happen once in 50,000 runs.
				const to = from + 25;
				await Promise.all(all.map((node) => reaches(node, to, { timeout: 120_000 })));
				await agree(all, to - 2);
				await ask(lab, alice, (api) => requireQuorums(api, from + 1, to - 2));
				const more = (await siblings(all)) - mined;
				t.diagnostic(`${more} siblings for the blocks ${from} to ${to}`);
				assert.ok(more > 0, 'no sibling was mined');
				// Three of four can still finalise.
				await finalizes(alice, to - 5);
				requireHealthyLogs(all);
			},
			{ timeout: 180_000 },
		),
	);

	test(
		'siblings_stay_within_their_bound_through_a_hundred_seals_when_no_voter_is_left',
		lab.guard(
			async (t) => {
				const { all } = network;
				const made = new Set();
				let stalled;
				let most = 0;
				const enough = (wanted) => async () => {
					for (const hash of sealed(all, stalled)) made.add(hash);
					most = Math.max(most, await requireBound(all, [...made]));
					return made.size >= wanted;
				};
				// Miners that hear no vote try ever more seldom, and as often as at first when they are
				// started again.
				while (made.size < MANY) {
					await cut(all);
					await network.start({ keys: false, wait: 10, rate: 4 * RATE });
					const tips = await Promise.all(all.map(best));
					stalled ??= Math.max(...tips.map(({ number }) => number));
					for (const { number, hash } of tips) if (number === stalled) made.add(hash);
					const wanted = Math.min(MANY, made.size + 25);
					await waitFor(`${wanted} blocks at height ${stalled}`, enough(wanted), {
						timeout: 90_000,
						interval: 500,
						state: () => made.size,
					});
					requireHealthyLogs(all);
				}
				t.diagnostic(`${made.size} blocks made at height ${stalled}, ${most} kept at most`);
				assert.deepEqual(await Promise.all(all.map(height)), all.map(() => stalled));
			},
			{ timeout: 300_000 },
		),
	);

	test(
		'chain_goes_on_when_all_start_again_at_once_with_the_tip_unvoted',
		lab.guard(
			async () => {
				const { all, alice } = network;
				const stalled = await height(alice);
				await cut(all);
				await network.start();
				const to = stalled + 10;
				await Promise.all(all.map((node) => reaches(node, to)));
				await agree(all, to - 2);
				await ask(lab, alice, (api) => requireQuorums(api, stalled, to - 2));
				await Promise.all(all.map((node) => finalizes(node, to - 2)));
				requireHealthyLogs(all);
			},
			{ timeout: 120_000 },
		),
	);
});

const ESCAPE_GAP = 4_000;

test(
	'chain_limps_by_the_escape_gap_without_voters_and_walks_when_they_return',
	inLab(
		'escape',
		async (lab, t) => {
			const network = new Network(lab, await spec(lab, { escapeGap: ESCAPE_GAP }));
			const { all, alice } = network;
			await network.start();
			await Promise.all(all.map((node) => reaches(node, 5)));

			await cut(all);
			await network.start({ keys: false });
			const last = Math.max(...(await Promise.all(all.map(height))));
			const limped = last + 4;
			await Promise.all(all.map((node) => reaches(node, limped, { timeout: 90_000 })));
			const chain = await ask(lab, alice, (api) => blocks(api, last, limped));
			for (const [at, { number, time, votes }] of chain.entries()) {
				if (at === 0) continue;
				const gap = time - chain[at - 1].time;
				// The block on the last one before the cut may still find votes in it.
				if (at > 1) assert.equal(votes, 0, `block ${number} carries votes`);
				assert.ok(
					votes >= QUORUM || gap >= ESCAPE_GAP,
					`block ${number} carries ${votes} votes ${gap} ms after its parent`,
				);
			}
			const gaps = chain.slice(2).map(({ time }, at) => time - chain[at + 1].time);
			t.diagnostic(`without voters a block every ${gaps.join(', ')} ms`);
			for (let number = last + 1; number <= limped; number++) {
				await requireBound(all, sealed(all, number));
			}
			requireHealthyLogs(all);

			await cut(all);
			await network.start();
			const resumed = Math.max(...(await Promise.all(all.map(height))));
			const to = resumed + 10;
			await Promise.all(all.map((node) => reaches(node, to)));
			await agree(all, to - 2);
			const walked = await ask(lab, alice, (api) => blocks(api, resumed, to - 2));
			for (const { number, votes, time } of walked.slice(1)) {
				const gap = time - walked[number - resumed - 1].time;
				assert.ok(votes >= QUORUM || gap >= ESCAPE_GAP, `block ${number} needed votes`);
			}
			const quorums = walked.filter(({ votes }) => votes >= QUORUM).length;
			assert.ok(quorums >= walked.length / 2, `${quorums} of ${walked.length} have a quorum`);
			await Promise.all(all.map((node) => finalizes(node, to - 2)));
			requireHealthyLogs(all);
		},
		{ timeout: 240_000 },
	),
);
