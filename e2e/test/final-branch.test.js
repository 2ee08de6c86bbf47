/**
 * No work undoes what is final.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { best, finalized, finalizes, hasPeers, hashAt, height } from '../src/chain.js';
import { quickSpec } from '../src/chain-spec.js';
import { inLab } from '../src/lab.js';
import { identity, join, miner, requireHealthyLogs, startAll } from '../src/network.js';
import { waitFor } from '../src/wait.js';

/** Each has a quarter of the weight in finality: three of them finalise. */
const NAMES = ['alice', 'bob', 'charlie', 'dave'];
const RATE = 20_000;
const BLOCK_TIME = 300;

test(
	'heavier_branch_does_not_undo_what_is_final',
	inLab(
		'final-branch',
		async (lab, t) => {
			const honest = NAMES.slice(0, 3);
			// It hardly adapts: all blocks weigh the same.
			const chain = await quickSpec(lab, {
				blockTime: BLOCK_TIME,
				rate: honest.length * RATE,
			});
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
			await Promise.all(all.map((node) => finalizes(node, secretTip.number)));
			for (const node of all) {
				assert.equal(await hashAt(node, final), hash, `${node.name} undid what was final`);
				assert.notEqual(await hashAt(node, secretTip.number), secretTip.hash);
			}
			requireHealthyLogs(others);
		},
		{ timeout: 300_000 },
	),
);
