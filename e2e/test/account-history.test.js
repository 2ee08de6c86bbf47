/**
 * The account history where its node has dropped old states, how it follows a chain, and what it
 * refuses. What it tells of rewards is checked in `rewards.test.js`.
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, describe, test } from 'node:test';

import { lineOf } from '../../scripts/programs/lib/history/lines.js';
import { connect, sendOk } from '../src/api.js';
import { finalizes, height } from '../src/chain.js';
import { adopt } from '../src/children.js';
import { alice, bob, charlie } from '../src/keys.js';
import { Lab, QUICK_DEV } from '../src/lab.js';
import { programPath, requireRefusals, runProgram } from '../src/programs.js';
import { ASY } from '../src/shares.js';
import { waitFor } from '../src/wait.js';

test('every_kind_of_event_has_a_line_of_its_own', () => {
	const lots = [
		{ lot: 3n, shares: 1n },
		{ lot: 4n, shares: 2_000n },
	];
	const half = ASY / 2n;
	for (const [fact, line] of [
		[
			{ kind: 'bought', lot: 4n, shares: 2_000n, total: 9n * ASY, bid: 7n },
			'bought lot 4: 2,000 shares for 9 ASY, on hold, by bid 7',
		],
		[
			{ kind: 'placed', bid: 7n, shares: 1n, limit: half },
			'bid 7 rests: 1 share, at most 0.5 ASY for each',
		],
		[{ kind: 'cancelled', bid: 7n, shares: 2n }, 'bid 7 cancelled: 2 shares not bought'],
		[
			{ kind: 'returned', bid: 7n, shares: 2n, reason: 'PushedOut' },
			'bid 7 returned (PushedOut): 2 shares not bought',
		],
		[
			{ kind: 'proposed', referendum: 3, track: 'root', deposit: 10n * ASY },
			'proposed referendum 3 on the track root, with a deposit of 10 ASY',
		],
		[
			{ kind: 'depositPlaced', referendum: 3, amount: ASY },
			'placed the decision deposit of referendum 3: 1 ASY',
		],
		[
			{ kind: 'depositBack', which: 'submission', referendum: 3, amount: ASY },
			'got back the submission deposit of referendum 3: 1 ASY',
		],
		[{ kind: 'depositLost', amount: ASY }, 'lost a deposit of 1 ASY to the treasury'],
		[
			{ kind: 'ballot', referendum: 3, conviction: 'Locked2x', amounts: [['nay', half]] },
			'voted on referendum 3, Locked2x: nay with 0.5 ASY',
		],
		[
			{
				kind: 'ballot',
				referendum: 4,
				conviction: 'no conviction',
				amounts: [
					['aye', ASY],
					['abstain', half],
				],
			},
			'voted on referendum 4, no conviction: aye with 1 ASY, abstain with 0.5 ASY',
		],
		[{ kind: 'ballotBack', referendum: 3 }, 'took back its vote on referendum 3'],
		[
			{ kind: 'delegated', to: bob.address, track: 'root' },
			`delegated its votes on the track root to ${bob.address}`,
		],
		[{ kind: 'undelegated', track: 'root' }, 'ended its delegation on the track root'],
		[{ kind: 'unlocked', track: 'root', left: 0n }, 'votes on the track root now lock 0 ASY'],
		[{ kind: 'matured', lots }, 'matured: 1 share of lot 3 and 2,000 shares of lot 4'],
		[{ kind: 'expired', lots: [lots[0]] }, 'expired without a draw: 1 share of lot 3'],
		[{ kind: 'missed', on: 5, shares: 1 }, 'missed the vote on block 5'],
		[{ kind: 'missed', on: 5, shares: 2 }, 'missed the 2 votes on block 5'],
		[{ kind: 'late', on: 5, shares: 2 }, 'voted late on block 5 with 2 shares'],
		[
			{ kind: 'rewarded', author: 45n * ASY, fees: 1n, owner: 6n * ASY, node: 3n * ASY },
			'earned 54.000000000001 ASY: 45 ASY as the author, 0.000000000001 ASY of its fees,' +
				' 6 ASY for votes of its shares, 3 ASY for votes as a node',
		],
		[{ kind: 'settled', principal: 0n, reward: half }, 'settled: 0.5 ASY of rewards is paid'],
		[
			{ kind: 'parked', reward: 7n, reason: 'Token.BelowMinimum' },
			'0.000000000007 ASY of rewards waits: the account cannot receive it (Token.BelowMinimum)',
		],
	]) {
		assert.equal(lineOf(fact), line);
	}
});

/** How many states of finalised blocks the node keeps. */
const KEPT = 16;

describe('the account history', () => {
	const lab = new Lab('account-history');
	const pruning = `--state-pruning=${KEPT}`;
	let node;

	before(
		lab.prepare(async () => {
			node = await lab.start('dev', [...QUICK_DEV, pruning]);
			await finalizes(node, KEPT + 4);
			// From here on the chain stands still: no state is dropped while it is read.
			await node.stop();
			await node.start({ args: ['--dev', '--no-mine', pruning] });
		}),
	);
	after(() => lab.close());

	const url = () => `--url=${node.wsUrl}`;

	test(
		'history_tells_of_all_blocks_whose_states_are_there_when_old_ones_are_dropped',
		lab.guard(async () => {
			const best = await height(node);
			const { code, stdout, stderr } = await runProgram('account-history', url());
			assert.equal(code, 0, stdout + stderr);
			const [, from, to] = /, blocks (\d+) to (\d+)$/m.exec(stdout).map(Number);
			assert.ok(from > 1 && from <= to && to >= best, `${from} to ${to} at ${best}`);
			assert.match(stdout, new RegExp(`^Account +${bob.address}$`, 'm'));
			assert.match(stdout, /^Unsettled +After block \d+: /m);
			assert.match(stdout, /^Totals +[\d,.]+ ASY were scheduled/m);
			assert.doesNotMatch(stdout, /cannot be told of/);
		}),
	);

	test(
		'history_of_an_account_that_does_nothing_says_so',
		lab.guard(async () => {
			const { code, stdout } = await runProgram('account-history', url(), '--account=//Nobody');
			assert.equal(code, 0, stdout);
			assert.match(stdout, /^Nothing +happened to the account in these blocks$/m);
			assert.match(stdout, /Nothing waits for a settlement$/m);
		}),
	);

	test(
		'history_fails_with_one_line_that_says_what_to_do',
		lab.guard(async () => {
			await requireRefusals('account-history', [
				[['--url=ws://127.0.0.1:9'], 1, /^error: no node answers at ws:\/\/127.0.0.1:9: /],
				[[url(), '--from=1'], 1, /^error: the node has dropped the state of block 1: .*archive/],
				[[url(), '--to=2'], 1, /^error: the node has dropped the state of block 2: .*archive/],
				[[url(), '--to=999999'], 1, /^error: --to 999999: the chain is at block \d+$/],
				[[url(), '--account=nobody'], 2, /^error: --account nobody: it must be an address/],
				[[url(), '--from=0'], 2, /^error: --from 0: it must be a whole number from 1/],
				[[url(), '--from=5', '--to=4'], 2, /^error: --from 5 --to 4: the end is before/],
				[[url(), '--follow', '--to=4'], 2, /^error: --follow has no end/],
			]);
		}),
	);

	test(
		'history_goes_on_with_new_blocks_when_it_follows',
		lab.guard(async () => {
			await node.stop();
			await node.start({ args: [...QUICK_DEV, pruning] });
			const api = await connect(lab, node);
			const child = adopt(
				spawn(programPath('account-history'), [url(), '--follow', `--account=${charlie.address}`], {
					stdio: ['ignore', 'pipe', 'inherit'],
				}),
			);
			let text = '';
			child.stdout.setEncoding('utf8').on('data', (more) => {
				text += more;
			});
			await waitFor('the program to begin', () => /^Account /m.test(text), { state: () => text });
			const pay = api.tx.balances.transferKeepAlive(charlie.address, 7n * ASY);
			// The library would ask for states that may be gone: to sign with an era, and for the header.
			const { blockHash } = await sendOk(api, pay, alice, { era: 0 });
			const number = Number((await node.rpc('chain_getHeader', blockHash)).number);
			const line = new RegExp(`received 7 ASY from ${alice.address}$`, 'm');
			await waitFor('the transfer to be told of', () => line.test(text), { state: () => text });
			assert.match(text, new RegExp(`^Block ${number} `, 'm'));
			child.kill();
		}),
	);

	test(
		'history_says_which_blocks_it_cannot_tell_of_when_states_are_dropped_meanwhile',
		lab.guard(async () => {
			const { code, stdout, stderr } = await runProgram('account-history', url());
			assert.equal(code, 0, stdout + stderr);
			assert.equal(stderr, '');
			const [, from, to] = /, blocks (\d+) to (\d+)$/m.exec(stdout).map(Number);
			const told = [...stdout.matchAll(/^Block (\d+) /gm)].map(([, number]) => Number(number));
			assert.ok(told.every((number, at) => number > (told[at - 1] ?? from - 1) && number <= to));
			assert.match(stdout, new RegExp(`^Unsettled +After block ${to}: `, 'm'));
		}),
	);
});
