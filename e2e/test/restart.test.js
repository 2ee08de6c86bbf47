/**
 * A chain continues where it stopped when it has a base path.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { best, finalizes, hashAt, height, reaches } from '../src/chain.js';
import { Lab, QUICK_DEV } from '../src/lab.js';

describe('a dev chain with a base path', () => {
	const lab = new Lab('restart');
	let node;

	before(
		lab.prepare(async () => {
			node = await lab.start('dev', QUICK_DEV);
			await finalizes(node, 3);
		}),
	);
	after(() => lab.close());

	/** The blocks that have to be there after a restart: genesis and the third. */
	const old = () => Promise.all([0, 3].map((number) => hashAt(node, number)));

	test(
		'chain_continues_when_the_node_stops_and_starts_again',
		lab.guard(async () => {
			const [before, { number }] = [await old(), await best(node)];
			const { code } = await node.stop({ signal: 'SIGINT' });
			assert.equal(code, 0);

			await node.start();
			const resumed = await best(node);
			assert.ok(resumed.number >= number, `best ${resumed.number} after a stop at ${number}`);
			assert.deepEqual(await old(), before);
			await reaches(node, resumed.number + 2);
			await finalizes(node, resumed.number + 1);
			assert.deepEqual(await old(), before);
		}),
	);

	test(
		'chain_continues_when_the_node_was_killed',
		lab.guard(async () => {
			const before = await old();
			await node.kill();

			await node.start();
			const resumed = await height(node);
			await reaches(node, resumed + 2);
			await finalizes(node, resumed + 1);
			assert.deepEqual(await old(), before);
		}),
	);
});
