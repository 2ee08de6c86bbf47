/**
 * A peer that claims a higher chain than it can deliver does not stop others from mining.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { authors, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import { ALICE_FINALISES, quickSpec } from '../src/chain-spec.js';
import * as keys from '../src/keys.js';
import { inLab } from '../src/lab.js';
import { claims, identity, join, miner, requireHealthyLogs, through } from '../src/network.js';
import { waitFor } from '../src/wait.js';

const RATE = 20_000;
const BLOCK_TIME = 250;

test(
	'miner_mines_on_when_a_peer_claims_a_height_that_it_does_not_deliver',
	inLab(
		'claimed-height',
		async (lab, t) => {
			const chain = await quickSpec(lab, {
				blockTime: BLOCK_TIME,
				halfLife: 10_000,
				difficulty: (RATE * BLOCK_TIME) / 1_000,
				genesis: ALICE_FINALISES,
			});
			const flags = (name) => [`--chain=${chain}`, identity(name)];

			// The liar has a long chain of the same genesis. No honest node can ever take it: it
			// leaves out what they have finalised.
			const liar = await lab.start('liar', [
				...flags('liar'),
				...miner('charlie', RATE).filter((flag) => flag !== '--charlie'),
				'--force-authoring',
				'--no-grandpa',
			]);
			await reaches(liar, 80);

			const honest = await lab.start('honest', [...flags('honest'), ...miner('alice', RATE)]);
			const follower = await lab.start('follower', [
				...flags('follower'),
				...(await through(honest)),
			]);
			await hasPeers(honest, 1);
			await finalizes(honest, 4);

			const liarId = await liar.rpc('system_localPeerId');
			await join(honest, liar);
			const claimed = async () => (await claims(honest))[liarId];
			await waitFor(
				'the claim of the liar to be heard',
				async () => (await claimed()) > (await height(honest)) + 20,
				{ state: () => claims(honest) },
			);
			const heard = await height(honest);
			await reaches(honest, heard + 12);
			const claim = await claimed();
			assert.ok(claim > (await height(honest)), `the liar is not believed any more: ${claim}`);

			// Now it does not even answer.
			liar.freeze();
			const silent = await height(honest);
			await reaches(honest, silent + 12);
			await reaches(follower, silent + 10);
			await finalizes(follower, silent);
			const made = new Set(await authors(honest, heard + 1, silent + 12));
			assert.deepEqual([...made], [keys.alice.address]);
			t.diagnostic(`mined from ${heard} to ${silent + 12} against a claim of ${claim}`);
			requireHealthyLogs(honest, follower);
		},
		{ timeout: 180_000 },
	),
);
