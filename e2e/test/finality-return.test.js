/**
 * A StakingNode that goes offline, on a network of real nodes whose blocks need votes: it misses its
 * votes, pays, goes to jail and loses its seat in the finality set; it comes back, leaves jail, is
 * elected again, and finality rests on it.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { connect, send, sendOk } from '../src/api.js';
import { agree, finalizes, hasPeers, height } from '../src/chain.js';
import { agreeOnSet, enrol, finalitySpec, partOf, RATE, setOf } from '../src/finality-set.js';
import { account, alice, bob, charlie, dave, eve, ferdie } from '../src/keys.js';
import { Lab } from '../src/lab.js';
import { underLoad } from '../src/load.js';
import { ARCHIVE } from '../src/lone-miner.js';
import { identity, miner, requireHealthyLogs, startAll, through } from '../src/network.js';
import { Nodes } from '../src/nodes.js';
import { Rewards } from '../src/rewards.js';
import { ASY, requireQuorums, withShares } from '../src/shares.js';
import { waitFor } from '../src/wait.js';

const MILLION = 1_000_000n;

/** Votes of a window, and blocks of a jail: time enough to be refused before it is over. */
const [WINDOW, JAIL] = [10, 60];

/** One node more than there are seats. */
const OWNERS = { eve, ferdie, charlie, dave, bob };
const SEATS = 4;

/**
 * How many shares name each. Those of the node that goes are worth more than what it will pay, so that
 * it comes before the one without any, also in the end.
 */
const SHARES = { eve: 4_000, ferdie: 1_000, charlie: 1_000, dave: 1_000 };

const GENESIS = withShares(
	{ alice: 6_000 },
	{
		auction: { basePrice: Number(20n * ASY), surgeCap: 1 },
		shares: { maturity: 4, lifetime: 100_000 },
		settlement: { period: 10_000 },
		nodes: {
			maxAuthorities: SEATS,
			// All of them hold the same bond.
			sharesPerNode: 100,
			penaltyWindow: WINDOW,
			// Only a node that is gone misses so many, however slow the machine.
			mildPenalty: { above: 400_000, ofBond: 10_000 },
			jail: JAIL,
		},
	},
);

describe('a StakingNode that goes and comes back', () => {
	const lab = new Lab('finality-return');
	const nodes = {};
	const keys = {};
	let flags;
	let all;
	let api;

	const keysOf = (...names) => names.map((name) => keys[name].grandpa);
	const running = () => all.filter((node) => node.running);
	const info = async () => (await Nodes.at(api)).node(eve);
	const grow = async (blocks) => {
		const to = (await height(nodes.alice)) + blocks;
		await Promise.all(running().map((node) => finalizes(node, to)));
		return to;
	};

	before(
		lab.prepare(
			async () => {
				const chain = await finalitySpec(lab, {
					authorities: ['//Alice'],
					miners: 1,
					genesis: GENESIS,
				});
				flags = ({ name }) => [
					`--chain=${chain}`,
					identity(name),
					...(name in OWNERS
						? ['--validator']
						: [...miner(name, RATE), '--quorum-wait=200', ARCHIVE]),
				];
				all = ['alice', ...Object.keys(OWNERS)].map((name) => {
					nodes[name] = lab.node(name, []);
					return nodes[name];
				});
				await startAll(all, flags);
				await Promise.all(all.map((node) => hasPeers(node, all.length - 1)));
				api = await connect(lab, nodes.alice);
				for (const [name, owner] of Object.entries(OWNERS)) {
					keys[name] = await enrol(api, nodes[name], owner);
				}
				const bids = Object.entries(SHARES).map(([name, shares]) =>
					api.tx.validateShare.bid(shares, 1_000n * ASY, OWNERS[name].address),
				);
				await sendOk(api, api.tx.utility.batchAll(bids), alice);
				const set = await setOf(api, keysOf(...Object.keys(SHARES)));
				await agreeOnSet(all, set.id);
				await grow(3);
			},
			{ timeout: 240_000 },
		),
	);
	after(() => lab.close());

	test(
		'node_that_goes_offline_under_load_pays_is_jailed_and_replaced_while_finality_goes_on',
		lab.guard(
			async (t) => {
				const before = await info();
				assert.ok('now' in before.finality, 'it has no seat');
				const outage = async () => {
					await nodes.eve.stop();
					const from = await grow(3);
					const inJail = async () => {
						const found = await info();
						return found.jailedUntil !== undefined && found;
					};
					const jailed = await waitFor('the node to be jailed', inJail);
					const early = await send(api, api.tx.stakingNode.unjail(), eve);
					assert.equal(early.error, 'stakingNode.StillJailed');

					const set = await setOf(api, keysOf('ferdie', 'charlie', 'dave', 'bob'));
					await agreeOnSet(running(), set.id);
					await requireQuorums(api, from, await grow(5));
					return { jailed, set };
				};
				const { result, sent } = await underLoad(api, account('//Alice//stash'), outage);

				const { jailed, set } = result;
				const number = Number(jailed.jailedUntil) - JAIL;
				const events = await Rewards.at(api, await api.rpc.chain.getBlockHash(number));
				const own = async (name) => {
					const found = await events.events('stakingNode', name);
					return found.filter(({ node }) => node === eve.address);
				};
				const [{ tally }] = await own('WindowClosed');
				assert.ok(tally.missed * MILLION > 400_000n * BigInt(WINDOW), `${tally.missed} missed`);
				const part = tally.missed * 2n > BigInt(WINDOW) ? 50_000n : 10_000n;
				const due = (before.registeredWith * part) / MILLION;
				const slashed = await own('BondSlashed');
				assert.deepEqual(slashed.map(({ burnt }) => burnt), [due]);
				assert.equal(jailed.bond, before.bond - due);
				assert.equal(jailed.refusal, 'Jailed');
				assert.ok('until' in (await info()).finality, 'it still has its seat');
				requireHealthyLogs(running());
				t.diagnostic(
					`${tally.missed} of ${WINDOW} missed: jailed in block ${number}, replaced with ` +
						`set ${set.id} of block ${set.since}, ${sent} transfers arrived meanwhile`,
				);
			},
			{ timeout: 240_000 },
		),
	);

	test(
		'node_that_comes_back_leaves_jail_when_its_time_is_over_and_is_elected_again',
		lab.guard(
			async (t) => {
				const bootnodes = await through(nodes.alice, nodes.ferdie);
				await nodes.eve.start({ args: [...flags(nodes.eve), ...bootnodes] });
				await grow(1);
				// As long as a window with its absence is open, it can be jailed again.
				const since = await height(nodes.alice);
				const ready = async () => {
					const { windows, jailedUntil } = await info();
					const { closed, tally } = windows.at(-1);
					const votes = closed > since && tally.missed * 5n <= BigInt(WINDOW);
					return votes && (await height(nodes.alice)) >= jailedUntil;
				};
				await waitFor('a window with its votes, and the end of its time in jail', ready, {
					timeout: 150_000,
				});
				const { seats } = await (await Nodes.at(api)).finalitySet();
				assert.ok(!seats.some(({ node }) => node === eve.address), 'it was elected in jail');

				await sendOk(api, api.tx.stakingNode.unjail(), eve);
				const free = await info();
				assert.deepEqual([free.refusal, free.jailedUntil], [undefined, undefined]);
				const set = await setOf(api, keysOf('eve', 'ferdie', 'charlie', 'dave'));
				await agreeOnSet(all, set.id);
				await grow(5);
				t.diagnostic(`elected again with set ${set.id} of block ${set.since}`);
			},
			{ timeout: 240_000 },
		),
	);

	test(
		'finality_rests_on_the_votes_of_the_node_that_is_back_when_another_one_goes',
		lab.guard(
			async () => {
				await nodes.dave.stop();
				const set = await (await Nodes.at(api)).finalitySet();
				const parts = ['eve', 'ferdie', 'charlie'].map((name) =>
					partOf(set, keys[name].grandpa),
				);
				const [own, ...others] = parts;
				const rest = others.reduce((sum, part) => sum + part, 0);
				assert.ok(rest < 2 / 3 && rest + own > 2 / 3, `the parts are ${parts}`);
				const to = await grow(5);
				await agree(running(), to);
				requireHealthyLogs(running());
			},
			{ timeout: 180_000 },
		),
	);
});
