/**
 * Nodes that join late without executing every block: `--sync warp` and `--sync fast`.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { agree, best, finalizes, hashAt, height, reaches } from '../src/chain.js';
import { ALICE_FINALISES, quickSpec } from '../src/chain-spec.js';
import { Lab } from '../src/lab.js';
import { identity, miner, requireHealthyLogs, through } from '../src/network.js';
import { waitFor } from '../src/wait.js';

const RATE = 20_000;
const BLOCK_TIME = 150;
const FINALISED = 200;

/** Where pallet-timestamp keeps the time: state that only a synchronised node can read. */
const NOW = '0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb';

describe('a node that joins late', () => {
	const lab = new Lab('late');
	const peers = [];
	let flags;

	before(
		lab.prepare(
			async () => {
				const chain = await quickSpec(lab, {
					blockTime: BLOCK_TIME,
					halfLife: 10_000,
					rate: RATE,
					genesis: ALICE_FINALISES,
				});
				flags = (name) => [`--chain=${chain}`, identity(name)];
				const one = await lab.start('miner', [...flags('one'), ...miner('alice', RATE)]);
				const bootnodes = await through(one);
				// A warp sync starts when three peers can be asked.
				peers.push(
					one,
					...(await Promise.all(
						['two', 'three'].map((name) =>
							lab.start(name, [...flags(name), ...bootnodes]),
						),
					)),
				);
				await Promise.all(
					peers.map((node) => finalizes(node, FINALISED)),
				);
			},
			{ timeout: 180_000 },
		),
	);
	after(() => lab.close());

	/** The time at a block as a node's state has it, or undefined if it has no such state. */
	const timeAt = async (node, hash) => {
		try {
			return await node.rpc('state_getStorage', NOW, hash);
		} catch (error) {
			return undefined;
		}
	};

	/** A node that joins with `--sync=mode` gets to the tip, has its state and follows. */
	const joins = async (t, mode) => {
		const [source] = peers;
		const node = await lab.start(mode, [
			...flags(mode),
			...(await through(...peers)),
			`--sync=${mode}`,
		]);
		const tip = await height(source);
		const synced = async () => {
			const { number, hash } = await best(node);
			return number >= tip && (await timeAt(node, hash));
		};
		await waitFor('the tip and its state', synced, { state: () => best(node) });
		t.diagnostic(`at ${tip} with its state after ${Date.now() - node.startedAt} ms`);
		const next = (await height(source)) + 5;
		await reaches(node, next);
		await finalizes(node, next);
		const hash = await agree([node, ...peers], next);
		assert.equal(await timeAt(node, hash), await timeAt(source, hash));
		assert.equal(await hashAt(node, 0), await hashAt(source, 0));
		requireHealthyLogs([node, ...peers]);
	};

	for (const mode of ['warp', 'fast']) {
		test(
			`${mode}_sync_gets_to_the_tip_and_follows`,
			lab.guard((t) => joins(t, mode), { timeout: 180_000 }),
		);
	}
});
