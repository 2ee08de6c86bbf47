/**
 * Somebody rents ten times the hash rate of everybody else, has a tenth of the shares, mines alone,
 * and comes back with what that made.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { agree, buried, hasPeers, hashAt, height, reaches } from '../src/chain.js';
import { quickSpec } from '../src/chain-spec.js';
import { finalityOf } from '../src/keys.js';
import { inLab } from '../src/lab.js';
import {
	identity,
	join,
	madeBy,
	miner,
	requireHealthyLogs,
	startAll,
} from '../src/network.js';
import { withShares } from '../src/shares.js';

const HONEST = ['alice', 'bob', 'charlie'];
const SHARES = { alice: 3_000, bob: 3_000, charlie: 3_000, dave: 1_000 };
const PART = 0.1;

/** Hashes per second of all honest miners together, and how many times that the attacker rents. */
const RATE = 60_000;
const RENTED = 10;
const BLOCK_TIME = 2_000;

/** On how many nodes: each of them waits for votes now and then, together they hardly do. */
const ATTACKERS = ['one', 'two', 'three', 'four'];

/** How high the honest chain is in the end. */
const LENGTH = 44;

/** With what probability the part `p` of all shares makes a quorum. */
const quorum = (p) => 3 * p ** 2 - 2 * p ** 3;

test(
	'private_fork_with_ten_times_the_hash_rate_and_a_tenth_of_the_shares_does_not_overtake',
	inLab(
		'private-fork',
		async (lab, t) => {
			const chain = await quickSpec(lab, {
				blockTime: BLOCK_TIME,
				// As long as can be: the blocks of both sides weigh the same.
				halfLife: 30 * 24 * 3_600_000,
				rate: RATE,
				genesis: {
					...withShares(SHARES),
					// Nobody finalises: the work alone decides.
					grandpa: { authorities: [[finalityOf('//Nobody').address, 1]] },
				},
			});
			const flags = (name, miner, wait) => [
				`--chain=${chain}`,
				identity(name),
				...miner,
				`--quorum-wait=${wait}`,
			];
			const honest = HONEST.map((name) => lab.node(name, []));
			const attackers = ATTACKERS.map((name) => lab.node(`attacker-${name}`, []));
			await Promise.all([
				startAll(honest, ({ name }) =>
					flags(name, miner(name, RATE / HONEST.length), 200),
				),
				// Their votes are their own, and there at once or never.
				startAll(attackers, ({ name }) =>
					flags(name, miner('dave', (RENTED * RATE) / ATTACKERS.length), 10),
				),
			]);
			await Promise.all(
				honest.map((node) => reaches(node, LENGTH, { timeout: 240_000 })),
			);

			const [[one], [attacker]] = [honest, attackers];
			const [tip, forked] = [await buried(one), await height(attacker)];
			const [seals, rented] = [honest, attackers].map((side) => side.flatMap(madeBy).length);
			const ratio = rented / seals;
			const expected = (ratio * quorum(PART)) / quorum(1 - PART);
			t.diagnostic(
				`honest: ${tip.number} blocks of ${seals} seals; attacker: ${forked} blocks of ` +
					`${rented} seals, ${ratio.toFixed(1)} times as many; its chain has ` +
					`${(forked / tip.number).toFixed(2)} of the length, expected ${expected.toFixed(2)}`,
			);
			assert.ok(ratio > 3, 'the attacker did not find many times as many seals');
			assert.notEqual(await hashAt(attacker, 1), await hashAt(one, 1));
			assert.ok(forked < tip.number, 'the private fork is longer');

			await Promise.all(attackers.map((node) => join(node, one)));
			await Promise.all(attackers.map((node) => hasPeers(node, ATTACKERS.length)));
			const all = [...honest, ...attackers];
			await agree(all, tip.number);
			assert.equal(await hashAt(attacker, tip.number), tip.hash, 'the private fork won');
			requireHealthyLogs(all);
		},
		{ timeout: 360_000 },
	),
);
