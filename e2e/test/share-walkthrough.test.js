/**
 * The program that walks a person through a purchase of shares, against `node --dev`.
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { reaches } from '../src/chain.js';
import { adopt } from '../src/children.js';
import { Lab, QUICK_DEV } from '../src/lab.js';
import { withDeadline } from '../src/wait.js';

const SCRIPT = fileURLToPath(new URL('../../scripts/share-walkthrough.sh', import.meta.url));

/** Run the program to its end. */
async function walk(...args) {
	const child = adopt(spawn(SCRIPT, args, { stdio: ['ignore', 'pipe', 'pipe'] }));
	const output = { stdout: '', stderr: '' };
	for (const stream of ['stdout', 'stderr']) {
		child[stream].setEncoding('utf8').on('data', (text) => {
			output[stream] += text;
		});
	}
	const end = new Promise((done, fail) => {
		child.once('error', fail);
		child.once('close', done);
	});
	const code = await withDeadline('the walkthrough to end', end, 180_000);
	return { code, ...output };
}

describe('the walkthrough', () => {
	const lab = new Lab('share-walkthrough');
	let node;

	before(
		lab.prepare(async () => {
			node = await lab.start('dev', QUICK_DEV);
			await reaches(node, 2);
		}),
	);
	after(() => lab.close());

	const STEPS = [
		/^Chain +Assay Development/m,
		/^Account +5/m,
		/^Pool +\d+ mature/m,
		/^Quote +\d+ shares cost [\d,.]+ ASY/m,
		/^Voting key +0x[0-9a-f]{64}$/m,
		/^Bid +\d+ shares, at most [\d,.]+ ASY for each$/m,
		/^Lot +Lot \d+: \d+ shares for [\d,.]+ ASY/m,
		/^Mature +Seen in block \d+/m,
		/^Drawn +In block \d+: one share of lot \d+ is to vote on block \d+$/m,
		/^Vote +Block \d+ carries it.*: [23] of 3 votes on block \d+/m,
		/^Principal +[\d,.]+ ASY of drawn shares is due/m,
		/^Settled +[\d,.]+ ASY is free again$/m,
	];

	/** Fail unless the program said every step, in order. */
	const requireSteps = ({ code, stdout, stderr }) => {
		assert.equal(code, 0, stdout + stderr);
		let from = 0;
		for (const step of STEPS) {
			const found = step.exec(stdout.slice(from));
			assert.ok(found, `no ${step} in\n${stdout}`);
			from += found.index;
		}
	};

	test(
		'walkthrough_shows_every_step_for_a_holder_whose_key_the_node_has',
		lab.guard(
			async (t) => {
				const outcome = await walk(`--url=${node.wsUrl}`, '--quantity=4000');
				requireSteps(outcome);
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
				const args = ['--uri=//Eve', '--quantity=4000', '--limit=1000'];
				const outcome = await walk(`--url=${node.wsUrl}`, ...args);
				requireSteps(outcome);
				assert.match(outcome.stdout, /There was none: this one is new/);
			},
			{ timeout: 200_000 },
		),
	);

	test(
		'walkthrough_fails_with_one_line_that_says_what_to_do',
		lab.guard(async () => {
			const url = `--url=${node.wsUrl}`;
			for (const [args, code, message] of [
				[['--url=ws://127.0.0.1:9'], 1, /^error: no node answers at ws:\/\/127.0.0.1:9: /],
				[['--url=http://127.0.0.1'], 1, /^error: --url http:/],
				[[url, '--uri=//Nobody'], 1, /^error: 5\w+ has 0 ASY, which does not pay for 1000/],
				[[url, '--uri=this is no phrase and too long to be a seed'], 1, /^error: --uri .* is no secret URI/],
				[[url, '--quantity=0'], 2, /^error: --quantity 0: it must be a whole number/],
				[[url, '--limit=much'], 2, /^error: --limit much: it must be an amount/],
				// Which of its two steps the patience ends in depends on when the next block comes.
				[
					[url, '--limit=0.5', '--patience=1'],
					1,
					/^error: (waited 1 s in vain for the bid|the bid: no block has the transaction after 1 s)/,
				],
			]) {
				const outcome = await walk(...args);
				assert.equal(outcome.code, code, `${args}: ${outcome.stdout}${outcome.stderr}`);
				// The first run may say that it installs its packages.
				const said = outcome.stderr.trimEnd().split('\n');
				const lines = said.filter((line) => !line.startsWith('==>'));
				assert.match(lines[0], message);
				if (code === 1) assert.equal(lines.length, 1, outcome.stderr);
			}
		}),
	);
});
