/**
 * Finality: what it takes, and how it comes back.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { agree, finalized, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import { quickSpec } from '../src/chain-spec.js';
import { inLab } from '../src/lab.js';
import { identity, miner, requireHealthyLogs, startAll, through } from '../src/network.js';

/** Each has a quarter of the weight in finality, and a majority is more than two thirds. */
const NAMES = ['alice', 'bob', 'charlie', 'dave'];
const RATE = 20_000;
const BLOCK_TIME = 300;

/** Those who mine are those who never stop, so that the pace stays the same. */
const MINERS = NAMES.slice(0, 2);

test(
	'finality_goes_on_without_one_of_four_stops_without_two_and_comes_back',
	inLab(
		'finality',
		async (lab, t) => {
			const chain = await quickSpec(lab, {
				blockTime: BLOCK_TIME,
				rate: MINERS.length * RATE,
			});
			const all = NAMES.map((name) => lab.node(name, []));
			const [alice, bob, charlie, dave] = all;
			const flags = ({ name }) => [
				`--chain=${chain}`,
				identity(name),
				...(MINERS.includes(name) ? miner(name, RATE) : [`--${name}`]),
			];
			await startAll(all, flags);
			await Promise.all(all.map((node) => hasPeers(node, NAMES.length - 1)));
			await Promise.all(all.map((node) => finalizes(node, 5)));

			await dave.stop();
			const without = (await height(alice)) + 10;
			await Promise.all([alice, bob, charlie].map((node) => finalizes(node, without)));

			await charlie.stop();
			// What had enough votes when the third went may still become final.
			const gone = await height(alice);
			await reaches(alice, gone + 10);
			const last = await finalized(alice);
			assert.ok(last <= gone, `${last} became final without a majority, at ${gone}`);
			await reaches(alice, gone + 25);
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
