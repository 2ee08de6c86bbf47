/**
 * Four miners whose shares vote on every block: all of them there, some of them gone, all of them
 * gone, back again.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { ask } from '../src/api.js';
import { agree, best, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import { Lab } from '../src/lab.js';
import { requireHealthyLogs, through } from '../src/network.js';
import { requireQuorums } from '../src/shares.js';
import { cut, Network, RATE, requireBound, sealed, voterSpec } from '../src/voters.js';
import { waitFor } from '../src/wait.js';

/** How many seals at one height the bound has to stand. */
const MANY = 100;

const metric = async (nodes, name) => {
	const values = await Promise.all(
		nodes.map(async (node) => (await node.metrics()).value(name) ?? 0),
	);
	return values.reduce((sum, value) => sum + value, 0);
};

/** Blocks mined because those beside them found no quorum. */
const siblings = (nodes) => metric(nodes, 'assay_mining_siblings_total');

describe('a network of voters', () => {
	const lab = new Lab('voting');
	let network;

	before(
		lab.prepare(
			async () => {
				network = new Network(lab, await voterSpec(lab));
				await network.start();
			},
			{ timeout: 180_000 },
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
			{ timeout: 180_000 },
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
				await Promise.all(all.map((node) => reaches(node, to)));
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
						interval: 500,
						state: () => made.size,
					});
					requireHealthyLogs(all);
				}
				t.diagnostic(`${made.size} blocks made at height ${stalled}, ${most} kept at most`);
				assert.deepEqual(await Promise.all(all.map(height)), all.map(() => stalled));
			},
			{ timeout: 480_000 },
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
			{ timeout: 180_000 },
		),
	);
});
