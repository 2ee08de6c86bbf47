/**
 * The programs of governance as a person runs them, against `node --dev`: the walkthrough, the tool for
 * referenda, and what they refuse.
 */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { blake2AsHex } from '@polkadot/util-crypto';

import { connect } from '../src/api.js';
import { reaches } from '../src/chain.js';
import { Governance, preimageOf, standard, TRACKS } from '../src/governance.js';
import { bob, charlie, dave, eve } from '../src/keys.js';
import { Lab, QUICK_DEV } from '../src/lab.js';
import { requireRefusals, requireSteps, runProgram } from '../src/programs.js';
import { ASY } from '../src/shares.js';

describe('the programs of governance', () => {
	const lab = new Lab('governance-walkthrough');
	let node;
	let api;

	before(
		lab.prepare(async () => {
			node = await lab.start('dev', QUICK_DEV);
			api = await connect(lab, node);
			await reaches(node, 2);
		}),
	);
	after(() => lab.close());

	const STEPS = [
		/^Chain +Assay Development/m,
		/^Tracks +track +deposit +prepare +decide +confirm +enact$/m,
		/^ +parameter_admin +10,000 +8 s +1.3 min +8 s +8 s$/m,
		/^Now +authorPart 625000, ownersPart 250000$/m,
		/^Proposal +authorPart 600000, ownersPart 275000$/m,
		/^Treasury +5\w+ has [\d.]+ ASY$/m,
		/^Submitted +In block \d+, for a fee of [\d.]+ ASY:$/m,
		/^ +Referendum 0 on the track parameter_admin: protocolParameters\.setRewards, to pass$/m,
		/^ +with the preimage 0x[0-9a-f]{64}$/m,
		/^ +Referendum 1 on the track small_spender: treasury\.spend, to pass$/m,
		/^ +Referendum 2 on the track small_spender: treasury\.spend, to be rejected$/m,
		/^ +Referendum 3 on the track small_spender: treasury\.spend, to be cancelled$/m,
		/^ +Referendum 4 on the track referendum_canceller: referenda\.cancel, to cancel referendum 3$/m,
		/^Deposits +In block \d+:$/m,
		/^ +10,000 ASY for referendum 0$/m,
		/^ +500 ASY for referendum 3$/m,
		/^ +5,000 ASY for referendum 4$/m,
		/^Votes +5\w+: with [\d,.]+ ASY of [\d,.]+ ASY, in block \d+$/m,
		/^ +of which [\d,.]+ ASY is on hold, for shares$/m,
		/^ +aye, Locked1x, on 0, 1, 4$/m,
		/^ +nay, None, on 2$/m,
		/^ +nay, None, on 0, 1, 4$/m,
		/^ +aye, None, on 2$/m,
		/^ +Referendum 0:$/m,
		/^ +Approval \d+\.\d\d % of [\d.]+ % needed now; support [\d.]+ % of [\d.]+ %$/m,
		/^Delegated +In block \d+, on the track small_spender: 5\w+ votes$/m,
		/^ +with [\d,.]+ ASY of 5\w+, Locked1x$/m,
		/^Undelegated +In block \d+, on the track small_spender$/m,
		/^ +What it locked stays so until block \d+, in /m,
		/^Referendum 4 +Approved in block \d+$/m,
		/^Referendum 4 +Enacted in block \d+$/m,
		/^Referendum 3 +Cancelled in block \d+$/m,
		/^Returned +In block \d+:$/m,
		/^ +500 ASY to 5\w+, the decision deposit$/m,
		/^ +10 ASY to 5\w+, the submission deposit$/m,
		/^ +and the deposits of 1 preimage$/m,
		/^Referendum 0 +Approved in block \d+$/m,
		/^Referendum 0 +Enacted in block \d+$/m,
		/^Changed +From authorPart 625000, ownersPart 250000 to authorPart 600000, ownersPart 275000$/m,
		/^Referendum 1 +Approved in block \d+$/m,
		/^Referendum 1 +Enacted in block \d+$/m,
		/^Spend +Spend 0: 100 ASY to 5\w+, to be claimed until block \d+$/m,
		/^Paid +In block \d+: 5\w+ had 0 ASY and has 100 ASY$/m,
		/^Referendum 2 +Rejected in block \d+$/m,
		/^Returned +In block \d+:$/m,
		/^ +10,000 ASY to 5\w+, the decision deposit$/m,
		/^ +10 ASY of 5\w+ stay: the referendum was rejected$/m,
		/^ +5,000 ASY to 5\w+, the decision deposit$/m,
		/^ +and the deposits of 4 preimages$/m,
		/^ +The proposer had [\d,.]+ ASY on hold, and has 10 ASY$/m,
		/^Removed +The votes are removed/m,
		/^Unlocked +In block \d+:$/m,
		/^ +5\w+: 0 ASY locked$/m,
	];

	test(
		'walkthrough_shows_every_step_until_the_last_lock_is_over',
		lab.guard(
			async (t) => {
				const outcome = await runProgram('governance-walkthrough', `--url=${node.wsUrl}`);
				requireSteps(outcome, STEPS);
				const { stdout } = outcome;
				for (const line of stdout.trimEnd().split('\n')) t.diagnostic(line);
				assert.doesNotMatch(stdout, / [1-9][\d,.]* ASY locked$/m);
				// What is delegated counts with the vote of the delegate, until it is taken back.
				const [voted, delegated, back] = ['Votes', 'Delegated', 'Undelegated'].map((step) => {
					const from = stdout.slice(stdout.search(new RegExp(`^${step} `, 'm')));
					return /Referendum 2:\n +[\d,.]+ ASY aye, ([\d,.]+) ASY nay/.exec(from)[1];
				});
				const lent = / with ([\d,.]+) ASY of 5\w+, Locked1x$/m.exec(stdout)[1];
				const [before, more, added] = [voted, delegated, lent].map((it) =>
					Number(it.replaceAll(',', '')),
				);
				assert.equal(back, voted);
				assert.ok(Math.abs(more - before - added) < 1, `${voted} and ${lent} make ${delegated}`);
			},
			{ timeout: 240_000 },
		),
	);

	test(
		'referendum_is_proposed_shown_voted_on_and_closed_from_the_command_line',
		lab.guard(
			async (t) => {
				const tool = async (...args) => {
					const { code, stdout, stderr } = await runProgram(
						'referendum',
						`--url=${node.wsUrl}`,
						...args,
					);
					assert.equal(code, 0, stdout + stderr);
					for (const line of stdout.trimEnd().split('\n')) t.diagnostic(line);
					return stdout;
				};
				const { hex } = preimageOf(api.tx.protocolParameters.setSettlement({ period: 99 }));
				const file = lab.path('call.txt');
				writeFileSync(file, `${hex}\n`);
				const account = '--account=//Ferdie';
				const submitted = await tool('propose', '--track=root', `--call=${file}`, account);
				const index = /^Submitted +Referendum (\d+), in block \d+/.exec(submitted)[1];
				assert.match(
					await tool('list'),
					new RegExp(`^${index} +root: protocolParameters.setSettlement .* decision deposit`, 'm'),
				);
				assert.match(await tool('deposit', index, account), /^Placed +In block \d+: 50,000 ASY$/m);
				const vote = ['vote', index, 'aye', '--amount=1000', account];
				const voted = await tool(...vote);
				assert.match(voted, /^Voted +In block \d+.*: aye with 1,000 ASY$/m);
				assert.match(
					voted,
					/^Votes +1,000 ASY aye, 0 ASY nay, with their convictions\n +Approval 100\.00 % of/m,
				);
				const [locked, refunded, tracks] = await Promise.all([
					tool('unlock', account),
					tool('refund', index, account),
					tool('tracks'),
				]);
				assert.match(locked, /root: 1,000 ASY, because votes on/);
				assert.match(refunded, /^Nothing +It has not ended/m);
				assert.match(tracks, /^finality_restorer +20,000 +1 s +24 s/m);
				const removed = await tool('remove-vote', index, account);
				assert.match(
					removed,
					new RegExp(`^Removed +In block .*: the vote on referendum ${index}, on the track root$`, 'm'),
				);
				assert.match(removed, /^ +Free what it locked with: scripts\/referendum\.sh unlock$/m);
				assert.match(await tool('unlock', account), /^Locked +[\d,.]+ ASY before, 0 ASY since block/m);
			},
			{ timeout: 240_000 },
		),
	);

	test(
		'votes_are_delegated_and_taken_back_from_the_command_line',
		lab.guard(
			async () => {
				const url = `--url=${node.wsUrl}`;
				const governance = new Governance(api);
				const call = api.tx.system.remark('delegated from the command line');
				const [index] = await governance.propose(charlie, [
					{ track: 'node_admin', call, inline: true, deposit: false },
				]);
				await governance.vote(dave, [[index, standard(true, ASY)]]);
				const own = await governance.tally(index);
				const tool = async (...args) => {
					const { code, stdout, stderr } = await runProgram('referendum', url, ...args);
					assert.equal(code, 0, stdout + stderr);
					return stdout;
				};
				const [track, account] = ['--track=node_admin', '--account=//Charlie'];
				const lend = [track, '--to=//Dave', '--amount=1000', '--conviction=2'];
				const delegated = await tool('delegate', ...lend, account);
				const line = `${dave.address} votes with 1,000 ASY of ${charlie.address}, Locked2x, on the track`;
				assert.match(
					delegated,
					new RegExp(`^Delegated +In block \\d+, for a fee of .*: ${line} node_admin$`, 'm'),
				);
				const { ayes, support } = await governance.tally(index);
				assert.equal(ayes - own.ayes, 2_000n * ASY);
				assert.equal(support - own.support, 1_000n * ASY);

				const refusals = [
					[
						[url, 'delegate', ...lend, account],
						1,
						/^error: 5\w+ delegates its votes on the track node_admin already, to 5\w+: take them back/,
					],
					[
						[url, 'delegate', track, '--to=//Charlie', '--amount=1', '--account=//Bob'],
						1,
						/^error: 5\w+ delegates its own votes on the track node_admin, .*: choose 5\w+, to whom/,
					],
					[
						[url, 'delegate', track, '--to=//Bob', '--amount=1', '--account=//Dave'],
						1,
						/^error: 5\w+ votes itself on the track node_admin, on \d+: remove each of these votes first/,
					],
					[
						[url, 'undelegate', '--track=root', account],
						1,
						/^error: 5\w+ does not delegate its votes on the track root: there is nothing to take back/,
					],
				];
				await Promise.all(refusals.map((it) => requireRefusals('referendum', [it])));

				const back = await tool('undelegate', track, account);
				assert.match(
					back,
					new RegExp(`^Undelegated +In block .*: ${dave.address} does not vote for ${charlie.address}`, 'm'),
				);
				assert.match(back, /^ +What it locked stays so until block \d+, in .*; free it then with/m);
				const { id } = TRACKS.node_admin;
				const voting = await api.query.convictionVoting.votingFor(charlie.address, id);
				assert.ok(voting.isCasting, 'it is delegated still');
			},
			{ timeout: 240_000 },
		),
	);

	/** A module of WebAssembly that says it is a runtime. */
	const runtime = (specName, specVersion) => {
		const text = (it) => Buffer.concat([Buffer.from([it.length << 2]), Buffer.from(it)]);
		const u32 = (it) => {
			const bytes = Buffer.alloc(4);
			bytes.writeUInt32LE(it);
			return bytes;
		};
		const version = [text(specName), text('test'), u32(1), u32(specVersion), u32(1)];
		const name = Buffer.from('runtime_version');
		const section = Buffer.concat([Buffer.from([name.length]), name, ...version]);
		const head = Buffer.from('0061736d01000000', 'hex');
		return Buffer.concat([head, Buffer.from([0, section.length]), section]);
	};

	test(
		'upgrade_asks_before_it_pays_for_what_somebody_else_proposed',
		lab.guard(async () => {
			const file = lab.path('proposed.wasm');
			const bytes = runtime('assay', api.runtimeVersion.specVersion.toNumber() + 2);
			writeFileSync(file, bytes);
			const call = api.tx.system.authorizeUpgrade(blake2AsHex(bytes));
			const governance = new Governance(api);
			// The first one cannot authorise code: only the other one counts.
			const proposed = await governance.propose(eve, [
				{ track: 'small_spender', call, inline: true, deposit: false },
				{ track: 'root', call, inline: true, deposit: false },
			]);
			const args = [`--url=${node.wsUrl}`, `--wasm=${file}`, '--account=//Bob'];
			const { code, stdout, stderr } = await runProgram('upgrade', ...args);
			assert.equal(code, 1, stdout + stderr);
			assert.match(
				stdout,
				new RegExp(
					`^Proposed +Referendum ${proposed[1]} decides on it already, submitted by ${eve.address}$`,
					'm',
				),
			);
			assert.match(stderr, /^error: nobody is there to be asked: say --yes$/m);
			assert.equal((await governance.deposits(bob)).referenda, 0n);
		}),
	);

	test(
		'programs_fail_with_one_line_that_says_what_to_do',
		lab.guard(
			async () => {
				const [url, account] = [`--url=${node.wsUrl}`, '--account=//Bob'];
				const file = (name, bytes) => {
					writeFileSync(lab.path(name), bytes);
					return `--wasm=${lab.path(name)}`;
				};
				const now = api.runtimeVersion.specVersion.toNumber();
				const newer = runtime('assay', now + 1);
				await Promise.all([
					requireRefusals('governance-walkthrough', [
						[[url, '--voters=//Bob,//Eve'], 1, /^error: --proposer and --voters name an account twice/],
						[[url, '--change=rewards.nothing=1'], 1, /^error: --change: rewards has no nothing: choose/],
						[[url, '--change=much'], 2, /^error: --change much: it must be a group, a field/],
					]),
					requireRefusals('referendum', [
						[[url, 'show', '9999'], 1, /^error: there is no referendum 9999/],
						[[url, 'vote', '0', 'yes', '--amount=1', account], 2, /^error: yes is no vote/],
						[
							[url, 'vote', '0', 'aye', '--amount=99999999', account],
							1,
							/^error: 5\w+ has [\d,.]+ ASY, free and on hold: it cannot vote with 99,999,999 ASY/,
						],
						[
							[url, 'propose', '--track=mine', '--call=0x00', account],
							1,
							/^error: there is no track mine: choose one of root, parameter_admin, /,
						],
						[
							[url, 'propose', '--track=root', '--call=0xffff', account],
							1,
							/^error: --call is no call of this chain's runtime: copy/,
						],
					]),
					requireRefusals('referendum', [
						[
							[url, 'remove-vote', '9999', account],
							1,
							/^error: 5\w+ has no vote on referendum 9999 to remove/,
						],
						[
							[url, 'delegate', '--track=root', '--amount=1', account],
							2,
							/^error: delegate needs --to/,
						],
						[
							[url, 'delegate', '--track=root', '--to=Dave', '--amount=1', account],
							1,
							/^error: --to Dave: it must be an address, or a secret such as \/\/Bob/,
						],
						[
							[url, 'delegate', '--track=root', '--to=//Bob', '--amount=1', account],
							1,
							/^error: 5\w+ cannot delegate to itself: name another account/,
						],
						[
							[url, 'delegate', '--track=root', '--to=//Dave', '--amount=1', '--conviction=7', account],
							2,
							/^error: --conviction 7: it must be a whole number from 0 to 6/,
						],
						[[url, 'undelegate', account], 2, /^error: undelegate needs --track/],
					]),
					requireRefusals('upgrade', [
						[[url], 2, /^error: it needs --wasm/],
						[[url, file('text.wasm', 'text')], 1, /^error: --wasm .*: it is no module of WebAssembly/],
						[
							[url, file('other.wasm', runtime('other', now + 1))],
							1,
							/^error: it is a runtime of other, and the chain is one of assay/,
						],
						[
							[url, file('same.wasm', runtime('assay', now))],
							1,
							/^error: it has spec_version \d+, and the chain has \d+ already/,
						],
						[
							[url, file('newer.wasm', newer), account],
							1,
							/^error: nobody is there to be asked: say --yes/,
						],
					]),
				]);
				assert.equal((await api.query.system.authorizedUpgrade()).isNone, true);
			},
			{ timeout: 240_000 },
		),
	);
});
