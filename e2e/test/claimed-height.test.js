/**
 * A peer that claims a higher chain than it delivers does not stop others from mining.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { authors, finalized, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import { ALICE_FINALISES, quickSpec } from '../src/chain-spec.js';
import { alice } from '../src/keys.js';
import { inLab } from '../src/lab.js';
import { claims, identity, join, MINERS } from '../src/network.js';
import { waitFor } from '../src/wait.js';

const RATE = 20_000;
const BLOCK_TIME = 150;

/** Far enough ahead to be taken for a chain that has to be fetched. */
const LEAD = 60;

/** How long the liar runs at a time while it makes its claim, milliseconds. */
const MOMENT = 3;

test(
	'miner_mines_on_when_a_peer_claims_a_height_that_it_does_not_deliver',
	inLab(
		'claimed-height',
		async (lab, t) => {
			const chain = await quickSpec(lab, {
				blockTime: BLOCK_TIME,
				halfLife: 10_000,
				rate: RATE,
				genesis: ALICE_FINALISES,
			});
			const flags = (name) => [`--chain=${chain}`, identity(name), `--mine-rate=${RATE}`];
			const [, charlie] = MINERS.charlie;

			// The liar has a longer chain of the same genesis, and mined it alone.
			const liar = await lab.start('liar', [
				...flags('liar'),
				'--mine',
				charlie,
				'--force-authoring',
			]);
			await reaches(liar, LEAD + 20);
			const [honest, follower] = await Promise.all([
				lab.start('honest', [...flags('honest'), '--mine', ...MINERS.alice]),
				lab.start('follower', flags('follower')),
			]);
			await join(follower, honest);
			await hasPeers(honest, 1);
			await finalizes(honest, 3);

			// As soon as its claim is heard, it falls silent, and stays connected: until then it runs for
			// moments only, so that it is asked for nothing before.
			const liarId = await liar.rpc('system_localPeerId');
			const claimed = async () => (await claims(honest))[liarId] ?? 0;
			const address = await liar.address();
			liar.freeze();
			await honest.rpc('system_addReservedPeer', address);
			const momentLater = async () => {
				liar.thaw();
				await sleep(MOMENT);
				liar.freeze();
				return claimed();
			};
			await waitFor('the claim of the liar to be heard', momentLater, { interval: 1 });
			const from = await height(honest);
			const claim = await claimed();
			assert.ok(claim >= from + LEAD / 2, `the liar claims ${claim} only, honest is at ${from}`);

			// What counts are blocks made while the claim stands: without it nothing is in their way.
			const seen = [];
			const madeUnderClaim = async () => {
				const now = await height(honest);
				const stands = (await claimed()) >= now + 8;
				seen.push({ now, stands });
				if (!stands) throw new Error(`the claim is gone at ${now}, mined since ${from}`);
				return now >= from + 10;
			};
			await waitFor('ten blocks under the claim', madeUnderClaim, {
				timeout: 90_000,
				state: () => seen.at(-1),
			});
			const to = await height(honest);
			await reaches(follower, to);
			await finalizes(follower, to);
			assert.ok((await finalized(honest)) >= to);
			assert.deepEqual(new Set(await authors(honest, from + 1, to)), new Set([alice.address]));
			t.diagnostic(`mined ${from} to ${to} against a claim of ${claim}`);
		},
		{ timeout: 180_000 },
	),
);
