/**
 * A peer that sends ten thousand wrong votes a second neither stalls a node nor fills its memory.
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { realpathSync } from 'node:fs';
import { test } from 'node:test';

import { ask } from '../src/api.js';
import { hashAt, hasPeers, height, reaches } from '../src/chain.js';
import { quickSpec } from '../src/chain-spec.js';
import { BINARY } from '../src/binary.js';
import { adopt } from '../src/children.js';
import { inLab } from '../src/lab.js';
import { identity, miner, requireHealthyLogs, startAll } from '../src/network.js';
import { memory } from '../src/process-use.js';
import { requireQuorums, withShares } from '../src/shares.js';
import { waitFor, withDeadline } from '../src/wait.js';

const RATE = 20_000;
const BLOCK_TIME = 500;

/** Wrong votes a second, and for how many seconds they are sent. */
const [VOTES, SECONDS] = [10_000, 20];

/** What the flooded node may take in the meantime, MiB: a tenth of what the votes come to. */
const GROWTH = 20;

/** The attacker, built as an example of the node. */
const FLOOD = join(dirname(realpathSync(BINARY)), 'examples/vote_flood');

/**
 * Flood a node.
 *
 * @returns {Promise<{ sent: number, names: number }>} what was done
 */
async function flood(node) {
	const args = [await node.address(), await hashAt(node, 0), VOTES, SECONDS].map(String);
	const child = adopt(spawn(FLOOD, args));
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text) => {
			output += text;
		});
	}
	const end = new Promise((done, fail) => {
		child.once('error', fail);
		child.once('close', done);
	});
	await withDeadline('the flood to end', end, (SECONDS + 100) * 1_000);
	const told = /^(\d+) votes under (\d+) names$/m.exec(output);
	assert.ok(told, `the flood failed: ${output}`);
	const [, sent, names] = told.map(Number);
	return { sent, names };
}

test(
	'node_keeps_its_pace_and_its_memory_when_a_peer_floods_it_with_wrong_votes',
	inLab(
		'vote-flood',
		async (lab, t) => {
			// The shares of either are needed for nearly every quorum: votes have to get through.
			const chain = await quickSpec(lab, {
				blockTime: BLOCK_TIME,
				rate: 2 * RATE,
				genesis: withShares({ alice: 1_000, bob: 1_000 }),
			});
			const nodes = ['alice', 'bob'].map((name) => lab.node(name, []));
			const [alice] = nodes;
			await startAll(nodes, (node) => [
				`--chain=${chain}`,
				identity(node.name),
				...miner(node.name, RATE),
			]);
			await Promise.all(nodes.map((node) => hasPeers(node, 1)));
			await reaches(alice, 40);

			const refused = async () =>
				(await alice.metrics()).value('assay_votes_refused_total') ?? 0;
			const [before, from, refusedBefore] = [
				memory(alice.child.pid),
				await height(alice),
				await refused(),
			];
			const { sent, names } = await flood(alice);
			const [after, to] = [memory(alice.child.pid), await height(alice)];

			assert.ok(sent > 1_000, `only ${sent} votes were taken`);
			assert.ok(names > 1, 'the attacker was never thrown out');
			assert.ok((await refused()) > refusedBefore);
			// A stalled node makes none. How many it should make is for the machine and luck to say.
			const due = (SECONDS * 1_000) / BLOCK_TIME;
			assert.ok(to - from >= 5, `${to - from} blocks in the time of ${due}`);
			await ask(lab, alice, (api) => requireQuorums(api, from + 1, to));
			const growth = after.anonymous - before.anonymous;
			assert.ok(growth < GROWTH, `${before.anonymous} MiB became ${after.anonymous}`);
			const buffered = async () => (await alice.metrics()).value('assay_votes_buffered') === 0;
			await waitFor('the votes of the attacker to be forgotten', buffered, {
				timeout: 60_000,
			});
			await reaches(nodes[1], to);
			requireHealthyLogs(nodes);
			t.diagnostic(
				`${sent} wrong votes under ${names} names: ${to - from} blocks of ${due}, ` +
					`${growth.toFixed(1)} MiB more`,
			);
		},
		{ timeout: 240_000 },
	),
);
