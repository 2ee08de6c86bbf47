/**
 * A chain whose voters are all gone limps by the escape gap, and walks when they return.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ask } from '../src/api.js';
import { agree, finalizes, height, reaches } from '../src/chain.js';
import { inLab } from '../src/lab.js';
import { requireHealthyLogs } from '../src/network.js';
import { blocks, QUORUM } from '../src/shares.js';
import { cut, Network, requireBound, sealed, voterSpec } from '../src/voters.js';

/** Milliseconds. */
const ESCAPE_GAP = 4_000;

test(
	'chain_limps_by_the_escape_gap_without_voters_and_walks_when_they_return',
	inLab(
		'escape',
		async (lab, t) => {
			const network = new Network(lab, await voterSpec(lab, { escapeGap: ESCAPE_GAP }));
			const { all, alice } = network;
			await network.start();
			await Promise.all(all.map((node) => reaches(node, 5)));

			await cut(all);
			await network.start({ keys: false });
			const last = Math.max(...(await Promise.all(all.map(height))));
			const limped = last + 4;
			await Promise.all(all.map((node) => reaches(node, limped, { timeout: 90_000 })));
			const chain = await ask(lab, alice, (api) => blocks(api, last, limped));
			for (const [at, { number, time, votes }] of chain.entries()) {
				if (at === 0) continue;
				const gap = time - chain[at - 1].time;
				// The block on the last one before the cut may still find votes in it.
				if (at > 1) assert.equal(votes, 0, `block ${number} carries votes`);
				assert.ok(
					votes >= QUORUM || gap >= ESCAPE_GAP,
					`block ${number} carries ${votes} votes ${gap} ms after its parent`,
				);
			}
			const gaps = chain.slice(2).map(({ time }, at) => time - chain[at + 1].time);
			t.diagnostic(`without voters a block every ${gaps.join(', ')} ms`);
			for (let number = last + 1; number <= limped; number++) {
				await requireBound(all, sealed(all, number));
			}
			requireHealthyLogs(all);

			await cut(all);
			await network.start();
			const resumed = Math.max(...(await Promise.all(all.map(height))));
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
