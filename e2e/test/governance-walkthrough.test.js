/**
 * The programs of governance as a person runs them, against `node --dev`: the walkthrough, the tool for
 * referenda, and what they refuse.
 */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { blake2AsHex } from '@polkadot/util-crypto';

import { connect, sendOk } from '../src/api.js';
import { reaches } from '../src/chain.js';
import { Governance, preimageOf } from '../src/governance.js';
import { ferdie } from '../src/keys.js';
import { Lab, QUICK_DEV } from '../src/lab.js';
import { requireRefusals, requireSteps, runProgram } from '../src/programs.js';

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
		/^ +Referendum 0 on the track parameter_admin: protocolParameters\.setRewards$/m,
		/^ +with the preimage 0x[0-9a-f]{64}$/m,
		/^ +Referendum 1 on the track small_spender: treasury\.spend$/m,
		/^Deposits +In block \d+: 10,000 ASY for referendum 0 and 500 ASY for referendum 1$/m,
		/^Votes +5\w+: aye, Locked1x, with [\d,.]+ ASY of [\d,.]+ ASY, in block \d+$/m,
		/^ +of which [\d,.]+ ASY is on hold, for shares$/m,
		/^ +5\w+: nay, None, with/m,
		/^ +Approval \d+\.\d\d % of [\d.]+ % needed now; support [\d.]+ % of [\d.]+ %$/m,
		/^Referendum 0 +Approved in block \d+$/m,
		/^Referendum 0 +Enacted in block \d+$/m,
		/^Changed +From authorPart 625000, ownersPart 250000 to authorPart 600000, ownersPart 275000$/m,
		/^Referendum 1 +Approved in block \d+$/m,
		/^Referendum 1 +Enacted in block \d+$/m,
		/^Spend +Spend 0: 100 ASY to 5\w+, to be claimed until block \d+$/m,
		/^Paid +In block \d+: 5\w+ had 0 ASY and has 100 ASY$/m,
		/^Returned +In block \d+:$/m,
		/^ +10,000 ASY to 5\w+, the decision deposit$/m,
		/^ +and the deposits of 2 preimages$/m,
		/^ +The proposer had [\d,.]+ ASY on hold, and has 0 ASY$/m,
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
				const remove = api.tx.convictionVoting.removeVote(null, Number(index));
				await sendOk(api, remove, ferdie);
				assert.match(await tool('unlock', account), /^Locked +[\d,.]+ ASY before, 0 ASY since block/m);
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
			const proposed = await governance.propose(ferdie, [
				{ track: 'small_spender', call, inline: true, deposit: false },
				{ track: 'root', call, inline: true, deposit: false },
			]);
			const args = [`--url=${node.wsUrl}`, `--wasm=${file}`, '--account=//Bob'];
			const { code, stdout, stderr } = await runProgram('upgrade', ...args);
			assert.equal(code, 1, stdout + stderr);
			assert.match(
				stdout,
				new RegExp(
					`^Proposed +Referendum ${proposed[1]} decides on it already, submitted by ${ferdie.address}$`,
					'm',
				),
			);
			assert.match(stderr, /^error: nobody is there to be asked: say --yes$/m);
			for (const index of proposed) {
				const { status } = await governance.referendum(index);
				assert.ok(status.decisionDeposit.isNone, `the deposit of referendum ${index} is placed`);
			}
		}),
	);

	test(
		'programs_fail_with_one_line_that_says_what_to_do',
		lab.guard(
			async () => {
				const url = `--url=${node.wsUrl}`;
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
						[[url, 'vote', '0', 'yes', '--amount=1', '--account=//Bob'], 2, /^error: yes is no vote/],
						[
							[url, 'vote', '0', 'aye', '--amount=99999999', '--account=//Bob'],
							1,
							/^error: 5\w+ has [\d,.]+ ASY, free and on hold: it cannot vote with 99,999,999 ASY/,
						],
						[
							[url, 'propose', '--track=mine', '--call=0x00', '--account=//Bob'],
							1,
							/^error: there is no track mine: choose one of root, parameter_admin, /,
						],
						[
							[url, 'propose', '--track=root', '--call=0xffff', '--account=//Bob'],
							1,
							/^error: --call is no call of this chain's runtime: copy/,
						],
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
							[url, file('newer.wasm', newer), '--account=//Bob'],
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
