/**
 * A network that splits: each half mines on, and when they meet again the heavier half wins.
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
import {
	identity,
	join,
	lastCommon,
	miner,
	MINERS,
	requireHealthyLogs,
	through,
} from '../src/network.js';
import { waitFor } from '../src/wait.js';

/**
 * Hashes per second. Bob does not mine: with two miners of the same strength, a side whose blocks come
 * so quickly would fall apart itself while the machine is slow.
 */
const RATES = { alice: 60_000, charlie: 20_000 };
const BLOCK_TIME = 150;

/**
 * Alice and Bob on one side, Charlie on the other, until each side is `depth` blocks away from
 * the last common one. No side can finalise: that takes three of four authorities.
 */
async function splitAndJoin(lab, t, depth) {
	const chain = await quickSpec(lab, {
		blockTime: BLOCK_TIME,
		halfLife: 5_000,
		rate: RATES.alice + RATES.charlie,
	});
	const role = (name) => (name in RATES ? miner(name, RATES[name]) : MINERS[name]);
	const flags = (name) => [`--chain=${chain}`, identity(name), ...role(name)];
	const alice = await lab.start('alice', flags('alice'));
	const bootnodes = await through(alice);
	const [bob, charlie] = await Promise.all([
		lab.start('bob', [...flags('bob'), ...bootnodes]),
		lab.start('charlie', [...flags('charlie'), ...bootnodes]),
	]);
	const all = [alice, bob, charlie];
	await Promise.all(all.map((node) => hasPeers(node, 2)));
	await Promise.all(all.map((node) => finalizes(node, 3)));
	await charlie.stop();

	// Neither looks for the other: it has a new port, and nobody's address.
	await charlie.start({ args: [...flags('charlie'), '--force-authoring'] });
	const heights = async () => [await height(alice), await height(charlie)];
	const apart = async () => {
		const fork = await lastCommon(alice, charlie);
		return (await heights()).every((number) => number >= fork + depth);
	};
	await waitFor(`both sides to grow ${depth} blocks apart`, apart, {
		timeout: 120_000,
		interval: 500,
		state: heights,
	});

	const fork = await lastCommon(alice, charlie);
	for (const node of all) {
		assert.ok((await finalized(node)) <= fork, `${node.name} finalised on its side alone`);
	}
	const [heavy, light] = [await best(alice), await best(charlie)];
	assert.notEqual(await hashAt(alice, fork + 1), await hashAt(charlie, fork + 1));
	t.diagnostic(
		`apart since ${fork}: heavier side at ${heavy.number}, lighter side at ${light.number}`,
	);

	await join(alice, charlie);
	await agree(all, heavy.number);
	assert.equal(await hashAt(charlie, heavy.number), heavy.hash, 'the lighter side won');
	assert.notEqual(await hashAt(charlie, light.number), light.hash);
	const later = Math.max(...(await heights())) + 5;
	await Promise.all(all.map((node) => reaches(node, later)));
	await Promise.all(all.map((node) => finalizes(node, later)));
	await agree(all, later);
	requireHealthyLogs(all);
}

test(
	'lighter_half_reorganises_when_joined',
	inLab('reorganisation', (lab, t) => splitAndJoin(lab, t, 6), { timeout: 180_000 }),
);

test(
	'lighter_half_reorganises_when_joined_more_than_128_blocks_apart',
	inLab('deep-reorganisation', (lab, t) => splitAndJoin(lab, t, 132), { timeout: 240_000 }),
);
