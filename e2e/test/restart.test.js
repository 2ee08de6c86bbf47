/**
 * A chain continues where it stopped when it has a base path.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { best, finalizes, hashAt, height, reaches } from '../src/chain.js';
import { inLab } from '../src/lab.js';

test(
	'chain_continues_when_the_node_stops_and_starts_again',
	inLab('restart', async (lab) => {
		const node = await lab.start('dev', ['--dev']);
		await reaches(node, 5);
		await finalizes(node, 2);
		const [genesis, third] = await Promise.all([0, 3].map((number) => hashAt(node, number)));
		const { code } = await node.stop({ signal: 'SIGINT' });
		assert.equal(code, 0);

		await node.start();
		const resumed = await best(node);
		assert.ok(resumed.number >= 5, `best ${resumed.number} after a restart at 5 or more`);
		assert.equal(await hashAt(node, 0), genesis);
		assert.equal(await hashAt(node, 3), third);
		await reaches(node, resumed.number + 3);
		await finalizes(node, resumed.number + 1);
		assert.equal(await hashAt(node, 3), third);
	}),
);

test(
	'chain_continues_when_the_node_was_killed',
	inLab('crash', async (lab) => {
		const node = await lab.start('dev', ['--dev']);
		await finalizes(node, 4);
		const [genesis, fourth] = await Promise.all([0, 4].map((number) => hashAt(node, number)));
		await node.kill();

		await node.start();
		const resumed = await height(node);
		assert.equal(await hashAt(node, 0), genesis);
		await reaches(node, resumed + 3);
		await finalizes(node, resumed + 1);
		assert.equal(await hashAt(node, 4), fourth);
	}),
);
