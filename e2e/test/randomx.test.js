/**
 * The `local` chain as it is: sealed with RandomX, verified by a node that never mines.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { agree, authors, reaches } from '../src/chain.js';
import { alice } from '../src/keys.js';
import { inLab } from '../src/lab.js';
import { identity, miner, requireHealthyLogs, through } from '../src/network.js';
import { insertVoter } from '../src/shares.js';

test(
	'randomx_chain_is_mined_by_one_node_and_verified_by_another',
	inLab(
		'randomx',
		async (lab, t) => {
			const flags = (name) => ['--chain=local', identity(name)];
			const one = await lab.start('miner', [
				...flags('one'),
				...miner('alice', 0),
				'--mine-threads=1',
				'--force-authoring',
			]);
			// It is alone, and the shares of `local` are of four.
			for (const holder of ['bob', 'charlie', 'dave']) await insertVoter(one, holder);
			await reaches(one, 3);
			const metrics = await one.metrics();
			t.diagnostic(`hash rate ${metrics.value('assay_mining_hash_rate')} H/s`);

			const two = await lab.start('follower', [...flags('two'), ...(await through(one))]);
			await reaches(two, 3);
			await agree([one, two], 3);
			assert.deepEqual(new Set(await authors(two, 1, 3)), new Set([alice.address]));
			requireHealthyLogs([one, two]);
		},
		{ timeout: 180_000 },
	),
);
