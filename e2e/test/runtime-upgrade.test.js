/**
 * A runtime upgrade by referendum on a network of real nodes that was started with an older runtime: the
 * chain goes on meanwhile, and nobody restarts.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { blake2AsHex } from '@polkadot/util-crypto';

import { ask, connect, eventsOf, sendOk } from '../src/api.js';
import { RewardAudit } from '../src/audit.js';
import { agree, finalizes, hashAt, hasPeers, height, reaches } from '../src/chain.js';
import { quickSpec } from '../src/chain-spec.js';
import { Governance, standard, withVotes } from '../src/governance.js';
import { account, alice, bob, charlie, dave, ferdie, finalityOf } from '../src/keys.js';
import { Lab } from '../src/lab.js';
import { ARCHIVE } from '../src/lone-miner.js';
import { identity, miner, requireHealthyLogs, startAll, through } from '../src/network.js';
import { runProgram } from '../src/programs.js';
import { Rewards } from '../src/rewards.js';
import { newRuntime, oldRuntime } from '../src/runtimes.js';
import { ASY, requireQuorums, withShares } from '../src/shares.js';
import { waitFor } from '../src/wait.js';

const RATE = 20_000;
const BLOCK_TIME = 500;
const PERIOD = 12;
const DAY = 2;

/** Each votes and finalises; the first two mine. */
const NAMES = ['alice', 'bob', 'charlie', 'dave'];
const MINERS = ['alice', 'bob'];
const URIS = ['//Alice', '//Bob', '//Charlie', '//Dave'];

/** Who decides on the upgrade, and what each votes with. */
const VOTERS = [alice, bob, charlie, dave];
const AMOUNT = 9_000_000n * ASY;

const GENESIS = withVotes(DAY, {
	...withShares(
		{ alice: 2_000, bob: 2_000, charlie: 2_000, dave: 2_000 },
		{
			shares: { maturity: 4, lifetime: 10_000 },
			settlement: { period: PERIOD },
		},
	),
	grandpa: { authorities: URIS.map((uri) => [finalityOf(uri).address, 1]) },
});

describe('a runtime upgrade', () => {
	const lab = new Lab('runtime-upgrade');
	let all;
	let first;
	let flags;
	let api;
	/** The version of a node's best block. */
	const versionOf = async (node, ...at) =>
		(await node.rpc('state_getRuntimeVersion', ...at)).specVersion;
	/** The block that had the code, the first one after it being the first of the new runtime. */
	let upgraded;
	let old;

	before(
		lab.prepare(
			async () => {
				const chain = await quickSpec(lab, {
					blockTime: BLOCK_TIME,
					rate: MINERS.length * RATE,
					genesis: GENESIS,
					code: oldRuntime(),
				});
				const role = (name) => (MINERS.includes(name) ? miner(name, RATE) : [`--${name}`]);
				flags = ({ name }) => [
					`--chain=${chain}`,
					identity(name),
					'--quorum-wait=200',
					ARCHIVE,
					...(NAMES.includes(name) ? role(name) : []),
				];
				all = NAMES.map((name) => lab.node(name, []));
				[first] = all;
				await startAll(all, flags);
				await Promise.all(all.map((node) => hasPeers(node, NAMES.length - 1)));
				await Promise.all(all.map((node) => finalizes(node, 2)));
				api = await connect(lab, first);
			},
			{ timeout: 300_000 },
		),
	);
	after(() => lab.close());

	const rewardsAt = async (number) => Rewards.at(api, await hashAt(first, number));

	/** The version of the layout in which the shares' pallet stores. */
	const layoutAt = async (number) =>
		(await (await rewardsAt(number)).state.query.validateShare.palletVersion()).toNumber();

	/** The accounts that were settled in some blocks. */
	const settledIn = async (from, to) => {
		const found = [];
		for (let number = from; number <= to; number++) {
			found.push(...(await (await rewardsAt(number)).events('rewardDistribution', 'Settled')));
		}
		return found;
	};

	/**
	 * Propose the same code on two tracks that cannot authorise it: one referendum waits for its deposit,
	 * the other is approved and enacted long after the test.
	 */
	async function proposeDecoys(governance, file) {
		const call = api.tx.system.authorizeUpgrade(blake2AsHex(readFileSync(file)));
		const [, approved] = await governance.propose(ferdie, [
			{ track: 'small_spender', call, inline: true, deposit: false },
			{ track: 'referendum_canceller', call, inline: true, after: 100_000 },
		]);
		const aye = [[approved, standard(true, AMOUNT, 'None')]];
		await Promise.all(VOTERS.map((voter) => governance.vote(voter, aye)));
		await governance.ends(approved, 'Approved');
		return approved;
	}

	test(
		'chain_goes_on_while_its_runtime_is_replaced_by_referendum',
		lab.guard(
			async (t) => {
				old = await versionOf(first);
				const processes = all.map(({ child }) => child.pid);
				const governance = new Governance(api);
				const file = await newRuntime(lab);
				const index = (await proposeDecoys(governance, file)) + 1;
				const program = runProgram(
					'upgrade',
					`--url=${first.wsUrl}`,
					`--wasm=${file}`,
					'--account=//Eve',
					'--yes',
				);
				const proposed = async () =>
					(await api.query.referenda.referendumCount()).toNumber() > index;
				const ended = program.then(({ code, stdout, stderr }) => {
					assert.equal(code, 0, stdout + stderr);
					return stdout;
				});
				await Promise.race([waitFor('the referendum', proposed), ended]);
				const aye = [[index, standard(true, AMOUNT)]];
				await Promise.all(VOTERS.map((voter) => governance.vote(voter, aye)));
				const story = await ended;
				for (const line of story.trimEnd().split('\n')) t.diagnostic(line);
				assert.match(story, new RegExp(`^Submitted +Referendum ${index}, in block`, 'm'));
				upgraded = Number(/^Upgraded +In block (\d+): .* assay \d+$/m.exec(story)[1]);

				const last = upgraded + PERIOD + 3;
				await Promise.all(all.map((node) => finalizes(node, last)));
				await agree(all, last);
				const versions = await Promise.all(all.map((node) => versionOf(node)));
				assert.ok(versions[0] > old, `it is ${versions[0]} after ${old}`);
				assert.deepEqual(new Set(versions), new Set([versions[0]]));
				// The code is part of the state after the block that carries it.
				assert.deepEqual(
					[
						await versionOf(first, await hashAt(first, upgraded - 1)),
						await versionOf(first, await hashAt(first, upgraded)),
					],
					[old, versions[0]],
				);
				assert.deepEqual(
					all.map(({ child }) => child.pid),
					processes,
				);
				assert.ok(all.every(({ running }) => running));
				requireHealthyLogs(all);
				// A wallet that was connected all the time has noticed, and goes on.
				assert.equal(api.runtimeVersion.specVersion.toNumber(), versions[0]);
				await sendOk(api, api.tx.system.remark('still here'), charlie);
			},
			{ timeout: 300_000 },
		),
	);

	test(
		'every_block_around_the_upgrade_carries_votes_and_pays_what_it_must',
		lab.guard(
			async (t) => {
				// Of a connection from before, the library would mix the types of both runtimes.
				api = await connect(lab, first);
				const last = upgraded + PERIOD + 2;
				const carried = await requireQuorums(api, 2, last);
				const at = carried.filter(({ number }) => Math.abs(number - upgraded) <= 2);
				t.diagnostic(at.map(({ number, votes }) => `block ${number}: ${votes} votes`).join(', '));
				const audit = new RewardAudit(api);
				for (let number = 1; number <= last; number++) await audit.requireBlock(number);
				// The first block of the new runtime migrates the pool from which its votes are drawn.
				assert.equal(await layoutAt(upgraded), 0);
				assert.ok((await layoutAt(upgraded + 1)) > 0);
				const [before, after] = [
					await settledIn(1, upgraded),
					await settledIn(upgraded + 1, last),
				];
				assert.ok(before.length > 0, 'nobody was settled before the upgrade');
				assert.ok(after.length > 0, 'nobody was settled after the upgrade');
			},
			{ timeout: 300_000 },
		),
	);

	test(
		'wallet_that_connects_afterwards_uses_the_new_runtime',
		lab.guard(async () => {
			const target = account('//runtime-upgrade/target');
			await ask(lab, all[2], async (fresh) => {
				assert.ok(fresh.runtimeVersion.specVersion.toNumber() > old);
				const call = fresh.tx.balances.transferKeepAlive(target.address, ASY);
				const bid = fresh.tx.validateShare.bid(10, 1_000n * ASY, null);
				const included = await sendOk(fresh, fresh.tx.utility.batchAll([call, bid]), bob);
				assert.equal(eventsOf(included, fresh.events.validateShare.SharesBought).length, 1);
			});
		}),
	);

	test(
		'node_that_starts_afresh_syncs_across_the_upgrade',
		lab.guard(
			async () => {
				const fresh = lab.node('fresh', []);
				await fresh.start({ args: [...flags(fresh), ...(await through(first))] });
				const to = await height(first);
				await reaches(fresh, to);
				await agree([first, fresh], to);
				await finalizes(fresh, to);
				assert.equal(await versionOf(fresh), await versionOf(first));
				requireHealthyLogs([...all, fresh]);
			},
			{ timeout: 300_000 },
		),
	);
});
