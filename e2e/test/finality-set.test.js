/**
 * The finality set on a network of real nodes: StakingNodes are elected into it and replace the
 * authorities of genesis, under load and through restarts; double votes are punished.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { connect, sendOk } from '../src/api.js';
import { agree, best, finalized, finalizes, hasPeers, height, reaches } from '../src/chain.js';
import {
	agreeOnSet,
	copyKeys,
	enrol,
	finalityKey,
	finalitySpec,
	partOf,
	RATE,
	setOf,
} from '../src/finality-set.js';
import { bob, charlie, dave, eve, ferdie } from '../src/keys.js';
import { Lab } from '../src/lab.js';
import { underLoad } from '../src/load.js';
import { identity, keyless, miner, requireHealthyLogs, startAll, through } from '../src/network.js';
import { newKeys, Nodes } from '../src/nodes.js';
import { waitFor } from '../src/wait.js';

describe('a network with StakingNodes', () => {
	const lab = new Lab('finality-set');
	/** Whose nodes they are, by the names of the processes. */
	const OWNERS = { eve, ferdie, charlie, dave };
	const nodes = {};
	const keys = {};
	let flags;
	let all;
	let api;

	before(
		lab.prepare(
			async () => {
				const chain = await finalitySpec(lab, {
					authorities: ['//Alice', '//Bob'],
					miners: 2,
				});
				flags = ({ name }) => [
					`--chain=${chain}`,
					identity(name),
					...(name in OWNERS ? ['--validator'] : miner(name, RATE)),
				];
				all = ['alice', 'bob', ...Object.keys(OWNERS)].map((name) => {
					nodes[name] = lab.node(name, []);
					return nodes[name];
				});
				await startAll(all, flags);
				await Promise.all(all.map((node) => hasPeers(node, all.length - 1)));
				api = await connect(lab, nodes.alice);
				await Promise.all(all.map((node) => finalizes(node, 2)));
			},
			{ timeout: 180_000 },
		),
	);
	after(() => lab.close());

	const finalitySet = async () => (await Nodes.at(api)).finalitySet();
	const bond = async (owner) => (await (await Nodes.at(api)).node(owner))?.bond;
	const progress = async () => {
		const to = (await height(nodes.alice)) + 3;
		await Promise.all(all.filter((node) => node.running).map((node) => finalizes(node, to)));
		await agree(
			all.filter((node) => node.running),
			to,
		);
	};
	const restart = async (node) =>
		node.start({ args: [...flags(node), ...(await through(nodes.alice))] });

	test(
		'registered_node_is_elected_at_the_next_session_with_a_tenth_beside_genesis',
		lab.guard(
			async (t) => {
				const before = await finalitySet();
				assert.deepEqual(
					[before.seats.length, before.genesis, before.eligible],
					[2, true, 0n],
				);
				keys.eve = await enrol(api, nodes.eve, eve);
				const registered = await Nodes.at(api, keys.eve.blockHash);
				const due = Number((await registered.finalitySet()).nextElection);
				const set = await setOf(api, [
					finalityKey('//Alice'),
					finalityKey('//Bob'),
					keys.eve.grandpa,
				]);
				assert.equal(Number(set.since), due);
				assert.equal(set.id, before.id + 1n);
				const part = partOf(set, keys.eve.grandpa);
				assert.ok(part > 0.09 && part <= 0.1, `it has ${part}`);
				assert.equal(await agreeOnSet(all, set.id), Number(set.id));
				await progress();
				t.diagnostic(`set ${set.id} of block ${set.since}: the node has ${part}`);
			},
			{ timeout: 180_000 },
		),
	);

	test(
		'nodes_replace_the_authorities_of_genesis_step_by_step_under_load',
		lab.guard(
			async (t) => {
				const { result: set, sent } = await underLoad(api, bob, async () => {
					for (const name of ['ferdie', 'charlie', 'dave']) {
						keys[name] = await enrol(api, nodes[name], OWNERS[name]);
					}
					const set = await setOf(
						api,
						Object.values(keys).map(({ grandpa }) => grandpa),
					);
					await agreeOnSet(all, set.id);
					await finalizes(nodes.alice, Number(set.since) + 5);
					return set;
				});
				assert.equal(set.genesis, false);
				for (const { grandpa } of Object.values(keys)) {
					assert.ok(Math.abs(partOf(set, grandpa) - 0.25) < 0.001);
				}
				t.diagnostic(`genesis is replaced with set ${set.id} in block ${set.since}`);
				await progress();
				requireHealthyLogs(all);
				t.diagnostic(`${sent} transfers arrived meanwhile`);
			},
			{ timeout: 180_000 },
		),
	);

	test(
		'set_that_waits_takes_effect_after_a_restart_in_the_middle_of_the_change',
		lab.guard(
			async (t) => {
				const old = keys.eve.grandpa;
				const rotated = await newKeys(nodes.eve, eve);
				// Half of the weight goes before the change can become final.
				const stopped = [nodes.eve, nodes.ferdie];
				await Promise.all(stopped.map((node) => node.kill()));
				await sendOk(api, api.tx.stakingNode.setKeys(rotated.keys, rotated.proof), eve);
				const others = Object.values({ ...keys, eve: rotated }).map(
					({ grandpa }) => grandpa,
				);
				const set = await setOf(api, others);
				const change = Number(set.since);
				await reaches(nodes.alice, change + 10);
				const last = await finalized(nodes.alice);
				assert.ok(last < change, `${last} became final without a majority`);

				await Promise.all(stopped.map(restart));
				await Promise.all(all.map((node) => finalizes(node, change + 10)));
				await agreeOnSet(all, set.id);
				keys.eve = rotated;
				assert.notEqual(rotated.grandpa, old);
				await progress();
				t.diagnostic(`change in block ${change}, final until then ${last}, restarted`);
			},
			{ timeout: 180_000 },
		),
	);

	test(
		'double_vote_is_reported_reaches_a_miner_that_sees_no_votes_and_is_slashed',
		lab.guard(
			async (t) => {
				// From here on the only miner has nothing to do with finality.
				await nodes.bob.stop();
				await api.disconnect();
				await nodes.alice.stop();
				const peers = await through(nodes.eve);
				const [chain, name] = flags(nodes.alice);
				const blind = [...keyless('alice', 2 * RATE), '--no-grandpa'];
				await nodes.alice.start({ args: [chain, name, ...blind, ...peers] });
				await hasPeers(nodes.alice, 4);
				api = await connect(lab, nodes.alice);
				const before = await bond(ferdie);

				const twin = lab.node('twin', []);
				copyKeys(lab, 'ferdie', 'twin');
				const others = await through(nodes.eve, nodes.charlie);
				await twin.start({ args: [chain, identity('twin'), '--validator', ...others] });
				let { number: next } = await best(nodes.alice);
				const punished = async () => {
					for (const to = await height(nodes.alice); next <= to; next++) {
						const hash = await api.rpc.chain.getBlockHash(next);
						const events = await (await api.at(hash)).query.system.events();
						const proven = events
							.map(({ event }) => event)
							.find((it) => api.events.stakingNode.EquivocationProven.is(it));
						if (proven) return proven;
					}
					return undefined;
				};
				// Two that see the same blocks vote alike: one of them has to fall behind.
				const fallBehind = async () => {
					twin.freeze();
					await reaches(nodes.alice, (await height(nodes.alice)) + 2);
					twin.thaw();
					await reaches(nodes.alice, (await height(nodes.alice)) + 4);
					return punished();
				};
				const proven = await waitFor('the double vote to be punished', fallBehind);

				assert.equal(proven.data.node.toString(), ferdie.address);
				// A quarter of the weight: the square of three quarters.
				const millionths = proven.data.penalty.toBigInt();
				assert.ok(Math.abs(Number(millionths) - 562_500) < 1_000, `penalty ${millionths}`);
				const nodesNow = await Nodes.at(api);
				const paid = (before * millionths) / 1_000_000n;
				const after = await nodesNow.node(ferdie);
				assert.equal(after.bond, before - paid);
				assert.equal(await nodesNow.heldBond(ferdie), before - paid);
				assert.equal(after.refusal, 'Jailed');
				t.diagnostic(
					`${paid} burnt, in set ${proven.data.set}, round ${proven.data.round}`,
				);

				await twin.kill();
				const rest = ['eve', 'charlie', 'dave'].map((name) => keys[name].grandpa);
				const set = await setOf(api, rest);
				await nodes.ferdie.stop();
				await finalizes(nodes.eve, Number(set.since) + 5);
			},
			{ timeout: 240_000 },
		),
	);
});
