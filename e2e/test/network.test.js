/**
 * Three miners on one chain: agreement, crash and catching up.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { agree, authors, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import { quickSpec } from '../src/chain-spec.js';
import { inLab } from '../src/lab.js';
import { identity, miner, requireHealthyLogs, through } from '../src/network.js';

const RATE = 20_000;

test(
	'three_miners_agree_and_one_that_was_killed_catches_up',
	inLab(
		'network',
		async (lab, t) => {
			const chain = await quickSpec(lab, {
				blockTime: 500,
				halfLife: 10_000,
				rate: 3 * RATE,
			});
			const flags = (name) => [`--chain=${chain}`, identity(name), ...miner(name, RATE)];
			const alice = await lab.start('alice', flags('alice'));
			const bootnodes = await through(alice);
			const [bob, charlie] = await Promise.all(
				['bob', 'charlie'].map((name) => lab.start(name, [...flags(name), ...bootnodes])),
			);
			const all = [alice, bob, charlie];
			await Promise.all(all.map((node) => hasPeers(node, 2)));

			await Promise.all(all.map((node) => reaches(node, 15)));
			await agree(all, 12);
			const miners = new Set(await authors(alice, 1, 12));
			t.diagnostic(`the first 12 blocks have ${miners.size} authors`);
			assert.ok(miners.size >= 2, 'only one miner made blocks');
			await Promise.all(all.map((node) => finalizes(node, 10)));

			await charlie.kill();
			const missed = (await height(alice)) + 8;
			await Promise.all([alice, bob].map((node) => reaches(node, missed)));
			await charlie.start({ args: [...flags('charlie'), ...(await through(alice, bob))] });
			await reaches(charlie, missed);
			await agree(all, missed);
			await Promise.all(all.map((node) => finalizes(node, missed)));
			requireHealthyLogs(all);
		},
		{ timeout: 180_000 },
	),
);
