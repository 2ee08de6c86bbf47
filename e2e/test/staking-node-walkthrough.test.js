/**
 * The program that walks a person through the life of a StakingNode, against `node --dev` with shorter
 * times.
 */

import { writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { reaches } from '../src/chain.js';
import { exportSpec, merge } from '../src/chain-spec.js';
import { Lab, QUICK_DEV } from '../src/lab.js';
import { requireRefusals, requireSteps, runProgram } from '../src/programs.js';

describe('the walkthrough of a StakingNode', () => {
	const lab = new Lab('staking-node-walkthrough');
	let node;

	before(
		lab.prepare(async () => {
			const spec = await exportSpec('dev');
			merge(spec.genesis.runtimeGenesis.patch, {
				// The bond is still bound when the shares are taken back, however long that takes.
				protocolParameters: { nodes: { bondLock: 40, evidencePeriod: 30, session: 10 } },
			});
			const chain = lab.path('dev.json');
			writeFileSync(chain, JSON.stringify(spec));
			node = await lab.start('dev', [...QUICK_DEV, `--chain=${chain}`]);
			await reaches(node, 2);
		}),
	);
	after(() => lab.close());

	const STEPS = [
		/^Chain +Assay Development/m,
		/^Operator +5/m,
		/^Holder +5/m,
		/^Bond +200,000 ASY for a node that registers now, beside 0 others$/m,
		/^Keys +For finality 0x[0-9a-f]{64}\n +For votes 0x[0-9a-f]{64}$/m,
		/^Registered +In block \d+, for a fee of [\d.]+ ASY: 200,000 ASY on hold since block \d+$/m,
		/^Ranking +Place 1 of 1 nodes/m,
		/^Bid +In block \d+/m,
		/^Lot +Lot \d+: 4000 shares for [\d,.]+ ASY/m,
		/^ +4000 shares name the node; the lot matures in block \d+$/m,
		/^Mature +Seen in block \d+: \d+ shares that name the node can be drawn$/m,
		/^Finality +Set 1, elected in block \d+:$/m,
		/^ +90\.\d\d % +authority of genesis, key 0x/m,
		/^Drawn +In block \d+: a share of lot \d+ is to vote on block \d+$/m,
		/^Vote +Block \d+ carries it.*: the holder earns \d[\d.]* ASY, the node \d[\d.]* ASY$/m,
		/^Record +Drawn \d+ times; votes: \d+ in time, \d+ late, \d+ missed$/m,
		/^Rewards +Unsettled of the operator: \d[\d.]* ASY/m,
		/^Closed +In block \d+; the bond does not come back yet, because$/m,
		/^Redelegated +In block \d+ the holder votes itself; 0 shares still name the node$/m,
		/^Waiting +/m,
		/^Withdrawn +In block \d+: 200,000 ASY is free again$/m,
	];

	test(
		'walkthrough_shows_every_step_from_the_bond_until_it_is_back',
		lab.guard(
			async (t) => {
				const outcome = await runProgram(
					'staking-node-walkthrough',
					`--url=${node.wsUrl}`,
					'--quantity=4000',
				);
				requireSteps(outcome, STEPS);
				for (const line of outcome.stdout.trimEnd().split('\n')) t.diagnostic(line);
			},
			{ timeout: 200_000 },
		),
	);

	test(
		'walkthrough_fails_with_one_line_that_says_what_to_do',
		lab.guard(async () => {
			const url = `--url=${node.wsUrl}`;
			await requireRefusals('staking-node-walkthrough', [
				[['--url=ws://127.0.0.1:9'], 1, /^error: no node answers at ws:\/\/127.0.0.1:9: /],
				[
					[url, '--operator=//Nobody'],
					1,
					/^error: 5\w+ has 0 ASY, which does not pay for the bond: send it money/,
				],
				[
					[url, '--operator=this is no phrase and too long to be a seed'],
					1,
					/^error: --operator is no secret URI/,
				],
				[[url, '--holder=//Eve'], 1, /^error: --operator and --holder are one account/],
				[[url, '--quantity=0'], 2, /^error: --quantity 0: it must be a whole number/],
				[[url, `--name=${'n'.repeat(33)}`], 2, /^error: --name n+: it must not have more/],
			]);
		}),
	);
});
