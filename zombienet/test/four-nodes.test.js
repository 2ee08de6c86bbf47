import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { call, Network, NODES } from '../src/network.js';
import { freePorts, usedPort } from '../src/ports.js';
import { waitFor } from '../src/wait.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const MINUTES = 60_000;

const height = ({ number }) => Number.parseInt(number, 16);

async function heights(node) {
	const finalized = await call(node, 'chain_getFinalizedHead');
	return {
		best: height(await call(node, 'chain_getHeader')),
		finalized: height(await call(node, 'chain_getHeader', [finalized])),
	};
}

test('four nodes mine, vote on and finalise one chain and leave nothing behind', async (t) => {
	const folder = mkdtempSync(join(tmpdir(), 'assay-zombienet-test-'));
	const rpcPort = await freePorts(NODES);
	const network = await Network.start({
		definition: here('../four-nodes.toml'),
		node: resolve(process.env.ASSAY_NODE ?? here('../../target/release/node')),
		folder,
		blake3: true,
		mineRate: 1000,
		rpcPort,
	});
	process.on('exit', () => network.kill());
	t.after(() => {
		network.kill();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	});

	assert.deepEqual(
		network.nodes.map(({ name }) => name),
		['alice', 'bob', 'charlie', 'dave'],
	);
	for (const node of network.nodes) {
		await waitFor(`${node.name} to see three peers`, MINUTES, async () => {
			return (await call(node, 'system_health')).peers === 3;
		});
		// Finality needs three of them, and blocks to finalise.
		await waitFor(`${node.name} to finalise block 2`, 3 * MINUTES, async () => {
			const { best, finalized } = await heights(node);
			assert.ok(finalized <= best, `finalised ${finalized} is above best ${best}`);
			return finalized >= 2;
		});
	}
	const hashes = await Promise.all(
		network.nodes.map((node) => call(node, 'chain_getBlockHash', [2])),
	);
	assert.equal(new Set(hashes).size, 1, `block 2 differs: ${hashes}`);

	await network.stop();
	assert.equal(network.running, false);
	assert.equal(await usedPort(rpcPort, NODES), undefined);
});
