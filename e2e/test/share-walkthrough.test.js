/**
 * The program that walks a person through a purchase of shares, against `node --dev` with a short
 * settlement period.
 */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { reaches } from '../src/chain.js';
import { exportSpec, merge } from '../src/chain-spec.js';
import { Lab, QUICK_DEV } from '../src/lab.js';
import { requireRefusals, requireSteps, runProgram } from '../src/programs.js';

/** A tenth of what it is on `dev`, blocks. */
const PERIOD = 12;

describe('the walkthrough', () => {
	const lab = new Lab('share-walkthrough');
	let node;

	before(
		lab.prepare(async () => {
			const spec = await exportSpec('dev');
			merge(spec.genesis.runtimeGenesis.patch, {
				protocolParameters: { settlement: { period: PERIOD } },
			});
			const chain = lab.path('dev.json');
			writeFileSync(chain, JSON.stringify(spec));
			node = await lab.start('dev', [...QUICK_DEV, `--chain=${chain}`]);
			await reaches(node, 2);
		}),
	);
	after(() => lab.close());

	const walk = (...args) => runProgram('share-walkthrough', `--url=${node.wsUrl}`, ...args);

	const STEPS = [
		/^Chain +Assay Development/m,
		/^Account +5/m,
		/^Pool +\d+ mature/m,
		/^Quote +\d+ shares cost [\d,.]+ ASY/m,
		/ yields [\d,]+\.\d\d % a year: \d[\d,.]* ASY for each vote,$/m,
		/^Voting key +0x[0-9a-f]{64}$/m,
		/^Bid +\d+ shares, at most [\d,.]+ ASY for each$/m,
		/^Lot +Lot \d+: \d+ shares for [\d,.]+ ASY/m,
		/^Mature +Seen in block \d+/m,
		/^Drawn +In block \d+: one share of lot \d+ is to vote on block \d+$/m,
		/^Vote +Block \d+ carries it.*: [23] of 3 votes on block \d+/m,
		/^Principal +[\d,.]+ ASY of drawn shares is due/m,
		/^Due +The account settles by itself in block \d+$/m,
		/^Settled +In block \d+: \d[\d,.]* ASY of principal is free again, and \d[\d,.]* ASY of rewards is paid$/m,
	];

	/** Fail unless the program said every step, and the account settled when it was due. */
	const requireStory = (outcome) => {
		requireSteps(outcome, STEPS);
		const { stdout } = outcome;
		const block = (pattern) => Number(pattern.exec(stdout)[1]);
		const due = block(/settles by itself in block (\d+)/);
		assert.equal(block(/^Settled +In block (\d+)/m), due);
		const carried = block(/^Vote +Block (\d+) carries/m);
		assert.ok(due > carried && due <= carried + PERIOD, `vote in ${carried}, due in ${due}`);
	};

	test(
		'walkthrough_shows_every_step_for_a_holder_whose_key_the_node_has',
		lab.guard(
			async (t) => {
				const outcome = await walk('--quantity=4000');
				requireStory(outcome);
				assert.match(outcome.stdout, /It is set, and the node can vote with it/);
				for (const line of outcome.stdout.trimEnd().split('\n')) t.diagnostic(line);
			},
			{ timeout: 200_000 },
		),
	);

	test(
		'walkthrough_sets_a_voting_key_for_an_account_without_one',
		lab.guard(
			async () => {
				const outcome = await walk('--uri=//Eve', '--quantity=4000', '--limit=1000');
				requireStory(outcome);
				assert.match(outcome.stdout, /There was none: this one is new/);
			},
			{ timeout: 200_000 },
		),
	);

	test(
		'walkthrough_fails_with_one_line_that_says_what_to_do',
		lab.guard(async () => {
			const url = `--url=${node.wsUrl}`;
			await requireRefusals('share-walkthrough', [
				[['--url=ws://127.0.0.1:9'], 1, /^error: no node answers at ws:\/\/127.0.0.1:9: /],
				[['--url=http://127.0.0.1'], 1, /^error: --url http:/],
				[[url, '--uri=//Nobody'], 1, /^error: 5\w+ has 0 ASY, which does not pay for 1000/],
				[
					[url, '--uri=this is no phrase and too long to be a seed'],
					1,
					/^error: --uri .* is no secret URI/,
				],
				[[url, '--quantity=0'], 2, /^error: --quantity 0: it must be a whole number/],
				[[url, '--limit=much'], 2, /^error: --limit much: it must be an amount/],
				// Which of its two steps the patience ends in depends on when the next block comes.
				[
					[url, '--limit=0.5', '--patience=1'],
					1,
					/^error: (waited 1 s in vain for the bid|the bid: no block has the transaction after 1 s)/,
				],
			]);
		}),
	);
});
