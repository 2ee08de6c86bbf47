/**
 * A chain whose voters are all gone limps by the escape gap, and walks when they return.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ask } from '../src/api.js';
import { agree, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import { ALICE_FINALISES, quickSpec } from '../src/chain-spec.js';
import { inLab } from '../src/lab.js';
import { identity, keyless, requireHealthyLogs, startAll, through } from '../src/network.js';
import { blocks, insertVoter, QUORUM, withShares } from '../src/shares.js';
import { requireBound, sealed } from '../src/voters.js';

/** Those who mine have no shares, and those who have them vote through one node that does not mine. */
const MINERS = ['alice', 'bob', 'charlie'];
const SHARES = { alice: 3_000, bob: 3_000, charlie: 4_000 };

const RATE = 20_000;
const BLOCK_TIME = 500;

/** Milliseconds. */
const ESCAPE_GAP = 4_000;

test(
	'chain_limps_by_the_escape_gap_without_voters_and_walks_when_they_return',
	inLab(
		'escape',
		async (lab, t) => {
			// A chain that hardly adapts: a stall must not make the blocks after it a flood.
			const chain = await quickSpec(lab, {
				blockTime: BLOCK_TIME,
				rate: MINERS.length * RATE,
				genesis: {
					...withShares(SHARES, { votes: { escapeGap: ESCAPE_GAP } }),
					...ALICE_FINALISES,
				},
			});
			const miners = MINERS.map((name) => lab.node(name, []));
			const [alice] = miners;
			const voter = lab.node('voter', []);
			const all = [...miners, voter];
			const flags = ({ name }) => [
				`--chain=${chain}`,
				identity(name),
				...(name === 'voter' ? ['--alice'] : [...keyless(name, RATE), '--quorum-wait=200']),
			];
			await startAll(all, flags);
			// They stay in its keystore.
			for (const name of Object.keys(SHARES)) await insertVoter(voter, name);
			await Promise.all(all.map((node) => hasPeers(node, MINERS.length)));
			await Promise.all(all.map((node) => finalizes(node, 5)));

			await voter.kill();
			const last = Math.max(...(await Promise.all(miners.map(height))));
			const limped = last + 4;
			await Promise.all(miners.map((node) => reaches(node, limped)));
			const limping = await ask(lab, alice, (api) => blocks(api, last, limped));
			for (const [at, { number, time, votes }] of limping.entries()) {
				if (at === 0) continue;
				const gap = time - limping[at - 1].time;
				// The block on the last one before the cut may still find votes in it.
				if (at > 1) assert.equal(votes, 0, `block ${number} carries votes`);
				assert.ok(
					votes >= QUORUM || gap >= ESCAPE_GAP,
					`block ${number} carries ${votes} votes ${gap} ms after its parent`,
				);
			}
			const gaps = limping.slice(2).map(({ time }, at) => time - limping[at + 1].time);
			t.diagnostic(`without voters a block every ${gaps.join(', ')} ms`);
			for (let number = last + 1; number <= limped; number++) {
				await requireBound(miners, sealed(miners, number));
			}
			requireHealthyLogs(miners);

			await voter.start({ args: [...flags(voter), ...(await through(alice))] });
			await reaches(voter, limped);
			const resumed = Math.max(...(await Promise.all(miners.map(height))));
			const to = resumed + 10;
			await Promise.all(all.map((node) => reaches(node, to)));
			await agree(all, to - 2);
			const walked = await ask(lab, alice, (api) => blocks(api, resumed, to - 2));
			for (const { number, votes, time } of walked.slice(1)) {
				const gap = time - walked[number - resumed - 1].time;
				assert.ok(votes >= QUORUM || gap >= ESCAPE_GAP, `block ${number} needed votes`);
			}
			const quorums = walked.filter(({ votes }) => votes >= QUORUM).length;
			assert.ok(quorums >= walked.length / 2, `${quorums} of ${walked.length} have a quorum`);
			await Promise.all(all.map((node) => finalizes(node, to - 2)));
			requireHealthyLogs(all);
		},
		{ timeout: 240_000 },
	),
);
