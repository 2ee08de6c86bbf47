/**
 * Finality: what it takes, how it comes back, and that no work undoes it.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
	agree,
	best,
	finalized,
	finalizes,
	hasPeers,
	hashAt,
	height,
	reaches,
} from '../src/chain.js';
import { quickSpec } from '../src/chain-spec.js';
import { inLab } from '../src/lab.js';
import { identity, join, miner, requireHealthyLogs, startAll, through } from '../src/network.js';
import { waitFor } from '../src/wait.js';

/** Each has a quarter of the weight in finality, and a majority is more than two thirds. */
const NAMES = ['alice', 'bob', 'charlie', 'dave'];
const RATE = 20_000;
const BLOCK_TIME = 300;

/** A chain that hardly adapts: all blocks weigh the same. */
const spec = (lab, miners) =>
	quickSpec(lab, {
		blockTime: BLOCK_TIME,
		halfLife: 3_600_000,
		difficulty: (miners * RATE * BLOCK_TIME) / 1_000,
	});

test(
	'finality_goes_on_without_one_of_four_stops_without_two_and_comes_back',
	inLab(
		'finality',
		async (lab, t) => {
			const chain = await spec(lab, NAMES.length);
			const all = NAMES.map((name) => lab.node(name, []));
			const [alice, bob, charlie, dave] = all;
			const flags = ({ name }) => [`--chain=${chain}`, identity(name), ...miner(name, RATE)];
			await startAll(all, flags);
			await Promise.all(all.map((node) => hasPeers(node, NAMES.length - 1)));
			await Promise.all(all.map((node) => finalizes(node, 5)));

			await dave.stop();
			const without = (await height(alice)) + 10;
			await Promise.all([alice, bob, charlie].map((node) => finalizes(node, without)));

			await charlie.stop();
			// What had enough votes when the third went may still become final.
			const gone = await height(alice);
			await reaches(alice, gone + 5);
			const last = await finalized(alice);
			assert.ok(last <= gone, `${last} became final without a majority, at ${gone}`);
			await reaches(alice, gone + 20);
			assert.equal(await finalized(alice), last, 'half of the weight finalised');
			requireHealthyLogs([alice, bob]);

			const [since, behind] = [Date.now(), await height(alice)];
			const bootnodes = await through(alice, bob);
			await dave.start({ args: [...flags(dave), ...bootnodes] });
			await Promise.all([alice, bob, dave].map((node) => finalizes(node, behind)));
			t.diagnostic(`${behind - last} blocks became final ${Date.now() - since} ms after the start`);
			await charlie.start({ args: [...flags(charlie), ...bootnodes] });
			await Promise.all(all.map((node) => finalizes(node, behind + 10)));
			await agree(all, behind + 10);
			requireHealthyLogs(all);
		},
		{ timeout: 240_000 },
	),
);

test(
	'heavier_branch_does_not_undo_what_is_final',
	inLab(
		'final-branch',
		async (lab, t) => {
			const honest = NAMES.slice(0, 3);
			const chain = await spec(lab, honest.length);
			const all = NAMES.map((name) => lab.node(name, []));
			const [alice, dave] = [all[0], all[3]];
			const flags = ({ name }, rate = RATE) => [
				`--chain=${chain}`,
				identity(name),
				...miner(name, rate),
			];
			await startAll(all, (node) => flags(node));
			await Promise.all(all.map((node) => hasPeers(node, NAMES.length - 1)));
			await Promise.all(all.map((node) => finalizes(node, 3)));

			// Dave mines alone with twice the hash rate of all others together.
			await dave.stop();
			await dave.start({ args: [...flags(dave, 6 * RATE), '--force-authoring'] });
			const start = await height(dave);
			const others = all.slice(0, 3);
			const heights = async () => ({
				final: await finalized(alice),
				best: await height(alice),
				secret: await height(dave),
			});
			const apart = async () => {
				const { final, best, secret } = await heights();
				return final >= start + 15 && secret >= best + 15;
			};
			await waitFor('a heavier branch beside final blocks', apart, {
				timeout: 120_000,
				state: heights,
			});
			const { final, best: tip, secret } = await heights();
			const [hash, secretTip] = [await hashAt(alice, final), await best(dave)];
			assert.notEqual(await hashAt(dave, final), hash);
			t.diagnostic(
				`apart since ${start}: final at ${final}, public at ${tip}, secret at ${secret}`,
			);

			await join(alice, dave);
			await hasPeers(dave, 1);
			// The branch is refused, and its owner learns what is final.
			await Promise.all(all.map((node) => finalizes(node, secretTip.number, { timeout: 120_000 })));
			for (const node of all) {
				assert.equal(await hashAt(node, final), hash, `${node.name} undid what was final`);
				assert.notEqual(await hashAt(node, secretTip.number), secretTip.hash);
			}
			requireHealthyLogs(others, { except: /block has an unknown parent/ });
		},
		{ timeout: 300_000 },
	),
);
